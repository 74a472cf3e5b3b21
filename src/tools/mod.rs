//! Rules: functions of values, without a clock, a browser or Leptos, so that each can be tested natively.

pub mod fitting;
pub mod plain;
pub mod precache;
pub mod script;
