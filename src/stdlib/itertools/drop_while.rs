//! `dropwhile`: all items from the first that does not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┬───────┐
//!  │ Header │ function │ iterator │ begun │     40 bytes
//!  └────────┴──────────┴──────────┴───────┘
//! ```

use super::common::{self, ITERATOR, function_over_iterable};
use super::state;
use crate::heap::Ref;
use crate::object::protocol::{call, number};
use crate::object::{Args, Ctx, PyResult, TypeSpec};

function_over_iterable!(DropWhile, "dropwhile", begun);
const _: () = assert!(size_of::<DropWhile>() == 40);

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
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "dropwhile(predicate, iterable): leaves out the first items as long as the predicate is true, then gives all.",
    ..ITERATOR
};
