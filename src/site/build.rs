//! The whole way from the repository to the files of a static host, as one value.

use super::assets::{self, Shipped, Sources};
use super::check::load_and_check;
use super::fingerprint::of_file;
use super::load::Interface;
use super::manifest;
use super::problem::Problem;
use super::release::{self, WorkerText};
use super::{render, write};
use crate::model::language::Language;
use crate::model::publisher::Publisher;
use crate::view::page::{AssetNames, ReleaseOfPage};
use std::collections::BTreeMap;
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
    /// Whether pages register the worker: not while somebody writes and wants to see each change at once.
    pub worker: bool,
}

/// All files of the site, in the order of their paths.
///
/// # Errors
/// Every problem of words, data and pictures at once.
pub fn build(options: &BuildOptions) -> Result<Vec<Shipped>, Vec<Problem>> {
    let (loaded, report) = load_and_check(&options.root);
    let mut problems = report.problems;
    let content = &loaded.content;
    let address = address(options, &content.publisher, &mut problems);
    let sources = write::read_sources(&options.root, &options.wasm, &mut problems);
    let shipped = ship(&sources, &mut problems);
    let release = write::read_release(&options.root, &mut problems);
    let (Some((mut files, mut names)), Some(release), true) = (shipped, release, problems.is_empty()) else {
        return Err(problems);
    };
    for language in &content.languages {
        let (file, name) = manifest_of(language, &loaded.interface, &names);
        names.shipped.insert(name, file.path.clone());
        files.push(file);
    }
    let of_page = options.worker.then_some(ReleaseOfPage { expires: release.expires });
    let pages = render::render(content, &names, address.as_deref(), of_page);
    files.extend(pages.into_iter().map(|page| Shipped { path: page.path, bytes: page.html.into_bytes() }));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let worker = WorkerText { worker: sources.worker, off: sources.worker_off, broken: broken(&loaded.interface) };
    let made = release::release(&files, &content.languages, &release, &worker).map_err(|whys| {
        let remedy = "make it smaller, or keep it out of the site";
        whys.into_iter().map(|why| Problem::new("dist", 0, why, remedy)).collect::<Vec<_>>()
    })?;
    files.extend(made);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The manifest of a language, and the name by which pages ask for it.
fn manifest_of(language: &Language, interface: &BTreeMap<String, Interface>, names: &AssetNames) -> (Shipped, String) {
    let lang = language.code.to_string();
    let word = |key: &str| {
        let words = interface.get(&lang).and_then(|words| words.words.by_key.get(key));
        words.map(|word| word.text.clone()).unwrap_or_default()
    };
    let words = manifest::Words {
        dir: language.direction.name(),
        name: word("app.name"),
        description: word("app.description"),
        lang: lang.clone(),
    };
    let bytes = manifest::manifest(&words, names).into_bytes();
    let path = format!("manifest/{lang}.{}.webmanifest", of_file(&bytes));
    (Shipped { path, bytes }, format!("manifest/{lang}.webmanifest"))
}

/// What is said, in every language, where nothing else can be: one line each.
fn broken(interface: &BTreeMap<String, Interface>) -> String {
    let lines = interface.values().filter_map(|words| words.words.by_key.get("lost.broken"));
    lines.map(|word| format!("{}\n", word.text)).collect()
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

fn ship(sources: &Sources, problems: &mut Vec<Problem>) -> Option<(Vec<Shipped>, AssetNames)> {
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
