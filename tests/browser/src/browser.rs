//! What can a test do with a browser, and see of it?
//!
//! A thin layer over WebDriver and, where WebDriver has no word for it, over Chromium's DevTools protocol.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use crate::driver::Driver;
use crate::settings::Settings;
use crate::turn::Turn;
use crate::{Outcome, Problem};

/// How long a condition may take to come true. A machine under load needs some seconds; nothing right needs ten.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// How long a browser may take to end before it is ended.
const LONGEST_END: Duration = Duration::from_secs(10);

/// A browser with one page. It ends when it is dropped, also when a test fails.
///
/// The fields are in the order in which they are dropped: first the session, then the driver, then the profile.
#[derive(Debug)]
pub struct Browser {
    session: WebDriver,
    runtime: Runtime,
    driver: Driver,
    profile: TempDir,
    settings: Settings,
    _turn: Turn,
}

/// A request that a page made, as the browser saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The whole address, without its fragment.
    pub address: String,
    /// `GET`, …
    pub method: String,
    /// What for: `Document`, `Script`, `Image`, …
    pub kind: String,
}

impl Browser {
    /// Waits for a turn and starts a browser with an empty profile.
    ///
    /// # Errors
    /// When the browser or its driver is not there or does not start.
    pub fn start(settings: &Settings) -> Outcome<Self> {
        let turn = Turn::wait();
        let profile = tempfile::Builder::new().prefix("sanctuary-browser-").tempdir()?;
        let driver = Driver::start()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let session = session(&runtime, &driver, settings, profile.path())?;
        let browser = Self { session, runtime, driver, profile, settings: settings.clone(), _turn: turn };
        browser.begin()?;
        Ok(browser)
    }

