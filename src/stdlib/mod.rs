//! Modules, one file each.

pub mod gc;
pub mod malloc_stats;
pub mod math;
pub mod tracemalloc;
pub mod weakref;
