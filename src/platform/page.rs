//! The page as the browser shows it.

use crate::model::display::{Display, TextSize, Theme};
use wasm_bindgen::JsCast;

/// Shows the page in this size and these colours, as `js/head.js` does before the first paint.
pub fn show_display(display: Display) {
    let Some(root) = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element())
    else {
        return;
    };
    set(&root, "data-text", (display.text != TextSize::default()).then(|| display.text.name()));
    set(&root, "data-theme", (display.theme != Theme::default()).then(|| display.theme.name()));
}

/// Hides each holder of the map that does not fit; says how many are shown, of how many.
///
/// `fits` is asked with the situations and the nations of a holder: names with spaces between.
pub fn show_fitting(fits: impl Fn(&str, &str) -> bool) -> (usize, usize) {
    let page = web_sys::window().and_then(|window| window.document());
    let Some(Ok(holders)) = page.map(|page| page.query_selector_all("[data-situations]")) else { return (0, 0) };
    let mut shown = 0;
    for index in 0..holders.length() {
        let Some(holder) = holders.item(index).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) else {
            continue;
        };
        let named = |name: &str| holder.get_attribute(name).unwrap_or_default();
        let is_shown = fits(&named("data-situations"), &named("data-nations"));
        set(&holder, "hidden", (!is_shown).then_some(""));
        shown += usize::from(is_shown);
    }
    (shown, holders.length() as usize)
}

/// Sets an attribute, or takes it away. Neither can fail for a name that is a plain word.
fn set(root: &web_sys::Element, name: &str, value: Option<&str>) {
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    debug_assert!(done.is_ok());
}
