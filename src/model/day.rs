//! A day of the Gregorian calendar, as it stands in a TOML file. It has no zone and no clock.

use serde::{Deserialize, Deserializer, de};

/// A day, ordered by time. It was valid when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Years of the common era, such as 2026.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Day {
    /// ISO 8601, as `<time datetime>` wants it: `2026-11-24`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml_datetime::Datetime::deserialize(deserializer)?;
        match (written.date, written.time, written.offset) {
            (Some(date), None, None) => Ok(Self { year: date.year, month: date.month, day: date.day }),
            _ => Err(de::Error::custom("expected a day without a time, such as 2026-11-24")),
        }
    }
}
