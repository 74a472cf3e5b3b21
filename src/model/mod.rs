//! Shapes that cross a border: between files and pages, between a page and its island, between a phone's storage and the app.
//!
//! They know nothing of where they are written or read. Each file holds one noun.

pub mod content;
pub mod day;
pub mod display;
pub mod fact;
pub mod guide;
pub mod headers;
pub mod helpline;
pub mod language;
pub mod publisher;
pub mod release;
pub mod route;
pub mod slug;
pub mod source;
pub mod term;
