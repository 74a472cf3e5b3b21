//! Files that ship beside the pages: each gets a name with a fingerprint of the very bytes that ship.
//!
//! A text file may name another as `asset:css/site.css`; the name is replaced by the shipped one, relative to the file,
//! before the file itself is fingerprinted. So files are taken in an order in which what is named comes first.

use super::fingerprint;
use crate::view::page::AssetNames;
use crate::view::parts::picture::{DRAWINGS, ICONS};
use std::collections::BTreeMap;

/// A file that ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Where it stands below the root of the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a folder of sources gives: text of style sheets, scripts and pictures by name, and the Wasm.
#[derive(Debug, Default)]
pub struct Sources {
    /// The style sheets in the order of their layers, each with its text.
    pub styles: Vec<(String, String)>,
    /// The scripts by name, such as `head`.
    pub scripts: BTreeMap<String, String>,
    /// The drawings by name.
    pub drawings: BTreeMap<String, String>,
    /// The icons by name.
    pub icons: BTreeMap<String, String>,
    /// The icon of the app.
    pub app_icon: String,
    /// The icon of the page that Leave opens.
    pub cover_icon: String,
    /// The icons of the installed app by name, as PNG: phones draw no other.
    pub png: BTreeMap<String, Vec<u8>>,
    /// The Wasm and its glue.
    pub wasm: Wasm,
    /// The service worker.
    pub worker: String,
    /// The worker that takes a broken one back.
    pub worker_off: String,
}

/// What wasm-bindgen writes.
#[derive(Debug, Default)]
pub struct Wasm {
    /// The module.
    pub module: Vec<u8>,
    /// The JavaScript around it.
    pub glue: String,
}

/// Fingerprints all files, and says under which names they ship.
///
/// # Errors
/// A sentence for each file that cannot ship: a picture that is no SVG, a name that leads nowhere.
pub fn ship(sources: &Sources) -> Result<(Vec<Shipped>, AssetNames), Vec<String>> {
    let mut shop = Shop::default();
    shop.sheet(DRAWINGS, &sources.drawings);
    shop.sheet(ICONS, &sources.icons);
    shop.add("img/app.svg", without_comments(&sources.app_icon).into_bytes());
    shop.add("img/cover.svg", without_comments(&sources.cover_icon).into_bytes());
    for (name, bytes) in &sources.png {
        shop.add(&format!("png/{name}.png"), bytes.clone());
    }
    let css: String = sources.styles.iter().map(|(_, text)| lean_css(text)).collect();
    shop.add("css/site.css", css.into_bytes());
    shop.add("wasm/app_bg.wasm", without_machine(sources.wasm.module.clone()));
    // The glue's own guess of where its Wasm stands is never used: boot.js says it.
    shop.add("wasm/app.js", sources.wasm.glue.clone().into_bytes());
    for (name, text) in &sources.scripts {
        shop.add_text(&format!("js/{name}.js"), &lean_js(text));
    }
    if shop.problems.is_empty() { Ok((shop.files, shop.names)) } else { Err(shop.problems) }
}

#[derive(Default)]
struct Shop {
    files: Vec<Shipped>,
    names: AssetNames,
    problems: Vec<String>,
}

impl Shop {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let mark = fingerprint::of_file(&bytes);
        let path = match name.rsplit_once('.') {
            Some((stem, end)) => format!("{stem}.{mark}.{end}"),
            None => format!("{name}.{mark}"),
        };
        self.names.shipped.insert(name.to_owned(), path.clone());
        self.files.push(Shipped { path, bytes });
    }

    /// Adds a text file in which `asset:name` stands for the shipped name, seen from the file.
    fn add_text(&mut self, name: &str, text: &str) {
        let up = "../".repeat(name.matches('/').count());
        let mut parts = text.split("asset:");
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part
                .find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '/' | '.' | '_' | '-')))
                .unwrap_or(part.len());
            let (named, rest) = part.split_at(end);
            match self.names.shipped.get(named) {
                Some(shipped) => written.extend([&up, shipped.as_str(), rest]),
                None => self.problems.push(format!("{name} names asset:{named}, which does not ship")),
            }
        }
        self.add(name, written.into_bytes());
    }

    /// Joins pictures into one sheet of symbols.
    fn sheet(&mut self, sheet: &str, pictures: &BTreeMap<String, String>) {
        let mut text = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        for (name, picture) in pictures {
            match symbol(name, picture) {
                Ok((symbol, is_mirrored)) => {
                    text.push_str(&symbol);
                    if is_mirrored {
                        self.names.mirrored.insert((sheet.to_owned(), name.clone()));
                    }
                }
                Err(why) => self.problems.push(format!("the picture {name}: {why}")),
            }
        }
        text.push_str("</svg>\n");
        self.add(sheet, text.into_bytes());
    }
}

/// `<svg …>…</svg>` as a symbol of a sheet, and whether it is mirrored in right-to-left languages.
fn symbol(name: &str, picture: &str) -> Result<(String, bool), String> {
    const MIRROR: &str = " data-mirror=\"yes\"";
    const NAMESPACE: &str = " xmlns=\"http://www.w3.org/2000/svg\"";
    let text = without_comments(picture);
    for refused in ["<script", "<style", "<text", "<image", "<foreignObject", "style=", "href", " on"] {
        if text.contains(refused) {
            return Err(format!("`{refused}` may not stand in a picture: lines and shapes only, no words"));
        }
    }
    let inner = text.trim().strip_prefix("<svg").and_then(|rest| rest.strip_suffix("</svg>"));
    let (attributes, shapes) = inner.and_then(|inner| inner.split_once('>')).ok_or("it is not one <svg> element")?;
    let attributes = attributes.replace(NAMESPACE, "");
    let lean = attributes.replace(MIRROR, "");
    Ok((format!("<symbol id=\"{name}\"{lean}>{}</symbol>", shapes.replace('\n', "")), attributes.contains(MIRROR)))
}

