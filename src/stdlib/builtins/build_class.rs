//! `__build_class__`: what a class statement calls; the work is in `object/types/class/build.rs`.

use crate::heap::Ref;
use crate::object::types::class;
use crate::object::{Args, Ctx, PyResult};

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds)`
pub fn build_class(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    class::build_class(cx, args)
}
