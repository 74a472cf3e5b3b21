//! Guides by themselves: do they name things that exist, and do their words keep the rules of writing?
//!
//! What a guide names is the same in every language, so that is asked of the English alone.

use crate::model::content::{Row, Translation};
use crate::model::guide::{Block, Guide, Inline, Kind, LinkTo, Ref, each_inline};
use crate::model::helpline::Helpline;
use crate::model::language::Language;
use crate::model::slug::Slug;
use crate::site::load::{Loaded, paths};
use crate::site::problem::Problem;
use crate::tools::script;
use std::collections::BTreeMap;
use std::path::Path;

/// Longest title, in signs: two lines of a phone 360 px wide.
const TITLE_SIGNS: usize = 60;
/// Longest label of a row or bar.
const SHORT_SIGNS: usize = 18;
/// Longest summary: a preview in a chat shows about as much.
const SUMMARY_SIGNS: usize = 160;
/// So many digits in a row of text are a phone number: they belong into `data/helplines.toml`.
const PHONE_DIGITS: usize = 7;

/// Pages that the app cannot be without, whatever else it holds.
const PAGES: [&str; 15] = [
    "about",
    "all",
    "at-home",
    "display",
    "help",
    "holders",
    "install",
    "papers",
    "privacy",
    "ready",
    "sanctuary",
    "soup",
    "sources",
    "tips",
    "toolkit",
];

/// What the English names: pictures, pages, sources, facts, helplines, terms.
pub(super) fn check_references(loaded: &Loaded, english: &Translation, source: &str, problems: &mut Vec<Problem>) {
    let mut tips: BTreeMap<u8, &Slug> = BTreeMap::new();
    for guide in english.guides.values() {
        let file = paths::of_guide(source, guide.slug.as_str());
        if let Kind::Tip(number) = guide.shared.kind
            && let Some(other) = tips.insert(number, &guide.slug)
        {
            problems.push(Problem::new(
                &file,
                1,
                format!("tip {number} is also {other}"),
                "give each of the seven tips a number of its own",
            ));
        }
        let mut context = Context { loaded, english, source, file: &file, line: 1, problems };
        context.shared(guide);
        for block in &guide.blocks {
            context.line = block.line;
            context.block(block);
        }
    }
    for page in PAGES {
        if english.guide(page).is_none() && loaded.is_guide_read(source, page) {
            problems.push(Problem::new(
                paths::of_guide(source, page),
                0,
                "this page is missing",
                "write it: other pages link to it",
            ));
        }
    }
    helplines(loaded, english, source, problems);
}

fn helplines(loaded: &Loaded, english: &Translation, source: &str, problems: &mut Vec<Problem>) {
    let file = paths::of_language(source, "helplines.toml");
    if loaded.unread.contains(&file) || loaded.unread.contains(Path::new(paths::HELPLINES)) {
        return;
    }
    for Row { line, value } in &loaded.content.helplines {
        if !english.helplines.contains_key(&value.id) {
            problems.push(Problem::new(
                paths::HELPLINES,
                *line,
                format!("the helpline `{}` has no words", value.id),
                format!("add [{}] with its purpose to {}", value.id, file.display()),
            ));
        }
    }
    for (id, row) in &english.helplines {
        if loaded.content.helpline(id).is_none() {
            problems.push(Problem::new(
                &file,
                row.line,
                format!("`{id}` is not a helpline of data/helplines.toml"),
                "add it there, or take its words out",
            ));
        }
    }
}

/// The words of one language, whatever they name.
pub(super) fn check_words(language: &Language, translation: &Translation, problems: &mut Vec<Problem>) {
    for guide in translation.guides.values() {
        let file = paths::of_guide(language.code.as_str(), guide.slug.as_str());
        head(&file, guide, problems);
        for block in &guide.blocks {
            each_inline(&block.words, &mut |inline| {
                if let Inline::Text(words) = inline {
                    text(&file, block.line, words, problems);
                }
            });
        }
    }
}

fn head(file: &Path, guide: &Guide, problems: &mut Vec<Problem>) {
    let lengths = [
        ("title", &guide.head.title, TITLE_SIGNS),
        ("short", &guide.head.short, SHORT_SIGNS),
        ("summary", &guide.head.summary, SUMMARY_SIGNS),
    ];
    for (key, text, most) in lengths {
        let signs = text.chars().count();
        if text.trim().is_empty() {
            problems.push(Problem::new(file, 1, format!("`{key}` is empty"), "write it"));
        } else if signs > most {
            problems.push(Problem::new(
                file,
                1,
                format!("`{key}` has {signs} signs"),
                format!("say it in {most} or fewer: it must fit a phone"),
            ));
        }
        if script::has_foreign_digits(text) {
            foreign_digits(file, 1, problems);
        }
    }
}

