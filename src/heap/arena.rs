//! Arenas: large pieces from the system, handed out as pools, fullest arena first.
//!
//! ```text
//!   usable ─► arena with fewest free pools ─► ... ─► arena with most      (each has at least one)
//!   last_with[n] = the last arena of that list having n free pools
//!   spare  ─► records without memory
//! ```
//!
//! Taking pools from the fullest arena lets the emptiest ones drain, and an arena all of whose pools are empty goes back to the
//! system, unless it is the last of the list (so that a loop around the edge does not map and unmap at each turn).
//! `last_with` finds, without a search, where an arena belongs after its number of free pools grew by one.
//! These are CPython's rules; memory given back waits in a small cache first. An arena's free pools are the empty ones on its list plus those never carved.
//! Read next: `pages.rs`, `alloc.rs`.

use super::pages;
use super::pool::{NO_CLASS, Pool};
use super::sizes::{Geometry, POOLS_PER_ARENA};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;

/// The end of a list of arena records.
pub(super) const NONE: u32 = u32::MAX;

/// One arena; a record whose `base` is null has no memory.
pub(super) struct Arena {
    pub base: Cell<*mut u8>,
    /// Pools carved off so far, from the start.
    pub carved: Cell<u32>,
    /// Pools that can be handed out: empty ones and never carved ones.
    pub free_pools: Cell<u32>,
    pub empty: Cell<*mut Pool>,
    pub next: Cell<u32>,
    pub prev: Cell<u32>,
}

/// All arena records and the lists through them.
pub(super) struct Arenas {
    records: Cell<*mut Arena>,
    count: Cell<u32>,
    pub usable: Cell<u32>,
    spare: Cell<u32>,
    pub last_with: [Cell<u32>; POOLS_PER_ARENA + 1],
    /// Arenas that have memory now, the most that ever had, and how often memory was taken.
    pub live: Cell<usize>,
    pub high_water: Cell<usize>,
    pub taken: Cell<usize>,
    /// Memory of arenas given back lately, linked through its first word, and how many there are.
    cache: Cell<*mut u8>,
    pub cached: Cell<usize>,
    /// Where the next arena of the stretch begins that is being cut, and how many are left in it.
    stretch: Cell<*mut u8>,
    stretch_left: Cell<usize>,
}

/// Memory kept from arenas that were given back: a program whose size goes up and down would otherwise pay
/// for every page each time. Counted apart, as if the system had it.
const CACHE_BYTES: usize = 4 << 20;

impl Arenas {
    pub const fn new() -> Arenas {
        Arenas {
            records: Cell::new(ptr::null_mut()),
            count: Cell::new(0),
            usable: Cell::new(NONE),
            spare: Cell::new(NONE),
            last_with: [const { Cell::new(NONE) }; POOLS_PER_ARENA + 1],
            live: Cell::new(0),
            high_water: Cell::new(0),
            taken: Cell::new(0),
            cache: Cell::new(ptr::null_mut()),
            cached: Cell::new(0),
            stretch: Cell::new(ptr::null_mut()),
            stretch_left: Cell::new(0),
        }
    }

    /// The records, those without memory included. No record may be added while the slice is in use.
    pub fn records(&self) -> &[Arena] {
        if self.count.get() == 0 {
            return &[];
        }
        // SAFETY: `records` points at `count` initialised records; they move only in `more_records`.
        unsafe { std::slice::from_raw_parts(self.records.get(), self.count.get() as usize) }
    }

    pub fn at(&self, index: u32) -> &Arena {
        &self.records()[index as usize]
    }

