//! Watchers and limits: free of charge while there are none, because they hang on the slow path.
//!
//! While anything watches, the head table shows the dummy pool for every size and every pool carries the slow bit, so each
//! allocation and each free takes the slow path, which reports here. Switching walks all pools once.
//!
//! A watcher is called after the heap is consistent again; while it runs the heap is unwatched as far as reports go, so
//! it may allocate, but what it allocates goes unreported.

use super::header::Header;
use super::pool::SLOW;
use super::state::{Heap, here};
use std::cell::Cell;

/// Someone who wants to know of every block handed out, given back or resized.
pub trait Watcher {
    /// `size` bytes were asked for and lie at `addr`.
    fn allocated(&self, addr: usize, size: usize);
    /// The block at `addr`, of `size` bytes, is about to be given back.
    fn freed(&self, addr: usize, size: usize);
    /// A type's free list handed out again the block at `addr`, which the heap never got back.
    fn reused(&self, _addr: usize) {}
    /// A block changed its size, and perhaps its place.
    fn resized(&self, old: usize, new: usize, old_size: usize, new_size: usize);
}

/// Who watches, and what is forbidden.
pub(super) struct Watch {
    pub on: Cell<bool>,
    watcher: Cell<Option<&'static dyn Watcher>>,
    /// No fallible allocation may take the live bytes above this.
    limit: Cell<usize>,
    /// Fallible allocations that may still succeed.
    grace: Cell<usize>,
    /// Bytes of live blocks; kept only while `on`.
    pub live_bytes: Cell<usize>,
}

impl Watch {
    pub const fn new() -> Watch {
        Watch {
            on: Cell::new(false),
            watcher: Cell::new(None),
            limit: Cell::new(usize::MAX),
            grace: Cell::new(usize::MAX),
            live_bytes: Cell::new(0),
        }
    }

    /// Whether a fallible request for `size` more bytes is refused.
    pub fn refuses(&self, size: usize) -> bool {
        if !self.on.get() {
            return false;
        }
        let grace = self.grace.get();
        if grace != usize::MAX {
            if grace == 0 {
                return true;
            }
            self.grace.set(grace - 1);
        }
        self.live_bytes.get().saturating_add(size) > self.limit.get()
    }

    /// Runs `work` without telling the watcher, who hears of it as a whole.
    pub fn unreported<R>(&self, work: impl FnOnce() -> R) -> R {
        let watcher = self.watcher.take();
        let result = work();
        self.watcher.set(watcher);
        result
    }

    #[cold]
    pub fn report(&self, event: impl FnOnce(&dyn Watcher)) {
        let Some(watcher) = self.watcher.take() else { return };
        event(watcher);
        // The watcher may have been replaced meanwhile by itself; an explicit change wins.
        if self.on.get() && self.watcher.get().is_none() {
            self.watcher.set(Some(watcher));
        }
    }
}

/// Tells a watcher that a type's free list hands out this object again. One load and a test while nobody watches.
#[inline(always)]
pub fn note_reused(object: &Header) {
    here(|heap| {
        if heap.watch.on.get() {
            heap.watch.report(|watcher| watcher.reused(object.address() - object.front_bytes()));
        }
    });
}

/// Whether anybody watches.
#[inline]
pub fn is_watched() -> bool {
    here(|heap| heap.watch.on.get())
}

/// Sets who is told of every block, or nobody; the previous watcher is returned.
pub fn watch(watcher: Option<&'static dyn Watcher>) -> Option<&'static dyn Watcher> {
    here(|heap| {
        let old = heap.watch.watcher.replace(watcher);
        heap.switch();
        old
    })
}

/// Sets the number of live bytes above which fallible allocations fail; None lifts the limit.
pub fn limit(bytes: Option<usize>) {
    here(|heap| {
        heap.watch.limit.set(bytes.unwrap_or(usize::MAX));
        heap.switch();
    });
}

/// Lets the next `n` fallible allocations succeed and refuses those after; None ends it. For tests of running out of memory.
pub fn fail_after(n: Option<usize>) {
    here(|heap| {
        heap.watch.grace.set(n.unwrap_or(usize::MAX));
        heap.switch();
    });
}

impl Heap {
    /// Turns the fast paths off or on as there is something to watch or not.
    fn switch(&self) {
        let watch = &self.watch;
        let on = watch.watcher.get().is_some() || watch.limit.get() != usize::MAX || watch.grace.get() != usize::MAX;
        if on == watch.on.get() {
            return;
        }
        watch.on.set(on);
        if on {
            watch.live_bytes.set(self.live_bytes());
        }
        self.each_pool(|pool| {
            if pool.live() > 0 {
                pool.set_live(pool.live(), on || pool.is_full());
            } else {
                debug_assert_eq!(pool.count.get() & SLOW, 0);
            }
        });
        for class in 0..self.geometry.get().class_count() {
            self.show(class);
        }
    }
}
