//! Writes every page: the one `post_build` hook of Trunk, which names its folders in the environment.
//!
//! | variable | meaning |
//! | --- | --- |
//! | `TRUNK_STAGING_DIR` | where the Wasm stands and the site goes |
//! | `SANCTUARY_DEV` | set where somebody is writing: pages register no service worker |
//! | `SANCTUARY_SITE_URL` | where this copy will stand, if that is known |
//!
//! Exit code 0, or 1 with every problem on standard error.

use digital_sanctuary::site::build::{BuildOptions, build};
use digital_sanctuary::site::write::write_site;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("Trunk calls this after it has built the Wasm; to build the site, run `cargo xtask build`.");
        return ExitCode::FAILURE;
    };
    let options = BuildOptions {
        root: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        wasm: staging.clone(),
        worker: std::env::var_os("SANCTUARY_DEV").is_none(),
        address: std::env::var("SANCTUARY_SITE_URL").ok().filter(|address| !address.is_empty()),
    };
    let files = match build(&options) {
        Ok(files) => files,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("{} problems; the site was not written", problems.len());
            return ExitCode::FAILURE;
        }
    };
    if let Err(error) = write_site(&staging, &files) {
        eprintln!("the site cannot be written to {}: {error}", staging.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
