//! What importing a module of the library costs the collector, as a script can tell from its counts.
//!
//! ```text
//!   import weakref ─► types 109 + _weakrefset 112 + weakref 538 = 759 containers ─► one young collection, count 58
//! ```
//! CPython's modules come as bytecode files and are longer than ours, so what our loading leaves would put every later collection at another
//! place. Therefore nothing is collected on its own while a module of the library loads; afterwards the counts stand where CPython 3.12.1's would.

use std::cell::Cell;

use crate::heap::cycles;
use crate::object::{Ctx, finalize};

/// Containers that stay when CPython imports a module whose own imports are there already. Those it has loaded before a script begins cost nothing.
const COSTS: &[(&str, i64)] = &[
    ("__future__", 68),
    ("_collections_abc", 0),
    ("_weakrefset", 112),
    ("abc", 0),
    ("bisect", 17),
    ("collections", 800),
    ("collections.abc", 9),
    ("contextlib", 311),
    ("copy", 48),
    ("copyreg", 38),
    // With struct.
    ("ctypes", 827),
    ("dataclasses", 3406),
    ("functools", 351),
    ("heapq", 36),
    ("io", 0),
    ("keyword", 17),
    ("linecache", 1667),
    ("numbers", 290),
    ("operator", 230),
    ("queue", 163),
    ("random", 291),
    ("reprlib", 55),
    ("string", 141),
    // With pickle, fnmatch and what these need.
    ("tracemalloc", 1110),
    ("types", 109),
    ("typing", 1502),
    ("warnings", 97),
    ("weakref", 538),
];
/// For modules not in the table.
const USUAL: i64 = 300;

thread_local! {
    /// Costs so far, while a module of the library loads.
    static SUM: Cell<Option<i64>> = const { Cell::new(None) };
}

/// Runs `work`, which loads a module of the library.
pub fn counted<R>(cx: &Ctx, name: &str, work: impl FnOnce() -> R) -> R {
    let own = COSTS.iter().find(|row| row.0 == name).map_or(USUAL, |row| row.1);
    if let Some(sum) = SUM.get() {
        SUM.set(Some(sum + own));
        return work();
    }
    SUM.set(Some(own));
    let before = cycles::young_count();
    let enabled = cycles::enabled();
    cycles::set_enabled(false);
    let result = work();
    cycles::set_enabled(enabled);
    let count = before + SUM.take().unwrap_or(0);
    let period = cycles::thresholds()[0] + 1;
    if !enabled || period <= 1 || count < period {
        cycles::set_young_count(count);
        return result;
    }
    finalize::collect(cx, 0);
    cycles::note_young_collections(count / period - 1);
    cycles::set_young_count(count % period);
    result
}
