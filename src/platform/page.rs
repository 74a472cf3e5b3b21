//! The page as the browser shows it.

use crate::model::display::{Display, TextSize, Theme};

/// Shows the page in this size and these colours, as `js/head.js` does before the first paint.
pub fn show_display(display: Display) {
    let Some(root) = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element())
    else {
        return;
    };
    set(&root, "data-text", (display.text != TextSize::default()).then(|| display.text.name()));
    set(&root, "data-theme", (display.theme != Theme::default()).then(|| display.theme.name()));
}

/// Sets an attribute, or takes it away. Neither can fail for a name that is a plain word.
fn set(root: &web_sys::Element, name: &str, value: Option<&str>) {
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    debug_assert!(done.is_ok());
}
