//! `accumulate`: running totals.
//!
//! ```text
//!  ┌────────┬───────┬──────────┬──────────┬─────────┬───────┐
//!  │ Header │ total │ iterator │ function │ initial │ extra │     56 bytes
//!  └────────┴───────┴──────────┴──────────┴─────────┴───────┘
//! ```

use super::common::{self, ITERATOR};
use super::{chain, islice, state};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{call, iterate};
use crate::object::types::{int, tuple};
use crate::object::{Args, Ctx, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Accumulate {
    head: Header,
    total: Field,
    iterator: Field,
    function: Field,
    initial: Field,
    extra: Field,
}
const _: () = assert!(size_of::<Accumulate>() == 56);

counted_hooks!(Accumulate { function, iterator, total, initial, extra });
lazy_class!();

const NEW: Signature<3> =
    Signature { function: "accumulate", names: ["iterable", "func", "initial"], positional_only: 0, keyword_from: 2, required: 1 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, function, initial] = args.bind(cx, &NEW)?;
    let iterator = iterate::iter(cx, iterable.unwrap_or(&cx.none))?;
    let made = common::allocate(cx, class)?;
    this(&made).iterator.set(Some(iterator));
    this(&made).function.set(function.filter(|value| !cx.is_none(value)).cloned());
    this(&made).initial.set(Some(initial.unwrap_or(&cx.none).clone()));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if let Some(initial) = body.initial.get().filter(|initial| !cx.is_none(initial)) {
        body.initial.set(Some(cx.none()));
        body.total.set(Some(initial.clone()));
        return Ok(Some(initial));
    }
    let Some(iterator) = body.iterator.get() else { return Ok(None) };
    let Some(item) = common::next(cx, &iterator)? else { return Ok(None) };
    let Some(total) = body.total.get() else {
        body.total.set(Some(item.clone()));
        return Ok(Some(item));
    };
    let total = match body.function.get() {
        None => match (int::as_compact(cx, &total), int::as_compact(cx, &item)) {
            (Some(a), Some(b)) => int::add_i64(cx, a, b),
            _ => number::binary(cx, &total, &item, BinaryOp::Add)?,
        },
        Some(function) => call::call_giving(cx, &function, [total, item.clone()])?,
    };
    body.total.set(Some(total.clone()));
    Ok(Some(total))
}

/// `chain((first,), rest)`
fn chained(cx: &Ctx, first: Ref, rest: Ref) -> PyResult<Ref> {
    let first = tuple::from_iter(cx, [first].into_iter());
    call::call_with(cx, &chain::class(cx).to_ref(), [&first, &rest])
}

/// A first value that is still to come is put in front of the iterator. A total of None would read as none yet: it is the first item of another
/// accumulation, whose first result a slice leaves out.
fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let (iterator, function) = (state::held(cx, &body.iterator), state::held(cx, &body.function));
    if let Some(initial) = body.initial.get().filter(|initial| !cx.is_none(initial)) {
        let iterator = chained(cx, initial, iterator)?;
        return Ok(state::reduced(cx, object, tuple::pair(cx, iterator, function), Some(cx.none())));
    }
    match body.total.get() {
        Some(total) if cx.is_none(&total) => {
            let iterator = chained(cx, total, iterator)?;
            let whole = call::call_with(cx, &class(cx).to_ref(), [&iterator, &function])?;
            let arguments = tuple::from_iter(cx, [whole, int::new(cx, 1), cx.none()].into_iter());
            Ok(tuple::pair(cx, islice::class(cx).to_ref(), arguments))
        }
        total => Ok(state::reduced(cx, object, tuple::pair(cx, iterator, function), Some(total.unwrap_or_else(|| cx.none())))),
    }
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    this(object).total.set(Some(args.at(0).clone()));
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.accumulate",
    basic_size: size_of::<Accumulate>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "accumulate(iterable, func=None, *, initial=None): running totals, or what the function makes of the last result and the next item.",
    ..ITERATOR
};
