//! From the Markdown of one guide to its blocks.
//!
//! 1. The front matter between two lines of `+++` is TOML.
//! 2. pulldown-cmark gives events with byte positions; those of one block are gathered until it ends.
//! 3. What the Markdown of guides adds stands in text: `{#id}` at the end of a block, `[^source]`, `{ref:…}`, `{term:…}`.
//!
//! Nothing here knows whether a source or a term exists: that is `check`'s.

use super::problem::Problem;
use crate::model::guide::{Block, BlockKind, FrontMatter, Inline, LinkTo, Ref};
use crate::model::slug::Slug;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::path::Path;

/// One parsed file.
#[derive(Debug)]
pub struct Parsed {
    /// The front matter, when it could be read.
    pub front: Option<FrontMatter>,
    /// The blocks that could be read.
    pub blocks: Vec<Block>,
}

/// Parses `text`, the whole of `file`; what is wrong goes to `problems`.
pub fn parse(file: &Path, text: &str, problems: &mut Vec<Problem>) -> Parsed {
    let Some((front, body_at)) = split_front_matter(text) else {
        problems.push(Problem::new(
            file,
            1,
            "the file does not begin with front matter",
            "begin it with a line of +++, the keys title, short and summary, and another line of +++",
        ));
        return Parsed { front: None, blocks: Vec::new() };
    };
    let front = match toml::from_str::<FrontMatter>(front) {
        Ok(read) => Some(read),
        Err(error) => {
            // The first line of the file is +++, so the first line of the TOML is the second.
            let line = error.span().map_or(1, |span| 1 + line_of(front, span.start));
            problems.push(Problem::new(
                file,
                line,
                format!("the front matter cannot be read: {}", error.message()),
                "docs/writing.md lists the keys and what each may be",
            ));
            None
        }
    };
    let mut reader = Reader { file, text, problems, blocks: Vec::new() };
    reader.read(body_at);
    let blocks = reader.blocks;
    Parsed { front, blocks }
}

/// The front matter and the byte at which the body begins.
fn split_front_matter(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("+++\n")?;
    let end = if inner.starts_with("+++\n") { 0 } else { inner.find("\n+++\n").map(|at| at + 1)? };
    Some((&inner[..end], "+++\n".len() + end + "+++\n".len()))
}

/// The line, from 1, on which byte `at` of `text` stands.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// A block that has begun.
struct Open {
    kind: BlockKind,
    at: usize,
    /// Words by depth: the last is the innermost strong or link.
    stack: Vec<Vec<Inline>>,
    links: Vec<LinkTo>,
}

