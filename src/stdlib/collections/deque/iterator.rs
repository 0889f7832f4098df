//! `_deque_iterator` and `_deque_reverse_iterator`: a place in the chain of blocks.
//!
//! ```text
//!  ┌────────┬───────┬───────┬───────┬───────┬──────┐
//!  │ Header │ block │ index │ deque │ state │ left │     56 bytes
//!  └────────┴───────┴───────┴───────┴───────┴──────┘
//! ```
//! A deque whose `state` is no longer the one seen at the start ends the iteration with an error.

use std::cell::Cell;
use std::mem::size_of;

use super::body::{self, Place, body};
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::number;
use crate::object::types::{int, iterators, object, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::LazyType;
use crate::stdlib::declare::counted_hooks;

/// An iterator over a deque.
#[repr(C)]
struct DequeIterator {
    head: Header,
    place: Cell<Place>,
    deque: Field,
    state: Cell<usize>,
    left: Cell<usize>,
}
const _: () = assert!(size_of::<DequeIterator>() == 56);
const _: () = assert!(size_of::<Place>() == 16);

counted_hooks!(DequeIterator { deque });

thread_local! {
    static FORWARD: LazyType = const { LazyType::new(&FORWARD_SPEC) };
    static BACKWARD: LazyType = const { LazyType::new(&BACKWARD_SPEC) };
}

/// The two types.
pub fn classes(cx: &Ctx) -> [(&'static str, &'static TypeBody); 2] {
    [("_deque_iterator", FORWARD.with(|class| class.get(cx))), ("_deque_reverse_iterator", BACKWARD.with(|class| class.get(cx)))]
}

fn make(class: &TypeBody, deque: &Ref, place: Place) -> Ref {
    let made = new_object(class, size_of::<DequeIterator>());
    let iterator = this(&made);
    iterator.place.set(place);
    iterator.deque.set(Some(deque.clone()));
    iterator.state.set(body(deque).state());
    iterator.left.set(body(deque).len());
    heap::track(&made);
    made
}

/// `iter(deque)`
pub fn iter(cx: &Ctx, deque: &Ref) -> PyResult<Ref> {
    Ok(make(FORWARD.with(|class| class.get(cx)), deque, body(deque).first()))
}

/// `reversed(deque)`
pub fn reversed(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(make(BACKWARD.with(|class| class.get(cx)), deque, body(deque).last()))
}

#[cold]
fn mutated<T>(cx: &Ctx, iterator: &DequeIterator) -> PyResult<T> {
    iterator.left.set(0);
    cx.raise(cx.types.runtime_error, "deque mutated during iteration")
}

/// One step with `step` of the deque's body.
#[inline(always)]
fn advance(cx: &Ctx, object: &Ref, step: unsafe fn(&body::DequeBody, &mut Place, usize) -> Ref) -> PyResult<Option<Ref>> {
    let iterator = this(object);
    let Some(deque) = iterator.deque.borrow() else { return Ok(None) };
    let deque = body(deque);
    if deque.state() != iterator.state.get() {
        return mutated(cx, iterator);
    }
    let left = iterator.left.get();
    if left == 0 {
        return Ok(None);
    }
    let mut place = iterator.place.get();
    // SAFETY: the deque has not changed since the place was taken, and items are left.
    let item = unsafe { step(deque, &mut place, left - 1) };
    iterator.place.set(place);
    iterator.left.set(left - 1);
    Ok(Some(item))
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    advance(cx, object, body::DequeBody::step)
}

fn previous(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    advance(cx, object, body::DequeBody::step_back)
}

fn length_hint(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, this(object).left.get()))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let iterator = this(object);
    let deque = iterator.deque.get().unwrap_or_else(|| cx.none());
    let done = body(&deque).len().saturating_sub(iterator.left.get());
    Ok(tuple::pair(cx, object.ty().to_ref(), tuple::pair(cx, deque, int::from_usize(cx, done))))
}

/// `_deque_iterator(deque, index=0)`: one that has made `index` steps.
fn make_at(cx: &Ctx, class: &TypeBody, args: Args<'_>, backward: bool) -> PyResult<Ref> {
    if args.are_none() {
        return cx.type_error("function takes at least 1 argument (0 given)");
    }
    let (deque, index) = (args.at(0), args.get(1));
    let wanted = super::class(cx);
    if !deque.is_instance(wanted) {
        let given = deque.ty().display_name();
        return cx.type_error(&format!("argument 1 must be {}, not {given}", wanted.display_name()));
    }
    let index = index.map_or(Ok(0), |index| number::index_isize(cx, index))?;
    let place = if backward { body(deque).last() } else { body(deque).first() };
    let made = make(class, deque, place);
    for _ in 0..index.max(0) {
        let item = if backward { previous(cx, &made)? } else { next(cx, &made)? };
        if item.is_none() {
            break;
        }
    }
    Ok(made)
}

fn new_forward(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    make_at(cx, class, args, false)
}

fn new_backward(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    make_at(cx, class, args, true)
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "The number of items left."),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
];

const FORWARD_SPEC: TypeSpec = TypeSpec {
    name: "collections._deque_iterator",
    basic_size: size_of::<DequeIterator>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new_forward),
        get_attr: Some(object::get_attribute),
        iter: Some(iterators::itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::DEFAULT
};

const BACKWARD_SPEC: TypeSpec = TypeSpec {
    name: "collections._deque_reverse_iterator",
    slots: Slots {
        new: Some(new_backward),
        get_attr: Some(object::get_attribute),
        iter: Some(iterators::itself),
        next: Some(previous),
        ..Slots::EMPTY
    },
    ..FORWARD_SPEC
};
