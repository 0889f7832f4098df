//! `enumerate`: numbers the items of another iterator.
//!
//! ```text
//!  ┌──────────┬────────┬──────────┬────────┬────────────┬─────┐
//!  │ Header   │ number │ iterator │ result │ big number │ one │     56 bytes
//!  └──────────┴────────┴──────────┴────────┴────────────┴─────┘
//! ```
//! The result pair is kept and used again when nobody else holds it. Numbers beyond the machine word go on as an int.

use std::cell::Cell;
use std::mem::size_of;

use super::common::itself;
use super::pairs::{Pair, refill, reuse_pair, unshared};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::iterate;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::{generic_alias, int, str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};

/// An enumerate object.
#[repr(C)]
pub struct EnumerateBody {
    head: Header,
    number: Cell<isize>,
    iterator: Field,
    result: Field,
    big: Field,
    one: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for EnumerateBody {}
const _: () = assert!(size_of::<EnumerateBody>() == 56);

fn this(object: &Header) -> &EnumerateBody {
    // SAFETY: callers pass enumerate objects.
    unsafe { object.body() }
}

fn arguments<'a>(cx: &Ctx, args: &Args<'a>) -> PyResult<(&'a Ref, Option<&'a Ref>)> {
    let (positional, keywords) = (args.len(), args.keyword_count());
    let invalid = |name: &Ref| cx.type_error(&format!("'{}' is an invalid keyword argument for enumerate()", str_::to_string_lossy(name)));
    let missing = || cx.type_error("enumerate() missing required argument 'iterable'");
    match (positional, keywords) {
        (1, 0) => Ok((args.at(0), None)),
        (2, 0) => Ok((args.at(0), Some(args.at(1)))),
        (0, 0) => missing(),
        (0 | 1, 1 | 2) if positional + keywords <= 2 => {
            let mut iterable = args.get(0);
            let mut start = None;
            for (name, value) in args.keywords() {
                if str_::eq_str(&name, "start") && start.is_none() {
                    start = Some(value);
                } else if positional == 0 && iterable.is_none() && str_::eq_str(&name, "iterable") {
                    iterable = Some(value);
                } else {
                    return invalid(&name);
                }
            }
            match iterable {
                Some(iterable) => Ok((iterable, start)),
                None => invalid(&cx.intern("start")),
            }
        }
        _ => cx.type_error(&format!("enumerate() takes at most 2 arguments ({} given)", positional + keywords)),
    }
}

/// The arguments of a class derived from it.
const OF_CLASS: Signature<2> =
    Signature { function: "enumerate", names: ["iterable", "start"], positional_only: 0, keyword_from: 2, required: 1 };

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let (iterable, start) = if class.is(cx.types.enumerate) {
        arguments(cx, &args)?
    } else {
        let [iterable, start] = args.bind(cx, &OF_CLASS)?;
        (iterable.unwrap_or(&cx.none), start)
    };
    let start = start.map(|start| number::index(cx, start)).transpose()?;
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    // As in CPython it is older than what is made for it.
    heap::track(&object);
    let body = this(&object);
    if let Some(start) = start {
        match int::as_i64(&start).filter(|&start| start < isize::MAX as i64) {
            Some(small) => body.number.set(small as isize),
            None => {
                body.number.set(isize::MAX);
                body.big.set(Some(start));
            }
        }
    }
    body.iterator.set(Some(iterate::iter(cx, iterable)?));
    body.result.set(Some(tuple::pair(cx, cx.none(), cx.none())));
    Ok(object)
}

/// The next number and item.
#[inline(always)]
fn step(cx: &Ctx, body: &EnumerateBody) -> PyResult<Option<(Ref, Ref)>> {
    let Some(iterator) = body.iterator.borrow() else { return Ok(None) };
    let Some(item) = iterate::next(cx, iterator)? else { return Ok(None) };
    let number = body.number.get();
    let number = if number == isize::MAX {
        let big = body.big.get().unwrap_or_else(|| int::new(cx, isize::MAX as i64));
        let more = number::binary(cx, &big, &int::new(cx, 1), BinaryOp::Add)?;
        body.big.set(Some(more));
        big
    } else {
        body.number.set(number + 1);
        int::new(cx, number as i64)
    };
    Ok(Some((number, item)))
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    Ok(step(cx, body)?.map(|(number, item)| reuse_pair(cx, &body.result, number, item)))
}

/// See `pairs::next_pair`.
pub(super) fn next_pair(cx: &Ctx, object: &Ref) -> PyResult<Pair> {
    let body = this(object);
    let Some((number, item)) = step(cx, body)? else { return Ok(Pair::End) };
    match unshared(&body.result) {
        Some(pair) => refill(pair, number.clone(), item.clone()),
        None => tuple::pass(cx, 2),
    }
    Ok(Pair::Items(number, item))
}

/// # Safety
/// The object is an enumerate object at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let body = this(object);
    drop(body.iterator.take());
    drop(body.result.take());
    drop(body.big.take());
    drop(body.one.take());
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is an enumerate object.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let body = this(object);
    for field in [&body.iterator, &body.result, &body.big, &body.one] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let number = body.big.get().unwrap_or_else(|| int::new(cx, body.number.get() as i64));
    let iterator = body.iterator.get().unwrap_or_else(|| cx.none());
    Ok(tuple::pair(cx, object.ty().to_ref(), tuple::pair(cx, iterator, number)))
}

/// `enumerate`
pub const ENUMERATE_SPEC: TypeSpec = TypeSpec {
    name: "enumerate",
    basic_size: 56,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "enumerate[item_type]"),
    ],
    doc: "enumerate(iterable, start=0): pairs of a count and the items of the iterable.",
    ..TypeSpec::DEFAULT
};
