//! How is a browser set up, so that what it shows and asks for comes from the page alone?

use std::env;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde_json::{Value, json};

/// What one test wants different from another.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Cookies and every storage are switched off, as in the strictest setting of Chromium: asking for one throws.
    pub without_storage: bool,
    /// A command that leads to another page ends at once and not when that page is there, for pages that are long in coming.
    pub without_waiting: bool,
    /// Pages may install the service worker. Without it every page and file comes from the host, so that a test of a page
    /// meets the faults that the host is told to make.
    pub with_worker: bool,
    /// What pages ask for is not written down: [`crate::Browser::requests`] gives nothing, and a measurement of time is not
    /// one of the writing.
    pub without_record: bool,
}

/// Nothing of the browser's own reaches the network, and no name is found: only this machine can be asked for anything.
///
/// The back/forward cache stays switched on, as on every phone; `leave.rs` checks that it is.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/// Names under which Chromium is packaged.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

impl Settings {
    /// What WebDriver is told. `profile` is an empty folder for this browser alone.
    pub(crate) fn capabilities(&self, profile: &Path) -> serde_json::Map<String, Value> {
        let mut arguments: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        if is_root() {
            arguments.push("--no-sandbox".to_owned());
        }
        let mut options = json!({ "args": arguments });
        if let Some(browser) = browser() {
            options["binary"] = json!(browser);
        }
        if self.without_storage {
            // 2 is "block".
            options["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 });
        }
        let all = json!({
            "browserName": "chrome",
            "pageLoadStrategy": if self.without_waiting { "none" } else { "normal" },
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": if self.without_record { "OFF" } else { "ALL" } },
        });
        all.as_object().cloned().unwrap_or_default()
    }
}

/// The browser that `CHROMIUM` names, or the first on `PATH`; where there is none, the driver looks for itself.
fn browser() -> Option<String> {
    if let Some(named) = env::var("CHROMIUM").ok().filter(|named| !named.is_empty()) {
        return Some(named);
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    let files = BROWSERS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.into_iter().find(|file| file.is_file()).map(|file| file.display().to_string())
}

/// Chromium has no sandbox for root, and says so by ending.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
