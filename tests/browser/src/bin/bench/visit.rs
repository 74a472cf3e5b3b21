//! How long does the app take, from nothing to a phone without a signal?

use std::path::Path;
use std::time::Duration;

use browser::{Outcome, Problem, Site};
use host::{Answer, Carried, HeaderMode, Host, HostOptions, Link, When};

use crate::phone::{Phone, Until};

/// The tip whose text is that of the floor, and two more.
const TIPS: [&str; 3] = ["en/tip-3/", "en/tip-4/", "en/tip-5/"];

/// One run of it.
#[derive(Debug)]
pub struct Visit {
    pub first_text: Duration,
    pub carried_at_first_text: Carried,
    pub largest: Duration,
    /// Until ready.
    pub blocked: Duration,
    pub ready: Duration,
    pub carried_at_ready: Carried,
    /// The host is gone and the browser has just started.
    pub cold_start: Duration,
    /// The host is gone.
    pub next_page: Duration,
    /// The host takes every connection and answers none.
    pub dead_link: Duration,
}

/// Opens a tip on a phone with nothing on it, and goes on without a signal.
///
/// # Errors
/// Also when the page does not come back from the phone, or is another: then it was not ready.
pub fn measure(site: &Site, link: Link) -> Outcome<Visit> {
    let host = site.serve("/", HeaderMode::Real)?;
    host.set_link(Some(link));
    let mut phone = Phone::new()?;
    let [tip, next, last] = TIPS.map(|path| host.url(path));
    let seen = phone.open(&tip, Until::Ready)?;
    let carried_at_first_text = host.carried(seen.at(seen.first_text()));
    let carried_at_ready = host.carried(seen.at(seen.ready()));

    let heading = phone.heading()?;
    host.stop();
    phone.reload(Until::Ready)?;
    is_same(&heading, &phone.heading()?)?;
    phone.restart()?;
    let cold_start = phone.open(&tip, Until::FirstText)?.first_text();
    is_same(&heading, &phone.heading()?)?;
    let next_page = phone.open(&next, Until::FirstText)?.first_text();

    let silent = silent(site.root(), &host)?;
    let dead_link = phone.open(&last, Until::FirstText)?.first_text();
    silent.stop();
    Ok(Visit {
        first_text: seen.first_text(),
        carried_at_first_text,
        largest: seen.largest(),
        blocked: seen.blocked(),
        ready: seen.ready(),
        carried_at_ready,
        cold_start,
        next_page,
        dead_link,
    })
}

/// A host in place of the one that was stopped, which answers nothing.
fn silent(root: &Path, gone: &Host) -> Outcome<Host> {
    let (root, address) = (root.to_owned(), gone.address());
    let host = Host::start(HostOptions { root, under: "/".to_owned(), address, headers: HeaderMode::Real })?;
    host.script(When::any(), Answer::Hang);
    Ok(host)
}

fn is_same(heading: &str, again: &str) -> Outcome {
    if heading == again {
        return Ok(());
    }
    Err(Problem::new(format!(
        "with no signal the page says “{again}” and not “{heading}”, so there is nothing to measure"
    )))
}
