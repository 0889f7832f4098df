//! When to collect: counts, thresholds, and the wish that the VM grants.
//!
//! ```text
//!   count 0   objects with a prefix taken from the allocator, minus those given back (not below 0), since the last collection
//!   count 1   collections of generation 0 since the last of generation 1          count 2   the same one step up
//! ```
//!
//! Taking an object compares count 0 with one word, `alarm`: threshold 0 while collections may run, else out of reach. Above it, a bit
//! is set in [`attention`](crate::heap::attention); the VM looks at it between instructions and asks `due` which generation to collect.

use super::super::state::{ATTENTION_COLLECT, here};
use super::list::{LISTS, List, merge_lists, ready, size};
use super::prefix::Prefix;
use std::cell::Cell;
use std::sync::atomic::Ordering::Relaxed;

/// Number of generations.
pub const GENERATIONS: usize = 3;

/// What `gc.get_stats` tells of a generation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Collections of it.
    pub collections: usize,
    /// Objects they found unreachable.
    pub collected: usize,
    /// Objects they could not free.
    pub uncollectable: usize,
}

/// The measure that keeps full collections rare: see `due`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// Objects that survived the last full collection.
    pub long_lived_total: usize,
    /// Objects that have reached generation 2 since.
    pub long_lived_pending: usize,
    /// Objects that are counted among the survivors though they do not exist here: CPython's start-up leaves more than ours.
    pub elsewhere: usize,
    /// Those of them that are frozen.
    pub frozen_elsewhere: usize,
}

/// The collector's state in the heap.
pub(in crate::heap) struct Cycles {
    heads: [Prefix; LISTS],
    /// The list whose front part is set aside, and how many objects those are.
    pub(super) home: Cell<List>,
    pub(super) aside: Cell<usize>,
    /// Count 0 and what it is compared with.
    count: Cell<i64>,
    alarm: Cell<i64>,
    /// Counts 1 and 2 (entry 0 is unused).
    older_counts: [Cell<i64>; GENERATIONS],
    thresholds: [Cell<i64>; GENERATIONS],
    enabled: Cell<bool>,
    running: Cell<bool>,
    ages: Cell<Ages>,
    totals: [Cell<Totals>; GENERATIONS],
}

impl Cycles {
    pub const fn new() -> Cycles {
        const NONE: Totals = Totals { collections: 0, collected: 0, uncollectable: 0 };
        Cycles {
            heads: [const { Prefix::unlinked() }; LISTS],
            home: Cell::new(List::Young),
            aside: Cell::new(0),
            count: Cell::new(0),
            alarm: Cell::new(700),
            older_counts: [const { Cell::new(0) }; GENERATIONS],
            thresholds: [Cell::new(700), Cell::new(10), Cell::new(10)],
            enabled: Cell::new(true),
            running: Cell::new(false),
            ages: Cell::new(Ages { long_lived_total: 0, long_lived_pending: 0, elsewhere: 0, frozen_elsewhere: 0 }),
            totals: [const { Cell::new(NONE) }; GENERATIONS],
        }
    }

    #[inline(always)]
    pub fn youngest(&self) -> &Prefix {
        ready(&self.heads[0])
    }

    #[inline]
    pub fn head(&self, list: List) -> &Prefix {
        ready(&self.heads[list as usize])
    }

    fn set_alarm(&self) {
        let threshold = self.thresholds[0].get();
        let may_run = self.enabled.get() && !self.running.get() && threshold != 0;
        self.alarm.set(if may_run { threshold } else { i64::MAX });
    }
}

/// An object with a prefix was taken from the allocator.
#[inline(always)]
pub(in crate::heap) fn note_taken() {
    here(|heap| {
        let count = heap.cycles.count.get() + 1;
        heap.cycles.count.set(count);
        if count > heap.cycles.alarm.get() {
            wish();
        }
    });
}