    /// Takes a pool for a class to be cut: from the fullest arena, or a new one. None: the system has no memory.
    /// The pool is off every list; its class is that of its last use.
    pub fn take_pool(&self, geometry: &Geometry) -> Option<*mut Pool> {
        if self.usable.get() == NONE {
            self.new_arena(geometry)?;
        }
        let index = self.usable.get();
        let arena = self.at(index);
        let free_pools = arena.free_pools.get();
        debug_assert!(free_pools > 0);
        // The first of the list keeps its place with one pool fewer, because it has the fewest.
        if self.last_with[free_pools as usize].get() == index {
            self.last_with[free_pools as usize].set(NONE);
        }
        if free_pools > 1 {
            self.last_with[free_pools as usize - 1].set(index);
        }
        arena.free_pools.set(free_pools - 1);
        if free_pools == 1 {
            self.usable.set(arena.next.get());
            if arena.next.get() != NONE {
                self.at(arena.next.get()).prev.set(NONE);
            }
        }
        let pool = arena.empty.get();
        if pool.is_null() {
            let number = arena.carved.get();
            debug_assert!((number as usize) < POOLS_PER_ARENA);
            arena.carved.set(number + 1);
            // SAFETY: pool `number` lies inside the arena and has never been handed out.
            unsafe {
                let pool = arena.base.get().add(number as usize * geometry.pool_bytes).cast::<Pool>();
                ptr::write_bytes(pool, 0, 1);
                (*pool).class.set(NO_CLASS);
                (*pool).arena.set(index);
                Some(pool)
            }
        } else {
            // SAFETY: pools on the list of empty ones are whole pools of this arena.
            unsafe { arena.empty.set((*pool).next.get()) };
            Some(pool)
        }
    }

    /// Puts an empty pool back; its arena may go back to the system.
    ///
    /// # Safety
    /// The pool is empty, on no list, and came from `take_pool`.
    pub unsafe fn give_back(&self, geometry: &Geometry, pool: *mut Pool) {
        // SAFETY: see above.
        let index = unsafe { (*pool).arena.get() };
        let arena = self.at(index);
        // SAFETY: see above.
        unsafe { (*pool).next.set(arena.empty.get()) };
        arena.empty.set(pool);
        let free_pools = arena.free_pools.get();
        let last = self.last_with[free_pools as usize].get();
        // It may have been the last of those with as many: then the one before it is, if it has as many.
        if last == index {
            let before = arena.prev.get();
            let keeps = before != NONE && self.at(before).free_pools.get() == free_pools;
            self.last_with[free_pools as usize].set(if keeps { before } else { NONE });
        }
        arena.free_pools.set(free_pools + 1);
        let free_pools = free_pools + 1;

        if free_pools as usize == POOLS_PER_ARENA && arena.next.get() != NONE {
            self.unlink(index);
            self.release(geometry, index);
            return;
        }
        if free_pools == 1 {
            // It had none and was on no list: it is the fullest now.
            let first = self.usable.get();
            arena.next.set(first);
            arena.prev.set(NONE);
            if first != NONE {
                self.at(first).prev.set(index);
            }
            self.usable.set(index);
            if self.last_with[1].get() == NONE {
                self.last_with[1].set(index);
            }
            return;
        }
        // It stays ahead of those with as many as it has now; if others with the old number stood behind it, it moves behind them.
        if self.last_with[free_pools as usize].get() == NONE {
            self.last_with[free_pools as usize].set(index);
        }
        if last == index || last == NONE {
            return;
        }
        self.unlink(index);
        let after = self.at(last).next.get();
        arena.prev.set(last);
        arena.next.set(after);
        self.at(last).next.set(index);
        if after != NONE {
            self.at(after).prev.set(index);
        }
    }

    fn unlink(&self, index: u32) {
        let arena = self.at(index);
        let (prev, next) = (arena.prev.get(), arena.next.get());
        if prev == NONE {
            self.usable.set(next);
        } else {
            self.at(prev).next.set(next);
        }
        if next != NONE {
            self.at(next).prev.set(prev);
        }
    }