/// The module without what names the machine that built it.
///
/// `wasm_split_macros`, which Leptos depends on, writes 16 signs of the SHA-256 of Cargo's own folder into the name of an
/// export that nothing here reads (0.2.2, `version_stamp`). Zeros in their place keep every length as it is.
fn without_machine(mut module: Vec<u8>) -> Vec<u8> {
    const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
    const SIGNS: usize = 16;
    let found = module.windows(MARK.len()).enumerate().filter(|(_, bytes)| *bytes == MARK);
    let starts: Vec<usize> = found.map(|(at, _)| at + MARK.len()).collect();
    for start in starts {
        if let Some(signs) = module.get_mut(start..start + SIGNS) {
            signs.fill(b'0');
        }
    }
    module
}

fn without_comments(text: &str) -> String {
    strip(text, "<!--", "-->").trim().to_owned()
}

/// A style sheet without comments, indentation and empty lines.
fn lean_css(text: &str) -> String {
    lean_lines(&strip(text, "/*", "*/"))
}

/// A script without block comments, comment lines and indentation: line ends stay, so nothing changes its meaning.
pub(super) fn lean_js(text: &str) -> String {
    let text = strip(text, "/*", "*/");
    let kept: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    lean_lines(&kept)
}

fn lean_lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// Takes out everything from each `open` to the next `close`.
fn strip(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find(close).map_or("", |end| &rest[start + end + close.len()..]);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Sources {
        Sources {
            styles: vec![("tokens".to_owned(), "/* roles */\n:root {\n  --ink: #000;\n}\n".to_owned())],
            scripts: BTreeMap::from([
                ("head".to_owned(), "/* why */\n(() => {\n  // first\n  a();\n})();\n".to_owned()),
                ("boot".to_owned(), "import('asset:wasm/app.js');".to_owned()),
            ]),
            wasm: Wasm { module: b"wasm".to_vec(), glue: "export {}".to_owned() },
            ..Sources::default()
        }
    }

    fn text_of(files: &[Shipped], start: &str) -> String {
        let file = files.iter().find(|file| file.path.starts_with(start)).expect("the file ships");
        String::from_utf8(file.bytes.clone()).expect("text")
    }

    #[test]
    fn a_script_names_the_bytes_that_ship() {
        let (files, names) = ship(&sources()).expect("everything ships");
        let glue = names.shipped("wasm/app.js");
        assert_eq!(text_of(&files, "js/boot."), format!("import('../{glue}');\n"));
        assert_eq!(text_of(&files, "js/head."), "(() => {\na();\n})();\n");
        assert_eq!(text_of(&files, "css/site."), ":root {\n--ink: #000;\n}\n");
    }

    #[test]
    fn another_byte_gives_another_name() {
        let mut changed = sources();
        changed.wasm.module = b"wasn".to_vec();
        let (_, before) = ship(&sources()).expect("everything ships");
        let (_, after) = ship(&changed).expect("everything ships");
        assert_ne!(before.shipped("wasm/app_bg.wasm"), after.shipped("wasm/app_bg.wasm"));
    }

    #[test]
    fn the_module_does_not_name_the_machine_that_built_it() {
        let module = |signs: &str| format!("a_WASM_SPLIT_MARKER_{signs}z").into_bytes();
        let clean = without_machine(module("0123456789abcdef"));
        assert_eq!(clean, without_machine(module("fedcba9876543210")));
        assert_eq!(clean, module("0000000000000000"));
        assert_eq!(without_machine(b"a_WASM_SPLIT_MARKER_0".to_vec()), b"a_WASM_SPLIT_MARKER_0");
    }

    #[test]
    fn a_name_that_leads_nowhere_is_told() {
        let mut broken = sources();
        broken.scripts.insert("leave".to_owned(), "import('asset:js/none.js')".to_owned());
        assert_eq!(ship(&broken).expect_err("a problem"), ["js/leave.js names asset:js/none.js, which does not ship"]);
    }

    #[test]
    fn a_picture_becomes_a_symbol_that_says_whether_it_is_mirrored() {
        let picture = "<!-- out -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\" data-mirror=\"yes\">\n<path d=\"M0 0\"/>\n</svg>\n";
        let (symbol, is_mirrored) = symbol("leave", picture).expect("a symbol");
        assert_eq!(symbol, "<symbol id=\"leave\" viewBox=\"0 0 48 48\"><path d=\"M0 0\"/></symbol>");
        assert!(is_mirrored);
    }

    #[test]
    fn a_picture_with_words_or_scripts_is_refused() {
        for inner in ["<text>a</text>", "<script/>", "<path onload=\"a()\"/>", "<path style=\"fill:red\"/>"] {
            assert!(symbol("bad", &format!("<svg>{inner}</svg>")).is_err(), "{inner}");
        }
        assert!(symbol("bad", "not a picture").is_err());
    }
}
