//! Taking and giving back memory: the fast paths, inlined everywhere, and the slow ones behind them.
//!
//! ```text
//!   take    used[units] ─► pool ─► free ─► block ─► next     next is null: slow    else pool.free = next, count + 1
//!   give    block & mask ─► pool                             count - 1 < 1: slow   else block ─► free, count - 1
//! ```
//!
//! One test each. The slow path of taking carves blocks, marks a pool full, or gets another pool; that of giving
//! back puts a full pool on its list again or hands an empty one to its arena. Both serve watchers and limits (`watch.rs`).
//!
//! **Raw or object.** `alloc` serves buffers in steps of the geometry (8 bytes by default, 8-aligned); `alloc_object` serves
//! objects in steps of 16, always 16-aligned, so that `id()` and the reuse of freed blocks are CPython's. A watcher
//! is told the size asked for, unrounded, in both. Whoever took a block gives it back the same way, with its size.
//!
//! **Resizing** follows CPython: a block stays while the new size fits and is more than three quarters of it. One
//! difference: a block that shrinks from above 512 bytes moves into a pool (CPython leaves it), since here the size
//! the owner passes says where the block lies.

use super::paint;
use super::pool::{FreeBlock, NO_POOL, Pool};
use super::sizes::{ABSURD, LARGEST_SMALL, object_unit, raw_unit};
use super::state::{Heap, here};
use std::alloc::{Layout, handle_alloc_error};
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Takes `size` bytes for a raw buffer; aborts if the system has none.
#[inline(always)]
pub fn alloc(size: usize) -> NonNull<u8> {
    here(|heap| {
        if size <= LARGEST_SMALL
            && let Some(block) = heap.pop(raw_unit(size))
        {
            block
        } else {
            heap.must_take(size, false)
        }
    })
}

/// Takes `size` bytes for a raw buffer; None when they are not to be had.
#[inline(always)]
pub fn try_alloc(size: usize) -> Option<NonNull<u8>> {
    here(|heap| {
        if size <= LARGEST_SMALL
            && let Some(block) = heap.pop(raw_unit(size))
        {
            Some(block)
        } else {
            heap.take(size, false, true, false)
        }
    })
}

/// Takes `size` bytes for an object, 16-aligned; aborts if the system has none.
#[inline(always)]
pub fn alloc_object(size: usize) -> NonNull<u8> {
    here(|heap| {
        if size <= LARGEST_SMALL
            && let Some(block) = heap.pop(object_unit(size))
        {
            block
        } else {
            heap.must_take(size, true)
        }
    })
}

/// Takes `size` bytes for an object if the pool at hand has them: the fast path of [`alloc_object`] alone, for callers that keep the
/// rest out of line.
#[inline(always)]
pub fn pop_object(size: usize) -> Option<NonNull<u8>> {
    here(|heap| heap.pop(object_unit(size)))
}

/// Takes `size` bytes for an object, 16-aligned; None when they are not to be had.
#[inline(always)]
pub fn try_alloc_object(size: usize) -> Option<NonNull<u8>> {
    here(|heap| {
        if size <= LARGEST_SMALL
            && let Some(block) = heap.pop(object_unit(size))
        {
            Some(block)
        } else {
            heap.take(size, true, true, false)
        }
    })
}

/// Takes `size` zero bytes for a raw buffer; aborts if the system has none.
pub fn alloc_zeroed(size: usize) -> NonNull<u8> {
    if size > LARGEST_SMALL {
        return here(|heap| heap.take(size, false, false, true)).unwrap_or_else(|| out_of_memory(size));
    }
    let block = alloc(size);
    // SAFETY: just taken, and as long as that.
    unsafe { block.as_ptr().write_bytes(0, size) };
    block
}

/// Takes `size` zero bytes for a raw buffer; None when they are not to be had.
pub fn try_alloc_zeroed(size: usize) -> Option<NonNull<u8>> {
    if size > LARGEST_SMALL {
        return here(|heap| heap.take(size, false, true, true));
    }
    let block = try_alloc(size)?;
    // SAFETY: just taken, and as long as that.
    unsafe { block.as_ptr().write_bytes(0, size) };
    Some(block)
}

