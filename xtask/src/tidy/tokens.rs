//! What does a Rust file say, without its comments?
//!
//! One flat list: most rules ask what stands beside what. Comments are gone, and with them documentation,
//! which Rust's tokens hold as attributes.

use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

/// A token and the line it stands in, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word(String),
    /// What stands between the quotes of a string.
    Text(String),
    /// A number, a character, bytes.
    Value,
    /// One sign: `::` is two of them.
    Sign(char),
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
}

impl Token {
    /// The name or keyword, if it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        matches!(self.kind, Kind::Sign(this) | Kind::Open(this) | Kind::Close(this) if this == sign)
    }
}

/// The tokens of a file.
pub fn read(text: &str) -> Result<Vec<Token>, LexError> {
    let mut tokens = Vec::new();
    flatten(text.parse()?, &mut tokens);
    Ok(without_docs(tokens))
}

fn flatten(stream: TokenStream, into: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let kind = match tree {
            TokenTree::Group(group) => {
                let signs = match group.delimiter() {
                    Delimiter::Parenthesis => Some(('(', ')')),
                    Delimiter::Bracket => Some(('[', ']')),
                    Delimiter::Brace => Some(('{', '}')),
                    Delimiter::None => None,
                };
                let end = group.span_close().start().line;
                into.extend(signs.map(|(open, _)| Token { line, kind: Kind::Open(open) }));
                flatten(group.stream(), into);
                into.extend(signs.map(|(_, close)| Token { line: end, kind: Kind::Close(close) }));
                continue;
            }
            TokenTree::Ident(ident) => Kind::Word(ident.to_string()),
            TokenTree::Punct(punct) => Kind::Sign(punct.as_char()),
            TokenTree::Literal(literal) => quoted(&literal.to_string()).map_or(Kind::Value, Kind::Text),
        };
        into.push(Token { line, kind });
    }
}

/// What stands in a string or raw string; `None` for another literal.
fn quoted(literal: &str) -> Option<String> {
    if !literal.starts_with(['"', 'r']) {
        return None;
    }
    let (from, to) = (literal.find('"')?, literal.rfind('"')?);
    literal.get(from + 1..to).map(str::to_owned)
}

fn without_docs(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match attribute(&tokens, at) {
            Some((inside, end)) if inside.first().and_then(Token::word) == Some("doc") => at = end,
            _ => {
                kept.push(token.clone());
                at += 1;
            }
        }
    }
    kept
}

/// The attribute that begins at `at`: what stands in its brackets, and where it ends.
pub fn attribute(tokens: &[Token], at: usize) -> Option<(&[Token], usize)> {
    let open = match (tokens.get(at)?.is('#'), tokens.get(at + 1)?) {
        (true, next) if next.is('[') => at + 1,
        (true, next) if next.is('!') && tokens.get(at + 2)?.is('[') => at + 2,
        _ => return None,
    };
    let end = end_of_group(tokens, open);
    Some((tokens.get(open + 1..end - 1)?, end))
}

/// Where the group that opens at `open` ends: one past its closing sign.
pub fn end_of_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// All but the items under `#[cfg(test)]`.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if attribute(tokens, at).is_some_and(|(inside, _)| is_cfg_test(inside)) {
            at = end_of_item(tokens, at);
        } else {
            kept.push(token.clone());
            at += 1;
        }
    }
    kept
}

fn is_cfg_test(inside: &[Token]) -> bool {
    let words: Vec<&str> = inside.iter().filter_map(Token::word).collect();
    words == ["cfg", "test"]
}

/// Where the item whose attributes begin at `at` ends: past its first braces or semicolon.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    while let Some((_, end)) = attribute(tokens, at) {
        at = end;
    }
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Sign(';') => return at + 1,
            Kind::Open('{') => return end_of_group(tokens, at),
            Kind::Open(_) => at = end_of_group(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// A path such as `std::fs::read` and the line of its last part. `use std::{fs, io}` names two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub path: Vec<String>,
    pub line: usize,
}

/// Every path that a file names, those of one part too.
pub fn paths(tokens: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = path(tokens, at, &[], &mut found);
    }
    found
}

/// Reads one path at `at`, after the parts that stand before it; gives where to go on.
fn path(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let mut parts = before.to_vec();
    let Some(mut line) = tokens.get(at).map(|token| token.line) else { return at };
    while let Some(token) = tokens.get(at) {
        let Some(word) = token.word() else { break };
        parts.push(word.to_owned());
        line = token.line;
        at += 1;
        let joined = [at, at + 1].iter().all(|&at| tokens.get(at).is_some_and(|token| token.is(':')));
        if !joined {
            break;
        }
        at += 2;
        if tokens.get(at).is_some_and(|token| token.is('{')) {
            let end = end_of_group(tokens, at);
            at += 1;
            while at < end {
                at = path(tokens, at, &parts, found);
            }
            return end;
        }
    }
    if parts.len() == before.len() {
        return at + 1;
    }
    found.push(Named { path: parts, line });
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, LexError> {
        Ok(paths(&read(text)?).into_iter().map(|named| named.path.join("::")).collect())
    }

    #[test]
    fn a_group_of_imports_names_each_path() -> Result<(), LexError> {
        let found = names("use std::{collections::HashMap, fs::{self, File}};")?;
        assert_eq!(found, ["use", "std::collections::HashMap", "std::fs::self", "std::fs::File"]);
        Ok(())
    }

    #[test]
    fn comments_and_documentation_name_nothing() -> Result<(), LexError> {
        assert_eq!(
            names("//! std::fs\n/// std::fs\n// std::fs\n/* std::fs */\n#[doc = \"std::fs\"]\nstruct A;")?,
            ["struct", "A"]
        );
        Ok(())
    }

    #[test]
    fn a_path_has_the_line_of_its_last_part() -> Result<(), LexError> {
        let found = paths(&read("use std::{\n  io,\n  fs,\n};")?);
        assert_eq!(found.last(), Some(&Named { path: vec!["std".into(), "fs".into()], line: 3 }));
        Ok(())
    }

    #[test]
    fn tests_are_left_out_whatever_follows_is_kept() -> Result<(), LexError> {
        let tokens =
            read("fn a() {} #[cfg(test)] #[rustfmt::skip] mod tests { fn b() {} } fn c() {} #[cfg(test)] use d;")?;
        let words: Vec<String> =
            without_tests(&tokens).iter().filter_map(|token| token.word().map(str::to_owned)).collect();
        assert_eq!(words, ["fn", "a", "fn", "c"]);
        Ok(())
    }

    #[test]
    fn a_string_is_read_without_its_quotes() -> Result<(), LexError> {
        let kinds: Vec<Kind> = read(r####""a" r#"b"c"# b"d" 'e' 1"####)?.into_iter().map(|token| token.kind).collect();
        let text = |text: &str| Kind::Text(text.to_owned());
        assert_eq!(kinds, [text("a"), text("b\"c"), Kind::Value, Kind::Value, Kind::Value]);
        Ok(())
    }
}
