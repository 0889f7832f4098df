//! Walking the heap from outside: arenas, pools, blocks. Nothing is allocated on the heap that is looked at.

use super::large::Large;
use super::pool::{FreeBlock, Pool};
use super::sizes::{POOL_HEADER, POOLS_PER_ARENA};
use super::state::{Heap, here};

/// An arena as a report sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArenaView {
    /// Address of its first pool.
    pub addr: usize,
    /// Pools carved so far.
    pub carved_pools: usize,
    /// Pools that serve no class.
    pub free_pools: usize,
}

/// The state of a pool (see `pool.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolState {
    /// Some blocks are live, some are not.
    Used,
    /// All blocks are live.
    Full,
    /// None is; the pool may serve any class next.
    Empty,
}

/// A pool as a report sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolView {
    /// Address of its header.
    pub addr: usize,
    /// Its state.
    pub state: PoolState,
    /// Bytes of a block; what it was last, in an empty pool.
    pub block_bytes: usize,
    /// Live blocks.
    pub live_blocks: usize,
    /// Blocks it can hold.
    pub capacity: usize,
}

/// Visits every arena that has memory.
pub fn for_each_arena(visit: &mut dyn FnMut(ArenaView)) {
    here(|heap| {
        for arena in heap.arenas.records().iter().filter(|a| !a.base.get().is_null()) {
            debug_assert!(arena.free_pools.get() as usize <= POOLS_PER_ARENA);
            visit(ArenaView {
                addr: arena.base.get().addr(),
                carved_pools: arena.carved.get() as usize,
                free_pools: arena.free_pools.get() as usize,
            });
        }
    });
}

/// Visits every carved pool.
pub fn for_each_pool(visit: &mut dyn FnMut(PoolView)) {
    here(|heap| {
        let geometry = heap.geometry.get();
        heap.each_pool(|pool| {
            let class = pool.class.get() as usize;
            let state = match pool.live() {
                0 => PoolState::Empty,
                _ if pool.is_full() => PoolState::Full,
                _ => PoolState::Used,
            };
            visit(PoolView {
                addr: (&raw const *pool).addr(),
                state,
                block_bytes: geometry.block_bytes(class),
                live_blocks: pool.live(),
                capacity: geometry.blocks_per_pool(class),
            });
        });
    });
}

/// Visits every block of every pool in use, then every large one: address, bytes, and whether it is live.
pub fn for_each_block(visit: &mut dyn FnMut(usize, usize, bool)) {
    here(|heap| {
        let geometry = heap.geometry.get();
        heap.each_pool(|pool| {
            if pool.live() == 0 {
                return;
            }
            let base = (&raw const *pool).addr();
            let size = geometry.block_bytes(pool.class.get() as usize);
            let free = free_bits(pool, size);
            for number in 0..(pool.end.get() as usize - POOL_HEADER) / size {
                let in_use = free[number / 64] & (1 << (number % 64)) == 0;
                visit(base + POOL_HEADER + number * size, size, in_use);
            }
        });
        heap.each_large(|addr, size| visit(addr, size, true));
    });
}

/// One bit for each block of a pool: set when it is not live.
fn free_bits(pool: &Pool, size: usize) -> [u64; 16] {
    let base = (&raw const *pool).addr();
    let mut bits = [0u64; 16];
    let mut mark = |offset: usize| {
        let number = (offset - POOL_HEADER) / size;
        bits[number / 64] |= 1 << (number % 64);
    };
    let mut block: *mut FreeBlock = pool.free.get();
    while !block.is_null() {
        mark(block.addr() - base);
        // SAFETY: blocks on a free list are inside the pool and linked through their first word.
        block = unsafe { (*block).next.get() };
    }
    for offset in (pool.fresh.get()..pool.end.get()).step_by(size) {
        mark(offset as usize);
    }
    bits
}

impl Heap {
    /// Visits every large block: address and size asked for.
    pub(super) fn each_large(&self, mut visit: impl FnMut(usize, usize)) {
        let mut tag = self.large.first.get();
        while !tag.is_null() {
            // SAFETY: tags on the list are alive.
            let (next, size) = unsafe { ((*tag).next.get(), (*tag).size.get()) };
            visit(Large::body(tag).as_ptr().addr(), size);
            tag = next;
        }
    }
}
