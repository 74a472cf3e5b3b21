//! Leave covers the page at once, and nothing that was read comes back.
//!
//! Somebody comes into the room: the reader presses one button and a recipe is there. The other takes the phone, presses Back,
//! Forward and reload, and sees the recipe. What the browser keeps in its list of visited pages no page can take away,
//! and the app says so.

use browser::{Browser, Language, Noise, Outcome, Problem, Reader, Settings, Site, nothing};
use host::{Answer, HeaderMode, When};
use serde::Deserialize;
use thirtyfour::Key;

/// What somebody sees who looks at the screen.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Shown {
    title: String,
    text: String,
}

/// The page in the moment after Leave was pressed.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Left {
    hidden: bool,
    title: String,
    typed: String,
    asked: Vec<Leaving>,
}

/// The page in the moment in which it asked for another one.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Leaving {
    how: String,
    address: String,
    hidden: bool,
    title: String,
}

const LEAVE: &str = "[data-leave]";
const OUTSIDE: &str = "<p>Somewhere else</p>";

#[test]
fn leave_covers_before_anything_is_asked_of_the_network() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    // A browser asks for the icon when it likes; once it has it, a page asks for nothing after it has loaded.
    reader.visit("")?;
    let icon = reader.host.path(&site.asset("img", "app.", ".svg")?);
    let has_icon = || reader.host.log().iter().any(|request| request.path == icon);
    reader.wait_for("the icon is asked for", has_icon)?;
    for language in &site.languages {
        let cover = reader.host.path(&language.cover);
        // The cover never comes, and with this answer a browser stays where it is. It would also with a host that hangs,
        // but WebDriver has no answer from a page that is on its way out, and so nobody could look.
        reader.host.script(When::exactly(&cover), Answer::NoContent204);
        reader.visit(&format!("{}/tip-1/", language.code))?;
        reader.host.clear_log();

        let left: Left = reader.eval(include_str!("../../probes/leave.js"))?;
        let title = language.cover_title.clone();
        let address = reader.host.url(&language.cover);
        let leaving = Leaving { how: "replace".to_owned(), address, hidden: true, title: title.clone() };
        assert_eq!(left, Left { hidden: true, title, typed: String::new(), asked: vec![leaving] });

        let asked = || reader.host.log().iter().any(|request| request.path == cover);
        reader.wait_for("the cover is asked for", asked)?;
        // A browser asks for the manifest and its icons when it likes, whatever the page does.
        let is_of_browser = |path: &String| path.contains("/manifest/") || path.contains("/png/");
        let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
        let asked: Vec<String> = asked.into_iter().filter(|path| !is_of_browser(path)).collect();
        assert_eq!(asked, [cover], "asked for something else");
        let shown = shown(&reader)?;
        assert_eq!(shown, Shown { title: language.cover_title.clone(), text: String::new() }, "while nothing comes");
        reader.eval::<()>("sessionStorage.removeItem('left')")?;
    }
    reader.assert_quiet()
}

#[test]
fn after_leave_back_forward_and_reload_show_nothing_that_was_read() -> Outcome {
    let site = Site::built()?;
    nothing_comes_back(&site, language(&site, false)?)
}

#[test]
fn the_same_where_lines_run_from_right_to_left() -> Outcome {
    let site = Site::built()?;
    nothing_comes_back(&site, language(&site, true)?)
}

