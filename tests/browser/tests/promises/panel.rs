//! How does the panel for text size and colours stand?

use browser::{Browser, Outcome};
use serde::Deserialize;

/// The panel, its page and what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Panel {
    /// The sentences that it may show.
    pub labels: Labels,
    /// Whether its controls are shown.
    pub started: bool,
    /// Which sentences are shown.
    pub notices: Vec<String>,
    /// Which size is marked, from 0; -1 is none.
    pub size: i32,
    /// Which colours are marked, from 0; -1 is none.
    pub theme: i32,
    /// `data-text` and `data-theme` of the page.
    pub root: [Option<String>; 2],
    /// The record in localStorage.
    pub kept: Option<String>,
}

/// Sentences in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Labels {
    /// Said after forgetting.
    pub forgotten: String,
    /// Said where nothing can be kept.
    pub not_kept: String,
    /// Said where the panel does not start.
    pub without: String,
}

/// The button that forgets.
pub const FORGET: &str = "leptos-island .button";

/// Looks at the panel.
pub fn panel(browser: &Browser) -> Outcome<Panel> {
    browser.eval(include_str!("../../probes/panel.js"))
}

/// The control of a text size: 0 is normal, 3 is largest.
pub fn size(index: usize) -> String {
    control("text-size", index)
}

/// The control of colours: 0 is as the phone is set, 1 light, 2 dark, 3 strong contrast.
pub fn theme(index: usize) -> String {
    control("theme", index)
}

fn control(name: &str, index: usize) -> String {
    format!(".choice:nth-child({}) > input[name=\"{name}\"]", index + 1)
}
