//! Totals of the heap, added up when asked for: allocation itself counts nothing but its pool's blocks.

use super::pool::Pool;
use super::state::{Heap, here};

/// The heap in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counters {
    /// Blocks handed out, large ones included.
    pub live_blocks: usize,
    /// Their bytes: the whole block in a pool, the size asked for in a large one.
    pub live_bytes: usize,
    /// Arenas held now.
    pub arenas: usize,
    /// Pools carved and not empty.
    pub pools: usize,
    /// Large blocks and their bytes.
    pub large_blocks: usize,
    /// Bytes of large blocks.
    pub large_bytes: usize,
    /// Bytes held from the system now: arenas and large blocks.
    pub system_bytes: usize,
    /// Bytes of arenas given back that wait in a cache for the next arena.
    pub cached_bytes: usize,
    /// The most arenas ever held at once.
    pub arenas_high_water: usize,
    /// The most bytes of large blocks ever held at once.
    pub large_high_water_bytes: usize,
}

/// Adds everything up.
pub fn counters() -> Counters {
    here(|heap| {
        let mut pools = 0;
        heap.each_pool(|pool| pools += usize::from(pool.live() > 0));
        let (arenas, large_bytes) = (heap.arenas.live.get(), heap.large.bytes.get());
        Counters {
            live_blocks: heap.live_blocks(),
            live_bytes: heap.live_bytes(),
            arenas,
            pools,
            large_blocks: heap.large.count.get(),
            large_bytes,
            system_bytes: arenas * heap.geometry.get().arena_bytes + large_bytes,
            cached_bytes: heap.arenas.cached.get() * heap.geometry.get().arena_bytes,
            arenas_high_water: heap.arenas.high_water.get(),
            large_high_water_bytes: heap.large.high_water_bytes.get(),
        }
    })
}

/// Blocks handed out, large ones included: what `sys.getallocatedblocks` tells.
pub fn live_blocks() -> usize {
    here(Heap::live_blocks)
}

impl Heap {
    /// Visits every carved pool, empty ones included, by address within an arena.
    pub(super) fn each_pool(&self, mut visit: impl FnMut(&Pool)) {
        let pool_bytes = self.geometry.get().pool_bytes;
        for arena in self.arenas.records() {
            for number in 0..arena.carved.get() as usize {
                // SAFETY: carved pools have headers and stay while their arena does.
                visit(unsafe { &*arena.base.get().add(number * pool_bytes).cast::<Pool>() });
            }
        }
    }

    fn live_blocks(&self) -> usize {
        let mut blocks = self.large.count.get();
        self.each_pool(|pool| blocks += pool.live());
        blocks
    }

    pub(super) fn live_bytes(&self) -> usize {
        let geometry = self.geometry.get();
        let mut bytes = self.large.bytes.get();
        self.each_pool(|pool| {
            if pool.live() > 0 {
                bytes += pool.live() * geometry.block_bytes(pool.class.get() as usize);
            }
        });
        bytes
    }
}