/// A reader comes from another site, reads three pages and leaves; somebody else then presses every button of the browser.
fn nothing_comes_back(site: &Site, language: &Language) -> Outcome {
    let outside = site.serve_outside(OUTSIDE)?;
    let reader = Reader::of(site)?;
    reader.before_each_page(include_str!("../../probes/watch.js"))?;
    let [start, first, second] = ["", "tip-1/", "tip-2/"].map(|page| format!("{}/{page}", language.code));
    // For its words, which the rest is held against.
    reader.visit(&language.cover)?;
    let cover = (reader.host.url(&language.cover), shown(&reader)?);
    assert_eq!(cover.1.title, language.cover_title);
    reader.go(&outside.url(""))?;
    let elsewhere = (outside.url(""), shown(&reader)?);
    for page in [&start, &first, &second] {
        reader.visit(page)?;
    }
    // Before Leave the browser brings a page back as it was; without that, the rest would say nothing of pages so kept.
    let read = shown(&reader)?;
    reader.back()?;
    arrives(&reader, &reader.host.url(&first))?;
    reader.forward()?;
    arrives(&reader, &reader.host.url(&second))?;
    assert_eq!(shown(&reader)?, read);
    let restored = counted(&reader, "restored")?;
    assert_eq!(restored, 2, "this browser does not keep pages to bring them back");

    reader.click(LEAVE)?;
    arrives(&reader, &cover.0)?;
    let mut steps = vec![("Leave", shown(&reader)?)];
    for (step, (address, _)) in [
        ("Back to the first tip", &cover),
        ("Back to the start page", &cover),
        ("Back to where the reader came from", &elsewhere),
        ("Back to where the tab began", &cover),
        ("Forward to where the reader came from", &elsewhere),
        ("Forward to the start page", &cover),
        ("Forward to the first tip", &cover),
        ("Forward to the second tip", &cover),
        ("Reload", &cover),
    ] {
        match step.split(' ').next() {
            Some("Back") => reader.back()?,
            Some("Forward") => reader.forward()?,
            _ => reader.reload()?,
        }
        arrives(&reader, address).map_err(|problem| problem.at(step))?;
        steps.push((step, shown(&reader)?));
    }
    let others = steps.into_iter().filter(|(_, shown)| *shown != cover.1 && *shown != elsewhere.1);
    nothing("shown after Leave", &others.map(|(step, shown)| format!("{step}: {shown:?}")).collect::<Vec<_>>())?;
    assert!(counted(&reader, "restored")? > restored, "no kept page was brought back after Leave");
    assert_eq!(counted(&reader, "seen")?, 0, "frames that showed a page of the app after Leave");
    reader.assert_quiet_but(&Noise { outside: vec![outside.origin()], ..Noise::default() })
}

#[test]
fn no_page_opens_in_a_tab_that_was_left() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for language in &site.languages {
        reader.visit("")?;
        reader.visit(&format!("{}/tip-2/", language.code))?;
        reader.click(LEAVE)?;
        let cover = reader.host.url(&language.cover);
        arrives(&reader, &cover)?;
        for page in site.pages_of(language) {
            reader.visit(&page.path)?;
            arrives(&reader, &cover).map_err(|problem| problem.at(&page.path))?;
        }
    }
    reader.assert_quiet()
}

#[test]
fn leave_without_javascript_is_a_link_to_the_cover() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.allow_scripts(false)?;
    for page in site.guides() {
        reader.visit(&page.path)?;
        reader.click(LEAVE)?;
        let cover = reader.host.url(&site.cover_of(page)?);
        arrives(&reader, &cover).map_err(|problem| problem.at(&page.path))?;
    }
    reader.assert_quiet()
}

