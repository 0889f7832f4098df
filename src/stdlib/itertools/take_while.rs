//! `takewhile`: the items up to the first that does not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┬───────┐
//!  │ Header │ function │ iterator │ ended │     40 bytes
//!  └────────┴──────────┴──────────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, iterate, number};
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct TakeWhile {
    head: Header,
    function: Field,
    iterator: Field,
    ended: Cell<usize>,
}
const _: () = assert!(size_of::<TakeWhile>() == 40);

counted_hooks!(TakeWhile { function, iterator });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "takewhile", 2)?;
    let iterator = iterate::iter(cx, args.at(1))?;
    let made = common::allocate(cx, class)?;
    this(&made).function.set(Some(args.at(0).clone()));
    this(&made).iterator.set(Some(iterator));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if body.ended.get() == 1 {
        return Ok(None);
    }
    let (Some(iterator), Some(function)) = (body.iterator.get(), body.function.get()) else { return Ok(None) };
    let Some(item) = common::next(cx, &iterator)? else { return Ok(None) };
    let answer = call::call(cx, &function, Args::new(std::slice::from_ref(&item)))?;
    if number::truth(cx, &answer)? {
        return Ok(Some(item));
    }
    body.ended.set(1);
    Ok(None)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.takewhile",
    basic_size: size_of::<TakeWhile>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[common::REDUCE, common::SET_STATE],
    doc: "takewhile(predicate, iterable): items as long as the predicate is true.",
    ..ITERATOR
};
