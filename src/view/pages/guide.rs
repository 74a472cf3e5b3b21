//! A guide: picture, which of how many, title, one sentence, text, terms, where to go next, sources, how it was made.

use crate::model::guide::{Guide, Kind};
use crate::say;
use crate::view::page::Page;
use crate::view::parts::{blocks, picture, shell::shell, sources, terms};
use leptos::prelude::*;

/// A whole guide page.
pub fn guide(page: &Page<'_>, guide: &Guide) -> AnyView {
    with(page, guide, ().into_any())
}

/// A guide page with something of its own after its text: a directory, a list.
pub fn with(page: &Page<'_>, guide: &Guide, own: AnyView) -> AnyView {
    around(page, guide, "guide", ().into_any(), own)
}

/// A guide page that is opened for what one does there: that stands before its text.
pub fn led_by(page: &Page<'_>, guide: &Guide, own: AnyView) -> AnyView {
    around(page, guide, "guide", own, ().into_any())
}

/// A guide page whose numbered list is drawn as a line through time.
pub fn timeline(page: &Page<'_>, guide: &Guide) -> AnyView {
    around(page, guide, "guide guide--timeline", ().into_any(), ().into_any())
}

fn around(page: &Page<'_>, guide: &Guide, class: &'static str, before: AnyView, after: AnyView) -> AnyView {
    let order = source_order(page, guide);
    let text = view! {
        <article class=class>
            {head(page, guide)}
            {before}
            {blocks::blocks(page, &guide.blocks, &order, &guide.shared.drawings)}
            {after}
            {terms::terms(page, guide)}
            {next(page, guide)}
            {sources::sources(page, &order)}
            {sources::how_made(page, guide)}
        </article>
    };
    shell(page, text.into_any())
}

/// The ids of the sources of a page in the order in which it first cites them: their numbers on the page.
pub fn source_order(page: &Page<'_>, guide: &Guide) -> Vec<String> {
    let routes = guide.holder().into_iter().flat_map(|id| page.content.routes_of(id)).flat_map(|route| &route.sources);
    sources::order(guide.blocks.iter().flat_map(|block| &block.sources).chain(routes))
}

fn head(page: &Page<'_>, guide: &Guide) -> AnyView {
    let drawing = match (&guide.shared.picture, guide.holder()) {
        (Some(name), _) => Some(picture::drawing(page, name)),
        // A holder is known by the icon that it has on the map.
        (None, Some(_)) => Some(picture::icon(page, guide.slug.as_str())),
        (None, None) => None,
    };
    let picture = drawing.map(|drawing| view! { <div class="picture">{drawing}</div> }.into_any());
    let number = match guide.shared.kind {
        Kind::Tip(number) => {
            let words = say!(page, tip.number, number = number, total = page.tips);
            Some(view! { <p class="guide__number"><a href=page.to("tips")>{words}</a></p> }.into_any())
        }
        Kind::Holder => page.translation.guide("holders").map(|all| {
            let (href, title) = (page.to(all.slug.as_str()), all.head.title.clone());
            view! { <p class="guide__number"><a href=href>{title}</a></p> }.into_any()
        }),
        Kind::Page | Kind::Cover => None,
    };
    view! {
        {picture}
        {number}
        <h1>{guide.head.title.clone()}</h1>
        <p class="guide__summary">{guide.head.summary.clone()}</p>
    }
    .into_any()
}

fn next(page: &Page<'_>, guide: &Guide) -> Option<AnyView> {
    let items: Vec<AnyView> = guide
        .shared
        .next
        .iter()
        .filter_map(|slug| page.translation.guides.get(slug))
        .map(|next| {
            view! {
                <li>
                    <a class="strip" href=page.to(next.slug.as_str())>
                        <span>{next.head.title.clone()}</span>
                        {picture::icon(page, "next")}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    let view = view! {
        <nav class="next" aria-labelledby="next">
            <h2 id="next">{say!(page, guide.next)}</h2>
            <ul class="strips">{items}</ul>
        </nav>
    };
    (!guide.shared.next.is_empty()).then(|| view.into_any())
}
