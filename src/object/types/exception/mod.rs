//! The exception hierarchy.
//!
//! Read `body.rs` (the block) first, then `base.rs` (what every exception can do), `rows.rs` (the list of all classes), and for the ones that
//! carry more: `fields.rs`, `os.rs`, `syntax.rs`, `unicode.rs`, `group.rs`.

mod base;
mod body;
mod rows;

pub use body::*;
pub use rows::*;
