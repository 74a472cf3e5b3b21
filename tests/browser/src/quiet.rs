//! Did a page say or ask for anything that it should not have?
//!
//! Looked at from both ends: what the browser says it asked for, which shows other hosts, and what the host was asked for,
//! which shows what really arrived.

use host::{Host, Request};

use crate::browser::Asked;
use crate::site::Site;
use crate::{Browser, Outcome, nothing};

/// What a test has caused itself, and so is there for a reason.
#[derive(Debug, Clone, Default)]
pub struct Noise {
    /// Lines that must stand in the console, each as often as it is named here, and no other.
    pub console: Vec<String>,
    /// Paths that are asked for on purpose although nothing is there.
    pub missing: Vec<String>,
    /// Origins that the reader goes to.
    pub outside: Vec<String>,
}

impl Noise {
    /// The line that Chromium writes for a file that a host does not have.
    pub fn not_found(address: &str) -> String {
        format!("SEVERE: {address} - Failed to load resource: the server responded with a status of 404 (Not Found)")
    }

    /// The line that Chromium writes for a file whose connection was cut.
    pub fn reset(address: &str) -> String {
        format!("SEVERE: {address} - Failed to load resource: net::ERR_CONNECTION_RESET")
    }
}

/// Fails unless the console is empty, and every request was a GET of a file of the site, with no query, no body, no cookie
/// and no word of where the reader came from. Both records are empty afterwards.
///
/// # Errors
/// With every breach.
pub fn check(site: &Site, host: &Host, browser: &Browser, noise: &Noise) -> Outcome {
    let (said, asked, arrived) = (browser.console()?, browser.requests()?, host.log());
    host.clear_log();
    let mut found = in_console(said, noise);
    found.extend(asked.iter().filter_map(|asked| by_browser(host, asked, noise)));
    found.extend(arrived.iter().flat_map(|request| at_host(site, host, request, noise)));
    if asked.is_empty() && !arrived.is_empty() {
        found.push("the browser does not say what it asks for, so nothing can be known of other hosts".to_owned());
    }
    nothing("not quiet", &found)
}

fn in_console(said: Vec<String>, noise: &Noise) -> Vec<String> {
    let mut expected = noise.console.clone();
    let mut found = Vec::new();
    for line in said {
        match expected.iter().position(|one| *one == line) {
            Some(at) => drop(expected.swap_remove(at)),
            None => found.push(format!("in the console: {line}")),
        }
    }
    found.extend(expected.into_iter().map(|line| format!("not in the console: {line}")));
    found
}

fn by_browser(host: &Host, asked: &Asked, noise: &Noise) -> Option<String> {
    let Asked { address, method, kind } = asked;
    let is_of_site = address.starts_with(&host.url("")) && !address.contains('?') && is_reading(method);
    let is_gone_to = kind == "Document" && noise.outside.iter().any(|origin| address.starts_with(origin));
    (!is_of_site && !is_gone_to).then(|| format!("the page asked: {method} {address} ({kind})"))
}

fn at_host(site: &Site, host: &Host, request: &Request, noise: &Noise) -> Vec<String> {
    let in_site = request.path.strip_prefix(&host.path("")).unwrap_or(&request.path);
    let is_missing = noise.missing.iter().any(|path| path == in_site);
    // When the browser looks for a newer worker by itself, it says that the worker asks: no page, and nothing of the reader.
    let worker = host.url("sw.js");
    let referer = request.header("referer").filter(|from| in_site != "sw.js" || *from != worker);
    let breaches = [
        (!is_reading(&request.method), "is not for reading".to_owned()),
        (!request.query.is_empty(), format!("has a query: {}", request.query)),
        (request.body_bytes > 0, format!("carries {} bytes", request.body_bytes)),
        (referer.is_some(), format!("says where from: {referer:?}")),
        (request.header("cookie").is_some(), "carries a cookie".to_owned()),
        (site.file(in_site).is_none() && !is_missing, "is for a file that is not there".to_owned()),
    ];
    let said = |what| format!("the host was asked: {} {} {what}", request.method, request.path);
    breaches.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| said(what)).collect()
}

fn is_reading(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}
