//! `callable_iterator`: `iter(function, sentinel)` calls the function until it gives the sentinel.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ function │ sentinel │     32 bytes; both are dropped at the end
//!  └──────────┴──────────┴──────────┘
//! ```

use std::mem::size_of;

use super::common::{builtin, itself};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, compare};
use crate::object::types::tuple;
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Raised, Slots, TypeSpec, free_object, new_object};

/// An iterator over the results of calls.
#[repr(C)]
pub struct CallableIteratorBody {
    head: Header,
    function: Field,
    sentinel: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for CallableIteratorBody {}
const _: () = assert!(size_of::<CallableIteratorBody>() == 32);

fn this(iterator: &Header) -> &CallableIteratorBody {
    // SAFETY: callers pass callable iterators.
    unsafe { iterator.body() }
}

/// `iter(function, sentinel)`; the function is callable.
pub fn callable_iterator(cx: &Ctx, function: &Ref, sentinel: &Ref) -> Ref {
    let object = new_object(cx.types.callable_iterator, size_of::<CallableIteratorBody>());
    this(&object).function.set(Some(function.clone()));
    this(&object).sentinel.set(Some(sentinel.clone()));
    heap::track(&object);
    object
}

fn finish(body: &CallableIteratorBody) {
    let (function, sentinel) = (body.function.take(), body.sentinel.take());
    drop(function);
    drop(sentinel);
}

fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let body = this(iterator);
    let Some(function) = body.function.get() else { return Ok(None) };
    match call::call(cx, &function, Args::NONE) {
        Ok(result) => {
            let Some(sentinel) = body.sentinel.get() else { return Ok(None) };
            if compare::equal(cx, &sentinel, &result)? {
                finish(body);
                return Ok(None);
            }
            Ok(Some(result))
        }
        Err(Raised) => {
            if cx.swallow(cx.types.stop_iteration) {
                finish(body);
                return Ok(None);
            }
            Err(Raised)
        }
    }
}

/// # Safety
/// The object is a callable iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    finish(this(object));
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<CallableIteratorBody>()) }
}

/// # Safety
/// The object is a callable iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for field in [&this(object).function, &this(object).sentinel] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let iter = builtin(cx, "iter")?;
    let body = this(iterator);
    let arguments = match (body.function.get(), body.sentinel.get()) {
        (Some(function), Some(sentinel)) => tuple::pair(cx, function, sentinel),
        _ => tuple::from_iter(cx, [cx.empty_tuple.clone()].into_iter()),
    };
    Ok(tuple::pair(cx, iter, arguments))
}

/// `callable_iterator`
pub const CALLABLE_SPEC: TypeSpec = TypeSpec {
    name: "callable_iterator",
    basic_size: 32,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling.")],
    ..TypeSpec::DEFAULT
};