fn text(file: &Path, line: usize, text: &str, problems: &mut Vec<Problem>) {
    if script::has_foreign_digits(text) {
        foreign_digits(file, line, problems);
    }
    let joined: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-' | '(' | ')')).collect();
    if script::numbers(&joined).iter().any(|number| number.len() >= PHONE_DIGITS) {
        problems.push(Problem::new(
            file,
            line,
            "a phone number stands in the text",
            "put it into data/helplines.toml and write {ref:phone.id}: then no translation can change it",
        ));
    }
    if text.contains("://") || text.contains("www.") {
        problems.push(Problem::new(
            file,
            line,
            "an address stands in the text",
            "put it into data/sources.toml and link to source:id",
        ));
    }
}

/// One English guide and where in it the reading is.
struct Context<'a> {
    loaded: &'a Loaded,
    english: &'a Translation,
    source: &'a str,
    file: &'a Path,
    line: usize,
    problems: &'a mut Vec<Problem>,
}

impl Context<'_> {
    fn shared(&mut self, guide: &Guide) {
        if let Some(picture) = &guide.shared.picture
            && !self.loaded.content.drawings.contains(picture)
        {
            self.problem(
                format!("there is no drawing `{picture}`"),
                &format!("draw public/drawings/{picture}.svg, or name one that exists"),
            );
        }
        for (id, drawing) in &guide.shared.drawings {
            if !self.loaded.content.drawings.contains(drawing) {
                self.problem(
                    format!("there is no drawing `{drawing}`"),
                    &format!("draw public/drawings/{drawing}.svg, or name one that exists"),
                );
            }
            if !guide.blocks.iter().any(|block| block.id == *id) {
                self.problem(
                    format!("there is no paragraph `{id}` for a drawing"),
                    "name the id of a paragraph or heading",
                );
            }
        }
        for next in &guide.shared.next {
            self.page(next, None);
            if *next == guide.slug {
                self.problem("`next` leads to the page itself".to_owned(), "name another page");
            }
        }
    }

    fn block(&mut self, block: &Block) {
        for source in &block.sources {
            self.cited(source);
        }
        each_inline(&block.words, &mut |inline| match inline {
            Inline::Link { to: LinkTo::Source(id), .. } => self.cited(id),
            Inline::Link { to: LinkTo::Helpline(id), .. } => {
                self.helpline(id);
            }
            Inline::Link { to: LinkTo::Page { slug, id }, .. } => self.page(slug, id.as_deref()),
            Inline::Ref(reference) => self.reference(reference),
            Inline::Term { id, .. } => {
                if !self.english.terms.contains_key(id) && self.loaded.is_read(self.source, "terms.toml") {
                    self.problem(
                        format!("there is no term `{id}`"),
                        "explain it in locales/<lang>/terms.toml, or mend the name",
                    );
                }
            }
            Inline::Strong(_) | Inline::Text(_) => {}
        });
    }

    fn cited(&mut self, id: &str) {
        if self.loaded.content.source(id).is_none() && !self.is_unread(paths::SOURCES) {
            self.problem(format!("there is no source `{id}`"), "add it to data/sources.toml, or mend the name");
        }
    }

    fn helpline(&mut self, id: &str) -> Option<Helpline> {
        let found = self.loaded.content.helpline(id).cloned();
        if found.is_none() && !self.is_unread(paths::HELPLINES) {
            self.problem(format!("there is no helpline `{id}`"), "add it to data/helplines.toml, or mend the name");
        }
        found
    }

    fn page(&mut self, slug: &Slug, id: Option<&str>) {
        let address = match id {
            Some(id) => format!("{slug}#{id}"),
            None => slug.to_string(),
        };
        let is_there = match self.english.guides.get(slug) {
            Some(guide) => id.is_none_or(|id| guide.blocks.iter().any(|block| block.id == id)),
            None => !self.loaded.is_guide_read(self.source, slug.as_str()),
        };
        if !is_there {
            self.problem(
                format!("the link to `{address}` leads nowhere"),
                "name a page, or a paragraph of a page, that exists",
            );
        }
    }

    fn reference(&mut self, reference: &Ref) {
        match reference {
            Ref::Fact(id) => {
                if self.loaded.content.fact(id).is_none() && !self.is_unread(paths::FACTS) {
                    self.problem(format!("there is no fact `{id}`"), "add it to data/facts.toml, or mend the name");
                }
            }
            Ref::Phone(id) => {
                if self.helpline(id).is_some_and(|helpline| helpline.phone.is_none()) {
                    self.problem(format!("`{id}` has no phone number"), "name a helpline that has one");
                }
            }
            Ref::Text(id) => {
                if self.helpline(id).is_some_and(|helpline| helpline.text.is_none()) {
                    self.problem(format!("`{id}` has no number for texts"), "name a helpline that has one");
                }
            }
        }
    }

    fn is_unread(&self, file: &str) -> bool {
        self.loaded.unread.contains(Path::new(file))
    }

    fn problem(&mut self, what: String, remedy: &str) {
        self.problems.push(Problem::new(self.file, self.line, what, remedy));
    }
}

fn foreign_digits(file: &Path, line: usize, problems: &mut Vec<Problem>) {
    problems.push(Problem::new(
        file,
        line,
        "digits other than 0-9 stand in the text",
        "write 0-9: a number must read the same on paper, on a screen and to the person it is shown to",
    ));
}
