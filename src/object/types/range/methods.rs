//! Special and ordinary methods of ranges.

use std::mem::offset_of;

use super::body::{self, RangeBody, less, op, parts};
use super::iterator;
use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{compare as comparison, item as items, iterate, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{int, slice, tuple};
use crate::object::{
    Args, Arity, CompareOp, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags,
};

fn make(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if args.keyword_count() > 0 {
        return cx.type_error("range() takes no keyword arguments");
    }
    let one = int::new(cx, 1);
    match args.len() {
        1 => {
            let stop = number::index(cx, args.at(0))?;
            body::new(cx, &int::new(cx, 0), &stop, &one)
        }
        2 | 3 => {
            let start = number::index(cx, args.at(0))?;
            let stop = number::index(cx, args.at(1))?;
            let step = match args.get(2) {
                Some(step) => number::index(cx, step)?,
                None => one,
            };
            body::new(cx, &start, &stop, &step)
        }
        0 => cx.type_error("range expected at least 1 argument, got 0"),
        many => cx.type_error(&format!("range expected at most 3 arguments, got {many}")),
    }
}

fn repr(cx: &Ctx, range: &Ref) -> PyResult<Ref> {
    let parts = parts(cx, range);
    let mut out = Builder::new();
    out.push_str("range(");
    out.push_ref(&text::repr(cx, &parts.start)?);
    out.push_str(", ");
    out.push_ref(&text::repr(cx, &parts.stop)?);
    if int::as_i64(&parts.step) != Some(1) {
        out.push_str(", ");
        out.push_ref(&text::repr(cx, &parts.step)?);
    }
    out.push_str(")");
    out.finish(cx)
}

fn len(cx: &Ctx, range: &Ref) -> PyResult<usize> {
    int::to_isize(cx, &parts(cx, range).length).map(|length| length as usize)
}

fn truth(cx: &Ctx, range: &Ref) -> PyResult<bool> {
    Ok(!int::is_zero(&parts(cx, range).length))
}

/// The number at a position that is known to be in the range.
fn at(cx: &Ctx, range: &Ref, index: &Ref) -> PyResult<Ref> {
    let parts = parts(cx, range);
    if let (Some((start, step, _)), Some(index)) = (body::machine_words(range), int::as_i64(index)) {
        return Ok(int::new(cx, start.wrapping_add(step.wrapping_mul(index))));
    }
    op(cx, &parts.start, BinaryOp::Add, &op(cx, index, BinaryOp::Mul, &parts.step)?)
}

fn checked_at(cx: &Ctx, range: &Ref, index: &Ref) -> PyResult<Ref> {
    let length = parts(cx, range).length;
    let index = if int::is_negative(index) { op(cx, index, BinaryOp::Add, &length)? } else { index.clone() };
    if int::is_negative(&index) || !less(cx, &index, &length)? {
        return cx.raise(cx.types.index_error, "range object index out of range");
    }
    at(cx, range, &index)
}

fn item(cx: &Ctx, range: &Ref, index: isize) -> PyResult<Ref> {
    if let Some((start, step, length)) = body::machine_words(range) {
        if index < 0 || index as u64 >= length {
            return cx.raise(cx.types.index_error, "range object index out of range");
        }
        return Ok(int::new(cx, start + step * index as i64));
    }
    let index = int::new(cx, index as i64);
    let length = parts(cx, range).length;
    if int::is_negative(&index) || !less(cx, &index, &length)? {
        return cx.raise(cx.types.index_error, "range object index out of range");
    }
    at(cx, range, &index)
}

fn subscript(cx: &Ctx, range: &Ref, key: &Ref) -> PyResult<Ref> {
    if key.ty().slots().index.is_some() {
        let index = number::index(cx, key)?;
        return checked_at(cx, range, &index);
    }
    if key.is_exact(cx.types.slice) {
        let own = parts(cx, range);
        let (start, stop, step) = slice::long_indices(cx, key, &own.length)?;
        let step = op(cx, &own.step, BinaryOp::Mul, &step)?;
        let start = at(cx, range, &start)?;
        let stop = at(cx, range, &stop)?;
        return body::new(cx, &start, &stop, &step);
    }
    cx.type_error(&format!("range indices must be integers or slices, not {}", key.ty().display_name()))
}

/// Whether an int is in the range.
fn contains_int(cx: &Ctx, range: &Ref, value: &Ref) -> PyResult<bool> {
    let parts = parts(cx, range);
    if let (Some(value), Some(start), Some(stop), Some(step)) =
        (int::as_i64(value), int::as_i64(&parts.start), int::as_i64(&parts.stop), int::as_i64(&parts.step))
    {
        let inside = if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
        return Ok(inside && (value as i128 - start as i128) % step as i128 == 0);
    }
    let inside = if int::is_negative(&parts.step) {
        less(cx, &parts.stop, value)? && !less(cx, &parts.start, value)?
    } else {
        !less(cx, value, &parts.start)? && less(cx, value, &parts.stop)?
    };
    if !inside {
        return Ok(false);
    }
    let distance = op(cx, value, BinaryOp::Sub, &parts.start)?;
    Ok(int::is_zero(&op(cx, &distance, BinaryOp::Mod, &parts.step)?))
}

fn is_plain_int(cx: &Ctx, value: &Ref) -> bool {
    value.is_exact(cx.types.int) || value.is_exact(cx.types.bool_)
}

fn contains(cx: &Ctx, range: &Ref, value: &Ref) -> PyResult<bool> {
    if is_plain_int(cx, value) {
        return contains_int(cx, range, value);
    }
    let iterator = iterate::iter(cx, range)?;
    while let Some(found) = iterate::next(cx, &iterator)? {
        if comparison::equal(cx, &found, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, by: CompareOp) -> PyResult<Ref> {
    if !b.is_exact(cx.types.range) || !matches!(by, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.not_implemented());
    }
    let equal = a.is(b) || {
        let (left, right) = (parts(cx, a), parts(cx, b));
        let same = |a: &Ref, b: &Ref| comparison::equal(cx, a, b);
        same(&left.length, &right.length)?
            && (int::is_zero(&left.length)
                || (same(&left.start, &right.start)? && (int::as_i64(&left.length) == Some(1) || same(&left.step, &right.step)?)))
    };
    Ok(cx.bool(equal == (by == CompareOp::Eq)))
}

fn hash(cx: &Ctx, range: &Ref) -> PyResult<i64> {
    let parts = parts(cx, range);
    let empty = int::is_zero(&parts.length);
    let single = int::as_i64(&parts.length) == Some(1);
    let start = if empty { cx.none() } else { parts.start };
    let step = if empty || single { cx.none() } else { parts.step };
    tuple::hash_items(cx, &[parts.length, start, step], true)
}

fn reduce(cx: &Ctx, range: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let parts = parts(cx, range);
    Ok(tuple::pair(cx, range.ty().to_ref(), tuple::from_iter(cx, [parts.start, parts.stop, parts.step].into_iter())))
}

fn count(cx: &Ctx, range: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if is_plain_int(cx, args.at(0)) {
        return Ok(int::new(cx, contains_int(cx, range, args.at(0))? as i64));
    }
    Ok(int::from_usize(cx, items::count(cx, range, args.at(0))?))
}

fn index(cx: &Ctx, range: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    if !is_plain_int(cx, value) {
        return Ok(int::from_usize(cx, items::index(cx, range, value)?));
    }
    if contains_int(cx, range, value)? {
        let parts = parts(cx, range);
        let distance = op(cx, value, BinaryOp::Sub, &parts.start)?;
        return op(cx, &distance, BinaryOp::FloorDiv, &parts.step);
    }
    let mut message = Builder::new();
    message.push_ref(&text::repr(cx, value)?);
    message.push_str(" is not in range");
    let message = message.finish(cx)?;
    cx.raise_with(cx.types.value_error, &[message])
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__reversed__", Arity::None, iterator::reversed).doc("", "Return a reverse iterator."),
    MethodDef::new("__reduce__", Arity::None, reduce),
    MethodDef::new("count", Arity::One, count).doc("", "How many times a value is in the range."),
    MethodDef::new("index", Arity::One, index).doc("", "The position of a value; ValueError if it is not there."),
];

const MEMBERS: &[MemberDef] = &[
    MemberDef { name: "start", kind: MemberKind::Object, offset: offset_of!(RangeBody, start), writable: false },
    MemberDef { name: "stop", kind: MemberKind::Object, offset: offset_of!(RangeBody, stop), writable: false },
    MemberDef { name: "step", kind: MemberKind::Object, offset: offset_of!(RangeBody, step), writable: false },
];

/// `range`
pub const SPEC: TypeSpec = TypeSpec {
    name: "range",
    basic_size: 48,
    flags: type_flags::SEQUENCE,
    dealloc: Some(body::dealloc),
    slots: Slots {
        new: Some(make),
        repr: Some(repr),
        compare: Some(compare),
        hash: Some(hash),
        iter: Some(iterator::iter),
        bool_: Some(truth),
        len: Some(len),
        subscript: Some(subscript),
        item: Some(item),
        contains: Some(contains),
        ..Slots::EMPTY
    },
    methods: METHODS,
    members: MEMBERS,
    doc: "range(stop), range(start, stop[, step]): the integers from start (or 0) up to but not including stop, step apart.",
    ..TypeSpec::DEFAULT
};
