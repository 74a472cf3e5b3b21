//! `bench`: do the files of the built site keep to their budgets?
//!
//! Sizes are those of Brotli at its highest level, which hosts that compress in advance send.

use std::cmp::Reverse;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::{built, compress};
use crate::workspace::Workspace;
use crate::{Outcome, Verdict};

const KIB: usize = 1024;

/// A file of the built site.
#[derive(Debug, PartialEq, Eq)]
struct Built {
    /// Its path from the root of the site: `en/tip-1/index.html`.
    path: String,
    /// Its size as it stands.
    bytes: u64,
}

/// Something that is measured.
struct Budget {
    what: &'static str,
    /// At most, for all its files together.
    bytes: usize,
    files: fn(&[Built]) -> Vec<&Built>,
}

/// From the table "Budgets" of `ARCHITECTURE.md`.
const BUDGETS: &[Budget] = &[
    Budget {
        what: "a guide to first reading",
        bytes: 20 * KIB,
        files: |all| {
            let guide = largest(named(all, "en/tip-", "/index.html"), 1);
            [guide, named(all, "css/", ".css"), named(all, "js/head.", ".js")].concat()
        },
    },
    Budget { what: "all CSS", bytes: 12 * KIB, files: |all| named(all, "css/", ".css") },
    Budget { what: "all JS but the Wasm's", bytes: 4 * KIB, files: |all| named(all, "js/", ".js") },
    Budget {
        what: "Wasm and its JS",
        bytes: 150 * KIB,
        files: |all| [named(all, "wasm/", ".js"), named(all, "wasm/", ".wasm")].concat(),
    },
    Budget { what: "drawings", bytes: 60 * KIB, files: |all| named(all, "img/drawings.", ".svg") },
    Budget { what: "icons", bytes: 6 * KIB, files: |all| named(all, "img/icons.", ".svg") },
    Budget { what: "the worker", bytes: 6 * KIB, files: |all| named(all, "sw.js", "sw.js") },
    Budget { what: "the largest language pack", bytes: 110 * KIB, files: |all| largest_language_pack(all) },
    Budget {
        what: "first visit until ready",
        bytes: 400 * KIB,
        files: |all| {
            // What a phone asks for from an empty start until the language that it reads is kept. The largest of each kind.
            let page = largest(named(all, "", "/index.html"), 1);
            let scripts = ["js/head.", "js/leave.", "js/update."].map(|name| named(all, name, ".js")).concat();
            let pictures = ["img/icons.", "img/drawings.", "img/app."].map(|name| named(all, name, ".svg")).concat();
            // A browser fetches these by itself.
            let manifest = largest(named(all, "manifest/", ".webmanifest"), 1);
            let home_screen = named(all, "png/icon-192.", ".png");
            let worker = [named(all, "sw.js", "sw.js"), named(all, "release.json", "")].concat();
            let lists = largest(named(all, "b/", ".json"), 2);
            let packs = [named(all, "packs/shell.", ".pack"), largest_language_pack(all)].concat();
            let styles = named(all, "css/", ".css");
            [page, styles, scripts, pictures, manifest, home_screen, worker, lists, packs].concat()
        },
    },
];

/// Measures `dist/` and prints a line for each budget.
///
/// # Errors
/// When there is no built site.
pub fn sizes(workspace: &Workspace) -> Outcome<Verdict> {
    let dist = built(workspace)?;
    let files = read(&dist)?;
    println!("{:<26} {:>5} {:>8} {:>8}", "brotli 11", "files", "KiB", "at most");
    let mut verdict = Verdict::Passed;
    for budget in BUDGETS {
        let measured = (budget.files)(&files);
        let sizes = measured.iter().map(|file| Ok(compress::compressed(&dist.join(&file.path))?.len()));
        let bytes = sizes.sum::<io::Result<usize>>()?;
        let remark = remark(measured.len(), bytes, budget.bytes);
        if !remark.is_empty() {
            verdict = Verdict::Failed;
        }
        let (size, most) = (bytes as f64 / KIB as f64, budget.bytes / KIB);
        println!("{:<26} {:>5} {size:>8.2} {most:>8}{remark}", budget.what, measured.len());
    }
    Ok(verdict)
}

/// What is wrong with a measure; empty when nothing is.
fn remark(files: usize, bytes: usize, most: usize) -> &'static str {
    match files {
        // A file that got another name would else be within every budget.
        0 => "  nothing of that name was built",
        _ if bytes > most => "  over",
        _ => "",
    }
}

/// Every file below a folder.
fn read(dist: &Path) -> Outcome<Vec<Built>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            files.push(Built { path, bytes: entry.metadata()?.len() });
        }
    }
    Ok(files)
}

/// The largest pack of a language.
fn largest_language_pack(all: &[Built]) -> Vec<&Built> {
    let packs = named(all, "packs/", ".pack").into_iter().filter(|file| !file.path.starts_with("packs/shell."));
    largest(packs.collect(), 1)
}

/// So many of them, the largest.
fn largest(mut files: Vec<&Built>, count: usize) -> Vec<&Built> {
    files.sort_by_key(|file| Reverse(file.bytes));
    files.truncate(count);
    files
}

/// Those files whose path begins and ends so.
fn named<'a>(all: &'a [Built], begins: &str, ends: &str) -> Vec<&'a Built> {
    all.iter().filter(|file| file.path.starts_with(begins) && file.path.ends_with(ends)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(path: &str, bytes: u64) -> Built {
        Built { path: path.to_owned(), bytes }
    }

    #[test]
    fn a_file_belongs_to_the_budget_of_its_place_in_the_site() {
        let all = [built("css/site.0.css", 9), built("wasm/app.0.js", 9), built("js/boot.0.js", 9)];
        assert_eq!(named(&all, "js/", ".js"), [&all[2]]);
        assert_eq!(named(&all, "img/", ".svg"), Vec::<&Built>::new());
    }

    #[test]
    fn the_largest_guide_stands_for_all() {
        let all = [built("en/tip-1/index.html", 5), built("en/tip-2/index.html", 7), built("ar/tip-3/index.html", 9)];
        assert_eq!((BUDGETS[0].files)(&all), [&all[1]]);
    }

    #[test]
    fn what_was_not_built_is_not_within_its_budget() {
        assert_ne!(remark(0, 0, 10), "");
        assert_eq!(remark(1, 10, 10), "");
        assert_ne!(remark(1, 11, 10), "");
    }
}
