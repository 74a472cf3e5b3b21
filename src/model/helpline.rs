//! Who can be called: `data/helplines.toml` has what is the same in every language, `locales/<lang>/helplines.toml` the words.

use super::day::Day;
use super::source::Known;
use serde::Deserialize;

/// One row of `data/helplines.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// What `{ref:phone.id}` and `helpline:id` name.
    pub id: String,
    /// Its own name, which is not translated.
    pub name: String,
    /// Where in the United Kingdom it helps.
    pub nations: Vec<Nation>,
    /// The number as it is written, with spaces: `0808 8010 503`.
    pub phone: Option<String>,
    /// A number for text messages.
    pub text: Option<String>,
    /// When somebody answers.
    pub hours: Hours,
    /// What a call costs.
    pub cost: Cost,
    /// Whether an interpreter can join the call.
    pub interpreters: Interpreters,
    /// Its own page.
    pub web: String,
    /// How the number is known.
    pub known: Known,
    /// The id of the source in which the number was seen.
    pub source: String,
    /// The day the number was last compared with its source.
    pub checked_on: Day,
}

/// The number without spaces, for a `tel:` or `sms:` link.
pub fn dial(number: &str) -> String {
    number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
}

/// A nation of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// All four, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::England, Self::Scotland, Self::Wales, Self::NorthernIreland];

    /// The name as it stands in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::England => "england",
            Self::Scotland => "scotland",
            Self::Wales => "wales",
            Self::NorthernIreland => "northern-ireland",
        }
    }
}

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Hours {
    /// `"always"` or `"unknown"`.
    Word(HoursWord),
    /// Times of the week.
    Times(Vec<Opening>),
}

/// Hours that are one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoursWord {
    /// Day and night, each day.
    Always,
    /// Not seen in a source: the page says to look.
    Unknown,
}

/// One stretch of the week.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Which days.
    pub days: Days,
    /// `09:00`, in UK time.
    pub from: String,
    /// `17:00`, in UK time.
    pub to: String,
}

/// Days of the week that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Days {
    /// Monday to Friday.
    MonFri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
    /// Saturday and Sunday.
    SatSun,
}

/// What a call costs from a UK phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cost {
    /// Nothing.
    Free,
    /// As a call to an ordinary number, inside most bundles.
    Normal,
}

/// Whether an interpreter can join the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interpreters {
    /// It says so itself.
    Yes,
    /// When asked for.
    OnRequest,
    /// Not seen in a source.
    Unknown,
}

/// One table of `locales/<lang>/helplines.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelplineWords {
    /// What it helps with, in one sentence.
    pub purpose: String,
    /// What to know before the call.
    pub note: Option<String>,
    /// In a translation: the fingerprint of the English it was made from.
    pub english: Option<String>,
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_to_dial_has_no_spaces() {
        assert_eq!(super::dial("0808 8010 503"), "08088010503");
        assert_eq!(super::dial("+44 20 7946 0000"), "+442079460000");
    }
}
