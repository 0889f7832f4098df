//! `filterfalse`: the items that do not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┐
//!  │ Header │ function │ iterator │     32 bytes
//!  └────────┴──────────┴──────────┘
//! ```

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, iterate, number};
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct FilterFalse {
    head: Header,
    function: Field,
    iterator: Field,
}
const _: () = assert!(size_of::<FilterFalse>() == 32);

counted_hooks!(FilterFalse { function, iterator });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "filterfalse", 2)?;
    let iterator = iterate::iter(cx, args.at(1))?;
    let made = common::allocate(cx, class)?;
    this(&made).function.set(Some(args.at(0).clone()));
    this(&made).iterator.set(Some(iterator));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(iterator), Some(function)) = (body.iterator.get(), body.function.get()) else { return Ok(None) };
    let itself = cx.is_none(&function) || function.as_ptr() == cx.types.bool_.front().cast();
    while let Some(item) = common::next(cx, &iterator)? {
        let answer = if itself { item.clone() } else { call::call(cx, &function, Args::new(std::slice::from_ref(&item)))? };
        if !number::truth(cx, &answer)? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.filterfalse",
    basic_size: size_of::<FilterFalse>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[common::REDUCE],
    doc: "filterfalse(function, iterable): items for which the function is false, or false items if it is None.",
    ..ITERATOR
};
