//! One file for each kind of page.

pub mod all;
pub mod cover;
pub mod display;
pub mod guide;
pub mod help;
pub mod holders;
pub mod install;
pub mod languages;
pub mod ready;
pub mod sources;
pub mod start;
pub mod tips;
