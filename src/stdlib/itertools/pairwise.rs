//! `pairwise`: overlapping pairs.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┐
//!  │ Header │ iterator │ previous │     32 bytes
//!  └────────┴──────────┴──────────┘
//! ```

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::iterate;
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Pairwise {
    head: Header,
    iterator: Field,
    previous: Field,
}
const _: () = assert!(size_of::<Pairwise>() == 32);

counted_hooks!(Pairwise { iterator, previous });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "pairwise", 1)?;
    let iterator = iterate::iter(cx, args.at(0))?;
    let made = common::allocate(cx, class)?;
    this(&made).iterator.set(Some(iterator));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let Some(iterator) = body.iterator.get() else { return Ok(None) };
    let previous = match body.previous.get() {
        Some(previous) => previous,
        None => {
            let Some(first) = step(cx, body, &iterator)? else { return Ok(None) };
            body.previous.set(Some(first.clone()));
            first
        }
    };
    let Some(item) = step(cx, body, &iterator)? else { return Ok(None) };
    let pair = tuple::pair(cx, previous, item.clone());
    body.previous.set(Some(item));
    Ok(Some(pair))
}

/// The next item; where there is none, everything is given up.
fn step(cx: &Ctx, body: &Pairwise, iterator: &Ref) -> PyResult<Option<Ref>> {
    let item = common::next(cx, iterator);
    if !matches!(item, Ok(Some(_))) {
        drop(body.iterator.take());
        drop(body.previous.take());
    }
    item
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.pairwise",
    basic_size: size_of::<Pairwise>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    doc: "pairwise(iterable): every item with the one before it.",
    ..ITERATOR
};
