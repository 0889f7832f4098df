//! `filter`: the items of an iterator for which a function holds.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ function │ iterator │     32 bytes; function None or bool asks the truth of the item itself
//!  └──────────┴──────────┴──────────┘
//! ```

use std::mem::size_of;

use super::common::itself;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, iterate, number};
use crate::object::types::{object, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};

/// A filter object.
#[repr(C)]
pub struct FilterBody {
    head: Header,
    function: Field,
    iterator: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for FilterBody {}
const _: () = assert!(size_of::<FilterBody>() == 32);

fn this(object: &Header) -> &FilterBody {
    // SAFETY: callers pass filter objects.
    unsafe { object.body() }
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if object::is_own_init(class.slots()) {
        args.no_keywords(cx, "filter")?;
    }
    if args.len() != 2 {
        return cx.type_error(&format!("filter expected 2 arguments, got {}", args.len()));
    }
    let iterator = iterate::iter(cx, args.at(1))?;
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    this(&object).function.set(Some(args.at(0).clone()));
    this(&object).iterator.set(Some(iterator));
    heap::track(&object);
    Ok(object)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(function), Some(iterator)) = (body.function.borrow(), body.iterator.borrow()) else { return Ok(None) };
    let plain = cx.is_none(function) || function.address() == cx.types.bool_.header().address();
    while let Some(item) = iterate::next(cx, iterator)? {
        let good = if plain {
            number::truth(cx, &item)?
        } else {
            let answer = call::call(cx, function, Args::new(std::slice::from_ref(&item)))?;
            number::truth(cx, &answer)?
        };
        if good {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// # Safety
/// The object is a filter object at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).function.take());
    drop(this(object).iterator.take());
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a filter object.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for field in [&this(object).iterator, &this(object).function] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let arguments = [body.function.get(), body.iterator.get()].into_iter().flatten().collect();
    Ok(tuple::pair(cx, object.ty().to_ref(), tuple::from_vec(cx, arguments)))
}

/// `filter`
pub const FILTER_SPEC: TypeSpec = TypeSpec {
    name: "filter",
    basic_size: 32,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling.")],
    doc: "filter(function, iterable): the items for which function(item) is true; with None, the items that are true.",
    ..TypeSpec::DEFAULT
};
