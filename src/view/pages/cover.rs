//! The page that Leave opens: a recipe, and nothing that says what this app is.

use crate::model::guide::Guide;
use crate::view::page::Page;
use crate::view::parts::blocks;
use leptos::prelude::*;

/// The recipe alone: no bar, no name, no link.
pub fn cover(page: &Page<'_>, guide: &Guide) -> AnyView {
    view! {
        <main class="text text--cover" id="text">
            <h1>{guide.head.title.clone()}</h1>
            <p class="guide__summary">{guide.head.summary.clone()}</p>
            {blocks::blocks(page, &guide.blocks, &[], &guide.shared.drawings)}
        </main>
    }
    .into_any()
}
