//! A day in the words of a language: Gregorian calendar and digits 0–9, so that it reads the same on paper and on screen.

use crate::model::day::Day;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale_core::Locale;

/// `24 November 2026` in English. A day that no calendar has is shown as it is written in the data.
pub fn in_words(day: Day, language: &str) -> String {
    written(day, language).unwrap_or_else(|| day.to_string())
}

fn written(day: Day, language: &str) -> Option<String> {
    // The British order of day and month, for a British app.
    let region = if language == "en" { "en-GB" } else { language };
    let locale: Locale = format!("{region}-u-nu-latn").parse().ok()?;
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(locale.into(), YMD::long()).ok()?;
    let date = Date::try_new_gregorian(i32::from(day.year), day.month, day.day).ok()?;
    Some(formatter.format(&date).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_gregorian_and_has_latin_digits_in_every_language() {
        let day = Day { year: 2018, month: 11, day: 9 };
        assert_eq!(in_words(day, "en"), "9 November 2018");
        for language in ["ar", "fa", "prs", "ps", "ur", "ckb", "ti", "am", "bn", "hi", "zh-hans"] {
            let words = in_words(day, language);
            assert!(words.contains("2018") && words.contains('9'), "{language}: {words}");
        }
    }
}
