//! The end of a guide: its sources with dates, how it was made, and that no lawyer has read it.

use super::blocks::outside;
use super::picture;
use crate::model::day::Day;
use crate::model::guide::Guide;
use crate::model::language::Translated;
use crate::model::source::{Known, Source};
use crate::say;
use crate::view::date;
use crate::view::page::Page;
use leptos::prelude::*;

/// The ids of the sources of a guide in the order in which they are first cited: their numbers on the page.
pub fn order(guide: &Guide) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    for id in guide.blocks.iter().flat_map(|block| &block.sources) {
        if !order.contains(id) {
            order.push(id.clone());
        }
    }
    order
}

/// The sources, closed until they are asked for.
pub fn sources(page: &Page<'_>, order: &[String]) -> Option<AnyView> {
    let count = order.len();
    let items: Vec<AnyView> =
        order.iter().filter_map(|id| page.content.source(id)).map(|source| item(page, source)).collect();
    let view = view! {
        <details class="sources" id="sources">
            <summary>
                {picture::icon(page, "source")}
                <span>{say!(page, guide.sources_count, count = count)}</span>
            </summary>
            <ol class="sources__list">{items}</ol>
        </details>
    };
    (count > 0).then(|| view.into_any())
}

fn item(page: &Page<'_>, source: &Source) -> AnyView {
    let title = view! { <bdi lang="en" dir="ltr" translate="no">{source.title.clone()}</bdi> }.into_any();
    let known = match source.known {
        Known::SeenA => say!(page, guide.known_a),
        Known::SeenB => say!(page, guide.known_b),
        Known::SeenC => say!(page, guide.known_c),
    };
    view! {
        <li>
            <p>{outside(page, source.address.clone(), title)}</p>
            <p><bdi lang="en" dir="ltr" translate="no">{source.owner.clone()}</bdi></p>
            <p>{say!(page, guide.source_seen)}" "{day(page, source.seen_on)}". "{known}</p>
        </li>
    }
    .into_any()
}

/// How the page was made and when it was checked: said on every guide.
pub fn how_made(page: &Page<'_>, guide: &Guide) -> AnyView {
    let translated = match page.language.translated {
        Translated::Source => say!(page, guide.source_language),
        Translated::Machine => say!(page, guide.translated_machine),
        Translated::Read => say!(page, guide.translated_read),
    };
    let contact = page.content.publisher.contact.clone().map(|contact| {
        view! { <p><a href=contact rel="noopener noreferrer">{say!(page, guide.tell_us)}</a></p> }.into_any()
    });
    view! {
        <section class="made" aria-labelledby="made">
            <h2 class="made__title" id="made">{say!(page, guide.how_made)}</h2>
            <p>{say!(page, guide.not_read)}</p>
            <p>{translated}</p>
            <p>{say!(page, guide.checked)}" "{day(page, guide.shared.checked_on)}"."</p>
            {contact}
        </section>
    }
    .into_any()
}

/// A day in the words of the page.
pub fn day(page: &Page<'_>, day: Day) -> AnyView {
    let words = date::in_words(day, page.language.code.as_str());
    view! { <time datetime=day.to_string()>{words}</time> }.into_any()
}
