//! Nothing that is smuggled into a page can run, change it, or carry a word out of it.
//!
//! A proxy, an extension or a mistake of ours may put something into a page. Its policy stands in the page itself,
//! for a host that sends no headers, and in the headers of one that does. Each try is also made in a page without a policy,
//! where all of it works: a try that could not work anywhere would say nothing.

use std::collections::BTreeSet;

use browser::{Browser, Noise, Outcome, Page, Problem, Reader, Settings, Site, nothing};
use host::{Answer, HeaderMode, Host, When};

/// What `probes/smuggled.js` tries and sees the end of itself, in its order.
const TRIED: [&str; 14] = [
    "inline script",
    "event attribute",
    "javascript address",
    "eval",
    "Function",
    "timer",
    "worker from a blob",
    "innerHTML",
    "document.write",
    "a policy for trusted types",
    "a default policy for trusted types",
    "style attribute",
    "style element",
    "base",
];

/// What it asks of another origin, by path; the form comes last, because a page that can send it is gone.
const WAYS_OUT: [&str; 7] = ["/beacon", "/fetch", "/form", "/frame", "/image", "/script", "/style"];

/// What a page with the policy has refused after all of that.
const BROKEN: [&str; 10] = [
    "base-uri",
    "connect-src",
    "form-action",
    "frame-src",
    "img-src",
    "require-trusted-types-for",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
    "trusted-types",
];

/// Submits a form with nothing in it; `OUTSIDE` is another origin.
const SUBMIT: &str = "const form = document.body.appendChild(document.createElement('form'));
    form.method = 'post'; form.action = 'OUTSIDE/form'; form.submit()";

#[test]
fn a_script_that_got_in_can_do_nothing_where_the_host_sends_headers() -> Outcome {
    a_script_that_got_in_can_do_nothing(HeaderMode::Real)
}

#[test]
fn a_script_that_got_in_can_do_nothing_where_the_host_sends_none() -> Outcome {
    a_script_that_got_in_can_do_nothing(HeaderMode::None)
}

#[test]
fn without_a_policy_a_script_that_got_in_can_do_all_of_it() -> Outcome {
    let site = Site::built()?;
    let (outside, bare) = (site.serve_outside("")?, site.serve_outside("")?);
    let reader = Reader::of(&site)?;
    reader.go(&bare.url(""))?;
    assert_eq!(smuggle(&reader, &outside)?, TRIED);
    reader.eval::<()>(&to(&outside, SUBMIT))?;
    reader.wait_for("all of it arrives", || arrived(&outside) == BTreeSet::from(WAYS_OUT.map(str::to_owned)))
}

fn a_script_that_got_in_can_do_nothing(headers: HeaderMode) -> Outcome {
    let site = Site::built()?;
    let outside = site.serve_outside("")?;
    let reader = Reader::at(&site, site.serve("/", headers)?, &Settings::default())?;
    for page in kinds(&site)? {
        if page.has_island() {
            reader.visit_panel(&page.path)?;
        } else {
            reader.visit(&page.path)?;
        }
        reader.assert_quiet()?;

        let worked = smuggle(&reader, &outside)?;
        nothing(&format!("/{}: worked", page.path), &worked)?;
        reader.eval::<()>(&to(&outside, SUBMIT))?;
        reader.wait_until("the form is refused", "return window.refused.has('form-action')")?;
        let broken: Vec<String> = reader.eval("return [...window.refused].sort()")?;
        assert_eq!(broken, BROKEN, "/{}", page.path);
        assert_refused(&reader, &outside)?;
    }
    reader.assert_quiet()
}

#[test]
fn markup_that_a_proxy_put_in_does_nothing() -> Outcome {
    let site = Site::built()?;
    let outside = site.serve_outside("")?;
    let smuggled = to(&outside, include_str!("../../probes/smuggled.html"));
    // Without headers: such a proxy would have taken them off.
    let reader = Reader::at(&site, site.serve("/", HeaderMode::None)?, &Settings::default())?;
    for page in kinds(&site)? {
        let html = page.html.replace("</body>", &format!("{smuggled}</body>"));
        assert_ne!(html, page.html, "/{} takes nothing in", page.path);
        reader.host.script(When::exactly(reader.host.path(&page.path)), Answer::Html200(html));
        reader.visit(&page.path)?;
        let did: Vec<String> = reader.eval(WHAT_IT_DID)?;
        nothing(&format!("/{}: worked", page.path), &did)?;
        assert_refused(&reader, &outside)?;
    }
    reader.assert_quiet()
}