struct Reader<'a> {
    file: &'a Path,
    text: &'a str,
    problems: &'a mut Vec<Problem>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn read(&mut self, body_at: usize) {
        let options = Options::ENABLE_TASKLISTS;
        let events = Parser::new_ext(&self.text[body_at..], options).into_offset_iter();
        let mut open: Option<Open> = None;
        let mut ordered: Vec<bool> = Vec::new();
        let mut in_item = false;
        // Items with an empty line between them hold a paragraph each; a second one in the same item is a mistake.
        let mut item_has_paragraph = false;
        let mut in_quote = false;
        for (event, range) in TextMergeWithOffset::new(events) {
            let at = body_at + range.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    if level != pulldown_cmark::HeadingLevel::H2 {
                        self.problem(at, "only headings of the second level stand in a guide", "write ## before it");
                    }
                    open = Some(Open::new(BlockKind::Heading, at));
                }
                Event::Start(Tag::Paragraph) => {
                    if in_item && !item_has_paragraph {
                        item_has_paragraph = true;
                    } else if open.is_none() {
                        let kind = if in_quote { BlockKind::Warning } else { BlockKind::Paragraph };
                        open = Some(Open::new(kind, at));
                    } else if in_item {
                        self.problem(at, "a list item has more than one paragraph", "make it two items");
                    }
                }
                Event::Start(Tag::BlockQuote(_)) => in_quote = true,
                Event::End(TagEnd::BlockQuote(_)) => in_quote = false,
                Event::Start(Tag::List(first)) => {
                    if in_item {
                        self.problem(at, "a list stands inside a list", "end the outer item before it");
                    }
                    ordered.push(first.is_some());
                }
                Event::End(TagEnd::List(_)) => {
                    ordered.pop();
                }
                Event::Start(Tag::Item) => {
                    in_item = true;
                    item_has_paragraph = false;
                    let kind = if ordered.last() == Some(&true) { BlockKind::Numbered } else { BlockKind::Bullet };
                    open = Some(Open::new(kind, at));
                }
                Event::TaskListMarker(_) => {
                    if let Some(open) = &mut open {
                        open.kind = BlockKind::Step;
                    }
                }
                Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) if !in_item => self.close(&mut open),
                Event::End(TagEnd::Item) => {
                    self.close(&mut open);
                    in_item = false;
                }
                Event::Text(words) => {
                    let pieces = self.pieces(&words, at);
                    if let Some(open) = &mut open {
                        open.push_all(pieces);
                    }
                }
                Event::SoftBreak => {
                    if let Some(open) = &mut open {
                        open.push_all(vec![Inline::Text(" ".to_owned())]);
                    }
                }
                Event::Start(Tag::Strong) => {
                    if let Some(open) = &mut open {
                        open.stack.push(Vec::new());
                    }
                }
                Event::End(TagEnd::Strong) => {
                    if let Some(open) = &mut open {
                        open.fold(Inline::Strong);
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let to = self.link(&dest_url, at);
                    if let Some(open) = &mut open {
                        open.stack.push(Vec::new());
                        open.links.push(to);
                    }
                }
                Event::End(TagEnd::Link) => {
                    if let Some(open) = &mut open
                        && let Some(to) = open.links.pop()
                    {
                        open.fold(|words| Inline::Link { to, words });
                    }
                }
                Event::End(TagEnd::Paragraph) => {}
                other => self.unwanted(&other, at),
            }
        }
    }

    fn unwanted(&mut self, event: &Event<'_>, at: usize) {
        let what = match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => "HTML",
            Event::Start(Tag::Image { .. }) => "an image",
            Event::Start(Tag::Emphasis) => "slanted text",
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "code",
            Event::Rule => "a rule",
            Event::HardBreak => "a forced line break",
            Event::Start(_) => "something that guides do not have",
            // The end of what was refused at its start.
            _ => return,
        };
        self.problem(
            at,
            &format!("{what} stands in the text"),
            "guides have headings, paragraphs, lists, warnings, **bold** and links",
        );
    }

    /// Ends a block: takes its id and its sources out of its words.
    fn close(&mut self, open: &mut Option<Open>) {
        let Some(Open { kind, at, mut stack, .. }) = open.take() else { return };
        let mut words = stack.pop().unwrap_or_default();
        let line = line_of(self.text, at);
        let mut sources = Vec::new();
        take_sources(&mut words, &mut sources);
        let id = take_id(&mut words);
        tidy_spaces(&mut words);
        let Some(id) = id else {
            self.problem(at, "the paragraph has no id", "end it with one, such as {#why-it-matters}");
            return;
        };
        if Slug::new(&id).is_err() {
            self.problem(at, &format!("`{id}` is not an id"), "use small letters, digits and single hyphens");
            return;
        }
        if self.blocks.iter().any(|block| block.id == id) {
            self.problem(at, &format!("the id `{id}` stands twice"), "give each paragraph an id of its own");
            return;
        }
        if words.is_empty() {
            self.problem(at, &format!("the paragraph `{id}` has no words"), "write them, or take the paragraph out");
            return;
        }
        self.blocks.push(Block { id, kind, words, sources, line });
    }

    fn link(&mut self, address: &str, at: usize) -> LinkTo {
        if let Some(id) = address.strip_prefix("source:") {
            return LinkTo::Source(id.to_owned());
        }
        if let Some(id) = address.strip_prefix("helpline:") {
            return LinkTo::Helpline(id.to_owned());
        }
        let (page, id) = match address.split_once('#') {
            Some((page, id)) => (page, Some(id.to_owned())),
            None => (address, None),
        };
        match Slug::new(page) {
            Ok(slug) => LinkTo::Page { slug, id },
            Err(_) => {
                self.problem(
                    at,
                    &format!("`{address}` is not an address that a guide may have"),
                    "link to a page by its name, or to source:id or helpline:id, whose addresses stand in data/",
                );
                LinkTo::Source(address.to_owned())
            }
        }
    }

    /// Splits text at `{ref:…}` and `{term:…}`; `{#id}` and `[^source]` stay in the text until the block ends.
    fn pieces(&mut self, text: &str, at: usize) -> Vec<Inline> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(start);
            let end = brace.find('}').filter(|_| brace.starts_with('{'));
            let Some(end) = end else {
                self.problem(at, "a brace stands alone", "write {ref:…}, {term:…} or {#id}, each with both braces");
                break;
            };
            let (inside, after) = (&brace[1..end], &brace[end + 1..]);
            if inside.starts_with('#') {
                push_text(&mut pieces, &rest[..start + end + 1]);
            } else {
                push_text(&mut pieces, before);
                match braced(inside) {
                    Some(piece) => pieces.push(piece),
                    None => self.problem(
                        at,
                        &format!("`{{{inside}}}` is not a reference"),
                        "write {ref:fact.id}, {ref:phone.id}, {ref:text.id} or {term:id}",
                    ),
                }
            }
            rest = after;
        }
        push_text(&mut pieces, rest);
        pieces
    }

    fn problem(&mut self, at: usize, what: &str, remedy: &str) {
        self.problems.push(Problem::new(self.file, line_of(self.text, at), what, remedy));
    }
}

