//! Nothing is lost: on the narrowest screen, in the largest text, from right to left, in the phone's own colours.

use browser::reader::{NARROW, PHONE};
use browser::{Browser, Outcome, Page, Problem, Reader, Site, nothing};
use serde::Deserialize;

/// A wide screen, where the bar is a column at the end of the line.
const WIDE: (u32, u32) = (1280, 800);
/// A phone that lies on its side, where the bar does not take what little height there is.
const LOW: (u32, u32) = (740, 340);

/// What a probe found, and how much it could look at.
#[derive(Debug, Deserialize)]
struct Seen {
    found: Vec<String>,
    seen: usize,
}

/// How a page stands in its direction of reading.
#[derive(Debug, Deserialize)]
struct Mirrored {
    found: Vec<String>,
    steps: usize,
    marked: usize,
    plain: usize,
}

/// What moves on a page.
#[derive(Debug, Deserialize)]
struct Moving {
    found: Vec<String>,
    scroll: String,
}

/// A box in CSS pixels from the corner of the screen at the upper left: x, y, width, height.
type Place = [f64; 4];

#[test]
fn nothing_is_lost_at_320_px() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.set_screen(NARROW.0, NARROW.1)?;
    nothing_is_lost(&reader, &site)
}

#[test]
fn nothing_is_lost_in_the_largest_text() -> Outcome {
    let site = Site::built()?;
    let reader = with_largest_text(&site)?;
    nothing_is_lost(&reader, &site)
}

#[test]
fn nothing_is_lost_in_the_largest_text_at_320_px() -> Outcome {
    let site = Site::built()?;
    let reader = with_largest_text(&site)?;
    reader.set_screen(NARROW.0, NARROW.1)?;
    nothing_is_lost(&reader, &site)
}

#[test]
fn the_end_of_every_page_is_above_the_bar() -> Outcome {
    let site = Site::built()?;
    the_end_is_seen(&Reader::of(&site)?, &site)
}

#[test]
fn the_end_of_every_page_is_above_the_bar_in_the_largest_text() -> Outcome {
    let site = Site::built()?;
    the_end_is_seen(&with_largest_text(&site)?, &site)
}

#[test]
fn right_to_left_pages_mirror() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for language in &site.languages {
        let mut counts = [0; 3];
        for page in site.pages_of(language).filter(|page| !page.is_cover) {
            open(&reader, page)?;
            let page_is: Mirrored =
                reader.eval_with(include_str!("../../probes/mirrored.js"), vec![language.is_rtl.into()])?;
            found.extend(page_is.found.into_iter().map(|line| format!("/{}: {line}", page.path)));
            for (count, more) in counts.iter_mut().zip([page_is.steps, page_is.marked, page_is.plain]) {
                *count += more;
            }
        }
        assert!(!counts.contains(&0), "{} has steps, mirrored and plain pictures: {counts:?}", language.code);
    }
    nothing("not in the direction of reading", &found)?;
    reader.assert_quiet()
}

#[test]
fn phone_numbers_stay_left_to_right() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for language in &site.languages {
        let mut numbers = 0;
        for page in site.pages_of(language) {
            open(&reader, page)?;
            let page_has: Seen = reader.eval(include_str!("../../probes/numbers.js"))?;
            numbers += page_has.seen;
            found.extend(page_has.found.into_iter().map(|line| format!("/{}: {line}", page.path)));
        }
        assert!(numbers > 0, "{} has no number to call", language.code);
    }
    nothing("numbers that cannot be dialled as they are read", &found)?;
    reader.assert_quiet()
}

#[test]
fn leave_is_in_the_same_place_on_every_page() -> Outcome {
    let site = Site::built()?;
    leave_does_not_move(&Reader::of(&site)?, &site, &[PHONE, NARROW, WIDE, LOW])
}

#[test]
fn leave_is_in_the_same_place_on_every_page_in_the_largest_text() -> Outcome {
    let site = Site::built()?;
    leave_does_not_move(&with_largest_text(&site)?, &site, &[PHONE, NARROW])
}

#[test]
fn shapes_are_seen_in_the_colours_of_the_phone() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.set_media(&[("forced-colors", "active")])?;
    let mut found = Vec::new();
    for page in site.guides() {
        open(&reader, page)?;
        let is_forced: bool = reader.eval("return matchMedia('(forced-colors: active)').matches")?;
        assert!(is_forced, "/{} is not in the colours of the phone", page.path);
        let shapes: Seen = reader.eval(include_str!("../../probes/borders.js"))?;
        assert!(shapes.seen > 0, "/{} has no shapes", page.path);
        found.extend(shapes.found.into_iter().map(|line| format!("/{}: {line}", page.path)));
    }
    nothing("shapes without a border", &found)?;
    reader.assert_quiet()
}

