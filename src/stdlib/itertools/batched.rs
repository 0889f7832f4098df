//! `batched`: the items in tuples of a given length.
//!
//! ```text
//!  ┌────────┬──────────┬───────┐
//!  │ Header │ iterator │ count │     32 bytes
//!  └────────┴──────────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::iterate;
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Batched {
    head: Header,
    iterator: Field,
    count: Cell<isize>,
}
const _: () = assert!(size_of::<Batched>() == 32);

counted_hooks!(Batched { iterator });
lazy_class!();

const NEW: Signature<2> = Signature { function: "batched", names: ["iterable", "n"], positional_only: 0, keyword_from: 2, required: 2 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, count] = args.bind(cx, &NEW)?;
    let count = common::size(cx, count.unwrap_or(&cx.none))?;
    if count < 1 {
        return cx.value_error("n must be at least one");
    }
    let iterator = iterate::iter(cx, iterable.unwrap_or(&cx.none))?;
    let made = common::allocate(cx, class)?;
    this(&made).iterator.set(Some(iterator));
    this(&made).count.set(count);
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let Some(iterator) = body.iterator.get() else { return Ok(None) };
    let mut left = body.count.get();
    let batch = tuple::collect(cx, left as usize, || {
        left -= 1;
        if left < 0 { Ok(None) } else { common::next(cx, &iterator) }
    });
    if batch.as_ref().map_or(true, |batch| tuple::len(batch) == 0) {
        drop(body.iterator.take());
    }
    Ok(Some(batch?).filter(|batch| tuple::len(batch) != 0))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.batched",
    basic_size: size_of::<Batched>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    doc: "batched(iterable, n): tuples of n items; the last may be shorter.",
    ..ITERATOR
};
