//! Modules, one file each.

pub mod gc;
pub mod tracemalloc;
pub mod weakref;
