//! `reversed`: walks a sequence by position from its end.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ position │ sequence │     32 bytes; the sequence is dropped at the end
//!  └──────────┴──────────┴──────────┘
//! ```
//! `reversed(x)` is `x.__reversed__()` if the type has that; else the type needs a length and items by position.

use std::cell::Cell;
use std::mem::size_of;

use super::common::itself;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, item};
use crate::object::types::{int, object, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Raised, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};

/// A reversed object.
#[repr(C)]
pub struct ReversedBody {
    head: Header,
    position: Cell<isize>,
    sequence: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for ReversedBody {}
const _: () = assert!(size_of::<ReversedBody>() == 32);

fn this(object: &Header) -> &ReversedBody {
    // SAFETY: callers pass reversed objects.
    unsafe { object.body() }
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if object::is_own_init(class.slots()) {
        args.no_keywords(cx, "reversed")?;
    }
    if args.len() != 1 {
        return cx.type_error(&format!("reversed expected 1 argument, got {}", args.len()));
    }
    let sequence = args.at(0);
    let refuse = || cx.type_error(&format!("'{}' object is not reversible", sequence.ty().display_name()));
    if let Some(method) = attribute::get_special(cx, sequence, &cx.names.__reversed__)? {
        if cx.is_none(&method) {
            return refuse();
        }
        return call::call(cx, &method, Args::NONE);
    }
    if sequence.ty().slots().item.is_none() || sequence.has_flag(type_flags::DICT) {
        return refuse();
    }
    let length = item::len(cx, sequence)?;
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    this(&object).position.set(length as isize - 1);
    this(&object).sequence.set(Some(sequence.clone()));
    heap::track(&object);
    Ok(object)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let position = body.position.get();
    if position >= 0
        && let Some(sequence) = body.sequence.get()
    {
        match item::at(cx, &sequence, position) {
            Ok(found) => {
                body.position.set(position - 1);
                return Ok(Some(found));
            }
            Err(Raised) => {
                if !cx.swallow(cx.types.index_error) && !cx.swallow(cx.types.stop_iteration) {
                    return Err(Raised);
                }
            }
        }
    }
    body.position.set(-1);
    drop(body.sequence.take());
    Ok(None)
}

/// # Safety
/// The object is a reversed object at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).sequence.take());
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a reversed object.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(sequence) = this(object).sequence.borrow() {
        visit(sequence);
    }
}

fn length_hint(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let Some(sequence) = body.sequence.get() else { return Ok(int::new(cx, 0)) };
    let left = body.position.get() + 1;
    let length = item::len(cx, &sequence)? as isize;
    Ok(int::new(cx, if length < left { 0 } else { left as i64 }))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let class = object.ty().to_ref();
    Ok(match body.sequence.get() {
        Some(sequence) => super::common::reduced(cx, class, sequence, Some(body.position.get() as i64)),
        None => tuple::pair(cx, class, tuple::from_iter(cx, [cx.empty_tuple.clone()].into_iter())),
    })
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let position = super::common::position_argument(cx, args.at(0))?;
    let body = this(object);
    if let Some(sequence) = body.sequence.get() {
        let length = item::len(cx, &sequence)? as isize;
        body.position.set(position.clamp(-1, length - 1));
    }
    Ok(cx.none())
}

/// `reversed`
pub const REVERSED_SPEC: TypeSpec = TypeSpec {
    name: "reversed",
    basic_size: 32,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::new("__setstate__", Arity::One, set_state).doc("", "Set state information for unpickling."),
    ],
    doc: "reversed(sequence): the items from the last to the first.",
    ..TypeSpec::DEFAULT
};
