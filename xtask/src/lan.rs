//! How does a phone in the same network reach this machine?

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use qrcode::types::QrError;

/// An address that no machine has (RFC 5737), so that choosing a way to it tells nobody anything.
const NOWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);

/// The address of this machine in its network; `None` without a network.
///
/// Connecting a UDP socket sends no packet: the system only chooses the address it would send from.
pub fn address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(NOWHERE).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

/// A text as a QR code of block characters.
///
/// With `colours` each line sets black on white itself; without, it is right on a terminal of light text on dark.
pub fn qr(text: &str, colours: bool) -> Result<String, QrError> {
    let code = QrCode::new(text)?;
    // A block is the terminal's text colour, so what is drawn is the light half of the code.
    let drawn = code.render().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    let (before, after) = if colours { ("\x1b[97;40m", "\x1b[0m") } else { ("", "") };
    Ok(drawn.lines().map(|line| format!("{before}{line}{after}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_has_a_light_border_that_readers_need() -> Result<(), QrError> {
        let code = qr("http://192.0.2.7:8080/", false)?;
        let first = code.lines().next().unwrap_or_default();
        assert!(!first.is_empty() && first.chars().all(|sign| sign == '█'), "{code}");
        Ok(())
    }
}
