//! Text size and colours: what the reader chose, and the one record of it that may stand in localStorage.
//!
//! `public/js/head.js` reads the same record before the first paint, so the shape is a contract of two languages:
//! key `display`, value `{"text":"large","theme":"dark"}`. Anything else there is ignored, and overwritten at the next choice.
//! Both values come from short closed lists, because in Chromium the bytes of localStorage survive an erase:
//! nothing here may say who reads or what.

use serde::{Deserialize, Serialize};

/// The key in localStorage.
pub const STORAGE_KEY: &str = "display";

/// How large the text is, as a share of what the browser is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextSize {
    /// 100 %.
    #[default]
    Normal,
    /// 125 %.
    Large,
    /// 150 %.
    Larger,
    /// 200 %.
    Largest,
}

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the phone is set.
    #[default]
    Phone,
    /// Dark ink on paper.
    Light,
    /// Light ink on a dark page.
    Dark,
    /// Black, white and strong borders.
    Contrast,
}

/// The record in localStorage. Absent means: nothing was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Display {
    /// How large the text is.
    pub text: TextSize,
    /// Which colours the page has.
    pub theme: Theme,
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Large, Self::Larger, Self::Largest];

    /// The value in the record and in `<html data-text>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }
}

impl Theme {
    /// Every theme, the phone's own first.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Light, Self::Dark, Self::Contrast];

    /// The value in the record and in `<html data-theme>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

#[cfg(all(test, feature = "content"))]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_written_with_the_names_that_the_head_script_reads() {
        for text in TextSize::ALL {
            for theme in Theme::ALL {
                let written = serde_json::to_string(&Display { text, theme }).expect("a record");
                let expected = format!(r#"{{"text":"{}","theme":"{}"}}"#, text.name(), theme.name());
                assert_eq!(written, expected);
            }
        }
    }

    #[test]
    fn a_record_of_another_release_is_read_as_far_as_it_is_known() {
        let read: Display = serde_json::from_str(r#"{"theme":"dark","voice":"off"}"#).expect("a record");
        assert_eq!(read, Display { text: TextSize::Normal, theme: Theme::Dark });
        assert!(serde_json::from_str::<Display>(r#"{"theme":"pink"}"#).is_err());
    }
}
