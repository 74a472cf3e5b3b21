//! `bench --times`: how long does a reader wait, on a slow phone and a slow link?
//!
//! ```text
//! dist/, tests/browser/floor/ ─► copies with every file compressed beside it ─► the program `bench` of tests/browser
//! ```
//!
//! Here the copies are made, with the encoder that the budgets are held to; what a browser sees of them is measured there.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::{built, compress};
use crate::tools::Browser;
use crate::workspace::Workspace;
use crate::{Outcome, Verdict, process};

/// What a host compresses, by the end of the name. The rest is compressed in itself.
const COMPRESSED: &[&str] = &["html", "css", "js", "json", "svg", "wasm", "webmanifest", "txt", "xml"];

/// Measures in a browser and prints a table for each link.
///
/// # Errors
/// When there is no built site, or it could not be measured.
pub fn times(workspace: &Workspace) -> Outcome<Verdict> {
    let dist = built(workspace)?;
    let browser = Browser::provide()?;
    let made = workspace.target().join("bench");
    let (site, floor) = (made.join("site"), made.join("floor"));
    println!("compressing {} in advance", dist.display());
    if made.is_dir() {
        fs::remove_dir_all(&made)?;
    }
    copy(&dist, &site)?;
    copy(&workspace.root().join("tests/browser/floor"), &floor)?;
    let mut cargo = workspace.cargo(&["run", "--quiet", "--locked", "--package", "browser", "--bin", "bench"]);
    cargo.env("SANCTUARY_DIST", site).env("SANCTUARY_FLOOR", floor);
    cargo.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.driver);
    process::run(&mut cargo).map(|()| Verdict::Passed)
}

/// Copies a folder. Beside each file that a host compresses stands what it becomes, under its name and `.br`.
fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
            continue;
        }
        fs::copy(entry.path(), &target)?;
        let end = target.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if COMPRESSED.contains(&end) {
            fs::write(target.with_added_extension("br"), compress::compressed(entry.path())?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_host_compresses_has_a_file_beside_it() -> Outcome {
        let (from, to) = (tempfile::tempdir()?, tempfile::tempdir()?);
        fs::create_dir(from.path().join("en"))?;
        fs::write(from.path().join("en/index.html"), "<p>words</p>".repeat(99))?;
        fs::write(from.path().join("en.pack"), "packed")?;
        let site = to.path().join("site");
        copy(from.path(), &site)?;
        assert!(site.join("en/index.html").is_file() && site.join("en.pack").is_file());
        assert!(fs::metadata(site.join("en/index.html.br"))?.len() < 99);
        assert!(!site.join("en.pack.br").exists());
        Ok(())
    }
}
