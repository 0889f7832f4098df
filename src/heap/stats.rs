//! What `sys._debugmallocstats` reports, as plain data: per class, per arena, and where the bytes went.

use super::pool::NO_CLASS;
use super::sizes::{POOL_HEADER, POOLS_PER_ARENA};
use super::state::here;

/// One size class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassRow {
    /// Bytes of a block.
    pub size: usize,
    /// Pools that hold at least one live block of the class.
    pub pools: usize,
    /// Live blocks.
    pub used_blocks: usize,
    /// Blocks of those pools that could be handed out.
    pub free_blocks: usize,
}

/// The small-block allocator, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// One row per class, unused ones included.
    pub classes: Vec<ClassRow>,
    /// Bytes of an arena and of a pool.
    pub arena_bytes: usize,
    /// Bytes of a pool.
    pub pool_bytes: usize,
    /// Arenas ever taken from the system.
    pub arenas_taken: usize,
    /// Arenas given back.
    pub arenas_reclaimed: usize,
    /// The most arenas at once.
    pub arenas_high_water: usize,
    /// Arenas now.
    pub arenas: usize,
    /// Pools of those arenas that serve no class: empty or never carved.
    pub unused_pools: usize,
    /// Bytes of live blocks.
    pub used_bytes: usize,
    /// Bytes of blocks that could be handed out.
    pub free_bytes: usize,
    /// Bytes in headers of pools in use.
    pub header_bytes: usize,
    /// Bytes at the end of pools in use, too few for a block.
    pub tail_bytes: usize,
    /// Address of each arena.
    pub arena_bases: Vec<usize>,
}

/// Adds everything up.
pub fn stats() -> Stats {
    here(|heap| {
        let geometry = heap.geometry.get();
        let mut classes: Vec<ClassRow> =
            (0..geometry.class_count()).map(|class| ClassRow { size: geometry.block_bytes(class), ..ClassRow::default() }).collect();
        let mut used_pools = 0;
        heap.each_pool(|pool| {
            if pool.live() == 0 {
                return;
            }
            debug_assert_ne!(pool.class.get(), NO_CLASS);
            let class = pool.class.get() as usize;
            used_pools += 1;
            classes[class].pools += 1;
            classes[class].used_blocks += pool.live();
            classes[class].free_blocks += geometry.blocks_per_pool(class) - pool.live();
        });
        let arenas = heap.arenas.live.get();
        let sum = |row: fn(&ClassRow) -> usize| classes.iter().map(row).sum::<usize>();
        let (used_bytes, free_bytes) = (sum(|c| c.used_blocks * c.size), sum(|c| c.free_blocks * c.size));
        let header_bytes = used_pools * POOL_HEADER;
        Stats {
            arena_bytes: geometry.arena_bytes,
            pool_bytes: geometry.pool_bytes,
            arenas_taken: heap.arenas.taken.get(),
            arenas_reclaimed: heap.arenas.taken.get() - arenas,
            arenas_high_water: heap.arenas.high_water.get(),
            arenas,
            unused_pools: arenas * POOLS_PER_ARENA - used_pools,
            used_bytes,
            free_bytes,
            header_bytes,
            tail_bytes: used_pools * geometry.pool_bytes - header_bytes - used_bytes - free_bytes,
            classes,
            arena_bases: heap.arenas.records().iter().map(|arena| arena.base.get() as usize).filter(|&base| base != 0).collect(),
        }
    })
}
