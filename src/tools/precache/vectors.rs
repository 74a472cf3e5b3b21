//! What the rules of the worker give for many inputs: the JavaScript of `public/sw.js` must give the same.
//!
//! Each vector names a function, its arguments and what it gives. Refusals are given as `{"why": …}`, the rest as it is.
//! The inputs are mutations of right ones, all pairs of states and events, and rows drawn from a seed; no clock, no chance.

use super::decide::{Asked, Kept, decide};
use super::step::{Event, State, Why, step};
use super::sweep::sweep;
use super::{believe, step::TRIES};
use crate::model::release::{RELEASE_MOST, Release};
use serde::Serialize;
use serde_json::{Value, json};

/// One question and its answer.
#[derive(Clone, Debug, Serialize)]
pub struct Vector {
    /// `release`, `list`, `accept`, `step`, `decide` or `sweep`.
    pub of: &'static str,
    /// The arguments.
    pub given: Vec<Value>,
    /// What the function gives.
    pub gives: Value,
}

/// Every vector, in an order that does not change.
pub fn vectors() -> Vec<Vector> {
    let mut all = Vec::new();
    all.extend(releases());
    all.extend(lists());
    all.extend(accepts());
    all.extend(steps());
    all.extend(decisions());
    all.extend(sweeps());
    all
}

fn value(of: impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or(Value::Null)
}

fn or_why<T: Serialize>(result: Result<T, believe::Refusal>) -> Value {
    match result {
        Ok(right) => value(right),
        Err(why) => json!({ "why": why }),
    }
}

/// A release that can be believed.
fn right_release() -> Value {
    let pack = |name: &str| {
        json!({
            "url": format!("packs/{name}.0123456789abcdef.pack"),
            "bytes": 1234,
            "sha256": "a".repeat(64),
            "list": "b".repeat(64),
        })
    };
    let language = |lang: &str| {
        let mut row = pack(lang);
        row["lang"] = json!(lang);
        row["pages"] = json!(14);
        row
    };
    json!({
        "v": 1, "seq": 7, "id": "0123456789abcdef", "expires": 1_811_030_400, "min_worker": 1,
        "rollback_of": null, "mode": "normal",
        "shell": pack("shell"),
        "languages": [language("en"), language("fa"), language("zh-hans")],
    })
}

/// Values that do not belong anywhere, or only in some places.
fn guests() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(2),
        json!(1.5),
        json!(300_000),
        json!(3_000_000),
        json!(9_007_199_254_740_992_u64),
        json!(""),
        json!("x"),
        json!("normal"),
        json!("passthrough"),
        json!("0123456789abcdef"),
        json!("0123456789ABCDEF"),
        json!("c".repeat(64)),
        json!("c".repeat(63)),
        json!("packs/en.0123456789abcdef.pack"),
        json!("packs/../x.0123456789abcdef.pack"),
        json!("https://evil.example/x"),
        json!("//evil.example/x"),
        json!("../sw.js"),
        json!("en"),
        json!("EN"),
        json!("en-"),
        json!("a"),
        json!([]),
        json!({}),
        json!([1]),
        json!({ "url": "x" }),
    ]
}

fn releases() -> Vec<Vector> {
    let mut texts = vec![
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        "{".to_owned(),
        "{}".to_owned(),
        "\u{feff}{}".to_owned(),
        "<!doctype html><title>Sign in</title>".to_owned(),
        "1".to_owned(),
    ];
    let right = right_release();
    texts.push(right.to_string());
    let whole = right.to_string();
    texts.extend((0..whole.len()).step_by(37).map(|end| whole[..end].to_owned()));
    let places = [
        "/v",
        "/seq",
        "/id",
        "/expires",
        "/min_worker",
        "/rollback_of",
        "/mode",
        "/shell",
        "/languages",
        "/shell/url",
        "/shell/bytes",
        "/shell/sha256",
        "/shell/list",
        "/languages/0",
        "/languages/1/lang",
        "/languages/1/pages",
        "/languages/1/url",
        "/languages/2/bytes",
    ];
    for place in places {
        for guest in guests() {
            let mut changed = right.clone();
            if let Some(target) = changed.pointer_mut(place) {
                *target = guest;
            }
            texts.push(changed.to_string());
        }
        let mut without = right.clone();
        let (parent, key) = place.rsplit_once('/').unwrap_or_default();
        if let Some(Value::Object(object)) = without.pointer_mut(parent) {
            object.remove(key);
        }
        texts.push(without.to_string());
    }
    let mut doubled = right.clone();
    doubled["languages"][1]["lang"] = json!("en");
    texts.push(doubled.to_string());
    let mut more = right.clone();
    more["news"] = json!({ "deep": [1, 2, { "x": null }] });
    texts.push(more.to_string());
    texts.push(whole.replacen('{', "{\"__proto__\":{\"mode\":\"passthrough\"},\"constructor\":1,", 1));
    texts.push(format!("{whole}{}", " ".repeat(RELEASE_MOST)));
    let mut many = right.clone();
    many["languages"] = json!(vec![right["languages"][0].clone(); 65]);
    texts.push(many.to_string());
    texts
        .into_iter()
        .map(|text| Vector { of: "release", gives: or_why(believe::release(&text)), given: vec![json!(text)] })
        .collect()
}