/// Gives a block back.
///
/// # Safety
/// - `block` was taken from this thread's heap, with that size (or last resized to it), and was not given back since;
/// - nobody reads or writes it afterwards.
#[inline(always)]
pub unsafe fn free(block: NonNull<u8>, size: usize) {
    here(|heap| {
        if size <= LARGEST_SMALL {
            // SAFETY: a block of at most 512 bytes lies in a pool of this heap.
            unsafe {
                let pool = &*pool_of(block, heap.pool_mask.get());
                let left = pool.count.get() - 1;
                if left > 0 {
                    paint_freed(heap, pool, block);
                    let block = block.as_ptr().cast::<FreeBlock>();
                    (&raw mut (*block).next).write(Cell::new(pool.free.get()));
                    pool.free.set(block);
                    pool.count.set(left);
                    return;
                }
            }
        }
        // SAFETY: the caller's promise.
        unsafe { heap.give_back(block, size) }
    });
}

/// Gives an object's block back.
///
/// # Safety
/// As for [`free`]; the block was taken with `alloc_object`.
#[inline(always)]
pub unsafe fn free_object(block: NonNull<u8>, size: usize) {
    debug_assert_eq!(block.as_ptr().addr() % 16, 0);
    // SAFETY: the size only tells pools from large blocks.
    unsafe { free(block, size) }
}

/// Changes a raw buffer's size, perhaps moving it; None leaves it as it was.
///
/// # Safety
/// As for [`free`] when the result is another address; `block` was taken with `alloc`.
pub unsafe fn realloc(block: NonNull<u8>, old_size: usize, new_size: usize) -> Option<NonNull<u8>> {
    // SAFETY: the caller's promise.
    here(|heap| unsafe { heap.resize(block, old_size, new_size, false) })
}

/// Changes an object's size, perhaps moving it; None leaves it as it was.
///
/// # Safety
/// As for [`free`] when the result is another address; `block` was taken with `alloc_object`.
pub unsafe fn realloc_object(block: NonNull<u8>, old_size: usize, new_size: usize) -> Option<NonNull<u8>> {
    // SAFETY: the caller's promise.
    here(|heap| unsafe { heap.resize(block, old_size, new_size, true) })
}

/// The pool a small block lies in.
#[inline(always)]
pub(super) fn pool_of(block: NonNull<u8>, pool_mask: usize) -> *mut Pool {
    block.as_ptr().map_addr(|addr| addr & pool_mask).cast()
}

#[cold]
#[inline(never)]
fn out_of_memory(size: usize) -> ! {
    handle_alloc_error(Layout::from_size_align(size.min(ABSURD), 16).expect("a size that fits"))
}

/// Marks the whole block freed, in debug builds.
///
/// # Safety
/// `block` is a live block of `pool` that nobody uses any more.
#[inline(always)]
unsafe fn paint_freed(heap: &Heap, pool: &Pool, block: NonNull<u8>) {
    if cfg!(debug_assertions) {
        let bytes = heap.geometry.get().block_bytes(pool.class.get() as usize);
        // SAFETY: the caller's promise.
        unsafe { paint::freed(block.as_ptr(), bytes) };
    }
}

impl Heap {
    /// The fast path: the head of the free list, unless it is the last.
    #[inline(always)]
    fn pop(&self, unit: usize) -> Option<NonNull<u8>> {
        // SAFETY: heads are live pools or the dummy, and the free list of either is not null.
        unsafe {
            let pool = &*self.used[unit].get();
            let block = pool.free.get();
            let next = (*block).next.get();
            if next.is_null() {
                return None;
            }
            pool.free.set(next);
            pool.count.set(pool.count.get() + 1);
            if cfg!(debug_assertions) {
                paint::fresh(block.cast(), self.geometry.get().block_bytes(pool.class.get() as usize));
            }
            Some(NonNull::new_unchecked(block.cast()))
        }
    }

    #[cold]
    #[inline(never)]
    fn must_take(&self, size: usize, object: bool) -> NonNull<u8> {
        self.take(size, object, false, false).unwrap_or_else(|| out_of_memory(size))
    }

    /// The slow path of every kind of taking. A request that may fail obeys limits.
    #[cold]
    #[inline(never)]
    fn take(&self, size: usize, object: bool, may_fail: bool, zeroed: bool) -> Option<NonNull<u8>> {
        if size > ABSURD || (may_fail && self.watch.refuses(size)) {
            return None;
        }
        let block = if size > LARGEST_SMALL {
            let block = self.large.alloc(size, zeroed)?;
            if !zeroed {
                // SAFETY: just taken.
                unsafe { paint::fresh(block.as_ptr(), size.min(4096)) };
            }
            self.note_bytes(size, 0);
            block
        } else {
            let class = self.geometry.get().class_of_unit(if object { object_unit(size) } else { raw_unit(size) });
            let block = self.take_small(class)?;
            self.note_bytes(self.geometry.get().block_bytes(class), 0);
            block
        };
        if self.watch.on.get() {
            self.watch.report(|w| w.allocated(block.as_ptr().addr(), size));
        }
        Some(block)
    }

