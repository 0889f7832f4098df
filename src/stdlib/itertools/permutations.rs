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
use crate::heap::{self, Field, Header, Ref};
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, PyResult, Signature, TypeBody, TypeSpec};
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

counted_hooks!(Permutations { result });
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

/// # Safety
/// The object is of this type.
unsafe fn traverse_all(object: &Header, visit: heap::Visit<'_>) {
    if let Some(pool) = this(object).pool.borrow() {
        visit(pool);
    }
    // SAFETY: as said.
    unsafe { traverse(object, visit) }
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

fn size_of_object(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let words = body.pool.borrow().map_or(0, tuple::len) + body.length.get();
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + 8 * words))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.permutations",
    basic_size: size_of::<Permutations>(),
    dealloc: Some(dealloc_all),
    traverse: Some(traverse_all),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        common::REDUCE,
        common::SET_STATE,
        MethodDef::new("__sizeof__", Arity::None, size_of_object).doc("", "Bytes of the object and its positions."),
    ],
    doc: "permutations(iterable, r=None): arrangements of r items, or of all.",
    ..ITERATOR
};
