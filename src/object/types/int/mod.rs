//! The `int` type: numbers of any size, their bits in the object.
//!
//! Read `body.rs` (the block) first, then `arith.rs` (operators), `big.rs` (what does not fit a machine word), `text.rs`
//! (decimal and other bases), `format.rs` (`format(n, spec)`, shared with float and complex), `methods.rs` and `spec.rs`.

mod body;
mod spec;

pub use body::*;
pub use spec::SPEC;
