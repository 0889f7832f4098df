//! Telling garbage from what is reachable, by trial deletion.
//!
//! A container is certainly alive if it has more references than the containers examined with it explain. So: write
//! down every count (`update_refs`), subtract the references among the examined objects (`subtract_refs`), and whatever still has
//! some left is reachable from outside, as is all that can be reached from it (`move_unreachable`). The rest only keep each other.
//!
//! Each pass says what holds after it. The order of both lists afterwards is CPython's, which scripts see as the order of `__del__` calls.

use super::super::header::Header;
use super::super::state::here;
use super::list::{List, append, each, move_prefix};
use super::prefix::{COLLECTING, Prefix, UNREACHABLE};
use std::ptr;

/// Moves every object of `base` that is reachable only from `base` to the empty list `unreachable`.
///
/// Afterwards: objects in `base` are not COLLECTING; those in `unreachable` are, and are in the order in which they were found.
/// Links are addresses again in both lists, without the UNREACHABLE flag.
pub fn deduce_unreachable(base: List, unreachable: List) {
    here(|heap| {
        let (base, unreachable) = (heap.cycles.head(base), heap.cycles.head(unreachable));
        debug_assert!(ptr::eq(unreachable.next(), unreachable));
        update_refs(base, heap.cycles.head(List::Permanent));
        subtract_refs(base);
        move_unreachable(base, unreachable);
        clear_unreachable_flags(unreachable);
    });
}

/// Afterwards: every object in `base` is COLLECTING and its `refs` is its count. Immortal ones, whose count
/// explains nothing, have moved to `permanent`.
fn update_refs(base: &Prefix, permanent: &Prefix) {
    each(base, |prefix| {
        let object = prefix.object();
        if object.is_immortal() {
            move_prefix(prefix, permanent);
            return;
        }
        // A tracked object has an owner. A count of 0 here means that somebody tracked an object that is being taken apart, or
        // that a dealloc hook forgot to untrack first.
        debug_assert!(object.count() != 0, "an object without references is tracked");
        prefix.reset_refs(object.count() as usize);
    });
}

/// Afterwards: `refs` of every object in `base` is the number of references to it from outside `base`.
fn subtract_refs(base: &Prefix) {
    each(base, |prefix| {
        traverse(prefix.object(), |target| {
            if target.has_prefix() {
                let target = Prefix::of(target);
                if target.flag(COLLECTING) {
                    debug_assert!(target.refs() > 0, "traversal reports more references than the object has");
                    target.set_refs(target.refs().saturating_sub(1));
                }
            }
        });
    });
}

/// Afterwards: `base` holds what is reachable from outside and its objects are not COLLECTING; `unreachable` holds the rest, still
/// COLLECTING and with the flag UNREACHABLE in their `next`.
///
/// One walk along `base`, which may grow at its end meanwhile. To the left of the walk: reachable, `prev` an address again. To the
/// right: `refs` as subtracted, or 1 if something reachable refers to the object. An object met with `refs` 0 moves to `unreachable`
/// for the time being; when a reachable object turns out to refer to it, it comes back to the end of `base` with `refs` 1.
fn move_unreachable(base: &Prefix, unreachable: &Prefix) {
    let mut prev = base;
    let mut at = base.next();
    while !ptr::eq(at, base) {
        if at.refs() != 0 {
            traverse(at.object(), |target| {
                if target.has_prefix() {
                    visit_reachable(Prefix::of(target), base);
                }
            });
            at.set_prev(prev);
            at.set_flag(COLLECTING, false);
            prev = at;
        } else {
            // `base` is only singly linked to the right of the walk, so nothing but `prev.next` needs mending.
            prev.next.set(at.next.get());
            let last = unreachable.prev();
            last.next.set(at.ptr().map_addr(|addr| addr | UNREACHABLE));
            at.set_prev(last);
            at.next.set(unreachable.ptr().map_addr(|addr| addr | UNREACHABLE));
            unreachable.prev.set(at.ptr());
        }
        at = prev.next();
    }
    base.prev.set(prev.ptr());
    unreachable.set_next(unreachable.next());
}

/// Something reachable refers to `target`.
fn visit_reachable(target: &Prefix, base: &Prefix) {
    if !target.flag(COLLECTING) {
        // Of another generation, or already dealt with.
        return;
    }
    if target.is_unreachable() {
        // The walk thought it unreachable. Its `prev` is an address; unlink it by hand, keeping the neighbours' flags.
        let (prev, next) = (target.prev(), target.next());
        prev.next.set(target.next.get());
        target.set_next(next);
        next.set_prev(prev);
        append(target, base);
        target.set_refs(1);
    } else if target.refs() == 0 {
        target.set_refs(1);
    }
}

/// Afterwards: the `next` of every object in `unreachable` is a plain address.
fn clear_unreachable_flags(unreachable: &Prefix) {
    let mut at = unreachable.next();
    while !ptr::eq(at, unreachable) {
        let next = at.next();
        at.set_next(next);
        at = next;
    }
}

