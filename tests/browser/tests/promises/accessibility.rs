//! Everybody can use it: who cannot see the screen, who cannot hold a finger still, who has a keyboard and no pointer.

use std::fmt;

use browser::{Browser, Outcome, Page, Problem, Reader, Site, nothing};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::Key;

/// axe-core, which looks for what a program can find of the barriers that WCAG names.
const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");
/// No control is smaller than this, in CSS pixels; the design asks for 48 and this is what WCAG 2.5.5 asks for.
const SMALLEST_TARGET_PX: u32 = 44;

/// What a probe of the whole page found, and how much it could look at.
#[derive(Debug, Deserialize)]
struct Judged {
    found: Vec<String>,
    judged: usize,
}

/// Where the focus is.
#[derive(Debug, Deserialize)]
struct Focus {
    /// Its place among the controls that are shown; -1 for something else, such as a part that scrolls.
    index: i32,
    name: String,
    problems: Vec<String>,
}

/// What the page looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Colours {
    /// `prefers-color-scheme` of the phone.
    phone: &'static str,
    /// What the reader chose; `phone` for nothing.
    theme: &'static str,
    /// The least contrast of text: the design promises 5.4, above the 4.5 of WCAG 1.4.3, and to who asks for contrast 7,
    /// as the strictest level does (1.4.6).
    least: f64,
}

impl fmt::Display for Colours {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} of a {} phone", self.theme, self.phone)
    }
}

const COLOURS: [Colours; 4] = [
    Colours { phone: "light", theme: "phone", least: 5.4 },
    Colours { phone: "dark", theme: "phone", least: 5.4 },
    Colours { phone: "light", theme: "dark", least: 5.4 },
    Colours { phone: "light", theme: "contrast", least: 7.0 },
];

#[test]
fn axe_finds_nothing_on_any_page_in_any_language() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for page in &site.pages {
        open(&reader, page)?;
        reader.eval::<()>(AXE)?;
        for colours in COLOURS {
            set_colours(&reader, colours)?;
            let is_strict = colours.least >= 7.0;
            let all: Judged =
                reader.eval_with(include_str!("../../probes/axe.js"), vec![Value::Null, is_strict.into()])?;
            let menu = page.html.contains("class=\"menu\"");
            let in_menu: Option<Judged> = if menu && colours == COLOURS[0] {
                Some(reader.eval_with(include_str!("../../probes/axe.js"), vec![".menu".into(), is_strict.into()])?)
            } else {
                None
            };
            let lines = all.found.iter().chain(in_menu.iter().flat_map(|menu| &menu.found));
            found.extend(lines.map(|line| format!("/{} in {colours}: {line}", page.path)));
            // See `contrast.js` for the others.
            let reads_rtl = site.languages.iter().any(|one| one.is_rtl && page.language.as_ref() == Some(&one.code));
            if all.judged == 0 && !reads_rtl {
                found.push(format!("/{} in {colours}: axe saw no text", page.path));
            }
        }
    }
    nothing("barriers", &found)?;
    reader.assert_quiet()
}

#[test]
fn all_text_stands_out_in_every_script_and_in_all_colours() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for page in &site.pages {
        open(&reader, page)?;
        for colours in COLOURS {
            set_colours(&reader, colours)?;
            let probe = include_str!("../../probes/contrast.js");
            let all: Judged = reader.eval_with(probe, vec![colours.least.into()])?;
            assert!(all.judged > 5, "/{}: {} pieces of text", page.path, all.judged);
            found.extend(all.found.into_iter().map(|line| format!("/{} in {colours}: {line}", page.path)));
        }
    }
    nothing("words that do not stand out", &found)?;
    reader.assert_quiet()
}

#[test]
fn every_control_is_large_enough_for_a_finger() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for page in &site.pages {
        open(&reader, page)?;
        let probe = include_str!("../../probes/targets.js");
        let small: Vec<String> = reader.eval_with(probe, vec![SMALLEST_TARGET_PX.into()])?;
        found.extend(small.into_iter().map(|line| format!("/{}: {line}", page.path)));
    }
    nothing(&format!("controls below {SMALLEST_TARGET_PX} px"), &found)?;
    reader.assert_quiet()
}

#[test]
fn the_keyboard_reaches_every_control_and_shows_where_it_is() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    // So that the page has scrolled to a control when its focus is looked at.
    reader.set_media(&[("prefers-reduced-motion", "reduce")])?;
    let mut found = Vec::new();
    for language in &site.languages {
        for path in [format!("{}/", language.code), format!("{}/display/", language.code)] {
            open(&reader, site.page(&path)?)?;
            found.extend(walk(&reader)?.into_iter().map(|line| format!("/{path}: {line}")));
        }
    }
    nothing("controls that the keyboard loses", &found)?;
    reader.assert_quiet()
}

#[test]
fn the_way_to_the_text_is_first_and_leads_to_the_text() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.guides().filter(|page| page.language.is_some()) {
        open(&reader, page)?;
        reader.press(Key::Tab)?;
        let first: Focus = focus(&reader)?.ok_or_else(|| Problem::new("nothing takes the focus"))?;
        assert_eq!((first.index, first.problems), (0, Vec::new()), "/{}: {}", page.path, first.name);
        reader.press(Key::Enter)?;
        let is_in_text = "return document.activeElement.matches('main') && location.hash === '#text'";
        reader.wait_until(&format!("/{}: the focus is in the text", page.path), is_in_text)?;
    }
    reader.assert_quiet()
}

/// Opens a page, and waits for the part of it that has controls of its own.
fn open(reader: &Reader, page: &Page) -> Outcome {
    if page.has_island() { reader.visit_panel(&page.path) } else { reader.visit(&page.path) }
}

/// Shows the page in these colours, as the phone and `js/head.js` would.
fn set_colours(browser: &Browser, colours: Colours) -> Outcome {
    browser.set_media(&[("prefers-color-scheme", colours.phone)])?;
    let choose = "const [theme] = arguments;
        if (theme === 'phone') delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = theme;";
    browser.eval_with(choose, vec![colours.theme.into()])
}

/// Goes through the page with the tabulator, and back over the last with Shift, and gives what is wrong.
///
/// Radio buttons of one name are one stop, and the arrow keys go between them.
fn walk(reader: &Reader) -> Outcome<Vec<String>> {
    let expected: Vec<i32> = reader.eval(
        "const names = new Set();
        return [...document.querySelectorAll('a[href], button, summary, input')]
            .filter((one) => one.checkVisibility()).map((one, index) => [one, index])
            .filter(([one]) => one.type !== 'radio' || (!names.has(one.name) && names.add(one.name)))
            .map(([one, index]) => index)",
    )?;
    let mut found = Vec::new();
    let mut reached = Vec::new();
    // One more than there are, so that a control which holds the focus is seen.
    for _ in 0..=expected.len() {
        reader.press(Key::Tab)?;
        let Some(now) = focus(reader)? else { break };
        found.extend(now.problems.iter().map(|problem| format!("{} {problem}", now.name)));
        if now.index >= 0 {
            reached.push(now.index);
        }
    }
    if reached != expected {
        found.push(format!("reached {reached:?} instead of {expected:?}"));
    }
    Ok(found)
}

fn focus(browser: &Browser) -> Outcome<Option<Focus>> {
    browser.eval(include_str!("../../probes/focus.js"))
}
