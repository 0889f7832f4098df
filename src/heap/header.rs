//! The 16 bytes every object starts with, and what lies in front of them.
//!
//! ```text
//!                     MANAGED only            GC only            every object
//!             ┌────────────┬───────────┬──────────┬──────────┬──────────┬──────────┬────
//!             │ weak list  │ dict or   │ next     │ prev     │ count    │ type     │ body …
//!             │            │ values    │          │ + flags  │          │          │
//!             └────────────┴───────────┴──────────┴──────────┴──────────┴──────────┴────
//!  offset      -32          -24         -16        -8         0          8
//! ```
//! The block starts at the leftmost part that is present; `id()` is the address of `count`.
//! A count at or above `IMMORTAL` stands for an object that is never freed: it may be counted up and down without a test.

use std::cell::Cell;
use std::ptr::NonNull;

use super::kind::{Kind, flags};

/// Initial count of an immortal object: so high that no program counts it down to the mark below.
pub const IMMORTAL: u64 = 1 << 62;
/// Counts from here on are immortal.
pub const IMMORTAL_MARK: u64 = 1 << 61;
/// What an immortal object's count is shown as.
pub const IMMORTAL_SHOWN: i64 = 4_294_967_295;
/// Bytes of the collector's prefix, and of the managed pre-header in front of it.
pub const PREFIX_BYTES: usize = 16;

/// Count and type: the front of every object.
#[repr(C)]
pub struct Header {
    pub(crate) count: Cell<u64>,
    pub(crate) type_: Cell<NonNull<TypeFront>>,
}

/// What the heap sees of a type object.
#[repr(C)]
pub struct TypeFront {
    /// The type object's own header.
    pub head: Header,
    /// `ob_size` of the type object.
    pub size: Cell<isize>,
    /// Memory properties of its instances.
    pub kind: Kind,
}

impl Header {
    /// A header with one count.
    pub fn new(type_: NonNull<TypeFront>) -> Header {
        Header { count: Cell::new(1), type_: Cell::new(type_) }
    }

    /// The kind of this object.
    #[inline(always)]
    pub fn kind(&self) -> &Kind {
        // SAFETY: an object's type outlives it: the object holds a count on it, or it is immortal.
        unsafe { &self.type_.get().as_ref().kind }
    }

    /// The type object.
    #[inline(always)]
    pub fn type_ptr(&self) -> NonNull<TypeFront> {
        self.type_.get()
    }

    /// Changes the type (`__class__` assignment); the caller moves the count on the type.
    pub fn set_type_ptr(&self, type_: NonNull<TypeFront>) {
        self.type_.set(type_);
    }

    /// Current count as stored.
    #[inline(always)]
    pub fn count(&self) -> u64 {
        self.count.get()
    }

    /// Stores a count: for whoever has just read it and gives up or takes one.
    #[inline(always)]
    pub fn set_count(&self, count: u64) {
        self.count.set(count);
    }

    /// Whether the object is never freed.
    #[inline(always)]
    pub fn is_immortal(&self) -> bool {
        self.count.get() >= IMMORTAL_MARK
    }

    /// Makes the object immortal.
    pub fn immortalize(&self) {
        self.count.set(IMMORTAL);
    }

    /// One count more.
    #[inline(always)]
    pub fn count_up(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// Address of the header: the object's identity.
    #[inline(always)]
    pub fn address(&self) -> usize {
        self as *const Header as usize
    }

    /// Whether instances of its type carry the collector's prefix.
    #[inline(always)]
    pub fn has_prefix(&self) -> bool {
        self.kind().flags.get() & flags::GC != 0
    }

    /// Bytes in front of the header.
    #[inline(always)]
    pub fn front_bytes(&self) -> usize {
        front_bytes(self.kind().flags.get())
    }
}

/// Bytes in front of the header of an object whose kind has these flags.
#[inline(always)]
pub fn front_bytes(kind_flags: u64) -> usize {
    (if kind_flags & flags::GC != 0 { PREFIX_BYTES } else { 0 }) + (if kind_flags & flags::MANAGED != 0 { PREFIX_BYTES } else { 0 })
}
