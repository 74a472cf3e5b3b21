//! Something wrong with the words or data: where it is, what is wrong, and what to do.

use std::path::PathBuf;

/// One problem. The build collects all of them before it fails.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the root of the repository.
    pub file: PathBuf,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong, in one sentence.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A problem in `file` at `line`.
    pub fn new(file: impl Into<PathBuf>, line: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.into(), line, what: what.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = self.file.display();
        match self.line {
            0 => writeln!(formatter, "{file}: {}", self.what)?,
            line => writeln!(formatter, "{file}:{line}: {}", self.what)?,
        }
        write!(formatter, "    {}", self.remedy)
    }
}
