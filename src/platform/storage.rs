//! What is kept in localStorage: text size and theme, nothing else, because in Chromium its bytes survive an erase.
//!
//! gloo-storage throws where storage is blocked (private windows, cookies switched off), and a thrown error ends the Wasm:
//! so each call first asks the browser whether there is any.

use crate::model::display::{Display, STORAGE_KEY};
use gloo_storage::{LocalStorage, Storage};

/// What the reader chose before, if it was kept and can be read.
pub fn kept_display() -> Option<Display> {
    if !is_there() {
        return None;
    }
    LocalStorage::get(STORAGE_KEY).ok()
}

/// Keeps a choice; `false` where the browser refuses.
pub fn keep_display(display: Display) -> bool {
    is_there() && LocalStorage::set(STORAGE_KEY, display).is_ok()
}

/// Forgets the choice.
pub fn forget_display() {
    if is_there() {
        LocalStorage::delete(STORAGE_KEY);
    }
}

/// Whether this browser lets the page have localStorage.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
