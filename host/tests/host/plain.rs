//! Left alone, the host does what every plain static host does.

use std::fs;

use host::HeaderMode;

use crate::client::{Caller, Outcome, PAGE, get, served, served_with};

#[test]
fn a_folder_gives_its_page() -> Outcome {
    let site = served()?;
    let reply = get(&site.host, "/en/")?;
    assert_eq!((reply.status, reply.body.as_str()), (200, PAGE));
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    Ok(())
}

#[test]
fn a_folder_without_its_slash_is_redirected_with_its_query() -> Outcome {
    let site = served()?;
    let reply = get(&site.host, "/en?from=poster")?;
    assert_eq!((reply.status, reply.header("location")), (301, Some("/en/?from=poster")));
    Ok(())
}

#[test]
fn a_missing_path_gives_the_404_page_at_any_depth() -> Outcome {
    let site = served()?;
    for path in ["/missing", "/en/missing/deeper/", "/en//", "//en/"] {
        let reply = get(&site.host, path)?;
        assert_eq!((reply.status, reply.body.as_str()), (404, "<!doctype html><p>Lost"), "{path}");
    }
    Ok(())
}

#[test]
fn a_site_in_a_folder_answers_below_that_folder_only() -> Outcome {
    let site = served_with("/sub/path/", HeaderMode::Real)?;
    assert_eq!(get(&site.host, "/sub/path/en/")?.body, PAGE);
    assert_eq!(get(&site.host, "/sub/path")?.header("location"), Some("/sub/path/"));
    assert_eq!(get(&site.host, "/en/")?.status, 404);
    assert_eq!(site.host.url("en/"), format!("{}/sub/path/en/", site.host.origin()));
    Ok(())
}

#[test]
fn a_path_is_decoded_and_its_query_ignored() -> Outcome {
    let site = served()?;
    assert_eq!(get(&site.host, "/%65n/?a=b")?.body, PAGE);
    Ok(())
}

#[test]
fn no_path_leads_out_of_the_folder() -> Outcome {
    let site = served()?;
    let outside = tempfile::NamedTempFile::new()?;
    let name = outside.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
    for path in [format!("/../{name}"), format!("/en/%2e%2e/%2E%2E/{name}"), "/en/..%5c".into(), "/%00".into()] {
        assert_eq!(get(&site.host, &path)?.status, 400, "{path}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() -> Outcome {
    let site = served()?;
    let outside = tempfile::NamedTempFile::new()?;
    std::os::unix::fs::symlink(outside.path(), site.folder.path().join("link.txt"))?;
    assert_eq!(get(&site.host, "/link.txt")?.status, 400);
    Ok(())
}

#[test]
fn the_real_headers_go_with_every_answer() -> Outcome {
    let site = served()?;
    for path in ["/en/", "/en", "/missing", "/css/site.0123456789abcdef.css", "/../x"] {
        let reply = get(&site.host, path)?;
        for (name, value) in digital_sanctuary::model::headers::security_headers() {
            assert_eq!(reply.header(name), Some(value.as_str()), "{path}");
        }
    }
    Ok(())
}

#[test]
fn a_name_with_a_fingerprint_may_be_kept_while_a_page_is_asked_for_again() -> Outcome {
    let site = served()?;
    let style = get(&site.host, "/css/site.0123456789abcdef.css")?;
    assert!(style.header("cache-control").is_some_and(|value| value.contains("immutable")));
    assert!(get(&site.host, "/en/")?.header("cache-control").is_some_and(|value| value.contains("no-cache")));
    Ok(())
}

#[test]
fn what_was_compressed_in_advance_goes_to_those_who_accept_it() -> Outcome {
    let site = served()?;
    fs::write(site.folder.path().join("en/index.html.br"), "compressed")?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /en/ HTTP/1.1\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n")?;
    let reply = caller.reply()?;
    assert_eq!((reply.body.as_str(), reply.header("content-encoding")), ("compressed", Some("br")));
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    for accepted in ["gzip", "abra", ""] {
        caller.send(&format!("GET /en/ HTTP/1.1\r\nAccept-Encoding: {accepted}\r\n\r\n"))?;
        let reply = caller.reply()?;
        assert_eq!((reply.body.as_str(), reply.header("content-encoding")), (PAGE, None), "{accepted}");
    }
    Ok(())
}

#[test]
fn a_host_without_headers_sends_length_and_type_alone() -> Outcome {
    let site = served_with("/", HeaderMode::None)?;
    let reply = get(&site.host, "/en/")?;
    let names: Vec<&str> = reply.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Content-Type", "Content-Length"]);
    Ok(())
}

#[test]
fn head_gives_the_headers_of_get_without_the_body() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("HEAD /en/ HTTP/1.1\r\nHost: here\r\n\r\n")?;
    let head = caller.head()?;
    let whole = caller.get("/en/")?;
    assert_eq!(head.headers, whole.headers);
    Ok(())
}

#[test]
fn other_methods_are_refused_while_their_body_is_counted_and_forgotten() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("POST /en/ HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello")?;
    let reply = caller.reply()?;
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")));
    assert_eq!(caller.get("/en/")?.body, PAGE, "the connection goes on");
    let log = site.host.log();
    assert_eq!(log.first().map(|request| (request.method.as_str(), request.body_bytes)), Some(("POST", 5)));
    Ok(())
}

#[test]
fn one_connection_carries_many_requests() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /en/ HTTP/1.1\r\nHost: here\r\n\r\nGET /missing HTTP/1.1\r\nConnection: close\r\n\r\n")?;
    assert_eq!(caller.reply()?.status, 200);
    assert_eq!(caller.reply()?.status, 404);
    assert!(caller.is_at_end()?);
    Ok(())
}

#[test]
fn what_is_not_http_is_refused() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("\u{16}\u{3}\u{1}\r\n\r\n")?;
    assert_eq!(caller.reply()?.status, 400);
    assert!(caller.is_at_end()?);
    Ok(())
}

#[test]
fn the_log_keeps_what_was_asked_in_order() -> Outcome {
    let site = served()?;
    let mut caller = Caller::connect(&site.host)?;
    caller.send("GET /%65n/?a=b HTTP/1.1\r\nReferer: x\r\n\r\n")?;
    caller.reply()?;
    caller.get("/missing")?;
    let log = site.host.log();
    let asked: Vec<(&str, &str)> = log.iter().map(|request| (request.path.as_str(), request.query.as_str())).collect();
    assert_eq!(asked, [("/en/", "a=b"), ("/missing", "")]);
    assert_eq!(log.first().and_then(|request| request.header("referer")), Some("x"));
    site.host.clear_log();
    assert!(site.host.log().is_empty());
    Ok(())
}