    /// Takes a block of a class by CPython's full rules.
    fn take_small(&self, class: usize) -> Option<NonNull<u8>> {
        let geometry = self.geometry.get();
        let block_bytes = geometry.block_bytes(class);
        let watched = self.watch.on.get();
        let mut head = self.lists[class].get();
        // SAFETY: pools on lists and from `take_pool` are alive; a used pool's free list is not null.
        unsafe {
            if head == NO_POOL {
                head = self.arenas.take_pool(geometry)?;
                if (*head).class.get() as usize != class {
                    Pool::cut(head, geometry, class);
                }
                (*head).next.set(ptr::null_mut());
                (*head).prev.set(ptr::null_mut());
                self.lists[class].set(head);
                self.show(class);
            }
            let pool = &*head;
            let block = pool.free.get();
            let next = (*block).next.get();
            pool.free.set(next);
            if next.is_null() {
                Pool::carve(head, block_bytes);
            }
            let full = pool.is_full();
            pool.set_live(pool.live() + 1, watched || full);
            if full {
                self.unlink(head, class);
            }
            paint::fresh(block.cast(), block_bytes);
            Some(NonNull::new_unchecked(block.cast()))
        }
    }

    /// The slow path of giving back.
    ///
    /// # Safety
    /// As for [`free`].
    #[cold]
    #[inline(never)]
    unsafe fn give_back(&self, block: NonNull<u8>, size: usize) {
        let watched = self.watch.on.get();
        if watched {
            self.watch.report(|w| w.freed(block.as_ptr().addr(), size));
        }
        if size > LARGEST_SMALL {
            self.note_bytes(0, size);
            // SAFETY: the caller's promise.
            unsafe {
                paint::freed(block.as_ptr(), size.min(4096));
                self.large.free(block, size);
            }
            return;
        }
        // SAFETY: a block of at most 512 bytes lies in a pool of this heap.
        unsafe {
            let head = pool_of(block, self.pool_mask.get());
            let pool = &*head;
            let class = pool.class.get() as usize;
            self.note_bytes(0, self.geometry.get().block_bytes(class));
            paint_freed(self, pool, block);
            let last = pool.free.get();
            let block = block.as_ptr().cast::<FreeBlock>();
            (&raw mut (*block).next).write(Cell::new(last));
            pool.free.set(block);
            let live = pool.live() - 1;
            if last.is_null() {
                // It was full and on no list: used now, and first.
                pool.set_live(live, watched);
                let first = self.lists[class].get();
                pool.prev.set(ptr::null_mut());
                if first == NO_POOL {
                    pool.next.set(ptr::null_mut());
                } else {
                    pool.next.set(first);
                    (*first).prev.set(head);
                }
                self.lists[class].set(head);
                self.show(class);
            } else if live == 0 {
                pool.set_live(0, false);
                self.unlink(head, class);
                self.arenas.give_back(self.geometry.get(), head);
            } else {
                pool.set_live(live, watched);
            }
        }
    }

    /// Takes a pool off its class's list.
    ///
    /// # Safety
    /// The pool is on that list.
    unsafe fn unlink(&self, head: *mut Pool, class: usize) {
        // SAFETY: neighbours on the list are alive.
        unsafe {
            let (next, prev) = ((*head).next.get(), (*head).prev.get());
            if !next.is_null() {
                (*next).prev.set(prev);
            }
            if prev.is_null() {
                self.lists[class].set(if next.is_null() { NO_POOL } else { next });
                self.show(class);
            } else {
                (*prev).next.set(next);
            }
        }
    }

    /// Shows the head of a class to the fast path, under every unit the class serves; while watched, the dummy.
    pub(super) fn show(&self, class: usize) {
        let head = if self.watch.on.get() { NO_POOL } else { self.lists[class].get() };
        let units = self.geometry.get().step_bytes / 8;
        for unit in class * units..(class + 1) * units {
            self.used[unit + 1].set(head);
        }
        if class == 0 {
            self.used[0].set(head);
        }
    }

    /// Keeps the count of live bytes that limits need, while watched.
    #[inline]
    fn note_bytes(&self, more: usize, fewer: usize) {
        if self.watch.on.get() {
            self.watch.live_bytes.set(self.watch.live_bytes.get() + more - fewer);
        }
    }

