//! The geometry of the heap: how big arenas, pools and size classes are.
//!
//! ```text
//!                     arena     pool     classes                 blocks of a pool start at byte 48
//!   DEFAULT          256 KiB    4 KiB    8, 16, 24 ... 512 (64)
//!   ALIGNED_3_12       1 MiB   16 KiB   16, 32, 48 ... 512 (32)
//! ```
//!
//! **Alignment.** A pool's header is 48 bytes and a pool starts at a multiple of its own size, so in a class that is a
//! multiple of 16 every block is 16-aligned. The classes 8, 24, 40 ... of the default geometry give 8-aligned blocks. So
//! *objects* are taken with `alloc_object`, which rounds its class up to a multiple of 16 (as every CPython block is),
//! and raw buffers with `alloc`, which wastes less.
//!
//! The fast path never asks which geometry is in force: its head table is always indexed by 8-byte units, and with
//! 16-byte classes two neighbouring entries hold the same pool (kept in step by the slow path in `alloc.rs`).

/// The largest request served from pools; anything above goes to the system.
pub const LARGEST_SMALL: usize = 512;

/// Number of entries in a head table indexed by 8-byte units, entry 0 included (a request of 0 bytes is one of 1).
pub(super) const UNITS: usize = LARGEST_SMALL / 8 + 1;

/// Number of size classes in the geometry that has most of them.
pub(super) const MAX_CLASSES: usize = LARGEST_SMALL / 8;

/// Pools in an arena, in every geometry.
pub(super) const POOLS_PER_ARENA: usize = 64;

/// Bytes at the start of a pool that are its header.
pub(super) const POOL_HEADER: usize = 48;

/// No request above this is ever passed to the system.
pub(super) const ABSURD: usize = isize::MAX as usize / 2;

/// One way to cut memory up: a row of the table in the module comment.
#[derive(Debug, PartialEq, Eq)]
pub struct Geometry {
    /// What `-X pymalloc=` calls it.
    pub name: &'static str,
    /// Bytes in an arena; arenas start at multiples of this.
    pub arena_bytes: usize,
    /// Bytes in a pool; pools start at multiples of this.
    pub pool_bytes: usize,
    /// Bytes from one size class to the next.
    pub step_bytes: usize,
}

/// The article's geometry.
pub static DEFAULT: Geometry = Geometry { name: "default", arena_bytes: 256 << 10, pool_bytes: 4 << 10, step_bytes: 8 };

/// CPython 3.12's geometry.
pub static ALIGNED_3_12: Geometry = Geometry { name: "3.12", arena_bytes: 1 << 20, pool_bytes: 16 << 10, step_bytes: 16 };

/// Every geometry there is.
pub static GEOMETRIES: [&Geometry; 2] = [&DEFAULT, &ALIGNED_3_12];

impl Geometry {
    /// The geometry of that name.
    pub fn named(name: &str) -> Option<&'static Geometry> {
        GEOMETRIES.iter().copied().find(|g| g.name == name)
    }

    /// How many size classes there are.
    pub fn class_count(&self) -> usize {
        LARGEST_SMALL / self.step_bytes
    }

    /// Bytes of a block of that class.
    pub fn block_bytes(&self, class: usize) -> usize {
        (class + 1) * self.step_bytes
    }

    /// How many blocks a pool of that class holds.
    pub fn blocks_per_pool(&self, class: usize) -> usize {
        (self.pool_bytes - POOL_HEADER) / self.block_bytes(class)
    }

    /// The class serving requests of `unit` 8-byte units.
    pub(super) fn class_of_unit(&self, unit: usize) -> usize {
        debug_assert!(unit < UNITS);
        (unit.max(1) - 1) / (self.step_bytes / 8)
    }

    /// The address mask that leads from a block to its pool.
    pub(super) const fn pool_mask(&self) -> usize {
        !(self.pool_bytes - 1)
    }
}

/// 8-byte units of a raw request.
#[inline(always)]
pub(super) const fn raw_unit(size: usize) -> usize {
    (size + 7) >> 3
}

/// 8-byte units of an object (which has at least one byte): an even number, so that its class is a multiple of 16.
#[inline(always)]
pub(super) const fn object_unit(size: usize) -> usize {
    ((size + 15) >> 4) << 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_fits_its_class() {
        for geometry in GEOMETRIES {
            assert_eq!(geometry.arena_bytes / geometry.pool_bytes, POOLS_PER_ARENA);
            for size in 0..=LARGEST_SMALL {
                let class = geometry.class_of_unit(raw_unit(size));
                let block = geometry.block_bytes(class);
                assert!(block >= size.max(1) && block < size.max(1) + geometry.step_bytes);
                let block = geometry.block_bytes(geometry.class_of_unit(object_unit(size)));
                assert!(size == 0 || (block % 16 == 0 && block >= size && block < size + 16));
            }
        }
    }
}
