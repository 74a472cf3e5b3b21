//! The two ends of the build that touch files: reading what ships beside the pages, and writing the site.

use super::assets::{Shipped, Sources, Wasm};
use super::load::paths;
use super::problem::Problem;
use super::release::ReleaseData;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The style sheets in the order of their layers.
const STYLES: [&str; 5] = ["tokens", "base", "layout", "components", "print"];
/// The name that Trunk gives to what it builds.
const PACKAGE: &str = "digital-sanctuary";

/// Reads everything that ships beside the pages; what is missing goes to `problems`.
pub fn read_sources(root: &Path, wasm: &Path, problems: &mut Vec<Problem>) -> Sources {
    let public = root.join("public");
    let mut text = |name: &str| match fs::read_to_string(public.join(name)) {
        Ok(text) => text,
        Err(error) => {
            let remedy = "every build needs it: take it from the repository";
            problems.push(Problem::new(Path::new("public").join(name), 0, error.to_string(), remedy));
            String::new()
        }
    };
    let styles = STYLES.map(|name| (name.to_owned(), text(&format!("css/{name}.css")))).to_vec();
    let app_icon = text("icons/app.svg");
    let cover_icon = text("icons/cover.svg");
    let (worker, worker_off) = (text("sw.js"), text("sw-off.js"));
    Sources {
        png: pngs(&public.join("png")),
        styles,
        scripts: texts(&public.join("js"), "js"),
        drawings: texts(&public.join("drawings"), "svg"),
        icons: texts(&public.join("icons"), "svg")
            .into_iter()
            .filter(|(name, _)| !matches!(name.as_str(), "app" | "cover"))
            .collect(),
        app_icon,
        cover_icon,
        wasm: read_wasm(wasm, problems),
        worker,
        worker_off,
    }
}

/// Reads which release this is; what is wrong goes to `problems`.
pub fn read_release(root: &Path, problems: &mut Vec<Problem>) -> Option<ReleaseData> {
    let file = paths::RELEASE;
    let text = fs::read_to_string(root.join(file)).unwrap_or_default();
    match toml::from_str(&text) {
        Ok(release) => Some(release),
        Err(error) => {
            let line = error.span().map_or(0, |span| 1 + text[..span.start].matches('\n').count());
            let what = format!("the release cannot be read: {}", error.message());
            problems.push(Problem::new(file, line, what, "write seq, expires, min_worker and mode"));
            None
        }
    }
}

fn read_wasm(folder: &Path, problems: &mut Vec<Problem>) -> Wasm {
    let read = || -> io::Result<Wasm> {
        Ok(Wasm {
            module: fs::read(folder.join(format!("{PACKAGE}_bg.wasm")))?,
            glue: fs::read_to_string(folder.join(format!("{PACKAGE}.js")))?,
        })
    };
    read().unwrap_or_else(|error| {
        let what = format!("the Wasm that Trunk builds is not here: {error}");
        problems.push(Problem::new(folder, 0, what, "run `cargo xtask build`, which builds it first"));
        Wasm::default()
    })
}

/// The bytes of each PNG of a folder, by its name without the end.
fn pngs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.path().file_stem()?.to_str()?.to_owned();
            Some((name, fs::read(entry.path()).ok()?))
        })
        .collect()
}

/// The text of each file of a folder that ends in `end`, by its name without it.
fn texts(folder: &Path, end: &str) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == end))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, fs::read_to_string(&path).ok()?))
        })
        .collect()
}

/// Writes the site into `folder` in place of all that stood there.
///
/// # Errors
/// When the folder cannot be emptied or a file cannot be written.
pub fn write_site(folder: &Path, files: &[Shipped]) -> io::Result<()> {
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { fs::remove_dir_all(&path)? } else { fs::remove_file(&path)? }
        }
    }
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.bytes)?;
    }
    Ok(())
}