impl Open {
    fn new(kind: BlockKind, at: usize) -> Self {
        Self { kind, at, stack: vec![Vec::new()], links: Vec::new() }
    }

    fn push_all(&mut self, pieces: Vec<Inline>) {
        let Some(words) = self.stack.last_mut() else { return };
        for piece in pieces {
            match piece {
                Inline::Text(text) => push_text(words, &text),
                other => words.push(other),
            }
        }
    }

    /// Ends the innermost strong or link.
    fn fold(&mut self, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
        if self.stack.len() > 1
            && let Some(words) = self.stack.pop()
            && let Some(outer) = self.stack.last_mut()
        {
            outer.push(wrap(words));
        }
    }
}

fn braced(inside: &str) -> Option<Inline> {
    if let Some(name) = inside.strip_prefix("ref:") {
        let (what, id) = name.split_once('.')?;
        let id = id.to_owned();
        return match what {
            "fact" => Some(Inline::Ref(Ref::Fact(id))),
            "phone" => Some(Inline::Ref(Ref::Phone(id))),
            "text" => Some(Inline::Ref(Ref::Text(id))),
            _ => None,
        };
    }
    let name = inside.strip_prefix("term:")?;
    Some(match name.split_once('|') {
        Some((id, words)) => Inline::Term { id: id.to_owned(), words: Some(words.trim().to_owned()) },
        None => Inline::Term { id: name.to_owned(), words: None },
    })
}

fn push_text(words: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    match words.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => words.push(Inline::Text(text.to_owned())),
    }
}

/// Takes every `[^id]` out of the text and keeps the ids in order, each once.
fn take_sources(words: &mut [Inline], sources: &mut Vec<String>) {
    for inline in words {
        match inline {
            Inline::Text(text) => {
                while let Some(start) = text.find("[^") {
                    let Some(length) = text[start..].find(']') else { break };
                    let id = text[start + 2..start + length].to_owned();
                    text.replace_range(start..=start + length, "");
                    if !sources.contains(&id) {
                        sources.push(id);
                    }
                }
            }
            Inline::Strong(words) | Inline::Link { words, .. } => take_sources(words, sources),
            Inline::Ref(_) | Inline::Term { .. } => {}
        }
    }
}

/// Takes `{#id}` from the end of the text.
fn take_id(words: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(text)) = words.last_mut() else { return None };
    let trimmed = text.trim_end();
    let start = trimmed.rfind("{#")?;
    let id = trimmed[start..].strip_prefix("{#")?.strip_suffix('}')?.to_owned();
    text.truncate(start);
    if text.trim().is_empty() {
        words.pop();
    }
    Some(id)
}

