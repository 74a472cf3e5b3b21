//! Which languages and pages does the built site have?
//!
//! All of it is read from the folder: a language or a page that is added is tested from then on, and no count stands here.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use host::{Answer, HeaderMode, Host, HostOptions, When};

use crate::{Outcome, Problem};

/// The variable that names the folder.
const VARIABLE: &str = "SANCTUARY_DIST";
/// The page for an address that leads nowhere.
pub const LOST: &str = "404.html";

/// The site as it was built.
#[derive(Debug, Clone)]
pub struct Site {
    root: PathBuf,
    /// In the order of their codes.
    pub languages: Vec<Language>,
    /// `/`, the page for a wrong address, then those of each language.
    pub pages: Vec<Page>,
}

/// A language of the site.
#[derive(Debug, Clone)]
pub struct Language {
    /// `ar`; also the name of its folder.
    pub code: String,
    /// Whether its lines run from right to left.
    pub is_rtl: bool,
    /// The page that Leave opens: `ar/soup/`.
    pub cover: String,
    /// The title of that page.
    pub cover_title: String,
    /// What the app is called in it.
    pub app: String,
}

/// A page of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address in the site: nothing for `/`, `404.html`, `ar/`, `ar/tip-1/`.
    pub path: String,
    /// The code of its language; none for `/` and the page for a wrong address.
    pub language: Option<String>,
    /// Whether it is the one that Leave opens, which has nothing of the app in it.
    pub is_cover: bool,
    /// The file.
    pub html: String,
}

impl Site {
    /// The site in the folder that `SANCTUARY_DIST` names.
    ///
    /// # Errors
    /// When there is none there.
    pub fn built() -> Outcome<Self> {
        let Some(root) = env::var_os(VARIABLE).map(PathBuf::from) else {
            let what = format!("no built site: run cargo xtask test, or set {VARIABLE} after cargo xtask build");
            return Err(Problem::new(what));
        };
        Self::read(&root).map_err(|problem| problem.at(&root.display().to_string()))
    }

    /// The site in a folder.
    ///
    /// # Errors
    /// When a page of it lacks what every page has.
    pub fn read(root: &Path) -> Outcome<Self> {
        let root = root.canonicalize()?;
        let mut languages = Vec::new();
        let mut pages = vec![page(&root, "", None)?, page(&root, LOST, None)?];
        for code in folders_with_a_page(&root)? {
            let language = language(&root, &code)?;
            pages.push(page(&root, &format!("{code}/"), Some(&language))?);
            for slug in folders_with_a_page(&root.join(&code))? {
                pages.push(page(&root, &format!("{code}/{slug}/"), Some(&language))?);
            }
            languages.push(language);
        }
        Ok(Self { root, languages, pages })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Serves the site under a path such as `/`.
    ///
    /// # Errors
    /// When no port is free.
    pub fn serve(&self, under: &str, headers: HeaderMode) -> Outcome<Host> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Ok(Host::start(HostOptions { root: self.root.clone(), under: under.to_owned(), address, headers })?)
    }

    /// A host of somebody else, at an origin of its own: whatever it is asked for, it answers with this HTML and no policy.
    ///
    /// # Errors
    /// When no port is free.
    pub fn serve_outside(&self, body: &str) -> Outcome<Host> {
        let host = self.serve("/", HeaderMode::None)?;
        // With an icon that is empty, so that the browser asks for none.
        let html = format!("<!doctype html><title>Outside</title><link rel=\"icon\" href=\"data:,\">{body}");
        host.script(When::any(), Answer::Html200(html));
        Ok(host)
    }

