//! A value that no translation may change: a date, money, a number, a law, a name. One row of `data/facts.toml`.

use super::day::Day;
use serde::Deserialize;

/// One row of `data/facts.toml`. Every field but the source must be there, so a mistyped one is missed (serde cannot refuse unknown ones beside `flatten`).
#[derive(Clone, Debug, Deserialize)]
pub struct Fact {
    /// What `{ref:fact.…}` names.
    pub id: String,
    /// The id of the source that carries it; a phrase has none.
    #[serde(default)]
    pub source: Option<String>,
    /// The value and how it is shown.
    #[serde(flatten)]
    pub value: FactValue,
}

/// The value, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum FactValue {
    /// Shown in the reader's language, Gregorian, digits 0–9.
    Date(Day),
    /// Shown as it stands, left to right: `£500`.
    Money(String),
    /// Shown as it stands, left to right: `66%`.
    Number(String),
    /// A reference to a law, shown as it stands and marked as English.
    Law(String),
    /// A name, shown as it stands and marked as English.
    Name(String),
    /// Words to say or write in English, whatever the reader's language: shown as a quotation and marked as English.
    Phrase(String),
}
