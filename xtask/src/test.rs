//! `test`: does everything hold that must hold before a change is taken?
//!
//! One group after the other, the quick ones first. A failure does not stop the rest: all that is wrong is seen at once.

use std::time::Instant;

use crate::build::Build;
use crate::check::CheckOptions;
use crate::same_bytes;
use crate::tools::{self, Browser, Tools};
use crate::workspace::Workspace;
use crate::{Outcome, Verdict, bench, check, process, tidy};

/// A part of the whole that can be run by itself.
struct Group {
    name: &'static str,
    what: &'static str,
    /// Whether it looks at `dist/`, so that it says nothing when that could not be built.
    needs_site: bool,
    run: fn(&Workspace) -> Outcome<Verdict>,
}

/// In the order in which they run.
const GROUPS: &[Group] = &[
    Group { name: "tidy", what: "the rules of the code", needs_site: false, run: tidy::tidy },
    Group {
        name: "check",
        what: "the words and data",
        needs_site: false,
        run: |workspace| Ok(check::check(workspace, CheckOptions::default())),
    },
    Group { name: "format", what: "how the code is laid out", needs_site: false, run: format },
    Group { name: "lint", what: "clippy, on each face of the crate", needs_site: false, run: lint },
    Group { name: "unit", what: "tests that need no built site", needs_site: false, run: unit },
    Group { name: "docs", what: "the documentation of the code", needs_site: false, run: docs },
    Group { name: BUILD, what: "the site into dist/", needs_site: false, run: build },
    Group { name: "site", what: "every file of the built site", needs_site: true, run: site },
    Group { name: "bench", what: "sizes against budgets", needs_site: true, run: bench::sizes },
    Group {
        name: "same-bytes",
        what: "a second build equals the first",
        needs_site: true,
        run: same_bytes::same_bytes,
    },
    Group { name: "browser", what: "promises to the reader, in a real browser", needs_site: true, run: browser },
];
const BUILD: &str = "build";

/// How a group ended.
#[derive(Debug)]
struct Ended {
    name: &'static str,
    verdict: Verdict,
    seconds: f64,
}

/// Prints the names of the groups.
pub fn list() {
    for group in GROUPS {
        println!("{:<11} {}", group.name, group.what);
    }
}

/// Runs every group, or the one named `only`, and prints how each ended.
///
/// # Errors
/// When there is no group of that name.
pub fn test(workspace: &Workspace, only: Option<&str>) -> Outcome<Verdict> {
    let chosen = chosen(only, workspace.dist().is_dir())?;
    let mut all = Vec::new();
    for group in chosen {
        println!("\n== {}: {}", group.name, group.what);
        let started = Instant::now();
        let unbuilt = all.iter().any(|ended: &Ended| ended.name == BUILD && ended.verdict == Verdict::Failed);
        let outcome = if group.needs_site && unbuilt {
            Err("the site could not be built, so there is nothing to look at".into())
        } else {
            (group.run)(workspace)
        };
        let verdict = outcome.unwrap_or_else(|problem| {
            println!("error: {problem}");
            Verdict::Failed
        });
        let seconds = started.elapsed().as_secs_f64();
        println!("== {} {} in {seconds:.1} s", group.name, word(verdict));
        all.push(Ended { name: group.name, verdict, seconds });
    }
    print!("\n{}", table(&all));
    Ok(Verdict::passed_if(all.iter().all(|ended| ended.verdict == Verdict::Passed)))
}

/// All groups, or one. One that looks at the site builds it first when there is none; a site that is there is taken as it is.
fn chosen(only: Option<&str>, is_built: bool) -> Result<Vec<&'static Group>, String> {
    let Some(only) = only else { return Ok(GROUPS.iter().collect()) };
    let names = || GROUPS.iter().map(|group| group.name).collect::<Vec<_>>().join(", ");
    let group = GROUPS.iter().find(|group| group.name == only);
    let group = group.ok_or_else(|| format!("there is no group `{only}`; there are {}", names()))?;
    let build = GROUPS.iter().filter(|first| first.name == BUILD && group.needs_site && !is_built);
    Ok(build.chain([group]).collect())
}

