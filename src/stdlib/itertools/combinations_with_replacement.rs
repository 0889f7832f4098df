//! `combinations_with_replacement`: selections of a given length in which an item may come again.
//!
//! ```text
//!  ┌────────┬──────┬───────────┬────────┬────────┬───────┐
//!  │ Header │ pool │ positions │ result │ length │ ended │     56 bytes, and 8 for every position
//!  └────────┴──────┴───────────┴────────┴────────┴───────┘
//! ```
//! The result tuple is used again when nobody else holds it.

use std::cell::Cell;

use super::common::{self, ITERATOR, Words};
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct WithReplacement {
    head: Header,
    pool: Field,
    positions: Words,
    result: Field,
    length: Cell<usize>,
    ended: Cell<usize>,
}
const _: () = assert!(size_of::<WithReplacement>() == 56);

counted_hooks!(WithReplacement { pool, result } frees free_words);
lazy_class!();

fn free_words(body: &WithReplacement) {
    body.positions.free(body.length.get());
}

const NEW: Signature<2> =
    Signature { function: "combinations_with_replacement", names: ["iterable", "r"], positional_only: 0, keyword_from: 2, required: 2 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, length] = args.bind(cx, &NEW)?;
    let length = common::size(cx, length.unwrap_or(&cx.none))?;
    let pool = common::pool(cx, iterable.unwrap_or(&cx.none))?;
    let Ok(length) = usize::try_from(length) else { return cx.value_error("r must be non-negative") };
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.positions.fill(cx, length, |_index| 0)?;
    body.length.set(length);
    body.ended.set((tuple::len(&pool) == 0 && length > 0) as usize);
    body.pool.set(Some(pool));
    heap::track(&made);
    Ok(made)
}

/// Moves the positions on; the first that has changed, or None at the end.
fn advance(body: &WithReplacement, count: usize) -> Option<usize> {
    let (length, positions) = (body.length.get(), &body.positions);
    let changed = (0..length).rev().find(|&index| positions.get(index) as usize != count - 1)?;
    let position = positions.get(changed) + 1;
    for index in changed..length {
        positions.set(index, position);
    }
    Some(changed)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if body.ended.get() != 0 {
        return Ok(None);
    }
    let Some(pool) = body.pool.get() else { return Ok(None) };
    let length = body.length.get();
    let item = |index: usize| tuple::get(&pool, body.positions.get(index) as usize);
    if body.result.is_none() {
        let result = tuple::fill(cx, length, item)?;
        body.result.set(Some(result.clone()));
        return Ok(Some(result));
    }
    let Some(changed) = advance(body, tuple::len(&pool)) else {
        body.ended.set(1);
        return Ok(None);
    };
    if body.result.borrow().is_some_and(common::sole)
        && let Some(result) = body.result.get()
    {
        for index in changed..length {
            // SAFETY: besides the field only this function holds the tuple; no slice of its items is alive.
            drop(unsafe { tuple::replace_item(&result, index, item(index)) });
        }
        return Ok(Some(result));
    }
    let result = tuple::fill(cx, length, item)?;
    body.result.set(Some(result.clone()));
    Ok(Some(result))
}

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * this(object).length.get()))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.combinations_with_replacement",
    basic_size: size_of::<WithReplacement>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        common::REDUCE,
        common::SET_STATE,
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ],
    doc: "combinations_with_replacement(iterable, r): tuples of r items, each of which may come again.",
    ..ITERATOR
};
