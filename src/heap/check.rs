//! The heap examines itself: every invariant that `pool.rs`, `arena.rs` and `state.rs` state, asserted.
//!
//! Slow (it reads every free block), for tests and for hunting; in debug builds it also finds writes to freed memory.

use super::arena::NONE;
use super::paint::FREED;
use super::pool::{FreeBlock, NO_CLASS, NO_POOL, Pool, SLOW};
use super::sizes::{LARGEST_SMALL, POOL_HEADER, POOLS_PER_ARENA, UNITS};
use super::state::{Heap, here};
use std::collections::HashSet;

macro_rules! ensure {
    ($cond:expr, $($text:tt)*) => {
        if !$cond {
            return Err(format!($($text)*));
        }
    };
}

/// Checks this thread's heap; the error says what is wrong.
pub fn check() -> Result<(), String> {
    here(|heap| {
        let listed = heap.check_lists()?;
        heap.check_arenas(&listed)?;
        heap.check_usable()?;
        heap.check_large()
    })
}

impl Heap {
    /// Class lists and the head table; returns the pools found on lists.
    fn check_lists(&self) -> Result<HashSet<usize>, String> {
        let geometry = self.geometry.get();
        ensure!(self.pool_mask.get() == geometry.pool_mask(), "the pool mask is not that of the geometry");
        let mut listed = HashSet::new();
        for class in 0..geometry.class_count() {
            let mut prev: *mut Pool = std::ptr::null_mut();
            let mut at = self.lists[class].get();
            if at == NO_POOL {
                continue;
            }
            while !at.is_null() {
                // SAFETY: pools on lists are alive; if that is broken, the test that called us crashes, which also tells.
                let pool = unsafe { &*at };
                ensure!(listed.insert(at.addr()), "pool {at:p} is on two lists or twice on one");
                ensure!(pool.class.get() as usize == class, "pool {at:p} is on the list of another class");
                ensure!(pool.prev.get() == prev, "pool {at:p}: prev does not lead back");
                ensure!(!pool.is_full() && pool.live() > 0, "pool {at:p} is on a list but not used");
                prev = at;
                at = pool.next.get();
            }
        }
        for unit in 0..UNITS {
            let head = if self.watch.on.get() { NO_POOL } else { self.lists[geometry.class_of_unit(unit)].get() };
            ensure!(self.used[unit].get() == head, "the head table is out of step at unit {unit}");
        }
        Ok(listed)
    }

    fn check_arenas(&self, listed: &HashSet<usize>) -> Result<(), String> {
        let geometry = self.geometry.get();
        let mut live = 0;
        let mut found = 0;
        for (index, arena) in self.arenas.records().iter().enumerate() {
            let base = arena.base.get();
            if base.is_null() {
                continue;
            }
            live += 1;
            ensure!(base.addr().is_multiple_of(geometry.arena_bytes), "arena {index} is not aligned");
            let carved = arena.carved.get() as usize;
            ensure!(carved <= POOLS_PER_ARENA, "arena {index} has too many pools");
            let mut empty = HashSet::new();
            let mut at = arena.empty.get();
            while !at.is_null() {
                ensure!(empty.insert(at.addr()), "pool {at:p} is twice on the list of empty pools");
                // SAFETY: pools on the list are alive.
                at = unsafe { (*at).next.get() };
            }
            ensure!(empty.len() + POOLS_PER_ARENA - carved == arena.free_pools.get() as usize, "arena {index} miscounts its free pools");
            for number in 0..carved {
                // SAFETY: a carved pool.
                let pool = unsafe { &*base.add(number * geometry.pool_bytes).cast::<Pool>() };
                let addr = (&raw const *pool).addr();
                ensure!(pool.arena.get() as usize == index, "pool {addr:#x} names another arena");
                ensure!(empty.contains(&addr) == (pool.live() == 0), "pool {addr:#x}: empty and not listed so, or the reverse");
                let used = pool.live() > 0 && !pool.is_full();
                ensure!(listed.contains(&addr) == used, "pool {addr:#x}: used and not listed so, or the reverse");
                found += usize::from(used);
                self.check_pool(pool)?;
            }
        }
        ensure!(live == self.arenas.live.get(), "arenas are miscounted");
        ensure!(found == listed.len(), "a list holds a pool of no arena");
        Ok(())
    }

