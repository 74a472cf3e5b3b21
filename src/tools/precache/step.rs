//! How the keeping of one pack goes on: the state it is in, what happened, and what to do next.
//!
//! ```text
//! absent ─want─► listing ─listed─► filling ─stored(0)─► checking ─checked─► ready
//!   ▲              │ cut            │ cut, full            │ bad               │ lost
//!   └──forget──────┴► paused ◄──────┴──────────┐           └► filling (3 times, then failed)
//!                       └─want─► listing        └ filling ◄──────────────────────┘
//! ```

use serde::{Deserialize, Serialize};

/// How often wrong bytes are asked for again before it is said that they stay wrong.
pub const TRIES: u8 = 3;

/// Where the keeping of a pack stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "s", rename_all = "lowercase")]
pub enum State {
    /// Nothing is kept and nothing was asked for.
    Absent,
    /// The list of what belongs to it is on its way.
    Listing {
        /// How often bytes were wrong.
        tries: u8,
    },
    /// So many bodies are missing.
    Filling {
        /// How many.
        missing: u32,
        /// How often bytes were wrong.
        tries: u8,
    },
    /// Everything is there and is being read once more.
    Checking {
        /// How often bytes were wrong.
        tries: u8,
    },
    /// Everything is there and was right.
    Ready,
    /// It goes on when it is asked for again.
    Paused {
        /// Why it stopped.
        why: Why,
    },
    /// The host gave wrong bytes three times.
    Failed,
}

/// Why keeping stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The network.
    Network,
    /// The phone has no space.
    Space,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "e", rename_all = "lowercase")]
pub enum Event {
    /// The reader, or the first visit, wants it kept.
    Want,
    /// The list came, and so many of its bodies are missing.
    Listed {
        /// How many.
        missing: u32,
    },
    /// A body was stored, and so many are still missing.
    Stored {
        /// How many.
        missing: u32,
    },
    /// The network ended it.
    Cut,
    /// The phone has no space.
    Full,
    /// Bytes were not what the list says.
    Bad,
    /// Every body was read once more and was right.
    Checked,
    /// So many bodies have gone, or are wrong.
    Lost {
        /// How many.
        missing: u32,
    },
    /// The reader wants it forgotten.
    Forget,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Nothing.
    None,
    /// Fetch the list.
    List,
    /// Fetch what is missing.
    Fill,
    /// Read everything once more.
    Check,
    /// It counts as kept from now on.
    Keep,
    /// Delete what belongs to nothing else.
    Drop,
}

/// The next state, and what to do. An event that has no meaning in a state changes nothing.
pub fn step(state: &State, event: Event) -> (State, Act) {
    use State::{Absent, Checking, Failed, Filling, Listing, Paused, Ready};
    match (state, event) {
        (_, Event::Forget) => (Absent, Act::Drop),
        (Absent | Paused { .. } | Failed, Event::Want) => (Listing { tries: 0 }, Act::List),
        (Listing { tries }, Event::Listed { missing: 0 }) => (Checking { tries: *tries }, Act::Check),
        (Listing { tries }, Event::Listed { missing }) => (Filling { missing, tries: *tries }, Act::Fill),
        (Filling { tries, .. }, Event::Stored { missing: 0 }) => (Checking { tries: *tries }, Act::Check),
        (Filling { tries, .. }, Event::Stored { missing }) => (Filling { missing, tries: *tries }, Act::None),
        (Listing { .. } | Filling { .. } | Checking { .. }, Event::Cut) => (Paused { why: Why::Network }, Act::None),
        (Listing { .. } | Filling { .. } | Checking { .. }, Event::Full) => (Paused { why: Why::Space }, Act::Drop),
        (Listing { tries } | Filling { tries, .. } | Checking { tries }, Event::Bad) => {
            if tries + 1 < TRIES {
                (Listing { tries: tries + 1 }, Act::List)
            } else {
                (Failed, Act::Drop)
            }
        }
        (Checking { .. }, Event::Checked) => (Ready, Act::Keep),
        (Ready, Event::Lost { missing: 1.. }) => (Listing { tries: 0 }, Act::List),
        (same, _) => (same.clone(), Act::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is done for a row of events, from nothing.
    fn walk(events: &[Event]) -> (State, Vec<Act>) {
        let mut state = State::Absent;
        let mut acts = Vec::new();
        for event in events {
            let (next, act) = step(&state, *event);
            state = next;
            acts.push(act);
        }
        (state, acts)
    }

    #[test]
    fn a_pack_counts_as_kept_only_after_everything_was_read_once_more() {
        let (state, acts) = walk(&[
            Event::Want,
            Event::Listed { missing: 2 },
            Event::Stored { missing: 1 },
            Event::Stored { missing: 0 },
        ]);
        assert_eq!(
            (state.clone(), acts),
            (State::Checking { tries: 0 }, vec![Act::List, Act::Fill, Act::None, Act::Check])
        );
        assert_eq!(step(&state, Event::Checked), (State::Ready, Act::Keep));
    }

    #[test]
    fn wrong_bytes_are_asked_for_three_times_and_then_dropped() {
        let mut events = vec![Event::Want];
        events.extend([Event::Listed { missing: 1 }, Event::Bad].repeat(3));
        let (state, acts) = walk(&events);
        assert_eq!(state, State::Failed);
        assert_eq!(acts.last(), Some(&Act::Drop));
        assert_eq!(acts.iter().filter(|act| **act == Act::List).count(), 3);
    }

    #[test]
    fn a_cut_keeps_what_is_there_and_a_full_phone_gives_it_back() {
        let filling = State::Filling { missing: 3, tries: 0 };
        assert_eq!(step(&filling, Event::Cut), (State::Paused { why: Why::Network }, Act::None));
        assert_eq!(step(&filling, Event::Full), (State::Paused { why: Why::Space }, Act::Drop));
    }

    #[test]
    fn nothing_but_keeping_leads_to_ready() {
        let all = [
            Event::Want,
            Event::Listed { missing: 1 },
            Event::Stored { missing: 0 },
            Event::Cut,
            Event::Full,
            Event::Bad,
            Event::Lost { missing: 1 },
            Event::Forget,
        ];
        let states = [
            State::Absent,
            State::Listing { tries: 0 },
            State::Filling { missing: 1, tries: 0 },
            State::Checking { tries: 0 },
            State::Paused { why: Why::Network },
            State::Failed,
        ];
        for state in &states {
            for event in all {
                assert_ne!(step(state, event).0, State::Ready, "{state:?} {event:?}");
            }
        }
    }
}
