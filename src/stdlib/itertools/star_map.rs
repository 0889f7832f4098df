//! `starmap`: a function applied to argument lists.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┐
//!  │ Header │ function │ iterator │     32 bytes
//!  └────────┴──────────┴──────────┘
//! ```

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, iterate};
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct StarMap {
    head: Header,
    function: Field,
    iterator: Field,
}
const _: () = assert!(size_of::<StarMap>() == 32);

counted_hooks!(StarMap { function, iterator });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "starmap", 2)?;
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
    methods: &[common::REDUCE],
    doc: "starmap(function, iterable): function(*item) for every item.",
    ..ITERATOR
};
