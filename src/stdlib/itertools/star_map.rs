//! `starmap`: a function applied to argument lists.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┐
//!  │ Header │ function │ iterator │     32 bytes
//!  └────────┴──────────┴──────────┘
//! ```

use super::common::{self, ITERATOR, function_over_iterable};
use super::state;
use crate::heap::Ref;
use crate::object::protocol::call;
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, TypeSpec};

function_over_iterable!(StarMap, "starmap");
const _: () = assert!(size_of::<StarMap>() == 32);

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(iterator), Some(function)) = (body.iterator.get(), body.function.get()) else { return Ok(None) };
    let Some(arguments) = common::next(cx, &iterator)? else { return Ok(None) };
    let arguments = common::pool(cx, &arguments)?;
    call::call(cx, &function, Args::new(tuple::items(&arguments))).map(Some)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.starmap",
    basic_size: size_of::<StarMap>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce)],
    doc: "starmap(function, iterable): function(*item) for every item.",
    ..ITERATOR
};
