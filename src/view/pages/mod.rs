//! One file for each kind of page.

pub mod cover;
pub mod display;
pub mod guide;
pub mod help;
pub mod languages;
pub mod ready;
pub mod start;
pub mod tips;