    /// The pages with the text of the app: all but those that Leave opens.
    pub fn guides(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| !page.is_cover)
    }

    /// The page that Leave opens from there; for the cover it is the cover.
    ///
    /// # Errors
    /// When the page names none.
    pub fn cover_of(&self, page: &Page) -> Outcome<String> {
        let own = self.languages.iter().find(|language| page.language.as_ref() == Some(&language.code));
        // `/` and the page for a wrong address name the cover of the language that they are in.
        let named = || between(&page.html, "data-cover=\"", "\"").map(|cover| cover.trim_start_matches('/').to_owned());
        let cover = own.map(|language| language.cover.clone()).or_else(named);
        cover.ok_or_else(|| Problem::new("names no cover").at(&page.path))
    }

    /// The page at an address in the site.
    ///
    /// # Errors
    /// When there is none.
    pub fn page(&self, path: &str) -> Outcome<&Page> {
        let page = self.pages.iter().find(|page| page.path == path);
        page.ok_or_else(|| Problem::new(format!("the site has no page /{path}")))
    }

    /// The page of this name in each language.
    pub fn named<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a Page> {
        let end = format!("/{slug}/");
        self.pages.iter().filter(move |page| page.path.ends_with(&end))
    }

    /// The pages with a part that waits for the Wasm.
    pub fn with_island(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| page.has_island())
    }

    /// The pages of one language, its cover too.
    pub fn pages_of<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = &'a Page> {
        self.pages.iter().filter(|page| page.language.as_ref() == Some(&language.code))
    }

    /// The pages of that slug, one for each language.
    pub fn each(&self, slug: &str) -> Vec<&Page> {
        let is_it = |page: &&Page| page.language.as_ref().is_some_and(|code| page.path == format!("{code}/{slug}/"));
        self.pages.iter().filter(is_it).collect()
    }

    /// The file that a plain host gives for an address in the site, if it is there.
    pub fn file(&self, in_site: &str) -> Option<PathBuf> {
        let name = if in_site.is_empty() || in_site.ends_with('/') { "index.html" } else { "" };
        Some(self.root.join(format!("{in_site}{name}"))).filter(|file| file.is_file())
    }

    /// The one file of a folder whose name begins and ends so; its name carries a fingerprint: `js/head.1f….js`.
    ///
    /// # Errors
    /// When there is none or more than one.
    pub fn asset(&self, folder: &str, begins: &str, ends: &str) -> Outcome<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.starts_with(begins) && name.ends_with(ends) {
                found.push(format!("{folder}/{name}"));
            }
        }
        match found.as_slice() {
            [only] => Ok(only.clone()),
            _ => Err(Problem::new(format!("{folder}/{begins}…{ends} should be one file, there are {}", found.len()))),
        }
    }
}

impl Page {
    /// Whether a part of it waits for the Wasm.
    pub fn has_island(&self) -> bool {
        self.html.contains("<leptos-island")
    }
}

/// The names of the folders that hold an `index.html`, in order.
fn folders_with_a_page(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().join("index.html").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn language(root: &Path, code: &str) -> Outcome<Language> {
    let html = fs::read_to_string(root.join(code).join("index.html"))?;
    let find = |from: &str, to: &str| {
        between(&html, from, to).ok_or_else(|| Problem::new(format!("{code}/index.html has no {from}…{to}")))
    };
    Ok(Language {
        code: code.to_owned(),
        is_rtl: find("<html lang=\"", ">")?.contains("dir=\"rtl\""),
        cover: format!("{code}/{}", find("data-cover=\"", "\"")?),
        cover_title: find("data-title=\"", "\"")?.to_owned(),
        app: find("<title>", "</title>")?.to_owned(),
    })
}

fn page(root: &Path, path: &str, language: Option<&Language>) -> Outcome<Page> {
    let name = if path == LOST { "" } else { "index.html" };
    let html = fs::read_to_string(root.join(format!("{path}{name}")))?;
    let is_cover = language.is_some_and(|language| language.cover == path);
    Ok(Page { path: path.to_owned(), language: language.map(|language| language.code.clone()), is_cover, html })
}

/// What stands between the first `from` and the next `to`.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    rest.split_once(to).map(|(inside, _)| inside)
}
