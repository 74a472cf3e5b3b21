//! What the service worker may believe, keep, show and delete, as functions of values.
//!
//! `public/sw.js` does the same in JavaScript, because a Wasm worker would have to fetch its own Wasm before it could mend anything.
//! `vectors` writes what these functions give for many inputs; a browser test holds the JavaScript to every one of them.

pub mod decide;
pub mod step;
pub mod sweep;

#[cfg(feature = "content")]
pub mod believe;
#[cfg(feature = "content")]
pub mod vectors;
