//! The languages of the app: as a menu at the top of a page, and as the list that `/` and a wrong address show.

use super::picture;
use crate::model::language::Language;
use crate::say;
use crate::view::page::Page;
use crate::view::words::Locale;
use leptos::prelude::*;

/// The same page in the other languages: plain links in a list that opens without a script.
pub fn menu(page: &Page<'_>) -> AnyView {
    let others = page.content.languages.iter().filter(|language| language.code != page.language.code);
    let links: Vec<AnyView> = others
        .map(|language| {
            let code = language.code.to_string();
            let href = page.in_language(&code);
            view! {
                <li>
                    <a class="menu__item" href=href hreflang=code.clone() lang=code dir=language.direction.name()>
                        {language.name.clone()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="menu">
            <summary class="menu__button" aria-label=say!(page, page.language_of_page)>
                {picture::icon(page, "language")}
                <span aria-hidden="true">{page.language.name.clone()}</span>
            </summary>
            <ul class="menu__list">
                {links}
                <li><a class="menu__item" href=page.root_address()>{say!(page, page.languages_all)}</a></li>
            </ul>
        </details>
    }
    .into_any()
}

/// Every language in its own script, with one line of `words` in that language: it reads for who reads nothing else.
pub fn list(page: &Page<'_>, words: fn(Locale) -> String) -> AnyView {
    let links: Vec<AnyView> = page.content.languages.iter().filter_map(|language| row(page, language, words)).collect();
    view! { <ul class="tongues">{links}</ul> }.into_any()
}

fn row(page: &Page<'_>, language: &Language, words: fn(Locale) -> String) -> Option<AnyView> {
    let code = language.code.to_string();
    let locale = locale_of(language)?;
    let href = page.start_of(&code);
    let view = view! {
        <li>
            <a
                class="tongues__item"
                href=href
                hreflang=code.clone()
                lang=code
                dir=language.direction.name()
                data-script=language.script.name()
            >
                <strong class="tongues__name">{language.name.clone()}</strong>
                <span class="tongues__words">{words(locale)}</span>
            </a>
        </li>
    };
    Some(view.into_any())
}

/// The language for the typed keys; both lists come from `locales/languages.toml`, so it is there.
pub fn locale_of(language: &Language) -> Option<Locale> {
    use leptos_i18n::Locale as _;
    Locale::get_all().iter().copied().find(|locale| locale.as_str() == language.code.as_str())
}