#[test]
fn nothing_moves_for_who_asks_for_less_motion() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let mut found = Vec::new();
    for page in &site.pages {
        open(&reader, page)?;
        reader.set_media(&[("prefers-reduced-motion", "no-preference")])?;
        let moving: Moving = reader.eval(include_str!("../../probes/moving.js"))?;
        assert_eq!(moving.scroll, "smooth", "/{} for who asks for nothing", page.path);
        reader.set_media(&[("prefers-reduced-motion", "reduce")])?;
        let still: Moving = reader.eval(include_str!("../../probes/moving.js"))?;
        assert_eq!(still.scroll, "auto", "/{}", page.path);
        found.extend(still.found.into_iter().map(|line| format!("/{}: {line}", page.path)));
    }
    nothing("parts that move", &found)?;
    reader.assert_quiet()
}

/// A reader who has chosen the largest text: twice the size that the phone has set.
fn with_largest_text(site: &Site) -> Outcome<Reader> {
    let reader = Reader::of(site)?;
    reader.visit("")?;
    reader.keep_display("largest", "phone")?;
    reader.visit("")?;
    let size: String = reader.eval("return getComputedStyle(document.documentElement).fontSize")?;
    assert_eq!(size, "32px", "the largest text is twice the usual");
    Ok(reader)
}

/// Opens a page, and waits for the part of it that comes later.
fn open(reader: &Reader, page: &Page) -> Outcome {
    if page.has_island() { reader.visit_panel(&page.path) } else { reader.visit(&page.path) }
}

fn nothing_is_lost(reader: &Reader, site: &Site) -> Outcome {
    let mut found = Vec::new();
    for page in &site.pages {
        open(reader, page)?;
        let lost: Vec<String> = reader.eval(include_str!("../../probes/lost.js"))?;
        found.extend(lost.into_iter().map(|line| format!("/{}: {line}", page.path)));
    }
    nothing("parts that cannot be read", &found)?;
    reader.assert_quiet()
}

fn the_end_is_seen(reader: &Reader, site: &Site) -> Outcome {
    let mut found = Vec::new();
    for page in &site.pages {
        open(reader, page)?;
        for screen in [PHONE, NARROW, WIDE, LOW] {
            reader.set_screen(screen.0, screen.1)?;
            let end: Seen = reader.eval(include_str!("../../probes/covered.js"))?;
            assert!(end.seen > 0, "/{} {screen:?}: the end of the page is empty", page.path);
            found.extend(end.found.into_iter().map(|line| format!("/{} {screen:?}: {line}", page.path)));
        }
    }
    nothing("ends that cannot be read", &found)?;
    reader.assert_quiet()
}

/// Leave is where it is on the start page of the language. `/` and the page for a wrong address speak English.
fn leave_does_not_move(reader: &Reader, site: &Site, screens: &[(u32, u32)]) -> Outcome {
    let mut found = Vec::new();
    for language in &site.languages {
        let mut expected = Vec::new();
        let plain = site.pages.iter().filter(|page| page.language.is_none() && language.code == "en");
        // The first of these is the start page.
        for page in site.pages_of(language).filter(|page| !page.is_cover).chain(plain) {
            reader.visit(&page.path)?;
            for (index, screen) in screens.iter().enumerate() {
                reader.set_screen(screen.0, screen.1)?;
                let place = leave(reader).map_err(|problem| problem.at(&format!("/{} {screen:?}", page.path)))?;
                match expected.get(index) {
                    None => expected.push(place),
                    Some(expected) if *expected == place => {}
                    Some(expected) => found.push(format!("/{} {screen:?}: {place:?}, not {expected:?}", page.path)),
                }
            }
        }
    }
    nothing("Leave is elsewhere", &found)?;
    reader.assert_quiet()
}

/// Where Leave is, all of it on the screen.
fn leave(browser: &Browser) -> Outcome<Place> {
    let measure = "const box = document.querySelector('[data-leave]')?.getBoundingClientRect();
        const isSeen = box?.width > 0 && box.left >= 0 && box.top >= 0
            && box.right <= innerWidth && box.bottom <= innerHeight;
        return isSeen ? [box.x, box.y, box.width, box.height] : null";
    browser.eval::<Option<Place>>(measure)?.ok_or_else(|| Problem::new("Leave is not on the screen"))
}
