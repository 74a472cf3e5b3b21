//! `/<lang>/install/`: the button where the browser has one to offer, above the way by hand.

use super::guide;
use crate::model::guide::Guide;
use crate::say;
use crate::view::page::Page;
use leptos::prelude::*;

/// The panel stays hidden until `js/install.js` hears that the browser can install; its words say what others will see.
pub fn install(page: &Page<'_>, own: &Guide) -> AnyView {
    let panel = view! {
        <div class="offer notice" role="status" hidden="">
            <div data-offer="can" hidden="">
                <p>{say!(page, install.seen)}</p>
                <button class="button" type="button">{say!(page, install.button)}</button>
            </div>
            <p data-offer="done" hidden="">{say!(page, install.done)}</p>
        </div>
    };
    guide::led_by(page, own, panel.into_any())
}
