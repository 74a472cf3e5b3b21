//! The line that says whether this language opens with no signal, and the banner of a copy that is too old.
//!
//! The sentences stand in the page, hidden; `js/update.js` shows the one that is true. Without it nothing is claimed.

use super::sources::day;
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The line and the banner; nothing where no worker is to be registered.
pub fn ready(page: &Page<'_>) -> Option<AnyView> {
    let release = page.release?;
    let root = page.root().to_owned();
    let sentence = |name: &'static str, words: String| view! { <p data-say=name hidden>{words}</p> }.into_any();
    let button = |name: &'static str, does: &'static str, words: String| {
        view! { <button class="button" type="button" data-for=name data-does=does hidden>{words}</button> }.into_any()
    };
    let view = view! {
        <aside class="ready" aria-label=say!(page, offline.ready) hidden data-root=root data-lang=page.language.code.to_string()
            data-expires=release.expires.seconds().to_string()>
            <p class="ready__old" data-old="" hidden>{say!(page, offline.old)}" "{day(page, release.expires)}</p>
            <div role="status">
                <p data-say="ready" hidden>
                    <a class="ready__yes" href=page.to("ready")>{super::picture::icon(page, "tick")}{say!(page, offline.ready)}</a>
                </p>
                {sentence("keeping", say!(page, offline.keeping))}
                {sentence("ask", say!(page, offline.ask))}
                {sentence("paused", say!(page, offline.paused))}
                {sentence("space", say!(page, offline.space))}
                {sentence("failed", say!(page, offline.failed))}
                {sentence("update", say!(page, offline.update))}
            </div>
            <progress class="ready__bar" aria-label=say!(page, offline.keeping) data-for="keeping" hidden></progress>
            {button("ask", "keep", say!(page, offline.keep))}
            {button("paused space failed", "keep", say!(page, offline.again))}
            {button("update", "use", say!(page, offline.use_now))}
        </aside>
    };
    Some(view.into_any())
}
