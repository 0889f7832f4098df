//! `filterfalse`: the items that do not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┐
//!  │ Header │ function │ iterator │     32 bytes
//!  └────────┴──────────┴──────────┘
//! ```

use super::common::{self, ITERATOR, function_over_iterable};
use super::state;
use crate::heap::Ref;
use crate::object::protocol::{call, number};
use crate::object::{Args, Ctx, PyResult, TypeSpec};

function_over_iterable!(FilterFalse, "filterfalse");
const _: () = assert!(size_of::<FilterFalse>() == 32);

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(iterator), Some(function)) = (body.iterator.get(), body.function.get()) else { return Ok(None) };
    let itself = cx.is_none(&function) || function.as_ptr() == cx.types.bool_.front().cast();
    while let Some(item) = common::next(cx, &iterator)? {
        let passes = match itself {
            true => number::truth(cx, &item)?,
            false => number::truth(cx, &call::call(cx, &function, Args::new(std::slice::from_ref(&item)))?)?,
        };
        if !passes {
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
    methods: &[state::reduce(reduce)],
    doc: "filterfalse(function, iterable): items for which the function is false, or false items if it is None.",
    ..ITERATOR
};
