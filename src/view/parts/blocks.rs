//! The text of a guide: blocks become elements, and the pieces of a line become words, links, numbers and terms.

use super::picture;
use crate::model::fact::FactValue;
use crate::model::guide::{Block, BlockKind, Inline, LinkTo, Ref};
use crate::model::helpline::dial;
use crate::say;
use crate::view::date;
use crate::view::page::Page;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The blocks of a guide, neighbours of the same list kind in one list. `sources` is the order in which sources are numbered.
///
/// `drawings` has the id of each block below which a drawing stands, and its name.
pub fn blocks(page: &Page<'_>, blocks: &[Block], sources: &[String], drawings: &BTreeMap<String, String>) -> AnyView {
    let lists: Vec<AnyView> = blocks
        .chunk_by(|one, next| one.kind == next.kind && is_list(one.kind))
        .map(|run| match run {
            [block, ..] if is_list(block.kind) => list(page, block.kind, run, sources),
            _ => run.iter().map(|block| with_drawing(page, block, sources, drawings)).collect_view().into_any(),
        })
        .collect();
    lists.into_any()
}

fn is_list(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Step | BlockKind::Bullet | BlockKind::Numbered)
}

fn list(page: &Page<'_>, kind: BlockKind, run: &[Block], sources: &[String]) -> AnyView {
    let items: Vec<AnyView> = run
        .iter()
        .map(|block| {
            let words = line(page, block, sources);
            view! { <li id=block.id.clone()>{words}</li> }.into_any()
        })
        .collect();
    match kind {
        BlockKind::Step => view! { <ol class="steps">{items}</ol> }.into_any(),
        BlockKind::Numbered => view! { <ol class="numbered">{items}</ol> }.into_any(),
        _ => view! { <ul class="bullets">{items}</ul> }.into_any(),
    }
}

fn with_drawing(page: &Page<'_>, block: &Block, sources: &[String], drawings: &BTreeMap<String, String>) -> AnyView {
    let drawing = drawings.get(&block.id).map(|name| {
        let drawing = picture::drawing(page, name);
        view! { <div class="picture picture--within">{drawing}</div> }.into_any()
    });
    view! { {single(page, block, sources)}{drawing} }.into_any()
}

fn single(page: &Page<'_>, block: &Block, sources: &[String]) -> AnyView {
    let id = block.id.clone();
    let words = line(page, block, sources);
    match block.kind {
        BlockKind::Heading => view! { <h2 id=id>{words}</h2> }.into_any(),
        BlockKind::Warning => {
            let icon = picture::icon(page, "warn");
            view! { <div class="warning" id=id>{icon}<p>{words}</p></div> }.into_any()
        }
        _ => view! { <p id=id>{words}</p> }.into_any(),
    }
}

/// The words of a block and the mark of its sources.
fn line(page: &Page<'_>, block: &Block, sources: &[String]) -> AnyView {
    let words = inlines(page, &block.words);
    view! { {words}{mark(page, &block.sources, sources)} }.into_any()
}

/// The numbers of the sources that carry a claim, as a link to them.
pub fn mark(page: &Page<'_>, cited: &[String], sources: &[String]) -> Option<AnyView> {
    let mut numbers: Vec<usize> =
        cited.iter().filter_map(|id| sources.iter().position(|source| source == id)).map(|index| index + 1).collect();
    if numbers.is_empty() {
        return None;
    }
    numbers.sort_unstable();
    let shown = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let label = say!(page, guide.source_mark, numbers = shown.clone());
    Some(view! { <sup class="cite"><a href="#sources" aria-label=label dir="ltr">{shown}</a></sup> }.into_any())
}

/// The pieces of a line.
pub fn inlines(page: &Page<'_>, words: &[Inline]) -> AnyView {
    words.iter().map(|inline| piece(page, inline)).collect_view().into_any()
}

fn piece(page: &Page<'_>, inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(words) => {
            let words = inlines(page, words);
            view! { <strong>{words}</strong> }.into_any()
        }
        Inline::Link { to, words } => link(page, to, inlines(page, words)),
        Inline::Ref(reference) => value(page, reference),
        Inline::Term { id, words } => {
            let term = page.translation.terms.get(id);
            let name = term.map_or_else(|| id.clone(), |row| row.value.name.clone());
            let shown = words.clone().unwrap_or(name);
            view! { <a class="term" href=format!("#term-{id}")>{shown}</a> }.into_any()
        }
    }
}

fn link(page: &Page<'_>, to: &LinkTo, words: AnyView) -> AnyView {
    match to {
        LinkTo::Page { slug, id } => {
            let mark = id.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
            let href = format!("{}{mark}", page.to(slug.as_str()));
            view! { <a href=href>{words}</a> }.into_any()
        }
        LinkTo::Source(id) => {
            let address = page.content.source(id).map(|source| source.address.clone());
            outside(page, address.unwrap_or_default(), words)
        }
        LinkTo::Helpline(id) => {
            let address = page.content.helpline(id).map(|helpline| helpline.web.clone());
            outside(page, address.unwrap_or_default(), words)
        }
    }
}

/// A link to another website: it says so, tells the other side nothing, and gives it no hold on this page.
pub fn outside(page: &Page<'_>, address: String, words: AnyView) -> AnyView {
    let icon = picture::icon(page, "link-out");
    view! {
        <a class="outside" href=address rel="noopener noreferrer">
            {words}
            {icon}
            <span class="unseen">{format!(" ({})", say!(page, page.opens_elsewhere))}</span>
        </a>
    }
    .into_any()
}

fn value(page: &Page<'_>, reference: &Ref) -> AnyView {
    let content = page.content;
    let shown = match reference {
        Ref::Fact(id) => content.fact(id).map(|fact| fact_value(page, &fact.value)),
        Ref::Phone(id) => {
            content.helpline(id).and_then(|line| line.phone.as_deref()).map(|number| phone(number, "tel"))
        }
        Ref::Text(id) => content.helpline(id).and_then(|line| line.text.as_deref()).map(|number| phone(number, "sms")),
    };
    // `site::check` refuses a reference to nothing.
    shown.into_any()
}

fn fact_value(page: &Page<'_>, value: &FactValue) -> AnyView {
    match value {
        FactValue::Date(day) => {
            let words = date::in_words(*day, page.language.code.as_str());
            view! { <time datetime=day.to_string()>{words}</time> }.into_any()
        }
        FactValue::Money(text) | FactValue::Number(text) => view! { <bdi dir="ltr">{text.clone()}</bdi> }.into_any(),
        FactValue::Law(text) | FactValue::Name(text) => {
            view! { <bdi lang="en" dir="ltr" translate="no">{text.clone()}</bdi> }.into_any()
        }
        FactValue::Phrase(text) => {
            view! { <q class="said" lang="en" dir="ltr" translate="no">{text.clone()}</q> }.into_any()
        }
    }
}

/// A number that can be called or written to; it reads left to right in every language.
pub fn phone(number: &str, scheme: &str) -> AnyView {
    let href = format!("{scheme}:{}", dial(number));
    view! { <a class="phone" href=href dir="ltr" translate="no">{number.to_owned()}</a> }.into_any()
}
