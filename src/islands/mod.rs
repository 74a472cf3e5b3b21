//! Parts of a page that react: one file an island, named for what the reader does.
//!
//! Islands are flat. Words come in as one `labels` struct of props, already in the page's language: the Wasm has no catalogue.
//! An island that does not start leaves HTML that reads and says what to do instead.
//! Nothing here may panic: a panic ends every island of the page.

pub mod display_settings;
pub mod find_holders;
