//! What does a style sheet or a script say, without its comments?

/// Which comments a language has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// `/* */`.
    Css,
    /// `/* */` and `//`.
    JavaScript,
}

/// The text with a space for each sign of a comment; lines stay where they are.
///
/// Strings are known, so that `"//"` is not a comment. JavaScript's regular expressions are not: what stands in them
/// is taken as code, in which a backslash guards the next sign.
pub fn without_comments(text: &str, comments: Comments) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if comments == Comments::JavaScript && rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            let length = token(rest, first);
            let (said, after) = rest.split_at(length);
            kept.push_str(said);
            rest = after;
            continue;
        };
        let (comment, after) = rest.split_at(length);
        kept.extend(comment.chars().map(|sign| if sign == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    kept
}

/// The bytes of a string, of a guarded sign, or of one sign.
fn token(rest: &str, first: char) -> usize {
    let mut signs = rest.char_indices().skip(1);
    let one = first.len_utf8();
    match first {
        '\\' => signs.next().map_or(one, |(at, sign)| at + sign.len_utf8()),
        '"' | '\'' | '`' => {
            while let Some((at, sign)) = signs.next() {
                match sign {
                    '\\' => drop(signs.next()),
                    // A quote in a comment of CSS never gets here; one that is left open ends with its line.
                    '\n' if first != '`' => return at,
                    _ if sign == first => return at + one,
                    _ => {}
                }
            }
            rest.len()
        }
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_become_spaces_while_lines_stay() {
        let text = "a /* b\n c */ d // e\nf";
        assert_eq!(without_comments(text, Comments::JavaScript), "a     \n      d     \nf");
        assert_eq!(without_comments("a // b", Comments::Css), "a // b");
    }

    #[test]
    fn a_string_with_slashes_is_not_a_comment() {
        for text in [r#"x = "http://a /* b */"; y"#, r"x = 'it\'s // here'; y", "x = `// \n /*`; y"] {
            assert_eq!(without_comments(text, Comments::JavaScript), text);
        }
    }
}
