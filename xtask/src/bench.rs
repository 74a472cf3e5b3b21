//! `bench`: does the built site keep to its budgets?
//!
//! Sizes are those of Brotli at its highest level, which hosts that compress in advance send.

use std::fs;
use std::io;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use walkdir::WalkDir;

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
            let largest = named(all, "en/tip-", "/index.html").into_iter().max_by_key(|file| file.bytes);
            largest.into_iter().chain(named(all, "css/", ".css")).chain(named(all, "js/head.", ".js")).collect()
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
            let page =
                all.iter().filter(|file| file.path.ends_with("/index.html") && file.path.matches('/').count() == 1);
            let pages = page.max_by_key(|file| file.bytes).into_iter().collect();
            let shell = named(all, "packs/shell.", ".pack");
            let scripts = ["js/head.", "js/leave.", "js/update."].map(|name| named(all, name, ".js")).concat();
            let pictures = [named(all, "img/icons.", ".svg"), named(all, "img/app.", ".svg")].concat();
            let worker = [named(all, "sw.js", "sw.js"), named(all, "release.json", "")].concat();
            let packs = [shell, largest_language_pack(all)].concat();
            [pages, named(all, "css/", ".css"), scripts, pictures, worker, packs].concat()
        },
    },
];

/// Measures `dist/` and prints a line for each budget.
///
/// # Errors
/// When there is no built site.
pub fn bench(workspace: &Workspace) -> Outcome<Verdict> {
    let dist = workspace.dist();
    if !dist.is_dir() {
        return Err("there is no dist/; `cargo xtask build` makes it".into());
    }
    let files = read(&dist)?;
    println!("{:<26} {:>5} {:>8} {:>8}", "brotli 11", "files", "KiB", "at most");
    let mut verdict = Verdict::Passed;
    for budget in BUDGETS {
        let measured = (budget.files)(&files);
        let bytes = measured.iter().map(|file| compressed(&dist.join(&file.path))).sum::<io::Result<usize>>()?;
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
    packs.max_by_key(|file| file.bytes).into_iter().collect()
}

/// Those files whose path begins and ends so.
fn named<'a>(all: &'a [Built], begins: &str, ends: &str) -> Vec<&'a Built> {
    all.iter().filter(|file| file.path.starts_with(begins) && file.path.ends_with(ends)).collect()
}

/// How many bytes a file has under Brotli.
fn compressed(file: &Path) -> io::Result<usize> {
    let bytes = fs::read(file)?;
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut io::sink(), &parameters)
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

    #[test]
    fn a_file_is_measured_compressed() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.css");
        fs::write(&file, "a{color:red}".repeat(500))?;
        assert!(compressed(&file)? < 100);
        Ok(())
    }
}
