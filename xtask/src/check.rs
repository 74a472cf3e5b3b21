//! `check`: what is wrong with the words and data? And `translated`: which English was a translation made from?

use std::time::{SystemTime, UNIX_EPOCH};

use digital_sanctuary::model::day::Day;
use digital_sanctuary::site::{self, upkeep};
use digital_sanctuary::tools::plain::Counts;

use crate::workspace::Workspace;
use crate::{Outcome, Verdict};

/// The age at which somebody who goes to school in English should read a guide with ease.
const READING_AGE: f64 = 9.0;
/// How many of the hardest sentences are shown to a person.
const HARDEST: usize = 20;

/// What else than problems is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// What a person has to look at again today.
    pub facts: bool,
    /// How hard each guide is to read, and the hardest sentences.
    pub plain: bool,
}

/// Prints every problem, then how many, then what was read and how hard the English is.
pub fn check(workspace: &Workspace, options: CheckOptions) -> Verdict {
    let (loaded, report) = site::check::load_and_check(workspace.root());
    for problem in &report.problems {
        println!("{problem}");
    }
    if options.facts {
        let found = upkeep::upkeep(&loaded, today());
        for problem in &found {
            println!("{problem}");
        }
        println!("{} things to look at again", found.len());
    }
    let (guides, hardest) = upkeep::plainness(&loaded, HARDEST);
    if options.plain {
        for guide in &guides {
            println!(
                "{:<22} {:>5} words, reading age {:>4.1}",
                guide.slug,
                guide.counts.words,
                guide.counts.reading_age()
            );
        }
        for (age, sentence, place) in &hardest {
            println!("{age:>5.1}  {sentence}  ({place})");
        }
    }
    let all = guides.iter().map(|guide| guide.counts).fold(Counts::default(), Counts::and);
    let hard = guides.iter().filter(|guide| guide.counts.reading_age() > READING_AGE).count();
    println!(
        "the English: {} words, reading age {:.1} by the Automated Readability Index, {hard} of {} guides above {READING_AGE}",
        all.words,
        all.reading_age(),
        guides.len()
    );
    println!("{}\n{} problems", report.summary, report.problems.len());
    Verdict::passed_if(report.problems.is_empty())
}

/// The day in universal time; the first day of 1970 where the clock is wrong.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::of_seconds(since.as_secs())
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
