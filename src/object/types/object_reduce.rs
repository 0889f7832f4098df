//! `__reduce_ex__`, `__reduce__`, `__getstate__` of object.

use crate::heap::Ref;
use crate::object::{Args, Ctx, PyResult};

/// `object.__reduce_ex__(protocol)`
pub fn reduce_ex(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.not_yet("object.__reduce_ex__")
}

/// `object.__reduce__()`
pub fn reduce(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.not_yet("object.__reduce__")
}

/// `object.__getstate__()`
pub fn get_state(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.not_yet("object.__getstate__")
}
