//! Which holders fit what a reader ticked.

use crate::model::helpline::Nation;
use crate::model::route::Situation;

/// What the reader ticked. Nothing ticked is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Holders of any of these are shown.
    pub situations: Vec<Situation>,
    /// Holders with a route in this nation are shown.
    pub nation: Option<Nation>,
}

impl Choice {
    /// Ticks a situation, or takes its tick away.
    pub fn toggle(&mut self, situation: Situation) {
        match self.situations.iter().position(|own| *own == situation) {
            Some(at) => {
                self.situations.remove(at);
            }
            None => self.situations.push(situation),
        }
    }
}

/// Whether a holder fits. `situations` and `nations` are names with spaces between, as they stand in the page.
pub fn fits(choice: &Choice, situations: &str, nations: &str) -> bool {
    let has = |names: &str, name: &str| names.split_whitespace().any(|own| own == name);
    let fits_situation =
        choice.situations.is_empty() || choice.situations.iter().any(|situation| has(situations, situation.name()));
    fits_situation && choice.nation.is_none_or(|nation| has(nations, nation.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ticked_shows_everything() {
        assert!(fits(&Choice::default(), "health", "england"));
        assert!(fits(&Choice::default(), "", ""));
    }

    #[test]
    fn any_ticked_situation_is_enough_but_the_nation_must_be_there_too() {
        let mut choice = Choice::default();
        choice.toggle(Situation::Work);
        choice.toggle(Situation::Health);
        assert!(fits(&choice, "health papers", "scotland"));
        assert!(!fits(&choice, "school", "scotland"));
        choice.nation = Some(Nation::England);
        assert!(!fits(&choice, "health", "scotland"));
        assert!(fits(&choice, "health", "scotland england"));
        choice.toggle(Situation::Health);
        assert!(!fits(&choice, "health", "england"));
    }

    #[test]
    fn a_name_inside_another_name_is_not_it() {
        let choice = Choice { situations: vec![Situation::Home], nation: None };
        assert!(!fits(&choice, "home-office", "england"));
    }
}