    /// # Safety
    /// As for [`realloc`].
    unsafe fn resize(&self, block: NonNull<u8>, old_size: usize, new_size: usize, object: bool) -> Option<NonNull<u8>> {
        if new_size > ABSURD || (new_size > old_size && self.watch.refuses(new_size - old_size)) {
            return None;
        }
        let old = block.as_ptr().addr();
        // SAFETY: the caller's promise.
        let new = unsafe {
            if old_size > LARGEST_SMALL && new_size > LARGEST_SMALL {
                let new = self.large.realloc(block, new_size)?;
                self.note_bytes(new_size, old_size);
                new
            } else if old_size <= LARGEST_SMALL && new_size <= LARGEST_SMALL && self.stays(block, new_size) {
                block
            } else {
                self.watch.unreported(|| {
                    let new = if object { try_alloc_object(new_size) } else { try_alloc(new_size) }?;
                    ptr::copy_nonoverlapping(block.as_ptr(), new.as_ptr(), old_size.min(new_size));
                    free(block, old_size);
                    Some(new)
                })?
            }
        };
        if self.watch.on.get() {
            self.watch.report(|w| w.resized(old, new.as_ptr().addr(), old_size, new_size));
        }
        Some(new)
    }

    /// Whether a small block keeps its place at the new size.
    ///
    /// # Safety
    /// `block` is a live block in a pool.
    unsafe fn stays(&self, block: NonNull<u8>, new_size: usize) -> bool {
        // SAFETY: the caller's promise.
        let class = unsafe { (*pool_of(block, self.pool_mask.get())).class.get() };
        let block_bytes = self.geometry.get().block_bytes(class as usize);
        new_size <= block_bytes && 4 * new_size > 3 * block_bytes
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ALIGNED_3_12, check, configure};
    use super::*;

    fn take(size: usize) -> NonNull<u8> {
        alloc_object(size)
    }

    fn give(block: NonNull<u8>, size: usize) {
        // SAFETY: the tests give back what they took.
        unsafe { free(block, size) }
    }

    #[test]
    fn last_freed_is_first_reused() {
        let (a, b) = (take(24), take(32));
        give(a, 24);
        give(b, 32);
        assert_eq!(take(32), b);
        assert_eq!(take(17), a);
        assert_eq!(a.as_ptr().addr() % 16, 0);
        check().unwrap();
    }

    #[test]
    fn addresses_rise_in_a_fresh_pool() {
        let blocks: Vec<_> = (0..300).map(|_| take(16)).collect();
        for pair in blocks.windows(2).take(200) {
            assert_eq!(pair[1].as_ptr().addr() - pair[0].as_ptr().addr(), 16);
        }
        check().unwrap();
        for &block in blocks.iter().rev() {
            give(block, 16);
        }
        assert_eq!(super::super::live_blocks(), 0);
        check().unwrap();
    }

    #[test]
    fn pools_and_arenas_come_and_go() {
        assert!(configure(&ALIGNED_3_12));
        let blocks: Vec<_> = (0..3 * 64 * 31).map(|_| take(500)).collect();
        check().unwrap();
        assert_eq!(super::super::counters().arenas, 3);
        assert!(!configure(&ALIGNED_3_12));
        for (n, &block) in blocks.iter().enumerate() {
            give(block, 500);
            if n % 97 == 0 {
                check().unwrap();
            }
        }
        assert_eq!(super::super::counters().arenas, 1);
        check().unwrap();
    }

    #[test]
    fn resizing_keeps_or_moves_as_cpython_does() {
        // SAFETY: every block is resized and freed with the size it has.
        unsafe {
            let a = take(64);
            assert_eq!(realloc_object(a, 64, 49).unwrap(), a);
            let b = realloc_object(a, 49, 48).unwrap();
            assert_ne!(b, a);
            b.as_ptr().write_bytes(7, 48);
            let c = realloc_object(b, 48, 5000).unwrap();
            let c = realloc_object(c, 5000, 9000).unwrap();
            assert_eq!(c.as_ptr().add(47).read(), 7);
            check().unwrap();
            let d = realloc_object(c, 9000, 100).unwrap();
            assert_eq!(d.as_ptr().read(), 7);
            free_object(d, 100);
        }
        assert_eq!(super::super::live_blocks(), 0);
        check().unwrap();
    }

    #[test]
    fn absurd_sizes_are_refused() {
        assert!(try_alloc(usize::MAX).is_none());
        assert!(try_alloc(isize::MAX as usize).is_none());
        assert!(try_alloc_object(isize::MAX as usize / 2).is_none());
        check().unwrap();
    }
}
