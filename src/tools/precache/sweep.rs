//! What may be deleted: every body that no release which is still needed names.

use std::collections::BTreeSet;

/// The bodies of `stored` that none of `needed` names, in order. Each of `needed` is the SHA-256 of a list and of its bodies.
pub fn sweep(stored: &[String], needed: &[Vec<String>]) -> Vec<String> {
    let named: BTreeSet<&String> = needed.iter().flatten().collect();
    let mut unnamed: Vec<String> = stored.iter().filter(|body| !named.contains(body)).cloned().collect();
    unnamed.sort();
    unnamed.dedup();
    unnamed
}

#[cfg(test)]
mod tests {
    use super::sweep;

    fn names(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_body_that_any_release_names_stays() {
        let needed = [names("list-1 a b"), names("list-2 b c")];
        assert_eq!(sweep(&names("a b c d list-1 list-2 list-0"), &needed), names("d list-0"));
    }

    #[test]
    fn nothing_is_deleted_of_what_is_needed() {
        let needed = [names("a b c")];
        assert_eq!(sweep(&names("a b c"), &needed), names(""));
    }
}
