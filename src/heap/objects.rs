//! Blocks of objects: the collector's prefix, tracking, and the count of container allocations.
//!
//! Provisional: the allocator and the collector's lists land in their own files; the signatures here stay.

use std::ptr::NonNull;

use super::header::{Header, TypeFront, front_bytes};
use super::kind::flags;

/// A zeroed block for an object of `size` bytes (fronts not included) whose type is `type_`: header written with count one,
/// fronts zero (untracked). Counts in generation 0 if the type is a collector type. None when memory is refused.
#[inline]
pub fn new_object(type_: NonNull<TypeFront>, size: usize) -> Option<NonNull<Header>> {
    // SAFETY: a type object is alive while objects of it are made.
    let kind_flags = unsafe { type_.as_ref() }.kind.flags.get();
    let front = front_bytes(kind_flags);
    let block = super::try_alloc_object(front.checked_add(size)?)?;
    // SAFETY: every object has a header; the block is big enough for fronts, header and body.
    unsafe {
        block.write_bytes(0, front + size);
        let object = block.add(front).cast::<Header>();
        object.write(Header::new(type_));
        Some(object)
    }
}

/// Gives a block from `new_object` back; untracks it first.
///
/// # Safety
/// `size` is what it was allocated with, its kind's front flags have not changed, and nobody uses it afterwards.
#[inline]
pub unsafe fn delete_object(object: NonNull<Header>, size: usize) {
    // SAFETY: see above.
    unsafe {
        let front = front_bytes(object.as_ref().kind().flags.get());
        untrack(object.as_ref());
        super::free_object(object.cast::<u8>().sub(front), front + size);
    }
}

/// Enters the object in the youngest generation's list. It has a prefix and is complete: `traverse` may visit it.
#[inline]
pub fn track(object: &Header) {
    debug_assert!(object.kind().flags.get() & flags::GC != 0);
}

/// Takes the object out of the collector's lists, if it has a prefix and is in one.
#[inline]
pub fn untrack(_object: &Header) {}

/// Whether the collector knows the object.
#[inline]
pub fn is_tracked(_object: &Header) -> bool {
    false
}
