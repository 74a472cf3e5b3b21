//! The languages of the app: `locales/languages.toml` is the only list of them.

use super::slug::Slug;
use serde::Deserialize;

/// One row of `locales/languages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The code in addresses and in `<html lang>`, small letters: `fa`, `zh-hans`.
    pub code: Slug,
    /// Its name in itself: `فارسی`.
    pub name: String,
    /// Its name in English, for volunteers.
    pub english_name: String,
    /// How its lines run.
    pub direction: Direction,
    /// Its script, which decides line height and what counts as foreign in it.
    pub script: Script,
    /// How the words came into this language.
    pub translated: Translated,
}

/// How lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Scripts of the planned languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// English, Somali, Kurmanji, Albanian, Turkish, Vietnamese, Spanish, French, Portuguese, Polish, Romanian.
    Latin,
    /// Arabic, Persian, Dari, Pashto, Urdu, Sorani.
    Arabic,
    /// Tigrinya, Amharic.
    Ethiopic,
    /// Ukrainian, Russian.
    Cyrillic,
    /// Hindi.
    Devanagari,
    /// Bengali.
    Bengali,
    /// Punjabi.
    Gurmukhi,
    /// Tamil.
    Tamil,
    /// Chinese.
    Han,
}

impl Script {
    /// The value of `data-script` on `<html>`, which the style sheet sets line heights by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Arabic => "arabic",
            Self::Ethiopic => "ethiopic",
            Self::Cyrillic => "cyrillic",
            Self::Devanagari => "devanagari",
            Self::Bengali => "bengali",
            Self::Gurmukhi => "gurmukhi",
            Self::Tamil => "tamil",
            Self::Han => "han",
        }
    }
}

/// How the words came into a language; every page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Translated {
    /// The language the app is written in. Exactly one language has it.
    Source,
    /// By machine; no native speaker has read it yet.
    Machine,
    /// A native speaker has read it.
    Read,
}
