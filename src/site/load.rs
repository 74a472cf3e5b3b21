//! Reads every word and every row of data of the repository into types; each file that cannot be read is a problem, and reading goes on.

use super::fingerprint;
use super::markdown;
use super::problem::Problem;
use super::words::{self, Words};
use crate::model::content::{Content, Row, Translation};
use crate::model::guide::{Block, FrontMatter, Guide, Head, Kind, Review, Shared};
use crate::model::language::{Language, Translated};
use crate::model::slug::Slug;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What the pages are made of.
    pub content: Content,
    /// The interface words of each language by code: leptos_i18n renders them, `check` reads them.
    pub interface: BTreeMap<String, Interface>,
    /// Files that are not there or could not be read as a whole. What is missed because of them is not told again:
    /// it would bury the one thing to mend.
    pub unread: BTreeSet<PathBuf>,
}

/// The interface words of one language.
#[derive(Debug, Default)]
pub struct Interface {
    /// `ui.json`.
    pub words: Words,
    /// `ui.english.toml`: the fingerprint of the English that each word was made from.
    pub made_from: BTreeMap<String, String>,
}

/// Where files stand, relative to the root of the repository.
pub mod paths {
    use std::path::PathBuf;

    /// The list of languages.
    pub const LANGUAGES: &str = "locales/languages.toml";
    /// Sources of claims.
    pub const SOURCES: &str = "data/sources.toml";
    /// Values that no translation may change.
    pub const FACTS: &str = "data/facts.toml";
    /// Who can be called.
    pub const HELPLINES: &str = "data/helplines.toml";
    /// What goes between holders of data and the Home Office.
    pub const ROUTES: &str = "data/routes.toml";
    /// Who publishes this copy.
    pub const PUBLISHER: &str = "data/site.toml";
    /// Which release this is.
    pub const RELEASE: &str = "data/release.toml";
    /// Pictures of guides.
    pub const DRAWINGS: &str = "public/drawings";

    /// A file of one language, such as `ui.json`.
    pub fn of_language(code: &str, name: &str) -> PathBuf {
        PathBuf::from("locales").join(code).join(name)
    }

    /// A guide in one language.
    pub fn of_guide(code: &str, slug: &str) -> PathBuf {
        of_language(code, "guides").join(format!("{slug}.md"))
    }
}

/// Reads everything below `root`, the root of the repository or of a fixture; what is wrong goes to `problems`.
pub fn load(root: &Path, problems: &mut Vec<Problem>) -> Loaded {
    let mut reader = Reader { root, problems, unread: BTreeSet::new() };
    let mut languages: Vec<Language> = values(reader.rows(paths::LANGUAGES, "language"));
    languages.sort_by_key(|language| language.translated != Translated::Source);
    let mut content = Content {
        publisher: reader.toml(paths::PUBLISHER),
        sources: reader.rows(paths::SOURCES, "source"),
        facts: reader.rows(paths::FACTS, "fact"),
        helplines: reader.rows(paths::HELPLINES, "helpline"),
        routes: reader.rows(paths::ROUTES, "route"),
        drawings: reader.names(Path::new(paths::DRAWINGS), "svg").into_iter().collect(),
        ..Content::default()
    };
    let mut interface = BTreeMap::new();
    // English first: its guides lend the translations what is the same in every language.
    let mut shared = BTreeMap::new();
    for language in &languages {
        let code = language.code.as_str();
        let is_source = language.translated == Translated::Source;
        let translation = reader.translation(code, is_source, &shared);
        if is_source {
            shared = translation.guides.iter().map(|(slug, guide)| (slug.clone(), guide.shared.clone())).collect();
        }
        content.translations.insert(code.to_owned(), translation);
        interface.insert(code.to_owned(), reader.interface(code, is_source));
    }
    reader.unlisted_languages(&languages);
    content.languages = languages;
    Loaded { content, interface, unread: reader.unread }
}

fn values<T>(rows: Vec<Row<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.value).collect()
}

struct Reader<'a> {
    root: &'a Path,
    problems: &'a mut Vec<Problem>,
    unread: BTreeSet<PathBuf>,
}

