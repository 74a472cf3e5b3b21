//! Which programs does a command need, and are they there?
//!
//! What is lacking is installed inside the project where that is possible, and said in one line before it starts.
//! The compiler itself is not looked for: without it this program would not run.

mod browser;
mod cargo_tool;
mod rust;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

pub use browser::Browser;
pub use rust::{component, wasm_target};

use crate::Outcome;
use crate::workspace::Workspace;
use cargo_tool::CargoTool;

/// The newest that Rust 1.95 builds.
const TRUNK: &str = "0.21.14";

/// The programs that build the site.
#[derive(Debug)]
pub struct Tools {
    /// Where programs are looked for: that of this process, after the folder of what was installed.
    path: OsString,
}

impl Tools {
    /// Sees to all that a build needs.
    ///
    /// # Errors
    /// When something is lacking and cannot be installed.
    pub fn to_build(workspace: &Workspace) -> Outcome<Self> {
        wasm_target(workspace)?;
        let wanted = [
            CargoTool {
                program: "trunk",
                package: "trunk",
                version: TRUNK.to_owned(),
                features: &["--no-default-features", "--features", "rustls"],
                why: "builds the Wasm and starts the prerenderer",
                takes: "5 minutes",
            },
            CargoTool {
                program: "wasm-bindgen",
                package: "wasm-bindgen-cli",
                version: workspace.locked_version("wasm-bindgen")?,
                features: &[],
                why: "joins the Wasm to JavaScript, and must be of the same version as the crate",
                takes: "3 minutes",
            },
        ];
        let mut folders = Vec::new();
        for tool in &wanted {
            folders.extend(tool.provide(workspace)?);
        }
        Ok(Self { path: joined(folders)? })
    }

    /// A program that will run in the root of the workspace and finds these tools.
    pub fn command(&self, workspace: &Workspace, program: &str) -> Command {
        let mut command = workspace.command(program);
        command.env("PATH", &self.path);
        command
    }
}

/// `PATH` with these folders before its own.
fn joined(mut folders: Vec<PathBuf>) -> Outcome<OsString> {
    folders.dedup();
    let own = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&own));
    Ok(env::join_paths(folders)?)
}

/// Says what is about to be installed.
fn announce(what: &str, why: &str, takes: &str) {
    println!("installing {what}: {why} (once, about {takes})");
}
