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
//!
//! The program in `src/bin/bench/` measures with it how long a reader waits: `cargo xtask bench --times`.

pub mod browser;
pub mod disk;
pub mod driver;
pub mod http;
pub mod problem;
pub mod quiet;
pub mod reader;
pub mod release;
pub mod settings;
pub mod site;
pub mod turn;

pub use browser::Browser;
pub use disk::Damage;
pub use problem::{Outcome, Problem, nothing};
pub use quiet::Noise;
pub use reader::Reader;
pub use release::SiteCopy;
pub use settings::Settings;
pub use site::{Language, Page, Site};
