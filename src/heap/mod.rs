//! Bytes, counts, cycles; no word of Python.
//!
//! ```text
//!   alloc(size) ─► size class ─► pool (4 KiB, one class) ─► arena (256 KiB) ─► the system
//!                  above 512 bytes ─► large list ─────────────────────────────► the system
//! ```
//!
//! One heap per thread. Read `sizes.rs` (the geometry), then `pool.rs` and `arena.rs` (the states), then `alloc.rs`
//! (the paths between them); everything else only looks: `check.rs`, `walk.rs`, `counters.rs`, `stats.rs`, `watch.rs`.
#![allow(unsafe_code)]

mod alloc;
mod arena;
mod buffer;
mod check;
mod counters;
pub mod cycles;
mod empty;
mod handle;
mod header;
mod kind;
mod large;
mod objects;
mod pages;
mod paint;
mod pool;
mod sizes;
mod state;
mod stats;
mod walk;
mod watch;

pub use alloc::{
    alloc, alloc_object, alloc_zeroed, free, free_object, pop_object, realloc, realloc_object, try_alloc, try_alloc_object,
    try_alloc_zeroed,
};
pub use buffer::{Buffer, HeapFull};
pub use check::check;
pub use counters::{Counters, counters, live_blocks};
pub use cycles::{is_tracked, track, untrack};
pub use empty::{free_empty, grow_empty, shrink_to_empty};
pub use handle::{Field, Ref, count_down, is_immortal_count};
pub use header::{Header, IMMORTAL, IMMORTAL_MARK, IMMORTAL_SHOWN, PREFIX_BYTES, TypeFront, front_bytes};
pub use kind::{Kind, Visit, flags};
pub use objects::{delete_object, new_object, resize_object};
pub use sizes::{ALIGNED_3_12, DEFAULT, GEOMETRIES, Geometry, LARGEST_SMALL};
pub use state::{ATTENTION_COLLECT, ATTENTION_SIGNAL, attention, configure, geometry};
pub use stats::{ClassRow, Stats, stats};
pub use walk::{ArenaView, PoolState, PoolView, for_each_arena, for_each_block, for_each_pool};
pub use watch::{Watcher, fail_after, is_watched, limit, note_reused, watch};
