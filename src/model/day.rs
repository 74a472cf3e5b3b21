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

impl Day {
    /// Seconds from the first moment of 1970 to the first moment of this day, in universal time; 0 for a day before.
    ///
    /// Days are counted from a March, so that the leap day is the last of a year:
    /// <https://howardhinnant.github.io/date_algorithms.html#days_from_civil>.
    pub fn seconds(self) -> u64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        u64::try_from(days * 86_400).unwrap_or(0)
    }

    /// The day, in universal time, on which so many seconds of Unix time had passed.
    ///
    /// The other way round from [`Day::seconds`], by the same author: <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
    pub fn of_seconds(seconds: u64) -> Self {
        let days = seconds / 86_400 + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        Self {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: u8::try_from(month).unwrap_or(12),
            day: u8::try_from(day).unwrap_or(31),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn every_day_comes_back_from_its_seconds() {
        for day in 0..40_000 {
            let seconds = day * 86_400 + day % 86_400;
            assert_eq!(Day::of_seconds(seconds).seconds(), day * 86_400);
        }
    }

    #[test]
    fn seconds_are_those_of_unix_time() {
        let seconds = |year, month, day| Day { year, month, day }.seconds();
        assert_eq!(seconds(1970, 1, 1), 0);
        assert_eq!(seconds(2000, 3, 1), 951_868_800);
        assert_eq!(seconds(2024, 2, 29), 1_709_164_800);
        assert_eq!(seconds(2026, 11, 24), 1_795_478_400);
    }
}
