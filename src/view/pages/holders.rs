//! Who has my data: the explorer, a page for each situation, and a page for each holder.

use super::guide;
use crate::islands::find_holders::{FindHolders, FindLabels};
use crate::model::guide::Guide;
use crate::model::helpline::Nation;
use crate::model::route::{Route, Situation};
use crate::say;
use crate::view::page::Page;
use crate::view::parts::{blocks, flows, picture, shell::shell, sources};
use leptos::prelude::*;

/// `/<lang>/holders/`: situations to choose from, and the whole map.
pub fn holders(page: &Page<'_>, own: &Guide) -> AnyView {
    let all = page.content.holders(page.translation);
    let labels = FindLabels {
        what: say!(page, holders.filter),
        situations: Situation::ALL.map(|situation| title(page, situation)),
        nation: say!(page, holders.filter_nation),
        nations: Nation::ALL.map(|nation| flows::nation(page, nation)),
        anywhere: say!(page, help.nations_all),
        shown: say!(page, holders.shown),
        nothing: say!(page, holders.nothing),
        without: say!(page, holders.without),
    };
    let explorer = view! {
        <details class="choose">
            <summary class="strip"><span>{say!(page, holders.situations)}</span>{picture::icon(page, "list")}</summary>
            <nav aria-label=say!(page, holders.situations)>{situations(page, None)}</nav>
        </details>
        <FindHolders labels=labels/>
        {flows::flows(page, &all)}
    };
    guide::with(page, own, explorer.into_any())
}

/// Links to the pages of all situations but the one that is open.
fn situations(page: &Page<'_>, open: Option<Situation>) -> AnyView {
    let items: Vec<AnyView> = Situation::ALL
        .into_iter()
        .filter(|situation| Some(*situation) != open)
        .map(|situation| {
            view! {
                <li>
                    <a class="strip" href=page.to(&situation.page())>
                        <span>{title(page, situation)}</span>
                        {picture::icon(page, "next")}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="strips">{items}</ul> }.into_any()
}

/// `/<lang>/holders-<situation>/`.
pub fn of_situation(page: &Page<'_>, situation: Situation) -> AnyView {
    let mut here = page.content.holders(page.translation);
    here.retain(|guide| guide.shared.situations.contains(&situation));
    let holders = page.translation.guide("holders");
    let made = holders.map(|guide| sources::how_made(page, guide));
    let all = holders.map(|guide| {
        view! {
            <p class="guide__number"><a href=page.to(guide.slug.as_str())>{guide.head.title.clone()}</a></p>
        }
        .into_any()
    });
    let text = view! {
        {all}
        <h1>{title(page, situation)}</h1>
        {flows::flows(page, &here)}
        <nav class="next" aria-labelledby="others">
            <h2 id="others">{say!(page, holders.others)}</h2>
            {situations(page, Some(situation))}
        </nav>
        {made}
    };
    shell(page, text.into_any())
}

/// A situation in the words of whoever is in it.
pub fn title(page: &Page<'_>, situation: Situation) -> String {
    match situation {
        Situation::Health => say!(page, situation.health),
        Situation::Work => say!(page, situation.work),
        Situation::Home => say!(page, situation.home),
        Situation::School => say!(page, situation.school),
        Situation::Money => say!(page, situation.money),
        Situation::Police => say!(page, situation.police),
        Situation::Travel => say!(page, situation.travel),
        Situation::Papers => say!(page, situation.papers),
    }
}

/// `/<lang>/holder-<id>/`: what one can do, then what goes and what comes.
pub fn holder(page: &Page<'_>, own: &Guide) -> AnyView {
    let order = guide::source_order(page, own);
    let id = own.holder().unwrap_or_default();
    let routes: Vec<AnyView> = page.content.routes_of(id).map(|it| route(page, it, &order)).collect();
    let routes = view! {
        <section aria-labelledby="routes">
            <h2 id="routes">{say!(page, holders.routes)}</h2>
            <ul class="routes">{routes}</ul>
        </section>
    };
    guide::with(page, own, routes.into_any())
}

fn route(page: &Page<'_>, route: &Route, order: &[String]) -> AnyView {
    let words = page.translation.routes.get(&route.id).map(|row| row.value.what.clone());
    let law = route.law.clone().map(|law| {
        let law = view! { <bdi lang="en" dir="ltr" translate="no">{law}</bdi> };
        view! { <div><dt>{say!(page, holders.law)}</dt><dd>{law}</dd></div> }.into_any()
    });
    view! {
        <li class="route" id=format!("route-{}", route.id)>
            <p class="route__status">
                {flows::sign(page, route.status, route.to)}
                <strong>{flows::status(page, route.status)}</strong>
            </p>
            <p>{words}{blocks::mark(page, &route.sources, order)}</p>
            <dl class="route__facts">
                <div><dt>{say!(page, help.nations)}</dt><dd>{flows::nations(page, &route.nations)}</dd></div>
                <div><dt>{say!(page, holders.way)}</dt><dd>{flows::told(page, route.to)}</dd></div>
                <div><dt>{say!(page, holders.as_of)}</dt><dd>{sources::day(page, route.as_of)}</dd></div>
                {law}
            </dl>
        </li>
    }
    .into_any()
}
