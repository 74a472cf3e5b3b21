//! What pages share.

pub mod bar;
pub mod blocks;
pub mod flows;
pub mod foot;
pub mod languages;
pub mod picture;
pub mod ready;
pub mod shell;
pub mod sources;
pub mod terms;
pub mod top;
