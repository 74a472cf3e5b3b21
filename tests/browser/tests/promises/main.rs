//! What the app promises to a reader, shown in a real browser: one file for each promise.
//!
//! One program, so that it is linked once. `cargo test -p browser leave::` runs one file of it.

mod accessibility;
mod budget;
mod console;
mod copies;
mod cuts;
mod damage;
mod holders;
mod install;
mod islands;
mod kept;
mod killed;
mod languages;
mod layout;
mod leave;
mod links;
mod network;
mod offline;
mod panel;
mod policy;
mod print;
mod reading;
mod refused;
mod rules;
mod translators;
mod turns;
mod updates;
