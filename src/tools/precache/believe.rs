//! What of a `release.json` or a list may be believed. The reason of a refusal is one word, the same in Rust and in JavaScript.
//!
//! Nothing here reads further than it must: what is too long is refused before it is parsed, and only named fields are looked at,
//! so that `__proto__` and other guests have no effect.

use crate::model::release::{
    BODY_MOST, LIST_MOST, LanguagePack, Mode, PACK_MOST, Pack, RELEASE_MOST, ROWS_MOST, Release, Row, TYPES, VERSION,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Why something was not believed.
pub type Refusal = &'static str;

/// How many languages a release may have.
const LANGUAGES_MOST: usize = 64;
/// How many signs a path may have.
const PATH_MOST: usize = 200;
/// The largest whole number that JavaScript knows exactly.
const NUMBER_MOST: u64 = (1 << 53) - 1;

/// Reads `release.json`.
///
/// # Errors
/// `large`, `json`, `version`, `shape` or `double`.
pub fn release(text: &str) -> Result<Release, Refusal> {
    if text.len() > RELEASE_MOST {
        return Err("large");
    }
    let read: Value = serde_json::from_str(text).map_err(|_| "json")?;
    if read.get("v").and_then(Value::as_u64) != Some(VERSION) {
        return Err("version");
    }
    let read = read.as_object().ok_or("shape")?;
    let mode = match text_of(read, "mode")? {
        "normal" => Mode::Normal,
        "passthrough" => Mode::Passthrough,
        _ => return Err("shape"),
    };
    let rollback_of = match read.get("rollback_of") {
        Some(Value::Null) => None,
        Some(Value::String(id)) if is_hex(id, 16) => Some(id.clone()),
        _ => return Err("shape"),
    };
    let id = text_of(read, "id")?;
    if !is_hex(id, 16) {
        return Err("shape");
    }
    let rows = read.get("languages").and_then(Value::as_array).ok_or("shape")?;
    let believed = Release {
        v: VERSION,
        seq: number(read, "seq")?,
        id: id.to_owned(),
        expires: number(read, "expires")?,
        min_worker: number(read, "min_worker")?,
        rollback_of,
        mode,
        shell: read.get("shell").and_then(Value::as_object).ok_or("shape").and_then(pack)?,
        languages: rows.iter().map(language).collect::<Result<_, _>>()?,
    };
    if rows.len() > LANGUAGES_MOST {
        return Err("large");
    }
    let names: BTreeSet<&str> = believed.languages.iter().map(|language| language.lang.as_str()).collect();
    if names.len() < rows.len() { Err("double") } else { Ok(believed) }
}

/// Reads a list. `lang` is the language whose list it is; nothing for the shell.
///
/// # Errors
/// `large`, `json`, `shape`, `path`, `type`, `owner` or `double`.
pub fn list(text: &str, lang: Option<&str>) -> Result<Vec<Row>, Refusal> {
    if text.len() > LIST_MOST {
        return Err("large");
    }
    let read: Value = serde_json::from_str(text).map_err(|_| "json")?;
    let rows = read.as_array().ok_or("shape")?.iter().map(row).collect::<Result<Vec<Row>, _>>()?;
    if rows.len() > ROWS_MOST {
        return Err("large");
    }
    let mut paths = BTreeSet::new();
    let mut total = 0;
    for Row(path, _, length, kind) in &rows {
        if !is_path(path) {
            return Err("path");
        }
        if !TYPES.iter().any(|(name, _)| name == kind) {
            return Err("type");
        }
        if lang.is_some_and(|lang| !path.starts_with(&format!("{lang}/"))) {
            return Err("owner");
        }
        if !paths.insert(path) {
            return Err("double");
        }
        total += length;
        if total > PACK_MOST {
            return Err("large");
        }
    }
    Ok(rows)
}

/// What to do with a release that can be believed.
///
/// `take` it; `worker`: this worker is too old for it; `keep` what is there.
pub fn accept(new: &Release, current: Option<(&str, u64)>, worker: u64) -> &'static str {
    if new.min_worker > worker {
        return "worker";
    }
    match current {
        None => "take",
        Some((id, _)) if id == new.id => "keep",
        Some((id, _)) if new.rollback_of.as_deref() == Some(id) => "take",
        Some((_, seq)) if new.seq > seq => "take",
        Some(_) => "keep",
    }
}

