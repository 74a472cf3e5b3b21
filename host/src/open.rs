//! Which connections are open, and has the host been stopped?
//!
//! One question, because stopping means closing what is open: a thread that waits (for its caller, or on purpose) wakes at once.

use std::collections::HashMap;
use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::held;

/// The connections that are open now.
#[derive(Debug, Default)]
pub(crate) struct OpenSockets {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    stopped: bool,
    next: u64,
    sockets: HashMap<u64, TcpStream>,
}

/// Keeps a connection in the list for as long as its thread works on it.
#[derive(Debug)]
pub(crate) struct Admitted<'host> {
    open: &'host OpenSockets,
    number: u64,
}

impl OpenSockets {
    /// Lists a connection, or gives `None` when the host has been stopped.
    pub(crate) fn admit(&self, stream: &TcpStream) -> io::Result<Option<Admitted<'_>>> {
        let mut state = held(&self.state);
        if state.stopped {
            return Ok(None);
        }
        let number = state.next;
        state.next += 1;
        state.sockets.insert(number, stream.try_clone()?);
        Ok(Some(Admitted { open: self, number }))
    }

    pub(crate) fn is_stopped(&self) -> bool {
        held(&self.state).stopped
    }

    /// Waits for `time`, or until the host is stopped, and says which: true when it was stopped.
    pub(crate) fn pause(&self, time: Duration) -> bool {
        let state = held(&self.state);
        let waited = self.changed.wait_timeout_while(state, time, |state| !state.stopped);
        waited.unwrap_or_else(PoisonError::into_inner).0.stopped
    }

    /// Closes every connection, and returns when each one's thread has let go of it.
    pub(crate) fn close_all(&self) {
        let mut state = held(&self.state);
        state.stopped = true;
        for socket in state.sockets.values() {
            // It fails when the caller has closed it first, which is what is wanted.
            let _ = socket.shutdown(Shutdown::Both);
        }
        self.changed.notify_all();
        let all_gone = self.changed.wait_while(state, |state| !state.sockets.is_empty());
        drop(all_gone.unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for Admitted<'_> {
    fn drop(&mut self) {
        held(&self.open.state).sockets.remove(&self.number);
        self.open.changed.notify_all();
    }
}
