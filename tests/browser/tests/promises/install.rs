//! The button that installs: only where the browser offers it, asked once, and never on its own.

use browser::{Outcome, Reader, Site};
use serde::Deserialize;

/// What the panel shows.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Offer {
    /// Whether the button can be pressed.
    button: bool,
    /// Whether it says that the app is installed.
    done: bool,
}

fn offer(reader: &Reader) -> Outcome<Offer> {
    reader.eval(
        "const seen = (name) => document.querySelector(name).checkVisibility();
        return { button: seen('.offer .button'), done: seen('[data-offer=done]') }",
    )
}

/// The browser's own offer, as Chromium sends it when it likes; this one comes when the test likes.
const OFFERED: &str = "const offered = new Event('beforeinstallprompt', { cancelable: true });
    window.asked = 0;
    offered.prompt = async () => { window.asked += 1; };
    window.dispatchEvent(offered)";
/// A browser that offers nothing, whatever the page is.
const NONE: &str = "window.addEventListener('beforeinstallprompt', (event) => {
    if (event.isTrusted) event.stopImmediatePropagation();
});";

#[test]
fn without_an_offer_of_the_browser_there_is_no_button() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page(NONE)?;
    for page in site.named("install") {
        reader.visit(&page.path)?;
        assert_eq!(offer(&reader)?, Offer { button: false, done: false }, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn the_browser_is_asked_once_and_only_after_a_press() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page(NONE)?;
    for page in site.named("install") {
        reader.visit(&page.path)?;
        reader.eval::<()>(OFFERED)?;
        assert_eq!(offer(&reader)?, Offer { button: true, done: false }, "/{}", page.path);
        assert_eq!(reader.eval::<u32>("return window.asked")?, 0, "/{}", page.path);
        reader.click(".offer .button")?;
        assert_eq!(reader.eval::<u32>("return window.asked")?, 1, "/{}", page.path);
        assert_eq!(offer(&reader)?, Offer { button: false, done: false }, "/{}", page.path);
        reader.eval::<()>("window.dispatchEvent(new Event('appinstalled'))")?;
        assert_eq!(offer(&reader)?, Offer { button: false, done: true }, "/{}", page.path);
    }
    reader.assert_quiet()
}