    /// Ends the browser and starts it again with what it keeps on disk, as a phone does that was switched off.
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
        self.runtime.block_on(self.session.clone().quit())?;
        change(self.profile.path())?;
        self.session = session(&self.runtime, &self.driver, &self.settings, self.profile.path())?;
        self.begin()
    }

    /// The same without a farewell, as a phone does whose battery is taken out: nothing is written any more.
    ///
    /// # Errors
    /// When the browser goes on, or does not start again.
    pub fn crash(&mut self) -> Outcome {
        // There is nobody left to answer.
        if self.devtools("Browser.crash", json!({})).is_ok() {
            return Err(Problem::new("the browser has not crashed"));
        }
        // The driver takes its ended browser off its list; that it was ended, it calls an error.
        let _ = self.runtime.block_on(self.session.clone().quit());
        self.session = session(&self.runtime, &self.driver, &self.settings, self.profile.path())?;
        self.begin()
    }

    /// What holds for each page of a session.
    fn begin(&self) -> Outcome {
        if self.settings.with_worker {
            return Ok(());
        }
        self.before_each_page("delete Navigator.prototype.serviceWorker")
    }

    /// Goes to an address, as if it had been typed, and waits for the page with all its files.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn go(&self, address: &str) -> Outcome {
        self.runtime.block_on(self.session.goto(address)).map_err(|error| Problem::from(error).at(address))
    }

    /// The Back button.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn back(&self) -> Outcome {
        Ok(self.runtime.block_on(self.session.back())?)
    }

    /// The Forward button.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn forward(&self) -> Outcome {
        Ok(self.runtime.block_on(self.session.forward())?)
    }

    /// The reload button.
    ///
    /// # Errors
    /// When the host does not answer.
    pub fn reload(&self) -> Outcome {
        Ok(self.runtime.block_on(self.session.refresh())?)
    }

    /// Runs the body of a function in the page and gives what it returns. It runs even where the page may run no script.
    ///
    /// # Errors
    /// When it throws, or returns something else than a `T`.
    pub fn eval<T: DeserializeOwned>(&self, body: &str) -> Outcome<T> {
        self.eval_with(body, Vec::new())
    }

    /// The same with values for `arguments`.
    ///
    /// # Errors
    /// When it throws, or returns something else than a `T`.
    pub fn eval_with<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> Outcome<T> {
        let returned = self.runtime.block_on(self.session.execute(body, arguments))?;
        Ok(serde_json::from_value(returned.json().clone())?)
    }

    /// Runs the body of a function that is asynchronous, and gives what it returns in the end.
    ///
    /// # Errors
    /// When it throws, or returns something else than a `T`.
    pub fn eval_async<T: DeserializeOwned>(&self, body: &str) -> Outcome<T> {
        let script = format!("return (async () => {{ {body} }})()");
        self.eval(&script)
    }

    /// Asks the page again and again until `body` gives true.
    ///
    /// # Errors
    /// When it has not after ten seconds: it says `what` was waited for, and where the browser is instead.
    pub fn wait_until(&self, what: &str, body: &str) -> Outcome {
        // A page that is on its way out has no answer; the next one has.
        self.wait_for(what, || self.eval(body).unwrap_or(false))
    }

    /// Asks the test itself again and again until `condition` holds, with a question to the browser in between,
    /// so that the two take turns.
    ///
    /// # Errors
    /// When it has not after ten seconds: it says `what` was waited for, and where the browser is instead.
    pub fn wait_for(&self, what: &str, condition: impl Fn() -> bool) -> Outcome {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST_WAIT {
            if condition() {
                return Ok(());
            }
            self.runtime.block_on(self.session.current_url())?;
        }
        let shown: String = self.eval("return `${location} “${document.title}”`").unwrap_or_default();
        let seconds = LONGEST_WAIT.as_secs();
        Err(Problem::new(format!("{what}: not after {seconds} seconds. The browser is at {shown}")))
    }

    /// Presses the pointer on the first element that `selector` names, after bringing it to the middle of the screen.
    ///
    /// # Errors
    /// When there is none, or another element covers it.
    pub fn click(&self, selector: &str) -> Outcome {
        let to_the_middle =
            "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.eval_with::<()>(to_the_middle, vec![selector.into()])?;
        self.runtime
            .block_on(async { self.session.find(By::Css(selector)).await?.click().await })
            .map_err(|error| Problem::from(error).at(selector))
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn press(&self, key: Key) -> Outcome {
        Ok(self.runtime.block_on(self.session.action_chain().send_keys(key).perform())?)
    }

    /// From now on the page is the one in the first frame of the present page.
    ///
    /// # Errors
    /// When there is no frame.
    pub fn enter_frame(&self) -> Outcome {
        Ok(self.runtime.block_on(self.session.enter_frame(0))?)
    }

    /// From now on each page runs `script` before anything of its own.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn before_each_page(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }

    /// Whether pages may run scripts, as in the strictest settings of Tor and iOS.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn allow_scripts(&self, allowed: bool) -> Outcome {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).map(drop)
    }

    /// From now on every file is asked for anew. Names with a fingerprint are kept for a year otherwise, and a fault of the
    /// host would not be met.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn keep_no_files(&self) -> Outcome {
        self.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).map(drop)
    }

    /// The size of the screen in CSS pixels.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn set_screen(&self, width: u32, height: u32) -> Outcome {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).map(drop)
    }

    /// How many times slower than this machine's the processor is for a page. Its worker is not slowed down.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn slow_processor(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }

    /// What the phone is set to, as style sheets ask for it: `("prefers-color-scheme", "dark")`.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn set_media(&self, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// Whether the page is shown as it would be on paper.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn set_print(&self, on: bool) -> Outcome {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": if on { "print" } else { "" } })).map(drop)
    }

    /// The page on paper, in millimetres, as PDF in base64.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub fn print(&self, width_mm: f64, height_mm: f64) -> Outcome<String> {
        const MM_PER_INCH: f64 = 25.4;
        let paper = json!({ "paperWidth": width_mm / MM_PER_INCH, "paperHeight": height_mm / MM_PER_INCH });
        let printed = self.devtools("Page.printToPDF", paper)?;
        let data = printed["data"].as_str().ok_or_else(|| Problem::new("the browser printed nothing"))?;
        Ok(data.to_owned())
    }

    /// A command of the DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.runtime.block_on(self.session.cdp().send_raw(command, parameters))?)
    }

    /// What stands in the console since the last time this was asked, a line for each message of any level.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn console(&self) -> Outcome<Vec<String>> {
        let lines = self.runtime.block_on(self.session.get_log("browser"))?;
        Ok(lines.into_iter().map(|line| format!("{}: {}", line.level, line.message)).collect())
    }

    /// What pages asked for since the last time this was asked; what the browser shows of itself is left out.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn requests(&self) -> Outcome<Vec<Asked>> {
        let lines = self.runtime.block_on(self.session.get_log("performance"))?;
        let mut asked = Vec::new();
        for line in lines {
            let event: Value = serde_json::from_str(&line.message)?;
            let event = &event["message"];
            let word = |pointer: &str| event.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
            let address = match word("/method").as_str() {
                "Network.requestWillBeSent" => word("/params/request/url"),
                "Network.webSocketCreated" => word("/params/url"),
                _ => continue,
            };
            // The page that the browser shows before the first one is its own.
            if !word("/params/documentURL").starts_with("chrome:") {
                asked.push(Asked { address, method: word("/params/request/method"), kind: word("/params/type") });
            }
        }
        Ok(asked)
    }
}

fn session(runtime: &Runtime, driver: &Driver, settings: &Settings, profile: &Path) -> Outcome<WebDriver> {
    let capabilities = Capabilities::from(settings.capabilities(profile));
    Ok(runtime.block_on(async { WebDriver::new(driver.address(), capabilities).await })?)
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A browser that does not end in time is left to the operating system with its driver's end.
        let session = self.session.clone();
        let _ = self.runtime.block_on(async { tokio::time::timeout(LONGEST_END, session.quit()).await });
    }
}
