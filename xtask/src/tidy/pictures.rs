//! Is every picture shown somewhere?
//!
//! All drawings travel in one file and all icons in another, so one that nobody sees costs every reader its bytes.

use std::collections::HashSet;

use digital_sanctuary::site::problem::Problem;

use super::Source;
use super::tokens::{self, Kind};

const DRAWINGS: &str = "public/drawings/";
const ICONS: &str = "public/icons/";
const GUIDES: &str = "locales/en/guides/";

/// Every drawing that no guide and no code names, and every icon that no code names.
pub fn problems(tree: &[Source]) -> Vec<Problem> {
    let in_code = named_in_code(tree);
    let in_guides: HashSet<&str> = tree.iter().filter_map(picture_of_guide).collect();
    let mut problems = Vec::new();
    for source in tree {
        let name = |folder| source.path.strip_prefix(folder)?.strip_suffix(".svg");
        if name(DRAWINGS).is_some_and(|name| !in_code.contains(name) && !in_guides.contains(name)) {
            let remedy = "Name it as the `picture` of a guide, use it in a page, or remove it.";
            problems.push(Problem::new(&source.path, 0, "no guide and no page shows this drawing", remedy));
        }
        // A guide's icon is named after its drawing: `format!("tip-{picture}")`.
        let is_made = |name: &str| in_code.iter().any(|pattern| makes(pattern, &in_guides, name));
        if name(ICONS).is_some_and(|name| !in_code.contains(name) && !is_made(name)) {
            problems.push(Problem::new(&source.path, 0, "no page shows this icon", "Use it in a page, or remove it."));
        }
    }
    problems
}

/// Every string of the code, also without the folder and the ending that a file's name may have in it.
fn named_in_code(tree: &[Source]) -> HashSet<String> {
    let mut named = HashSet::new();
    let code = tree.iter().filter(|source| source.path.starts_with("src/") && source.path.ends_with(".rs"));
    for source in code {
        for token in tokens::without_tests(&tokens::read(&source.text).unwrap_or_default()) {
            if let Kind::Text(text) = token.kind {
                let file = text.rsplit('/').next().unwrap_or(&text);
                named.insert(file.strip_suffix(".svg").unwrap_or(file).to_owned());
            }
        }
    }
    named
}

/// Whether a pattern such as `tip-{}` with one of the guides' pictures in it is `name`.
fn makes(pattern: &str, pictures: &HashSet<&str>, name: &str) -> bool {
    let parts = pattern.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
    // A pattern without a word of its own would make every name.
    let Some((before, after)) = parts.filter(|(before, after)| !before.is_empty() || !after.is_empty()) else {
        return false;
    };
    name.strip_prefix(before)
        .and_then(|rest| rest.strip_suffix(after))
        .is_some_and(|picture| pictures.contains(picture))
}

/// The value of `picture` in the front matter of a guide.
fn picture_of_guide(source: &Source) -> Option<&str> {
    let guide = source.path.starts_with(GUIDES).then_some(source.text.as_str())?;
    let front = guide.strip_prefix("+++")?.split("+++").next()?;
    let line = front.lines().find_map(|line| line.trim().strip_prefix("picture"))?;
    Some(line.trim().strip_prefix('=')?.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let source = |&(path, text): &(&str, &str)| Source { path: path.to_owned(), text: text.to_owned() };
        let tree: Vec<Source> = files.iter().map(source).collect();
        problems(&tree).into_iter().map(|problem| problem.file.display().to_string()).collect()
    }

    #[test]
    fn an_icon_may_be_named_after_the_drawing_of_a_guide() {
        let guide = ("locales/en/guides/tip-1.md", "+++\npicture = \"lock\"\n+++\n");
        let code = ("src/view/page.rs", "icon(&format!(\"tip-{}\", picture)); format!(\"{}\", other)");
        let icons =
            [("public/icons/tip-lock.svg", ""), ("public/icons/tip-door.svg", ""), ("public/icons/lock.svg", "")];
        let files = [&[guide, code], icons.as_slice()].concat();
        assert_eq!(found(&files), ["public/icons/tip-door.svg", "public/icons/lock.svg"]);
    }

    #[test]
    fn a_picture_that_nobody_sees_is_refused() {
        let guide = ("locales/en/guides/tip-1.md", "+++\ntitle = \"A\"\npicture = \"lock\"\n+++\n");
        let code = ("src/view/page.rs", "// \"moon\"\nicon(\"home\"); drawing(\"img/lost.svg\")");
        let files = [
            guide,
            code,
            ("public/drawings/lock.svg", ""),
            ("public/drawings/lost.svg", ""),
            ("public/drawings/old.svg", ""),
            ("public/icons/home.svg", ""),
            ("public/icons/moon.svg", ""),
            ("public/icons/lock.svg", ""),
        ];
        assert_eq!(found(&files), ["public/drawings/old.svg", "public/icons/moon.svg", "public/icons/lock.svg"]);
    }
}
