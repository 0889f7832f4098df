//! Text of objects. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// `repr(a)`.
pub fn repr(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `str(a)`.
pub fn str_(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `ascii(a)`.
pub fn ascii(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `format(a, spec)`.
pub fn format(_cx: &Ctx, _a: &Ref, _spec: &Ref) -> PyResult<Ref> {
    unimplemented!()
}
