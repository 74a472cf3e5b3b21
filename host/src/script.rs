//! Which request is answered differently, and how?
//!
//! The faults are those that readers meet: a tunnel, a captive portal, a filter, a host that is half updated.

use std::time::Duration;

/// How a request is answered instead of plainly.
///
/// "The file" below is what the plain host would have sent, with its own status and headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing, ever: the request is read and the connection stays open until the caller or the host ends it.
    Hang,
    /// No answer but a reset connection (RST).
    Reset,
    /// So many bytes of the file's body after an honest `Content-Length`, then the connection ends.
    CutAt(usize),
    /// So many bytes of the file's body with no `Content-Length`, then the connection ends: the caller cannot tell.
    CutWithoutLength(usize),
    /// So many bytes of the file's body after an honest `Content-Length`, then nothing: the connection stays open.
    StopAt(usize),
    /// A status and a body of plain text.
    Status(u16, String),
    /// A status of the 300s and where it sends the caller.
    Redirect(u16, String),
    /// A captive portal: 200, this HTML, and none of the app's headers.
    Html200(String),
    /// The file under another media type.
    WrongType(&'static str),
    /// The file's headers with a body of no bytes.
    Empty200,
    /// 204.
    NoContent204,
    /// The first half of the file as 206, although no range was asked for.
    Partial206,
    /// The file with these headers besides its own.
    ExtraHeaders(Vec<(String, String)>),
    /// The file, after a wait.
    Delay(Duration),
    /// The file, its body no faster than so many bytes a second.
    Slow(u32),
    /// 200 with these bytes in place of the file's.
    Replace {
        /// The body.
        body: Vec<u8>,
        /// Its media type.
        content_type: String,
    },
}

/// Which requests a script is for.
///
/// Paths are those of [`crate::Request::path`]: decoded, with the folder that the site stands under.
///
/// ```
/// use host::When;
/// let _each_one = When::exactly("/sw.js");
/// let _the_third_only = When::below("/b/").from(3).times(1);
/// ```
#[derive(Debug, Clone)]
pub struct When {
    paths: Paths,
    first: usize,
    times: Option<usize>,
}

#[derive(Debug, Clone)]
enum Paths {
    Exactly(String),
    Below(String),
    Any,
}

impl When {
    /// Requests for this path.
    pub fn exactly(path: impl Into<String>) -> Self {
        Self::always(Paths::Exactly(path.into()))
    }

    /// Requests for paths that begin so.
    pub fn below(prefix: impl Into<String>) -> Self {
        Self::always(Paths::Below(prefix.into()))
    }

    /// Every request.
    pub fn any() -> Self {
        Self::always(Paths::Any)
    }

    /// Leaves alone those before the `first` one (the first of all is 1), counted from when the script was given.
    #[must_use]
    pub fn from(self, first: usize) -> Self {
        Self { first, ..self }
    }

    /// Ends after so many.
    #[must_use]
    pub fn times(self, times: usize) -> Self {
        Self { times: Some(times), ..self }
    }

    fn always(paths: Paths) -> Self {
        Self { paths, first: 1, times: None }
    }

    fn names(&self, path: &str) -> bool {
        match &self.paths {
            Paths::Exactly(this) => path == this,
            Paths::Below(prefix) => path.starts_with(prefix.as_str()),
            Paths::Any => true,
        }
    }

    /// Whether the `count`-th request (1 is the first) is one of those.
    fn holds_for(&self, count: usize) -> bool {
        count >= self.first && self.times.is_none_or(|times| count - self.first < times)
    }
}

/// All that was scripted, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Script {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    when: When,
    answer: Answer,
    /// How many requests with its path there were since it was given, also those that another line answered.
    seen: usize,
}

impl Script {
    pub(crate) fn add(&mut self, when: When, answer: Answer) {
        self.lines.push(Line { when, answer, seen: 0 });
    }

    pub(crate) fn clear(&mut self) {
        self.lines.clear();
    }

    /// What was scripted for this request, which is counted.
    pub(crate) fn answer(&mut self, path: &str) -> Option<Answer> {
        let mut newest = None;
        for line in self.lines.iter_mut().filter(|line| line.when.names(path)) {
            line.seen += 1;
            if line.when.holds_for(line.seen) {
                newest = Some(&line.answer);
            }
        }
        newest.cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: u16) -> Answer {
        Answer::Status(status, String::new())
    }

    #[test]
    fn only_the_requests_named_are_answered_differently() {
        let mut script = Script::default();
        script.add(When::exactly("/a").from(2).times(2), status(500));
        let answers: Vec<bool> = (0..5).map(|_| script.answer("/a").is_some()).collect();
        assert_eq!(answers, [false, true, true, false, false]);
        assert_eq!(script.answer("/a/b"), None);
    }

    #[test]
    fn the_newest_script_wins_while_it_lasts() {
        let mut script = Script::default();
        script.add(When::any(), status(500));
        script.add(When::below("/b/").times(1), status(503));
        assert_eq!(script.answer("/b/x"), Some(status(503)));
        assert_eq!(script.answer("/b/y"), Some(status(500)));
        assert_eq!(script.answer("/c"), Some(status(500)));
    }
}
