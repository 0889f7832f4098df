//! The cycle collector's lists, counts and passes, as CPython 3.12's; nothing here runs Python.
//!
//! ```text
//!   generation 0 ─► 1 ─► 2      permanent      (doubly linked through the 16 bytes in front of every tracked object)
//!      new       older  old      frozen
//! ```
//!
//! `prefix.rs` is the 16 bytes and their flags, `list.rs` the lists through them, `generations.rs` counts, thresholds and the wish
//! to collect, `find.rs` the passes that tell garbage from what is reachable. The collection itself, which runs
//! callbacks and finalizers between the passes, is driven from `object/finalize.rs`.

mod find;
mod generations;
mod list;
mod prefix;

pub use find::deduce_unreachable;
pub use generations::{
    Ages, GENERATIONS, Totals, ages, begin, begin_script, count_given, count_taken, counts, due, enabled, end, freeze, is_running,
    merge_younger, note_young_collections, set_ages, set_enabled, set_thresholds, set_young_count, thresholds, totals, unfreeze,
    update_totals, young_count,
};
pub(super) use generations::{Cycles, note_given, note_taken};
pub use list::{List, clear_collecting_all, find, first, for_each, for_each_examined, is_first, merge, move_to, set_aside, size};
pub use prefix::{clear_collecting, is_collecting, is_finalized, is_tracked, set_finalized, track, untrack};
