//! Blocks of objects: header and fronts written, containers counted for the collector.

use std::ptr::NonNull;

use super::cycles;
use super::header::{Header, TypeFront, front_bytes};
use super::kind::flags;

/// A body of up to so many bytes is cleared in line.
const SHORT: usize = 32;

/// A zeroed block for an object of `size` bytes (fronts not included) whose type is `type_`: header written with count one,
/// fronts zero (untracked). Counts in generation 0 if the type is a collector type. None when memory is refused.
#[inline]
pub fn new_object(type_: NonNull<TypeFront>, size: usize) -> Option<NonNull<Header>> {
    debug_assert!(size >= size_of::<Header>());
    // SAFETY: a type object is alive while objects of it are made.
    let kind_flags = unsafe { type_.as_ref() }.kind.flags.get();
    let front = front_bytes(kind_flags);
    let block = super::try_alloc_object(front.checked_add(size)?)?;
    if kind_flags & flags::GC != 0 {
        cycles::note_taken();
    }
    // SAFETY: every object has a header; the block is big enough for fronts, header and body. The fronts are cleared apart from
    // the body, because the size of the body is mostly known when this is compiled.
    unsafe {
        let object = block.add(front).cast::<Header>();
        if front != 0 {
            block.cast::<[u64; 2]>().write([0; 2]);
            object.cast::<[u64; 2]>().sub(1).write([0; 2]);
        }
        object.write(Header::new(type_));
        let (body, bytes) = (object.add(1), size - size_of::<Header>());
        if bytes <= SHORT && bytes.is_multiple_of(8) {
            // Word by word, volatile lest the compiler calls `memset` again, which costs more than this.
            (0..bytes / 8).for_each(|index| body.cast::<u64>().add(index).as_ptr().write_volatile(0));
        } else {
            body.cast::<u8>().write_bytes(0, bytes);
        }
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
        let kind_flags = object.as_ref().kind().flags.get();
        let front = front_bytes(kind_flags);
        if kind_flags & flags::GC != 0 {
            cycles::untrack(object.as_ref());
            cycles::note_given();
        }
        super::free_object(object.cast::<u8>().sub(front), front + size);
    }
}

/// Changes the size of an untracked object's block; it may move, with its header and fronts. New bytes are not initialised. None
/// leaves it as it was.
///
/// # Safety
/// As for `delete_object` when the result is another address; the object is not tracked and has one owner, the caller.
pub unsafe fn resize_object(object: NonNull<Header>, old_size: usize, new_size: usize) -> Option<NonNull<Header>> {
    // SAFETY: the caller's promise.
    unsafe {
        debug_assert!(!cycles::is_tracked(object.as_ref()));
        let front = object.as_ref().front_bytes();
        let block = super::realloc_object(object.cast::<u8>().sub(front), front + old_size, new_size.checked_add(front)?)?;
        Some(block.add(front).cast())
    }
}
