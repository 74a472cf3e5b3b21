//! Is a program that Cargo installs there, and of the right version?

use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::workspace::Workspace;
use crate::{Outcome, process};

/// A program and how to install it.
#[derive(Debug)]
pub struct CargoTool {
    /// What it is called on `PATH`.
    pub program: &'static str,
    /// What it is called among crates.
    pub package: &'static str,
    /// The only version that will do.
    pub version: String,
    /// Further arguments of `cargo install`.
    pub features: &'static [&'static str],
    /// What it is for.
    pub why: &'static str,
    /// How long installing takes on a small machine.
    pub takes: &'static str,
}

impl CargoTool {
    /// Sees to the program. Gives the folder it stands in, or `None` when it is on `PATH`.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn provide(&self, workspace: &Workspace) -> Outcome<Option<PathBuf>> {
        if self.is_version_of(Path::new(self.program)) {
            return Ok(None);
        }
        let folder = workspace.installed_tools();
        let programs = folder.join("bin");
        if !self.is_version_of(&programs.join(self.program)) {
            announce(&format!("{} {}", self.package, self.version), self.why, self.takes);
            let mut cargo = workspace.cargo(&["install", self.package, "--version", &self.version, "--locked"]);
            process::run(cargo.args(self.features).arg("--root").arg(&folder))?;
        }
        Ok(Some(programs))
    }

    fn is_version_of(&self, program: &Path) -> bool {
        let said = process::answer(Command::new(program).arg("--version"));
        said.as_deref().and_then(version_said) == Some(&self.version)
    }
}

/// The version in what a program prints: `trunk 0.21.14`, `wasm-bindgen 0.2.129 (abc)`.
fn version_said(said: &str) -> Option<&str> {
    said.lines().next()?.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_the_second_word() {
        assert_eq!(version_said("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_said("wasm-bindgen 0.2.129 (1234567)"), Some("0.2.129"));
        assert_eq!(version_said(""), None);
    }

    #[test]
    fn another_version_will_not_do() {
        let cargo = |version: &str| CargoTool {
            program: "cargo",
            package: "cargo",
            version: version.to_owned(),
            features: &[],
            why: "",
            takes: "",
        };
        assert!(!cargo("0.0.1").is_version_of(Path::new("cargo")));
        let here = process::answer(Command::new("cargo").arg("--version")).unwrap_or_default();
        assert!(cargo(version_said(&here).unwrap_or_default()).is_version_of(Path::new("cargo")));
    }
}
