//! `slice`: start, stop and step, and what they select of a sequence.
//!
//! ```text
//!  ┌──────────┬───────┬───────┬───────┐
//!  │ Header   │ start │ stop  │ step  │     40 bytes; one dead slice is kept for reuse
//!  └──────────┴───────┴───────┴───────┘
//! ```

use std::cell::Cell;
use std::mem::{offset_of, size_of};
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{compare, number, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{int, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object,
    new_object,
};

/// A slice.
#[repr(C)]
pub struct SliceBody {
    head: Header,
    start: Field,
    stop: Field,
    step: Field,
}

// SAFETY: repr(C), begins with Header; `slice` declares it and has no subclasses.
unsafe impl Body for SliceBody {}
const _: () = assert!(size_of::<SliceBody>() == 40);

thread_local! {
    /// The one dead slice that is kept.
    static FREE: Cell<Option<NonNull<Header>>> = const { Cell::new(None) };
}

#[inline(always)]
fn body(slice: &Header) -> &SliceBody {
    // SAFETY: callers pass slices.
    unsafe { slice.body() }
}

/// A new slice.
pub fn new(cx: &Ctx, start: &Ref, stop: &Ref, step: &Ref) -> Ref {
    of(cx, start.clone(), stop.clone(), step.clone())
}

/// A new slice of parts that it takes over.
pub fn of(cx: &Ctx, start: Ref, stop: Ref, step: Ref) -> Ref {
    let object = match FREE.take() {
        Some(object) => {
            // SAFETY: the block belongs to nobody; its fields are empty.
            unsafe {
                object.as_ref().count.set(1);
                heap::note_reused(object.as_ref());
                Ref::from_raw(object)
            }
        }
        None => new_object(cx.types.slice, size_of::<SliceBody>()),
    };
    let slice = body(&object);
    slice.start.set(Some(start));
    slice.stop.set(Some(stop));
    slice.step.set(Some(step));
    heap::track(&object);
    object
}

/// Whether a dead slice is kept.
#[inline]
pub fn is_kept() -> bool {
    FREE.get().is_some()
}

/// Gives the kept block back.
pub fn clear_free_list() {
    if let Some(object) = FREE.take() {
        // SAFETY: a dead slice that nobody else knows.
        unsafe { heap::delete_object(object, size_of::<SliceBody>()) }
    }
}

/// Start, stop and step of a slice.
pub fn parts(slice: &Ref) -> [Option<Ref>; 3] {
    let slice = body(slice);
    [slice.start.get(), slice.stop.get(), slice.step.get()]
}

/// `__index__` of a slice part, cut off at the ends of the machine word (`_PyEval_SliceIndex`).
#[inline]
pub fn clipped_index(cx: &Ctx, value: &Ref) -> PyResult<isize> {
    if let Some(value) = as_word(cx, value) {
        return Ok(value);
    }
    if value.ty().slots().index.is_none() {
        return cx.type_error("slice indices must be integers or None or have an __index__ method");
    }
    let value = number::index(cx, value)?;
    Ok(int::as_i64(&value).map_or_else(|| if int::is_negative(&value) { isize::MIN } else { isize::MAX }, |value| value as isize))
}

/// Bounds of `index(value, start, stop)` of sequences: missing ones are the ends, negative ones count from the end. `length` is asked after
/// the bounds have been converted, which may run Python code.
pub fn search_bounds(cx: &Ctx, start: Option<&Ref>, stop: Option<&Ref>, length: impl FnOnce() -> usize) -> PyResult<(usize, usize)> {
    let bound = |value: Option<&Ref>, default: isize| match value {
        None => Ok(default),
        Some(value) if value.ty().slots().index.is_none() => cx.type_error("slice indices must be integers or have an __index__ method"),
        Some(value) => clipped_index(cx, value),
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, isize::MAX)?);
    let length = length() as isize;
    let bring = |position: isize| if position < 0 { position.saturating_add(length).max(0) as usize } else { position as usize };
    Ok((bring(start), bring(stop)))
}

