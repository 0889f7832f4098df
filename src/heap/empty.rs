//! Blocks of no bytes. A buffer that is resized to nothing is not given back in CPython: its owner keeps a block of size 0, which the system
//! has to hand out, since pools have no such class. It counts as a block, and an owner that tells "no block" from "an empty one" behaves
//! differently (a list grows by another rule). These functions stand beside `realloc` and `free`, whose sizes say where a block lies and
//! which therefore know no size 0.

use super::alloc::{free, try_alloc};
use super::state::here;
use std::ptr::NonNull;

/// Shrinks a raw buffer to a block of no bytes; None leaves it as it was.
///
/// # Safety
/// As for [`super::realloc`]; `old_size` is not 0.
pub unsafe fn shrink_to_empty(block: NonNull<u8>, old_size: usize) -> Option<NonNull<u8>> {
    here(|heap| {
        let old = block.as_ptr().addr();
        let new = heap.watch.unreported(|| {
            let new = heap.large.alloc(0, false)?;
            // SAFETY: the caller's promise.
            unsafe { free(block, old_size) };
            Some(new)
        })?;
        if heap.watch.on.get() {
            heap.watch.report(|w| w.resized(old, new.as_ptr().addr(), old_size, 0));
        }
        Some(new)
    })
}

/// Makes a block of no bytes a raw buffer of `new_size`, which is not 0; None leaves it as it was.
///
/// # Safety
/// `block` came from [`shrink_to_empty`] and is used through the new address only.
pub unsafe fn grow_empty(block: NonNull<u8>, new_size: usize) -> Option<NonNull<u8>> {
    here(|heap| {
        let old = block.as_ptr().addr();
        let new = heap.watch.unreported(|| {
            let new = try_alloc(new_size)?;
            // SAFETY: the caller's promise.
            unsafe { heap.large.free(block, 0) };
            Some(new)
        })?;
        if heap.watch.on.get() {
            heap.watch.report(|w| w.resized(old, new.as_ptr().addr(), 0, new_size));
        }
        Some(new)
    })
}

/// Gives a block of no bytes back.
///
/// # Safety
/// `block` came from [`shrink_to_empty`], and nobody uses it afterwards.
pub unsafe fn free_empty(block: NonNull<u8>) {
    here(|heap| {
        if heap.watch.on.get() {
            heap.watch.report(|w| w.freed(block.as_ptr().addr(), 0));
        }
        // SAFETY: the caller's promise.
        unsafe { heap.large.free(block, 0) };
    });
}
