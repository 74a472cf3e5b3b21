//! Do pages show only words of `locales/`?
//!
//! A word written in a `view!` is read in English by everyone. Attributes that are shown or spoken count as words.

use digital_sanctuary::site::problem::Problem;

use super::tokens::{Kind, Token, end_of_group};

/// Attributes whose value a reader sees or hears.
const SPOKEN: &[&str] =
    &["alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"];
/// One letter may be a mark, as the `x` of "2 x".
const LETTERS_OF_A_WORD: usize = 2;

/// Every word written in a `view!` of a page or an island.
pub fn problems(path: &str, tokens: &[Token]) -> Vec<Problem> {
    if !(path.starts_with("src/view/") || path.starts_with("src/islands/")) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for at in 0..tokens.len() {
        if let Some(inside) = view(tokens, at) {
            let shown = shown(inside);
            problems.extend(shown.into_iter().map(|(line, said)| {
                let what = format!("the words \"{said}\" stand in the code");
                Problem::new(path, line, what, "Put them into locales/en/ui.json and use their key.")
            }));
        }
    }
    problems
}

/// What stands in the `view!` that begins at `at`.
fn view(tokens: &[Token], at: usize) -> Option<&[Token]> {
    let opens = matches!(tokens.get(at + 2)?.kind, Kind::Open(_));
    let is_view = tokens.get(at)?.word() == Some("view") && tokens.get(at + 1)?.is('!') && opens;
    is_view.then(|| tokens.get(at + 3..end_of_group(tokens, at + 2) - 1)).flatten()
}

/// The words that markup shows, each with its line. Rust between braces is passed over: a `view!` in it is found by itself.
fn shown(markup: &[Token]) -> Vec<(usize, String)> {
    let mut shown = Vec::new();
    let mut in_tag = false;
    let mut at = 0;
    while let Some(token) = markup.get(at) {
        match &token.kind {
            Kind::Sign('<') => in_tag = true,
            // Not the end of `=>` or `->`.
            Kind::Sign('>') if !before(markup, at).is_some_and(|sign| sign.is('=') || sign.is('-')) => in_tag = false,
            Kind::Open(_) => {
                let end = end_of_group(markup, at);
                let inside = markup.get(at + 1..end - 1).unwrap_or_default();
                // `{"words"}` is text, and as an attribute's value it is a value.
                if let [Token { line, kind: Kind::Text(said) }] = inside
                    && (!in_tag || is_spoken(markup, at))
                {
                    shown.push((*line, said.clone()));
                }
                at = end;
                continue;
            }
            Kind::Text(said) if !in_tag || is_spoken(markup, at) => shown.push((token.line, said.clone())),
            // Markup may also hold words without quotes.
            Kind::Word(said) if !in_tag => shown.push((token.line, said.clone())),
            _ => {}
        }
        at += 1;
    }
    shown.retain(|(_, said)| has_a_word(said));
    shown
}

fn before(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at.checked_sub(1)?)
}

/// Whether what stands at `at` is the value of an attribute that is seen or heard.
fn is_spoken(markup: &[Token], at: usize) -> bool {
    if !before(markup, at).is_some_and(|sign| sign.is('=')) {
        return false;
    }
    // Back over `aria`, `-`, `label` to the first sign that no name holds; a space is not among the tokens,
    // but a name never follows a name without an `=` or a value between them, except for attributes without a value.
    let mut from = at - 1;
    while let Some(token) = before(markup, from) {
        let joins = token.is('-') || markup.get(from).is_some_and(|after| after.is('-')) || from == at - 1;
        if !(joins && (token.word().is_some() || token.is('-'))) {
            break;
        }
        from -= 1;
    }
    let name: String =
        markup.get(from..at - 1).unwrap_or_default().iter().map(|token| token.word().unwrap_or("-")).collect();
    SPOKEN.contains(&name.as_str())
}

/// Whether letters stand together as in a word. `&nbsp;` is none.
fn has_a_word(said: &str) -> bool {
    let letters = said.split(|sign: char| !sign.is_alphabetic()).map(|run| run.chars().count());
    letters.max().unwrap_or(0) >= LETTERS_OF_A_WORD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tokens::read;

    fn found(text: &str) -> Vec<String> {
        let tokens = read(text).unwrap_or_default();
        let said = |problem: Problem| problem.what.split('"').nth(1).unwrap_or_default().to_owned();
        problems("src/view/page.rs", &tokens).into_iter().map(said).collect()
    }

    #[test]
    fn words_between_tags_are_refused() {
        assert_eq!(found(r#"view! { <p class="note">"Leave now"</p> }"#), ["Leave now"]);
        assert_eq!(found(r#"view! { <p>{"Leave"}</p> }"#), ["Leave"]);
        assert_eq!(found("view! { <p>Leave now</p> }"), ["Leave", "now"]);
    }

    #[test]
    fn words_in_a_view_inside_another_are_refused_once() {
        let text = r#"view! { <p>{move || if a { view! { <b>"Yes"</b> }.into_any() } else { ().into_any() }}</p> }"#;
        assert_eq!(found(text), ["Yes"]);
    }

    #[test]
    fn attributes_that_are_seen_or_heard_are_refused() {
        assert_eq!(found(r#"view! { <img src="a.svg" alt="A door"/> }"#), ["A door"]);
        assert_eq!(found(r#"view! { <a href="x" aria-label="Home page">{icon}</a> }"#), ["Home page"]);
        assert_eq!(found(r#"view! { <a hidden title={"Home"}>{icon}</a> }"#), ["Home"]);
    }

    #[test]
    fn values_keys_and_signs_are_allowed() {
        let text = r#"view! { <a class="note" href="x" data-title="id" aria-labelledby="top" on:click=move |_| go("there")>
            {t!(i18n, page.title)} " · " {icon("tick")} "1" </a> }"#;
        assert_eq!(found(text), Vec::<String>::new());
    }

    #[test]
    fn code_outside_pages_is_passed_over() {
        let tokens = read(r#"view! { <p>"Words"</p> }"#).unwrap_or_default();
        assert!(problems("src/site/render.rs", &tokens).is_empty());
    }
}