    /// Takes memory for an arena; it becomes the only usable one.
    fn new_arena(&self, geometry: &Geometry) -> Option<()> {
        debug_assert!(self.usable.get() == NONE);
        if self.spare.get() == NONE {
            self.more_records()?;
        }
        let base = self.memory(geometry)?;
        let index = self.spare.get();
        let arena = self.at(index);
        self.spare.set(arena.next.get());
        arena.base.set(base);
        arena.carved.set(0);
        arena.free_pools.set(POOLS_PER_ARENA as u32);
        arena.empty.set(ptr::null_mut());
        arena.next.set(NONE);
        arena.prev.set(NONE);
        self.usable.set(index);
        self.last_with[POOLS_PER_ARENA].set(index);
        self.taken.set(self.taken.get() + 1);
        self.live.set(self.live.get() + 1);
        self.high_water.set(self.high_water.get().max(self.live.get()));
        Some(())
    }

    /// Memory for an arena.
    fn memory(&self, geometry: &Geometry) -> Option<*mut u8> {
        let cached = self.cache.get();
        if !cached.is_null() {
            // SAFETY: what is in the cache is linked through its first word.
            self.cache.set(unsafe { cached.cast::<*mut u8>().read() });
            self.cached.set(self.cached.get() - 1);
            return Some(cached);
        }
        if self.live.get() * geometry.arena_bytes < pages::STRETCH {
            let base = pages::map(geometry.arena_bytes)?;
            if self.taken.get() == 0 {
                // Start-up fills the first one.
                pages::back(base, geometry.arena_bytes);
            }
            return Some(base);
        }
        if self.stretch_left.get() == 0 {
            self.stretch.set(pages::map_stretch()?);
            self.stretch_left.set(pages::STRETCH / geometry.arena_bytes);
        }
        let base = self.stretch.get();
        // SAFETY: that many arenas are left from there on.
        self.stretch.set(unsafe { base.add(geometry.arena_bytes) });
        self.stretch_left.set(self.stretch_left.get() - 1);
        Some(base)
    }

    /// Gives an arena's memory back to the system; the arena is off the usable list.
    fn release(&self, geometry: &Geometry, index: u32) {
        let arena = self.at(index);
        if self.cached.get() < CACHE_BYTES / geometry.arena_bytes {
            // SAFETY: all its pools are empty, so nobody holds a block of it.
            unsafe { arena.base.get().cast::<*mut u8>().write(self.cache.get()) };
            self.cache.set(arena.base.get());
            self.cached.set(self.cached.get() + 1);
        } else {
            // SAFETY: as above; mapped in `memory`, whole pages of a stretch or by itself.
            unsafe { pages::unmap(arena.base.get(), geometry.arena_bytes) };
        }
        arena.base.set(ptr::null_mut());
        arena.carved.set(0);
        arena.free_pools.set(0);
        arena.empty.set(ptr::null_mut());
        arena.next.set(self.spare.get());
        self.spare.set(index);
        self.live.set(self.live.get() - 1);
    }

    /// Doubles the table of records (16 at first); the new ones become spare, lowest first.
    fn more_records(&self) -> Option<()> {
        let old = self.count.get() as usize;
        let new = (old * 2).max(16);
        let old_layout = Layout::array::<Arena>(old).ok()?;
        let new_layout = Layout::array::<Arena>(new).ok()?;
        // SAFETY: the table came from `System` with the old layout, or there is none.
        let records = unsafe {
            if old == 0 { System.alloc(new_layout) } else { System.realloc(self.records.get().cast(), old_layout, new_layout.size()) }
        }
        .cast::<Arena>();
        if records.is_null() {
            return None;
        }
        for index in old..new {
            let next = if index + 1 < new { index as u32 + 1 } else { NONE };
            // SAFETY: inside the new table.
            unsafe {
                records.add(index).write(Arena {
                    base: Cell::new(ptr::null_mut()),
                    carved: Cell::new(0),
                    free_pools: Cell::new(0),
                    empty: Cell::new(ptr::null_mut()),
                    next: Cell::new(next),
                    prev: Cell::new(NONE),
                });
            }
        }
        self.records.set(records);
        self.count.set(new as u32);
        self.spare.set(old as u32);
        Some(())
    }
}
