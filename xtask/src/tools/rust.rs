//! Which parts of the Rust toolchain are there, besides the compiler?
//!
//! `rust-toolchain.toml` names them, but rustup adds them by itself only where that is switched on.

use std::path::Path;

use super::announce;
use crate::workspace::Workspace;
use crate::{Outcome, process};

const WASM: &str = "wasm32-unknown-unknown";

/// Sees to the standard library for Wasm.
///
/// # Errors
/// When it is not there and rustup cannot add it.
pub fn wasm_target(workspace: &Workspace) -> Outcome {
    let sysroot = process::answer(workspace.command("rustc").args(["--print", "sysroot"]));
    // Looking at the folder also serves those who have Rust from their distribution, without rustup.
    if sysroot.is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir()) {
        return Ok(());
    }
    announce(WASM, "the standard library that the islands are built with", "half a minute");
    rustup(workspace, &["target", "add", WASM])
}

/// Sees to `clippy` or `rustfmt`, whose command in Cargo is `command`.
///
/// # Errors
/// When it is not there and rustup cannot add it.
pub fn component(workspace: &Workspace, component: &str, command: &str) -> Outcome {
    if process::succeeds(&mut workspace.cargo(&[command, "--version"])) {
        return Ok(());
    }
    announce(component, "a part of the toolchain that `rust-toolchain.toml` names", "half a minute");
    rustup(workspace, &["component", "add", component])
}

/// Runs rustup in the workspace, so that it changes the toolchain that is pinned there.
fn rustup(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    process::run(workspace.command("rustup").args(arguments)).map_err(|problem| {
        let typed = arguments.join(" ");
        format!("{problem}\n    Install rustup from https://rustup.rs, or the same part of the toolchain in another way: `rustup {typed}`.").into()
    })
}
