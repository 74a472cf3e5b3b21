//! Each fault reaches the caller as its name says, and only where it was scripted.

use std::error::Error;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

use host::{Answer, Host, When};

use crate::client::{Caller, Outcome, PAGE, Reply, get, served};

/// What `/en/` gives under a fault.
fn under(answer: Answer) -> Result<Reply, Box<dyn Error>> {
    let site = served()?;
    site.host.script(When::exactly("/en/"), answer);
    let reply = get(&site.host, "/en/")?;
    assert_eq!(get(&site.host, "/missing")?.status, 404, "another path is left alone");
    Ok(reply)
}

#[test]
fn hang_reads_the_request_and_never_answers() -> Outcome {
    let site = served()?;
    site.host.script(When::any(), Answer::Hang);
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /en/ HTTP/1.1\r\n\r\n")?;
    wait_until_logged(&site.host, 1);
    site.host.stop();
    assert!(caller.is_at_end()?, "no byte came before the end");
    Ok(())
}

#[test]
fn reset_is_an_error_and_not_an_end() -> Outcome {
    let site = served()?;
    site.host.script(When::any(), Answer::Reset);
    let failed = get(&site.host, "/en/").map_err(|error| error.kind());
    assert_eq!(failed, Err(ErrorKind::ConnectionReset));
    Ok(())
}

#[test]
fn a_cut_answer_is_shorter_than_it_promised() -> Outcome {
    let reply = under(Answer::CutAt(9))?;
    assert_eq!((reply.body.as_str(), reply.cut), ("<!doctype", true));
    assert_eq!(reply.header("content-length"), Some(PAGE.len().to_string().as_str()));
    Ok(())
}

#[test]
fn a_cut_without_length_looks_whole() -> Outcome {
    let reply = under(Answer::CutWithoutLength(9))?;
    assert_eq!((reply.status, reply.body.as_str()), (200, "<!doctype"));
    assert_eq!(reply.header("content-length"), None);
    Ok(())
}

#[test]
fn an_answer_that_stops_stays_open_after_its_bytes() -> Outcome {
    let site = served()?;
    site.host.script(When::any(), Answer::StopAt(9));
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /en/ HTTP/1.1\r\n\r\n")?;
    let head = caller.head()?;
    assert_eq!(head.header("content-length"), Some(PAGE.len().to_string().as_str()));
    assert_eq!(head.header("connection"), None, "it says that it ends");
    assert_eq!(caller.bytes(9)?, "<!doctype");
    site.host.stop();
    assert!(caller.is_at_end()?, "no other byte came before the end");
    Ok(())
}

#[test]
fn a_status_comes_with_its_body() -> Outcome {
    let reply = under(Answer::Status(503, "later".into()))?;
    assert_eq!((reply.status, reply.body.as_str()), (503, "later"));
    Ok(())
}

#[test]
fn a_redirect_names_where_to_go() -> Outcome {
    let reply = under(Answer::Redirect(302, "http://portal.example/".into()))?;
    assert_eq!((reply.status, reply.header("location")), (302, Some("http://portal.example/")));
    Ok(())
}

#[test]
fn a_captive_portal_has_none_of_the_real_headers() -> Outcome {
    let reply = under(Answer::Html200("Please pay".into()))?;
    assert_eq!((reply.status, reply.body.as_str()), (200, "Please pay"));
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(reply.header("content-security-policy"), None);
    Ok(())
}

#[test]
fn a_wrong_type_has_the_right_bytes() -> Outcome {
    let reply = under(Answer::WrongType("text/plain"))?;
    assert_eq!((reply.header("content-type"), reply.body.as_str()), (Some("text/plain"), PAGE));
    Ok(())
}

#[test]
fn an_empty_answer_claims_success() -> Outcome {
    let reply = under(Answer::Empty200)?;
    assert_eq!((reply.status, reply.header("content-length")), (200, Some("0")));
    Ok(())
}

#[test]
fn no_content_has_neither_body_nor_length() -> Outcome {
    let site = served()?;
    site.host.script(When::any().times(1), Answer::NoContent204);
    let mut caller = Caller::connect(&site.host)?;
    let reply = caller.get("/en/")?;
    assert_eq!((reply.status, reply.header("content-length")), (204, None));
    assert_eq!(caller.get("/en/")?.body, PAGE, "the connection goes on");
    Ok(())
}

#[test]
fn a_partial_answer_holds_the_first_half() -> Outcome {
    let reply = under(Answer::Partial206)?;
    let half = PAGE.len().div_ceil(2);
    assert_eq!((reply.status, reply.body.as_str(), reply.cut), (206, &PAGE[..half], false));
    assert_eq!(reply.header("content-range"), Some(format!("bytes 0-{}/{}", half - 1, PAGE.len()).as_str()));
    Ok(())
}

#[test]
fn extra_headers_replace_those_of_the_same_name() -> Outcome {
    let reply =
        under(Answer::ExtraHeaders(vec![("cache-control".into(), "max-age=9".into()), ("Age".into(), "7".into())]))?;
    assert_eq!((reply.header("Cache-Control"), reply.header("age")), (Some("max-age=9"), Some("7")));
    assert_eq!(reply.body, PAGE);
    Ok(())
}

#[test]
fn a_delayed_answer_is_whole() -> Outcome {
    let wait = Duration::from_millis(120);
    let started = Instant::now();
    assert_eq!(under(Answer::Delay(wait))?.body, PAGE);
    assert!(started.elapsed() >= wait);
    Ok(())
}

#[test]
fn a_slow_answer_is_whole() -> Outcome {
    let started = Instant::now();
    let reply = under(Answer::Slow(200))?;
    assert_eq!((reply.body.as_str(), reply.cut), (PAGE, false));
    let at_least = Duration::from_secs_f64(PAGE.len() as f64 / 200.0);
    assert!(started.elapsed() >= at_least);
    Ok(())
}

#[test]
fn a_replaced_file_has_the_new_bytes_and_type() -> Outcome {
    let reply = under(Answer::Replace { body: b"self.x = 1".to_vec(), content_type: "text/javascript".into() })?;
    assert_eq!((reply.status, reply.body.as_str()), (200, "self.x = 1"));
    assert_eq!(reply.header("content-type"), Some("text/javascript"));
    Ok(())
}

#[test]
fn a_fault_ends_when_its_times_are_used_up() -> Outcome {
    let site = served()?;
    site.host.script(When::below("/e").from(2).times(1), Answer::Status(500, String::new()));
    let statuses: Vec<u16> =
        (0..3).map(|_| get(&site.host, "/en/").map(|reply| reply.status)).collect::<Result<_, _>>()?;
    assert_eq!(statuses, [200, 500, 200]);
    Ok(())
}

#[test]
fn without_its_script_the_host_is_plain_again() -> Outcome {
    let site = served()?;
    site.host.script(When::any(), Answer::Status(500, String::new()));
    assert_eq!(get(&site.host, "/en/")?.status, 500);
    site.host.clear_script();
    assert_eq!(get(&site.host, "/en/")?.status, 200);
    Ok(())
}

/// Waits for the host to have read so many requests: the only sign that a hanging one has arrived.
pub fn wait_until_logged(host: &Host, count: usize) {
    let started = Instant::now();
    while host.log().len() < count {
        assert!(started.elapsed() < Duration::from_secs(20), "the request did not arrive");
        std::thread::yield_now();
    }
}
