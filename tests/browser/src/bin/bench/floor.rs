//! How long would the same text take in one bare file?
//!
//! The file is fixed in `tests/browser/floor/`. Its answers have no headers but length and type.

use std::env;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use browser::{Outcome, Problem};
use host::{Carried, HeaderMode, Host, HostOptions, Link};

use crate::phone::{Phone, Until};

/// The variable that names the folder of the file.
const VARIABLE: &str = "SANCTUARY_FLOOR";

/// One run of it.
#[derive(Debug)]
pub struct Floor {
    pub first_text: Duration,
    pub carried: Carried,
    pub largest: Duration,
    /// With no link between: what the browser itself takes, just started.
    pub cold_start: Duration,
    /// The same in a browser that runs.
    pub next_page: Duration,
}

/// Opens it on a phone with nothing on it.
pub fn measure(link: Link) -> Outcome<Floor> {
    let root = env::var_os(VARIABLE).map(PathBuf::from);
    let root = root.ok_or_else(|| Problem::new(format!("{VARIABLE} is not set: run cargo xtask bench --times")))?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let host = Host::start(HostOptions { root, under: "/".to_owned(), address, headers: HeaderMode::None })?;
    host.set_link(Some(link));
    let mut phone = Phone::new()?;
    let page = host.url("");
    let seen = phone.open(&page, Until::FirstText)?;
    let carried = host.carried(seen.at(seen.first_text()));

    host.set_link(None);
    phone.restart()?;
    let cold_start = phone.open(&page, Until::FirstText)?.first_text();
    let next_page = phone.open(&page, Until::FirstText)?.first_text();
    Ok(Floor { first_text: seen.first_text(), carried, largest: seen.largest(), cold_start, next_page })
}
