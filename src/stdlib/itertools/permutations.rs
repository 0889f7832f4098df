//! `permutations`: arrangements of a given length.
//!
//! ```text
//!  ┌────────┬──────┬───────────┬────────┬────────┬────────┬───────┐
//!  │ Header │ pool │ positions │ cycles │ result │ length │ ended │     64 bytes, and 8 for every item and every place
//!  └────────┴──────┴───────────┴────────┴────────┴────────┴───────┘
//! ```
//! `positions` is the arrangement of the whole pool whose beginning is the result; `cycles` counts at each place how many are still to come.

use std::cell::Cell;

use super::common::{self, ITERATOR, Words};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Signature, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Permutations {
    head: Header,
    pool: Field,
    positions: Words,
    cycles: Words,
    result: Field,
    length: Cell<usize>,
    ended: Cell<usize>,
}
const _: () = assert!(size_of::<Permutations>() == 64);

counted_hooks!(Permutations { result } visits { pool, result });
lazy_class!();

/// # Safety
/// The object is of this type; its count is zero.
unsafe fn dealloc_all(object: &Header) {
    heap::untrack(object);
    let body = this(object);
    body.positions.free(body.pool.borrow().map_or(0, tuple::len));
    body.cycles.free(body.length.get());
    drop(body.pool.take());
    // SAFETY: as said.
    unsafe { dealloc(object) }
}

const NEW: Signature<2> =
    Signature { function: "permutations", names: ["iterable", "r"], positional_only: 0, keyword_from: 2, required: 1 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, length] = args.bind(cx, &NEW)?;
    let pool = common::pool(cx, iterable.unwrap_or(&cx.none))?;
    let count = tuple::len(&pool);
    let length = match length.filter(|length| !cx.is_none(length)) {
        None => count as isize,
        Some(length) if !int::is_int(length) => return cx.type_error("Expected int as r"),
        Some(length) => int::to_isize(cx, length)?,
    };
    let Ok(length) = usize::try_from(length) else { return cx.value_error("r must be non-negative") };
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.pool.set(Some(pool));
    body.positions.fill(cx, count, |index| index as isize)?;
    body.cycles.fill(cx, length, |index| count as isize - index as isize)?;
    body.length.set(length);
    body.ended.set((length > count) as usize);
    heap::track(&made);
    Ok(made)
}

/// Goes on to the next arrangement; the first place that has changed, or None at the end.
fn advance(body: &Permutations, count: usize) -> Option<usize> {
    let (positions, cycles) = (&body.positions, &body.cycles);
    for place in (0..body.length.get()).rev() {
        cycles.set(place, cycles.get(place) - 1);
        if cycles.get(place) == 0 {
            let first = positions.get(place);
            for index in place..count - 1 {
                positions.set(index, positions.get(index + 1));
            }
            positions.set(count - 1, first);
            cycles.set(place, (count - place) as isize);
        } else {
            let other = count - cycles.get(place) as usize;
            let (a, b) = (positions.get(place), positions.get(other));
            positions.set(place, b);
            positions.set(other, a);
            return Some(place);
        }
    }
    None
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if body.ended.get() != 0 {
        return Ok(None);
    }
    let Some(pool) = body.pool.get() else { return Ok(None) };
    let item = |index: usize| tuple::get(&pool, body.positions.get(index) as usize);
    common::select(cx, &body.result, &body.ended, body.length.get(), item, || advance(body, tuple::len(&pool)))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let length = body.length.get();
    let started = !body.result.is_none();
    let ended = started && body.ended.get() != 0;
    let pool = state::held(cx, &body.pool);
    let state = if started && !ended {
        let positions = state::positions(cx, &body.positions, tuple::len(&pool))?;
        Some(tuple::pair(cx, positions, state::positions(cx, &body.cycles, length)?))
    } else {
        None
    };
    let pool = if ended { cx.empty_tuple.clone() } else { pool };
    Ok(state::reduced(cx, object, tuple::pair(cx, pool, int::from_usize(cx, length)), state))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let state = state::items(cx, args.at(0), 2, 2)?;
    if let Some(wrong) = (0..2).find(|&index| !state[index].has_flag(type_flags::TUPLE)) {
        return state::wanted(cx, wrong + 1, "tuple", &state[wrong]);
    }
    let body = this(object);
    let length = body.length.get();
    let Some(pool) = body.pool.get() else { return state::invalid(cx) };
    let count = tuple::len(&pool);
    if tuple::len(&state[0]) != count || tuple::len(&state[1]) != length || length > count {
        return state::invalid(cx);
    }
    state::set_positions(cx, &body.positions, tuple::items(&state[0]), |_, position| position.clamp(0, count as isize - 1))?;
    state::set_positions(cx, &body.cycles, tuple::items(&state[1]), |place, left| left.clamp(1, (count - place) as isize))?;
    body.result.set(Some(tuple::fill(cx, length, |place| tuple::get(&pool, body.positions.get(place) as usize))?));
    Ok(cx.none())
}

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let words = body.pool.borrow().map_or(0, tuple::len) + body.length.get();
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * words))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.permutations",
    basic_size: size_of::<Permutations>(),
    dealloc: Some(dealloc_all),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        state::reduce(reduce),
        state::set_state(set_state),
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ],
    doc: "permutations(iterable, r=None): arrangements of r items, or of all.",
    ..ITERATOR
};
