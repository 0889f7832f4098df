//! Calls. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Args, Ctx, PyResult};

/// Calls any callable.
pub fn call(_cx: &Ctx, _f: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    unimplemented!()
}

/// `a.name(*args)`.
pub fn method(_cx: &Ctx, _a: &Ref, _name: &Ref, _args: &[Ref]) -> PyResult<Ref> {
    unimplemented!()
}
