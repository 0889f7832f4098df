//! `takewhile`: the items up to the first that does not satisfy a predicate.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┬───────┐
//!  │ Header │ function │ iterator │ ended │     40 bytes
//!  └────────┴──────────┴──────────┴───────┘
//! ```

use super::common::{self, ITERATOR, function_over_iterable};
use super::state;
use crate::heap::Ref;
use crate::object::protocol::{call, number};
use crate::object::{Args, Ctx, PyResult, TypeSpec};

function_over_iterable!(TakeWhile, "takewhile", ended);
const _: () = assert!(size_of::<TakeWhile>() == 40);

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
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "takewhile(predicate, iterable): items as long as the predicate is true.",
    ..ITERATOR
};
