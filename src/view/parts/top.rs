//! The top of a page: the way home, and this page in another language.

use super::{languages, picture};
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The top of a page.
pub fn top(page: &Page<'_>) -> AnyView {
    view! {
        <header class="top">
            <a class="top__home" href=page.start_of(page.language.code.as_str()) aria-label=say!(page, page.home)>
                {picture::icon(page, "home")}
                <span class="top__name" aria-hidden="true">{say!(page, app.name)}</span>
            </a>
            {languages::menu(page)}
        </header>
    }
    .into_any()
}
