//! The only door to the browser. Nothing here may panic, and every call may fail: storage is blocked, full or older than this release.
//!
//! Without the feature `hydrate` the browser is absent: the same functions exist, so that islands render natively, and do nothing.

#[cfg(feature = "hydrate")]
pub mod page;
#[cfg(feature = "hydrate")]
pub mod storage;

#[cfg(not(feature = "hydrate"))]
mod absent;
#[cfg(not(feature = "hydrate"))]
pub use absent::{page, storage};