#[inline(always)]
fn traverse(object: &Header, mut visit: impl FnMut(&Header)) {
    if let Some(traverse) = object.kind().traverse.get() {
        // SAFETY: tracked objects are complete.
        unsafe { traverse(object, &mut visit) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Field, Kind, Ref, TypeFront, delete_object, flags, is_tracked, live_blocks, new_object, track};
    use super::super::{clear_collecting_all, first, for_each, is_collecting, merge, move_to, set_aside, size, untrack};
    use super::*;
    use crate::heap::Visit;
    use std::cell::Cell;
    use std::ptr::NonNull;

    #[repr(C)]
    struct Node {
        head: Header,
        edges: [Field; 2],
    }

    fn node(object: &Header) -> &Node {
        // SAFETY: the tests make nodes only.
        unsafe { NonNull::from(object).cast().as_ref() }
    }

    /// # Safety
    /// The object is of a type that declares this hook; its count is zero.
    unsafe fn dealloc(object: &Header) {
        untrack(object);
        node(object).edges.iter().for_each(|edge| edge.set(None));
        // SAFETY: nobody uses it any more.
        unsafe { delete_object(NonNull::from(object), size_of::<Node>()) }
    }

    /// # Safety
    /// The object is of a type that declares this hook.
    unsafe fn traverse_node(object: &Header, visit: Visit<'_>) {
        for edge in &node(object).edges {
            if let Some(target) = edge.borrow() {
                visit(target);
            }
        }
    }

    /// # Safety
    /// The object is of a type that declares this hook.
    unsafe fn clear(object: &Header) {
        node(object).edges.iter().for_each(|edge| edge.set(None));
    }

    fn type_() -> NonNull<TypeFront> {
        let front = Box::new(TypeFront {
            head: Header::new(NonNull::dangling()),
            size: Cell::new(0),
            kind: Kind {
                basic_size: Cell::new(size_of::<Node>() as u32),
                item_size: Cell::new(0),
                flags: Cell::new(flags::GC | flags::TRASHCAN),
                dealloc: Cell::new(dealloc),
                traverse: Cell::new(Some(traverse_node)),
                clear: Cell::new(Some(clear)),
            },
        });
        NonNull::from(Box::leak(front))
    }

    fn make(type_: NonNull<TypeFront>) -> Ref {
        let object = new_object(type_, size_of::<Node>()).unwrap();
        // SAFETY: new, with one count.
        let object = unsafe { Ref::from_raw(object) };
        track(&object);
        object
    }

    fn link(from: &Ref, to: &Ref) {
        let edges = &node(from).edges;
        edges[!edges[0].is_none() as usize].set(Some(to.clone()));
    }

    #[test]
    fn what_is_set_aside_goes_with_its_home_and_is_not_examined() {
        let type_ = type_();
        let (kept, other) = (make(type_), make(type_));
        link(&kept, &other);
        set_aside(&mut |object| object.address() == kept.address());
        assert_eq!((size(List::Young), size(List::Old)), (2, 0));
        merge(List::Young, List::Old);
        assert_eq!((size(List::Young), size(List::Old)), (0, 2));
        let mut shown = Vec::new();
        for_each(List::Old, &mut |object| shown.push(object.address()));
        assert_eq!(shown, [kept.address(), other.address()]);
        drop(other);
        // Only the one set aside refers to the other, which is reason enough to live.
        deduce_unreachable(List::Old, List::Unreachable);
        assert_eq!((size(List::Unreachable), size(List::Old)), (0, 2));
    }

    #[test]
    fn cycles_are_found_in_order_and_what_is_held_from_outside_stays() {
        let type_ = type_();
        let (a, b, c, d) = (make(type_), make(type_), make(type_), make(type_));
        // a <-> b are garbage, d is found only through c, which the test holds, although d comes first in doubt.
        link(&a, &b);
        link(&b, &a);
        link(&c, &d);
        link(&d, &d);
        move_to(&c, List::Young);
        let (pa, pb, pc, pd) = (a.as_ptr(), b.as_ptr(), c.as_ptr(), d.as_ptr());
        drop((a, b, d));
        deduce_unreachable(List::Young, List::Unreachable);
        assert_eq!(size(List::Young), 2);
        assert_eq!(size(List::Unreachable), 2);
        assert_eq!(first(List::Unreachable), Some(pa));
        // SAFETY: all four are alive.
        unsafe {
            assert!(is_collecting(pa.as_ref()) && is_collecting(pb.as_ref()));
            assert!(!is_collecting(pc.as_ref()) && !is_collecting(pd.as_ref()));
        }
        clear_collecting_all(List::Unreachable);
        while let Some(object) = first(List::Unreachable) {
            // SAFETY: it is alive, and stays so through `keep`.
            unsafe {
                let keep = Ref::new(object.as_ref());
                clear(&keep);
                move_to(&keep, List::Old);
            }
        }
        assert_eq!(live_blocks(), 2);
        merge(List::Old, List::Young);
        assert_eq!(first(List::Young), Some(pc));
        assert!(is_tracked(&c));
        let keep = Ref::new(node(&c).edges[0].borrow().unwrap());
        // SAFETY: alive.
        unsafe { clear(&keep) };
        drop((keep, c));
        assert_eq!(live_blocks(), 0);
        assert_eq!(size(List::Young), 0);
    }
}
