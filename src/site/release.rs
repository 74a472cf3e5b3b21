//! From the files of the site to what a phone can keep: bodies by their SHA-256, lists, packs, `release.json` and the worker.
//!
//! `model::release` has the shapes. What every page needs is the shell; what stands below a language's folder is its pack.

use super::assets::Shipped;
use super::fingerprint::sha256;
use crate::model::day::Day;
use crate::model::headers::security_headers;
use crate::model::language::Language;
use crate::model::release::{BODY_MOST, LanguagePack, Mode, PACK_MOST, Pack, Release, Row, TYPES, VERSION, WORKER};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// `data/release.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseData {
    /// Grows with each release.
    pub seq: u64,
    /// The day after which the words are too old to trust.
    pub expires: Day,
    /// The oldest worker that can read it.
    pub min_worker: u64,
    /// The release that this one takes back.
    pub rollback_of: Option<String>,
    /// Whether the worker answers.
    pub mode: Mode,
}

/// The worker and what is filled into it.
#[derive(Clone, Debug)]
pub struct WorkerText {
    /// `public/sw.js`.
    pub worker: String,
    /// `public/sw-off.js`.
    pub off: String,
    /// What is said, in every language, where neither the phone nor the network has the page.
    pub broken: String,
}

/// Everything that makes `files` a release, to be written beside them.
///
/// # Errors
/// A sentence for each file that cannot be kept on a phone.
pub fn release(
    files: &[Shipped],
    languages: &[Language],
    data: &ReleaseData,
    worker: &WorkerText,
) -> Result<Vec<Shipped>, Vec<String>> {
    let mut problems = Vec::new();
    let mut bodies: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut packs = Vec::new();
    let of = |file: &Shipped| languages.iter().find(|language| file.path.starts_with(&format!("{}/", language.code)));
    let shell: Vec<&Shipped> = files.iter().filter(|file| of(file).is_none()).collect();
    let shell = pack("shell", &shell, &mut bodies, &mut packs, &mut problems);
    let mut rows = Vec::new();
    for language in languages {
        let code = language.code.as_str();
        let own: Vec<&Shipped> =
            files.iter().filter(|file| of(file).is_some_and(|found| found.code == language.code)).collect();
        let pages = own.len() as u64;
        let pack = pack(code, &own, &mut bodies, &mut packs, &mut problems);
        rows.push(LanguagePack { lang: code.to_owned(), pages, pack });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let lists: String = rows.iter().map(|row| row.pack.list.as_str()).chain([shell.list.as_str()]).collect();
    // A release that only sets the worker aside must not look like the one that is there.
    let mut id = sha256(format!("{lists}{}", json!(data.mode)).as_bytes());
    id.truncate(16);
    let release = Release {
        v: VERSION,
        seq: data.seq,
        id,
        expires: data.expires.seconds(),
        min_worker: data.min_worker,
        rollback_of: data.rollback_of.clone(),
        mode: data.mode,
        shell,
        languages: rows,
    };
    let mut made: Vec<Shipped> =
        bodies.into_iter().map(|(name, bytes)| Shipped { path: format!("b/{name}"), bytes }).collect();
    made.extend(packs);
    made.push(text("release.json", json!(release).to_string()));
    made.push(text("sw.js", filled(worker)));
    made.push(text("sw-off.js", worker.off.clone()));
    Ok(made)
}

fn text(path: &str, text: String) -> Shipped {
    Shipped { path: path.to_owned(), bytes: text.into_bytes() }
}

/// One pack: its bodies and its list go to `bodies`, the pack itself to `packs`.
fn pack(
    name: &str,
    files: &[&Shipped],
    bodies: &mut BTreeMap<String, Vec<u8>>,
    packs: &mut Vec<Shipped>,
    problems: &mut Vec<String>,
) -> Pack {
    let mut rows = Vec::new();
    let mut inside = Vec::new();
    for file in files {
        let kind = file.path.rsplit('.').next().unwrap_or_default();
        if !TYPES.iter().any(|(known, _)| *known == kind) {
            problems.push(format!("{} is of a type that the worker does not know", file.path));
        }
        if file.bytes.len() as u64 > BODY_MOST {
            problems.push(format!("{} has {} bytes, more than {BODY_MOST}", file.path, file.bytes.len()));
        }
        let hash = sha256(&file.bytes);
        // A page is kept under the address that people open.
        let path = file.path.strip_suffix("index.html").unwrap_or(&file.path);
        rows.push(Row(path.to_owned(), hash.clone(), file.bytes.len() as u64, kind.to_owned()));
        inside.extend_from_slice(&file.bytes);
        bodies.insert(format!("{hash}.{kind}"), file.bytes.clone());
    }
    let list = json!(rows).to_string();
    let list_hash = sha256(list.as_bytes());
    bodies.insert(format!("{list_hash}.json"), list.clone().into_bytes());
    if inside.len() as u64 > PACK_MOST {
        problems.push(format!("the pack {name} unpacks to {} bytes, more than {PACK_MOST}", inside.len()));
    }
    let wire = super::pack::pack(&list, &inside);
    let hash = sha256(&wire);
    let url = format!("packs/{name}.{}.pack", &hash[..16]);
    let bytes = wire.len() as u64;
    packs.push(Shipped { path: url.clone(), bytes: wire });
    Pack { url, bytes, sha256: hash, list: list_hash }
}

/// The worker with its types, headers and last words.
fn filled(worker: &WorkerText) -> String {
    let mut types: BTreeMap<&str, &str> = TYPES.into();
    types.insert("text", "text/plain; charset=utf-8");
    let text = super::assets::lean_js(&worker.worker);
    text.replace("'build:types'", &json!(types).to_string())
        .replace("'build:headers'", &json!(security_headers()).to_string())
        .replace("'build:broken'", &json!(worker.broken).to_string())
}

/// The version of the worker as it stands in its text, which must be [`WORKER`].
pub fn worker_version(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("const WORKER = "))?;
    line.trim_end_matches(';').parse().ok().filter(|version| *version == WORKER)
}
