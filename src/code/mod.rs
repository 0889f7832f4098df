//! What a compiled body *is*: plain data that compiler and virtual machine share.
//!
//! Read `ops.rs` first: the instruction set with every operand's meaning; then `body.rs` for what surrounds the words. `shape.rs` says the same of
//! operands as data, for encoding, listings (`dis.rs`) and checking (`verify.rs`); `lines.rs` finds places, `limits.rs` holds every maximum,
//! `complex.rs` the arithmetic that constants share with objects.

mod body;
pub mod complex;
mod consts;
mod dis;
pub mod limits;
mod lines;
mod ops;
mod shape;
mod verify;
mod word;

pub use body::{Code, CodeFlags, ExceptionRange, Position, PositionRun, Read, Unit};
pub use consts::{Const, ConstId};
pub use dis::{listing, unit_listing};
pub use ops::{CONSUME_A, CONSUME_B, CONSUME_C, INPLACE, Op};
pub use shape::{Extra, Field, Shape};
pub use verify::verify;
pub use word::{REGISTER_MAX, SLOT_BYTES, Word, YIELD_MASK};
