//! `arrayiterator`.
//!
//! ```text
//!  ┌────────┬───────┬───────┬──────┐
//!  │ Header │ index │ array │ word │     40 bytes
//!  └────────┴───────┴───────┴──────┘
//! ```

use std::cell::Cell;

use super::body::len;
use super::sequence::get;
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::types::{int, iterators, object, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, PyResult, Slots, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct ArrayIterator {
    head: Header,
    index: Cell<usize>,
    array: Field,
    word: u64,
}
const _: () = assert!(size_of::<ArrayIterator>() == 40);

counted_hooks!(ArrayIterator { array });
lazy_class!();

/// `iter(array)`
pub fn new(cx: &Ctx, array: &Ref) -> PyResult<Ref> {
    let made = new_object(class(cx), size_of::<ArrayIterator>());
    this(&made).array.set(Some(array.clone()));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let own = this(object);
    let Some(array) = own.array.get() else { return Ok(None) };
    let index = own.index.get();
    if index < len(&array) {
        own.index.set(index + 1);
        return get(cx, &array, index).map(Some);
    }
    drop(own.array.take());
    Ok(None)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let iter = crate::object::protocol::attribute::get(cx, &super::type_::builtins(cx)?, &cx.intern("iter"))?;
    let own = this(object);
    Ok(match own.array.get() {
        None => tuple::pair(cx, iter, tuple::new(cx, std::slice::from_ref(&cx.empty_tuple))),
        Some(array) => tuple::from_vec(cx, vec![iter, tuple::new(cx, &[array]), int::from_usize(cx, own.index.get())]),
    })
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let index = int::to_isize(cx, args.at(0))?;
    let own = this(object);
    if let Some(array) = own.array.borrow() {
        own.index.set((index.max(0) as usize).min(len(array)));
    }
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "array.arrayiterator",
    basic_size: size_of::<ArrayIterator>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::NO_INSTANTIATION | type_flags::IMMUTABLE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { get_attr: Some(object::get_attribute), iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce), MethodDef::new("__setstate__", Arity::One, set_state)],
    ..TypeSpec::DEFAULT
};