fn lists() -> Vec<Vector> {
    let row = |path: &str| json!([path, "a".repeat(64), 100, "html"]);
    let right = json!([row("en/"), row("en/tip-1/"), row("en/help/")]);
    let mut texts = vec![String::new(), "{}".to_owned(), "[".to_owned(), "[]".to_owned(), right.to_string()];
    let paths = [
        "",
        "/",
        "en",
        "en/x.html",
        "en/a.b.c",
        "en/../",
        "en/./",
        "../",
        "//evil.example/",
        "https://evil.example/",
        "fa/",
        "EN/",
        "en//",
        "en/%2e%2e/",
        "en/a b/",
        "en/é/",
        "en/a?b/",
        "en/a#b/",
        "en/tip-1/",
        "en/__proto__/",
        "en/..html",
        "en/.html",
        "en/x.",
        "404.html",
        "css/site.0123456789abcdef.css",
    ];
    for path in paths {
        for guest in [0, 2] {
            let mut changed = right.clone();
            changed[guest][0] = json!(path);
            texts.push(changed.to_string());
        }
    }
    let long = format!("en/{}/", "a".repeat(196));
    texts.push(json!([row(&long), row(&format!("{}/", &long[..198]))]).to_string());
    for place in 0..4 {
        for guest in guests() {
            let mut changed = right.clone();
            changed[1][place] = guest;
            texts.push(changed.to_string());
        }
    }
    for kind in ["html", "css", "js", "wasm", "svg", "png", "json", "webmanifest", "exe", "HTML", "html "] {
        let mut changed = right.clone();
        changed[1][3] = json!(kind);
        texts.push(changed.to_string());
    }
    texts.push(json!([["en/", "a".repeat(64), 1]]).to_string());
    texts.push(json!([["en/", "a".repeat(64), 1, "html", 2]]).to_string());
    let heavy: Vec<Value> =
        (0..8).map(|page| json!([format!("en/p-{page}/"), "a".repeat(64), 307_200, "html"])).collect();
    texts.push(json!(heavy).to_string());
    texts.push(json!(heavy[..6]).to_string());
    let many: Vec<Value> = (0..2_001).map(|page| json!([format!("en/{page}/"), "a", 1, "html"])).collect();
    texts.push(json!(many).to_string());
    let mut vectors = Vec::new();
    for text in texts {
        for lang in [None, Some("en")] {
            let gives = or_why(believe::list(&text, lang));
            vectors.push(Vector { of: "list", given: vec![json!(text), value(lang)], gives });
        }
    }
    vectors
}

fn accepts() -> Vec<Vector> {
    let Ok(right) = believe::release(&right_release().to_string()) else { return Vec::new() };
    let mut vectors = Vec::new();
    let ids = ["0123456789abcdef", "fedcba9876543210"];
    for seq in [0, 6, 7, 8] {
        for id in ids {
            for rollback_of in [None, Some(ids[0]), Some(ids[1])] {
                for min_worker in [0, 1, 2] {
                    let new = Release {
                        seq,
                        id: id.to_owned(),
                        rollback_of: rollback_of.map(str::to_owned),
                        min_worker,
                        ..right.clone()
                    };
                    for current in [None, Some((ids[0], 7)), Some((ids[1], 6))] {
                        let here = current.map(|(id, seq)| json!({ "id": id, "seq": seq }));
                        vectors.push(Vector {
                            of: "accept",
                            gives: json!(believe::accept(&new, current, 1)),
                            given: vec![value(&new), value(here), json!(1)],
                        });
                    }
                }
            }
        }
    }
    vectors
}

