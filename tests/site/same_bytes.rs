//! Two builds of the same words give the same bytes, in the same order.

use crate::site::{SITE, built};
use digital_sanctuary::site::fingerprint::of_file;

#[test]
fn two_builds_give_the_same_bytes() {
    assert_eq!(*SITE, built(None));
}

#[test]
fn a_fingerprint_in_a_name_is_that_of_the_bytes() {
    let mut marked = 0;
    let has_mark = |path: &str| {
        ["css/", "img/", "js/", "manifest/", "png/", "wasm/"].iter().any(|folder| path.starts_with(folder))
    };
    for file in SITE.iter().filter(|file| has_mark(&file.path)) {
        let mark = file.path.rsplit('.').nth(1).expect("a mark");
        assert_eq!(mark, of_file(&file.bytes), "{}", file.path);
        marked += 1;
    }
    assert!(marked >= 8, "only {marked} files");
}
