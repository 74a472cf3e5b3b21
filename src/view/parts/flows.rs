//! The map of who tells whom: one list that is drawn, so that the picture, the list and what a screen reader says are the same thing.
//!
//! Each holder has a line for each of its routes; the lines end at one stem, which leads to the Home Office.
//! A status is a word and a shape, never a colour alone.

use super::picture;
use super::sources::day;
use crate::model::guide::Guide;
use crate::model::helpline::Nation;
use crate::model::route::{Route, Status, Told};
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The map of these holders, with what its signs mean above it.
pub fn flows(page: &Page<'_>, holders: &[&Guide]) -> AnyView {
    let items: Vec<AnyView> = holders.iter().map(|guide| holder(page, guide)).collect();
    let ids: Vec<&str> = holders.iter().filter_map(|guide| guide.holder()).collect();
    let shown: Vec<&Route> = ids.iter().flat_map(|id| page.content.routes_of(id)).collect();
    let signs: Vec<AnyView> = SIGNS
        .into_iter()
        .filter(|(status, to)| shown.iter().any(|route| (route.status, way(route)) == (*status, *to)))
        .map(|(status, to)| {
            view! { <li class="sign">{sign(page, status, to)}<span>{meaning(page, status, to)}</span></li> }.into_any()
        })
        .collect();
    view! {
        <section aria-labelledby="map">
            <h2 id="map">{say!(page, holders.map)}</h2>
            <p>{say!(page, holders.map_what)}</p>
            <ul class="signs">{signs}</ul>
            <p class="flows__office">
                <span>{say!(page, holders.home_office)}</span>
                {picture::icon(page, "holder-home-office")}
            </p>
            <ul class="flows">{items}</ul>
        </section>
    }
    .into_any()
}

/// What is explained, in this order, where it stands on the map.
const SIGNS: [(Status, Told); 6] = [
    (Status::Runs, Told::HomeOffice),
    (Status::Runs, Told::Holder),
    (Status::Unknown, Told::HomeOffice),
    (Status::Suspended, Told::HomeOffice),
    (Status::Ended, Told::HomeOffice),
    (Status::Absent, Told::HomeOffice),
];

/// The direction that a sign shows: only an arrow has one.
fn way(route: &Route) -> Told {
    if route.status == Status::Runs { route.to } else { Told::HomeOffice }
}

fn holder(page: &Page<'_>, guide: &Guide) -> AnyView {
    let id = guide.holder().unwrap_or_default();
    let routes: Vec<&Route> = page.content.routes_of(id).collect();
    let lines: Vec<AnyView> = routes.iter().map(|route| line(page, route)).collect();
    let situations = guide.shared.situations.iter().map(|situation| situation.name()).collect::<Vec<_>>().join(" ");
    let nations = Nation::ALL
        .into_iter()
        .filter(|nation| routes.iter().any(|route| route.nations.contains(nation)))
        .map(Nation::name)
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <li class="flow" data-situations=situations data-nations=nations>
            <a class="flow__holder" href=page.to(guide.slug.as_str())>
                {picture::icon(page, guide.slug.as_str())}
                <span>{guide.head.title.clone()}</span>
            </a>
            <ul class="flow__routes">{lines}</ul>
        </li>
    }
    .into_any()
}

fn line(page: &Page<'_>, route: &Route) -> AnyView {
    let class = format!("flow__route flow__route--{}", route.status.name());
    let short = page.translation.routes.get(&route.id).map(|row| row.value.short.clone());
    // The arrow says it to the eye; it is written only where it is the other way round.
    let way = if route.to == Told::Holder { "flow__way" } else { "unseen" };
    view! {
        <li class=class>
            <span class="flow__words">
                <span class="flow__what">{short}</span>
                <strong>{status(page, route.status)}</strong>
                " · "
                {nations(page, &route.nations)}
                " · "
                {day(page, route.as_of)}
                <span class=way>{told(page, route.to)}</span>
            </span>
            <span class="flow__line">{sign(page, route.status, route.to)}</span>
        </li>
    }
    .into_any()
}

/// The shape of a status. An arrow from the Home Office points the other way.
pub fn sign(page: &Page<'_>, status: Status, to: Told) -> AnyView {
    let class = if (status, to) == (Status::Runs, Told::Holder) { "turned" } else { "straight" };
    let icon = picture::icon(page, &format!("status-{}", status.name()));
    view! { <span class=class>{icon}</span> }.into_any()
}

/// A status in a word or two.
pub fn status(page: &Page<'_>, status: Status) -> String {
    match status {
        Status::Runs => say!(page, status.runs),
        Status::Unknown => say!(page, status.unknown),
        Status::Suspended => say!(page, status.suspended),
        Status::Ended => say!(page, status.ended),
        Status::Absent => say!(page, status.absent),
    }
}

/// What a sign means.
fn meaning(page: &Page<'_>, status: Status, to: Told) -> String {
    match (status, to) {
        (Status::Runs, Told::HomeOffice) => say!(page, status.runs_means),
        (Status::Runs, Told::Holder) => say!(page, status.runs_back_means),
        (Status::Unknown, _) => say!(page, status.unknown_means),
        (Status::Suspended, _) => say!(page, status.suspended_means),
        (Status::Ended, _) => say!(page, status.ended_means),
        (Status::Absent, _) => say!(page, status.absent_means),
    }
}

/// Who tells whom.
pub fn told(page: &Page<'_>, told: Told) -> String {
    match told {
        Told::HomeOffice => say!(page, holders.to_home_office),
        Told::Holder => say!(page, holders.to_holder),
    }
}

/// The nations by name, or all of them in one word.
pub fn nations(page: &Page<'_>, nations: &[Nation]) -> String {
    if Nation::ALL.iter().all(|nation| nations.contains(nation)) {
        return say!(page, help.nations_all);
    }
    let names: Vec<String> =
        Nation::ALL.into_iter().filter(|nation| nations.contains(nation)).map(|each| nation(page, each)).collect();
    names.join(&format!("{} ", say!(page, page.comma)))
}

/// The name of a nation.
pub fn nation(page: &Page<'_>, nation: Nation) -> String {
    match nation {
        Nation::England => say!(page, help.england),
        Nation::Scotland => say!(page, help.scotland),
        Nation::Wales => say!(page, help.wales),
        Nation::NorthernIreland => say!(page, help.northern_ireland),
    }
}
