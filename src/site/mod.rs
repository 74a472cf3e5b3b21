//! Native only: from the words and data of the repository to the files of a static host.
//!
//! ```text
//! locales/ data/ ─► load ─► check ─► render ─► assets ─► write ─► dist/
//!                    └─ every problem of both, at once, or none
//! ```
//!
//! Stages, not layers: a value comes in, a value goes out; files are touched in [`load`] and `write` alone.

pub mod check;
pub mod fingerprint;
pub mod load;
pub mod markdown;
pub mod problem;
pub mod translated;
pub mod upkeep;
pub mod words;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod build;
#[cfg(feature = "ssr")]
pub mod manifest;
#[cfg(feature = "ssr")]
mod pack;
#[cfg(feature = "ssr")]
pub mod release;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod write;

pub use check::check_folder;
