//! `list_iterator` and `list_reverseiterator`: a position and a list.
//!
//! ```text
//!  ┌──────────┬──────────┬──────┐
//!  │ Header   │ position │ list │     32 bytes; the list is dropped at the end, so an exhausted iterator stays exhausted
//!  └──────────┴──────────┴──────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::body;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{int, iterators};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object};

/// An iterator over a list.
#[repr(C)]
pub struct ListIteratorBody {
    head: Header,
    /// Next position; -1 when a reverse one is exhausted.
    pub(crate) position: Cell<isize>,
    /// The list; empty when exhausted.
    pub(crate) list: Field,
}

// SAFETY: repr(C), begins with Header; the two types here declare it.
unsafe impl Body for ListIteratorBody {}
const _: () = assert!(size_of::<ListIteratorBody>() == 32);

impl ListIteratorBody {
    /// The next item of a reverse iterator; None behind the last, which its `__next__` then finds again and gives the list up.
    #[inline(always)]
    pub fn step_back(&self) -> Option<Ref> {
        let position = self.position.get();
        let item = body::get(self.list.borrow()?, usize::try_from(position).ok()?)?;
        self.position.set(position - 1);
        Some(item)
    }
}

#[inline(always)]
fn this(iterator: &Header) -> &ListIteratorBody {
    // SAFETY: callers pass list iterators.
    unsafe { iterator.body() }
}

/// `iter(list)`.
pub fn iter(cx: &Ctx, list: &Ref) -> PyResult<Ref> {
    let object = new_object(cx.types.list_iterator, size_of::<ListIteratorBody>());
    this(&object).list.set(Some(list.clone()));
    heap::track(&object);
    Ok(object)
}

/// `reversed(list)`.
pub fn reversed(cx: &Ctx, list: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let object = new_object(cx.types.list_reverse_iterator, size_of::<ListIteratorBody>());
    this(&object).position.set(body::len(list) as isize - 1);
    this(&object).list.set(Some(list.clone()));
    heap::track(&object);
    Ok(object)
}

impl ListIteratorBody {
    /// The next item; None at the end, when the list is given up.
    #[inline(always)]
    pub(crate) fn step(&self) -> Option<Ref> {
        let list = self.list.borrow()?;
        let position = self.position.get();
        if let Some(item) = body::get(list, position as usize) {
            self.position.set(position + 1);
            return Some(item);
        }
        drop(self.list.take());
        None
    }
}

fn next(_cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    Ok(this(iterator).step())
}

fn reverse_next(_cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this(iterator);
    let found = iterator.step_back();
    if found.is_none() {
        iterator.position.set(-1);
        drop(iterator.list.take());
    }
    Ok(found)
}

/// # Safety
/// The object is a list iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).list.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<ListIteratorBody>()) }
}

/// # Safety
/// The object is a list iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(list) = this(object).list.borrow() {
        visit(list);
    }
}

/// How many items a list iterator still has.
pub(in crate::object::types) fn remaining(iterator: &Ref) -> usize {
    let iterator = this(iterator);
    iterator.list.borrow().map_or(0, |list| (body::len(list) as isize - iterator.position.get()).max(0) as usize)
}

/// The same for a reverse one.
pub(in crate::object::types) fn reverse_remaining(iterator: &Ref) -> usize {
    let iterator = this(iterator);
    let left = iterator.position.get() + 1;
    iterator.list.borrow().map_or(0, |list| if (body::len(list) as isize) < left { 0 } else { left as usize })
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, remaining(iterator)))
}

fn reverse_length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, reverse_remaining(iterator)))
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let function = iterators::builtin(cx, "iter")?;
    Ok(match this(iterator).list.get() {
        Some(list) => iterators::reduced(cx, function, list, Some(this(iterator).position.get() as i64)),
        None => iterators::reduced(cx, function, super::new(cx), None),
    })
}

fn reverse_reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(match this(iterator).list.get() {
        Some(list) => iterators::reduced(cx, iterators::builtin(cx, "reversed")?, list, Some(this(iterator).position.get() as i64)),
        None => iterators::reduced(cx, iterators::builtin(cx, "iter")?, super::new(cx), None),
    })
}

fn set_state(cx: &Ctx, iterator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let position = iterators::position_argument(cx, args.at(0))?;
    let iterator = this(iterator);
    if let Some(list) = iterator.list.borrow() {
        iterator.position.set(position.clamp(0, body::len(list) as isize));
    }
    Ok(cx.none())
}

fn reverse_set_state(cx: &Ctx, iterator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let position = iterators::position_argument(cx, args.at(0))?;
    let iterator = this(iterator);
    if let Some(list) = iterator.list.borrow() {
        iterator.position.set(position.clamp(-1, body::len(list) as isize - 1));
    }
    Ok(cx.none())
}

/// `list_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "list_iterator",
    basic_size: 32,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::new("__setstate__", Arity::One, set_state).doc("", "Set state information for unpickling."),
    ],
    ..TypeSpec::DEFAULT
};

/// `list_reverseiterator`
pub const REVERSE_ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "list_reverseiterator",
    basic_size: 32,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(iterators::itself), next: Some(reverse_next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, reverse_length_hint).doc("", "An estimate of the number of items left."),
        MethodDef::new("__reduce__", Arity::None, reverse_reduce).doc("", "Return state information for pickling."),
        MethodDef::new("__setstate__", Arity::One, reverse_set_state).doc("", "Set state information for unpickling."),
    ],
    ..TypeSpec::DEFAULT
};
