//! `/`: the languages, each in its own script; and the page for an address that leads nowhere, in all languages at once.

use crate::say;
use crate::view::page::Page;
use crate::view::parts::{bar, languages, picture, shell::shell};
use crate::view::words::Locale;
use leptos::prelude::*;

/// A page that has only its language, for the typed keys.
struct Only {
    locale: Locale,
}

/// `/`.
pub fn root(page: &Page<'_>) -> AnyView {
    view! {
        <main class="text" id="text">
            <div class="picture">{picture::drawing(page, "language")}</div>
            <h1>{say!(page, app.name)}</h1>
            {languages::list(page, |locale| say!(Only { locale }, languages.own))}
        </main>
        {bar::way_out(page)}
    }
    .into_any()
}

/// `/<lang>/lost/`: where the worker leads who opens an address that neither the phone nor the network has.
pub fn lost_in_language(page: &Page<'_>) -> AnyView {
    let text = view! {
        <div class="picture">{picture::drawing(page, "lost")}</div>
        <h1>{say!(page, lost.title)}</h1>
        <p>{say!(page, lost.kept)}</p>
        {languages::list(page, |locale| say!(Only { locale }, languages.own))}
    };
    shell(page, text.into_any())
}

/// `404.html`.
pub fn lost(page: &Page<'_>) -> AnyView {
    view! {
        <main class="text" id="text">
            <div class="picture">{picture::drawing(page, "lost")}</div>
            <h1>{say!(page, lost.title)}</h1>
            <p>{say!(page, lost.what)}</p>
            {languages::list(page, |locale| say!(Only { locale }, lost.title))}
        </main>
        {bar::way_out(page)}
    }
    .into_any()
}
