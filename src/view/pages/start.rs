//! `/<lang>/`: one question, six situations, seven tips, then the pages by topic.

use super::all;
use crate::say;
use crate::view::page::Page;
use crate::view::parts::{picture, shell::shell};
use leptos::prelude::*;

/// The start page.
pub fn start(page: &Page<'_>) -> AnyView {
    let index = page.translation.guide("all").map(|all| {
        let icon = picture::icon(page, "next");
        view! {
            <p><a class="strip" href=page.to(all.slug.as_str())><span>{say!(page, page.all)}</span>{icon}</a></p>
        }
        .into_any()
    });
    let text = view! {
        <h1 class="start__title">{say!(page, start.title)}</h1>
        <ul class="cards">
            {card(page, "papers", "papers", say!(page, start.papers), false)}
            {card(page, "house-heart", "at-home", say!(page, start.hurt), false)}
            {card(page, "eye", "holders", say!(page, start.know), false)}
            {card(page, "phone-tick", "tip-2", say!(page, start.phone), false)}
            {card(page, "tip-people", "toolkit", say!(page, start.others), false)}
            {card(page, "call", "help", say!(page, start.help), true)}
        </ul>
        {tips_row(page)}
        {all::by_topic(page)}
        {index}
    };
    shell(page, text.into_any())
}

fn card(page: &Page<'_>, icon: &str, slug: &str, label: String, is_filled: bool) -> AnyView {
    let class = if is_filled { "card card--filled" } else { "card" };
    view! {
        <li>
            <a class=class href=page.to(slug)>
                {picture::icon(page, icon)}
                <span>{label}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The seven tips as a row that goes on beyond the edge of the screen.
pub fn tips_row(page: &Page<'_>) -> AnyView {
    let items: Vec<AnyView> = page
        .translation
        .tips()
        .into_iter()
        .map(|(_, guide)| {
            let icon = format!("tip-{}", guide.shared.picture.as_deref().unwrap_or_default());
            view! {
                <li>
                    <a class="row__item" href=page.to(guide.slug.as_str())>
                        <span class="row__picture">{picture::icon(page, &icon)}</span>
                        <span>{guide.head.short.clone()}</span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section aria-labelledby="seven">
            <h2 id="seven">{say!(page, start.tips)}</h2>
            <ul class="row">{items}</ul>
        </section>
    }
    .into_any()
}
