//! `/<lang>/sources/`: every source of the app once, by how it is known.

use super::guide;
use crate::model::guide::Guide;
use crate::model::source::{Known, Source};
use crate::say;
use crate::view::page::Page;
use crate::view::parts::sources;
use leptos::prelude::*;

/// The list, below the words of `sources.md`.
pub fn sources(page: &Page<'_>, own: &Guide) -> AnyView {
    let groups = [Known::SeenA, Known::SeenB, Known::SeenC].map(|known| group(page, known));
    guide::with(page, own, groups.into_any())
}

fn group(page: &Page<'_>, known: Known) -> AnyView {
    let here: Vec<&Source> =
        page.content.sources.iter().map(|row| &row.value).filter(|source| source.known == known).collect();
    let count = here.len();
    let items: Vec<AnyView> = here.into_iter().map(|source| sources::short(page, source)).collect();
    let id = match known {
        Known::SeenA => "known-a",
        Known::SeenB => "known-b",
        Known::SeenC => "known-c",
    };
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{sources::known(page, known)}</h2>
            <p>{say!(page, guide.sources_count, count = count)}</p>
            <ul class="sources__list">{items}</ul>
        </section>
    }
    .into_any()
}
