//! Drawings and icons: symbols of one sheet each, so that a theme reaches all of them and each is fetched once.
//!
//! A picture only repeats what words beside it say, so a screen reader passes over it.

use crate::view::page::Page;
use leptos::prelude::*;

/// The sheet of drawings.
pub const DRAWINGS: &str = "img/drawings.svg";
/// The sheet of icons.
pub const ICONS: &str = "img/icons.svg";

/// The drawing of a guide, on its wash.
pub fn drawing(page: &Page<'_>, name: &str) -> AnyView {
    let href = format!("{}#{name}", page.asset(DRAWINGS));
    let class = if page.assets.is_mirrored(DRAWINGS, name) { "drawing drawing--mirrored" } else { "drawing" };
    view! { <svg class=class viewBox="0 0 190 112" aria-hidden="true"><use href=href></use></svg> }.into_any()
}

/// An icon, as tall as the text beside it needs.
pub fn icon(page: &Page<'_>, name: &str) -> AnyView {
    let href = format!("{}#{name}", page.asset(ICONS));
    let class = if page.assets.is_mirrored(ICONS, name) { "icon icon--mirrored" } else { "icon" };
    view! { <svg class=class viewBox="0 0 48 48" aria-hidden="true"><use href=href></use></svg> }.into_any()
}
