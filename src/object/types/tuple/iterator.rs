//! `tuple_iterator`: a position and a tuple.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ position │ tuple    │     32 bytes; the tuple is dropped at the end
//!  └──────────┴──────────┴──────────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::body;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{int, iterators};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object};

/// An iterator over a tuple.
#[repr(C)]
pub struct TupleIteratorBody {
    head: Header,
    /// Next position.
    pub(crate) position: Cell<isize>,
    /// The tuple; empty when exhausted.
    pub(crate) tuple: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for TupleIteratorBody {}
const _: () = assert!(size_of::<TupleIteratorBody>() == 32);

#[inline(always)]
fn this(iterator: &Header) -> &TupleIteratorBody {
    // SAFETY: callers pass tuple iterators.
    unsafe { iterator.body() }
}

/// `iter(tuple)`.
pub fn iter(cx: &Ctx, tuple: &Ref) -> PyResult<Ref> {
    let object = new_object(cx.types.tuple_iterator, size_of::<TupleIteratorBody>());
    this(&object).tuple.set(Some(tuple.clone()));
    heap::track(&object);
    Ok(object)
}

impl TupleIteratorBody {
    /// The next item; None at the end, when the tuple is given up.
    #[inline(always)]
    pub(crate) fn step(&self) -> Option<Ref> {
        let tuple = self.tuple.borrow()?;
        let position = self.position.get();
        if let Some(item) = body::items(tuple).get(position as usize) {
            self.position.set(position + 1);
            return Some(item.clone());
        }
        drop(self.tuple.take());
        None
    }
}

fn next(_cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    Ok(this(iterator).step())
}

/// # Safety
/// The object is a tuple iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).tuple.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<TupleIteratorBody>()) }
}

/// # Safety
/// The object is a tuple iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(tuple) = this(object).tuple.borrow() {
        visit(tuple);
    }
}

/// How many items it still has.
pub(in crate::object::types) fn remaining(iterator: &Ref) -> usize {
    let iterator = this(iterator);
    iterator.tuple.borrow().map_or(0, |tuple| body::len(tuple).saturating_sub(iterator.position.get() as usize))
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, remaining(iterator)))
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let function = iterators::builtin(cx, "iter")?;
    Ok(match this(iterator).tuple.get() {
        Some(tuple) => iterators::reduced(cx, function, tuple, Some(this(iterator).position.get() as i64)),
        None => iterators::reduced(cx, function, cx.empty_tuple.clone(), None),
    })
}

fn set_state(cx: &Ctx, iterator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let position = iterators::position_argument(cx, args.at(0))?;
    let iterator = this(iterator);
    if let Some(tuple) = iterator.tuple.borrow() {
        iterator.position.set(position.clamp(0, body::len(tuple) as isize));
    }
    Ok(cx.none())
}

/// `tuple_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "tuple_iterator",
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
