//! Does a second build give the same bytes as the first, also on another machine?
//!
//! Then anybody can build the site and see that a host serves what stands in the repository.
//! Another machine has other folders, so the second build is of a copy of the tree, with Cargo's own folder under
//! another name: a dependency that puts a path into the Wasm shows itself.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::build::Build;
use crate::tools::Tools;
use crate::workspace::Workspace;
use crate::{Outcome, Verdict, wasm_flags};

/// What a fresh copy of the repository does not have.
const NOT_COPIED: &[&str] = &["target", "dist", ".git"];

/// Builds once more, from nothing and beside the first, and compares every file.
pub fn same_bytes(workspace: &Workspace) -> Outcome<Verdict> {
    let tools = Tools::to_build(workspace)?;
    let again = workspace.target().join("again");
    // What an earlier run left would be taken as it is, and prove nothing.
    if again.exists() {
        fs::remove_dir_all(&again)?;
    }
    let (tree, cargo_home) = (again.join("tree"), again.join("cargo"));
    copy(workspace.root(), &tree)?;
    let other = Workspace::at(tree);
    let mut build = Build::new(&other, &tools)?;
    build.target = again.join("target");
    if let Err(error) = link(&wasm_flags::cargo_home(), &cargo_home) {
        println!("note: Cargo's folder keeps its name in this build ({error}), so paths in it are not tested");
    } else {
        build.set_cargo_home(&cargo_home)?;
    }
    build.run()?;

    let (first, second) = (read(&workspace.dist())?, read(&other.dist())?);
    let different = differences(&first, &second);
    for line in &different {
        println!("{line}");
    }
    println!("{} files, {} of them different", first.len(), different.len());
    Ok(Verdict::passed_if(different.is_empty()))
}

/// Copies what the repository holds.
fn copy(from: &Path, to: &Path) -> Outcome {
    let is_kept = |entry: &DirEntry| !entry.file_name().to_str().is_some_and(|name| NOT_COPIED.contains(&name));
    for entry in WalkDir::new(from).into_iter().filter_entry(is_kept) {
        let entry = entry?;
        let copy = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}

/// Gives a folder a second name.
fn link(folder: &Path, name: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::symlink(folder, name);
    #[cfg(windows)]
    return std::os::windows::fs::symlink_dir(folder, name);
}

/// Every file below a folder, by its path from there.
fn read(folder: &Path) -> Outcome<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.insert(entry.path().strip_prefix(folder)?.to_owned(), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// A line for each file that is in one alone, or whose bytes differ.
fn differences(first: &BTreeMap<PathBuf, Vec<u8>>, second: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in first {
        let path_shown = path.display();
        match second.get(path) {
            None => lines.push(format!("{path_shown}: in the first build only")),
            Some(other) if other == bytes => {}
            Some(other) => {
                let same = bytes.iter().zip(other).take_while(|(a, b)| a == b).count();
                lines.push(format!(
                    "{path_shown}: differs from byte {same} on ({} and {} bytes)",
                    bytes.len(),
                    other.len()
                ));
            }
        }
    }
    let added = second.keys().filter(|path| !first.contains_key(*path));
    lines.extend(added.map(|path| format!("{}: in the second build only", path.display())));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(of: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
        of.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn equal_builds_have_no_difference() {
        let build = files(&[("en/index.html", "a"), ("sw.js", "b")]);
        assert!(differences(&build, &build).is_empty());
    }

    #[test]
    fn every_difference_is_named() {
        let first = files(&[("a", "same"), ("b", "12345"), ("c", "")]);
        let second = files(&[("a", "same"), ("b", "12x"), ("d", "")]);
        assert_eq!(
            differences(&first, &second),
            ["b: differs from byte 2 on (5 and 3 bytes)", "c: in the first build only", "d: in the second build only"]
        );
    }
}
