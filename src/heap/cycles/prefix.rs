//! The collector's 16 bytes in front of an object, and the flags hidden in them.
//!
//! ```text
//!            63                                            2   1          0
//!   next     address of the next object's prefix, or 0         -          UNREACHABLE   (only while unreachable objects are sought)
//!   prev     address of the previous object's prefix           COLLECTING FINALIZED
//!      or    references not yet explained (see find.rs)        COLLECTING FINALIZED
//! ```
//!
//! - `next` 0: not tracked. A list's head is a prefix without an object.
//! - FINALIZED: the finalizer has been called; it stays as long as the object, tracked or not.
//! - COLLECTING: the object belongs to the list being examined, and `prev` holds references instead of an address, until
//!   `move_unreachable` has dealt with it; objects found unreachable keep the flag until they are moved elsewhere.

use super::super::header::{Header, PREFIX_BYTES};
use super::super::state::here;
use super::list::append;
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// The two words.
#[repr(C)]
pub(in crate::heap) struct Prefix {
    pub next: Cell<*mut Prefix>,
    pub prev: Cell<*mut Prefix>,
}

const _: () = assert!(size_of::<Prefix>() == PREFIX_BYTES);

pub(super) const FINALIZED: usize = 1;
pub(super) const COLLECTING: usize = 2;
const PREV_FLAGS: usize = FINALIZED | COLLECTING;
const REFS_SHIFT: u32 = 2;
pub(super) const UNREACHABLE: usize = 1;

impl Prefix {
    /// A head that `list::ready` has yet to make point at itself.
    pub const fn unlinked() -> Prefix {
        Prefix { next: Cell::new(ptr::null_mut()), prev: Cell::new(ptr::null_mut()) }
    }

    /// The prefix of an object that has one.
    #[inline(always)]
    pub fn of(object: &Header) -> &Prefix {
        debug_assert!(object.has_prefix());
        // SAFETY: objects of collector types lie 16 bytes behind the prefix, in the same block.
        unsafe { NonNull::from(object).cast::<Prefix>().sub(1).as_ref() }
    }

    /// The object behind a prefix that is not a head.
    #[inline(always)]
    pub fn object(&self) -> &Header {
        // SAFETY: see `of`; lists hold live objects.
        unsafe { NonNull::from(self).add(1).cast::<Header>().as_ref() }
    }

    #[inline(always)]
    pub fn ptr(&self) -> *mut Prefix {
        ptr::from_ref(self).cast_mut()
    }

    /// The next prefix, flag removed.
    #[inline(always)]
    pub fn next(&self) -> &Prefix {
        // SAFETY: linked prefixes point at linked prefixes.
        unsafe { &*self.next.get().map_addr(|addr| addr & !UNREACHABLE) }
    }

    /// The previous prefix, flags removed. Only while `prev` is an address.
    #[inline(always)]
    pub fn prev(&self) -> &Prefix {
        // SAFETY: linked prefixes point at linked prefixes.
        unsafe { &*self.prev.get().map_addr(|addr| addr & !PREV_FLAGS) }
    }

    #[inline(always)]
    pub fn set_next(&self, next: &Prefix) {
        self.next.set(next.ptr());
    }

    /// Sets the previous prefix and keeps the flags.
    #[inline(always)]
    pub fn set_prev(&self, prev: &Prefix) {
        let flags = self.prev.get().addr() & PREV_FLAGS;
        self.prev.set(prev.ptr().map_addr(|addr| addr | flags));
    }

    #[inline(always)]
    pub fn flag(&self, flag: usize) -> bool {
        self.prev.get().addr() & flag != 0
    }

    #[inline(always)]
    pub fn set_flag(&self, flag: usize, on: bool) {
        self.prev.set(self.prev.get().map_addr(|addr| if on { addr | flag } else { addr & !flag }));
    }

    #[inline(always)]
    pub fn is_unreachable(&self) -> bool {
        self.next.get().addr() & UNREACHABLE != 0
    }

    #[inline(always)]
    pub fn refs(&self) -> usize {
        self.prev.get().addr() >> REFS_SHIFT
    }

    /// Sets the references not yet explained; the flags stay.
    #[inline(always)]
    pub fn set_refs(&self, refs: usize) {
        let flags = self.prev.get().addr() & PREV_FLAGS;
        self.prev.set(ptr::without_provenance_mut(refs << REFS_SHIFT | flags));
    }

    /// Starts an examination: all references unexplained, COLLECTING set.
    #[inline(always)]
    pub fn reset_refs(&self, refs: usize) {
        let finalized = self.prev.get().addr() & FINALIZED;
        self.prev.set(ptr::without_provenance_mut(refs << REFS_SHIFT | COLLECTING | finalized));
    }

    /// Takes the prefix out of its list; it is untracked then.
    #[inline(always)]
    pub fn unlink(&self) {
        let (next, prev) = (self.next(), self.prev());
        prev.set_next(next);
        next.set_prev(prev);
        self.next.set(ptr::null_mut());
        let finalized = self.prev.get().addr() & FINALIZED;
        self.prev.set(ptr::without_provenance_mut(finalized));
    }
}

/// Enters an object in the youngest generation's list. It is complete: its `traverse` may be called at any time from now on.
#[inline]
pub fn track(object: &Header) {
    let prefix = Prefix::of(object);
    debug_assert!(prefix.next.get().is_null(), "an object is tracked twice");
    here(|heap| append(prefix, heap.cycles.youngest()));
}

/// Takes an object out of the collector's lists, if it has a prefix and is in one.
#[inline]
pub fn untrack(object: &Header) {
    if is_tracked(object) {
        Prefix::of(object).unlink();
    }
}

/// Whether the collector knows the object.
#[inline]
pub fn is_tracked(object: &Header) -> bool {
    object.has_prefix() && !Prefix::of(object).next.get().is_null()
}

/// Whether the finalizer of an object with a prefix has been called.
#[inline]
pub fn is_finalized(object: &Header) -> bool {
    object.has_prefix() && Prefix::of(object).flag(FINALIZED)
}

/// Notes that the finalizer of an object with a prefix has been called.
#[inline]
pub fn set_finalized(object: &Header) {
    if object.has_prefix() {
        Prefix::of(object).set_flag(FINALIZED, true);
    }
}

/// Whether the object is among those being examined, or found unreachable.
#[inline]
pub fn is_collecting(object: &Header) -> bool {
    object.has_prefix() && Prefix::of(object).flag(COLLECTING)
}

/// Ends the examination of an object.
#[inline]
pub fn clear_collecting(object: &Header) {
    Prefix::of(object).set_flag(COLLECTING, false);
}
