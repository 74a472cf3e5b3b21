//! The harness of the browser tests: a built site, a host that can fail, and a real browser with a phone's screen.
//!
//! A test reads from top to bottom: it takes the [`Site`], lets a [`Reader`] open it, does what a reader does, and ends
//! with [`Reader::assert_quiet`]: the console is empty and nothing was asked of anybody but this site.
//!
//! ```text
//! Site (dist/) ─► host::Host ─► Reader ─► Browser ─► driver (chromedriver) ─► Chromium
//!                     │ log                  │ console, requests
//!                     └────────► quiet ◄─────┘
//! ```
//!
//! What a test asks of a page is a probe: a script in `probes/`, the body of a function that WebDriver calls in the page.
//! Nothing here sleeps; a test waits for a condition.

pub mod browser;
pub mod driver;
pub mod http;
pub mod quiet;
pub mod reader;
pub mod settings;
pub mod site;
pub mod turn;

pub use browser::Browser;
pub use quiet::Noise;
pub use reader::Reader;
pub use settings::Settings;
pub use site::{Language, Page, Site};

/// What a test and every step of it gives: a problem is a whole sentence, and ends the test.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Fails with all that was found, a line each, or passes when there is nothing.
///
/// # Errors
/// When there is something.
pub fn nothing(what: &str, found: &[String]) -> Outcome {
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{what}: {}\n  {}", found.len(), found.join("\n  ")).into())
}
