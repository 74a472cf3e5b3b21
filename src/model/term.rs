//! A word that is explained where it first stands. One table of `locales/<lang>/terms.toml`.

use serde::Deserialize;

/// One explained term in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word itself.
    pub name: String,
    /// What it means, in one or two plain sentences.
    pub meaning: String,
    /// In a translation: the fingerprint of the English it was made from.
    pub english: Option<String>,
}
