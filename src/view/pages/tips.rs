//! `/<lang>/tips/`: the seven tips as a list.

use super::guide;
use crate::model::guide::Guide;
use crate::say;
use crate::view::page::Page;
use crate::view::parts::picture;
use leptos::prelude::*;

/// The list of tips, below the words of `tips.md`.
pub fn tips(page: &Page<'_>, own: &Guide) -> AnyView {
    let items: Vec<AnyView> =
        page.translation.tips().into_iter().map(|(number, guide)| item(page, number, guide)).collect();
    let list = view! {
        <section aria-labelledby="all-tips">
            <h2 id="all-tips">{say!(page, tip.all)}</h2>
            <ol class="tips">{items}</ol>
        </section>
    };
    guide::with(page, own, list.into_any())
}

fn item(page: &Page<'_>, number: u8, guide: &Guide) -> AnyView {
    let icon = format!("tip-{}", guide.shared.picture.as_deref().unwrap_or_default());
    view! {
        <li>
            <a class="tip" href=page.to(guide.slug.as_str())>
                <span class="tip__picture">{picture::icon(page, &icon)}</span>
                <span class="tip__words">
                    <strong class="tip__title"><bdi>{number.to_string()}</bdi>". "{guide.head.title.clone()}</strong>
                    <span class="tip__summary">{guide.head.summary.clone()}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
