//! What was asked for on the command line?

use lexopt::prelude::{Long, Short, Value, ValueExt as _};

use crate::check::CheckOptions;

/// What `--help` prints, and what follows a command that is not understood.
pub const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--dev] [--site-url URL]  build the site and show it to this machine and its network
  build [--site-url URL]                     build the site into dist/
  check [--facts] [--plain]                  find what is wrong with the words and data
  translated LANGUAGE [GUIDE]                record that a translation was made from today's English
  test  [--only GROUP] [--list]              run everything that CI runs, or one group of it
  bench [--times]                            hold the sizes of the built site against their budgets
  tidy                                       find what breaks the rules of the code

  --port N        the port to serve at; without it 8080, or the next one that is free
  --facts         also what somebody has to read again: claims past their date, numbers, lapsed reviews
  --plain         also the reading age of each guide, and the hardest sentences
  --dev           rebuild when a file changes; no service worker, so that no old page is shown
  --site-url URL  where the site will stand, for the addresses that cannot be relative
  --only GROUP    one group of `test`; --list names them
  --times         measure instead how long a reader waits, on a slow phone and slow links (some minutes)

What a command needs and this machine lacks is installed first, and said.";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Serve(ServeOptions),
    Build {
        /// Where the site will stand.
        site_url: Option<String>,
    },
    Check(CheckOptions),
    Translated {
        /// The code of a language.
        language: String,
        /// One guide of it, by the name of its file.
        guide: Option<String>,
    },
    Test {
        /// The name of a group.
        only: Option<String>,
    },
    ListGroups,
    Bench {
        /// In a browser, how long; otherwise how large.
        times: bool,
    },
    Tidy,
}

/// How to serve.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServeOptions {
    /// This port and no other.
    pub port: Option<u16>,
    /// Rebuild when a file changes.
    pub dev: bool,
    /// Where the site will stand.
    pub site_url: Option<String>,
}

/// Reads the arguments, without the name of the program.
///
/// # Errors
/// A command or option that is not there, or an option without its value.
pub fn parse(mut arguments: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut command = None;
    let mut options = ServeOptions::default();
    let (mut only, mut list, mut times) = (None, false, false);
    let mut names = Vec::new();
    let mut asked = CheckOptions::default();
    while let Some(argument) = arguments.next()? {
        let known = command.as_deref();
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("port") if known == Some("serve") => options.port = Some(arguments.value()?.parse()?),
            Long("dev") if known == Some("serve") => options.dev = true,
            Long("site-url") if matches!(known, Some("serve" | "build")) => {
                options.site_url = Some(arguments.value()?.string()?);
            }
            Long("facts") if known == Some("check") => asked.facts = true,
            Long("plain") if known == Some("check") => asked.plain = true,
            Long("only") if known == Some("test") => only = Some(arguments.value()?.string()?),
            Long("list") if known == Some("test") => list = true,
            Long("times") if known == Some("bench") => times = true,
            Value(name) if command.is_none() => command = Some(name.string()?),
            Value(name) if known == Some("translated") && names.len() < 2 => names.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    match command.as_deref() {
        Some("serve") => Ok(Task::Serve(options)),
        Some("build") => Ok(Task::Build { site_url: options.site_url }),
        Some("check") => Ok(Task::Check(asked)),
        Some("translated") => {
            let mut names = names.into_iter();
            let language = names.next().ok_or("say which language, such as `cargo xtask translated fa`")?;
            Ok(Task::Translated { language, guide: names.next() })
        }
        Some("test") if list => Ok(Task::ListGroups),
        Some("test") => Ok(Task::Test { only }),
        Some("bench") => Ok(Task::Bench { times }),
        Some("tidy") => Ok(Task::Tidy),
        Some("help") => Ok(Task::Help),
        Some(other) => Err(format!("there is no command `{other}`").into()),
        None => Err("say which command".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Task, String> {
        parse(lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_follow_their_command() {
        let task = parsed(&["serve", "--port", "9000", "--site-url=https://a.example/"]);
        let site_url = Some("https://a.example/".to_owned());
        assert_eq!(task, Ok(Task::Serve(ServeOptions { port: Some(9000), dev: false, site_url })));
        assert_eq!(parsed(&["test", "--only", "tidy"]), Ok(Task::Test { only: Some("tidy".to_owned()) }));
        assert_eq!(parsed(&["bench"]), Ok(Task::Bench { times: false }));
        assert_eq!(parsed(&["bench", "--times"]), Ok(Task::Bench { times: true }));
    }

    #[test]
    fn a_translation_is_named_by_its_language_and_perhaps_a_guide() {
        let translated =
            |guide: Option<&str>| Task::Translated { language: "fa".to_owned(), guide: guide.map(str::to_owned) };
        assert_eq!(parsed(&["translated", "fa"]), Ok(translated(None)));
        assert_eq!(parsed(&["translated", "fa", "tip-1"]), Ok(translated(Some("tip-1"))));
        assert!(parsed(&["translated"]).is_err());
        assert!(parsed(&["translated", "fa", "tip-1", "tip-2"]).is_err());
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        for arguments in [vec!["--help"], vec!["-h"], vec!["build", "--help"], vec!["help"]] {
            assert_eq!(parsed(&arguments), Ok(Task::Help), "{arguments:?}");
        }
    }

    #[test]
    fn what_is_not_there_is_refused_by_name() {
        assert_eq!(parsed(&["biuld"]), Err("there is no command `biuld`".to_owned()));
        assert_eq!(parsed(&["check", "--port", "1"]), Err("invalid option '--port'".to_owned()));
        assert_eq!(parsed(&[]), Err("say which command".to_owned()));
        assert!(parsed(&["serve", "--port", "many"]).is_err());
    }

    #[test]
    fn help_names_every_command() {
        for name in ["serve", "build", "check", "translated", "test", "bench", "tidy"] {
            assert!(HELP.lines().any(|line| line.trim_start().starts_with(name)), "{name}");
        }
    }
}
