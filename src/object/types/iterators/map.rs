//! `map`: calls a function with the items of one or more iterators, until the shortest ends.
//!
//! ```text
//!  ┌──────────┬───────────┬──────────┐
//!  │ Header   │ iterators │ function │     32 bytes; iterators is a tuple
//!  └──────────┴───────────┴──────────┘
//! ```

use std::mem::size_of;

use super::common::itself;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, iterate};
use crate::object::types::{object, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};

/// A map object.
#[repr(C)]
pub struct MapBody {
    head: Header,
    iterators: Field,
    function: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for MapBody {}
const _: () = assert!(size_of::<MapBody>() == 32);

fn this(object: &Header) -> &MapBody {
    // SAFETY: callers pass map objects.
    unsafe { object.body() }
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if object::is_own_init(class.slots()) {
        args.no_keywords(cx, "map")?;
    }
    if args.len() < 2 {
        return cx.type_error("map() must have at least two arguments.");
    }
    // The tuple is there before what it will hold, as the collector's list of objects shows.
    let iterators = tuple::fill(cx, args.len() - 1, |_| cx.none())?;
    for (index, iterable) in args.positional().skip(1).enumerate() {
        let iterator = iterate::iter(cx, iterable)?;
        // SAFETY: nothing else refers to the tuple but the collector; no slice of its items is alive.
        drop(unsafe { tuple::replace_item(&iterators, index, iterator) });
    }
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    this(&object).iterators.set(Some(iterators));
    this(&object).function.set(Some(args.at(0).clone()));
    heap::track(&object);
    Ok(object)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(iterators), Some(function)) = (body.iterators.borrow(), body.function.borrow()) else { return Ok(None) };
    if let [iterator] = tuple::items(iterators) {
        let Some(item) = iterate::next(cx, iterator)? else { return Ok(None) };
        return call::call(cx, function, Args::new(std::slice::from_ref(&item))).map(Some);
    }
    let mut items = Vec::with_capacity(tuple::len(iterators));
    for iterator in tuple::items(iterators) {
        match iterate::next(cx, iterator)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    call::call(cx, function, Args::new(&items)).map(Some)
}

/// # Safety
/// The object is a map object at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).iterators.take());
    drop(this(object).function.take());
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a map object.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for field in [&this(object).iterators, &this(object).function] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let mut arguments: Vec<Ref> = body.function.get().into_iter().collect();
    if let Some(iterators) = body.iterators.borrow() {
        arguments.extend(tuple::items(iterators).iter().cloned());
    }
    Ok(tuple::pair(cx, object.ty().to_ref(), tuple::from_vec(cx, arguments)))
}

/// `map`
pub const MAP_SPEC: TypeSpec = TypeSpec {
    name: "map",
    basic_size: 32,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { new: Some(make), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling.")],
    doc: "map(function, iterable, ...): the results of calling the function with items of each iterable; stops with the shortest.",
    ..TypeSpec::DEFAULT
};
