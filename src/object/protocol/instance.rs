//! `isinstance` and `issubclass`. Error texts are CPython's.

use super::{attribute, call, number};
use crate::heap::Ref;
use crate::object::types::{class, generic_alias, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

const NOT_A_CLASS: &str = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const NOT_A_SUBCLASS: &str = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/// `isinstance(object, class)`
pub fn is_instance(cx: &Ctx, object: &Ref, class: &Ref) -> PyResult<bool> {
    if object.type_ptr().cast() == class.as_ptr() {
        return Ok(true);
    }
    if class.is_exact(cx.types.type_) {
        return real_is_instance(cx, object, class);
    }
    if class.is_exact(cx.types.union_type) {
        let members = generic_alias::union_members(class);
        return is_instance_of_any(cx, object, &members);
    }
    if class.has_flag(type_flags::TUPLE) {
        return is_instance_of_any(cx, object, class);
    }
    match attribute::get_special(cx, class, &cx.names.__instancecheck__)? {
        Some(check) => {
            let result = cx.nested(" in __instancecheck__", || call::call_with(cx, &check, [object]))?;
            number::truth(cx, &result)
        }
        None => real_is_instance(cx, object, class),
    }
}

fn is_instance_of_any(cx: &Ctx, object: &Ref, classes: &Ref) -> PyResult<bool> {
    for class in tuple::items(classes) {
        if cx.nested(" in __instancecheck__", || is_instance(cx, object, class))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Without `__instancecheck__`: by type, else by what the object says is its `__class__`.
pub fn real_is_instance(cx: &Ctx, object: &Ref, class: &Ref) -> PyResult<bool> {
    if let Some(class) = class.as_type() {
        if object.ty().is_subtype(class) {
            return Ok(true);
        }
        // Only an overridden `__class__` can say more; object's own gives the type.
        let own = class::lookup(cx, object.ty(), &cx.names.__class__);
        let plain = class::lookup(cx, cx.types.object, &cx.names.__class__);
        let generic = object
            .ty()
            .slots()
            .get_attr
            .is_some_and(|slot| slot as usize == super::super::types::object::get_attribute as *const () as usize);
        if generic && matches!((&own, &plain), (Some(own), Some(plain)) if own.is(plain)) {
            return Ok(false);
        }
        let said = attribute::get_optional(cx, object, &cx.names.__class__)?;
        return Ok(said.is_some_and(|said| said.as_type().is_some_and(|said| said.is_subtype(class))));
    }
    check_class(cx, class, NOT_A_CLASS)?;
    match attribute::get_optional(cx, object, &cx.names.__class__)? {
        Some(said) => derives(cx, &said, class),
        None => Ok(false),
    }
}

/// `issubclass(derived, class)`
pub fn is_subclass(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if class.is_exact(cx.types.type_) {
        if derived.is(class) {
            return Ok(true);
        }
        return real_is_subclass(cx, derived, class);
    }
    if class.is_exact(cx.types.union_type) {
        let members = generic_alias::union_members(class);
        return is_subclass_of_any(cx, derived, &members);
    }
    if class.has_flag(type_flags::TUPLE) {
        return is_subclass_of_any(cx, derived, class);
    }
    match attribute::get_special(cx, class, &cx.names.__subclasscheck__)? {
        Some(check) => {
            let result = cx.nested(" in __subclasscheck__", || call::call_with(cx, &check, [derived]))?;
            number::truth(cx, &result)
        }
        None => real_is_subclass(cx, derived, class),
    }
}

fn is_subclass_of_any(cx: &Ctx, derived: &Ref, classes: &Ref) -> PyResult<bool> {
    for class in tuple::items(classes) {
        if cx.nested(" in __subclasscheck__", || is_subclass(cx, derived, class))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Without `__subclasscheck__`.
pub fn real_is_subclass(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if let (Some(derived), Some(class)) = (derived.as_type(), class.as_type()) {
        return Ok(derived.is_subtype(class));
    }
    check_class(cx, derived, "issubclass() arg 1 must be a class")?;
    check_class(cx, class, NOT_A_SUBCLASS)?;
    derives(cx, derived, class)
}

fn bases_of(cx: &Ctx, class: &Ref) -> PyResult<Option<Ref>> {
    let bases = attribute::get_optional(cx, class, &cx.names.__bases__)?;
    Ok(bases.filter(|bases| bases.has_flag(type_flags::TUPLE)))
}

fn check_class(cx: &Ctx, class: &Ref, message: &str) -> PyResult<()> {
    match bases_of(cx, class)? {
        Some(_) => Ok(()),
        None => cx.type_error(message),
    }
}

/// Along `__bases__`, for things that behave like classes.
fn derives(cx: &Ctx, derived: &Ref, class: &Ref) -> PyResult<bool> {
    if derived.is(class) {
        return Ok(true);
    }
    let Some(bases) = bases_of(cx, derived)? else { return Ok(false) };
    for base in tuple::items(&bases) {
        if cx.nested(" in __issubclass__", || derives(cx, base, class))? {
            return Ok(true);
        }
    }
    Ok(false)
}
