//! What is printed of all runs?

use std::fmt::Write as _;

use crate::floor::Floor;
use crate::visit::Visit;

const KIB: f64 = 1024.0;
/// First text may take so many times as long as that of the floor.
const TIMES_THE_FLOOR: f64 = 1.15;

/// Something that is measured.
struct Measure {
    what: &'static str,
    unit: Unit,
    of: fn(&Visit) -> f64,
    floor: Option<fn(&Floor) -> f64>,
    most: Most,
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Seconds,
    Milliseconds,
    Kib,
    Count,
}

/// How much it may be.
#[derive(Debug, Clone, Copy)]
enum Most {
    Any,
    This(f64),
    OfTheFloor(f64),
    /// That of the link.
    Ready,
}

/// The aims are those of "Budgets" in `ARCHITECTURE.md`.
const MEASURES: &[Measure] = &[
    Measure {
        what: "first text",
        unit: Unit::Seconds,
        of: |visit| visit.first_text.as_secs_f64(),
        floor: Some(|floor| floor.first_text.as_secs_f64()),
        most: Most::OfTheFloor(TIMES_THE_FLOOR),
    },
    Measure {
        what: "  requests by then",
        unit: Unit::Count,
        of: |visit| visit.carried_at_first_text.requests as f64,
        floor: Some(|floor| floor.carried.requests as f64),
        most: Most::Any,
    },
    Measure {
        what: "  bytes by then",
        unit: Unit::Kib,
        of: |visit| visit.carried_at_first_text.bytes as f64 / KIB,
        floor: Some(|floor| floor.carried.bytes as f64 / KIB),
        most: Most::Any,
    },
    Measure {
        what: "largest contentful paint",
        unit: Unit::Seconds,
        of: |visit| visit.largest.as_secs_f64(),
        floor: Some(|floor| floor.largest.as_secs_f64()),
        most: Most::Any,
    },
    Measure {
        what: "blocking time",
        unit: Unit::Milliseconds,
        of: |visit| visit.blocked.as_secs_f64() * 1000.0,
        floor: None,
        most: Most::This(0.0),
    },
    Measure {
        what: "ready",
        unit: Unit::Seconds,
        of: |visit| visit.ready.as_secs_f64(),
        floor: None,
        most: Most::Ready,
    },
    Measure {
        what: "  requests by then",
        unit: Unit::Count,
        of: |visit| visit.carried_at_ready.requests as f64,
        floor: None,
        most: Most::This(12.0),
    },
    Measure {
        what: "  bytes by then",
        unit: Unit::Kib,
        of: |visit| visit.carried_at_ready.bytes as f64 / KIB,
        floor: None,
        most: Most::This(400.0),
    },
    Measure {
        what: "cold start offline",
        unit: Unit::Seconds,
        of: |visit| visit.cold_start.as_secs_f64(),
        floor: Some(|floor| floor.cold_start.as_secs_f64()),
        most: Most::This(0.45),
    },
    Measure {
        what: "next page offline",
        unit: Unit::Seconds,
        of: |visit| visit.next_page.as_secs_f64(),
        floor: Some(|floor| floor.next_page.as_secs_f64()),
        most: Most::This(0.3),
    },
    Measure {
        what: "a link that never answers",
        unit: Unit::Seconds,
        of: |visit| visit.dead_link.as_secs_f64(),
        floor: Some(|floor| floor.next_page.as_secs_f64()),
        most: Most::This(0.3),
    },
];

/// A line for each measure: the median of all runs, the least and the most, how much it may be, the median of the floor.
pub fn table(visits: &[Visit], floors: &[Floor], ready_within: Option<f64>) -> String {
    let mut lines = format!("{:<26} {:>9} {:>19} {:>9} {:>9}\n", "", "median", "least – most", "at most", "floor");
    for measure in MEASURES {
        let unit = measure.unit;
        let Some(all) = Spread::of(visits.iter().map(measure.of)) else { continue };
        let floor = measure.floor.and_then(|of| Spread::of(floors.iter().map(of))).map(|spread| spread.median);
        let most = match measure.most {
            Most::Any => None,
            Most::This(most) => Some(most),
            Most::OfTheFloor(times) => floor.map(|floor| floor * times),
            Most::Ready => ready_within,
        };
        let shown = |value: Option<f64>| value.map(|value| unit.shown(value)).unwrap_or_default();
        let range = format!("{} – {}", unit.number(all.least), unit.number(all.most));
        let remark = if most.is_some_and(|most| all.median > most) { "  over" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(
            lines,
            "{:<26} {:>9} {range:>19} {:>9} {:>9}{remark}",
            measure.what,
            unit.shown(all.median),
            shown(most),
            shown(floor)
        );
    }
    lines
}

/// The middle of some numbers and their ends.
#[derive(Debug, PartialEq)]
struct Spread {
    least: f64,
    median: f64,
    most: f64,
}

impl Spread {
    /// Nothing where there are none.
    fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let (&least, &most) = (values.first()?, values.last()?);
        let (below, above) = (values.get((values.len() - 1) / 2)?, values.get(values.len() / 2)?);
        Some(Self { least, median: f64::midpoint(*below, *above), most })
    }
}

impl Unit {
    fn number(self, value: f64) -> String {
        match self {
            Self::Seconds => format!("{value:.2}"),
            Self::Kib => format!("{value:.1}"),
            Self::Milliseconds | Self::Count => format!("{value:.0}"),
        }
    }

    fn shown(self, value: f64) -> String {
        let name = match self {
            Self::Seconds => " s",
            Self::Milliseconds => " ms",
            Self::Kib => " KiB",
            Self::Count => "",
        };
        self.number(value) + name
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use host::Carried;

    use super::*;

    fn visit(first_text_ms: u64) -> Visit {
        let time = Duration::from_millis(first_text_ms);
        Visit {
            first_text: time,
            carried_at_first_text: Carried { requests: 6, bytes: 20 * 1024 },
            largest: time,
            blocked: Duration::ZERO,
            ready: 3 * time,
            carried_at_ready: Carried { requests: 13, bytes: 200 * 1024 },
            cold_start: time,
            next_page: time,
            dead_link: time,
        }
    }

    fn floor(first_text_ms: u64) -> Floor {
        let time = Duration::from_millis(first_text_ms);
        let carried = Carried { requests: 1, bytes: 4096 };
        Floor { first_text: time, carried, largest: time, cold_start: time, next_page: time }
    }

    fn line(ready_within: Option<f64>, what: &str) -> String {
        let table = table(&[visit(1300), visit(1100), visit(1000)], &[floor(900), floor(1000)], ready_within);
        table.lines().find(|line| line.starts_with(what)).unwrap_or_default().to_owned()
    }

    #[test]
    fn a_line_has_the_median_with_its_spread_beside_the_floor() {
        let words = "first text                    1.10 s         1.00 – 1.30    1.09 s    0.95 s  over";
        assert_eq!(line(None, "first text"), words);
    }

    #[test]
    fn what_may_be_anything_is_never_over() {
        assert!(line(None, "ready").ends_with("3.00 – 3.90                    "));
        assert!(line(Some(3.0), "ready").ends_with("over"));
        assert!(line(Some(3.3), "ready").ends_with("3.30 s          "));
    }

    #[test]
    fn the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assert_eq!(Spread::of([4.0, 1.0, 3.0, 2.0].into_iter()), Some(Spread { least: 1.0, median: 2.5, most: 4.0 }));
        assert_eq!(Spread::of([7.0].into_iter()), Some(Spread { least: 7.0, median: 7.0, most: 7.0 }));
        assert_eq!(Spread::of([].into_iter()), None);
    }
}
