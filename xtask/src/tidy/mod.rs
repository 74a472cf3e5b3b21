//! `tidy`: does the code keep the rules that no compiler knows?
//!
//! Each rule is a function from text to problems, in a file of its own. This one reads the tree and asks every rule.

mod addresses;
mod heads;
mod keys;
mod panics;
mod pictures;
mod promises;
mod rings;
mod styles;
mod text;
mod tokens;
mod words;

use std::fs;

use digital_sanctuary::site::problem::Problem;
use walkdir::{DirEntry, WalkDir};

use crate::workspace::Workspace;
use crate::{Outcome, Verdict};

/// A file of the project.
#[derive(Debug)]
struct Source {
    /// From the root, with `/` between folders.
    path: String,
    text: String,
}

/// Folders that hold nothing of ours: what is built, what is fetched, and what others wrote.
const NOT_OURS: &[&str] = &["target", "dist", "vendor", ".git"];
/// What the rules read, by the end of the name.
const READ: &[&str] = &[".rs", ".js", ".css", ".toml", ".sh", ".md", ".json", ".svg", ".ci/run"];

/// Prints every breach, then how many.
///
/// # Errors
/// When a file cannot be read.
pub fn tidy(workspace: &Workspace) -> Outcome<Verdict> {
    let tree = read(workspace)?;
    let mut problems = Vec::new();
    for source in &tree {
        problems.extend(heads::problems(source));
        match source.path.rsplit_once('.').map(|(_, end)| end) {
            Some("rs") => problems.extend(in_rust(source)),
            Some("css") => problems.extend(styles::problems(source)),
            Some("js") => problems.extend(addresses::in_javascript(source)),
            _ => {}
        }
    }
    let (excused, too_many) = promises::excuses(&tree);
    problems.extend(too_many);
    problems.extend(keys::problems(&tree));
    problems.extend(pictures::problems(&tree));
    problems.sort();
    for problem in &problems {
        println!("{problem}");
    }
    println!("{} files, {excused} lints excused, {} problems", tree.len(), problems.len());
    Ok(Verdict::passed_if(problems.is_empty()))
}

/// What the rules for Rust find in one file.
fn in_rust(source: &Source) -> Vec<Problem> {
    let all = match tokens::read(&source.text) {
        Ok(all) => all,
        Err(error) => {
            return vec![Problem::new(&source.path, error.span().start().line, error.to_string(), "Make it compile.")];
        }
    };
    let shipped = tokens::without_tests(&all);
    let rules = [
        rings::problems(&source.path, &shipped),
        words::problems(&source.path, &shipped),
        panics::problems(&source.path, &shipped),
        addresses::in_rust(&source.path, &shipped),
        promises::problems(&source.path, &all),
    ];
    rules.into_iter().flatten().collect()
}

/// Reads what the rules look at.
fn read(workspace: &Workspace) -> Outcome<Vec<Source>> {
    let mut tree = Vec::new();
    let is_ours = |entry: &DirEntry| !entry.file_name().to_str().is_some_and(|name| NOT_OURS.contains(&name));
    for entry in WalkDir::new(workspace.root()).sort_by_file_name().into_iter().filter_entry(is_ours) {
        let entry = entry?;
        let path = entry.path().strip_prefix(workspace.root())?.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() && READ.iter().any(|end| path.ends_with(end)) {
            let text = fs::read_to_string(entry.path()).map_err(|error| format!("{path}: {error}"))?;
            tree.push(Source { path, text });
        }
    }
    Ok(tree)
}
