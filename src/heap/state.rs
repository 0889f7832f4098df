//! The heap of this thread: every field a cell, no destructor, so reaching it is one instruction.
//!
//! Invariants, all asserted by `check.rs`:
//! - `lists[class]` is the first used pool of the class, or the dummy pool;
//! - `used[unit]` is `lists[class of unit]`, or the dummy while the heap is watched; entry 0 equals entry 1;
//! - `pool_mask` belongs to `geometry`.
//!
//! **Memory at the end of a thread** is not given back: objects of that thread may be reachable from nowhere else, and a
//! destructor would cost the fast path a test. An interpreter's thread ends with the process.

use super::arena::Arenas;
use super::cycles::Cycles;
use super::large::Large;
use super::pool::{NO_POOL, Pool};
use super::sizes::{DEFAULT, Geometry, MAX_CLASSES, UNITS};
use super::watch::Watch;
use std::cell::Cell;
use std::ptr;
use std::sync::atomic::AtomicU32;

/// Everything the heap of one thread knows.
pub(super) struct Heap {
    /// What the fast path of allocation reads: the head pool for a request of so many 8-byte units.
    pub used: [Cell<*mut Pool>; UNITS],
    pub pool_mask: Cell<usize>,
    pub lists: [Cell<*mut Pool>; MAX_CLASSES],
    pub geometry: Cell<&'static Geometry>,
    pub arenas: Arenas,
    pub large: Large,
    pub watch: Watch,
    pub attention: AtomicU32,
    pub cycles: Cycles,
}

thread_local! {
    static HEAP: Heap = const {
        Heap {
            used: [const { Cell::new(NO_POOL) }; UNITS],
            pool_mask: Cell::new(DEFAULT.pool_mask()),
            lists: [const { Cell::new(NO_POOL) }; MAX_CLASSES],
            geometry: Cell::new(&DEFAULT),
            arenas: Arenas::new(),
            large: Large::new(),
            watch: Watch::new(),
            attention: AtomicU32::new(0),
            cycles: Cycles::new(),
        }
    };
}

const _: () = assert!(!std::mem::needs_drop::<Heap>());

/// The heap of this thread.
#[inline(always)]
pub(super) fn here<R>(with: impl FnOnce(&Heap) -> R) -> R {
    HEAP.with(with)
}

/// Chooses the geometry of this thread's heap; false (and no change) once arenas exist.
pub fn configure(geometry: &'static Geometry) -> bool {
    here(|heap| {
        if heap.arenas.taken.get() != 0 {
            return false;
        }
        heap.geometry.set(geometry);
        heap.pool_mask.set(geometry.pool_mask());
        true
    })
}

/// The geometry of this thread's heap.
pub fn geometry() -> &'static Geometry {
    here(|heap| heap.geometry.get())
}

/// Bit of [`attention`]: the collector wishes to run.
pub const ATTENTION_COLLECT: u32 = 1;
/// Bit of [`attention`]: a signal arrived.
pub const ATTENTION_SIGNAL: u32 = 2;

/// The word the VM polls between instructions: not zero when something asks for attention. The heap sets and clears its own
/// bit; the other bits are free for whoever is above (a signal handler may set one from anywhere while this thread lives).
#[inline(always)]
pub fn attention() -> &'static AtomicU32 {
    // SAFETY: the thread-local has no destructor and stays in place while its thread lives, and only this thread (or a signal
    // handler it armed) keeps the reference.
    here(|heap| unsafe { &*ptr::from_ref(&heap.attention) })
}
