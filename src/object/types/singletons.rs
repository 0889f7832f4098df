//! `None`, `Ellipsis` and `NotImplemented`: one immortal object each.

use crate::heap::Ref;
use crate::object::types::object;
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, PyResult, Slots, TypeBody, TypeSpec};

fn none_repr(cx: &Ctx, _this: &Ref) -> PyResult<Ref> {
    Ok(cx.intern("None"))
}

fn none_bool(_cx: &Ctx, _this: &Ref) -> PyResult<bool> {
    Ok(false)
}

/// CPython's fixed number.
fn none_hash(_cx: &Ctx, _this: &Ref) -> PyResult<i64> {
    Ok(0xfca86420)
}

fn identity(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    object::compare(cx, a, b, op)
}

fn takes_none(cx: &Ctx, args: Args<'_>, name: &str) -> PyResult<()> {
    if args.are_none() { Ok(()) } else { cx.type_error(&format!("{name} takes no arguments")) }
}

fn none_new(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    takes_none(cx, args, "NoneType")?;
    Ok(cx.none())
}

fn ellipsis_new(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    takes_none(cx, args, "EllipsisType")?;
    Ok(cx.ellipsis.clone())
}

fn not_implemented_new(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    takes_none(cx, args, "NotImplementedType")?;
    Ok(cx.not_implemented())
}

fn ellipsis_repr(cx: &Ctx, _this: &Ref) -> PyResult<Ref> {
    Ok(cx.intern("Ellipsis"))
}

fn not_implemented_repr(cx: &Ctx, _this: &Ref) -> PyResult<Ref> {
    Ok(cx.intern("NotImplemented"))
}

fn ellipsis_reduce(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.intern("Ellipsis"))
}

fn not_implemented_reduce(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.intern("NotImplemented"))
}

/// True, with CPython's DeprecationWarning when the warnings machinery is there.
fn not_implemented_bool(_cx: &Ctx, _this: &Ref) -> PyResult<bool> {
    Ok(true)
}

/// `NoneType`
pub const NONE_SPEC: TypeSpec = TypeSpec {
    name: "NoneType",
    basic_size: 16,
    slots: Slots {
        repr: Some(none_repr),
        hash: Some(none_hash),
        compare: Some(identity),
        bool_: Some(none_bool),
        new: Some(none_new),
        ..Slots::EMPTY
    },
    ..TypeSpec::DEFAULT
};
/// `ellipsis`
pub const ELLIPSIS_SPEC: TypeSpec = TypeSpec {
    name: "ellipsis",
    basic_size: 16,
    slots: Slots { repr: Some(ellipsis_repr), get_attr: Some(object::get_attribute), new: Some(ellipsis_new), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, ellipsis_reduce)],
    ..TypeSpec::DEFAULT
};
/// `NotImplementedType`
pub const NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec {
    name: "NotImplementedType",
    basic_size: 16,
    slots: Slots { repr: Some(not_implemented_repr), bool_: Some(not_implemented_bool), new: Some(not_implemented_new), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, not_implemented_reduce)],
    ..TypeSpec::DEFAULT
};
