//! How are other programs run, and what is said when one fails?

use std::process::{Command, Stdio};

use crate::Outcome;

/// Runs a program to its end; what it prints goes to the terminal.
///
/// # Errors
/// When it cannot be started, or ends with anything but success.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("`{}` did not start: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command)).into()) }
}

/// What a program prints, without the space around it; `None` when it is not there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is there and succeeds. It prints nothing.
pub fn succeeds(command: &mut Command) -> bool {
    answer(command).is_some()
}

/// The program and its arguments, as a person would type them.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_program_and_its_arguments() {
        let failed = run(Command::new("cargo").arg("--no-such-option").stderr(Stdio::null()));
        let said = failed.map_err(|error| error.to_string()).err().unwrap_or_default();
        assert!(said.starts_with("`cargo --no-such-option` failed ("), "{said}");
    }

    #[test]
    fn a_program_that_is_not_there_gives_no_answer() {
        assert_eq!(answer(&mut Command::new("there-is-no-such-program")), None);
    }
}
