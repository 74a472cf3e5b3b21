//! What a phone can keep: every file of the site is in exactly one pack, under the bytes that ship, and the release can be believed.

use crate::site::{SITE, root};
use digital_sanctuary::model::release::{PACK_MOST, Pack, Release, Row, WORKER};
use digital_sanctuary::site::fingerprint::sha256;
use digital_sanctuary::site::release::worker_version;
use digital_sanctuary::tools::precache::believe;
use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::io::Read;

fn file(path: &str) -> &'static [u8] {
    let found = SITE.iter().find(|file| file.path == path);
    &found.unwrap_or_else(|| panic!("{path} does not ship")).bytes
}

fn release() -> Release {
    believe::release(&String::from_utf8_lossy(file("release.json"))).expect("a release that can be believed")
}

/// The rows and the bodies of a pack, as the worker takes them out of it.
fn unpacked(pack: &Pack, lang: Option<&str>) -> Vec<(Row, Vec<u8>)> {
    let wire = file(&pack.url);
    assert_eq!(wire.len() as u64, pack.bytes, "{}", pack.url);
    assert_eq!(sha256(wire), pack.sha256, "{}", pack.url);
    let mut bytes = Vec::new();
    GzDecoder::new(wire).read_to_end(&mut bytes).expect("gzip");
    assert!(bytes.len() as u64 <= PACK_MOST, "{}", pack.url);
    let end = bytes.iter().position(|byte| *byte == b'\n').expect("two lengths");
    let lengths = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let (of_list, of_copies) = lengths.split_once(' ').expect("two lengths");
    let [of_list, of_copies] = [of_list, of_copies].map(|length| length.parse::<usize>().expect("a length"));
    let (list, rest) = bytes[end + 1..].split_at(of_list);
    let (copies, literal) = rest.split_at(of_copies);
    assert_eq!(sha256(list), pack.list, "{}", pack.url);
    assert_eq!(list, file(&format!("b/{}.json", pack.list)), "{}", pack.url);
    let rows = believe::list(&String::from_utf8_lossy(list), lang).expect("a list that can be believed");
    let copies: Vec<(usize, i64, usize)> = serde_json::from_slice(copies).expect("copies");
    let (mut whole, mut plain_at, mut last) = (Vec::new(), 0, 0_i64);
    for (plain, far, length) in copies {
        whole.extend_from_slice(&literal[plain_at..plain_at + plain]);
        plain_at += plain;
        let from = usize::try_from(last + far).expect("a place before");
        whole.extend_from_within(from..from + length);
        last = (from + length) as i64;
    }
    whole.extend_from_slice(&literal[plain_at..]);
    assert!(whole.len() as u64 <= PACK_MOST, "{}", pack.url);
    let mut at = 0;
    let mut found = Vec::new();
    for row in rows {
        let body = whole[at..at + row.2 as usize].to_vec();
        at += body.len();
        found.push((row, body));
    }
    assert_eq!(at, whole.len(), "{} holds more than its list says", pack.url);
    found
}

#[test]
fn every_file_is_in_one_pack_and_stands_alone_under_its_hash() {
    let release = release();
    let mut packed: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let packs = release.languages.iter().map(|language| (&language.pack, Some(language.lang.as_str())));
    for (pack, lang) in packs.chain([(&release.shell, None)]) {
        for (Row(path, hash, length, kind), body) in unpacked(pack, lang) {
            assert_eq!(sha256(&body), hash, "{path}");
            assert_eq!(body.len() as u64, length, "{path}");
            assert_eq!(file(&format!("b/{hash}.{kind}")), body, "{path}");
            assert!(packed.insert(path.clone(), body).is_none(), "{path} is in two packs");
        }
    }
    let extra = ["b/", "packs/", "release.json", "sw.js", "sw-off.js"];
    let mut files = 0;
    for shipped in SITE.iter().filter(|file| !extra.iter().any(|start| file.path.starts_with(start))) {
        let path = shipped.path.strip_suffix("index.html").unwrap_or(&shipped.path);
        assert_eq!(packed.get(path), Some(&shipped.bytes), "{path}");
        files += 1;
    }
    assert_eq!(packed.len(), files);
}

#[test]
fn a_language_knows_its_pages_and_its_own_address_for_what_cannot_be_opened() {
    for language in release().languages {
        let rows = unpacked(&language.pack, Some(&language.lang));
        assert_eq!(rows.len() as u64, language.pages, "{}", language.lang);
        let lost = format!("{}/lost/", language.lang);
        assert!(rows.iter().any(|(row, _)| row.0 == lost), "{lost}");
    }
}

#[test]
fn nothing_that_belongs_to_one_build_alone_stands_in_a_pack() {
    for file in SITE.iter().filter(|file| file.path.starts_with("packs/")) {
        // Bytes 4 to 8 of gzip are a time, byte 3 says whether a name follows: RFC 1952, 2.3.1.
        assert_eq!(file.bytes[3..8], [0, 0, 0, 0, 0], "{}", file.path);
    }
}

#[test]
fn the_worker_is_whole_and_of_the_version_that_releases_ask_for() {
    let worker = String::from_utf8_lossy(file("sw.js")).into_owned();
    assert!(!worker.contains("build:"), "something was not filled in");
    for forbidden in
        ["eval(", "importScripts", "addAll", "skipWaiting", "clients.claim", "indexedDB", "http:", "https:"]
    {
        assert!(!worker.contains(forbidden), "the worker has {forbidden}");
    }
    let written = std::fs::read_to_string(root().join("public/sw.js")).expect("the worker");
    assert_eq!(worker_version(&written), Some(WORKER));
    assert!(release().min_worker <= WORKER);
}
