//! `product`: every way to take one item of each iterable, as nested loops would.
//!
//! ```text
//!  ┌────────┬───────┬───────────┬────────┬───────┐
//!  │ Header │ pools │ positions │ result │ ended │     48 bytes, and 8 for every pool
//!  └────────┴───────┴───────────┴────────┴───────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR, Words};
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, PyResult, TypeBody, TypeSpec};
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

counted_hooks!(Product { result });
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

/// # Safety
/// The object is of this type.
unsafe fn traverse_all(object: &Header, visit: heap::Visit<'_>) {
    if let Some(pools) = this(object).pools.borrow() {
        visit(pools);
    }
    // SAFETY: as said.
    unsafe { traverse(object, visit) }
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
    let empty = pools.iter().any(|pool| tuple::len(pool) == 0);
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.pools.set(Some(tuple::fill(cx, count, |index| pools[index % given].clone())?));
    body.positions.fill(cx, count, |_| 0)?;
    body.ended.set(empty as usize);
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
    let item = |index: usize| tuple::get(&pools[index], body.positions.get(index) as usize);
    common::select(cx, &body.result, &body.ended, pools.len(), item, || advance(body, pools))
}

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let words = this(object).pools.borrow().map_or(0, tuple::len);
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * words))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.product",
    basic_size: size_of::<Product>(),
    dealloc: Some(dealloc_all),
    traverse: Some(traverse_all),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        common::REDUCE,
        common::SET_STATE,
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ],
    doc: "product(*iterables, repeat=1): tuples of one item of each iterable, the last changing fastest.",
    ..ITERATOR
};
