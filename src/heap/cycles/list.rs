//! Lists of tracked objects: circular, doubly linked through their prefixes, with a head in the heap.
//!
//! Only one collection runs at a time, so the lists it needs have fixed heads too. A head's links carry no flags outside `find.rs`.
//! `first` and `move_to` are how code walks a list while finalizers change it; `for_each` is for passes that change nothing but
//! the object they are shown.
//!
//! **Set aside.** Start-up makes more than two thousand objects that only builtin types hold, which live for ever: their dicts and
//! descriptors. They can never be garbage, so no collection looks at them: they stand in a list of their own. To whoever counts or shows the
//! tracked objects that list is the front part of one of the others, its *home*, and it goes with it from generation to generation.

use super::super::header::Header;
use super::super::state::here;
use super::generations::Cycles;
use super::prefix::{COLLECTING, Prefix};
use std::ptr::NonNull;

/// Names of the lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum List {
    /// Generation 0.
    Young,
    /// Generation 1.
    Middle,
    /// Generation 2.
    Old,
    /// Frozen objects, and immortal ones that a collection met.
    Permanent,
    /// What the running collection has found unreachable.
    Unreachable,
    /// Those of them whose finalizers were called.
    Seen,
    /// Those still unreachable after that.
    StillUnreachable,
    /// Weak references whose callbacks are to be called.
    Callbacks,
    /// Set aside: the front part of its home.
    Aside,
}

pub(super) const LISTS: usize = 9;

impl List {
    /// The list of a generation, 0 to 2.
    pub fn of_generation(generation: usize) -> List {
        match generation {
            0 => List::Young,
            1 => List::Middle,
            _ => List::Old,
        }
    }
}

/// Makes a head's links point at itself, if they do not point anywhere yet.
#[inline]
pub(super) fn ready(head: &Prefix) -> &Prefix {
    if head.next.get().is_null() {
        head.set_next(head);
        head.prev.set(head.ptr());
    }
    head
}

/// Appends a prefix that is in no list.
#[inline(always)]
pub(super) fn append(prefix: &Prefix, head: &Prefix) {
    let last = head.prev();
    last.set_next(prefix);
    prefix.set_prev(last);
    prefix.set_next(head);
    head.prev.set(prefix.ptr());
}

/// Moves a prefix from the list it is in to the end of another.
pub(super) fn move_prefix(prefix: &Prefix, head: &Prefix) {
    let (next, prev) = (prefix.next(), prefix.prev());
    prev.set_next(next);
    next.set_prev(prev);
    append(prefix, head);
}

/// Appends all of `from` to `into`.
pub(super) fn merge_heads(from: &Prefix, into: &Prefix) {
    if std::ptr::eq(from.next(), from) {
        return;
    }
    let (first, last) = (from.next(), from.prev());
    let tail = into.prev();
    tail.set_next(first);
    first.set_prev(tail);
    last.set_next(into);
    into.prev.set(last.ptr());
    from.set_next(from);
    from.prev.set(from.ptr());
}

/// Visits every prefix; the one visited may be unlinked.
pub(super) fn each(head: &Prefix, mut visit: impl FnMut(&Prefix)) {
    let mut at = head.next();
    while !std::ptr::eq(at, head) {
        let next = at.next();
        visit(at);
        at = next;
    }
}

/// Number of objects.
pub fn size(list: List) -> usize {
    here(|heap| {
        let mut count = if heap.cycles.home.get() == list { heap.cycles.aside.get() } else { 0 };
        each(heap.cycles.head(list), |_| count += 1);
        count
    })
}

/// Sets aside the young objects that fit: they must never become garbage, nor be untracked. Immortal ones become permanent, as the first
/// collection would make them.
pub fn set_aside(fits: &mut dyn FnMut(&Header) -> bool) {
    here(|heap| {
        let cycles = &heap.cycles;
        each(cycles.head(List::Young), |prefix| {
            if prefix.object().is_immortal() {
                move_prefix(prefix, cycles.head(List::Permanent));
            } else if fits(prefix.object()) {
                move_prefix(prefix, cycles.head(List::Aside));
                cycles.aside.set(cycles.aside.get() + 1);
            }
        });
    });
}

/// The first object of a list. It may die when Python code runs.
pub fn first(list: List) -> Option<NonNull<Header>> {
    here(|heap| {
        let head = heap.cycles.head(list);
        let first = head.next();
        (!std::ptr::eq(first, head)).then(|| NonNull::from(first.object()))
    })
}

/// Whether the object at this address, dead or alive, stands first.
pub fn is_first(list: List, object: NonNull<Header>) -> bool {
    first(list) == Some(object)
}

/// Moves a tracked object to the end of a list.
pub fn move_to(object: &Header, list: List) {
    here(|heap| move_prefix(Prefix::of(object), heap.cycles.head(list)));
}

/// Appends all objects of a list to another.
pub fn merge(from: List, into: List) {
    here(|heap| merge_lists(&heap.cycles, from, into));
}

pub(super) fn merge_lists(cycles: &Cycles, from: List, into: List) {
    merge_heads(cycles.head(from), cycles.head(into));
    if cycles.home.get() == from {
        cycles.home.set(into);
    }
}

/// Visits every object of a list, first to last. The visitor may untrack the object it is shown, and nothing else; no Python code may run.
pub fn for_each(list: List, visit: &mut dyn FnMut(&Header)) {
    if here(|heap| heap.cycles.home.get() == list) {
        for_each_examined(List::Aside, visit);
    }
    for_each_examined(list, visit);
}

/// The same without those set aside: what collections look at.
pub fn for_each_examined(list: List, visit: &mut dyn FnMut(&Header)) {
    here(|heap| each(heap.cycles.head(list), |prefix| visit(prefix.object())));
}

/// The first object for which the predicate holds. No Python code may run.
pub fn find(list: List, predicate: &mut dyn FnMut(&Header) -> bool) -> Option<NonNull<Header>> {
    here(|heap| {
        let head = heap.cycles.head(list);
        let mut at = head.next();
        while !std::ptr::eq(at, head) {
            if predicate(at.object()) {
                return Some(NonNull::from(at.object()));
            }
            at = at.next();
        }
        None
    })
}

/// Ends the examination of every object of a list.
pub fn clear_collecting_all(list: List) {
    here(|heap| each(heap.cycles.head(list), |prefix| prefix.set_flag(COLLECTING, false)));
}
