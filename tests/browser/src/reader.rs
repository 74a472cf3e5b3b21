//! Who reads the site: a browser with the screen of a phone, at a host of its own.

use std::ops::Deref;
use std::path::Path;

use host::{HeaderMode, Host};

use crate::quiet::{self, Noise};
use crate::settings::Settings;
use crate::site::Site;
use crate::{Browser, Outcome};

/// The screen of the phones that the app is made for first, in CSS pixels.
pub const PHONE: (u32, u32) = (360, 740);
/// The narrowest screen on which nothing may be lost (WCAG 2.2, 1.4.10), and a height that goes with it.
pub const NARROW: (u32, u32) = (320, 640);

/// A reader with a phone. All that a [`Browser`] can do, a reader can.
#[derive(Debug)]
pub struct Reader {
    /// Dropped before its host, so that no request is cut off.
    browser: Browser,
    /// The host of the site.
    pub host: Host,
    site: Site,
}

impl Reader {
    /// A reader of the site at a host that sends the real headers.
    ///
    /// # Errors
    /// When the browser does not start.
    pub fn of(site: &Site) -> Outcome<Self> {
        Self::at(site, site.serve("/", HeaderMode::Real)?, &Settings::default())
    }

    /// A reader of the site at a host that is there already.
    ///
    /// # Errors
    /// When the browser does not start.
    pub fn at(site: &Site, host: Host, settings: &Settings) -> Outcome<Self> {
        let browser = Browser::start(settings)?;
        browser.set_screen(PHONE.0, PHONE.1)?;
        Ok(Self { browser, host, site: site.clone() })
    }

    /// A reader whose phone keeps the site: with the service worker.
    ///
    /// # Errors
    /// When the browser does not start.
    pub fn with_worker(site: &Site) -> Outcome<Self> {
        let settings = Settings { with_worker: true, ..Settings::default() };
        Self::at(site, site.serve("/", HeaderMode::Real)?, &settings)
    }

    /// Ends the browser and starts it again with what it keeps on disk.
    ///
    /// # Errors
    /// When it does not start.
    pub fn restart(&mut self) -> Outcome {
        self.restart_after(|_| Ok(()))
    }

    /// The same, with something done meanwhile to the folder in which the browser keeps everything.
    ///
    /// # Errors
    /// When it cannot be done, or the browser does not start.
    pub fn restart_after(&mut self, change: impl FnOnce(&Path) -> Outcome) -> Outcome {
        self.browser.restart_after(change)?;
        self.browser.set_screen(PHONE.0, PHONE.1)
    }

    /// Ends the browser without a farewell and starts it again.
    ///
    /// # Errors
    /// When it does not start.
    pub fn crash(&mut self) -> Outcome {
        self.browser.crash()?;
        self.browser.set_screen(PHONE.0, PHONE.1)
    }

    /// Opens a page by its address in the site: `en/tip-1/`.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn visit(&self, in_site: &str) -> Outcome {
        self.browser.go(&self.host.url(in_site))
    }

    /// Opens a page with an island and waits until it has started.
    ///
    /// # Errors
    /// When it does not start.
    pub fn visit_panel(&self, in_site: &str) -> Outcome {
        self.visit(in_site)?;
        self.wait_until("the panel starts", "return document.querySelector('.panel')?.hidden === false")
    }

    /// Keeps text size and colours as the app keeps them. The next page that is opened shows them.
    ///
    /// # Errors
    /// When the site is not open.
    pub fn keep_display(&self, text: &str, theme: &str) -> Outcome {
        let record = format!(r#"{{"text":"{text}","theme":"{theme}"}}"#);
        self.browser.eval_with("localStorage.setItem('display', arguments[0])", vec![record.into()])
    }

    /// The end of every test: see [`quiet::check`].
    ///
    /// # Errors
    /// With all that was said or asked and should not have been.
    pub fn assert_quiet(&self) -> Outcome {
        self.assert_quiet_but(&Noise::default())
    }

    /// The same, where the test itself has made some noise.
    ///
    /// # Errors
    /// With all that was said or asked and should not have been, or was not and should have been.
    pub fn assert_quiet_but(&self, noise: &Noise) -> Outcome {
        quiet::check(&self.site, &self.host, &self.browser, noise)
    }
}

/// So that a test says `reader.click(…)` and not `reader.browser.click(…)` in every line.
impl Deref for Reader {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}
