//! A pack: bodies that belong together, as few bytes as a phone can take apart without a library.
//!
//! gzip remembers 32 KB, and a page has about 18: what two pages share (sources, terms, the frame) is out of its sight.
//! So each run of bytes that stood before is said once, and later copied from where it stood; gzip packs what is left.
//! Tried on the English pages: 98 KB with gzip alone, 66 KB so. The shape stands in `model::release`.

use flate2::{Compression, GzBuilder};
use std::collections::HashMap;
use std::io::Write;

/// Bytes that must be the same before a copy is looked at.
const SEED: usize = 24;
/// Bytes below which a copy costs more than it saves.
const LEAST: usize = 64;

/// A pack of `bodies`, which are told apart by `list`.
pub fn pack(list: &str, bodies: &[u8]) -> Vec<u8> {
    let (copies, literal) = said_once(bodies);
    let copies = serde_json::json!(copies).to_string();
    let mut unpacked = format!("{} {}\n{list}{copies}", list.len(), copies.len()).into_bytes();
    unpacked.extend(literal);
    compressed(&unpacked)
}

/// gzip without a time and a name in it: the same bytes for the same content.
fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("a vector takes what is written to it")
}

/// How many bytes come as they are, how far behind the end of the copy before the next copy begins, and how long it is.
type Copy = (usize, i64, usize);

/// The copies of `bytes` in their order, and the bytes that come as they are.
///
/// Greedy: at each place the newest earlier place that begins with the same [`SEED`] bytes is taken, as far as both are the same.
fn said_once(bytes: &[u8]) -> (Vec<Copy>, Vec<u8>) {
    let mut copies = Vec::new();
    let mut literal = Vec::new();
    let mut places: HashMap<&[u8], usize> = HashMap::new();
    let (mut at, mut plain_from, mut known, mut end_of_last) = (0, 0, 0, 0);
    while at + SEED <= bytes.len() {
        // What is copied must stand before the place it is copied to, whole.
        while known + SEED <= at {
            places.insert(&bytes[known..known + SEED], known);
            known += 1;
        }
        let found = places.get(&bytes[at..at + SEED]).and_then(|from| same(bytes, *from, at, plain_from));
        let Some((from, start, length)) = found else {
            at += 1;
            continue;
        };
        literal.extend_from_slice(&bytes[plain_from..start]);
        copies.push((start - plain_from, from as i64 - end_of_last as i64, length));
        end_of_last = from + length;
        at = start + length;
        plain_from = at;
    }
    literal.extend_from_slice(&bytes[plain_from..]);
    (copies, literal)
}

/// Where a copy begins, where it goes, and how long it is: the sameness at `from` and `at`, taken as far as it goes both ways.
fn same(bytes: &[u8], from: usize, at: usize, plain_from: usize) -> Option<(usize, usize, usize)> {
    let ahead = bytes[from..at].iter().zip(&bytes[at..]).take_while(|(one, other)| one == other).count();
    let behind = bytes[..from]
        .iter()
        .rev()
        .zip(bytes[plain_from..at].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (from, start, length) = (from - behind, at - behind, ahead + behind);
    // A copy that runs into itself is cut where it would.
    let length = length.min(start - from);
    (length >= LEAST).then_some((from, start, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the worker does, in Rust.
    fn whole(copies: &[Copy], literal: &[u8]) -> Vec<u8> {
        let (mut whole, mut at, mut last) = (Vec::new(), 0, 0);
        for (plain, far, length) in copies {
            whole.extend_from_slice(&literal[at..at + plain]);
            at += plain;
            let from = usize::try_from(last as i64 + far).expect("a place before");
            assert!(from + length <= whole.len(), "a copy of what is not there yet");
            whole.extend_from_within(from..from + length);
            last = from + length;
        }
        whole.extend_from_slice(&literal[at..]);
        whole
    }

    #[test]
    fn what_stood_before_is_copied_and_comes_out_whole() {
        let page = "a line that stands in every page of this app, word for word, with a link and a date, and so is worth a copy; ";
        let text = format!("one {page} two {page}{page} three {page}{page}{page}{page}{page}");
        let (copies, literal) = said_once(text.as_bytes());
        assert!(literal.len() < text.len() / 3, "{} of {}", literal.len(), text.len());
        assert_eq!(whole(&copies, &literal), text.as_bytes());
    }

    #[test]
    fn anything_comes_out_whole() {
        // A simple generator: the same numbers on every machine.
        let mut state: u32 = 1;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize
        };
        let mut copied = 0;
        for case in 0..400 {
            let mut bytes: Vec<u8> = Vec::new();
            for _ in 0..next() % 40 {
                if bytes.len() > 100 && next() % 2 == 0 {
                    let from = next() % bytes.len();
                    let to = (from + next() % 300).min(bytes.len());
                    bytes.extend_from_within(from..to);
                } else {
                    let signs = if case % 3 == 0 { 2 } else { 256 };
                    bytes.extend((0..next() % 200).map(|_| (next() % signs) as u8));
                }
            }
            let (copies, literal) = said_once(&bytes);
            assert_eq!(whole(&copies, &literal), bytes, "case {case}");
            copied += copies.len();
        }
        assert!(copied > 1000, "only {copied} copies were tried");
    }

    #[test]
    fn nothing_and_little_are_packs_too() {
        for bytes in [&b""[..], b"a", &[7; 63]] {
            let (copies, literal) = said_once(bytes);
            assert_eq!(whole(&copies, &literal), bytes);
        }
    }
}
