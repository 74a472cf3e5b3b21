//! Which flags make the Wasm the same bytes on every machine?
//!
//! A panic's message names its file, so paths of the machine reach the Wasm. Each folder of the machine gets a fixed name.

use std::env;
use std::path::{Path, PathBuf};

use crate::workspace::Workspace;
use crate::{Outcome, process};

/// The variable that Cargo reads flags from for the Wasm alone; native programs keep their own.
pub const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The value of [`VARIABLE`] for a build with this folder of Cargo's.
///
/// # Errors
/// When the compiler does not say where it stands.
pub fn flags(workspace: &Workspace, cargo_home: &Path) -> Outcome<String> {
    let ask = |arguments: &[&str]| process::answer(workspace.command("rustc").args(arguments));
    let sysroot = ask(&["--print", "sysroot"]).ok_or("`rustc --print sysroot` gave no answer")?;
    let about = ask(&["--version", "--verbose"]).ok_or("`rustc --version` gave no answer")?;
    let commit = about.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    // What the standard library is called where its source is not installed, so that both give the same bytes.
    let (source, virtual_source) = (Path::new(&sysroot).join("lib/rustlib/src/rust"), format!("/rustc/{commit}"));
    let folders = [
        (cargo_home.to_owned(), "/cargo"),
        (PathBuf::from(&sysroot), "/rust"),
        (source, &virtual_source),
        (workspace.root().to_owned(), "/app"),
    ];
    Ok(remap(&folders))
}

/// One flag a folder; of two that fit, the compiler takes the later one.
fn remap(folders: &[(PathBuf, &str)]) -> String {
    let mut flags = Vec::new();
    for (folder, name) in folders {
        let folder = folder.display().to_string();
        // The variable is split at spaces, and no other reaches the Wasm alone.
        if folder.contains(' ') {
            println!("note: {folder} has a space in its name, so this Wasm differs from one built elsewhere");
        } else {
            flags.push(format!("--remap-path-prefix={folder}={name}"));
        }
    }
    flags.join(" ")
}

/// Where Cargo keeps the source of dependencies on this machine.
pub fn cargo_home() -> PathBuf {
    let home = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_gets_a_fixed_name() {
        let folders = [(PathBuf::from("/home/me/.cargo"), "/cargo"), (PathBuf::from("/work/app"), "/app")];
        let expected = "--remap-path-prefix=/home/me/.cargo=/cargo --remap-path-prefix=/work/app=/app";
        assert_eq!(remap(&folders), expected);
    }

    #[test]
    fn a_folder_with_a_space_is_left_out_because_cargo_would_split_it() {
        assert_eq!(remap(&[(PathBuf::from("/my files"), "/app")]), "");
    }
}