/// An object with a prefix was given back to the allocator.
#[inline(always)]
pub(in crate::heap) fn note_given() {
    here(|heap| {
        let count = heap.cycles.count.get();
        heap.cycles.count.set(count - (count > 0) as i64);
    });
}

#[cold]
#[inline(never)]
fn wish() {
    here(|heap| heap.attention.fetch_or(ATTENTION_COLLECT, Relaxed));
}

/// Counts one more container taken (for storage that the allocator did not hand out as an object).
pub fn count_taken() {
    note_taken();
}

/// Counts such storage given back.
pub fn count_given() {
    note_given();
}

/// The oldest generation that ought to be collected now, if any; the wish counts as answered. Objects may have gone since the wish
/// was raised, so there may be none. Generation 2 waits until the objects that reached it since the last full collection are at least a
/// quarter of those that survived it: full collections then cost linear time in all, however many objects stay.
pub fn due() -> Option<usize> {
    here(|heap| {
        heap.attention.fetch_and(!ATTENTION_COLLECT, Relaxed);
        let cycles = &heap.cycles;
        if !cycles.enabled.get() || cycles.running.get() {
            return None;
        }
        let counts = counts();
        (0..GENERATIONS).rev().find(|&generation| {
            let ages = cycles.ages.get();
            let too_early = generation == GENERATIONS - 1 && ages.long_lived_pending < ages.long_lived_total / 4;
            counts[generation] > cycles.thresholds[generation].get() && !too_early
        })
    })
}

/// Starts a collection unless one runs; says whether it did.
pub fn begin() -> bool {
    here(|heap| {
        let started = !heap.cycles.running.replace(true);
        heap.cycles.set_alarm();
        started
    })
}

/// Ends the running collection.
pub fn end() {
    here(|heap| {
        heap.cycles.running.set(false);
        heap.cycles.set_alarm();
    });
}

/// Whether a collection runs.
pub fn is_running() -> bool {
    here(|heap| heap.cycles.running.get())
}

/// First step of collecting a generation: the count one up grows, the counts up to it start anew, and the younger lists are
/// appended to its list, youngest first.
pub fn merge_younger(generation: usize) {
    here(|heap| {
        let cycles = &heap.cycles;
        if generation + 1 < GENERATIONS {
            let older = &cycles.older_counts[generation + 1];
            older.set(older.get() + 1);
        }
        cycles.count.set(0);
        for count in &cycles.older_counts[..=generation] {
            count.set(0);
        }
        for younger in 0..generation {
            merge_lists(cycles, List::of_generation(younger), List::of_generation(generation));
        }
    });
}

/// The three counts.
pub fn counts() -> [i64; GENERATIONS] {
    here(|heap| {
        let cycles = &heap.cycles;
        [cycles.count.get(), cycles.older_counts[1].get(), cycles.older_counts[2].get()]
    })
}

/// Sets all counts to zero (`gc.freeze`).
fn zero_counts() {
    here(|heap| {
        heap.cycles.count.set(0);
        heap.cycles.older_counts.iter().for_each(|count| count.set(0));
    });
}

/// The three thresholds.
pub fn thresholds() -> [i64; GENERATIONS] {
    here(|heap| [0, 1, 2].map(|generation| heap.cycles.thresholds[generation].get()))
}

/// Sets the thresholds; a first of 0 switches automatic collections off.
pub fn set_thresholds(thresholds: [i64; GENERATIONS]) {
    here(|heap| {
        for (cell, value) in heap.cycles.thresholds.iter().zip(thresholds) {
            cell.set(value);
        }
        heap.cycles.set_alarm();
    });
}

/// Whether automatic collections are on.
pub fn enabled() -> bool {
    here(|heap| heap.cycles.enabled.get())
}

/// Switches automatic collections on or off.
pub fn set_enabled(enabled: bool) {
    here(|heap| {
        heap.cycles.enabled.set(enabled);
        heap.cycles.set_alarm();
    });
}

