//! The range object: start, stop, step and length, all ints.
//!
//! ```text
//!  ┌──────────┬───────┬──────┬──────┬────────┐
//!  │ Header   │ start │ stop │ step │ length │     48 bytes
//!  └──────────┴───────┴──────┴──────┴────────┘
//! ```
//! Everything first tries machine words; ints of any size take the slower way through arithmetic on objects.

use std::mem::size_of;

use crate::heap::{Field, Header, Ref};
use crate::object::protocol::compare;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::int;
use crate::object::{Body, CompareOp, Ctx, Object, PyResult, free_object, new_object};

/// A range.
#[repr(C)]
pub struct RangeBody {
    head: Header,
    pub(super) start: Field,
    pub(super) stop: Field,
    pub(super) step: Field,
    pub(super) length: Field,
}

// SAFETY: repr(C), begins with Header; `range` declares it and has no subclasses.
unsafe impl Body for RangeBody {}
const _: () = assert!(size_of::<RangeBody>() == 48);

#[inline(always)]
pub(super) fn body(range: &Header) -> &RangeBody {
    // SAFETY: callers pass ranges.
    unsafe { range.body() }
}

/// The four ints of a range.
pub(super) struct Parts {
    pub start: Ref,
    pub stop: Ref,
    pub step: Ref,
    pub length: Ref,
}

pub(super) fn parts(cx: &Ctx, range: &Ref) -> Parts {
    let range = body(range);
    let part = |field: &Field| field.get().unwrap_or_else(|| int::new(cx, 0));
    Parts { start: part(&range.start), stop: part(&range.stop), step: part(&range.step), length: part(&range.length) }
}

/// `a op b`
pub(super) fn op(cx: &Ctx, a: &Ref, op: BinaryOp, b: &Ref) -> PyResult<Ref> {
    number::binary(cx, a, b, op)
}

pub(super) fn less(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    compare::compare_bool(cx, a, b, CompareOp::Lt)
}

/// How many numbers machine words describe.
fn count(start: i64, stop: i64, step: i64) -> i128 {
    let (start, stop, step) = (start as i128, stop as i128, step as i128);
    if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else {
        0
    }
}

fn length_of(cx: &Ctx, start: &Ref, stop: &Ref, step: &Ref) -> PyResult<Ref> {
    if let (Some(start), Some(stop), Some(step)) = (int::as_i64(start), int::as_i64(stop), int::as_i64(step)) {
        return Ok(int::from_i128(cx, count(start, stop, step)));
    }
    let (low, high, width) = if int::is_negative(step) { (stop, start, number::negative(cx, step)?) } else { (start, stop, step.clone()) };
    if !less(cx, low, high)? {
        return Ok(int::new(cx, 0));
    }
    let one = int::new(cx, 1);
    let distance = op(cx, &op(cx, high, BinaryOp::Sub, low)?, BinaryOp::Sub, &one)?;
    op(cx, &op(cx, &distance, BinaryOp::FloorDiv, &width)?, BinaryOp::Add, &one)
}

/// A new range of these ints; ValueError if the step is 0.
pub fn new(cx: &Ctx, start: &Ref, stop: &Ref, step: &Ref) -> PyResult<Ref> {
    if int::is_zero(step) {
        return cx.value_error("range() arg 3 must not be zero");
    }
    let length = length_of(cx, start, stop, step)?;
    let object = new_object(cx.types.range, size_of::<RangeBody>());
    let range = body(&object);
    range.start.set(Some(start.clone()));
    range.stop.set(Some(stop.clone()));
    range.step.set(Some(step.clone()));
    range.length.set(Some(length));
    Ok(object)
}

/// Start, step and number of numbers, if iterating stays within machine words (one step behind the end included).
#[inline]
pub fn machine_words(range: &Ref) -> Option<(i64, i64, u64)> {
    let range = body(range);
    let word = |field: &Field| field.borrow().and_then(int::as_i64);
    let (start, step, length) = (word(&range.start)?, word(&range.step)?, word(&range.length)?);
    word(&range.stop)?;
    start.checked_add(step.checked_mul(length)?)?;
    Some((start, step, length as u64))
}

/// # Safety
/// The object is a range at count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    let range = body(object);
    drop(range.start.take());
    drop(range.stop.take());
    drop(range.step.take());
    drop(range.length.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<RangeBody>()) }
}
