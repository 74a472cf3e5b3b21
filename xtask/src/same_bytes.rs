//! Does a second build give the same bytes as the first?
//!
//! Then anybody can build the site and see that a host serves what stands in the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::build::Build;
use crate::tools::Tools;
use crate::workspace::Workspace;
use crate::{Outcome, Verdict};

/// Builds once more, from nothing and beside the first, and compares every file.
pub fn same_bytes(workspace: &Workspace) -> Outcome<Verdict> {
    let tools = Tools::to_build(workspace)?;
    let again = workspace.target().join("again");
    // What an earlier run left would be taken as it is, and prove nothing.
    if again.exists() {
        fs::remove_dir_all(&again)?;
    }
    let dist = again.join("dist");
    let mut build = Build::new(workspace, &tools)?;
    build.dist.clone_from(&dist);
    build.target = again.join("target");
    build.run()?;
    let (first, second) = (read(&workspace.dist())?, read(&dist)?);
    let different = differences(&first, &second);
    for line in &different {
        println!("{line}");
    }
    println!("{} files, {} of them different", first.len(), different.len());
    Ok(Verdict::passed_if(different.is_empty()))
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
