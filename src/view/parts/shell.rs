//! The frame of every page: the way to the text, the top, the text, the foot, and the bar with the way out.

use super::{bar, foot, ready, top};
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// Puts the text of a page into its frame.
pub fn shell(page: &Page<'_>, text: AnyView) -> AnyView {
    view! {
        <a class="skip" href="#text">{say!(page, page.skip)}</a>
        {top::top(page)}
        <main class="text" id="text" tabindex="-1">{text}</main>
        {ready::ready(page)}
        {foot::foot(page)}
        {bar::bar(page)}
    }
    .into_any()
}
