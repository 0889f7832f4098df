//! A pool: one slice of an arena, cut into blocks of one size.
//!
//! ```text
//!   pool ─► 0        8        16       24       32          48                                    pool_bytes
//!           ├────────┼────────┼────────┼────────┼───────────┼───────┬───────┬───────┬──────···──┬───┤
//!           │ count  │  free  │  next  │  prev  │ arena     │ block │ block │ block │ never    │ ? │
//!           │ class  │   │    │        │        │ fresh end │       │  ▲ │  │  ▲ │  │ used     │   │
//!           └────────┴───┼────┴────────┴────────┴───────────┴───────┴──┼─┼──┴──┼─┼──┴──────···──┴───┘
//!                        └──────────────────────────────────────────────────►──┘ └─► next free ... null
//!                                                                               fresh ┘
//! ```
//!
//! A free block's first word links to the next free block; blocks at or above `fresh` have never been handed out and are
//! linked in a few at a time (`carve`), in rising order, so addresses come as if they had been linked one by one.
//!
//! **States.**
//! - *used*: 0 < count < capacity. On the list of its class; `free` is not null.
//! - *full*: count = capacity. On no list; `free` is null; `next` and `prev` mean nothing. The first block given back makes it
//!   used again, at the *front* of its class's list.
//! - *empty*: count = 0. On its arena's list of empty pools (through `next`); `class` and `free` stay, so that
//!   it can serve the same class again without being cut up anew.
//!
//! **The slow bit.** `count` carries [`SLOW`] in its sign bit when the pool is full, and in every pool while the heap is
//! watched: freeing then sees a count below 1 and leaves the fast path, with one test for all reasons.
//! Read next: `alloc.rs`.

use super::sizes::{Geometry, POOL_HEADER};
use std::cell::Cell;
use std::ptr;

/// The first word of a free block.
#[repr(C)]
pub(super) struct FreeBlock {
    pub next: Cell<*mut FreeBlock>,
}

/// The header of a pool.
#[repr(C)]
pub(super) struct Pool {
    /// Blocks handed out, plus [`SLOW`].
    pub count: Cell<i32>,
    pub class: Cell<u32>,
    pub free: Cell<*mut FreeBlock>,
    pub next: Cell<*mut Pool>,
    pub prev: Cell<*mut Pool>,
    /// Index of its arena in the arena table.
    pub arena: Cell<u32>,
    /// Byte offset of the first block never handed out.
    pub fresh: Cell<u32>,
    /// Byte offset behind the last block.
    pub end: Cell<u32>,
    _pad: u32,
}

const _: () = assert!(size_of::<Pool>() == POOL_HEADER);

/// The bit of `count` that keeps a pool off the fast path of freeing.
pub(super) const SLOW: i32 = i32::MIN;

/// The class of a pool that has not served any class yet.
pub(super) const NO_CLASS: u32 = u32::MAX;

/// A pool that is always full, head of every class that has no used pool: its one free block is the last, and taking a last
/// block is the slow path's work. It is only ever read.
#[repr(transparent)]
struct Dummy<T>(T);

// SAFETY: neither static is ever written: the fast path writes only when the free block has a successor.
unsafe impl<T> Sync for Dummy<T> {}

static DUMMY_BLOCK: Dummy<FreeBlock> = Dummy(FreeBlock { next: Cell::new(ptr::null_mut()) });
static DUMMY_POOL: Dummy<Pool> = Dummy(Pool {
    count: Cell::new(SLOW),
    class: Cell::new(NO_CLASS),
    free: Cell::new((&raw const DUMMY_BLOCK).cast_mut().cast()),
    next: Cell::new(ptr::null_mut()),
    prev: Cell::new(ptr::null_mut()),
    arena: Cell::new(0),
    fresh: Cell::new(0),
    end: Cell::new(0),
    _pad: 0,
});

/// The head of an empty class list.
pub(super) const NO_POOL: *mut Pool = (&raw const DUMMY_POOL).cast_mut().cast();

impl Pool {
    /// Blocks handed out.
    pub fn live(&self) -> usize {
        (self.count.get() & !SLOW) as usize
    }

    /// Sets the number of blocks handed out; `slow` keeps freeing off the fast path.
    pub fn set_live(&self, live: usize, slow: bool) {
        self.count.set(live as i32 | if slow { SLOW } else { 0 });
    }

    pub fn is_full(&self) -> bool {
        self.free.get().is_null()
    }

    /// Cuts the pool for `class`: nothing handed out, the first blocks linked.
    ///
    /// # Safety
    /// `pool` heads `geometry.pool_bytes` writable bytes of which no block is in use.
    pub unsafe fn cut(pool: *mut Pool, geometry: &Geometry, class: usize) {
        let block_bytes = geometry.block_bytes(class);
        // SAFETY: the caller gives us the whole pool.
        unsafe {
            let this = &*pool;
            this.class.set(class as u32);
            this.free.set(ptr::null_mut());
            this.fresh.set(POOL_HEADER as u32);
            this.end.set((POOL_HEADER + geometry.blocks_per_pool(class) * block_bytes) as u32);
            super::paint::freed(pool.cast::<u8>().add(POOL_HEADER), geometry.pool_bytes - POOL_HEADER);
            Pool::carve(pool, block_bytes);
        }
    }

    /// Links the next few blocks never handed out as the free list, in rising order. Afterwards the free list is null only
    /// if there were none.
    ///
    /// # Safety
    /// `pool` was cut for blocks of `block_bytes` and its free list is null.
    pub unsafe fn carve(pool: *mut Pool, block_bytes: usize) {
        // A batch stays within half a kilobyte, so a fresh pool does not touch memory long before it is asked for.
        const BATCH_BYTES: usize = 512;
        // SAFETY: blocks between `fresh` and `end` lie inside the pool and belong to nobody.
        unsafe {
            let this = &*pool;
            debug_assert!(this.free.get().is_null());
            let start = this.fresh.get() as usize;
            let end = this.end.get() as usize;
            let stop = end.min(start + (BATCH_BYTES / block_bytes).max(1) * block_bytes);
            let mut at = stop;
            while at > start {
                at -= block_bytes;
                let block = pool.cast::<u8>().add(at).cast::<FreeBlock>();
                (&raw mut (*block).next).write(Cell::new(this.free.get()));
                this.free.set(block);
            }
            this.fresh.set(stop as u32);
        }
    }
}
