//! Holders and their routes: each route names a holder, sources and nations that exist, and has words; each holder has a route.

use crate::model::content::{Row, Translation};
use crate::model::guide::Kind;
use crate::model::route::{HOLDER, Route};
use crate::site::load::{Loaded, paths};
use crate::site::problem::Problem;
use std::path::Path;

pub(super) fn check(loaded: &Loaded, english: &Translation, source: &str, problems: &mut Vec<Problem>) {
    let words = paths::of_language(source, "routes.toml");
    let routes = &loaded.content.routes;
    if loaded.unread.contains(Path::new(paths::ROUTES)) || loaded.unread.contains(&words) {
        return;
    }
    for Row { line, value: route } in routes {
        let mut problem = |what: String, remedy: &str| {
            problems.push(Problem::new(paths::ROUTES, *line, what, remedy));
        };
        let guide = format!("{HOLDER}{}", route.holder);
        if english.guide(&guide).is_none() && loaded.is_guide_read(source, &guide) {
            problem(
                format!("`{}` names the unknown holder `{}`", route.id, route.holder),
                "write its guide, or mend the name",
            );
        }
        if route.nations.is_empty() {
            problem(format!("`{}` is so in no nation", route.id), "name the nations");
        }
        if route.law.as_ref().is_some_and(|law| law.trim().is_empty()) {
            problem(format!("the law of `{}` is empty", route.id), "name it, or take the line out");
        }
        if !english.routes.contains_key(&route.id) {
            problem(format!("the route `{}` has no words", route.id), "add its table to routes.toml of the English");
        }
        cited(loaded, route, &mut problem);
    }
    for (id, row) in &english.routes {
        if !routes.iter().any(|route| route.value.id == *id) {
            problems.push(Problem::new(
                &words,
                row.line,
                format!("`{id}` is not a route of {}", paths::ROUTES),
                "add it there, or take its words out",
            ));
        }
    }
    for guide in english.guides.values().filter(|guide| guide.shared.kind == Kind::Holder) {
        let file = paths::of_guide(source, guide.slug.as_str());
        match guide.holder() {
            None => problems.push(Problem::new(
                file,
                0,
                "the name of a holder’s guide is another",
                "call it holder-<id>.md",
            )),
            Some(id) if loaded.content.routes_of(id).next().is_none() => problems.push(Problem::new(
                file,
                0,
                "this holder has no route",
                format!("add a row to {}: one that says that nothing goes is also a route", paths::ROUTES),
            )),
            Some(_) => {}
        }
    }
}

fn cited(loaded: &Loaded, route: &Route, problem: &mut impl FnMut(String, &str)) {
    if route.sources.is_empty() {
        problem(format!("`{}` has no source", route.id), "name the sources that carry it");
    }
    if loaded.unread.contains(Path::new(paths::SOURCES)) {
        return;
    }
    for source in route.sources.iter().filter(|id| loaded.content.source(id).is_none()) {
        problem(
            format!("`{}` names the unknown source `{source}`", route.id),
            "add the source to data/sources.toml, or mend the name",
        );
    }
}
