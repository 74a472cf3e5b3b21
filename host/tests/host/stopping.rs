//! A stopped host is gone at once, whatever it was doing, and can come back.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use host::{Answer, HeaderMode, Host, HostOptions, When};

use crate::client::{Caller, Outcome, PAGE, get, served};
use crate::faults::wait_until_logged;

#[test]
fn a_stopped_host_refuses_connections() -> Outcome {
    let site = served()?;
    site.host.stop();
    let refused = TcpStream::connect(site.host.address()).map(|_| ()).map_err(|error| error.kind());
    assert_eq!(refused, Err(ErrorKind::ConnectionRefused));
    Ok(())
}

#[test]
fn a_stopped_host_closes_what_was_open() -> Outcome {
    let site = served()?;
    let mut idle = Caller::connect(&site.host)?;
    assert_eq!(idle.get("/en/")?.status, 200);
    site.host.stop();
    assert!(idle.is_at_end()?);
    Ok(())
}

#[test]
fn stopping_does_not_wait_for_slow_answers() -> Outcome {
    let long = Duration::from_secs(600);
    for answer in [Answer::Delay(long), Answer::Slow(1), Answer::Hang, Answer::StopAt(1)] {
        let site = served()?;
        site.host.script(When::any(), answer);
        let mut caller = Caller::connect(&site.host)?;
        caller.send("GET /en/ HTTP/1.1\r\n\r\n")?;
        wait_until_logged(&site.host, 1);
        let started = Instant::now();
        site.host.stop();
        assert!(started.elapsed() < Duration::from_secs(10));
    }
    Ok(())
}

#[test]
fn the_log_is_read_after_stopping() -> Outcome {
    let site = served()?;
    get(&site.host, "/en/")?;
    site.host.stop();
    site.host.stop();
    assert_eq!(site.host.log().len(), 1);
    Ok(())
}

#[test]
fn a_host_comes_back_at_the_same_address() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.get("/en/")?;
    site.host.stop();
    let again = Host::start(HostOptions {
        root: site.folder.path().to_owned(),
        under: "/".to_owned(),
        address: site.host.address(),
        headers: HeaderMode::None,
    })?;
    assert_eq!(get(&again, "/en/")?.body, PAGE);
    Ok(())
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let options = HostOptions {
        root: "/no/such/folder".into(),
        under: "/".to_owned(),
        address: ([127, 0, 0, 1], 0).into(),
        headers: HeaderMode::None,
    };
    assert_eq!(Host::start(options).map(|_| ()).map_err(|error| error.kind()), Err(ErrorKind::NotFound));
}
