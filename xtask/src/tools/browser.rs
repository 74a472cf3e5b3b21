//! Are a browser and its driver there?

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::announce;
use crate::{Outcome, process};

/// What a browser is called, by those who package it.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// What Debian calls them, with fonts for the scripts that the app is read in.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-core"];

/// A browser and the program that drives it.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or a browser made from it.
    pub chromium: PathBuf,
    /// `chromedriver` of the same version.
    pub driver: PathBuf,
}

impl Browser {
    /// Sees to both: those that `CHROMIUM` and `CHROMEDRIVER` name, those on `PATH`, or those of Debian's packages.
    ///
    /// # Errors
    /// When they are not there and cannot be installed; it says what to type.
    pub fn provide() -> Outcome<Self> {
        if let Some(here) = Self::find() {
            return Ok(here);
        }
        announce("Chromium, its driver and fonts", "the browser tests open the site in it", "2 minutes");
        let install = [&["install", "-y", "--no-install-recommends"], PACKAGES.as_slice()].concat();
        let Some(root) = as_root() else {
            let install = install.join(" ");
            return Err(format!(
                "Chromium and chromedriver are not there, and only an administrator can install them. Type:\n    \
                 sudo apt-get update\n    sudo apt-get {install}\n\
                 or install them in another way and name them in the variables CHROMIUM and CHROMEDRIVER."
            )
            .into());
        };
        process::run(&mut apt_get(root, &["update"]))?;
        process::run(&mut apt_get(root, &install))?;
        Self::find().ok_or_else(|| "Chromium was installed and is still not on PATH".into())
    }

    fn find() -> Option<Self> {
        let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
        Some(Self {
            chromium: named("CHROMIUM").or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))?,
            driver: named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?,
        })
    }
}

/// The file that a name on `PATH` stands for.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// What goes before `apt-get` so that it may install; `None` when it may not, or is not there.
fn as_root() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if process::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    process::succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn apt_get(root: &[&str], arguments: &[&str]) -> Command {
    let words: Vec<&str> = [root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut words = words.into_iter();
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words);
    command
}
