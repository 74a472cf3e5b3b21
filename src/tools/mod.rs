//! Rules: functions of values, without a clock, a browser or Leptos, so that each can be tested natively.

pub mod precache;
pub mod script;
