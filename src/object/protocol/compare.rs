//! Comparison and hash through slots. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{CompareOp, Ctx, PyResult};

/// Rich comparison with reflected attempts.
pub fn compare(_cx: &Ctx, _a: &Ref, _b: &Ref, _op: CompareOp) -> PyResult<Ref> {
    unimplemented!()
}

/// The same as truth; identical objects are equal.
pub fn compare_bool(_cx: &Ctx, _a: &Ref, _b: &Ref, _op: CompareOp) -> PyResult<bool> {
    unimplemented!()
}

/// `hash(a)`.
pub fn hash(_cx: &Ctx, _a: &Ref) -> PyResult<i64> {
    unimplemented!()
}
