//! A static host for one folder, which can be told to fail in every way a network fails.
//!
//! `cargo xtask serve` shows the built site with it, and the browser tests break it on purpose.
//! Left alone it behaves as any plain host does. A connection goes through the modules in this order:
//!
//! ```text
//! open ─► request ─► log ─► script ─► files ─► reply ─► connection writes it, as fast as the link carries it
//! ```
//!
//! A file with another beside it, of the same name and `.br`, is sent as that other to those who accept Brotli, as a host
//! that compresses in advance does.
//! It is for one machine and for a desk's own network: no HTTPS, no limits on callers, one thread a connection.

mod connection;
mod files;
mod link;
mod open;
mod reply;
mod request;
mod script;
mod wire;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime};

pub use link::Link;
pub use request::Request;
pub use script::{Answer, When};
pub use wire::Carried;

use link::Radio;
use open::OpenSockets;
use script::Script;
use wire::Wire;

/// What to serve, and how.
#[derive(Debug, Clone)]
pub struct HostOptions {
    /// The folder with the site.
    pub root: PathBuf,
    /// The path under which the site stands: `"/"`, or a folder such as `"/sub/path/"`. It begins and ends with a slash.
    pub under: String,
    /// Where to listen. Port 0 lets the system choose a free one.
    pub address: SocketAddr,
    /// Which headers go with each answer.
    pub headers: HeaderMode,
}

/// Which headers go with each answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderMode {
    /// Those of `digital_sanctuary::model::headers`, as a host set up by `deploy/` sends them.
    Real,
    /// Length and type alone, as the simplest free host does.
    None,
}

/// A running host. It stops when it is dropped.
#[derive(Debug)]
pub struct Host {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

/// What the threads of all connections share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: HostOptions,
    pub(crate) log: Mutex<Vec<Request>>,
    pub(crate) script: Mutex<Script>,
    pub(crate) radio: Mutex<Option<Radio>>,
    pub(crate) wire: Mutex<Wire>,
    pub(crate) open: OpenSockets,
}

impl Host {
    /// Listens, and answers from then on.
    ///
    /// # Errors
    /// When the address is taken, the folder is not there, or `under` does not begin and end with a slash.
    pub fn start(mut options: HostOptions) -> io::Result<Self> {
        if !(options.under.starts_with('/') && options.under.ends_with('/')) {
            let what = format!("`under` is {:?}; it begins and ends with a slash", options.under);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        }
        options.root = options.root.canonicalize()?;
        let listener = TcpListener::bind(options.address)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            options,
            log: Mutex::default(),
            script: Mutex::default(),
            radio: Mutex::default(),
            wire: Mutex::default(),
            open: OpenSockets::default(),
        });
        let accepting = thread::Builder::new().name("host".to_owned()).spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        })?;
        Ok(Self { shared, address, accepting: Mutex::new(Some(accepting)) })
    }

    /// The address of this machine that the host listens at, with the port the system chose.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`, without a slash at its end.
    ///
    /// Browsers count it among the secure contexts, so that a service worker can be registered.
    pub fn origin(&self) -> String {
        format!("http://{}", reachable(self.address))
    }

    /// The address of something in the site: `url("en/")` is `http://127.0.0.1:PORT/sub/path/en/`.
    pub fn url(&self, in_site: &str) -> String {
        format!("{}{}", self.origin(), self.path(in_site))
    }

    /// The path of something in the site as requests and scripts name it: `path("en/")` is `/sub/path/en/`.
    pub fn path(&self, in_site: &str) -> String {
        format!("{}{in_site}", self.shared.options.under)
    }

    /// Every request so far, in the order in which its head had arrived.
    pub fn log(&self) -> Vec<Request> {
        held(&self.shared.log).clone()
    }

    /// Forgets the requests so far, and what was sent.
    pub fn clear_log(&self) {
        held(&self.shared.log).clear();
        held(&self.shared.wire).clear();
    }

    /// What was asked for and sent from the start, or from when the log was cleared, until `then`.
    pub fn carried(&self, then: SystemTime) -> Carried {
        held(&self.shared.wire).by(then)
    }

    /// From now on whatever is sent goes over this link; with `None` as fast as it can.
    pub fn set_link(&self, link: Option<Link>) {
        *held(&self.shared.radio) = link.map(|link| Radio::new(link, Instant::now()));
    }

    /// From now on gives `answer` to the requests that `when` names. The newest script that matches wins.
    pub fn script(&self, when: When, answer: Answer) {
        held(&self.shared.script).add(when, answer);
    }

    /// Forgets every script: a plain host again. Connections that hang already go on hanging.
    pub fn clear_script(&self) {
        held(&self.shared.script).clear();
    }

    /// Closes the listener and every open connection. A new one is refused from then on.
    ///
    /// The log stays readable. A host started at the same address afterwards is "the same host, back again".
    pub fn stop(&self) {
        let Some(accepting) = held(&self.accepting).take() else { return };
        self.shared.open.close_all();
        // The thread waits in `accept`, which only a connection ends. Where none can be made, the thread is left to
        // the end of the process rather than waited for.
        if TcpStream::connect_timeout(&reachable(self.address), Duration::from_secs(5)).is_ok() {
            // It ends with an error only if it panicked, and then there is nothing left to close.
            let _ = accepting.join();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Gives each connection a thread until the host is stopped. The listener closes when the thread that runs this ends.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.open.is_stopped() {
            return;
        }
        // A caller who is gone before it was accepted is no matter for the others.
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // Without a thread the connection is dropped, which closes it: the caller sees a failing host, as it should.
        let _ =
            thread::Builder::new().name("host: connection".to_owned()).spawn(move || connection::run(stream, &shared));
    }
}

/// Where this machine reaches the host, also when it listens at every address.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port()),
        IpAddr::V6(ip) if ip.is_unspecified() => SocketAddr::new(Ipv6Addr::LOCALHOST.into(), address.port()),
        _ => address,
    }
}

/// The lock, also after a thread panicked while holding it: a test that failed must not hide behind a second failure.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
