//! What Trunk and the prerenderer built together. `SANCTUARY_DIST` names the folder; without it there is nothing built to look at.

use digital_sanctuary::site::fingerprint::sha256;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every file of `dist` by its path, or nothing where nothing was built: `cargo xtask test` builds it and names it.
fn dist() -> Option<BTreeMap<String, Vec<u8>>> {
    let Some(folder) = std::env::var_os("SANCTUARY_DIST").map(PathBuf::from) else {
        println!("skipped: SANCTUARY_DIST is not set; `cargo xtask test` builds the site and sets it");
        return None;
    };
    let mut files = BTreeMap::new();
    read(&folder, &folder, &mut files);
    assert!(files.contains_key("index.html"), "{} holds no site", folder.display());
    Some(files)
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn nothing_ships_but_pages_and_files_with_their_fingerprint() {
    let Some(files) = dist() else { return };
    for (path, bytes) in &files {
        let is_named_by_its_hash = path.starts_with("b/") || path.starts_with("packs/");
        let is_plain = path.ends_with(".html") || matches!(path.as_str(), "release.json" | "sw.js" | "sw-off.js");
        if is_named_by_its_hash || !is_plain {
            let mark = path.rsplit(['.', '/']).nth(1).unwrap_or_default();
            let hash = sha256(bytes);
            assert!(mark.len() >= 16 && hash.starts_with(mark), "{path} is named {mark} and is {hash}");
        }
        assert!(!path.split('/').any(|part| part.starts_with('_')), "{path}: some hosts drop such folders");
    }
}

#[test]
fn every_island_of_every_page_is_exported_by_the_glue() {
    let Some(files) = dist() else { return };
    let glue = files.iter().find(|(path, _)| path.starts_with("wasm/app.") && path.ends_with(".js"));
    let glue = text(glue.expect("the glue").1);
    let mut islands = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for part in text(bytes).split("data-component=\"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            assert!(glue.contains(&format!("export function {name}(")), "{path}: {name} is not exported");
            islands += 1;
        }
    }
    assert!(islands >= 3, "only {islands} islands");
}

#[test]
fn the_wasm_carries_no_words_of_the_pages() {
    let Some(files) = dist() else { return };
    let wasm = files.iter().find(|(path, _)| path.ends_with(".wasm")).expect("the Wasm").1;
    for words in ["Lock the door", "Text size and colours", "Forget my choice", "Home Office"] {
        assert!(!wasm.windows(words.len()).any(|window| window == words.as_bytes()), "{words}");
    }
}

#[test]
fn no_file_is_too_large_to_be_checked_as_it_is_served() {
    let Some(files) = dist() else { return };
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("packs/")) {
        assert!(bytes.len() <= 300 * 1024, "{path}: {} bytes", bytes.len());
    }
}
