//! The `float` type: IEEE doubles in blocks of 24 bytes.
//!
//! Read `body.rs` (the block and its free list), then `arith.rs`, `text.rs` (repr, parsing, hexadecimal), `format.rs`, `methods.rs`.

mod body;
mod spec;

pub use body::*;
pub use spec::SPEC;
