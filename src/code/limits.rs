//! Every maximum of compiled code.
//!
//! They are checked when a body is finished, so that the compiler may count freely.

/// Registers of a frame, call windows included: operands name them by byte offset in 16 bits.
pub const REGISTER_COUNT: usize = super::REGISTER_MAX + 1;
/// Local variables with a register of their own; what a body has beyond that is in a dict, so that temporaries find room.
pub const NEAR_LOCALS: usize = 2048;
/// Distinct live sets of a body.
pub const LIVE_SET_COUNT: usize = 1 << 16;
/// Words of a body: jump distances are 32 bits wide.
pub const WORD_COUNT: usize = 1 << 30;
/// Loops, `try`s and `with`s inside one another; the number and the message are CPython's.
pub const NESTED_BLOCKS: usize = 20;
/// Values kept in registers for one display or call before it is built step by step; CPython's number, because sizes show it.
pub const STACK_USE: usize = 30;
/// Longest jump of the forms with a 16-bit distance.
pub const SHORT_JUMP: i64 = i16::MAX as i64;
