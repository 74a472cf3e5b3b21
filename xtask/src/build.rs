//! `build`: how does the tree become a site?
//!
//! ```text
//! cargo: the prerenderer ─► trunk: the Wasm ─► its hook runs the prerenderer on what Trunk made ─► dist/
//! ```
//!
//! The same input gives the same bytes, wherever it is built; `test` builds twice to see it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use walkdir::WalkDir;

use crate::check::CheckOptions;
use crate::tools::Tools;
use crate::workspace::Workspace;
use crate::{Outcome, Verdict, check, process, wasm_flags};

/// Where a build goes and what it knows.
#[derive(Debug)]
pub struct Build<'a> {
    workspace: &'a Workspace,
    tools: &'a Tools,
    wasm_flags: String,
    cargo_home: PathBuf,
    /// Where the site goes.
    pub dist: PathBuf,
    /// Where Cargo keeps what it builds.
    pub target: PathBuf,
    /// Where the site will stand.
    pub site_url: Option<&'a str>,
}

/// Builds into `dist/`, with whatever tools that needs.
pub fn build(workspace: &Workspace, site_url: Option<&str>) -> Outcome {
    let tools = Tools::to_build(workspace)?;
    let mut build = Build::new(workspace, &tools)?;
    build.site_url = site_url;
    build.run()
}

impl<'a> Build<'a> {
    /// A build into `dist/`.
    pub fn new(workspace: &'a Workspace, tools: &'a Tools) -> Outcome<Self> {
        let cargo_home = wasm_flags::cargo_home();
        let wasm_flags = wasm_flags::flags(workspace, &cargo_home)?;
        let (dist, target) = (workspace.dist(), workspace.target());
        Ok(Self { workspace, tools, wasm_flags, cargo_home, dist, target, site_url: None })
    }

    /// Builds with what Cargo keeps in this folder.
    pub fn set_cargo_home(&mut self, folder: &Path) -> Outcome {
        self.wasm_flags = wasm_flags::flags(self.workspace, folder)?;
        folder.clone_into(&mut self.cargo_home);
        Ok(())
    }

    /// Builds, and says how long it took and how large the site is.
    ///
    /// # Errors
    /// When the words and data have problems, or a program fails.
    pub fn run(&self) -> Outcome {
        let started = Instant::now();
        // The prerenderer would say the same, a minute later.
        if check::check(self.workspace, CheckOptions::default()) == Verdict::Failed {
            return Err("the words and data have problems, so nothing was built".into());
        }
        self.prerenderer()?;
        let mut trunk = self.trunk("build");
        process::run(trunk.args(["--release", "--locked"]))?;
        let (files, bytes) = size(&self.dist)?;
        let (seconds, megabytes) = (started.elapsed().as_secs(), bytes as f64 / 1e6);
        println!("built {} in {seconds} s: {files} files, {megabytes:.2} MB", self.dist.display());
        Ok(())
    }

    /// Builds the prerenderer, so that it is ready when Trunk's hook runs it: a hook shows no progress.
    pub fn prerenderer(&self) -> Outcome {
        let mut cargo = self.tools.command(self.workspace, "cargo");
        process::run(self.surrounded(&mut cargo).args(["build", "--locked", "--bin", "prerender"]))
    }

    /// Trunk, with all that makes a build the same everywhere.
    pub fn trunk(&self, command: &str) -> Command {
        let mut trunk = self.tools.command(self.workspace, "trunk");
        self.surrounded(&mut trunk);
        trunk.args([command, "--skip-version-check", "--dist"]).arg(&self.dist);
        trunk
    }

    fn surrounded<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        // Flags of the machine would change the bytes, and go before those for the Wasm.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        // Trunk takes `NO_COLOR=1`, which other programs ask for, as an error: it wants `true`.
        if command.get_program() == "trunk" && std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command.env(wasm_flags::VARIABLE, &self.wasm_flags);
        command.env("CARGO_HOME", &self.cargo_home);
        command.env("CARGO_TARGET_DIR", &self.target);
        // Whatever would write today's date writes this one.
        command.env("SOURCE_DATE_EPOCH", "0");
        if let Some(url) = self.site_url {
            command.env("SANCTUARY_SITE_URL", url);
        }
        command
    }
}

/// How many files a folder holds, and their bytes together.
fn size(folder: &Path) -> Outcome<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((files, bytes))
}
