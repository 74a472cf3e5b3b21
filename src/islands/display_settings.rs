//! The panel for text size and colours.
//!
//! No text in it changes: sentences are shown and hidden by attribute, so that a browser translator
//! which wraps words after the start can leave nothing stale.

use crate::model::display::{Display, TextSize, Theme};
use crate::platform;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the panel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DisplayLabels {
    /// Heading of the sizes.
    pub text: String,
    /// In the order of [`TextSize::ALL`].
    pub text_sizes: [String; 4],
    /// Heading of the colours.
    pub theme: String,
    /// In the order of [`Theme::ALL`].
    pub themes: [String; 4],
    /// What is kept, and where.
    pub kept: String,
    /// The button that forgets.
    pub forget: String,
    /// Said after forgetting.
    pub forgotten: String,
    /// Said when the browser refuses to keep the choice.
    pub not_kept: String,
    /// What to do where the panel does not start.
    pub without: String,
}

/// What became of the last choice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Quiet,
    Forgotten,
    NotKept,
}

/// Lets the reader choose text size and colours, and keeps the choice on this phone.
#[island]
pub fn DisplaySettings(labels: DisplayLabels) -> impl IntoView {
    let started = RwSignal::new(false);
    let display = RwSignal::new(Display::default());
    let outcome = RwSignal::new(Outcome::Quiet);

    // Runs in the browser alone, after the HTML has been taken over.
    Effect::new(move |_| {
        if let Some(kept) = platform::storage::kept_display() {
            display.set(kept);
        }
        started.set(true);
    });

    let choose = move |chosen: Display| {
        display.set(chosen);
        platform::page::show_display(chosen);
        outcome.set(if platform::storage::keep_display(chosen) { Outcome::Quiet } else { Outcome::NotKept });
    };
    let forget = move |_| {
        platform::storage::forget_display();
        display.set(Display::default());
        platform::page::show_display(Display::default());
        outcome.set(Outcome::Forgotten);
    };

    let sizes = choices(
        "text-size",
        TextSize::ALL,
        labels.text_sizes,
        move |size| display.get().text == size,
        move |size| {
            choose(Display { text: size, ..display.get_untracked() });
        },
    );
    let themes = choices(
        "theme",
        Theme::ALL,
        labels.themes,
        move |theme| display.get().theme == theme,
        move |theme| {
            choose(Display { theme, ..display.get_untracked() });
        },
    );

    view! {
        <p class="notice" hidden=move || started.get()>{labels.without}</p>
        <div class="panel" hidden=move || !started.get()>
            <fieldset class="choices">
                <legend>{labels.text}</legend>
                {sizes}
            </fieldset>
            <fieldset class="choices">
                <legend>{labels.theme}</legend>
                {themes}
            </fieldset>
            <p>{labels.kept}</p>
            <button class="button" type="button" on:click=forget>{labels.forget}</button>
            <div role="status">
                <p class="notice" hidden=move || outcome.get() != Outcome::Forgotten>{labels.forgotten}</p>
                <p class="notice" hidden=move || outcome.get() != Outcome::NotKept>{labels.not_kept}</p>
            </div>
        </div>
    }
}

/// Four radio buttons for one choice.
fn choices<T: Copy + Send + Sync + 'static>(
    name: &'static str,
    values: [T; 4],
    labels: [String; 4],
    is_chosen: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let [one, two, three, four] = values;
    let [first, second, third, fourth] = labels;
    let choice = move |value: T, label: String| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    autocomplete="off"
                    prop:checked=move || is_chosen(value)
                    on:change=move |_| choose(value)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! { <div class="choices__list">{choice(one, first)}{choice(two, second)}{choice(three, third)}{choice(four, fourth)}</div> }
}
