//! `isinstance` and `issubclass`: the functions in front of `object/protocol/instance.rs`.

use crate::heap::Ref;
use crate::object::protocol::instance;
use crate::object::{Args, Ctx, PyResult};

pub use crate::object::protocol::instance::{is_instance, is_subclass};

/// `isinstance(obj, class_or_tuple)`
pub fn isinstance(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "isinstance", 2, 2)?;
    Ok(cx.bool(instance::is_instance(cx, args.at(0), args.at(1))?))
}

/// `issubclass(cls, class_or_tuple)`
pub fn issubclass(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "issubclass", 2, 2)?;
    Ok(cx.bool(instance::is_subclass(cx, args.at(0), args.at(1))?))
}
