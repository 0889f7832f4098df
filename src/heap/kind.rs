//! What the heap knows of a type: sizes, flags and three hooks. Every type object begins with its `Kind`.
//!
//! ```text
//!  type object   ┌──────────────┬────────┬──────────────────────────────┬─────────────
//!                │ Header    16 │ size 8 │ Kind                         │ the rest (object room)
//!                └──────────────┴────────┴──────────────────────────────┴─────────────
//! ```
//! Hooks get no context. `dealloc` may nevertheless end up running Python code (`__del__`, weak reference callbacks): it does so
//! at once, nested, exactly where CPython does, because only then the order of destruction is CPython's. Therefore the one
//! rule for all code that owns counts: *take the value out and leave every structure consistent before you drop it*.

use std::cell::Cell;

use super::header::Header;

/// Called for every reference an object holds.
pub type Visit<'a> = &'a mut dyn FnMut(&Header);
/// Visits every reference an object holds, once per count.
pub type Traverse = unsafe fn(&Header, Visit<'_>);

/// Memory properties of a type. Field order is free; everything is a `Cell` because classes change while they live.
#[repr(C)]
pub struct Kind {
    /// Bytes of the fixed part, header included, prefix not.
    pub basic_size: Cell<u32>,
    /// Bytes of one item of a variable-sized object, 0 if fixed.
    pub item_size: Cell<u32>,
    /// `flags::*` bits; the object room adds its own in the upper half.
    pub flags: Cell<u64>,
    /// Gives up everything the object holds and frees its block. The count is zero.
    pub dealloc: Cell<unsafe fn(&Header)>,
    /// Visits every reference the object holds, once per count.
    pub traverse: Cell<Option<Traverse>>,
    /// Gives up references so that a cycle falls apart; the object stays valid.
    pub clear: Cell<Option<unsafe fn(&Header)>>,
}

/// Bits of `Kind::flags` that the heap looks at (0..16); the object room owns bits 16..64.
pub mod flags {
    /// Instances carry the collector's 16-byte prefix.
    pub const GC: u64 = 1 << 0;
    /// Instances carry 16 more bytes in front of it: weak reference list, dict or values.
    pub const MANAGED: u64 = 1 << 1;
    /// Deallocation nests at most 50 deep, deeper objects wait (CPython's trashcan types).
    pub const TRASHCAN: u64 = 1 << 2;
}
