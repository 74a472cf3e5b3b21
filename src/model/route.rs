//! What goes between a holder of data and the Home Office: `data/routes.toml` has what is the same in every language,
//! `locales/<lang>/routes.toml` the words.
//!
//! A holder is a guide of the kind `holder`, named `holder-<id>`.

use super::day::Day;
use super::helpline::Nation;
use serde::Deserialize;

/// What the name of a holder's guide begins with.
pub const HOLDER: &str = "holder-";

/// One row of `data/routes.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The table in `locales/<lang>/routes.toml`.
    pub id: String,
    /// Whose route it is: `gp` for the guide `holder-gp`.
    pub holder: String,
    /// Where in the United Kingdom it is so.
    pub nations: Vec<Nation>,
    /// Who is told.
    pub to: Told,
    /// Whether it is in use.
    pub status: Status,
    /// The day of the newest source that says so.
    pub as_of: Day,
    /// The law or agreement by its English name; none where none is known.
    #[serde(default)]
    pub law: Option<String>,
    /// Ids of the sources that carry it.
    pub sources: Vec<String>,
}

/// Who is told what the other side holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The holder tells the Home Office.
    HomeOffice,
    /// The Home Office tells the holder.
    Holder,
}

/// Whether a route is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Data goes.
    Runs,
    /// It was in use and nothing newer was found, or sources disagree.
    Unknown,
    /// It is stopped for a time.
    Suspended,
    /// It was in use and is over.
    Ended,
    /// The law or the holder says that nothing goes.
    Absent,
}

impl Status {
    /// The name as it stands in classes and pictures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Unknown => "unknown",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::Absent => "absent",
        }
    }
}

/// Where in life somebody meets a holder. A page lists the holders of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// A GP, a hospital.
    Health,
    /// A job.
    Work,
    /// A place to live.
    Home,
    /// A school, a university.
    School,
    /// Benefits, tax, a bank.
    Money,
    /// The police, a phone that was taken, a tag.
    Police,
    /// A journey, a licence to drive.
    Travel,
    /// Papers, status, a visa.
    Papers,
}

impl Situation {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 8] =
        [Self::Health, Self::Work, Self::Home, Self::School, Self::Money, Self::Police, Self::Travel, Self::Papers];

    /// The name as it stands in data and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Work => "work",
            Self::Home => "home",
            Self::School => "school",
            Self::Money => "money",
            Self::Police => "police",
            Self::Travel => "travel",
            Self::Papers => "papers",
        }
    }

    /// The name of its page: `holders-health`.
    pub fn page(self) -> String {
        format!("holders-{}", self.name())
    }
}

/// The words of a route in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteWords {
    /// Which data or which check: a few words, to tell the lines of one holder apart.
    pub short: String,
    /// What goes, to whom, and when: one or two sentences.
    pub what: String,
    /// In a translation: the fingerprint of the English it was made from.
    pub english: Option<String>,
}