impl Reader<'_> {
    fn translation(&mut self, code: &str, is_source: bool, shared: &BTreeMap<Slug, Shared>) -> Translation {
        let mut guides = BTreeMap::new();
        for name in self.names(&paths::of_language(code, "guides"), "md") {
            let file = paths::of_guide(code, &name);
            match Slug::new(&name) {
                Ok(slug) => {
                    if !is_source && !shared.contains_key(&slug) {
                        self.without_english(&file, &slug);
                        continue;
                    }
                    match self.guide(&file, slug.clone(), is_source, shared) {
                        Some(guide) => {
                            guides.insert(slug, guide);
                        }
                        None => {
                            self.unread.insert(file);
                        }
                    }
                }
                Err(what) => {
                    self.problems.push(Problem::new(file, 0, what, "rename the file: its name is the address"))
                }
            }
        }
        Translation {
            guides,
            terms: self.tables(&paths::of_language(code, "terms.toml")),
            helplines: self.tables(&paths::of_language(code, "helplines.toml")),
            routes: self.tables(&paths::of_language(code, "routes.toml")),
        }
    }

    fn interface(&mut self, code: &str, is_source: bool) -> Interface {
        let file = paths::of_language(code, "ui.json");
        let words = self.text(&file).map(|text| words::read(&file, &text, self.problems)).unwrap_or_default();
        if words.by_key.is_empty() {
            self.unread.insert(file);
        }
        let made_from =
            if is_source { BTreeMap::new() } else { self.toml(paths::of_language(code, "ui.english.toml")) };
        Interface { words, made_from }
    }

    fn guide(&mut self, file: &Path, slug: Slug, is_source: bool, shared: &BTreeMap<Slug, Shared>) -> Option<Guide> {
        let text = self.text(file)?;
        let parsed = markdown::parse(file, &text, self.problems);
        let front = parsed.front?;
        let head = Head { title: front.title.clone(), short: front.short.clone(), summary: front.summary.clone() };
        let shared = if is_source {
            self.shared(file, &front)?
        } else {
            self.nothing_shared(file, &front);
            shared.get(&slug)?.clone()
        };
        let review = self.review(file, &front, &head, &parsed.blocks);
        Some(Guide { slug, head, shared, blocks: parsed.blocks, english: front.english, review })
    }

    /// Who has read the text, and whether it is still the one that they read.
    fn review(&mut self, file: &Path, front: &FrontMatter, head: &Head, blocks: &[Block]) -> Option<Review> {
        match (&front.reviewed_by, front.reviewed_on, &front.reviewed) {
            (Some(by), Some(on), Some(text)) => {
                let is_of_this_text = *text == fingerprint::of_guide(head, blocks);
                Some(Review { by: by.clone(), on, is_of_this_text })
            }
            (None, None, None) => None,
            _ => {
                let remedy = format!(
                    "write reviewed_by = \"…\", reviewed_on = 2026-11-25 and reviewed = \"{}\", or none of them",
                    fingerprint::of_guide(head, blocks)
                );
                self.problems.push(Problem::new(file, 1, "only a part of the review is written down", remedy));
                None
            }
        }
    }

    /// A guide whose English is not there; one whose English could not be read waits until it can.
    fn without_english(&mut self, file: &Path, slug: &Slug) {
        let is_unread = self.unread.iter().any(|unread| unread.file_stem().is_some_and(|stem| stem == slug.as_str()));
        if !is_unread {
            self.problems.push(Problem::new(
                file,
                0,
                "there is no English guide of this name",
                "take the file away, or write the English first",
            ));
        }
        self.unread.insert(file.to_owned());
    }

    /// What the English front matter must say for all languages.
    fn shared(&mut self, file: &Path, front: &FrontMatter) -> Option<Shared> {
        let kind = match (front.kind.as_deref(), front.number) {
            (Some("tip"), Some(number @ 1..=7)) => Some(Kind::Tip(number)),
            (Some("tip"), _) => {
                self.missing(file, "number", "2, from 1 to 7, because kind is \"tip\"");
                None
            }
            (Some("holder"), None) => Some(Kind::Holder),
            (Some("page"), None) => Some(Kind::Page),
            (Some("cover"), None) => Some(Kind::Cover),
            (Some("holder" | "page" | "cover"), Some(_)) => {
                self.problems.push(Problem::new(file, 1, "only a tip has a `number`", "take the line out"));
                None
            }
            (Some(other), _) => {
                self.problems.push(Problem::new(
                    file,
                    1,
                    format!("`{other}` is not a kind of guide"),
                    "write kind = \"tip\", \"holder\", \"page\" or \"cover\"",
                ));
                None
            }
            (None, _) => {
                self.missing(file, "kind", "\"page\"");
                None
            }
        };
        if front.checked_on.is_none() {
            self.missing(file, "checked_on", "2026-11-24");
        }
        if kind != Some(Kind::Cover) {
            if front.picture.is_none() && kind != Some(Kind::Holder) {
                self.missing(file, "picture", "\"lock\"");
            }
            if front.next.as_ref().is_none_or(Vec::is_empty) {
                self.missing(file, "next", "[\"help\"]");
            }
        }
        if kind == Some(Kind::Page) && front.topic.is_none() {
            self.missing(file, "topic", "\"life\"");
        }
        if kind == Some(Kind::Holder) && front.situations.as_ref().is_none_or(Vec::is_empty) {
            self.missing(file, "situations", "[\"health\"]");
        }
        if front.english.is_some() {
            self.problems.push(Problem::new(file, 1, "English has no `english`", "take the line out"));
        }
        Some(Shared {
            kind: kind?,
            picture: front.picture.clone(),
            drawings: front.drawings.clone().unwrap_or_default(),
            checked_on: front.checked_on?,
            next: front.next.clone().unwrap_or_default(),
            topic: front.topic,
            situations: front.situations.clone().unwrap_or_default(),
        })
    }

    /// Says that the front matter lacks a key.
    fn missing(&mut self, file: &Path, key: &str, example: &str) {
        self.problems.push(Problem::new(
            file,
            1,
            format!("the front matter has no `{key}`"),
            format!("add a line such as {key} = {example}"),
        ));
    }

    /// What no translation may say again.
    fn nothing_shared(&mut self, file: &Path, front: &FrontMatter) {
        let present = [
            ("kind", front.kind.is_some()),
            ("number", front.number.is_some()),
            ("picture", front.picture.is_some()),
            ("drawings", front.drawings.is_some()),
            ("checked_on", front.checked_on.is_some()),
            ("next", front.next.is_some()),
            ("topic", front.topic.is_some()),
            ("situations", front.situations.is_some()),
        ];
        for (key, is_there) in present {
            if is_there {
                self.problems.push(Problem::new(
                    file,
                    1,
                    format!("a translation repeats `{key}`"),
                    "take the line out: it comes from the English",
                ));
            }
        }
    }

    /// Folders of languages that `languages.toml` does not list: a language is complete or absent.
    fn unlisted_languages(&mut self, languages: &[Language]) {
        let Ok(entries) = fs::read_dir(self.root.join("locales")) else { return };
        let mut folders: Vec<String> = entries
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        folders.sort();
        for folder in folders {
            if !languages.iter().any(|language| language.code.as_str() == folder) {
                self.problems.push(Problem::new(
                    Path::new("locales").join(&folder),
                    0,
                    "this language is not in locales/languages.toml",
                    "add it there, or take the folder away: a language is complete or absent",
                ));
            }
        }
        if languages.iter().filter(|language| language.translated == Translated::Source).count() != 1 {
            self.problems.push(Problem::new(
                paths::LANGUAGES,
                0,
                "not exactly one language is the source",
                "write translated = \"source\" for English and for no other",
            ));
        }
    }

    /// The rows `[[name]]` of a file, each read by itself, so that one that is broken hides no other.
    fn rows<T: for<'de> Deserialize<'de>>(&mut self, file: &str, name: &str) -> Vec<Row<T>> {
        let file = Path::new(file);
        let Some(text) = self.text(file) else { return Vec::new() };
        let header = format!("[[{name}]]");
        let mut rows = Vec::new();
        for chunk in chunks(&text) {
            if chunk.header == header {
                rows.extend(self.row(file, &chunk));
            } else {
                self.problems.push(Problem::new(
                    file,
                    chunk.line,
                    format!("`{}` does not belong here", chunk.header),
                    format!("begin each row with {header}"),
                ));
            }
        }
        rows
    }

    /// The tables `[id]` of a file, by id.
    fn tables<T: for<'de> Deserialize<'de>>(&mut self, file: &Path) -> BTreeMap<String, Row<T>> {
        let Some(text) = self.text(file) else { return BTreeMap::new() };
        let mut tables = BTreeMap::new();
        for chunk in chunks(&text) {
            let id = chunk.header.trim_matches(['[', ']']).to_owned();
            if let Some(row) = self.row(file, &chunk)
                && tables.insert(id.clone(), row).is_some()
            {
                self.problems.push(Problem::new(file, chunk.line, format!("[{id}] stands twice"), "keep one"));
            }
        }
        tables
    }

    fn row<T: for<'de> Deserialize<'de>>(&mut self, file: &Path, chunk: &Chunk) -> Option<Row<T>> {
        match toml::from_str(&chunk.body) {
            Ok(value) => Some(Row { line: chunk.line, value }),
            Err(error) => {
                let within = error.span().map_or(0, |span| chunk.body[..span.start].matches('\n').count() + 1);
                self.problems.push(Problem::new(
                    file,
                    chunk.line + within,
                    format!("{} cannot be read: {}", chunk.header, error.message()),
                    "docs/writing.md shows the keys of a row and what each may be",
                ));
                self.unread.insert(file.to_owned());
                None
            }
        }
    }

    fn toml<T: Default + for<'de> Deserialize<'de>>(&mut self, file: impl AsRef<Path>) -> T {
        let file = file.as_ref();
        let Some(text) = self.text(file) else { return T::default() };
        toml::from_str(&text).unwrap_or_else(|error| {
            let line = error.span().map_or(0, |span| 1 + text[..span.start].matches('\n').count());
            self.problems.push(Problem::new(
                file,
                line,
                format!("the file cannot be read: {}", error.message()),
                "docs/writing.md shows what stands in it",
            ));
            self.unread.insert(file.to_owned());
            T::default()
        })
    }

    fn text(&mut self, file: &Path) -> Option<String> {
        match fs::read_to_string(self.root.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                let why = match error.kind() {
                    std::io::ErrorKind::NotFound => "the file is missing".to_owned(),
                    std::io::ErrorKind::InvalidData => "the file is not UTF-8".to_owned(),
                    _ => format!("the file cannot be read: {error}"),
                };
                self.problems.push(Problem::new(file, 0, why, "docs/writing.md says what stands in it"));
                self.unread.insert(file.to_owned());
                None
            }
        }
    }

    /// The names, without their end, of the files of a folder that end in `end`, in order.
    fn names(&mut self, folder: &Path, end: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else {
            self.problems.push(Problem::new(
                folder,
                0,
                "the folder is missing",
                "docs/writing.md says what stands in it",
            ));
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| PathBuf::from(entry.file_name()))
            .filter(|name| name.extension().is_some_and(|extension| extension == end))
            .filter_map(|name| name.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
            .collect();
        names.sort();
        names
    }
}

/// A piece of a TOML file from one header to the next.
struct Chunk {
    header: String,
    /// The line of the header, from 1.
    line: usize,
    /// What stands below the header.
    body: String,
}

/// Cuts a TOML file at the lines that begin with `[`. What stands before the first header is a comment.
fn chunks(text: &str) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            chunks.push(Chunk { header: line.trim().to_owned(), line: index + 1, body: String::new() });
        } else if let Some(chunk) = chunks.last_mut() {
            chunk.body.push_str(line);
            chunk.body.push('\n');
        }
    }
    chunks
}
