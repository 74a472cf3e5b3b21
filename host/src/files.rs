//! Which file does a path stand for?
//!
//! The rules are those that all plain hosts share, so that what works here works on any of them.

use std::path::{Path, PathBuf};

/// What a plain host finds at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file, and its path from the root of the site without a first slash: `en/index.html`.
    File { in_site: String, file: PathBuf },
    /// A folder with a page, asked for without its last slash.
    NeedsSlash,
    /// Nothing.
    Missing,
    /// A path that no browser sends and that could lead out of the folder.
    Refused,
}

/// Looks up a decoded path in the folder `root` (canonical), which stands under the path `under`.
pub(crate) fn find(root: &Path, under: &str, path: &str) -> Found {
    if path.contains(['\0', '\\']) || path.split('/').any(|part| part == "..") {
        return Found::Refused;
    }
    if format!("{path}/") == under {
        return Found::NeedsSlash;
    }
    let Some(in_site) = path.strip_prefix(under) else { return Found::Missing };
    // `//` would make the address of a redirect name another host; `.` parts are resolved by every browser.
    let folders = in_site.strip_suffix('/').unwrap_or(in_site);
    if !folders.is_empty() && folders.split('/').any(|part| part.is_empty() || part == ".") {
        return Found::Missing;
    }
    if in_site.is_empty() || in_site.ends_with('/') {
        return file(root, format!("{in_site}index.html"));
    }
    if root.join(in_site).join("index.html").is_file() {
        return Found::NeedsSlash;
    }
    file(root, in_site.to_owned())
}

/// The file at a path from the root, unless a symbolic link leads out of the folder.
fn file(root: &Path, in_site: String) -> Found {
    match root.join(&in_site).canonicalize() {
        Ok(file) if !file.starts_with(root) => Found::Refused,
        Ok(file) if file.is_file() => Found::File { in_site, file },
        _ => Found::Missing,
    }
}
