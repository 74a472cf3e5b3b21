//! Digital Sanctuary: guidance for migrants in the UK, readable on any phone, with no server behind it.
//!
//! One crate with three faces. Arrows never point outward:
//!
//! | ring | module | holds | may not know |
//! | --- | --- | --- | --- |
//! | ① | [`model`] | shapes that whoever writes and whoever reads them share | clock, files, network, DOM, Leptos |
//! | ① | [`tools`] | rules: functions of values | the same |
//! | ② | [`view`] | pages and their parts, in Leptos, without a browser | files, DOM |
//! | ③ | [`islands`] | one file an island, named for what the reader does | files |
//! | ④ | [`platform`] | the only door to the browser | content |
//! | ⑤ | [`site`] | native only: load, check, render, write | the browser |
//!
//! With no feature only ① is built, in seconds, and so proves that it is pure.
//! `content` adds the reading and checking half of ⑤, `ssr` all that renders pages,
//! `hydrate` is what Trunk builds to Wasm.

// The type of an island's view nests as deep as its HTML.
#![recursion_limit = "256"]

pub mod model;
pub mod tools;

// `#[island]` writes public types that have no comment.
#[allow(missing_docs)]
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod islands;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod platform;
#[cfg(feature = "content")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod view;

/// Called once by `js/boot.js` before it starts the islands of a page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
