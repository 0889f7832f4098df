//! `combinations_with_replacement`: selections of a given length in which an item may come again. The objects are those of `combinations.rs`.

use super::combinations::{Combinations, SHARED, make, methods, restore, step};
use super::common;
use crate::heap::Ref;
use crate::object::{Args, Ctx, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::lazy_class;

lazy_class!();

const NEW: Signature<2> =
    Signature { function: "combinations_with_replacement", names: ["iterable", "r"], positional_only: 0, keyword_from: 2, required: 2 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    make(cx, class, args.bind(cx, &NEW)?, |_| 0, |count, length| count == 0 && length > 0)
}

/// Moves the positions on; the first that has changed, or None at the end.
fn advance(body: &Combinations, count: usize) -> Option<usize> {
    let (length, positions) = (body.length.get(), &body.positions);
    let changed = (0..length).rev().find(|&index| positions.get(index) as usize != count - 1)?;
    let position = positions.get(changed) + 1;
    for index in changed..length {
        positions.set(index, position);
    }
    Some(changed)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    step(cx, object, advance)
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    restore(cx, object, args.at(0), |_, count| count - 1)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.combinations_with_replacement",
    slots: common::slots(new, next),
    methods: &methods(set_state),
    doc: "combinations_with_replacement(iterable, r): tuples of r items, each of which may come again.",
    ..SHARED
};
