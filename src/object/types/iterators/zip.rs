//! `zip`: tuples of the items of several iterators, until the shortest ends.
//!
//! ```text
//!  ┌──────────┬───────┬───────────┬────────┬────────┐
//!  │ Header   │ width │ iterators │ result │ strict │     48 bytes
//!  └──────────┴───────┴───────────┴────────┴────────┘
//! ```
//! The result tuple is kept and used again when nobody else holds it. Strict zips raise ValueError when lengths differ.

use std::cell::Cell;
use std::mem::size_of;

use super::common::itself;
use super::pairs::{Pair, unshared};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{iterate, number};
use crate::object::types::{str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};

/// A zip object.
#[repr(C)]
pub struct ZipBody {
    head: Header,
    width: Cell<isize>,
    iterators: Field,
    result: Field,
    strict: Cell<i64>,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for ZipBody {}
const _: () = assert!(size_of::<ZipBody>() == 48);

fn this(object: &Header) -> &ZipBody {
    // SAFETY: callers pass zip objects.
    unsafe { object.body() }
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let mut strict = false;
    for (name, value) in args.keywords() {
        if !str_::eq_str(&name, "strict") {
            return cx.type_error(&format!("'{}' is an invalid keyword argument for zip()", str_::to_string_lossy(&name)));
        }
        strict = number::truth(cx, value)?;
    }
    let width = args.len();
    // The tuple is there before what it will hold, as the collector's list of objects shows.
    let iterators = tuple::fill(cx, width, |_| cx.none())?;
    for (index, iterable) in args.positional().enumerate() {
        let iterator = iterate::iter(cx, iterable)?;
        // SAFETY: nothing else refers to the tuple but the collector; no slice of its items is alive.
        drop(unsafe { tuple::replace_item(&iterators, index, iterator) });
    }
    let result = tuple::fill(cx, width, |_| cx.none())?;
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    let body = this(&object);
    body.width.set(width as isize);
    body.iterators.set(Some(iterators));
    body.result.set(Some(result));
    body.strict.set(strict as i64);
    heap::track(&object);
    Ok(object)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let width = body.width.get() as usize;
    let (Some(iterators), Some(result)) = (body.iterators.borrow(), body.result.borrow()) else { return Ok(None) };
    if width == 0 {
        return Ok(None);
    }
    // CPython makes the new tuple, too, before it asks for the items.
    let result = if result.count() == 1 { result.clone() } else { tuple::fill(cx, width, |_| cx.none())? };
    for (index, iterator) in tuple::items(iterators).iter().enumerate() {
        match iterate::next(cx, iterator)? {
            // SAFETY: besides the field only this function holds the tuple; no slice of its items is alive.
            Some(item) => drop(unsafe { tuple::replace_item(&result, index, item) }),
            None => return ended(cx, body, iterators, index),
        }
    }
    // A collection may have found it holding atoms only.
    if !heap::is_tracked(&result) {
        heap::track(&result);
    }
    Ok(Some(result))
}

/// See `pairs::next_pair`. Not the loop of `next`: written out for two it makes comprehensions over pairs five percent faster.
pub(super) fn next_pair(cx: &Ctx, object: &Ref) -> PyResult<Pair> {
    let body = this(object);
    let (Some(iterators), Some(result)) = (body.iterators.borrow(), unshared(&body.result)) else { return Ok(Pair::Other) };
    let [first, second] = tuple::items(iterators) else { return Ok(Pair::Other) };
    // Who steps this zip meanwhile sees that the tuple is in use.
    let result = result.clone();
    let Some(a) = iterate::next(cx, first)? else {
        ended(cx, body, iterators, 0)?;
        return Ok(Pair::End);
    };
    // SAFETY: besides the field only this function holds the tuple of two; no slice of its items is alive.
    drop(unsafe { tuple::replace_item(&result, 0, a.clone()) });
    let Some(b) = iterate::next(cx, second)? else {
        ended(cx, body, iterators, 1)?;
        return Ok(Pair::End);
    };
    // SAFETY: as above.
    drop(unsafe { tuple::replace_item(&result, 1, b.clone()) });
    if !heap::is_tracked(&result) {
        heap::track(&result);
    }
    Ok(Pair::Items(a, b))
}

/// The iterator number `index` has ended.
fn ended(cx: &Ctx, body: &ZipBody, iterators: &Ref, index: usize) -> PyResult<Option<Ref>> {
    if body.strict.get() == 0 {
        return Ok(None);
    }
    let others = |last: usize| if last == 1 { " ".to_owned() } else { "s 1-".to_owned() };
    if index > 0 {
        return cx.value_error(&format!("zip() argument {} is shorter than argument{}{index}", index + 1, others(index)));
    }
    for (index, iterator) in tuple::items(iterators).iter().enumerate().skip(1) {
        if iterate::next(cx, iterator)?.is_some() {
            return cx.value_error(&format!("zip() argument {} is longer than argument{}{index}", index + 1, others(index)));
        }
    }
    Ok(None)
}

/// # Safety
/// The object is a zip object at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).iterators.take());
    drop(this(object).result.take());
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a zip object.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for field in [&this(object).iterators, &this(object).result] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let class = object.ty().to_ref();
    let iterators = body.iterators.get().unwrap_or_else(|| cx.empty_tuple.clone());
    Ok(if body.strict.get() != 0 {
        tuple::from_iter(cx, [class, iterators, cx.bool(true)].into_iter())
    } else {
        tuple::pair(cx, class, iterators)
    })
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let strict = number::truth(cx, args.at(0))?;
    this(object).strict.set(strict as i64);
    Ok(cx.none())
}

/// `zip`
pub const ZIP_SPEC: TypeSpec = TypeSpec {
    name: "zip",
    basic_size: 48,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::new("__setstate__", Arity::One, set_state).doc("", "Set state information for unpickling."),
    ],
    doc: "zip(*iterables, strict=False): tuples of one item of each iterable; stops with the shortest, or raises if strict and they differ.",
    ..TypeSpec::DEFAULT
};
