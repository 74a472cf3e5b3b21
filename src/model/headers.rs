//! The headers that a host sends with this app, as one table that the host for development, the tests and `deploy/` share.
//!
//! Sources: Content Security Policy Level 3 <https://www.w3.org/TR/CSP3/>, Trusted Types <https://www.w3.org/TR/trusted-types/>,
//! Permissions Policy <https://www.w3.org/TR/permissions-policy/>.

/// What a page may do: load its own files and nothing else.
///
/// `wasm-unsafe-eval` lets the Wasm compile. No page has an inline script or style, so none is allowed.
/// Trusted Types are required: the islands never write HTML from text. The one policy that may be made is that of `js/offline.js`,
/// which lets exactly the address of the service worker through, because registering one asks for a trusted address.
const POLICY: &[&str] = &[
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types worker",
];

/// Features that no page uses and so none may use, even if a script were smuggled in. Chromium alone obeys this header.
const SWITCHED_OFF: &[&str] = &[
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "serial",
    "storage-access",
    "usb",
    "xr-spatial-tracking",
];

/// What the service worker may do: ask its own origin, and nothing else. It comes with `sw.js` alone, because a worker takes its
/// policy from the header of its own file, never from a page.
pub const POLICY_OF_WORKER: &str = "default-src 'none'; connect-src 'self'";

/// Whether a path is a service worker.
pub fn is_worker(path: &str) -> bool {
    matches!(path, "sw.js" | "sw-off.js")
}

/// The policy as it stands in each page's `<meta>`, for hosts that send no headers.
pub fn policy_of_meta() -> String {
    POLICY.join("; ")
}

/// The policy as a header: with `frame-ancestors`, which a `<meta>` cannot hold.
pub fn policy_of_header() -> String {
    format!("{}; frame-ancestors 'none'", POLICY.join("; "))
}

/// Every header but `Content-Type` and `Cache-Control`, in the order in which they are written.
///
/// `Strict-Transport-Security` is for a host with HTTPS and stands in `deploy/`, because it must not be sent from an onion address or from localhost.
pub fn security_headers() -> Vec<(&'static str, String)> {
    let off: Vec<String> = SWITCHED_OFF.iter().map(|feature| format!("{feature}=()")).collect();
    vec![
        ("Content-Security-Policy", policy_of_header()),
        ("Permissions-Policy", off.join(", ")),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Origin-Agent-Cluster", "?1".to_owned()),
        ("X-DNS-Prefetch-Control", "off".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
    ]
}

/// How long a browser may keep what stands at `path` (from the root of the site, without its first slash).
///
/// A name with a fingerprint in it never changes what it holds; everything else is asked for again.
pub fn cache_control(path: &str) -> &'static str {
    if is_fingerprinted(path) { "public, max-age=31536000, immutable, no-transform" } else { "no-cache, no-transform" }
}

/// The media type of a file by the end of its name.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Whether a name carries a fingerprint: `css/site.0123456789abcdef.css`, or is one: `b/<sha256>.html`.
fn is_fingerprinted(path: &str) -> bool {
    if path.starts_with("b/") || path.starts_with("packs/") {
        return true;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.rsplit('.');
    let (_end, mark) = (parts.next(), parts.next());
    mark.is_some_and(|mark| mark.len() == FINGERPRINT_SIGNS && mark.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// How many hexadecimal signs of the SHA-256 stand in a file name.
pub const FINGERPRINT_SIGNS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_fingerprint_is_kept_for_a_year() {
        assert!(cache_control("css/site.0123456789abcdef.css").contains("immutable"));
        for path in ["en/index.html", "css/site.css", "a.0123456789abcdeg.css", "0123456789abcdef"] {
            assert!(cache_control(path).starts_with("no-cache"), "{path}");
        }
    }

    #[test]
    fn the_policy_allows_nothing_from_another_origin_and_nothing_inline() {
        for part in POLICY {
            assert!(!part.contains("http") && !part.contains("unsafe-inline") && !part.contains('*'), "{part}");
            assert!(!part.contains("'unsafe-eval'"), "{part}");
        }
        assert!(!policy_of_meta().contains("frame-ancestors"));
        assert!(policy_of_header().contains("frame-ancestors 'none'"));
    }
}
