//! Short names for long texts: by them a translation knows its English, and a file name its bytes.

use crate::model::guide::{Block, BlockKind, Head, Inline, LinkTo, Ref};
use crate::model::headers::FINGERPRINT_SIGNS;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many hexadecimal signs name an English text in its translations.
const ENGLISH_SIGNS: usize = 8;

/// The SHA-256 of `bytes` in 64 hexadecimal signs.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("a String takes what is written to it");
    }
    text
}

/// The mark that a file carries in its name.
pub fn of_file(bytes: &[u8]) -> String {
    let mut mark = sha256(bytes);
    mark.truncate(FINGERPRINT_SIGNS);
    mark
}

/// The mark of an English guide: it changes when a word, a value, a source or the order changes,
/// and not when only the date of checking or the picture does.
pub fn of_guide(head: &Head, blocks: &[Block]) -> String {
    let mut text = format!("{}\n{}\n{}\n", head.title, head.short, head.summary);
    for block in blocks {
        let kind = match block.kind {
            BlockKind::Heading => "##",
            BlockKind::Paragraph => "",
            BlockKind::Step => "[ ]",
            BlockKind::Bullet => "-",
            BlockKind::Numbered => "1.",
            BlockKind::Warning => ">",
        };
        write!(text, "{kind} #{} ", block.id).expect("a String takes what is written to it");
        put_words(&mut text, &block.words);
        text.push_str(&block.sources.join(","));
        text.push('\n');
    }
    of_english(&text)
}

/// The mark of any English text.
pub fn of_english(text: &str) -> String {
    let mut mark = sha256(text.as_bytes());
    mark.truncate(ENGLISH_SIGNS);
    mark
}

fn put_words(text: &mut String, words: &[Inline]) {
    for inline in words {
        match inline {
            Inline::Text(plain) => text.push_str(plain),
            Inline::Strong(words) => {
                text.push_str("**");
                put_words(text, words);
                text.push_str("**");
            }
            Inline::Link { to, words } => {
                text.push('[');
                put_words(text, words);
                text.push_str(match to {
                    LinkTo::Page { .. } => "](page:",
                    LinkTo::Source(_) => "](source:",
                    LinkTo::Helpline(_) => "](helpline:",
                });
                match to {
                    LinkTo::Page { slug, id } => {
                        text.push_str(slug.as_str());
                        text.push('#');
                        text.push_str(id.as_deref().unwrap_or_default());
                    }
                    LinkTo::Source(id) | LinkTo::Helpline(id) => text.push_str(id),
                }
                text.push(')');
            }
            Inline::Ref(Ref::Fact(id)) => text.extend(["{fact.", id, "}"]),
            Inline::Ref(Ref::Phone(id)) => text.extend(["{phone.", id, "}"]),
            Inline::Ref(Ref::Text(id)) => text.extend(["{text.", id, "}"]),
            Inline::Term { id, words } => text.extend(["{term:", id, "|", words.as_deref().unwrap_or_default(), "}"]),
        }
    }
}
