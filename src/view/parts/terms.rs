//! Words that a guide explains, at its end: a term in the text leads here, and a link leads back, without a script.

use crate::model::guide::{Guide, Inline};
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The terms of a guide in the order in which they first stand, or nothing.
pub fn terms(page: &Page<'_>, guide: &Guide) -> Option<AnyView> {
    let found = first_places(guide);
    let items: Vec<AnyView> = found
        .iter()
        .filter_map(|(id, block)| page.translation.terms.get(id).map(|row| (id, block, &row.value)))
        .map(|(id, block, term)| {
            view! {
                <dt id=format!("term-{id}")>{term.name.clone()}</dt>
                <dd>
                    {term.meaning.clone()}
                    " "
                    <a class="terms__back" href=format!("#{block}")>{say!(page, guide.back_to_text)}</a>
                </dd>
            }
            .into_any()
        })
        .collect();
    let view = view! {
        <section class="terms" aria-labelledby="terms">
            <h2 id="terms">{say!(page, guide.terms)}</h2>
            <dl>{items}</dl>
        </section>
    };
    (!found.is_empty()).then(|| view.into_any())
}

/// Each term with the id of the block in which it first stands.
fn first_places(guide: &Guide) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for block in &guide.blocks {
        block.each_inline(&mut |inline| {
            if let Inline::Term { id, .. } = inline
                && !found.iter().any(|(known, _)| known == id)
            {
                found.push((id.clone(), block.id.clone()));
            }
        });
    }
    found
}