    fn check_pool(&self, pool: &Pool) -> Result<(), String> {
        let geometry = self.geometry.get();
        let addr = (&raw const *pool).addr();
        ensure!(pool.class.get() != NO_CLASS, "pool {addr:#x} was never cut");
        let class = pool.class.get() as usize;
        let size = geometry.block_bytes(class);
        let capacity = geometry.blocks_per_pool(class);
        let (fresh, end) = (pool.fresh.get() as usize, pool.end.get() as usize);
        ensure!(end == POOL_HEADER + capacity * size, "pool {addr:#x}: wrong end");
        ensure!(fresh <= end && (fresh - POOL_HEADER).is_multiple_of(size), "pool {addr:#x}: wrong start of fresh blocks");
        let slow = pool.live() > 0 && (pool.is_full() || self.watch.on.get());
        ensure!((pool.count.get() & SLOW != 0) == slow, "pool {addr:#x}: the slow bit is wrong");
        let mut seen = HashSet::new();
        let mut block: *mut FreeBlock = pool.free.get();
        while !block.is_null() {
            let offset = block.addr().wrapping_sub(addr);
            ensure!(offset >= POOL_HEADER && offset < fresh, "pool {addr:#x}: free block {block:p} is not in it");
            ensure!((offset - POOL_HEADER).is_multiple_of(size), "pool {addr:#x}: free block {block:p} is not at a block's start");
            ensure!(seen.insert(offset), "pool {addr:#x}: free block {block:p} is linked twice");
            if cfg!(debug_assertions) {
                // SAFETY: a free block's bytes are painted and readable.
                let bytes = unsafe { std::slice::from_raw_parts(block.cast::<u8>(), size) };
                ensure!(bytes[8..].iter().all(|&b| b == FREED), "block {block:p} of {size} bytes was written after it was freed");
            }
            // SAFETY: the block lies in the pool.
            block = unsafe { (*block).next.get() };
        }
        ensure!(
            pool.live() + seen.len() + (end - fresh) / size == capacity,
            "pool {addr:#x}: {} live, {} free, {} fresh do not make {capacity}",
            pool.live(),
            seen.len(),
            (end - fresh) / size
        );
        Ok(())
    }

    fn check_usable(&self) -> Result<(), String> {
        let mut last = [NONE; POOLS_PER_ARENA + 1];
        let mut listed = HashSet::new();
        let (mut prev, mut at, mut fewest) = (NONE, self.arenas.usable.get(), 1);
        while at != NONE {
            let arena = self.arenas.at(at);
            ensure!(listed.insert(at), "arena {at} is twice on the usable list");
            ensure!(arena.prev.get() == prev, "arena {at}: prev does not lead back");
            let free_pools = arena.free_pools.get();
            ensure!(free_pools >= fewest, "the usable arenas are out of order at {at}");
            last[free_pools as usize] = at;
            fewest = free_pools;
            prev = at;
            at = arena.next.get();
        }
        for (n, &index) in last.iter().enumerate() {
            ensure!(self.arenas.last_with[n].get() == index, "the last arena with {n} free pools is not noted");
        }
        for (index, arena) in self.arenas.records().iter().enumerate() {
            let usable = !arena.base.get().is_null() && arena.free_pools.get() > 0;
            ensure!(listed.contains(&(index as u32)) == usable, "arena {index}: usable and not listed so, or the reverse");
        }
        Ok(())
    }

    fn check_large(&self) -> Result<(), String> {
        let (mut count, mut bytes) = (0, 0);
        let mut wrong = None;
        self.each_large(|addr, size| {
            count += 1;
            bytes += size;
            if (1..=LARGEST_SMALL).contains(&size) || !addr.is_multiple_of(16) {
                wrong = Some(addr);
            }
        });
        ensure!(wrong.is_none(), "large block {:#x} is small or not aligned", wrong.unwrap_or(0));
        ensure!(count == self.large.count.get() && bytes == self.large.bytes.get(), "large blocks are miscounted");
        ensure!(!self.watch.on.get() || self.watch.live_bytes.get() == self.live_bytes(), "live bytes are miscounted under watch");
        Ok(())
    }
}
