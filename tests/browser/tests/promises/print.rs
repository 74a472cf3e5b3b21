//! A tip can be given away on paper: one sheet of A4, black on white, with its sources, and nothing that only a screen needs.

use browser::{Outcome, Page, Problem, Reader, Site, nothing};
use serde::Deserialize;

/// A sheet in millimetres.
const A4: (f64, f64) = (210.0, 297.0);
/// The smallest letters of the text, in points: those of a newspaper.
const LEAST_OF_TEXT_PT: f64 = 9.5;
/// The smallest letters of all: terms, sources, how the page was made.
const LEAST_PT: f64 = 8.5;

/// What goes on paper.
#[derive(Debug, Deserialize)]
struct Paper {
    found: Vec<String>,
    seen: usize,
}

#[test]
fn each_tip_prints_on_one_a4() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    // What is chosen for the screen is not for paper, where it would fill more sheets.
    reader.visit("")?;
    reader.keep_display("largest", "dark")?;
    let mut found = Vec::new();
    for language in &site.languages {
        let of_tip = format!("{}/tip-", language.code);
        let tips: Vec<&Page> = site.pages_of(language).filter(|page| page.path.starts_with(&of_tip)).collect();
        assert!(!tips.is_empty(), "{} has no tips", language.code);
        for page in tips {
            let sheets = print(&reader, page)?;
            if sheets != 1 {
                found.push(format!("/{} takes {sheets} sheets", page.path));
            }
        }
    }
    nothing("tips that do not fit", &found)?;
    reader.assert_quiet()
}

#[test]
fn every_page_prints() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in &site.pages {
        let sheets = print(&reader, page)?;
        assert!((1..10).contains(&sheets), "/{} takes {sheets} sheets", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn paper_holds_the_text_alone_in_letters_that_can_be_read() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.visit("")?;
    reader.keep_display("normal", "dark")?;
    let mut found = Vec::new();
    for page in &site.pages {
        reader.visit(&page.path)?;
        reader.set_print(true)?;
        let least = vec![LEAST_OF_TEXT_PT.into(), LEAST_PT.into()];
        let paper: Paper = reader.eval_with(include_str!("../../probes/paper.js"), least)?;
        reader.set_print(false)?;
        assert!(paper.seen > 3, "/{}: {} pieces of text", page.path, paper.seen);
        found.extend(paper.found.into_iter().map(|line| format!("/{}: {line}", page.path)));
    }
    nothing("not fit for paper", &found)?;
    reader.assert_quiet()
}

#[test]
fn base64_is_read_as_in_its_standard() -> Outcome {
    // RFC 4648, 10.
    for (written, read) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")] {
        assert_eq!(decode(written)?, read.as_bytes());
    }
    Ok(())
}

#[test]
fn pages_of_a_pdf_are_counted_but_not_what_holds_them() {
    assert_eq!(sheets(b"<</Type /Pages /Count 2>> <</Type /Page\n>> <</Type /Page /Parent 1>>"), 2);
}

/// Prints a page and gives how many sheets it takes.
fn print(reader: &Reader, page: &Page) -> Outcome<usize> {
    reader.visit(&page.path)?;
    let printed = decode(&reader.print(A4.0, A4.1)?).map_err(|problem| problem.at(&page.path))?;
    if !printed.starts_with(b"%PDF-") {
        return Err(Problem::new("is not printed as PDF").at(&page.path));
    }
    Ok(sheets(&printed))
}

/// How many pages a PDF has: its objects of the type `/Page`, beside those of the type `/Pages` that hold them together.
fn sheets(pdf: &[u8]) -> usize {
    const OF_PAGE: &[u8] = b"/Type /Page";
    let after = pdf.windows(OF_PAGE.len() + 1).filter(|window| window.starts_with(OF_PAGE));
    after.filter(|window| window.last() != Some(&b's')).count()
}

/// The bytes that base64 stands for (RFC 4648, 4): four signs for three bytes, `=` where the last ones are missing.
fn decode(text: &str) -> Outcome<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for sign in four {
            let value = ALPHABET.iter().position(|one| one == sign).ok_or_else(|| Problem::new("is not base64"))?;
            bits = bits << 6 | u32::try_from(value)?;
        }
        let [_, ready @ ..] = (bits << (6 * (4 - four.len()))).to_be_bytes();
        bytes.extend(ready.iter().take(four.len() * 6 / 8));
    }
    Ok(bytes)
}
