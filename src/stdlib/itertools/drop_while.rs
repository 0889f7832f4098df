//! `dropwhile`: all items from the first that does not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┬───────┐
//!  │ Header │ function │ iterator │ begun │     40 bytes
//!  └────────┴──────────┴──────────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, iterate, number};
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct DropWhile {
    head: Header,
    function: Field,
    iterator: Field,
    begun: Cell<usize>,
}
const _: () = assert!(size_of::<DropWhile>() == 40);

counted_hooks!(DropWhile { function, iterator });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "dropwhile", 2)?;
    let iterator = iterate::iter(cx, args.at(1))?;
    let made = common::allocate(cx, class)?;
    this(&made).function.set(Some(args.at(0).clone()));
    this(&made).iterator.set(Some(iterator));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let Some(iterator) = body.iterator.get() else { return Ok(None) };
    if body.begun.get() == 1 {
        return common::next(cx, &iterator);
    }
    let Some(function) = body.function.get() else { return Ok(None) };
    while let Some(item) = common::next(cx, &iterator)? {
        let answer = call::call(cx, &function, Args::new(std::slice::from_ref(&item)))?;
        if !number::truth(cx, &answer)? {
            body.begun.set(1);
            return Ok(Some(item));
        }
    }
    Ok(None)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.dropwhile",
    basic_size: size_of::<DropWhile>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[common::REDUCE, common::SET_STATE],
    doc: "dropwhile(predicate, iterable): leaves out the first items as long as the predicate is true, then gives all.",
    ..ITERATOR
};
