//! Iteration. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// `iter(a)`.
pub fn iter(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// Next item; None at the end.
pub fn next(_cx: &Ctx, _a: &Ref) -> PyResult<Option<Ref>> {
    unimplemented!()
}

/// All items of an iterable.
pub fn to_vec(_cx: &Ctx, _a: &Ref) -> PyResult<Vec<Ref>> {
    unimplemented!()
}

/// `operator.length_hint`.
pub fn length_hint(_cx: &Ctx, _a: &Ref, _default: usize) -> PyResult<usize> {
    unimplemented!()
}
