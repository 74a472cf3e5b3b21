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

/// Each of these ids once, where it first stands.
pub fn order<'a>(cited: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    for id in cited {
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
    let known = known(page, source.known);
    view! {
        <li>
            {title(page, source)}
            <p>{say!(page, guide.source_seen)}" "{day(page, source.seen_on)}". "{known}</p>
        </li>
    }
    .into_any()
}

/// A source where how it is known stands above the list.
pub fn short(page: &Page<'_>, source: &Source) -> AnyView {
    view! {
        <li>
            {title(page, source)}
            <p>{say!(page, guide.source_seen)}" "{day(page, source.seen_on)}</p>
        </li>
    }
    .into_any()
}

fn title(page: &Page<'_>, source: &Source) -> AnyView {
    let title = view! { <bdi lang="en" dir="ltr" translate="no">{source.title.clone()}</bdi> }.into_any();
    view! {
        <p>{outside(page, source.address.clone(), title)}</p>
        <p><bdi lang="en" dir="ltr" translate="no">{source.owner.clone()}</bdi></p>
    }
    .into_any()
}

/// How deep the reading of a source went.
pub fn known(page: &Page<'_>, known: Known) -> String {
    match known {
        Known::SeenA => say!(page, guide.known_a),
        Known::SeenB => say!(page, guide.known_b),
        Known::SeenC => say!(page, guide.known_c),
    }
}

/// How the page was made and when it was checked: said on every guide.
pub fn how_made(page: &Page<'_>, guide: &Guide) -> AnyView {
    let translated = match page.language.translated {
        Translated::Source => say!(page, guide.source_language),
        Translated::Machine => say!(page, guide.translated_machine),
        Translated::Read => say!(page, guide.translated_read),
    };
    let review = match &guide.review {
        Some(review) if review.is_of_this_text => {
            let by = view! { <bdi>{review.by.clone()}</bdi> };
            view! { <p>{say!(page, guide.reviewed)}" "{by}", "{day(page, review.on)}"."</p> }.into_any()
        }
        _ => view! { <p>{say!(page, guide.not_read)}</p> }.into_any(),
    };
    let contact = page.content.publisher.contact.clone().map(|contact| {
        view! { <p><a href=contact rel="noopener noreferrer">{say!(page, guide.tell_us)}</a></p> }.into_any()
    });
    view! {
        <section class="made" aria-labelledby="made">
            <h2 class="made__title" id="made">{say!(page, guide.how_made)}</h2>
            {review}
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