#[inline(always)]
fn as_word(cx: &Ctx, value: &Ref) -> Option<isize> {
    if value.is_exact(cx.types.int) { int::as_i64(value).map(|value| value as isize) } else { None }
}

/// Start, stop and step as numbers, defaults filled in (`PySlice_Unpack`).
#[inline]
pub fn unpack(cx: &Ctx, slice: &Ref) -> PyResult<(isize, isize, isize)> {
    // The parts of a slice that is held never change.
    fn given<'a>(cx: &Ctx, part: &'a Field) -> Option<&'a Ref> {
        part.borrow().filter(|part| !cx.is_none(part))
    }
    let slice = body(slice);
    let step = match given(cx, &slice.step) {
        None => 1,
        Some(step) => match clipped_index(cx, step)? {
            0 => return cx.value_error("slice step cannot be zero"),
            step => step.max(-isize::MAX),
        },
    };
    let start = match given(cx, &slice.start) {
        None => {
            if step < 0 {
                isize::MAX
            } else {
                0
            }
        }
        Some(start) => clipped_index(cx, start)?,
    };
    let stop = match given(cx, &slice.stop) {
        None => {
            if step < 0 {
                isize::MIN
            } else {
                isize::MAX
            }
        }
        Some(stop) => clipped_index(cx, stop)?,
    };
    Ok((start, stop, step))
}

/// Start and stop brought into a sequence of this length, and how many items are selected (`PySlice_AdjustIndices`).
#[inline]
pub fn adjust(length: usize, start: isize, stop: isize, step: isize) -> (isize, isize, usize) {
    let length = length as isize;
    let bring = |position: isize| {
        if position < 0 {
            let position = position.saturating_add(length);
            if position < 0 { if step < 0 { -1 } else { 0 } } else { position }
        } else if position >= length {
            if step < 0 { length - 1 } else { length }
        } else {
            position
        }
    };
    let (start, stop) = (bring(start), bring(stop));
    let count = if step < 0 {
        if stop < start { ((start - stop - 1) as usize / step.unsigned_abs()) + 1 } else { 0 }
    } else if start < stop {
        ((stop - start - 1) as usize / step as usize) + 1
    } else {
        0
    };
    (start, stop, count)
}

/// First position, step and number of items that a slice selects of a sequence of this length.
pub fn indices(cx: &Ctx, slice: &Ref, length: usize) -> PyResult<(isize, isize, usize)> {
    let (start, stop, step) = unpack(cx, slice)?;
    let (start, _, count) = adjust(length, start, stop, step);
    Ok((start, step, count))
}

/// # Safety
/// The object is a slice at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let slice = body(object);
    slice.step.set(None);
    slice.start.set(None);
    slice.stop.set(None);
    if FREE.get().is_none() {
        FREE.set(Some(NonNull::from(object)));
        return;
    }
    // SAFETY: slices are made with that size.
    unsafe { free_object(object, size_of::<SliceBody>()) }
}

/// # Safety
/// The object is a slice.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let slice = body(object);
    for part in [&slice.start, &slice.stop, &slice.step] {
        if let Some(part) = part.borrow() {
            visit(part);
        }
    }
}

fn make(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "slice")?;
    args.between(cx, "slice", 1, 3)?;
    let none = &cx.none;
    Ok(match args.len() {
        1 => new(cx, none, args.at(0), none),
        _ => new(cx, args.at(0), args.at(1), args.get(2).unwrap_or(none)),
    })
}

fn repr(cx: &Ctx, slice: &Ref) -> PyResult<Ref> {
    let mut out = Builder::new();
    out.push_str("slice(");
    let slice = body(slice);
    for (index, part) in [&slice.start, &slice.stop, &slice.step].into_iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if let Some(part) = part.borrow() {
            out.push_ref(&text::repr(cx, part)?);
        }
    }
    out.push_str(")");
    out.finish(cx)
}

fn as_tuple(cx: &Ctx, slice: &Ref) -> Ref {
    tuple::from_iter(cx, parts(slice).map(|part| part.unwrap_or_else(|| cx.none())).into_iter())
}