#[test]
fn leave_opens_the_cover_from_every_page_with_the_keyboard() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.guides() {
        reader.visit(&page.path)?;
        reader.eval::<()>("sessionStorage.removeItem('left')")?;
        reader.visit(&page.path)?;
        reader.eval_with::<()>("document.querySelector(arguments[0]).focus()", vec![LEAVE.into()])?;
        reader.press(Key::Enter)?;
        let cover = reader.host.url(&site.cover_of(page)?);
        arrives(&reader, &cover).map_err(|problem| problem.at(&page.path))?;
        let left: Option<String> = reader.eval("return sessionStorage.getItem('left')")?;
        assert_eq!(left.as_deref(), Some("1"), "/{}: the tab does not know that it was left", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn leave_with_storage_blocked_still_covers_this_page() -> Outcome {
    let site = Site::built()?;
    let settings = Settings { without_storage: true, ..Settings::default() };
    let reader = Reader::at(&site, site.serve("/", HeaderMode::Real)?, &settings)?;
    for language in &site.languages {
        let [before, page] = ["tip-1/", "tip-2/"].map(|page| reader.host.url(&format!("{}/{page}", language.code)));
        reader.go(&before)?;
        reader.go(&page)?;
        let left: Left = reader.eval(include_str!("../../probes/leave.js"))?;
        assert!(left.hidden && left.title == language.cover_title, "{left:?}");
        arrives(&reader, &reader.host.url(&language.cover))?;
        // The page stands in the history no more: Back leads to the one before it.
        reader.back()?;
        arrives(&reader, &before)?;
        reader.forward()?;
        arrives(&reader, &reader.host.url(&language.cover))?;
    }
    reader.assert_quiet()
}

#[test]
fn the_cover_names_nothing_of_the_app() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut names: Vec<String> = site.languages.iter().map(|language| language.app.to_lowercase()).collect();
    names.extend(["sanctuary", "migrant", "rights", "app"].map(str::to_owned));
    let mut found = Vec::new();
    for language in &site.languages {
        let page = site.pages_of(language).find(|page| page.is_cover);
        let page = page.ok_or_else(|| Problem::new("has no cover").at(&language.code))?;
        reader.visit(&page.path)?;
        let shown = shown(&reader)?;
        assert!(shown.title == language.cover_title && shown.text.contains(&shown.title), "{shown:?}");
        let icon: String = reader.eval("return document.querySelector('link[rel=icon]').href")?;
        let picture = browser::http::get(&icon)?.body;
        for name in &names {
            for (place, words) in [
                ("title", &shown.title),
                ("text", &shown.text),
                ("HTML", &page.html),
                ("icon", &icon),
                ("picture", &picture),
            ] {
                if words.to_lowercase().contains(name) {
                    found.push(format!("/{}: {place} has “{name}”", page.path));
                }
            }
        }
        let ways_back: usize = reader.eval(
            "return document.querySelectorAll('a, area, form, button, script, iframe, [rel=alternate], [rel=canonical]').length",
        )?;
        assert_eq!(ways_back, 0, "/{}: something leads elsewhere", page.path);
    }
    nothing("names of the app on the cover", &found)?;
    reader.assert_quiet()
}

#[test]
fn opening_the_root_by_hand_brings_the_app_back() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let language = language(&site, false)?;
    let (cover, tip) = (reader.host.url(&language.cover), format!("{}/tip-1/", language.code));
    reader.visit("")?;
    let root = shown(&reader)?;
    reader.visit(&tip)?;
    let read = shown(&reader)?;
    reader.click(LEAVE)?;
    arrives(&reader, &cover)?;
    // Back is not by hand, whether the browser kept the page or asks for it again.
    reader.back()?;
    arrives(&reader, &cover)?;
    reader.reload()?;
    arrives(&reader, &cover)?;

    reader.visit("")?;
    assert_eq!(shown(&reader)?, root, "the root stays covered");
    reader.visit(&tip)?;
    assert_eq!(shown(&reader)?, read, "a page stays covered");
    reader.assert_quiet()
}

/// The first language that is written in this direction.
fn language(site: &Site, is_rtl: bool) -> Outcome<&Language> {
    let mut languages = site.languages.iter().filter(|language| language.is_rtl == is_rtl);
    languages.next().ok_or_else(|| Problem::new("there is no language that is written in this direction"))
}

fn shown(browser: &Browser) -> Outcome<Shown> {
    browser.eval(include_str!("../../probes/shown.js"))
}

/// How often `probes/watch.js` saw something. It is asked in a page of the site.
fn counted(browser: &Browser, what: &str) -> Outcome<u32> {
    browser.eval_with("return Number(sessionStorage.getItem(arguments[0]))", vec![what.into()])
}

/// Waits until the page with this address is there.
fn arrives(browser: &Browser, address: &str) -> Outcome {
    browser.wait_until(&format!("{address} opens"), &is_there(address))
}

fn is_there(address: &str) -> String {
    format!("return location.href === '{address}' && document.readyState === 'complete'")
}
