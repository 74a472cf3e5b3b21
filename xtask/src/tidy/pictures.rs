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
    let in_guides: HashSet<&str> = tree.iter().flat_map(pictures_of_guide).collect();
    // A holder of data has the icon of its guide's name.
    let holders: HashSet<&str> = tree.iter().filter_map(holder).collect();
    let mut problems = Vec::new();
    for source in tree {
        let name = |folder| source.path.strip_prefix(folder)?.strip_suffix(".svg");
        if name(DRAWINGS).is_some_and(|name| !in_code.contains(name) && !in_guides.contains(name)) {
            let remedy = "Name it as the `picture` of a guide, use it in a page, or remove it.";
            problems.push(Problem::new(&source.path, 0, "no guide and no page shows this drawing", remedy));
        }
        // A guide's icon is named after its drawing, a sign after its status: `format!("tip-{picture}")`.
        let is_part = |part: &str| in_guides.contains(part) || in_code.contains(part);
        let is_made = |name: &str| in_code.iter().any(|pattern| makes(pattern, is_part, name));
        let is_shown = |name: &str| in_code.contains(name) || holders.contains(name) || is_made(name);
        if name(ICONS).is_some_and(|name| !is_shown(name)) {
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

/// Whether a pattern such as `tip-{}` with one of its parts in it is `name`.
fn makes(pattern: &str, is_part: impl Fn(&str) -> bool, name: &str) -> bool {
    let parts = pattern.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
    // A pattern without a word of its own would make every name.
    let Some((before, after)) = parts.filter(|(before, after)| !before.is_empty() || !after.is_empty()) else {
        return false;
    };
    name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(is_part)
}

/// The name of a holder's guide.
fn holder(source: &Source) -> Option<&str> {
    let name = source.path.strip_prefix(GUIDES)?.strip_suffix(".md")?;
    name.starts_with("holder-").then_some(name)
}

/// What stands in quotes in the lines `picture` and `drawings` of the front matter of a guide.
fn pictures_of_guide(source: &Source) -> Vec<&str> {
    let guide = source.path.starts_with(GUIDES).then_some(source.text.as_str());
    let front = guide.and_then(|text| text.strip_prefix("+++")?.split("+++").next()).unwrap_or_default();
    let lines = front.lines().filter(|line| line.starts_with("picture =") || line.starts_with("drawings ="));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
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
        let holder = ("locales/en/guides/holder-gp.md", "");
        let code = ("src/view/page.rs", "icon(&format!(\"tip-{}\", picture)); format!(\"{}\", other)");
        let icons = [
            ("public/icons/tip-lock.svg", ""),
            ("public/icons/tip-door.svg", ""),
            ("public/icons/lock.svg", ""),
            ("public/icons/holder-gp.svg", ""),
            ("public/icons/holder-moon.svg", ""),
        ];
        let files = [&[guide, holder, code], icons.as_slice()].concat();
        let unseen = ["public/icons/tip-door.svg", "public/icons/lock.svg", "public/icons/holder-moon.svg"];
        assert_eq!(found(&files), unseen);
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
