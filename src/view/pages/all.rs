//! `/<lang>/all/`: every page by topic, then in the order of the alphabet of the language.

use super::guide;
use crate::model::guide::{Guide, Kind, Topic};
use crate::say;
use crate::view::page::Page;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use leptos::prelude::*;

/// The lists, below the words of `all.md`.
pub fn all(page: &Page<'_>, own: &Guide) -> AnyView {
    let mut guides: Vec<&Guide> =
        page.translation.guides.values().filter(|guide| guide.shared.kind != Kind::Cover).collect();
    if let Some(collator) = collator(page.language.code.as_str()) {
        guides.sort_by(|one, other| collator.compare(&one.head.title, &other.head.title));
    }
    let topics = by_topic(page);
    let letters = view! {
        {topics}
        <section aria-labelledby="alphabet">
            <h2 id="alphabet">{say!(page, all.alphabet)}</h2>
            <ul class="index">{items(page, &guides)}</ul>
        </section>
    };
    guide::with(page, own, letters.into_any())
}

/// The pages of each topic, in the order of their names in the repository.
pub fn by_topic(page: &Page<'_>) -> AnyView {
    let sections: Vec<AnyView> = Topic::ALL
        .into_iter()
        .map(|topic| {
            let guides: Vec<&Guide> =
                page.translation.guides.values().filter(|guide| guide.shared.topic == Some(topic)).collect();
            let id = format!("topic-{}", topic.name());
            let heading_id = id.clone();
            view! {
                <section aria-labelledby=id>
                    <h2 id=heading_id>{heading(page, topic)}</h2>
                    <ul class="index">{items(page, &guides)}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    sections.into_any()
}

fn heading(page: &Page<'_>, topic: Topic) -> String {
    match topic {
        Topic::Rights => say!(page, all.rights),
        Topic::Life => say!(page, all.life),
        Topic::Programme => say!(page, all.programme),
        Topic::App => say!(page, all.app),
    }
}

fn items(page: &Page<'_>, guides: &[&Guide]) -> AnyView {
    let own = page.translation.guide("all").map(|guide| &guide.slug);
    guides
        .iter()
        .filter(|guide| Some(&guide.slug) != own)
        .map(|guide| {
            let (href, title) = (page.to(guide.slug.as_str()), guide.head.title.clone());
            view! { <li><a class="index__link" href=href>{title}</a></li> }.into_any()
        })
        .collect_view()
        .into_any()
}

/// How words of a language are ordered: the code of a language of this app is always a locale that has an order.
fn collator(language: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = language.parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}
