//! Everybody can use it: who cannot see the screen, who cannot hold a finger still, who has no finger to spare.

use browser::{Outcome, Reader, Site, nothing};
use serde::Deserialize;

/// axe-core, which looks for what a program can find of the barriers that WCAG names.
const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");

#[derive(Debug, Deserialize)]
struct Judged {
    found: Vec<String>,
    judged: usize,
}

/// Colours: those that the phone asks for, and those that the reader chose.
const COLOURS: [(&str, &str); 4] = [("light", "phone"), ("dark", "phone"), ("light", "dark"), ("light", "contrast")];

#[test]
fn axe_finds_nothing_on_any_page_in_any_language() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for page in &site.pages {
        if page.has_island() {
            reader.visit_panel(&page.path)?
        } else {
            reader.visit(&page.path)?
        }
        reader.eval::<()>(AXE)?;
        for (phone, theme) in COLOURS {
            reader.set_media(&[("prefers-color-scheme", phone)])?;
            reader.eval_with::<()>("const [theme] = arguments; if (theme === 'phone') delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = theme;", vec![theme.into()])?;
            let judged: Judged = reader.eval(include_str!("../../probes/axe.js"))?;
            found.extend(judged.found.into_iter().map(|line| format!("/{} ({phone}/{theme}): {line}", page.path)));
            if judged.judged == 0 {
                found.push(format!("/{}: axe judged nothing", page.path));
            }
        }
    }
    nothing("barriers", &found)?;
    reader.assert_quiet()
}
