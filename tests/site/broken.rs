//! Each mistake in words or data is told with file, line and remedy, and nothing else is told because of it.
//!
//! `fixtures/tiny` is a whole site in two languages. Each folder of `fixtures/broken` lays its files over it
//! (and takes away those of `removed.txt`); `expected.txt` holds the exact words of the check.

use digital_sanctuary::site::check_folder;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the fixtures stand.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site/fixtures")
}

/// Lays the files of one folder over another.
pub fn lay(from: &Path, over: &Path) {
    for entry in fs::read_dir(from).expect("a folder of fixtures") {
        let path = entry.expect("an entry").path();
        let target = over.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            lay(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// What the check says of the tiny site with these mistakes in it.
fn told(mistakes: &[&str]) -> String {
    let site = tempfile::tempdir().expect("a temporary folder");
    lay(&fixtures().join("tiny"), site.path());
    for mistake in mistakes {
        let broken = fixtures().join("broken").join(mistake);
        lay(&broken, site.path());
        for name in fs::read_to_string(broken.join("removed.txt")).unwrap_or_default().lines() {
            fs::remove_file(site.path().join(name)).expect("a file to take away");
        }
    }
    check_folder(site.path()).problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn the_tiny_site_has_no_problem() {
    assert_eq!(told(&[]), "");
}

#[test]
fn each_mistake_is_told_in_the_expected_words() {
    let mut differing = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(fixtures().join("broken")).expect("the broken fixtures") {
        let path = entry.expect("an entry").path();
        let mistake = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let expected = fs::read_to_string(path.join("expected.txt")).expect("expected words");
        assert!(!expected.trim().is_empty(), "{mistake} expects nothing");
        let told = told(&[&mistake]);
        if told != expected {
            differing.push(format!("{mistake}\nexpected:\n{expected}told:\n{told}"));
        }
        count += 1;
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(count >= 40, "only {count} mistakes have a fixture");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let mistakes = [
        "a_key_is_missing",
        "a_row_cannot_be_read",
        "a_link_leads_nowhere",
        "english_is_left_in_a_guide",
        "a_language_that_is_not_listed",
    ];
    let told = told(&mistakes);
    for mistake in mistakes {
        let expected = fs::read_to_string(fixtures().join("broken").join(mistake).join("expected.txt"));
        for line in expected.expect("expected words").lines() {
            assert!(told.contains(line), "{mistake}: {line}\nis not in\n{told}");
        }
    }
}
