//! When does a piece of an answer arrive over a slow link?
//!
//! The browser's own throttle does not reach what a service worker downloads, so a slow link is made here, where all bytes
//! pass. It is that of one phone: one radio carries whatever all connections want, packet by packet.
//! It has no lost packets, no slow start and no TLS, which a measurement says beside its numbers.

use std::time::{Duration, Instant};

/// How far away the host is, and how much the link carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// From a request to the first byte of its answer. A new connection takes one more before it can carry a request.
    pub round_trip: Duration,
    /// What all connections together carry towards the caller; 0 counts as 1. What the caller sends is not held back:
    /// the head of a request fits into a packet.
    pub bits_per_second: u32,
}

/// What travels undivided, in bytes: a packet of Ethernet without the heads of IP and TCP.
pub(crate) const PACKET: usize = 1460;

/// The link while it is in use.
#[derive(Debug)]
pub(crate) struct Radio {
    link: Link,
    /// When everything that it was given has arrived.
    free_at: Instant,
}

impl Radio {
    pub(crate) fn new(link: Link, now: Instant) -> Self {
        Self { link, free_at: now }
    }

    pub(crate) fn round_trip(&self) -> Duration {
        self.link.round_trip
    }

    /// When so many bytes have arrived that could go `from` then: after everything that was given before them.
    ///
    /// Of an answer the first packet could go when it is written, and each other one when that before it arrived by this
    /// plan. Not when its thread woke: a machine with much to do would make the link slower than it says.
    pub(crate) fn carry(&mut self, bytes: usize, from: Instant) -> Instant {
        self.free_at = self.free_at.max(from) + self.takes(bytes);
        self.free_at
    }

    fn takes(&self, bytes: usize) -> Duration {
        const NANOSECONDS: u64 = 1_000_000_000;
        let bits = bytes as u64 * 8;
        Duration::from_nanos(bits * NANOSECONDS / u64::from(self.link.bits_per_second.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One that carries a packet in 10 ms.
    fn radio(now: Instant) -> Radio {
        let bits_per_second = PACKET as u32 * 8 * 100;
        Radio::new(Link { round_trip: Duration::from_millis(150), bits_per_second }, now)
    }

    fn ms(time: u64) -> Duration {
        Duration::from_millis(time)
    }

    #[test]
    fn packets_of_all_connections_arrive_one_after_the_other() {
        let begun = Instant::now();
        let mut radio = radio(begun);
        let arrivals: Vec<Duration> = (0..4).map(|_| radio.carry(PACKET, begun) - begun).collect();
        assert_eq!(arrivals, [ms(10), ms(20), ms(30), ms(40)]);
    }

    #[test]
    fn a_packet_takes_as_long_as_its_bytes() {
        let begun = Instant::now();
        let mut radio = radio(begun);
        assert_eq!(radio.carry(PACKET / 2, begun) - begun, ms(5));
        assert_eq!(radio.carry(0, begun) - begun, ms(5));
    }

    #[test]
    fn who_wakes_late_loses_no_time() {
        let begun = Instant::now();
        let mut radio = radio(begun);
        let first = radio.carry(PACKET, begun);
        // At 13 ms it asks for the next, which could go when the first had arrived.
        assert_eq!(radio.carry(PACKET, first) - begun, ms(20));
    }

    #[test]
    fn a_link_that_was_idle_has_saved_up_nothing() {
        let begun = Instant::now();
        let mut radio = radio(begun);
        let now = begun + ms(1000);
        assert_eq!(radio.carry(PACKET, now), now + ms(10));
        assert_eq!(radio.carry(PACKET, now), now + ms(20));
    }

    #[test]
    fn who_comes_between_two_packets_has_a_turn() {
        let begun = Instant::now();
        let mut radio = radio(begun);
        let first = radio.carry(PACKET, begun);
        let other = radio.carry(PACKET, begun + ms(5));
        assert_eq!((other - begun, radio.carry(PACKET, first) - begun), (ms(20), ms(30)));
    }

    #[test]
    fn a_link_of_no_speed_is_slow_and_divides_by_nothing() {
        let begun = Instant::now();
        let mut radio = Radio::new(Link { round_trip: Duration::ZERO, bits_per_second: 0 }, begun);
        assert_eq!(radio.carry(1, begun) - begun, Duration::from_secs(8));
    }
}
