//! What a compiled body *is*: plain data that compiler and virtual machine share.
//!
//! Read `ops.rs` first: the instruction set with every operand's meaning; then `body.rs` for what surrounds the words.

mod body;
mod consts;
mod ops;
mod word;

pub use body::{Code, CodeFlags, ExceptionRange, Position, PositionRun, Unit};
pub use consts::{Const, ConstId};
pub use ops::{CONSUME_A, CONSUME_B, CONSUME_C, INPLACE, Op};
pub use word::{REGISTER_MAX, SLOT_BYTES, Word};
