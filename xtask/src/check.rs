//! `check`: what is wrong with the words and data? And `translated`: which English was a translation made from?

use digital_sanctuary::site;

use crate::workspace::Workspace;
use crate::{Outcome, Verdict};

/// Prints every problem, then how many, then what was read.
pub fn check(workspace: &Workspace) -> Verdict {
    let report = site::check_folder(workspace.root());
    for problem in &report.problems {
        println!("{problem}");
    }
    println!("{}\n{} problems", report.summary, report.problems.len());
    Verdict::passed_if(report.problems.is_empty())
}

/// Records that a language, or one guide of it, was made from today's English.
///
/// # Errors
/// When there is no such translation or guide, or a file cannot be written.
pub fn translated(workspace: &Workspace, language: &str, guide: Option<&str>) -> Outcome<Verdict> {
    let files = site::translated::record(workspace.root(), language, guide)?;
    println!("recorded today’s English in {files} files of {language}");
    Ok(Verdict::Passed)
}
