//! `/<lang>/display/`: text size and colours. The panel is an island; without it the page says what else works.

use super::guide;
use crate::islands::display_settings::{DisplayLabels, DisplaySettings};
use crate::model::guide::Guide;
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The panel, above the words of `display.md`.
pub fn display(page: &Page<'_>, own: &Guide) -> AnyView {
    let labels = DisplayLabels {
        text: say!(page, display.text),
        text_sizes: [
            say!(page, display.text_normal),
            say!(page, display.text_large),
            say!(page, display.text_larger),
            say!(page, display.text_largest),
        ],
        theme: say!(page, display.theme),
        themes: [
            say!(page, display.theme_phone),
            say!(page, display.theme_light),
            say!(page, display.theme_dark),
            say!(page, display.theme_contrast),
        ],
        kept: say!(page, display.kept),
        forget: say!(page, display.forget),
        forgotten: say!(page, display.forgotten),
        not_kept: say!(page, display.not_kept),
        without: say!(page, display.without),
    };
    guide::led_by(page, own, view! { <DisplaySettings labels=labels/> }.into_any())
}
