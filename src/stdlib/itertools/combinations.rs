//! `combinations`: selections of a given length, in the order of the items.
//!
//! ```text
//!  ┌────────┬──────┬───────────┬────────┬────────┬───────┐
//!  │ Header │ pool │ positions │ result │ length │ ended │     56 bytes, and 8 for every position
//!  └────────┴──────┴───────────┴────────┴────────┴───────┘
//! ```
//! The result tuple is used again when nobody else holds it. `combinations_with_replacement.rs` has the same objects, and moves their positions
//! in another way.

use std::cell::Cell;

use super::common::{self, ITERATOR, Words};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, NativeFn, Object, PyResult, Signature, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

/// A selection in progress.
#[repr(C)]
pub struct Combinations {
    head: Header,
    pool: Field,
    /// Which items of the pool are selected.
    pub positions: Words,
    result: Field,
    /// How many are selected.
    pub length: Cell<usize>,
    ended: Cell<usize>,
}
const _: () = assert!(size_of::<Combinations>() == 56);

counted_hooks!(Combinations { pool, result } frees free_words);
lazy_class!();

fn free_words(body: &Combinations) {
    body.positions.free(body.length.get());
}

/// Makes one for the arguments `iterable` and `r`: where its positions begin, and whether there is nothing to select from so many items.
pub fn make(
    cx: &Ctx,
    class: &TypeBody,
    [iterable, length]: [Option<&Ref>; 2],
    first: impl Fn(usize) -> isize,
    impossible: impl FnOnce(usize, usize) -> bool,
) -> PyResult<Ref> {
    let length = common::size(cx, length.unwrap_or(&cx.none))?;
    let pool = common::pool(cx, iterable.unwrap_or(&cx.none))?;
    let Ok(length) = usize::try_from(length) else { return cx.value_error("r must be non-negative") };
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.positions.fill(cx, length, first)?;
    body.length.set(length);
    body.ended.set(impossible(tuple::len(&pool), length) as usize);
    body.pool.set(Some(pool));
    heap::track(&made);
    Ok(made)
}

/// The next selection; `advance` moves the positions on, knowing the number of items.
#[inline(always)]
pub fn step(cx: &Ctx, object: &Ref, advance: impl FnOnce(&Combinations, usize) -> Option<usize>) -> PyResult<Option<Ref>> {
    let body = this(object);
    if body.ended.get() != 0 {
        return Ok(None);
    }
    let Some(pool) = body.pool.get() else { return Ok(None) };
    let item = |index: usize| tuple::get(&pool, body.positions.get(index) as usize);
    common::select(cx, &body.result, &body.ended, body.length.get(), item, || advance(body, tuple::len(&pool)))
}

const NEW: Signature<2> =
    Signature { function: "combinations", names: ["iterable", "r"], positional_only: 0, keyword_from: 2, required: 2 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    make(cx, class, args.bind(cx, &NEW)?, |index| index as isize, |count, length| length > count)
}

/// Moves the positions on; the first that has changed, or None at the end.
fn advance(body: &Combinations, count: usize) -> Option<usize> {
    let (length, positions) = (body.length.get(), &body.positions);
    let changed = (0..length).rev().find(|&index| positions.get(index) as usize != index + count - length)?;
    positions.set(changed, positions.get(changed) + 1);
    for index in changed + 1..length {
        positions.set(index, positions.get(index - 1) + 1);
    }
    Some(changed)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    step(cx, object, advance)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let length = body.length.get();
    let started = !body.result.is_none();
    let ended = started && body.ended.get() != 0;
    let pool = if ended { cx.empty_tuple.clone() } else { state::held(cx, &body.pool) };
    let positions = if started && !ended { Some(state::positions(cx, &body.positions, length)?) } else { None };
    Ok(state::reduced(cx, object, tuple::pair(cx, pool, int::from_usize(cx, length)), positions))
}

/// Takes the positions that `__reduce__` gave; none is beyond `last`, which knows the place and the number of items.
pub fn restore(cx: &Ctx, object: &Ref, state: &Ref, last: impl Fn(usize, isize) -> isize) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let length = body.length.get();
    let Some(pool) = body.pool.get() else { return state::invalid(cx) };
    let count = tuple::len(&pool);
    if !state.has_flag(type_flags::TUPLE) || tuple::len(state) != length || (count == 0 && length > 0) {
        return state::invalid(cx);
    }
    state::set_positions(cx, &body.positions, tuple::items(state), |place, position| position.min(last(place, count as isize)).max(0))?;
    body.result.set(Some(tuple::fill(cx, length, |place| tuple::get(&pool, body.positions.get(place) as usize))?));
    Ok(cx.none())
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let length = this(object).length.get() as isize;
    restore(cx, object, args.at(0), |place, count| place as isize + count - length)
}

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * this(object).length.get()))
}

/// What both types of these objects declare.
pub const SHARED: TypeSpec =
    TypeSpec { basic_size: size_of::<Combinations>(), dealloc: Some(dealloc), traverse: Some(traverse), clear: Some(clear), ..ITERATOR };

/// Their methods, given how a state is taken.
pub const fn methods(set_state: NativeFn) -> [MethodDef; 3] {
    [
        state::reduce(reduce),
        state::set_state(set_state),
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ]
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.combinations",
    slots: common::slots(new, next),
    methods: &methods(set_state),
    doc: "combinations(iterable, r): tuples of r different items, in the order of the iterable.",
    ..SHARED
};
