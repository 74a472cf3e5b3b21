//! The site as it is built, without a browser: words, pages and files.
//!
//! Tests of pages build the repository's own site without the Wasm; those of `dist` read what Trunk built, named by `SANCTUARY_DIST`.

mod broken;
mod built;
mod holders;
mod html;
mod look;
mod packs;
mod pages;
mod same_bytes;
mod site;
mod upkeep;
