//! `serve`: how is the site shown to this machine and to a phone beside it?

use std::fs;
use std::io::{self, ErrorKind, IsTerminal as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::Child;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use host::{HeaderMode, Host, HostOptions};

use crate::arguments::ServeOptions;
use crate::build::Build;
use crate::tools::Tools;
use crate::workspace::Workspace;
use crate::{Outcome, Verdict, lan};

/// Tried first when no port was asked for.
const FIRST_PORT: u16 = 8080;
/// Tried after it; more are taken only on a machine with another problem.
const PORTS_TRIED: u16 = 50;
/// What a change is looked for in.
const WATCHED: [&str; 4] = ["src", "locales", "data", "public"];
/// How often Trunk is looked after.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Builds, serves, and ends with Ctrl-C.
pub fn serve(workspace: &Workspace, options: &ServeOptions) -> Outcome<Verdict> {
    let tools = Tools::to_build(workspace)?;
    let mut build = Build::new(workspace, &tools)?;
    build.site_url = options.site_url.as_deref();
    if options.dev {
        // Apart from `dist/`, so that a site without its service worker is never put on a host by mistake.
        build.dist = workspace.root().join("target/dev-site");
        fs::create_dir_all(&build.dist)?;
        build.prerenderer()?;
    } else {
        build.run()?;
    }
    let stop = stop_signal()?;
    let host = start(&build.dist, options.port)?;
    tell(host.address().port());
    let mut trunk = if options.dev { Some(watch(&build)?) } else { None };
    let verdict = wait(&stop, &host, trunk.as_mut());
    host.stop();
    if let Some(trunk) = &mut trunk {
        // It fails when Ctrl-C, which the terminal sends to both, has ended Trunk already.
        let _ = trunk.kill();
        trunk.wait()?;
    }
    verdict
}

/// Ctrl-C, as a message.
fn stop_signal() -> Outcome<Receiver<()>> {
    let (send, receive) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more when this program is ending already.
        let _ = send.send(());
    })?;
    Ok(receive)
}

/// A host at the port asked for, or at the first that is free.
fn start(root: &std::path::Path, port: Option<u16>) -> io::Result<Host> {
    let at = |port| {
        let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, port));
        let options =
            HostOptions { root: PathBuf::from(root), under: "/".to_owned(), address, headers: HeaderMode::Real };
        Host::start(options).map_err(|error| io::Error::new(error.kind(), format!("port {port}: {error}")))
    };
    if let Some(port) = port {
        return at(port);
    }
    for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
        match at(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other,
        }
    }
    at(0)
}

/// Trunk, which builds now and on each change. Not the release profile: that one takes a minute for each.
fn watch(build: &Build<'_>) -> Outcome<Child> {
    let mut trunk = build.trunk("watch");
    trunk.arg("--locked").env("SANCTUARY_DEV", "1");
    for folder in WATCHED {
        trunk.args(["--watch", folder]);
    }
    Ok(trunk.spawn()?)
}

/// Prints where the site is.
fn tell(port: u16) {
    println!("\non this machine     http://localhost:{port}/");
    if let Some(address) = lan::address() {
        let url = format!("http://{address}:{port}/");
        println!("in the same network {url}\n");
        // A code that cannot be drawn leaves the address above it.
        if let Ok(code) = lan::qr(&url, io::stdout().is_terminal()) {
            println!("{code}");
        }
    } else {
        println!("in the same network no: this machine is in none\n");
    }
    println!(
        "On another device plain HTTP is not a secure context, so reading offline and installing do not work there.\n\
         For those use a host with HTTPS, or a cable: `adb reverse tcp:{port} tcp:{port}`,\n\
         then open http://localhost:{port}/ on the phone.\n\nCtrl-C stops."
    );
}

/// Waits for Ctrl-C, or for Trunk to end by itself.
fn wait(stop: &Receiver<()>, host: &Host, mut trunk: Option<&mut Child>) -> Outcome<Verdict> {
    loop {
        match stop.recv_timeout(LOOK_AGAIN) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(Verdict::Passed),
            Err(RecvTimeoutError::Timeout) => {}
        }
        // Nobody reads the log here, and it would grow for as long as this runs.
        host.clear_log();
        if let Some(trunk) = &mut trunk
            && let Some(status) = trunk.try_wait()?
        {
            return Err(format!("trunk ended ({status})").into());
        }
    }
}
