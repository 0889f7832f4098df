//! Encoding of one instruction in 64 bits.
//!
//! ```text
//!  bit 63            48 47            32 31            16 15     8 7      0
//!     ┌────────────────┬────────────────┬────────────────┬────────┬────────┐
//!     │       c        │       b        │       a        │   x    │   op   │
//!     └────────────────┴────────────────┴────────────────┴────────┴────────┘
//! ```
//! A register operand is the byte offset of its slot from the frame base (`register * 16`), ready to be added; `c` may be
//! a signed immediate; `b` and `c` together may be a signed 32-bit immediate or jump distance, counted in words from the
//! word *after* the whole instruction (its cache words included). Cache words follow the instruction; how many,
//! `Op::cache_words` says.

use super::Op;

/// Bytes of one register slot.
pub const SLOT_BYTES: usize = 16;
/// Highest register number an operand can name.
pub const REGISTER_MAX: usize = 4095;

/// Set in operand c of a `Yield` if its other bits say which temporaries are alive.
pub const YIELD_MASK: u16 = 1 << 15;

/// One encoded instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Word(pub u64);

impl Word {
    /// Encodes an instruction from already scaled operands.
    pub const fn new(op: Op, x: u8, a: u16, b: u16, c: u16) -> Word {
        Word(op as u64 | (x as u64) << 8 | (a as u64) << 16 | (b as u64) << 32 | (c as u64) << 48)
    }
    /// Encodes an instruction whose `b` and `c` are one signed 32-bit value.
    pub const fn new_wide(op: Op, x: u8, a: u16, bc: i32) -> Word {
        Word(op as u64 | (x as u64) << 8 | (a as u64) << 16 | (bc as u32 as u64) << 32)
    }
    /// The opcode; `Unreachable` if it is none.
    #[inline]
    pub fn op(self) -> Op {
        Op::from_byte(self.0 as u8).unwrap_or(Op::Unreachable)
    }
    /// The small operand.
    #[inline(always)]
    pub const fn x(self) -> u8 {
        (self.0 >> 8) as u8
    }
    /// Operand a: a register's byte offset, or what the opcode says.
    #[inline(always)]
    pub const fn a(self) -> usize {
        (self.0 >> 16) as u16 as usize
    }
    /// Operand b.
    #[inline(always)]
    pub const fn b(self) -> usize {
        (self.0 >> 32) as u16 as usize
    }
    /// Operand c.
    #[inline(always)]
    pub const fn c(self) -> usize {
        (self.0 >> 48) as usize
    }
    /// Operand c of a `Yield` that does not delegate: which of the first temporaries are alive there, one bit each. None: others are, too, and
    /// the live set tells.
    #[inline(always)]
    pub const fn yield_mask(self) -> Option<u16> {
        let mask = (self.0 >> 48) as u16;
        if self.x() & 1 == 0 && mask & YIELD_MASK != 0 { Some(mask & !YIELD_MASK) } else { None }
    }
    /// The index of a name that operands b and c hold together, c the lower half.
    #[inline(always)]
    pub const fn name(self) -> usize {
        self.c() | self.b() << 16
    }
    /// Operand c as a signed immediate.
    #[inline(always)]
    pub const fn c_signed(self) -> i64 {
        (self.0 as i64) >> 48
    }
    /// Operand a as a signed jump distance in words.
    #[inline(always)]
    pub const fn a_signed(self) -> isize {
        (self.0 >> 16) as u16 as i16 as isize
    }
    /// Operands b and c as one signed value: a 32-bit immediate or a jump distance in words.
    #[inline(always)]
    pub const fn bc_signed(self) -> isize {
        (self.0 as i64 >> 32) as isize
    }
}
