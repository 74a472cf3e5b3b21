//! What does a slow phone show, and when?

use std::time::{Duration, SystemTime};

use browser::reader::PHONE;
use browser::{Browser, Outcome, Settings};
use serde::Deserialize;
use serde_json::json;

/// A cheap phone against this machine.
pub const TIMES_SLOWER: u32 = 4;

/// A browser that is as slow as one on a cheap phone, and tells when it showed what.
pub struct Phone {
    browser: Browser,
}

/// What a page told, in milliseconds from when it was asked for.
#[derive(Debug, Deserialize)]
pub struct Seen {
    first: f64,
    largest: Option<f64>,
    /// By how much tasks were longer than what a finger does not notice, together.
    blocked: f64,
    ready: Option<f64>,
    /// When it was asked for, since 1970.
    began: f64,
}

/// What is waited for.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    FirstText,
    /// The line at the end says that the language is kept.
    Ready,
}

impl Phone {
    /// A phone with nothing on it.
    pub fn new() -> Outcome<Self> {
        let settings = Settings { with_worker: true, without_record: true, ..Settings::default() };
        let phone = Self { browser: Browser::start(&settings)? };
        phone.begin()?;
        Ok(phone)
    }

    /// The browser ends and starts again, with what it keeps.
    pub fn restart(&mut self) -> Outcome {
        self.browser.restart()?;
        self.begin()
    }

    fn begin(&self) -> Outcome {
        self.browser.set_screen(PHONE.0, PHONE.1)?;
        self.browser.slow_processor(TIMES_SLOWER)?;
        self.browser.before_each_page(include_str!("../../../probes/times.js"))
    }

    /// Opens a page and waits.
    pub fn open(&self, address: &str, until: Until) -> Outcome<Seen> {
        self.browser.go(address)?;
        self.seen(until)
    }

    /// The reload button.
    pub fn reload(&self, until: Until) -> Outcome<Seen> {
        self.browser.reload()?;
        self.seen(until)
    }

    fn seen(&self, until: Until) -> Outcome<Seen> {
        let name = match until {
            Until::FirstText => "first",
            Until::Ready => "ready",
        };
        self.browser.eval_with("return times(arguments[0])", vec![json!(name)])
    }

    /// What the page says first.
    pub fn heading(&self) -> Outcome<String> {
        self.browser.eval("return document.querySelector('h1').innerText")
    }
}

impl Seen {
    pub fn first_text(&self) -> Duration {
        ms(self.first)
    }

    /// The first text is the largest where no larger one came.
    pub fn largest(&self) -> Duration {
        ms(self.largest.unwrap_or(self.first))
    }

    pub fn blocked(&self) -> Duration {
        ms(self.blocked)
    }

    /// Nothing when it was not waited for.
    pub fn ready(&self) -> Duration {
        ms(self.ready.unwrap_or_default())
    }

    /// The time of day so long after the page was asked for.
    pub fn at(&self, after: Duration) -> SystemTime {
        SystemTime::UNIX_EPOCH + ms(self.began) + after
    }
}

/// A page counts from when it was asked for, so nothing of it is negative.
fn ms(milliseconds: f64) -> Duration {
    Duration::from_secs_f64(milliseconds.max(0.0) / 1000.0)
}
