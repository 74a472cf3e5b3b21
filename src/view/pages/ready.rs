//! `/<lang>/ready/`: what opens with no signal, proved by `js/ready.js`. Without it the page says how to prove it by hand.
//!
//! Not an island: as one it made the Wasm larger than a phone can check as it serves
//! (`docs/decisions/0006-prove-ready-without-wasm.md`).

use super::guide;
use crate::model::guide::Guide;
use crate::model::language::Language;
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The panel, above the words of `ready.md`.
pub fn ready(page: &Page<'_>, own: &Guide) -> AnyView {
    let languages: Vec<AnyView> = page.content.languages.iter().map(|language| row(page, language)).collect();
    let sentence = |name: &'static str, class: &'static str, words: String| {
        view! { <p class=class data-proof=name hidden>{words}</p> }.into_any()
    };
    let panel = view! {
        <section class="check" translate="no" data-root=page.root().to_owned() data-lang=page.language.code.to_string()>
            <p class="notice" data-without="">{say!(page, proof.without)}</p>
            <div data-panel="" hidden>
                <p><button class="button" type="button" data-does="prove">{say!(page, proof.check)}</button></p>
                <p data-count="" hidden>{say!(page, proof.read)}" "<bdi dir="ltr"></bdi></p>
                <progress class="ready__bar" aria-label=say!(page, proof.check) hidden></progress>
                <div role="status">
                    {sentence("nothing", "notice", say!(page, proof.nothing))}
                    {sentence("right", "proof proof--yes", say!(page, proof.all_right))}
                    {sentence("wrong", "proof proof--no", say!(page, proof.not_right))}
                    {sentence("opened", "proof proof--yes", say!(page, proof.opened))}
                    {sentence("closed", "proof proof--no", say!(page, proof.not_opened))}
                    {sentence("again", "notice", say!(page, proof.open_again))}
                </div>
                <h2>{say!(page, proof.languages)}</h2>
                <ul class="kept">{languages}</ul>
                <p data-promise="yes" hidden>{say!(page, proof.promised)}</p>
                <p data-promise="no" hidden>{say!(page, proof.not_promised)}</p>
                <p data-promise="no" hidden>
                    <button class="button" type="button" data-does="persist">{say!(page, proof.ask_promise)}</button>
                </p>
                <p data-free="" hidden>{say!(page, proof.free)}" "<bdi dir="ltr"></bdi></p>
            </div>
        </section>
    };
    guide::led_by(page, own, panel.into_any())
}

/// One language: its name, its size, since when it is kept, and the button that changes that.
fn row(page: &Page<'_>, language: &Language) -> AnyView {
    let code = language.code.to_string();
    view! {
        <li class="kept__row" data-language=code.clone()>
            <strong lang=code.clone() dir=language.direction.name()>{language.name.clone()}</strong>
            <bdi dir="ltr" data-size=""></bdi>
            <span data-kept="yes" hidden>{say!(page, proof.since)}" "<bdi data-day=""></bdi></span>
            <span data-kept="no" hidden>{say!(page, proof.not_kept)}</span>
            <button class="button" type="button" data-does="keep" data-kept="no" hidden>{say!(page, proof.keep)}</button>
            <button class="button" type="button" data-does="forget" data-kept="yes" hidden>{say!(page, proof.forget)}</button>
        </li>
    }
    .into_any()
}