#[test]
fn without_a_policy_such_markup_does_all_of_it() -> Outcome {
    let site = Site::built()?;
    let outside = site.serve_outside("")?;
    let bare = site.serve_outside(&to(&outside, include_str!("../../probes/smuggled.html")))?;
    let reader = Reader::of(&site)?;
    reader.go(&bare.url(""))?;
    let did: Vec<String> = reader.eval(WHAT_IT_DID)?;
    assert_eq!(did, ["inline", "handled", "By a style element", "By a style attribute"]);
    let asked = ["/frame", "/image", "/script", "/style"].map(str::to_owned);
    assert_eq!(arrived(&outside), BTreeSet::from(asked));
    Ok(())
}

/// What of `probes/smuggled.html` did something, apart from asking another origin.
const WHAT_IT_DID: &str = "const moved = [...document.querySelectorAll('.smuggled')]
        .filter((one) => getComputedStyle(one).position === 'fixed').map((one) => one.innerText);
    return [...['inline', 'handled'].filter((mark) => window[mark]), ...moved]";

#[test]
fn a_page_is_not_shown_in_a_frame_of_somebody_else() -> Outcome {
    let site = Site::built()?;
    // (which headers, whether the page is shown): a `<meta>` cannot forbid it, so a host without headers cannot either.
    for (headers, is_shown) in [(HeaderMode::Real, false), (HeaderMode::None, true)] {
        let reader = Reader::at(&site, site.serve("/", headers)?, &Settings::default())?;
        let language = site.languages.first().ok_or_else(|| Problem::new("there is no language"))?;
        let framed = reader.host.url(&format!("{}/", language.code));
        let outside = site.serve_outside(&format!("<iframe src=\"{framed}\"></iframe>"))?;
        reader.go(&outside.url(""))?;
        reader.enter_frame()?;
        let text: String = reader.eval("return document.body?.innerText ?? ''")?;
        assert_eq!(text.contains(&language.app), is_shown, "{headers:?}: {text}");
        let console = reader.console()?;
        assert_eq!(console.is_empty(), is_shown, "{console:?}");
        assert!(console.iter().all(|line| line.contains("frame-ancestors 'none'")), "{console:?}");
        // What a frame asks for is no page that the reader went to; the hosts say what arrived.
        reader.requests()?;
        reader.host.clear_log();
        reader.assert_quiet_but(&Noise { outside: vec![outside.origin()], ..Noise::default() })?;
    }
    Ok(())
}

/// One page of each kind: `/`, the page for a wrong address, and in one language a guide, the panel and the cover.
fn kinds(site: &Site) -> Outcome<Vec<&Page>> {
    let language = site.languages.first().ok_or_else(|| Problem::new("there is no language"))?;
    let of_language = ["", "tip-1/", "display/"].map(|slug| format!("{}/{slug}", language.code));
    let paths = [String::new(), browser::site::LOST.to_owned(), language.cover.clone()].into_iter().chain(of_language);
    paths.map(|path| site.page(&path)).collect()
}

/// Tries everything, and gives what worked.
fn smuggle(browser: &Browser, outside: &Host) -> Outcome<Vec<String>> {
    browser.eval_async(&to(outside, include_str!("../../probes/smuggled.js")))
}

fn to(outside: &Host, script: &str) -> String {
    script.replace("OUTSIDE", &outside.origin())
}

fn arrived(outside: &Host) -> BTreeSet<String> {
    outside.log().into_iter().map(|request| request.path).filter(|path| path != "/").collect()
}

/// The browser has said of each try that the policy forbids it, and nothing came to the other origin.
///
/// It also says what was asked for and not sent, so that its own list is of no use here.
fn assert_refused(reader: &Reader, outside: &Host) -> Outcome {
    const SAID: [&str; 3] = ["Content Security Policy", "This document requires 'Trusted", "TrustedTypePolicy"];
    let lines = reader.console()?;
    assert!(!lines.is_empty(), "the browser does not say that it refused anything");
    let others = lines.into_iter().filter(|line| !SAID.iter().any(|said| line.contains(said)));
    nothing("in the console besides", &others.filter(|line| !line.starts_with("INFO:")).collect::<Vec<_>>())?;
    nothing("arrived at another origin", &arrived(outside).into_iter().collect::<Vec<_>>())?;
    reader.requests()?;
    reader.host.clear_log();
    Ok(())
}
