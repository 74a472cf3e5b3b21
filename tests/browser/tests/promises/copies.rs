//! Two copies of the site on one origin, as on a free host with a folder for each project, are kept and taken back apart.

use std::net::{Ipv4Addr, SocketAddr};

use browser::{Outcome, Reader, Settings, Site, SiteCopy, release};
use host::{HeaderMode, Host, HostOptions};
use serde_json::json;

use crate::kept::{ask, bodies, listed, two_languages, wait_for_line};

#[test]
fn two_copies_on_one_origin_do_not_touch_each_other() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let (reader, _copies) = two_copies(&site, &lang)?;
    let names: Vec<String> = reader.eval_async("return (await caches.keys()).sort()")?;
    assert_eq!(
        names,
        ["a bodies", "a control", "b bodies", "b control"].map(|name| {
            let (copy, what) = name.split_once(' ').unwrap_or_default();
            format!("sanctuary /{copy}/ {what}")
        })
    );
    let before = bodies(&reader)?.names.len();
    ask(&reader, &json!({ "t": "forget", "lang": lang }))?;
    let own = listed(&site, &lang)?.len();
    // The bodies and their list.
    assert_eq!(bodies(&reader)?.names.len(), before - own - 1, "more than those of one copy are gone");
    reader.host.stop();
    reader.visit(&format!("a/{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(reader.console()?, [""; 0]);
    Ok(())
}

#[test]
fn a_copy_that_is_taken_back_leaves_the_other_one_on_its_origin() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let (reader, copies) = two_copies(&site, &lang)?;
    copies.replace("b/sw.js", "b/sw-off.js")?;
    reader.eval_async::<()>("await (await navigator.serviceWorker.getRegistration()).update()")?;
    let is_gone = "return (async () => (await caches.keys()).sort().join()
        === 'sanctuary /a/ bodies,sanctuary /a/ control' && !await navigator.serviceWorker.getRegistration())()";
    reader.wait_until("what one copy kept is gone, and its worker", is_gone)?;
    reader.host.stop();
    reader.visit(&format!("a/{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(bodies(&reader)?.wrong, [""; 0]);
    assert_eq!(reader.console()?, [""; 0]);
    Ok(())
}

/// A reader whose phone has kept a language of the site at `/a/`, and of its copy at `/b/`, where it is now.
fn two_copies(site: &Site, lang: &str) -> Outcome<(Reader, SiteCopy)> {
    let copies = tempfile_with_copies(site, &["a", "b"])?;
    let options = HostOptions {
        root: copies.path().to_owned(),
        under: "/".to_owned(),
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        headers: HeaderMode::Real,
    };
    let settings = Settings { with_worker: true, ..Settings::default() };
    let reader = Reader::at(site, Host::start(options)?, &settings)?;
    for copy in ["a", "b"] {
        reader.visit(&format!("{copy}/{lang}/"))?;
        wait_for_line(&reader, "ready")?;
    }
    Ok((reader, copies))
}

fn tempfile_with_copies(site: &Site, names: &[&str]) -> Outcome<SiteCopy> {
    let copies = SiteCopy::empty()?;
    for name in names {
        release::copy(site.root(), &copies.path().join(name))?;
    }
    Ok(copies)
}