/// A line for each group, then how many of each.
fn table(all: &[Ended]) -> String {
    let mut lines = format!("{:<11} {:<7} {:>7}\n", "group", "result", "seconds");
    for ended in all {
        lines += &format!("{:<11} {:<7} {:>7.1}\n", ended.name, word(ended.verdict), ended.seconds);
    }
    let passed = all.iter().filter(|ended| ended.verdict == Verdict::Passed).count();
    lines + &format!("\n{passed} passed, {} failed\n", all.len() - passed)
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "failed",
    }
}

/// Runs Cargo several times, also after a failure.
fn cargo(workspace: &Workspace, each: &[&[&str]]) -> Verdict {
    let mut verdict = Verdict::Passed;
    for arguments in each {
        if let Err(problem) = process::run(&mut workspace.cargo(arguments)) {
            println!("error: {problem}");
            verdict = Verdict::Failed;
        }
    }
    verdict
}

fn format(workspace: &Workspace) -> Outcome<Verdict> {
    tools::component(workspace, "rustfmt", "fmt")?;
    Ok(cargo(workspace, &[&["fmt", "--all", "--check"]]))
}

fn lint(workspace: &Workspace) -> Outcome<Verdict> {
    tools::component(workspace, "clippy", "clippy")?;
    tools::wasm_target(workspace)?;
    let strict = ["--", "-D", "warnings"];
    let everything = ["clippy", "--locked", "--workspace", "--all-targets"];
    // With no feature only the rules and shapes are built, which proves that they stand by themselves.
    let pure = ["clippy", "--locked", "--package", "digital-sanctuary", "--lib", "--no-default-features"];
    let islands = ["--features", "hydrate", "--target", "wasm32-unknown-unknown"];
    let each: [Vec<&str>; 3] =
        [[&everything[..], &strict].concat(), [&pure[..], &strict].concat(), [&pure[..], &islands, &strict].concat()];
    Ok(cargo(workspace, &each.each_ref().map(Vec::as_slice)))
}

fn unit(workspace: &Workspace) -> Outcome<Verdict> {
    Ok(cargo(workspace, &[&["test", "--locked", "--workspace", "--exclude", "browser", "--no-fail-fast"]]))
}

fn docs(workspace: &Workspace) -> Outcome<Verdict> {
    let mut cargo = workspace.cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
    process::run(cargo.env("RUSTDOCFLAGS", "-D warnings")).map(|()| Verdict::Passed)
}

fn build(workspace: &Workspace) -> Outcome<Verdict> {
    let tools = Tools::to_build(workspace)?;
    Build::new(workspace, &tools)?.run().map(|()| Verdict::Passed)
}

fn site(workspace: &Workspace) -> Outcome<Verdict> {
    let mut cargo = workspace.cargo(&["test", "--locked", "--test", "site", "--no-fail-fast"]);
    process::run(cargo.env("SANCTUARY_DIST", workspace.dist())).map(|()| Verdict::Passed)
}

fn browser(workspace: &Workspace) -> Outcome<Verdict> {
    let browser = Browser::provide()?;
    let mut cargo = workspace.cargo(&["test", "--locked", "--package", "browser", "--no-fail-fast"]);
    cargo.env("SANCTUARY_DIST", workspace.dist());
    cargo.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.driver);
    process::run(&mut cargo).map(|()| Verdict::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: &str, is_built: bool) -> Result<Vec<&'static str>, String> {
        Ok(chosen(Some(only), is_built)?.iter().map(|group| group.name).collect())
    }

    #[test]
    fn one_group_builds_the_site_only_when_it_needs_one_that_is_not_there() {
        assert_eq!(names("site", false), Ok(vec!["build", "site"]));
        assert_eq!(names("site", true), Ok(vec!["site"]));
        assert_eq!(names("tidy", false), Ok(vec!["tidy"]));
    }

    #[test]
    fn an_unknown_group_is_refused_with_the_names_of_all() {
        let said = names("speed", true).err().unwrap_or_default();
        assert!(GROUPS.iter().all(|group| said.contains(group.name)), "{said}");
    }

    #[test]
    fn the_count_of_groups_stands_alone_on_the_last_line() {
        let all = [
            Ended { name: "tidy", verdict: Verdict::Passed, seconds: 0.2 },
            Ended { name: "unit", verdict: Verdict::Failed, seconds: 61.04 },
        ];
        assert_eq!(
            table(&all),
            "group       result  seconds\ntidy        passed      0.2\nunit        failed     61.0\n\n1 passed, 1 failed\n"
        );
    }
}
