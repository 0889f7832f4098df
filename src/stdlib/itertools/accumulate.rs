//! `accumulate`: running totals.
//!
//! ```text
//!  ┌────────┬───────┬──────────┬──────────┬─────────┬───────┐
//!  │ Header │ total │ iterator │ function │ initial │ extra │     56 bytes
//!  └────────┴───────┴──────────┴──────────┴─────────┴───────┘
//! ```

use super::common::{self, ITERATOR};
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{call, iterate};
use crate::object::types::int;
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

counted_hooks!(Accumulate { function, total, iterator, initial, extra });
lazy_class!();

const NEW: Signature<3> =
    Signature { function: "accumulate", names: ["iterable", "func", "initial"], positional_only: 0, keyword_from: 2, required: 1 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [iterable, function, initial] = args.bind(cx, &NEW)?;
    let iterator = iterate::iter(cx, iterable.unwrap_or(&cx.none))?;
    let made = common::allocate(cx, class)?;
    let given = |value: Option<&Ref>| value.filter(|value| !cx.is_none(value)).cloned();
    this(&made).iterator.set(Some(iterator));
    this(&made).function.set(given(function));
    this(&made).initial.set(given(initial));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    if let Some(initial) = body.initial.take() {
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
        Some(function) => call::call_with(cx, &function, [&total, &item])?,
    };
    body.total.set(Some(total.clone()));
    Ok(Some(total))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.accumulate",
    basic_size: size_of::<Accumulate>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[common::REDUCE, common::SET_STATE],
    doc: "accumulate(iterable, func=None, *, initial=None): running totals, or what the function makes of the last result and the next item.",
    ..ITERATOR
};