fn language(read: &Value) -> Result<LanguagePack, Refusal> {
    let read = read.as_object().ok_or("shape")?;
    let lang = text_of(read, "lang")?;
    if !is_language(lang) {
        return Err("shape");
    }
    Ok(LanguagePack { lang: lang.to_owned(), pages: number(read, "pages")?, pack: pack(read)? })
}

fn row(read: &Value) -> Result<Row, Refusal> {
    let Some([Value::String(path), Value::String(sha256), length, Value::String(kind)]) =
        read.as_array().map(Vec::as_slice)
    else {
        return Err("shape");
    };
    let length = length.as_u64().filter(|length| *length <= BODY_MOST).ok_or("shape")?;
    if !is_hex(sha256, 64) {
        return Err("shape");
    }
    Ok(Row(path.clone(), sha256.clone(), length, kind.clone()))
}

fn pack(read: &Map<String, Value>) -> Result<Pack, Refusal> {
    let url = text_of(read, "url")?;
    let (sha256, list) = (text_of(read, "sha256")?, text_of(read, "list")?);
    let bytes = number(read, "bytes")?;
    if !is_pack_url(url) || !is_hex(sha256, 64) || !is_hex(list, 64) || bytes == 0 || bytes > PACK_MOST {
        return Err("shape");
    }
    Ok(Pack { url: url.to_owned(), bytes, sha256: sha256.to_owned(), list: list.to_owned() })
}

fn number(read: &Map<String, Value>, key: &str) -> Result<u64, Refusal> {
    read.get(key).and_then(Value::as_u64).filter(|number| *number <= NUMBER_MOST).ok_or("shape")
}

fn text_of<'a>(read: &'a Map<String, Value>, key: &str) -> Result<&'a str, Refusal> {
    read.get(key).and_then(Value::as_str).ok_or("shape")
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
}

/// `en`, `ckb`, `zh-hans`.
fn is_language(text: &str) -> bool {
    let is_word = |word: &str, least: usize, most: usize| {
        (least..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    match text.split_once('-') {
        Some((code, script)) => is_word(code, 2, 3) && is_word(script, 2, 8),
        None => is_word(text, 2, 3),
    }
}

/// `packs/<name>.<16 signs>.pack`.
fn is_pack_url(text: &str) -> bool {
    let name = text.strip_prefix("packs/").and_then(|rest| rest.strip_suffix(".pack"));
    name.and_then(|name| name.split_once('.')).is_some_and(|(name, mark)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && is_hex(mark, 16)
    })
}

/// Folders of small letters, digits and hyphens, and perhaps a file with dots inside its name; never out of the scope.
fn is_path(path: &str) -> bool {
    if path.len() > PATH_MOST {
        return false;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or_default();
    let is_plain = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
    };
    parts.iter().all(|folder| !folder.is_empty() && is_plain(folder))
        && (file.is_empty() || (file.contains('.') && file.split('.').all(|part| !part.is_empty() && is_plain(part))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_scope() {
        for path in ["", "en/", "en/tip-1/", "404.html", "css/site.0123456789abcdef.css", "wasm/app_bg.00.wasm"] {
            assert!(is_path(path), "{path}");
        }
        for path in
            ["/", "//x", "../x.html", "en/../", "en//", "en", "EN/", "a b/", ".html", "a..b", "en/%2e%2e/", "x:y/"]
        {
            assert!(!is_path(path), "{path}");
        }
    }

    #[test]
    fn a_release_is_taken_when_it_is_newer_or_takes_back_what_is_there() {
        let release = |seq, rollback_of: Option<&str>, min_worker| Release {
            v: 1,
            seq,
            id: "b".repeat(16),
            expires: 0,
            min_worker,
            rollback_of: rollback_of.map(str::to_owned),
            mode: Mode::Normal,
            shell: Pack { url: String::new(), bytes: 1, sha256: String::new(), list: String::new() },
            languages: Vec::new(),
        };
        let here = Some(("aaaaaaaaaaaaaaaa", 5));
        assert_eq!(accept(&release(6, None, 1), here, 1), "take");
        assert_eq!(accept(&release(5, None, 1), here, 1), "keep");
        assert_eq!(accept(&release(4, Some("aaaaaaaaaaaaaaaa"), 1), here, 1), "take");
        assert_eq!(accept(&release(4, Some("cccccccccccccccc"), 1), here, 1), "keep");
        assert_eq!(accept(&release(6, None, 2), here, 1), "worker");
        assert_eq!(accept(&release(0, None, 1), None, 1), "take");
    }
}
