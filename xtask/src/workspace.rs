//! Where do things stand?

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The folder that holds the whole project.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built in.
    pub fn here() -> Self {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::at(xtask.parent().unwrap_or(xtask).to_owned())
    }

    /// The one whose root this is.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Its root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the built site stands.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where Cargo keeps what it builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// Where tools are installed that this machine lacks: inside the project, so that nothing of its owner changes.
    pub fn installed_tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// A program that will run in the root.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// `cargo` with these arguments, in the root.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// The version of a package in Cargo.lock.
    ///
    /// # Errors
    /// When the file cannot be read, or names no such package.
    pub fn locked_version(&self, package: &str) -> Outcome<String> {
        let file = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(version_in_lock(&lock, package)?.ok_or_else(|| format!("Cargo.lock has no package `{package}`"))?)
    }
}

fn version_in_lock(lock: &str, package: &str) -> Result<Option<String>, toml::de::Error> {
    let lock: toml::Table = toml::from_str(lock)?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let named = |one: &&toml::Value| one.get("name").and_then(toml::Value::as_str) == Some(package);
    let found = packages.into_iter().flatten().find(named);
    Ok(found.and_then(|one| one.get("version")).and_then(toml::Value::as_str).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"b\"\nversion = \"0.2.129\"\n";
        assert_eq!(version_in_lock(lock, "b"), Ok(Some("0.2.129".to_owned())));
        assert_eq!(version_in_lock(lock, "c"), Ok(None));
    }
}