fn compare_slices(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !b.is_exact(cx.types.slice) {
        return Ok(cx.not_implemented());
    }
    if a.is(b) {
        return Ok(cx.bool(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)));
    }
    compare::compare(cx, &as_tuple(cx, a), &as_tuple(cx, b), op)
}

fn hash(cx: &Ctx, slice: &Ref) -> PyResult<i64> {
    let parts = parts(slice).map(|part| part.unwrap_or_else(|| cx.none()));
    super::tuple::hash_items(cx, &parts, false)
}

/// `slice.indices(length)`: arbitrarily big numbers.
fn indices_method(cx: &Ctx, slice: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let length = number::index(cx, args.at(0))?;
    if int::is_negative(&length) {
        return cx.value_error("length should not be negative");
    }
    let (start, stop, step) = long_indices(cx, slice, &length)?;
    Ok(tuple::from_iter(cx, [start, stop, step].into_iter()))
}

/// Start, stop and step as ints for a length that may be big (`_PySlice_GetLongIndices`).
pub(super) fn long_indices(cx: &Ctx, slice: &Ref, length: &Ref) -> PyResult<(Ref, Ref, Ref)> {
    use crate::object::protocol::number::BinaryOp;
    let [start, stop, step] = parts(slice);
    let given = |part: Option<Ref>| -> PyResult<Option<Ref>> {
        match part.filter(|part| !cx.is_none(part)) {
            None => Ok(None),
            Some(part) if part.ty().slots().index.is_none() => {
                cx.type_error("slice indices must be integers or None or have an __index__ method")
            }
            Some(part) => number::index(cx, &part).map(Some),
        }
    };
    let zero = int::new(cx, 0);
    let step = given(step)?.unwrap_or_else(|| int::new(cx, 1));
    if int::is_zero(&step) {
        return cx.value_error("slice step cannot be zero");
    }
    let down = int::is_negative(&step);
    let minus_one = int::new(cx, -1);
    let (lower, upper) =
        if down { (minus_one.clone(), number::binary(cx, length, &minus_one, BinaryOp::Add)?) } else { (zero, length.clone()) };
    let bring = |part: Option<Ref>, default: &Ref| -> PyResult<Ref> {
        let Some(part) = part else { return Ok(default.clone()) };
        if int::is_negative(&part) {
            let part = number::binary(cx, &part, length, BinaryOp::Add)?;
            return Ok(if compare::compare_bool(cx, &part, &lower, CompareOp::Lt)? { lower.clone() } else { part });
        }
        Ok(if compare::compare_bool(cx, &part, &upper, CompareOp::Gt)? { upper.clone() } else { part })
    };
    let start = bring(given(start)?, if down { &upper } else { &lower })?;
    let stop = bring(given(stop)?, if down { &lower } else { &upper })?;
    Ok((start, stop, step))
}

fn reduce(cx: &Ctx, slice: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::pair(cx, cx.types.slice.to_ref(), as_tuple(cx, slice)))
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("indices", Arity::One, indices_method)
        .doc("", "Start, stop and step that this slice selects of a sequence of the given length."),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
];

const MEMBERS: &[MemberDef] = &[
    MemberDef { name: "start", kind: MemberKind::Object, offset: offset_of!(SliceBody, start), writable: false },
    MemberDef { name: "stop", kind: MemberKind::Object, offset: offset_of!(SliceBody, stop), writable: false },
    MemberDef { name: "step", kind: MemberKind::Object, offset: offset_of!(SliceBody, step), writable: false },
];

/// `slice`
pub const SPEC: TypeSpec = TypeSpec {
    name: "slice",
    basic_size: 40,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), repr: Some(repr), compare: Some(compare_slices), hash: Some(hash), ..Slots::EMPTY },
    methods: METHODS,
    members: MEMBERS,
    doc: "A range of positions: slice(stop) or slice(start, stop[, step]), as in x[start:stop:step].",
    ..TypeSpec::DEFAULT
};
