//! `cargo xtask <command>`: all that a person runs. See `cargo xtask --help`.
//!
//! One module a command; [`workspace`], [`process`] and [`tools`] are what they stand on.
//! The words and pages themselves are checked and made by the crate `digital-sanctuary`, not here.

mod arguments;
mod bench;
mod build;
mod check;
mod lan;
mod process;
mod same_bytes;
mod serve;
mod test;
mod tidy;
mod tools;
mod wasm_flags;
mod workspace;

use std::error::Error;
use std::process::ExitCode;

use arguments::Task;
use workspace::Workspace;

/// What a step gives, or why it could not be done.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// What a command found, when it could look. What is wrong has been printed by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
}

impl Verdict {
    fn passed_if(good: bool) -> Self {
        if good { Self::Passed } else { Self::Failed }
    }
}

fn main() -> ExitCode {
    let task = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(misunderstood) => {
            eprintln!("error: {misunderstood}\n\n{}", arguments::HELP);
            return ExitCode::from(2);
        }
    };
    match perform(&task) {
        Ok(Verdict::Passed) => ExitCode::SUCCESS,
        Ok(Verdict::Failed) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> Outcome<Verdict> {
    let workspace = Workspace::here();
    match task {
        Task::Help => {
            println!("{}", arguments::HELP);
            Ok(Verdict::Passed)
        }
        Task::Serve(options) => serve::serve(&workspace, options),
        Task::Build { site_url } => build::build(&workspace, site_url.as_deref()).map(|()| Verdict::Passed),
        Task::Check(options) => Ok(check::check(&workspace, *options)),
        Task::Translated { language, guide } => check::translated(&workspace, language, guide.as_deref()),
        Task::Test { only } => test::test(&workspace, only.as_deref()),
        Task::ListGroups => {
            test::list();
            Ok(Verdict::Passed)
        }
        Task::Bench { times: false } => bench::sizes(&workspace),
        Task::Bench { times: true } => bench::times(&workspace),
        Task::Tidy => tidy::tidy(&workspace),
    }
}
