//! Shows of the map only the holders that fit what the reader ticks.
//!
//! The list itself is HTML that is there without this; the island only hides lines of it, and keeps nothing.
//! The one text that changes is set as a property, which also replaces what a browser translator made of it.

use crate::model::helpline::Nation;
use crate::model::route::Situation;
use crate::platform;
use crate::tools::fitting::{Choice, fits};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the filter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FindLabels {
    /// What to do.
    pub what: String,
    /// In the order of [`Situation::ALL`].
    pub situations: [String; 8],
    /// Heading of the nations.
    pub nation: String,
    /// In the order of [`Nation::ALL`].
    pub nations: [String; 4],
    /// All nations.
    pub anywhere: String,
    /// Stands before how many are shown, such as "Shown:".
    pub shown: String,
    /// Said when nothing fits.
    pub nothing: String,
    /// What to do where the filter does not start.
    pub without: String,
}

/// Lets the reader tick situations and choose a nation.
#[island]
pub fn FindHolders(labels: FindLabels) -> impl IntoView {
    let started = RwSignal::new(false);
    let choice = RwSignal::new(Choice::default());
    // How many are shown, of how many.
    let count = RwSignal::new((0, 0));

    // Runs in the browser alone, after the HTML has been taken over.
    Effect::new(move |_| {
        started.set(true);
        let choice = choice.get();
        count.set(platform::page::show_fitting(|situations, nations| fits(&choice, situations, nations)));
    });

    let situations = Situation::ALL.into_iter().zip(labels.situations).map(move |(situation, label)| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || choice.get().situations.contains(&situation)
                    on:change=move |_| choice.update(|choice| choice.toggle(situation))
                />
                <span>{label}</span>
            </label>
        }
    });
    let one = move |nation: Option<Nation>, label: String| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="nation"
                    autocomplete="off"
                    prop:checked=move || choice.get().nation == nation
                    on:change=move |_| choice.update(|choice| choice.nation = nation)
                />
                <span>{label}</span>
            </label>
        }
    };
    let nations = Nation::ALL.into_iter().zip(labels.nations).map(move |(nation, label)| one(Some(nation), label));

    view! {
        <p class="notice" hidden=move || started.get()>{labels.without}</p>
        <div class="panel" hidden=move || !started.get()>
            <fieldset class="choices">
                <legend>{labels.what}</legend>
                <div class="choices__list">{situations.collect_view()}</div>
            </fieldset>
            <fieldset class="choices">
                <legend>{labels.nation}</legend>
                <div class="choices__list">{one(None, labels.anywhere)}{nations.collect_view()}</div>
            </fieldset>
            <div role="status">
                <p hidden=move || count.get().0 == 0>
                    <span>{labels.shown}</span>
                    " "
                    <bdi dir="ltr" prop:textContent=move || format!("{} / {}", count.get().0, count.get().1)></bdi>
                </p>
                <p class="notice" hidden=move || { let (shown, all) = count.get(); shown > 0 || all == 0 }>{labels.nothing}</p>
            </div>
        </div>
    }
}
