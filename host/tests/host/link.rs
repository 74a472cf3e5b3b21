//! A slow link carries every byte, later.

use std::fs;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use host::{Answer, Link, When};

use crate::client::{Caller, Outcome, PAGE, get, served};
use crate::faults::wait_until_logged;

/// Quick enough for a test, and slow enough that nothing arrives at once.
const LINK: Link = Link { round_trip: Duration::from_millis(40), bits_per_second: 8_000_000 };

#[test]
fn a_connection_takes_a_round_trip_before_that_of_its_request() -> Outcome {
    let site = served()?;
    site.host.set_link(Some(LINK));
    let started = Instant::now();
    let mut caller = Caller::connect(&site.host)?;
    assert_eq!(caller.get("/en/")?.body, PAGE);
    assert!(started.elapsed() >= 2 * LINK.round_trip);
    assert_eq!(caller.get("/en/")?.body, PAGE);
    assert!(started.elapsed() >= 3 * LINK.round_trip);
    Ok(())
}

#[test]
fn connections_share_what_the_link_carries() -> Outcome {
    const BODY: usize = 100_000;
    let site = served()?;
    fs::write(site.folder.path().join("large.txt"), "x".repeat(BODY))?;
    site.host.set_link(Some(LINK));
    let started = Instant::now();
    let lengths: Vec<usize> = thread::scope(|scope| {
        let callers = [(); 3].map(|()| scope.spawn(|| get(&site.host, "/large.txt").map(|reply| reply.body.len())));
        callers.into_iter().map(|caller| caller.join().map_or(Ok(0), |length| length)).collect::<Result<_, _>>()
    })?;
    assert_eq!(lengths, [BODY; 3]);
    let takes = Duration::from_secs_f64(3.0 * BODY as f64 * 8.0 / f64::from(LINK.bits_per_second));
    assert!(started.elapsed() >= takes, "three at once were faster than the link");
    Ok(())
}

#[test]
fn without_a_link_the_host_is_plain_again() -> Outcome {
    let site = served()?;
    site.host.set_link(Some(Link { round_trip: Duration::from_secs(600), ..LINK }));
    site.host.set_link(None);
    assert_eq!(get(&site.host, "/en/")?.body, PAGE);
    Ok(())
}

#[test]
fn stopping_does_not_wait_for_the_link() -> Outcome {
    let endless = [
        Link { round_trip: Duration::from_secs(600), ..LINK },
        Link { round_trip: Duration::ZERO, bits_per_second: 1 },
    ];
    for link in endless {
        let site = served()?;
        let mut caller = Caller::connect(&site.host)?;
        caller.get("/missing")?;
        site.host.set_link(Some(link));
        caller.send("GET /en/ HTTP/1.1\r\n\r\n")?;
        wait_until_logged(&site.host, 2);
        let started = Instant::now();
        site.host.stop();
        assert!(started.elapsed() < Duration::from_secs(10));
    }
    Ok(())
}

#[test]
fn every_byte_that_was_sent_is_counted() -> Outcome {
    let site = served()?;
    for link in [None, Some(LINK)] {
        site.host.set_link(link);
        site.host.clear_log();
        let before = SystemTime::now();
        let mut caller = Caller::connect(&site.host)?;
        let replies = [caller.get("/en/")?, caller.get("/missing")?];
        // Of the head: the status line, each header with its colon, space and line end, and the empty line.
        let head = |reply: &crate::client::Reply| -> usize {
            let first = if reply.status == 200 { "HTTP/1.1 200 OK\r\n" } else { "HTTP/1.1 404 Not Found\r\n" };
            first.len() + reply.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>() + 2
        };
        let bytes: usize = replies.iter().map(|reply| head(reply) + reply.body.len()).sum();
        let carried = || site.host.carried(SystemTime::now());
        // The caller may have the last byte before the host has noted that it was sent.
        let started = Instant::now();
        while carried().bytes < bytes as u64 && started.elapsed() < Duration::from_secs(20) {
            thread::yield_now();
        }
        assert_eq!((carried().requests, carried().bytes), (2, bytes as u64), "{link:?}");
        assert_eq!(site.host.carried(before - Duration::from_secs(1)).requests, 0, "{link:?}");
    }
    Ok(())
}

#[test]
fn what_never_is_answered_costs_no_byte() -> Outcome {
    let site = served()?;
    site.host.script(When::any(), Answer::Hang);
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /en/ HTTP/1.1\r\n\r\n")?;
    wait_until_logged(&site.host, 1);
    assert_eq!(site.host.carried(SystemTime::now()).bytes, 0);
    Ok(())
}