/// Folds runs of spaces, and takes those that sources and ids leave before a sign or at the end.
fn tidy_spaces(words: &mut Vec<Inline>) {
    for inline in words.iter_mut() {
        if let Inline::Text(text) = inline {
            let mut folded = String::with_capacity(text.len());
            for sign in text.chars() {
                if sign == ' ' && folded.ends_with(' ') {
                    continue;
                }
                if matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟') && folded.ends_with(' ') {
                    folded.pop();
                }
                folded.push(sign);
            }
            *text = folded;
        }
    }
    if let Some(Inline::Text(text)) = words.first_mut() {
        text.replace_range(..text.len() - text.trim_start().len(), "");
    }
    if let Some(Inline::Text(text)) = words.last_mut() {
        text.truncate(text.trim_end().len());
    }
    words.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(body: &str) -> Vec<Block> {
        let mut problems = Vec::new();
        let text = format!("+++\ntitle = \"T\"\nshort = \"S\"\nsummary = \"U\"\n+++\n{body}");
        let parsed = parse(Path::new("guide.md"), &text, &mut problems);
        assert_eq!(problems, [], "{body}");
        parsed.blocks
    }

    fn problems(text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        parse(Path::new("guide.md"), text, &mut problems);
        problems.iter().map(|problem| format!("{}: {}", problem.line, problem.what)).collect()
    }

    #[test]
    fn a_paragraph_gives_its_id_sources_and_words() {
        let found = blocks("\nAsk why. [^nhs] You may say no.\n[^ico][^nhs] {#ask}\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "ask");
        assert_eq!(found[0].sources, ["nhs", "ico"]);
        assert_eq!(found[0].words, [Inline::Text("Ask why. You may say no.".to_owned())]);
        assert_eq!(found[0].line, 7);
    }

    #[test]
    fn a_source_before_the_full_stop_leaves_no_space() {
        let found = blocks("\nAsk why [^nhs]. {#ask}\n");
        assert_eq!(found[0].words, [Inline::Text("Ask why.".to_owned())]);
    }

    #[test]
    fn steps_bullets_numbers_and_warnings_are_told_apart() {
        let found = blocks(
            "\n- [ ] Do {#a}\n- [ ] Act {#b}\n\n- One {#c}\n\n1. First {#d}\n\n> Look out {#e}\n\n## End {#f}\n",
        );
        let kinds: Vec<BlockKind> = found.iter().map(|block| block.kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Step, Step, Bullet, Numbered, Warning, Heading]);
    }

    #[test]
    fn references_terms_and_links_are_pieces_of_a_line() {
        let found = blocks(
            "\nCall {ref:phone.migrant-help} or read **[tip three](tip-3#ask)**, with a {term:share-code|code}. {#a}\n",
        );
        let expected = [
            Inline::Text("Call ".to_owned()),
            Inline::Ref(Ref::Phone("migrant-help".to_owned())),
            Inline::Text(" or read ".to_owned()),
            Inline::Strong(vec![Inline::Link {
                to: LinkTo::Page { slug: Slug::new("tip-3").expect("a slug"), id: Some("ask".to_owned()) },
                words: vec![Inline::Text("tip three".to_owned())],
            }]),
            Inline::Text(", with a ".to_owned()),
            Inline::Term { id: "share-code".to_owned(), words: Some("code".to_owned()) },
            Inline::Text(".".to_owned()),
        ];
        assert_eq!(found[0].words, expected);
    }

    #[test]
    fn every_mistake_of_a_file_is_told_with_its_line() {
        let found = problems(
            "+++\ntitle = \"T\"\nshort = \"S\"\nsummary = \"U\"\n+++\n\nNo id\n\n# Big {#a}\n\n<b>x</b> {#b}\n\n[out](https://example.org) {#c}\n\n{ref:nothing} x {#d}\n\nTwice {#a}\n",
        );
        assert_eq!(
            found,
            [
                "7: the paragraph has no id",
                "9: only headings of the second level stand in a guide",
                "11: HTML stands in the text",
                "11: HTML stands in the text",
                "13: `https://example.org` is not an address that a guide may have",
                "15: `{ref:nothing}` is not a reference",
                "17: the id `a` stands twice",
            ]
        );
    }

    #[test]
    fn a_front_matter_mistake_is_told_with_its_line() {
        assert_eq!(
            problems("+++\ntitle = \"T\"\nshort = \"S\"\nsummary = \"U\"\ncolour = \"red\"\n+++\n"),
            [
                "5: the front matter cannot be read: unknown field `colour`, expected one of `title`, `short`, `summary`, `kind`, `number`, `picture`, `drawings`, `checked_on`, `next`, `topic`, `situations`, `english`, `reviewed_by`, `reviewed_on`, `reviewed`"
            ]
        );
        assert_eq!(problems("# no"), ["1: the file does not begin with front matter"]);
    }
}
