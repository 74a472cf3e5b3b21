//! How is one connection served, from its first byte to its last?

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use socket2::SockRef;

use crate::link::{PACKET, Radio};
use crate::reply::{Delivery, Reply, reason};
use crate::request::{Incoming, Reader, Request};
use crate::script::Answer;
use crate::{Shared, held};

/// A slow answer is sent in so many pieces a second.
const PIECES_PER_SECOND: u32 = 20;

/// Whether the connection can carry another request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Next,
    Close,
}

/// Answers every request of a connection, in its own thread.
pub(crate) fn run(stream: TcpStream, shared: &Shared) {
    // An error says that the caller, or `stop`, closed the connection: there is nobody left to tell.
    let _ = serve(&stream, shared);
    // By now the list of open connections has let go of its copy, so dropping this one closes the socket.
    drop(stream);
}

fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let Some(_admitted) = shared.open.admit(stream)? else { return Ok(()) };
    stream.set_nodelay(true)?;
    // The caller's system counts a connection as made before it would be over this link.
    if is_stopped_on_the_way(shared) {
        return Ok(());
    }
    let mut reader = Reader::default();
    loop {
        match reader.next(stream)? {
            Incoming::Closed => return Ok(()),
            Incoming::Refused(status) => {
                let reply = Reply::refused(shared.options.headers, status);
                return write(stream, shared, &reply, Delivery::WHOLE, false, Then::Close);
            }
            Incoming::Request { request, raw_path, keep_alive } => {
                let then = if keep_alive { Then::Next } else { Then::Close };
                if answer(stream, shared, &request, &raw_path, then)? == Then::Close {
                    return Ok(());
                }
            }
        }
    }
}

/// Answers one request, plainly or as scripted.
fn answer(stream: &TcpStream, shared: &Shared, request: &Request, raw_path: &str, then: Then) -> io::Result<Then> {
    held(&shared.log).push(request.clone());
    held(&shared.wire).asked();
    if is_stopped_on_the_way(shared) {
        return Ok(Then::Close);
    }
    let scripted = held(&shared.script).answer(&request.path);
    match scripted {
        Some(Answer::Hang) => return hang(stream),
        Some(Answer::Reset) => {
            // With no time to linger, closing throws away what is unsent and resets the connection.
            SockRef::from(stream).set_linger(Some(Duration::ZERO))?;
            return Ok(Then::Close);
        }
        Some(Answer::Delay(time)) if shared.open.pause(time) => return Ok(Then::Close),
        _ => {}
    }
    let mode = shared.options.headers;
    let plain = Reply::plain(&shared.options, request, raw_path).unwrap_or_else(|_| Reply::refused(mode, 500));
    let (reply, delivery) = match &scripted {
        Some(answer) => plain.changed_by(answer, mode),
        None => (plain, Delivery::WHOLE),
    };
    let no_body = reply.status == 204;
    let stops = matches!(scripted, Some(Answer::StopAt(_)));
    let ends = !stops && (delivery.bytes < reply.body.len() || (!delivery.with_length && !no_body));
    let then = if ends { Then::Close } else { then };
    let head_only = request.method == "HEAD" || no_body;
    write(stream, shared, &reply, delivery, head_only, then)?;
    if stops { hang(stream) } else { Ok(then) }
}

/// Waits for as long as the link takes to the caller and back; true when the host was stopped meanwhile.
fn is_stopped_on_the_way(shared: &Shared) -> bool {
    let round_trip = held(&shared.radio).as_ref().map(Radio::round_trip);
    round_trip.is_some_and(|time| shared.open.pause(time))
}

/// Waits until the caller gives up or the host is stopped.
fn hang(mut stream: &TcpStream) -> io::Result<Then> {
    let mut unheard = [0; 1024];
    while stream.read(&mut unheard)? > 0 {}
    Ok(Then::Close)
}

fn write(
    stream: &TcpStream,
    shared: &Shared,
    reply: &Reply,
    delivery: Delivery,
    head_only: bool,
    then: Then,
) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in &reply.headers {
        // Writing to a string cannot fail.
        let _ = write!(head, "{name}: {value}\r\n");
    }
    if delivery.with_length {
        let _ = write!(head, "Content-Length: {}\r\n", reply.body.len());
    }
    if then == Then::Close {
        head.push_str("Connection: close\r\n");
    }
    head.push_str("\r\n");

    let body = if head_only { &[] } else { reply.body.get(..delivery.bytes).unwrap_or(&reply.body) };
    match delivery.bytes_per_second {
        None => send(stream, shared, &[head.as_bytes(), body].concat())?,
        Some(bytes_per_second) => {
            send(stream, shared, head.as_bytes())?;
            let piece = usize::try_from(bytes_per_second.div_ceil(PIECES_PER_SECOND)).unwrap_or(usize::MAX).max(1);
            for bytes in body.chunks(piece) {
                let seconds = bytes.len() as f64 / f64::from(bytes_per_second.max(1));
                if shared.open.pause(Duration::from_secs_f64(seconds)) {
                    return Ok(());
                }
                send(stream, shared, bytes)?;
            }
        }
    }
    if then == Then::Close {
        stream.shutdown(Shutdown::Write)?;
    }
    Ok(())
}

/// Sends bytes as fast as the link carries them, beside what other connections send.
fn send(mut stream: &TcpStream, shared: &Shared, bytes: &[u8]) -> io::Result<()> {
    let is_shaped = held(&shared.radio).is_some();
    let mut from = Instant::now();
    for packet in bytes.chunks(if is_shaped { PACKET } else { usize::MAX }) {
        if let Some(radio) = held(&shared.radio).as_mut() {
            from = radio.carry(packet.len(), from);
        }
        let wait = from.saturating_duration_since(Instant::now());
        if !wait.is_zero() && shared.open.pause(wait) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        stream.write_all(packet)?;
        held(&shared.wire).sent(packet.len());
    }
    Ok(())
}
