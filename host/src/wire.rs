//! How much has gone over the wire, and by when?

use std::time::SystemTime;

/// What a host was asked for and has sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// Requests whose head had arrived.
    pub requests: usize,
    /// Bytes that were sent: status lines, headers and bodies, these compressed where they went so.
    pub bytes: u64,
}

/// All that was carried, in the order in which it was.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    carried: Vec<(SystemTime, Carried)>,
}

impl Wire {
    pub(crate) fn asked(&mut self) {
        self.carried.push((SystemTime::now(), Carried { requests: 1, bytes: 0 }));
    }

    pub(crate) fn sent(&mut self, bytes: usize) {
        self.carried.push((SystemTime::now(), Carried { requests: 0, bytes: bytes as u64 }));
    }

    pub(crate) fn clear(&mut self) {
        self.carried.clear();
    }

    /// What was carried by then.
    pub(crate) fn by(&self, then: SystemTime) -> Carried {
        let until = self.carried.iter().filter(|(at, _)| *at <= then);
        until.fold(Carried::default(), |sum, (_, one)| Carried {
            requests: sum.requests + one.requests,
            bytes: sum.bytes + one.bytes,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_came_later_is_not_counted() {
        let begun = SystemTime::UNIX_EPOCH;
        let at = |seconds| begun + Duration::from_secs(seconds);
        let wire = Wire {
            carried: vec![
                (at(1), Carried { requests: 1, bytes: 0 }),
                (at(2), Carried { requests: 0, bytes: 1460 }),
                (at(3), Carried { requests: 0, bytes: 40 }),
            ],
        };
        assert_eq!(wire.by(begun), Carried::default());
        assert_eq!(wire.by(at(2)), Carried { requests: 1, bytes: 1460 });
        assert_eq!(wire.by(at(9)), Carried { requests: 1, bytes: 1500 });
    }
}
