//! `range_iterator` on machine words, `longrange_iterator` on ints of any size.
//!
//! ```text
//!  ┌──────────┬──────┬──────┬──────┐
//!  │ Header   │ next │ step │ left │     40 bytes; three i64, or three references to ints
//!  └──────────┴──────┴──────┴──────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::body::{self, op, parts};
use crate::heap::{Field, Header, Ref};
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::{int, iterators, tuple};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object};

/// An iterator on machine words.
#[repr(C)]
pub struct RangeIteratorBody {
    head: Header,
    /// Next number.
    pub(crate) next: Cell<i64>,
    /// Distance to the one after it.
    pub(crate) step: Cell<i64>,
    /// How many are left.
    pub(crate) left: Cell<i64>,
}

/// An iterator on ints.
#[repr(C)]
pub struct LongRangeIteratorBody {
    head: Header,
    next: Field,
    step: Field,
    left: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for RangeIteratorBody {}
// SAFETY: repr(C), begins with Header.
unsafe impl Body for LongRangeIteratorBody {}
const _: () = assert!(size_of::<RangeIteratorBody>() == 40 && size_of::<LongRangeIteratorBody>() == 40);

impl RangeIteratorBody {
    /// The next number.
    #[inline(always)]
    pub fn advance(&self) -> Option<i64> {
        let left = self.left.get();
        if left <= 0 {
            return None;
        }
        let number = self.next.get();
        self.next.set(number.wrapping_add(self.step.get()));
        self.left.set(left - 1);
        Some(number)
    }
}

fn this(iterator: &Header) -> &RangeIteratorBody {
    // SAFETY: callers pass range iterators.
    unsafe { iterator.body() }
}

fn this_long(iterator: &Header) -> &LongRangeIteratorBody {
    // SAFETY: callers pass long range iterators.
    unsafe { iterator.body() }
}

fn short(cx: &Ctx, next: i64, step: i64, left: i64) -> Ref {
    let object = new_object(cx.types.range_iterator, size_of::<RangeIteratorBody>());
    this(&object).next.set(next);
    this(&object).step.set(step);
    this(&object).left.set(left);
    object
}

fn long(cx: &Ctx, next: Ref, step: Ref, left: Ref) -> Ref {
    let object = new_object(cx.types.long_range_iterator, size_of::<LongRangeIteratorBody>());
    this_long(&object).next.set(Some(next));
    this_long(&object).step.set(Some(step));
    this_long(&object).left.set(Some(left));
    object
}

/// `iter(range)`.
pub(super) fn iter(cx: &Ctx, range: &Ref) -> PyResult<Ref> {
    if let Some((start, step, length)) = body::machine_words(range) {
        return Ok(short(cx, start, step, length as i64));
    }
    let parts = parts(cx, range);
    Ok(long(cx, parts.start, parts.step, parts.length))
}

/// `reversed(range)`.
pub(super) fn reversed(cx: &Ctx, range: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if let Some((start, step, length)) = body::machine_words(range)
        && let Some(down) = step.checked_neg()
        && start.checked_sub(step).is_some()
    {
        let last = if length == 0 { start } else { start + step * (length as i64 - 1) };
        return Ok(short(cx, last, down, length as i64));
    }
    let parts = parts(cx, range);
    let one = int::new(cx, 1);
    let last = op(cx, &parts.length, BinaryOp::Sub, &one)?;
    let last = op(cx, &parts.start, BinaryOp::Add, &op(cx, &last, BinaryOp::Mul, &parts.step)?)?;
    Ok(long(cx, last, number::negative(cx, &parts.step)?, parts.length))
}

fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    Ok(this(iterator).advance().map(|number| int::new(cx, number)))
}

fn next_long(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this_long(iterator);
    let (Some(value), Some(step), Some(left)) = (iterator.next.get(), iterator.step.get(), iterator.left.get()) else { return Ok(None) };
    if int::sign(&left) <= 0 {
        return Ok(None);
    }
    let left = op(cx, &left, BinaryOp::Sub, &int::new(cx, 1))?;
    let following = op(cx, &value, BinaryOp::Add, &step)?;
    iterator.left.set(Some(left));
    iterator.next.set(Some(following));
    Ok(Some(value))
}

/// # Safety
/// The object is a range iterator at count zero.
unsafe fn dealloc(object: &Header) {
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<RangeIteratorBody>()) }
}

/// # Safety
/// The object is a long range iterator at count zero.
unsafe fn dealloc_long(object: &Header) {
    let iterator = this_long(object);
    drop(iterator.next.take());
    drop(iterator.step.take());
    drop(iterator.left.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<LongRangeIteratorBody>()) }
}

/// Next number, step and count as ints.
fn state(cx: &Ctx, iterator: &Ref) -> (Ref, Ref, Ref) {
    if iterator.is_exact(cx.types.range_iterator) {
        let iterator = this(iterator);
        (int::new(cx, iterator.next.get()), int::new(cx, iterator.step.get()), int::new(cx, iterator.left.get()))
    } else {
        let iterator = this_long(iterator);
        let part = |field: &Field| field.get().unwrap_or_else(|| int::new(cx, 0));
        (part(&iterator.next), part(&iterator.step), part(&iterator.left))
    }
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(state(cx, iterator).2)
}

/// How many numbers are left, for iterators on machine words.
pub(in crate::object::types) fn remaining(iterator: &Ref) -> usize {
    this(iterator).left.get().max(0) as usize
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let (next, step, left) = state(cx, iterator);
    let stop = op(cx, &next, BinaryOp::Add, &op(cx, &left, BinaryOp::Mul, &step)?)?;
    let range = body::new(cx, &next, &stop, &step)?;
    let arguments = tuple::from_iter(cx, [range].into_iter());
    Ok(tuple::from_iter(cx, [iterators::builtin(cx, "iter")?, arguments, cx.none()].into_iter()))
}

fn set_state(cx: &Ctx, iterator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let skip = number::index(cx, args.at(0))?;
    let (next, step, left) = state(cx, iterator);
    let skip = if int::is_negative(&skip) {
        int::new(cx, 0)
    } else if body::less(cx, &left, &skip)? {
        left.clone()
    } else {
        skip
    };
    let next = op(cx, &next, BinaryOp::Add, &op(cx, &skip, BinaryOp::Mul, &step)?)?;
    let left = op(cx, &left, BinaryOp::Sub, &skip)?;
    if iterator.is_exact(cx.types.range_iterator) {
        this(iterator).next.set(int::as_i64(&next).unwrap_or(0));
        this(iterator).left.set(int::as_i64(&left).unwrap_or(0));
    } else {
        this_long(iterator).next.set(Some(next));
        this_long(iterator).left.set(Some(left));
    }
    Ok(cx.none())
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
    MethodDef::new("__setstate__", Arity::One, set_state).doc("", "Set state information for unpickling."),
];

/// `range_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "range_iterator",
    basic_size: 40,
    dealloc: Some(dealloc),
    slots: Slots { iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::DEFAULT
};
/// `longrange_iterator`
pub const LONG_ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "longrange_iterator",
    basic_size: 40,
    dealloc: Some(dealloc_long),
    slots: Slots { iter: Some(iterators::itself), next: Some(next_long), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::DEFAULT
};
