//! How does chromedriver start and end?
//!
//! One for each browser, at a port that the system chooses, so that no test can meet another's.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{Outcome, Problem};

/// What stands before the port in the line with which chromedriver says that it is ready.
const READY: &str = "started successfully on port ";

/// What chromedriver says when the port that it chose for IPv6 is another's for IPv4. The next choice is another one.
const PORT_TAKEN: &str = "port not available";
/// How often it may choose.
const CHOICES: usize = 5;

/// A running chromedriver. It ends when it is dropped, also when a test fails.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    /// Held open: a driver whose words nobody takes ends with the next one.
    _said: BufReader<ChildStdout>,
    address: String,
}

impl Driver {
    /// Starts the program that `CHROMEDRIVER` names, or `chromedriver` of `PATH`.
    ///
    /// # Errors
    /// When it is not there, or ends before it is ready.
    pub fn start() -> Outcome<Self> {
        let mut choices = 1;
        loop {
            match Self::start_once() {
                Err(problem) if choices < CHOICES && format!("{problem:?}").contains(PORT_TAKEN) => choices += 1,
                started => return started,
            }
        }
    }

    fn start_once() -> Outcome<Self> {
        let program = env::var_os("CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Problem::new(missing(&program, &error)))?;
        let mut said = BufReader::new(process.stdout.take().ok_or_else(|| Problem::new("chromedriver has no output"))?);
        let mut heard = String::new();
        loop {
            let before = heard.len();
            if said.read_line(&mut heard)? == 0 {
                // It has ended by itself; this only takes it off the list of processes.
                process.wait()?;
                return Err(Problem::new(format!("{} ended before it was ready:\n{heard}", program.display())));
            }
            if let Some((_, port)) = heard[before..].split_once(READY) {
                let address = format!("http://127.0.0.1:{}", port.trim_end().trim_end_matches('.'));
                return Ok(Self { process, _said: said, address });
            }
        }
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn missing(program: &Path, error: &std::io::Error) -> String {
    format!(
        "{} cannot be started ({error}). `cargo xtask test` installs a browser and its driver, or says how; \
         the variables CHROMEDRIVER and CHROMIUM name others.",
        program.display()
    )
}
