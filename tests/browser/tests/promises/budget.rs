//! A first visit asks for little: on a slow link each request costs a round trip, and each byte money.
//!
//! `cargo xtask bench` holds the files to their sizes; here is what a phone really asks for until it is ready.

use std::time::SystemTime;

use browser::{Outcome, Reader, Site};

use crate::kept::wait_for_line;

/// From the table "Budgets" of `ARCHITECTURE.md`, as the next one.
const MOST_REQUESTS: usize = 12;
const MOST_BYTES: u64 = 400 * 1024;

#[test]
fn a_first_visit_until_ready_keeps_to_its_requests_and_bytes() -> Outcome {
    let site = Site::built()?;
    for language in &site.languages {
        let reader = Reader::with_worker(&site)?;
        reader.visit(&format!("{}/", language.code))?;
        wait_for_line(&reader, "ready")?;
        // This host compresses nothing, as the simplest do, and the bytes are within the budget also so.
        let carried = reader.host.carried(SystemTime::now());
        assert!(carried.bytes <= MOST_BYTES, "{}: {carried:?}", language.code);
        let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
        let by_the_app: Vec<_> = asked.iter().filter(|path| !is_by_the_browser(path)).collect();
        assert!(by_the_app.len() <= MOST_REQUESTS, "{}: {by_the_app:#?}", language.code);
        reader.assert_quiet()?;
    }
    Ok(())
}

/// The manifest, and the pictures for a tab and a home screen: each browser asks for those that it likes, when it likes.
fn is_by_the_browser(path: &str) -> bool {
    ["/manifest/", "/png/", "/img/app."].iter().any(|folder| path.starts_with(folder))
}
