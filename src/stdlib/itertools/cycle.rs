//! `cycle`: an iterable again and again; its items are kept in a list during the first round.
//!
//! ```text
//!  ┌────────┬──────────┬───────┬───────┬───────┐
//!  │ Header │ iterator │ saved │ index │ extra │     48 bytes
//!  └────────┴──────────┴───────┴───────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::iterate;
use crate::object::types::list;
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Cycle {
    head: Header,
    iterator: Field,
    saved: Field,
    index: Cell<usize>,
    extra: Cell<usize>,
}
const _: () = assert!(size_of::<Cycle>() == 48);

counted_hooks!(Cycle { iterator, saved });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "cycle", 1)?;
    let iterator = iterate::iter(cx, args.at(0))?;
    let saved = list::new(cx);
    let made = common::allocate(cx, class)?;
    this(&made).iterator.set(Some(iterator));
    this(&made).saved.set(Some(saved));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let cycle = this(object);
    if let Some(iterator) = cycle.iterator.get() {
        if let Some(item) = common::next(cx, &iterator)? {
            if let Some(saved) = cycle.saved.get() {
                list::append(cx, &saved, item.clone())?;
            }
            return Ok(Some(item));
        }
        drop(cycle.iterator.take());
    }
    let Some(saved) = cycle.saved.borrow() else { return Ok(None) };
    let index = cycle.index.get();
    let item = list::get(saved, index);
    cycle.index.set(if index + 1 >= list::len(saved) { 0 } else { index + 1 });
    Ok(item)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.cycle",
    basic_size: size_of::<Cycle>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[common::REDUCE, common::SET_STATE],
    doc: "cycle(iterable): its items, and then the same items again and again.",
    ..ITERATOR
};
