//! `cycle`: an iterable again and again; its items are kept in a list during the first round.
//!
//! ```text
//!  ┌────────┬──────────┬───────┬───────┬───────┐
//!  │ Header │ iterator │ saved │ index │ kept  │     48 bytes
//!  └────────┴──────────┴───────┴───────┴───────┘
//! ```
//! `kept` says that the items of the iterator are saved already: it is a copy in its first round.

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, iterate};
use crate::object::types::str_::convert::parsed_int;
use crate::object::types::{int, list, tuple};
use crate::object::{Args, Ctx, Object, PyResult, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Cycle {
    head: Header,
    iterator: Field,
    saved: Field,
    index: Cell<usize>,
    kept: Cell<usize>,
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
            if cycle.kept.get() == 0
                && let Some(saved) = cycle.saved.get()
            {
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

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let cycle = this(object);
    let saved = state::held(cx, &cycle.saved);
    let first_round = cycle.iterator.get();
    let kept = first_round.is_none() || cycle.kept.get() != 0;
    let iterator = match first_round {
        Some(iterator) => iterator,
        None => {
            let iterator = iterate::iter(cx, &saved)?;
            if cycle.index.get() != 0 {
                let index = int::from_usize(cx, cycle.index.get());
                call::method(cx, &iterator, &cx.intern("__setstate__"), std::slice::from_ref(&index))?;
            }
            iterator
        }
    };
    let arguments = tuple::from_iter(cx, [iterator].into_iter());
    Ok(state::reduced(cx, object, arguments, Some(tuple::pair(cx, saved, cx.bool(kept)))))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let state = state::items(cx, args.at(0), 2, 2)?;
    if !state[0].has_flag(type_flags::LIST) {
        return state::wanted(cx, 1, "list", &state[0]);
    }
    let kept = parsed_int(cx, &state[1])?;
    this(object).saved.set(Some(state[0].clone()));
    this(object).kept.set((kept != 0) as usize);
    this(object).index.set(0);
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.cycle",
    basic_size: size_of::<Cycle>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "cycle(iterable): its items, and then the same items again and again.",
    ..ITERATOR
};