/// The state in which CPython 3.12.1 begins a script: five young collections done, which freed 24 objects, nothing in the old generation, and
/// about 4,950 tracked objects. What counts and thresholds decide from here on they decide as there.
pub fn begin_script() {
    const COLLECTIONS: usize = 5;
    const COLLECTED: usize = 24;
    const TRACKED: usize = 4_950;
    here(|heap| {
        let cycles = &heap.cycles;
        merge_lists(cycles, List::Young, List::Middle);
        cycles.count.set(0);
        cycles.older_counts[1].set(COLLECTIONS as i64);
        cycles.older_counts[2].set(0);
        cycles.totals.iter().for_each(|totals| totals.set(Totals::default()));
        cycles.totals[0].set(Totals { collections: COLLECTIONS, collected: COLLECTED, uncollectable: 0 });
        let tracked = size(List::Middle);
        cycles.ages.set(Ages { elsewhere: usize::saturating_sub(TRACKED, tracked), ..Ages::default() });
    });
}

/// Puts every generation into the permanent one.
pub fn freeze() {
    here(|heap| {
        let ages = heap.cycles.ages.get();
        heap.cycles.ages.set(Ages { elsewhere: 0, frozen_elsewhere: ages.frozen_elsewhere + ages.elsewhere, ..ages });
    });
    (0..GENERATIONS).for_each(|generation| super::merge(List::of_generation(generation), List::Permanent));
    zero_counts();
}

/// Puts the permanent generation into the oldest.
pub fn unfreeze() {
    here(|heap| {
        let ages = heap.cycles.ages.get();
        heap.cycles.ages.set(Ages { elsewhere: ages.elsewhere + ages.frozen_elsewhere, frozen_elsewhere: 0, ..ages });
    });
    super::merge(List::Permanent, List::Old);
}

/// Counts young collections that did not take place here.
pub fn note_young_collections(more: i64) {
    here(|heap| {
        let older = &heap.cycles.older_counts[1];
        older.set(older.get() + more);
        let totals = &heap.cycles.totals[0];
        totals.set(Totals { collections: totals.get().collections + more.max(0) as usize, ..totals.get() });
    });
}

/// The count of young allocations, for what is to leave it as it was.
pub fn young_count() -> i64 {
    here(|heap| heap.cycles.count.get())
}

/// Sets it.
pub fn set_young_count(count: i64) {
    here(|heap| heap.cycles.count.set(count));
}

/// How many long-lived objects there are.
pub fn ages() -> Ages {
    here(|heap| heap.cycles.ages.get())
}

/// Sets how many long-lived objects there are.
pub fn set_ages(ages: Ages) {
    here(|heap| heap.cycles.ages.set(ages));
}

/// Statistics of a generation.
pub fn totals(generation: usize) -> Totals {
    here(|heap| heap.cycles.totals[generation].get())
}

/// Adds one collection to the statistics of a generation.
pub fn update_totals(generation: usize, collected: usize, uncollectable: usize) {
    here(|heap| {
        let cell = &heap.cycles.totals[generation];
        let totals = cell.get();
        cell.set(Totals {
            collections: totals.collections + 1,
            collected: totals.collected + collected,
            uncollectable: totals.uncollectable + uncollectable,
        });
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::attention;
    use super::*;

    #[test]
    fn the_wish_comes_above_the_threshold_and_goes_with_the_objects() {
        for _ in 0..700 {
            note_taken();
        }
        assert_eq!(attention().load(Relaxed), 0);
        note_taken();
        assert_eq!(attention().load(Relaxed), ATTENTION_COLLECT);
        note_given();
        assert_eq!(due(), None);
        assert_eq!(attention().load(Relaxed), 0);
        note_taken();
        assert_eq!(due(), Some(0));
        for _ in 0..11 {
            merge_younger(0);
        }
        assert_eq!(counts(), [0, 11, 0]);
        assert_eq!(due(), Some(1));
        assert!(begin() && !begin());
        assert_eq!(due(), None);
        end();
        merge_younger(1);
        assert_eq!(counts(), [0, 0, 1]);
    }
}
