//! The name of a page in an address: the same in every language, so that a language link is the same path.

use serde::{Deserialize, Deserializer, de};

/// Small letters, digits and single hyphens, 1 to 40 signs: `tip-3`, `privacy`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug, or says what a slug looks like.
    ///
    /// # Errors
    /// When `text` is empty, too long, or has anything but small letters, digits and single hyphens in it.
    pub fn new(text: &str) -> Result<Self, String> {
        let right = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.len() <= 40 && text.split('-').all(right) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("`{text}` is not a name of small letters, digits and single hyphens"))
        }
    }

    /// The slug as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn a_slug_cannot_leave_its_folder() {
        for text in ["", "..", "a/b", "A", "a--b", "-a", "a-", "_a", "ä", &"a".repeat(41)] {
            assert!(Slug::new(text).is_err(), "{text} was taken");
        }
        for text in ["tip-3", "zh-hans", "404"] {
            assert!(Slug::new(text).is_ok(), "{text} was refused");
        }
    }
}
