//! `bench`: does the built site keep to its budgets, and how long does a reader wait for it?
//!
//! Sizes are the same on every machine, so `test` holds them to their budgets. Times are not, so people read them.

mod compress;
mod sizes;
mod times;

pub use sizes::sizes;
pub use times::times;

use crate::Outcome;
use crate::workspace::Workspace;

/// The folder of the built site.
///
/// # Errors
/// When there is none.
fn built(workspace: &Workspace) -> Outcome<std::path::PathBuf> {
    let dist = workspace.dist();
    if dist.is_dir() { Ok(dist) } else { Err("there is no dist/; `cargo xtask build` makes it".into()) }
}
