//! `groupby`: runs of items with equal keys.
//!
//! ```text
//!  ┌────────┬──────────┬──────────┬────────────┬─────────────┬───────────────┬─────────┬───────┐
//!  │ Header │ iterator │ function │ target key │ current key │ current value │ grouper │ extra │     72 bytes
//!  └────────┴──────────┴──────────┴────────────┴─────────────┴───────────────┴─────────┴───────┘
//! ```
//! `grouper` is the address of the group handed out last (not counted): only that one may go on.

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::{grouper, state};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{call, compare, iterate};
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct GroupBy {
    head: Header,
    iterator: Field,
    function: Field,
    target: Field,
    key: Field,
    value: Field,
    grouper: Cell<usize>,
    extra: Cell<usize>,
}
const _: () = assert!(size_of::<GroupBy>() == 72);

counted_hooks!(GroupBy { iterator, function, target, key, value });
lazy_class!();

const NEW: Signature<2> = Signature { function: "groupby", names: ["iterable", "key"], positional_only: 0, keyword_from: 2, required: 1 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, function] = args.bind(cx, &NEW)?;
    let iterator = iterate::iter(cx, iterable.unwrap_or(&cx.none))?;
    let made = common::allocate(cx, class)?;
    this(&made).iterator.set(Some(iterator));
    this(&made).function.set(Some(function.unwrap_or(&cx.none).clone()));
    heap::track(&made);
    Ok(made)
}

/// Takes one more item and its key; false at the end.
fn step(cx: &Ctx, body: &GroupBy) -> PyResult<bool> {
    let (Some(iterator), Some(function)) = (body.iterator.get(), body.function.get()) else { return Ok(false) };
    let Some(value) = common::next(cx, &iterator)? else { return Ok(false) };
    let key = if cx.is_none(&function) { value.clone() } else { call::call(cx, &function, Args::new(std::slice::from_ref(&value)))? };
    let old = body.value.replace(Some(value));
    body.key.set(Some(key));
    drop(old);
    Ok(true)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    body.grouper.set(0);
    loop {
        if let Some(key) = body.key.get() {
            let Some(target) = body.target.get() else { break };
            if !compare::equal(cx, &target, &key)? {
                break;
            }
        }
        if !step(cx, body)? {
            return Ok(None);
        }
    }
    let Some(key) = body.key.get() else { return Ok(None) };
    body.target.set(Some(key.clone()));
    let group = grouper::make(cx, object, &key)?;
    Ok(Some(tuple::pair(cx, key, group)))
}

/// The next item of a group: None if the group has ended or is no longer the one being walked.
pub fn next_of_group(cx: &Ctx, parent: &Ref, group: usize, target: &Ref) -> PyResult<Option<Ref>> {
    let body = this(parent);
    if !is_current(parent, group) {
        return Ok(None);
    }
    if body.value.is_none() && !step(cx, body)? {
        return Ok(None);
    }
    let Some(key) = body.key.get() else { return Ok(None) };
    if !compare::equal(cx, target, &key)? {
        return Ok(None);
    }
    let value = body.value.take();
    drop(body.key.take());
    Ok(value)
}

/// From now on this group alone may go on.
pub fn set_current(parent: &Ref, group: usize) {
    this(parent).grouper.set(group);
}

/// Whether this group was handed out last.
pub fn is_current(parent: &Ref, group: usize) -> bool {
    this(parent).grouper.get() == group
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let arguments = tuple::pair(cx, state::held(cx, &body.iterator), state::held(cx, &body.function));
    let state = match (body.key.get(), body.value.get(), body.target.get()) {
        (Some(key), Some(value), Some(target)) => Some(tuple::from_iter(cx, [key, value, target].into_iter())),
        _ => None,
    };
    Ok(state::reduced(cx, object, arguments, state))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let state = state::items(cx, args.at(0), 3, 3)?;
    let body = this(object);
    for (field, item) in [&body.key, &body.value, &body.target].into_iter().zip(state) {
        field.set(Some(item.clone()));
    }
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.groupby",
    basic_size: size_of::<GroupBy>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "groupby(iterable, key=None): pairs of a key and an iterator over the following items that have this key.",
    ..ITERATOR
};
