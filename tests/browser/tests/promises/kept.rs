//! What the phone keeps, what the line at the end of a page says of it, and what a script of a page can do to it.

use std::fs;

use browser::{Outcome, Problem, Reader, Site};
use serde::Deserialize;
use serde_json::{Value, json};

/// What stands in the cache of bodies.
#[derive(Debug, Deserialize)]
pub struct Bodies {
    /// The SHA-256 by which they are named.
    pub names: Vec<String>,
    /// Those that have another.
    pub wrong: Vec<String>,
}

/// Reads and hashes everything that is kept.
pub fn bodies(reader: &Reader) -> Outcome<Bodies> {
    reader.eval_async(include_str!("../../probes/bodies.js"))
}

/// A reader of a page of `lang` whose phone has kept that language just now.
pub fn kept(site: &Site, lang: &str) -> Outcome<Reader> {
    let reader = Reader::with_worker(site)?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "ready")?;
    Ok(reader)
}

/// Waits until the line at the end of the page says this.
pub fn wait_for_line(reader: &Reader, name: &str) -> Outcome {
    reader
        .wait_until(
            &format!("the line says `{name}`"),
            &format!(
                "return document.querySelector('.ready').checkVisibility()
                    && [...document.querySelectorAll('.ready [data-say]')]
                        .every((part) => part.checkVisibility() === (part.dataset.say === '{name}'))"
            ),
        )
        .map_err(|problem| problem.at(&format!("the line says {:?}", line(reader))))
}

/// What the line says now; `hidden` where it says nothing.
pub fn line(reader: &Reader) -> Outcome<String> {
    reader.eval(
        "const said = [...document.querySelectorAll('.ready [data-say]')].filter((part) => part.checkVisibility());
        return said.map(({ dataset }) => dataset.say).join(' ') || 'hidden'",
    )
}

/// Sends the worker a message as `update.js` does, and gives its last word.
pub fn ask(reader: &Reader, message: &Value) -> Outcome<Value> {
    reader.eval_async(&format!(
        "const {{ active }} = await navigator.serviceWorker.ready;
        return await new Promise((done) => {{
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = ({{ data }}) => {{ if (data.t === 'status') done(data); }};
            active.postMessage({message}, [port2]);
        }})"
    ))
}

/// Sends the worker a message, and does not wait for its last word, which `answered` gives.
pub fn send(reader: &Reader, message: &Value) -> Outcome {
    reader.eval_async(&format!(
        "const {{ active }} = await navigator.serviceWorker.ready;
        window.answered = new Promise((done) => {{
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = ({{ data }}) => {{ if (data.t === 'status') done(data); }};
            active.postMessage({message}, [port2]);
        }})"
    ))
}

/// The last word of the worker to what was sent.
pub fn answered(reader: &Reader) -> Outcome<Value> {
    reader.eval_async("return await window.answered")
}

/// What a status says of a language: when it was kept (0: forgotten, nothing: never), and how much of it is missing.
pub fn of_language(status: &Value, lang: &str) -> Value {
    let languages = status["languages"].as_array().into_iter().flatten();
    let found = languages.into_iter().find(|language| language["lang"] == lang);
    found.cloned().unwrap_or_default()
}

/// Waits until the host was asked for something whose path in the site begins so.
pub fn wait_for_request(reader: &Reader, begins: &str) -> Outcome {
    let path = reader.host.path(begins);
    let is_asked = || reader.host.log().iter().any(|request| request.path.starts_with(&path));
    reader.wait_for(&format!("{begins}… is asked for"), is_asked)
}

/// Ends the worker, as a phone does that needs its memory. What wakes it next finds what is on the disk.
pub fn end_worker(reader: &Reader) -> Outcome {
    reader.devtools("ServiceWorker.enable", json!({}))?;
    reader.devtools("ServiceWorker.stopAllWorkers", json!({}))?;
    let is_worker = |target: &Value| target["type"] == "service_worker";
    reader.wait_for("the worker has ended", || {
        let targets = reader.devtools("Target.getTargets", json!({})).unwrap_or_default();
        targets["targetInfos"].as_array().is_some_and(|all| !all.iter().any(is_worker))
    })
}

/// Changes the text of a slot of the worker's record, which is a mark, a new line and JSON. `change` is a function of
/// JavaScript. A slot that is not there stays so.
pub fn change_slot(reader: &Reader, number: u8, change: &str) -> Outcome {
    let path = reader.host.path("");
    reader.eval_async(&format!(
        "const cache = await caches.open('sanctuary {path} control');
        const key = `${{location.origin}}{path}control/{number}`;
        const found = await cache.match(key);
        const change = {change};
        if (found) await cache.put(key, new Response(await change(await found.text())))"
    ))
}

/// The number of the slot that counts.
pub fn newest_slot(reader: &Reader) -> Outcome<u8> {
    let path = reader.host.path("");
    reader.eval_async(&format!(
        "const cache = await caches.open('sanctuary {path} control');
        const gen = async (number) => {{
            const found = await cache.match(`${{location.origin}}{path}control/${{number}}`);
            return found ? JSON.parse((await found.text()).slice(65)).gen : 0;
        }};
        return await gen(1) > await gen(0) ? 1 : 0"
    ))
}

