//! The whole way from the repository to the files of a static host, as one value.

use super::assets::{self, Shipped, Sources};
use super::check::load_and_check;
use super::problem::Problem;
use super::{render, write};
use crate::model::publisher::Publisher;
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The root of the repository or of a fixture.
    pub root: PathBuf,
    /// The folder into which Trunk put the Wasm and its glue.
    pub wasm: PathBuf,
    /// Where this copy stands; wins over `data/site.toml`.
    pub address: Option<String>,
}

/// All files of the site, in the order of their paths.
///
/// # Errors
/// Every problem of words, data and pictures at once.
pub fn build(options: &BuildOptions) -> Result<Vec<Shipped>, Vec<Problem>> {
    let (loaded, report) = load_and_check(&options.root);
    let mut problems = report.problems;
    let content = loaded.content;
    let address = address(options, &content.publisher, &mut problems);
    let sources = write::read_sources(&options.root, &options.wasm, &mut problems);
    let shipped = ship(&sources, &mut problems);
    let Some((mut files, names)) = shipped.filter(|_| problems.is_empty()) else { return Err(problems) };
    let pages = render::render(&content, &names, address.as_deref());
    files.extend(pages.into_iter().map(|page| Shipped { path: page.path, bytes: page.html.into_bytes() }));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn address(options: &BuildOptions, publisher: &Publisher, problems: &mut Vec<Problem>) -> Option<String> {
    let Some(given) = &options.address else { return publisher.address.clone() };
    let is_right = (given.starts_with("https://") || given.starts_with("http://")) && given.ends_with('/');
    if !is_right {
        problems.push(Problem::new(
            "--site-url",
            0,
            format!("`{given}` is not an address of this copy"),
            "write it with https:// and a slash at its end",
        ));
    }
    Some(given.clone())
}

fn ship(sources: &Sources, problems: &mut Vec<Problem>) -> Option<(Vec<Shipped>, crate::view::page::AssetNames)> {
    match assets::ship(sources) {
        Ok(shipped) => Some(shipped),
        Err(whys) => {
            problems.extend(
                whys.into_iter().map(|why| {
                    Problem::new(Path::new("public"), 0, why, "docs/writing.md says what a picture may hold")
                }),
            );
            None
        }
    }
}
