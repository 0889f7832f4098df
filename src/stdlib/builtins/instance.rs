//! `isinstance` and `issubclass`, with their hooks.

use crate::heap::Ref;
use crate::object::protocol::{attribute, number};
use crate::object::types::tuple;
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// `isinstance(obj, class_or_tuple)`
pub fn isinstance(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "isinstance", 2, 2)?;
    Ok(cx.bool(is_instance(cx, args.at(0), args.at(1))?))
}

/// `issubclass(cls, class_or_tuple)`
pub fn issubclass(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "issubclass", 2, 2)?;
    Ok(cx.bool(is_subclass(cx, args.at(0), args.at(1))?))
}

/// Whether `object` is an instance of `class`: a type, something with `__instancecheck__`, or a tuple of such.
pub fn is_instance(cx: &Ctx, object: &Ref, class: &Ref) -> PyResult<bool> {
    if let Some(type_) = class.as_type() {
        if object.is_exact(type_) {
            return Ok(true);
        }
        if class.is_exact(cx.types.type_) {
            return plain_is_instance(cx, object, class);
        }
    }
    if class.has_flag(type_flags::TUPLE) {
        return cx.nested(" in __instancecheck__", || {
            for index in 0..tuple::len(class) {
                if is_instance(cx, object, &tuple::get(class, index))? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
    }
    if let Some(answer) = attribute::call_special(cx, class, &cx.names.__instancecheck__, [object]) {
        return cx.nested(" in __instancecheck__", || number::truth(cx, &answer?));
    }
    plain_is_instance(cx, object, class)
}

/// `type.__instancecheck__`: by the type, then by what `__class__` says.
pub fn plain_is_instance(cx: &Ctx, object: &Ref, class: &Ref) -> PyResult<bool> {
    if let Some(type_) = class.as_type() {
        if object.ty().is_subtype(type_) {
            return Ok(true);
        }
        let claimed = attribute::get_optional(cx, object, &cx.names.__class__)?;
        return Ok(claimed
            .filter(|claimed| claimed.address() != object.ty().header().address())
            .and_then(|claimed| claimed.as_type().map(|claimed| claimed.is_subtype(type_)))
            .unwrap_or(false));
    }
    check_class(cx, class, "isinstance() arg 2 must be a type, a tuple of types, or a union")?;
    match attribute::get_optional(cx, object, &cx.names.__class__)? {
        Some(claimed) => abstract_is_subclass(cx, &claimed, class),
        None => Ok(false),
    }
}

/// Whether `derived` is a subclass of `class`: a type, something with `__subclasscheck__`, or a tuple of such.
pub fn is_subclass(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if class.is_exact(cx.types.type_) {
        return if derived.is(class) { Ok(true) } else { plain_is_subclass(cx, derived, class) };
    }
    if class.has_flag(type_flags::TUPLE) {
        return cx.nested(" in __subclasscheck__", || {
            for index in 0..tuple::len(class) {
                if is_subclass(cx, derived, &tuple::get(class, index))? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
    }
    if let Some(answer) = attribute::call_special(cx, class, &cx.names.__subclasscheck__, [derived]) {
        return cx.nested(" in __subclasscheck__", || number::truth(cx, &answer?));
    }
    plain_is_subclass(cx, derived, class)
}

/// `type.__subclasscheck__`
pub fn plain_is_subclass(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if let (Some(derived), Some(class)) = (derived.as_type(), class.as_type()) {
        return Ok(derived.is_subtype(class));
    }
    check_class(cx, derived, "issubclass() arg 1 must be a class")?;
    check_class(cx, class, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
    abstract_is_subclass(cx, derived, class)
}

/// Something is a class if its `__bases__` is a tuple.
fn bases_of(cx: &Ctx, class: &Ref) -> PyResult<Option<Ref>> {
    let bases = attribute::get_optional(cx, class, &cx.names.__bases__)?;
    Ok(bases.filter(|bases| bases.has_flag(type_flags::TUPLE)))
}

fn check_class(cx: &Ctx, class: &Ref, message: &str) -> PyResult<()> {
    if bases_of(cx, class)?.is_none() { cx.type_error(message) } else { Ok(()) }
}

fn abstract_is_subclass(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if derived.is(class) {
        return Ok(true);
    }
    let Some(bases) = bases_of(cx, derived)? else { return Ok(false) };
    cx.nested(" in __issubclass__", || {
        for index in 0..tuple::len(&bases) {
            if abstract_is_subclass(cx, &tuple::get(&bases, index), class)? {
                return Ok(true);
            }
        }
        Ok(false)
    })
}
