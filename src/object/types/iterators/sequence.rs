//! `iterator`: walks anything that has `__getitem__` by position, until IndexError.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ position │ sequence │     32 bytes; the sequence is dropped at the end
//!  └──────────┴──────────┴──────────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::common::{builtin, itself, reduced};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::item;
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Raised, Slots, TypeSpec, free_object, new_object};

/// An iterator over a sequence.
#[repr(C)]
pub struct SequenceIteratorBody {
    head: Header,
    position: Cell<isize>,
    sequence: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for SequenceIteratorBody {}
const _: () = assert!(size_of::<SequenceIteratorBody>() == 32);

fn this(iterator: &Header) -> &SequenceIteratorBody {
    // SAFETY: callers pass sequence iterators.
    unsafe { iterator.body() }
}

/// A new iterator over an object with `__getitem__`.
pub fn sequence_iterator(cx: &Ctx, sequence: &Ref) -> Ref {
    let object = new_object(cx.types.sequence_iterator, size_of::<SequenceIteratorBody>());
    this(&object).sequence.set(Some(sequence.clone()));
    heap::track(&object);
    object
}

fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let body = this(iterator);
    let Some(sequence) = body.sequence.get() else { return Ok(None) };
    let position = body.position.get();
    if position == isize::MAX {
        return cx.raise(cx.types.overflow_error, "iter index too large");
    }
    match item::at(cx, &sequence, position) {
        Ok(found) => {
            body.position.set(position + 1);
            Ok(Some(found))
        }
        Err(Raised) => {
            if cx.swallow(cx.types.index_error) || cx.swallow(cx.types.stop_iteration) {
                drop(body.sequence.take());
                return Ok(None);
            }
            Err(Raised)
        }
    }
}

/// # Safety
/// The object is a sequence iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).sequence.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<SequenceIteratorBody>()) }
}

/// # Safety
/// The object is a sequence iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(sequence) = this(object).sequence.borrow() {
        visit(sequence);
    }
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let Some(sequence) = this(iterator).sequence.get() else { return Ok(int::new(cx, 0)) };
    if sequence.ty().slots().len.is_none() {
        return Ok(cx.not_implemented());
    }
    let len = item::len(cx, &sequence)?;
    Ok(int::from_usize(cx, len.saturating_sub(this(iterator).position.get() as usize)))
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let function = builtin(cx, "iter")?;
    Ok(match this(iterator).sequence.get() {
        Some(sequence) => reduced(cx, function, sequence, Some(this(iterator).position.get() as i64)),
        None => tuple::pair(cx, function, tuple::from_iter(cx, [cx.empty_tuple.clone()].into_iter())),
    })
}

fn set_state(cx: &Ctx, iterator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let position = super::common::position_argument(cx, args.at(0))?;
    if !this(iterator).sequence.is_none() {
        this(iterator).position.set(position.max(0));
    }
    Ok(cx.none())
}

/// `iterator`
pub const SEQUENCE_SPEC: TypeSpec = TypeSpec {
    name: "iterator",
    basic_size: 32,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::new("__setstate__", Arity::One, set_state).doc("", "Set state information for unpickling."),
    ],
    ..TypeSpec::DEFAULT
};
