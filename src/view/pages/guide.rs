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
    around(page, guide, ().into_any(), own)
}

/// A guide page that is opened for what one does there: that stands before its text.
pub fn led_by(page: &Page<'_>, guide: &Guide, own: AnyView) -> AnyView {
    around(page, guide, own, ().into_any())
}

fn around(page: &Page<'_>, guide: &Guide, before: AnyView, after: AnyView) -> AnyView {
    let order = sources::order(guide);
    let text = view! {
        <article class="guide">
            {head(page, guide)}
            {before}
            {blocks::blocks(page, &guide.blocks, &order)}
            {after}
            {terms::terms(page, guide)}
            {next(page, guide)}
            {sources::sources(page, &order)}
            {sources::how_made(page, guide)}
        </article>
    };
    shell(page, text.into_any())
}

fn head(page: &Page<'_>, guide: &Guide) -> AnyView {
    let picture = guide.shared.picture.as_ref().map(|name| {
        let drawing = picture::drawing(page, name);
        view! { <div class="picture">{drawing}</div> }.into_any()
    });
    let number = match guide.shared.kind {
        Kind::Tip(number) => {
            let words = say!(page, tip.number, number = number, total = page.tips);
            Some(view! { <p class="guide__number"><a href=page.to("tips")>{words}</a></p> }.into_any())
        }
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
