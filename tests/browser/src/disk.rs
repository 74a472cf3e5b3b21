//! What can happen to a body on the disk of a phone, while the browser is closed?
//!
//! Chromium keeps each entry of Cache Storage in a file of its own, as it came: a head, the address, the body, and then the
//! end of the body, which is its mark of eight bytes, flags, a checksum and a length
//! ([simple_entry_format.h](https://chromium.googlesource.com/chromium/src/+/main/net/disk_cache/simple/simple_entry_format.h)).

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, Problem};

/// Where the entries are, from the profile.
const ENTRIES: &str = "Default/Service Worker/CacheStorage";
/// The mark at the end of a body (`kSimpleFinalMagicNumber`).
const END: u64 = 0xf4fa_6f45_970d_41d8;
/// The flag beside it that says that there is a checksum (`FLAG_HAS_CRC32`).
const HAS_CHECKSUM: u8 = 1;

/// What happens to the file of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// One bit of the body is another. The browser has a checksum, and does not give the body out.
    Bit,
    /// One bit of the body is another, and no checksum says so: the browser gives out an altered word.
    BitWithoutChecksum,
    /// The file ends in the middle of the body.
    Half,
    /// The file is gone.
    Gone,
}

impl Damage {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Bit, Self::BitWithoutChecksum, Self::Half, Self::Gone];

    /// Does it to the file of this body in a profile that no browser uses now.
    ///
    /// # Errors
    /// When not exactly one file holds the body.
    pub fn to(self, body: &[u8], profile: &Path) -> Outcome {
        let (file, mut bytes, at) = entry(body, profile)?;
        let (middle, end) = (at + body.len() / 2, at + body.len());
        match self {
            Self::Gone => return Ok(fs::remove_file(file)?),
            Self::Half => bytes.truncate(middle),
            Self::Bit | Self::BitWithoutChecksum => bytes[middle] ^= 1,
        }
        if self == Self::BitWithoutChecksum {
            let flags = end + END.to_le_bytes().len();
            if bytes.get(end..flags) != Some(END.to_le_bytes().as_slice()) || bytes[flags] & HAS_CHECKSUM == 0 {
                return Err(Problem::new("the body does not end as Chromium ends it").at(&file.display().to_string()));
            }
            bytes[flags] &= !HAS_CHECKSUM;
        }
        Ok(fs::write(file, bytes)?)
    }
}

/// The one file that holds the body, its bytes, and where the body begins in them.
fn entry(body: &[u8], profile: &Path) -> Outcome<(PathBuf, Vec<u8>, usize)> {
    let mut found = Vec::new();
    let mut folders = vec![profile.join(ENTRIES)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path)?;
            if let Some(at) = bytes.windows(body.len()).position(|some| some == body) {
                found.push((path, bytes, at));
            }
        }
    }
    match found.pop() {
        Some(only) if found.is_empty() => Ok(only),
        Some(_) => Err(Problem::new("more than one file on the disk holds the body")),
        None => Err(Problem::new("no file on the disk holds the body")),
    }
}