fn steps() -> Vec<Vector> {
    let mut states = vec![
        State::Absent,
        State::Ready,
        State::Failed,
        State::Paused { why: Why::Network },
        State::Paused { why: Why::Space },
    ];
    for tries in 0..TRIES {
        states.extend([State::Listing { tries }, State::Checking { tries }]);
        states.extend([1, 2, 40].map(|missing| State::Filling { missing, tries }));
    }
    let mut events = vec![Event::Want, Event::Cut, Event::Full, Event::Bad, Event::Checked, Event::Forget];
    for missing in [0, 1, 2, 40] {
        events.extend([Event::Listed { missing }, Event::Stored { missing }, Event::Lost { missing }]);
    }
    let mut vectors = Vec::new();
    for state in &states {
        for event in &events {
            let (next, act) = step(state, *event);
            vectors.push(Vector { of: "step", given: vec![value(state), value(event)], gives: json!([next, act]) });
        }
    }
    vectors
}

fn decisions() -> Vec<Vector> {
    let map = |rows: &[(&str, &str)]| rows.iter().map(|(path, sha)| ((*path).to_owned(), (*sha).to_owned())).collect();
    let full = Kept {
        current: map(&[
            ("", "1"),
            ("en/", "2"),
            ("en/tip-1/", "3"),
            ("fa/", "4"),
            ("fa/lost/", "5"),
            ("css/site.22.css", "6"),
            ("404.html", "7"),
        ]),
        previous: map(&[("en/", "8"), ("en/old/", "9"), ("css/site.11.css", "10"), ("js/head.11.js", "11")]),
        languages: vec!["en".to_owned(), "fa".to_owned()],
        off: false,
    };
    let one = Kept { languages: vec!["fa".to_owned()], ..full.clone() };
    let off = Kept { off: true, ..full.clone() };
    let paths = [
        "",
        "index.html",
        "en",
        "en/",
        "en/index.html",
        "enindex.html",
        "en/tip-1",
        "en/tip-1/",
        "en/tip-1/index.html",
        "en/tip-1/x",
        "en/tipp/",
        "en/old/",
        "fa",
        "fa/",
        "fa/x",
        "so/",
        "so/tip-1/",
        "css/site.22.css",
        "css/site.11.css",
        "css/site.33.css",
        "js/head.11.js",
        "404.html",
        "release.json",
        "release.json/",
        "sw.js",
        "sw-off.js",
        "b/1.html",
        "b",
        "packs/en.1.pack",
        "erase/",
        "erase",
        "__proto__",
        "constructor",
        "toString/",
        "hasOwnProperty",
        "en/__proto__",
    ];
    let mut vectors = Vec::new();
    for kept in [&full, &one, &off, &Kept::default()] {
        for path in paths.iter().map(|path| Some((*path).to_owned())).chain([None]) {
            for method in ["GET", "HEAD", "POST"] {
                for opens in [true, false] {
                    let asked = Asked { method: method.to_owned(), opens, path: path.clone() };
                    let gives = value(decide(&asked, kept));
                    vectors.push(Vector { of: "decide", given: vec![value(&asked), value(kept)], gives });
                }
            }
        }
    }
    vectors
}

fn sweeps() -> Vec<Vector> {
    // A linear congruential generator: the rows are the same on every machine.
    let mut seed: u64 = 20_261_124;
    let mut draw = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut vectors = Vec::new();
    for _ in 0..1_000 {
        let mut names = |most: u64| -> Vec<String> { (0..draw(most)).map(|_| format!("{:02x}", draw(24))).collect() };
        let stored = names(20);
        let needed = vec![names(12), names(12)];
        vectors.push(Vector {
            of: "sweep",
            gives: value(sweep(&stored, &needed)),
            given: vec![value(&stored), value(&needed)],
        });
    }
    vectors
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_rule_has_vectors_and_every_refusal_stands_among_them() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut whys: BTreeMap<String, usize> = BTreeMap::new();
        for vector in vectors() {
            *counts.entry(vector.of).or_default() += 1;
            if let Some(why) = vector.gives.get("why").and_then(Value::as_str) {
                *whys.entry(why.to_owned()).or_default() += 1;
            }
        }
        println!("{counts:?} {whys:?}");
        for of in ["release", "list", "accept", "step", "decide", "sweep"] {
            assert!(counts.get(of).is_some_and(|count| *count >= 100), "{of}: {counts:?}");
        }
        for why in ["large", "json", "version", "shape", "double", "path", "type", "owner"] {
            assert!(whys.contains_key(why), "no vector is refused for {why}");
        }
    }
}
