//! The worker decides as the rules in Rust do.
//!
//! What may be believed, what is fetched, kept, shown and deleted is written twice: in `src/tools/precache`, where it is
//! tested, and in the worker that ships. Thousands of questions must have the same answer.

use std::collections::BTreeMap;
use std::fs;

use browser::{Outcome, Reader, Site, nothing};
use digital_sanctuary::tools::precache::vectors::vectors;
use serde_json::json;

/// How many vectors go to the browser at once: some of them are long.
const AT_ONCE: usize = 250;

#[test]
fn the_worker_gives_what_the_rules_give() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let worker = fs::read_to_string(site.root().join("sw.js"))?;
    let vectors = vectors();
    let mut found: Vec<String> = Vec::new();
    // The policy of the site's own pages lets no text become a script.
    reader.go("about:blank")?;
    for some in vectors.chunks(AT_ONCE) {
        let wrong: Vec<String> =
            reader.eval_with(include_str!("../../probes/rules.js"), vec![json!(worker), json!(some)])?;
        found.extend(wrong);
    }
    nothing("rules of the worker that are not those of Rust", &found)?;

    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for vector in &vectors {
        *often.entry(vector.of).or_default() += 1;
    }
    assert_eq!(often.keys().copied().collect::<Vec<_>>(), ["accept", "decide", "list", "release", "step", "sweep"]);
    assert!(often.values().all(|times| *times >= 100) && vectors.len() >= 3000, "{often:?}");
    reader.assert_quiet()
}
