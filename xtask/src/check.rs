//! `check`: what is wrong with the words and data?

use digital_sanctuary::site;

use crate::Verdict;
use crate::workspace::Workspace;

/// Prints every problem, then how many, then what was read.
pub fn check(workspace: &Workspace) -> Verdict {
    let report = site::check_folder(workspace.root());
    for problem in &report.problems {
        println!("{problem}");
    }
    println!("{}\n{} problems", report.summary, report.problems.len());
    Verdict::passed_if(report.problems.is_empty())
}
