//! `product`: every way to take one item of each iterable, as nested loops would.
//!
//! ```text
//!  ┌────────┬───────┬───────────┬────────┬───────┐
//!  │ Header │ pools │ positions │ result │ ended │     48 bytes, and 8 for every pool
//!  └────────┴───────┴───────────┴────────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR, Words};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Product {
    head: Header,
    pools: Field,
    positions: Words,
    result: Field,
    ended: Cell<usize>,
}
const _: () = assert!(size_of::<Product>() == 48);

counted_hooks!(Product { result } visits { pools, result });
lazy_class!();

/// # Safety
/// The object is of this type; its count is zero.
unsafe fn dealloc_all(object: &Header) {
    heap::untrack(object);
    let body = this(object);
    body.positions.free(body.pools.borrow().map_or(0, tuple::len));
    drop(body.pools.take());
    // SAFETY: as said.
    unsafe { dealloc(object) }
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let mut times = 1;
    for (name, value) in args.keywords() {
        if !str_::eq_str(&name, "repeat") {
            let name = str_::to_string_lossy(&name);
            return cx.type_error(&format!("'{name}' is an invalid keyword argument for product()"));
        }
        let Ok(repeat) = usize::try_from(common::size(cx, value)?) else { return cx.value_error("repeat argument cannot be negative") };
        times = repeat;
    }
    let given = if times == 0 { 0 } else { args.len() };
    let Some(count) = given.checked_mul(times).filter(|&count| count <= isize::MAX as usize / 8) else {
        return cx.raise(cx.types.overflow_error, "repeat argument too large");
    };
    let mut pools = Vec::with_capacity(given);
    for iterable in args.positional().take(given) {
        pools.push(common::pool(cx, iterable)?);
    }
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.pools.set(Some(tuple::fill(cx, count, |index| pools[index % given].clone())?));
    body.positions.fill(cx, count, |_| 0)?;
    heap::track(&made);
    Ok(made)
}

/// Moves the positions on, the last fastest, as the hands of a clock; the first place that has changed, or None at the end.
fn advance(body: &Product, pools: &[Ref]) -> Option<usize> {
    for index in (0..pools.len()).rev() {
        let position = body.positions.get(index) + 1;
        if (position as usize) < tuple::len(&pools[index]) {
            body.positions.set(index, position);
            return Some(index);
        }
        body.positions.set(index, 0);
    }
    None
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if body.ended.get() != 0 {
        return Ok(None);
    }
    let Some(pools) = body.pools.get() else { return Ok(None) };
    let pools = tuple::items(&pools);
    if body.result.is_none() && pools.iter().any(|pool| tuple::len(pool) == 0) {
        body.ended.set(1);
        return Ok(None);
    }
    let item = |index: usize| tuple::get(&pools[index], body.positions.get(index) as usize);
    common::select(cx, &body.result, &body.ended, pools.len(), item, || advance(body, pools))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    if body.ended.get() != 0 {
        return Ok(state::reduced(cx, object, tuple::from_iter(cx, [cx.empty_tuple.clone()].into_iter()), None));
    }
    let pools = state::held(cx, &body.pools);
    let positions = if body.result.is_none() { None } else { Some(state::positions(cx, &body.positions, tuple::len(&pools))?) };
    Ok(state::reduced(cx, object, pools, positions))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let Some(pools) = body.pools.get() else { return state::invalid(cx) };
    let (pools, state) = (tuple::items(&pools), args.at(0));
    if !state.has_flag(type_flags::TUPLE) || tuple::len(state) != pools.len() {
        return state::invalid(cx);
    }
    for (index, (pool, item)) in pools.iter().zip(tuple::items(state)).enumerate() {
        let position = int::to_isize(cx, item)?;
        if tuple::len(pool) == 0 {
            body.ended.set(1);
            return Ok(cx.none());
        }
        body.positions.set(index, position.clamp(0, tuple::len(pool) as isize - 1));
    }
    body.result.set(Some(tuple::fill(cx, pools.len(), |index| tuple::get(&pools[index], body.positions.get(index) as usize))?));
    Ok(cx.none())
}

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let words = this(object).pools.borrow().map_or(0, tuple::len);
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * words))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.product",
    basic_size: size_of::<Product>(),
    dealloc: Some(dealloc_all),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        state::reduce(reduce),
        state::set_state(set_state),
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ],
    doc: "product(*iterables, repeat=1): tuples of one item of each iterable, the last changing fastest.",
    ..ITERATOR
};
