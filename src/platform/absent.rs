//! No browser: what islands see while they are rendered natively.

/// The page that is not there.
pub mod page {
    use crate::model::display::Display;

    /// Does nothing.
    pub fn show_display(_display: Display) {}

    /// There is nothing to show.
    pub fn show_fitting(_fits: impl Fn(&str, &str) -> bool) -> (usize, usize) {
        (0, 0)
    }
}

/// The storage that is not there.
pub mod storage {
    use crate::model::display::Display;

    /// Nothing is kept.
    pub fn kept_display() -> Option<Display> {
        None
    }

    /// Nothing can be kept.
    pub fn keep_display(_display: Display) -> bool {
        false
    }

    /// There is nothing to forget.
    pub fn forget_display() {}
}
