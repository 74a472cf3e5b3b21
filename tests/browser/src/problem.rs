//! What went wrong, in whole sentences that a failing test prints as they are.

use std::collections::BTreeMap;
use std::fmt;

/// Why a test ends. Anything that is an error becomes one with `?`.
pub struct Problem(String);

/// What a test and every step of it gives.
pub type Outcome<T = ()> = Result<T, Problem>;

impl Problem {
    /// A problem in words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The same problem with where it was found before it.
    #[must_use]
    pub fn at(self, place: &str) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

/// Rust prints the problem of a test so; the lines of it are to be read as lines.
impl fmt::Debug for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Fails with all that was found, a line each, or passes when there is nothing.
///
/// # Errors
/// When there is something.
pub fn nothing(what: &str, found: &[String]) -> Outcome {
    if found.is_empty() {
        return Ok(());
    }
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for line in found {
        *often.entry(line).or_default() += 1;
    }
    let lines =
        often.iter().map(|(line, times)| if *times > 1 { format!("{times} × {line}") } else { (*line).to_owned() });
    Err(Problem(format!("{what}, {}:\n  {}", found.len(), lines.collect::<Vec<_>>().join("\n  "))))
}
