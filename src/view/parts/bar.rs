//! The bar in reach of the thumb: Start, Tips, Help, and Leave, always at the inline end.

use super::picture;
use crate::say;
use crate::view::page::{Page, Place};
use leptos::prelude::*;

/// The bar. Leave is a plain link until `js/leave.js` makes it quicker.
pub fn bar(page: &Page<'_>) -> AnyView {
    let here = |slug: &str| matches!(&page.place, Place::Slug(own) if own == slug || (slug == "tips" && own.starts_with("tip-")));
    let start = page.start_of(page.language.code.as_str());
    view! {
        <nav class="bar" aria-label=say!(page, bar.label)>
            {item(page, start, "home", say!(page, bar.start), page.place == Place::Start)}
            {item(page, page.to("tips"), "list", say!(page, bar.tips), here("tips"))}
            {item(page, page.to("help"), "call", say!(page, bar.help), here("help"))}
            {leave(page)}
        </nav>
    }
    .into_any()
}

/// The bar of a page that has no language yet: the way out alone.
pub fn way_out(page: &Page<'_>) -> AnyView {
    view! { <nav class="bar" aria-label=say!(page, bar.leave)>{leave(page)}</nav> }.into_any()
}

fn item(page: &Page<'_>, href: String, icon: &str, label: String, is_here: bool) -> AnyView {
    let current = is_here.then_some("page");
    view! {
        <a class="bar__item" href=href aria-current=current>
            {picture::icon(page, icon)}
            <span>{label}</span>
        </a>
    }
    .into_any()
}

fn leave(page: &Page<'_>) -> AnyView {
    view! {
        <a class="bar__item bar__leave" href=page.cover() rel="noreferrer" data-leave="" title=say!(page, bar.leave_what)>
            {picture::icon(page, "leave")}
            <span>{say!(page, bar.leave)}</span>
        </a>
    }
    .into_any()
}
