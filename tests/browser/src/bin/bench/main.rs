//! `cargo xtask bench --times`: how long does a reader wait, and what does it cost?
//!
//! A phone with an empty browser opens a tip over a slow link, until the language is kept; then without a signal.
//! Beside it, in the same run, the floor: the same text in one bare file, which nothing can beat.
//! Times tell about the machine too, so they are read by people and never decide whether a change is taken.

mod floor;
mod phone;
mod table;
mod visit;

use std::fs;
use std::thread;
use std::time::Duration;

use browser::reader::PHONE;
use browser::{Outcome, Site};
use host::Link;

/// How often everything is measured.
const RUNS: usize = 5;

/// A link that readers have.
struct Network {
    name: &'static str,
    link: Link,
    /// In how many seconds a language should be kept; nothing where the link cannot carry the budget of bytes in that time.
    ready_within: Option<f64>,
}

/// The first is "Slow 4G" of Lighthouse, the second a telephone at the edge of a town.
const NETWORKS: [Network; 2] = [
    Network {
        name: "Slow 4G",
        link: Link { round_trip: Duration::from_millis(150), bits_per_second: 1_600_000 },
        ready_within: Some(3.0),
    },
    Network {
        name: "2G",
        link: Link { round_trip: Duration::from_millis(400), bits_per_second: 250_000 },
        ready_within: None,
    },
];

fn main() -> Outcome {
    let site = Site::built()?;
    let (width, height) = PHONE;
    println!(
        "headless Chromium, {width} × {height}, pages {} × slower (not the worker), HTTP/1.1 without TLS and slow start\n\
         bodies as a host sends them that compressed with Brotli 11 in advance; bytes with the heads of answers\n\
         {RUNS} runs: the median, the least and the most",
        phone::TIMES_SLOWER
    );
    for network in &NETWORKS {
        let Network { name, link, .. } = network;
        let (ms, kbit) = (link.round_trip.as_millis(), link.bits_per_second / 1000);
        println!("\n{name}: {ms} ms, {kbit} kbit/s");
        let (mut floors, mut visits) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            // In turns, so that whatever else the machine does meets both.
            floors.push(floor::measure(*link)?);
            visits.push(visit::measure(&site, *link)?);
        }
        print!("{}", table::table(&visits, &floors, network.ready_within));
        if let Some(load) = load() {
            println!("{load}");
        }
    }
    Ok(())
}

/// What else the machine does, where Linux tells: with more tasks than processors the times are those of the others.
fn load() -> Option<String> {
    let told = fs::read_to_string("/proc/loadavg").ok()?;
    let tasks = told.split(' ').next()?;
    let processors = thread::available_parallelism().ok()?;
    Some(format!("load of the machine in the last minute: {tasks} tasks on {processors} processors"))
}
