//! What the host promises to those who break things with it: plain behaviour, and each fault as its name says.

mod client;
mod faults;
mod link;
mod plain;
mod stopping;