/// From now on the worker looked for a new release longer than a day ago.
pub fn let_days_pass(reader: &Reader) -> Outcome {
    for number in [0, 1] {
        change_slot(
            reader,
            number,
            "async (text) => {
                const record = JSON.stringify({ ...JSON.parse(text.slice(65)), checked: 0 });
                const bytes = new TextEncoder().encode(record);
                const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
                    .map((byte) => byte.toString(16).padStart(2, '0')).join('');
                return `${hash}\n${record}`;
            }",
        )?;
    }
    end_worker(reader)
}

/// Asks the worker to look for a new release now.
pub fn check(reader: &Reader) -> Outcome<Value> {
    ask(reader, &json!({ "t": "check" }))
}

/// Puts other bytes under the name of a body, as a script of a page could.
pub fn alter(reader: &Reader, sha256: &str) -> Outcome {
    in_bodies(
        reader,
        &format!(
            "await cache.put(key('{sha256}'), new Response('<!doctype html><h1>altered</h1><main>altered</main>'))"
        ),
    )
}

/// Deletes a body.
pub fn delete(reader: &Reader, sha256: &str) -> Outcome {
    in_bodies(reader, &format!("if (!await cache.delete(key('{sha256}'))) throw new Error('was not there')"))
}

fn in_bodies(reader: &Reader, does: &str) -> Outcome {
    let path = reader.host.path("");
    reader.eval_async(&format!(
        "const cache = await caches.open('sanctuary {path} bodies');
        const key = (sha256) => `${{location.origin}}{path}b/${{sha256}}`;
        {does}"
    ))
}

/// How much the site may keep from now on, in bytes more than it keeps already; nothing for as much as it wants.
pub fn allow_space(reader: &Reader, more: Option<u64>) -> Outcome {
    let mut parameters = json!({ "origin": reader.host.origin() });
    if let Some(more) = more {
        let usage: u64 = reader.eval_async("return (await navigator.storage.estimate()).usage")?;
        parameters["quotaSize"] = json!(usage + more);
    }
    reader.devtools("Storage.overrideQuotaForOrigin", parameters).map(drop)
}

/// Deletes every cache, as a phone does that needs its space.
pub fn delete_all(reader: &Reader) -> Outcome {
    reader.eval_async("for (const name of await caches.keys()) await caches.delete(name)")
}

/// The paths and the SHA-256 of everything in a list of the release: that of a language, or with `shell` that of every page.
pub fn listed(site: &Site, of: &str) -> Outcome<Vec<(String, String)>> {
    let read =
        |path: &str| -> Outcome<Value> { Ok(serde_json::from_str(&fs::read_to_string(site.root().join(path))?)?) };
    let release = read("release.json")?;
    let pack = match of {
        "shell" => &release["shell"],
        lang => release["languages"]
            .as_array()
            .and_then(|packs| packs.iter().find(|pack| pack["lang"] == lang))
            .ok_or_else(|| Problem::new(format!("the release has no language {lang}")))?,
    };
    let rows: Vec<(String, String, u64, String)> =
        serde_json::from_value(read(&format!("b/{}.json", pack["list"].as_str().unwrap_or_default()))?)?;
    Ok(rows.into_iter().map(|(path, sha256, ..)| (path, sha256)).collect())
}

/// The SHA-256 of the page at this path.
pub fn body_of(site: &Site, path: &str) -> Outcome<String> {
    let lang = path.split('/').next().unwrap_or_default();
    let found = listed(site, lang)?.into_iter().find(|(listed, _)| listed == path);
    found.map(|(_, sha256)| sha256).ok_or_else(|| Problem::new("is not listed").at(path))
}

/// A language that is read from right to left, and another one.
pub fn two_languages(site: &Site) -> Outcome<(String, String)> {
    let rtl = site.languages.iter().find(|language| language.is_rtl);
    let other = site.languages.iter().find(|language| !language.is_rtl);
    match (rtl, other) {
        (Some(rtl), Some(other)) => Ok((rtl.code.clone(), other.code.clone())),
        _ => Err(Problem::new("the site has not both directions")),
    }
}

/// What the page says, without the parts that differ with what a browser can do.
pub fn words(reader: &Reader) -> Outcome<String> {
    reader.eval(include_str!("../../probes/words.js"))
}

/// The bytes that the page's own address gives are those of its file.
pub fn assert_is_its_file(reader: &Reader, site: &Site, path: &str) -> Outcome {
    let there: String = reader.eval("return location.href")?;
    assert_eq!(there, reader.host.url(path));
    let bytes: String = reader.eval_async("return await (await fetch(location.href)).text()")?;
    assert!(bytes == site.page(path)?.html, "/{path} is not its file but {bytes:.200}");
    Ok(())
}

/// Everything of these lists is there, and right.
pub fn assert_all_is_kept(reader: &Reader, site: &Site, lists: &[&str]) -> Outcome {
    let now = bodies(reader)?;
    assert_eq!(now.wrong, [""; 0]);
    for list in lists {
        let missing = listed(site, list)?.into_iter().filter(|(_, body)| !now.names.contains(body));
        assert_eq!(missing.collect::<Vec<_>>(), [], "of {list}");
    }
    Ok(())
}
