//! The foot of a page: pages about the app, and whose app it is.

use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// Pages that lead somewhere from every page.
const PAGES: [&str; 6] = ["ready", "install", "about", "privacy", "display", "sanctuary"];

/// The foot of a page.
pub fn foot(page: &Page<'_>) -> AnyView {
    let links: Vec<AnyView> = PAGES
        .iter()
        .filter_map(|slug| page.translation.guide(slug))
        .map(|guide| {
            let (href, title) = (page.to(guide.slug.as_str()), guide.head.title.clone());
            view! { <li><a class="foot__link" href=href>{title}</a></li> }.into_any()
        })
        .collect();
    view! {
        <footer class="foot">
            <nav aria-label=say!(page, page.about_pages)>
                <ul class="foot__links">{links}</ul>
            </nav>
            <p>{say!(page, page.not_org)}</p>
        </footer>
    }
    .into_any()
}
