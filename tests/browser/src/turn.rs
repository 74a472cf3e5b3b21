//! Whose turn is it to have a browser?
//!
//! The tests of a run stand in threads beside each other, as many as the machine has processors. Each browser wants one
//! for itself, and a browser that waits for a processor makes a test wait in vain: so there are at most two at once.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many browsers may run at once.
const BROWSERS_AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// The right to run one browser, until it is dropped.
#[derive(Debug)]
pub struct Turn(());

impl Turn {
    /// Waits for a turn. A test that holds one and waits for another could wait for ever: one browser a test.
    pub fn wait() -> Self {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let running = ENDED.wait_while(running, |running| *running >= BROWSERS_AT_ONCE);
        *running.unwrap_or_else(PoisonError::into_inner) += 1;
        Self(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}
