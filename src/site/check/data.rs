//! The rows of `data/`: ids that stand once, sources that exist, addresses and numbers that can be used.

use crate::model::content::{Content, Row};
use crate::model::fact::FactValue;
use crate::model::helpline::{Hours, dial};
use crate::site::load::paths;
use crate::site::problem::Problem;
use std::collections::BTreeSet;

pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    once(paths::SOURCES, content.sources.iter().map(|row| (row.line, row.value.id.as_str())), problems);
    once(paths::FACTS, content.facts.iter().map(|row| (row.line, row.value.id.as_str())), problems);
    once(paths::HELPLINES, content.helplines.iter().map(|row| (row.line, row.value.id.as_str())), problems);
    once(paths::ROUTES, content.routes.iter().map(|row| (row.line, row.value.id.as_str())), problems);
    let sources: BTreeSet<&str> = content.sources.iter().map(|row| row.value.id.as_str()).collect();
    let mut sourced = |file: &str, line: usize, id: &str, source: &str| {
        if !sources.contains(source) {
            problems.push(Problem::new(
                file,
                line,
                format!("`{id}` names the unknown source `{source}`"),
                "add the source to data/sources.toml, or mend the name",
            ));
        }
    };
    for Row { line, value: fact } in &content.facts {
        match (&fact.source, &fact.value) {
            (Some(source), _) => sourced(paths::FACTS, *line, &fact.id, source),
            (None, FactValue::Phrase(_)) => {}
            (None, _) => sourced(paths::FACTS, *line, &fact.id, ""),
        }
    }
    for Row { line, value: helpline } in &content.helplines {
        sourced(paths::HELPLINES, *line, &helpline.id, &helpline.source);
    }
    for Row { line, value: source } in &content.sources {
        address(paths::SOURCES, *line, &source.id, &source.address, problems);
        if source.next_check <= source.seen_on {
            problems.push(Problem::new(
                paths::SOURCES,
                *line,
                format!("`{}` is due for its next check before it was seen", source.id),
                "set next_check to the day by which somebody reads it again",
            ));
        }
    }
    for Row { line, value: fact } in &content.facts {
        let text = match &fact.value {
            FactValue::Date(_) => continue,
            FactValue::Money(text) | FactValue::Number(text) | FactValue::Law(text) | FactValue::Name(text) => text,
            FactValue::Phrase(text) => text,
        };
        if text.trim().is_empty() {
            problems.push(Problem::new(paths::FACTS, *line, format!("`{}` has no value", fact.id), "write it"));
        }
    }
    for Row { line, value: helpline } in &content.helplines {
        address(paths::HELPLINES, *line, &helpline.id, &helpline.web, problems);
        for number in helpline.phone.iter().chain(&helpline.text) {
            let digits = dial(number);
            if digits.len() < 3 || number.chars().any(|sign| !sign.is_ascii_digit() && !matches!(sign, ' ' | '+')) {
                problems.push(Problem::new(
                    paths::HELPLINES,
                    *line,
                    format!("`{number}` of `{}` is not a phone number", helpline.id),
                    "write digits and spaces, as its owner writes it",
                ));
            }
        }
        if helpline.nations.is_empty() {
            problems.push(Problem::new(
                paths::HELPLINES,
                *line,
                format!("`{}` helps in no nation", helpline.id),
                "name the nations it is for",
            ));
        }
        if let Hours::Times(times) = &helpline.hours {
            for opening in times {
                if !is_time(&opening.from) || !is_time(&opening.to) || opening.from >= opening.to {
                    problems.push(Problem::new(
                        paths::HELPLINES,
                        *line,
                        format!("`{}` to `{}` of `{}` are not hours", opening.from, opening.to, helpline.id),
                        "write from = \"09:00\", to = \"17:00\"",
                    ));
                }
            }
        }
    }
    if let Some(here) = &content.publisher.address
        && !(here.starts_with("https://") && here.ends_with('/'))
    {
        problems.push(Problem::new(
            paths::PUBLISHER,
            0,
            format!("`{here}` is not an address of this copy"),
            "write it with https:// and a slash at its end",
        ));
    }
}

fn once<'a>(file: &str, rows: impl Iterator<Item = (usize, &'a str)>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (line, id) in rows {
        if !seen.insert(id) {
            problems.push(Problem::new(file, line, format!("the id `{id}` stands twice"), "keep one of the rows"));
        }
    }
}

fn address(file: &str, line: usize, id: &str, address: &str, problems: &mut Vec<Problem>) {
    if !address.strip_prefix("https://").is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace)) {
        problems.push(Problem::new(
            file,
            line,
            format!("`{address}` of `{id}` is not an address"),
            "write one that begins with https://",
        ));
    }
}

/// `HH:MM`, from 00:00 to 24:00.
fn is_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else { return false };
    text.len() == 5
        && hours.parse::<u8>().is_ok_and(|hours| hours <= 24)
        && minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60)
}
