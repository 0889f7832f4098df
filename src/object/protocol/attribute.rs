//! Attributes of anything: reading, storing, special methods, and AttributeError with its `name` and `obj`.
//!
//! A read goes `get_attr` slot → (generic) data descriptor of the class, instance, class; see `types/object.rs`. How an attribute resolves, for
//! the machine's caches, is in `resolve.rs`.

use super::call;
use crate::heap::{Field, Ref};
use crate::object::types::{class, module, object, property, str_};
use crate::object::{Args, Ctx, Object, PyResult, slot_table, type_flags};

/// Fails unless the attribute's name is a str.
#[inline]
pub fn check_name(cx: &Ctx, name: &Ref) -> PyResult<()> {
    if name.has_flag(type_flags::STR) { Ok(()) } else { bad_name(cx, name) }
}

#[cold]
fn bad_name(cx: &Ctx, name: &Ref) -> PyResult<()> {
    cx.type_error(&format!("attribute name must be string, not '{}'", name.ty().display_name()))
}

/// `a.name`.
#[inline]
pub fn get(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<Ref> {
    check_name(cx, name)?;
    let Some(slot) = a.ty().slots().get_attr else { return no_attribute(cx, a, name) };
    let result = slot(cx, a, name);
    if result.is_err() {
        add_context(cx, a, name);
    }
    result
}

/// The same; AttributeError becomes None.
pub fn get_optional(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    check_name(cx, name)?;
    let Some(slot) = a.ty().slots().get_attr else { return Ok(None) };
    let address = slot as usize;
    if address == object::get_attribute as *const () as usize {
        return object::get_attribute_optional(cx, a, name);
    }
    if address == class::get_attribute as *const () as usize {
        return class::get_attribute_optional(cx, a, name);
    }
    if address == module::get_attribute as *const () as usize {
        return module::get_attribute_optional(cx, a, name);
    }
    match slot(cx, a, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            if cx.swallow(cx.types.attribute_error) {
                Ok(None)
            } else {
                Err(raised)
            }
        }
    }
}

/// `a.name = value`.
#[inline]
pub fn set(cx: &Ctx, a: &Ref, name: &Ref, value: &Ref) -> PyResult<()> {
    store(cx, a, name, Some(value))
}

/// `del a.name`.
pub fn delete(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<()> {
    store(cx, a, name, None)
}

fn store(cx: &Ctx, a: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    check_name(cx, name)?;
    let name = str_::intern_object(cx, name);
    match a.ty().slots().set_attr {
        Some(slot) => slot(cx, a, &name, value),
        None => no_attribute(cx, a, &name),
    }
}

/// What the class's attribute gives when read through `this`.
#[inline]
pub fn bind(cx: &Ctx, found: &Ref, this: &Ref) -> PyResult<Ref> {
    match found.ty().slots().descr_get {
        Some(slot) => slot(cx, found, Some(this), &cx.type_of(this)),
        None => Ok(found.clone()),
    }
}

/// What a descriptor written in Python, or a property, gives: the call takes over the counts of instance and class, which CPython borrows. None:
/// it is another descriptor, nothing has happened.
#[inline]
pub fn get_giving(cx: &Ctx, found: &Ref, given: impl FnOnce() -> (Ref, Ref)) -> Option<PyResult<Ref>> {
    if found.is_exact(cx.types.property) {
        let getter = property::getter(found)?;
        return Some(call::call_giving(cx, &getter, [given().0]));
    }
    let slot = found.ty().slots().descr_get?;
    if !slot_table::is_generic_get(slot) {
        return None;
    }
    let method = class::lookup(cx, found.ty(), &cx.names.__get__)?;
    if !method.is_exact(cx.types.function) {
        return None;
    }
    let (instance, owner) = given();
    Some(call::call_giving(cx, &method, [found.clone(), instance, owner]))
}

/// Special method of the type, bound to `a` (`_PyObject_LookupSpecial`).
pub fn get_special(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    match class::lookup(cx, a.ty(), name) {
        Some(found) => bind(cx, &found, a).map(Some),
        None => Ok(None),
    }
}

/// A special method as `maybe_method` finds it.
pub struct Method {
    /// What is to be called.
    pub function: Ref,
    /// Whether it takes the object as its first argument, or is bound to it.
    unbound: bool,
}

impl Method {
    /// Calls it for that object.
    pub fn call<const N: usize>(&self, cx: &Ctx, this: &Ref, rest: [&Ref; N]) -> PyResult<Ref> {
        if self.unbound {
            return call::with_laid_behind(this, rest, |all| call::call(cx, &self.function, Args::new(all)));
        }
        call::call_with(cx, &self.function, rest)
    }
}

/// A special method of the type; where binding it fails there is none.
pub fn maybe_method(cx: &Ctx, this: &Ref, name: &Ref) -> Option<Method> {
    let found = class::lookup(cx, this.ty(), name)?;
    if found.has_flag(type_flags::METHOD_DESCRIPTOR) {
        return Some(Method { function: found, unbound: true });
    }
    match bind(cx, &found, this) {
        Ok(function) => Some(Method { function, unbound: false }),
        Err(_) => {
            drop(cx.take_raised());
            None
        }
    }
}

/// Calls a special method of the type; None if the type does not have it.
pub fn call_special<const N: usize>(cx: &Ctx, this: &Ref, name: &Ref, rest: [&Ref; N]) -> Option<PyResult<Ref>> {
    let found = class::lookup(cx, this.ty(), name)?;
    Some(call_found(cx, &found, this, rest))
}

/// Calls what was found on the type with these arguments, bound to `this`.
pub fn call_found<const N: usize>(cx: &Ctx, found: &Ref, this: &Ref, rest: [&Ref; N]) -> PyResult<Ref> {
    if found.has_flag(type_flags::METHOD_DESCRIPTOR) {
        return call::with_laid_behind(this, rest, |all| call::call(cx, found, Args::new(all)));
    }
    let bound = bind(cx, found, this)?;
    call::call_with(cx, &bound, rest)
}

/// `a.name` for a call: `(function, true)` if it is a function of the class that takes `a` as first argument, else `(value, false)`.
pub fn get_method(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<(Ref, bool)> {
    let class = a.ty();
    let is_generic = class.slots().get_attr.is_some_and(|slot| slot as usize == object::get_attribute as *const () as usize);
    if is_generic
        && name.has_flag(type_flags::STR)
        && let Some(found) = class::lookup(cx, class, name)
        && found.has_flag(type_flags::METHOD_DESCRIPTOR)
    {
        return match object::instance_value(cx, a, name)? {
            Some(value) => Ok((value, false)),
            None => Ok((found, true)),
        };
    }
    get(cx, a, name).map(|value| (value, false))
}

/// AttributeError "'T' object has no attribute 'x'".
#[cold]
#[inline(never)]
pub fn no_attribute<T>(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<T> {
    let raised = no_attribute_to_set(cx, a, name);
    add_context(cx, a, name);
    raised
}

/// The same from storing and deleting: such an error holds neither the object nor the name.
#[cold]
#[inline(never)]
pub fn no_attribute_to_set<T>(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<T> {
    let message = format!("'{}' object has no attribute '{}'", a.ty().display_name(), str_::to_string_lossy(name));
    cx.raise(cx.types.attribute_error, &message)
}

/// AttributeError with this message, `obj` and `name`.
#[cold]
#[inline(never)]
pub fn attribute_error<T>(cx: &Ctx, a: &Ref, name: &Ref, message: &str) -> PyResult<T> {
    let result = cx.raise(cx.types.attribute_error, message);
    add_context(cx, a, name);
    result
}

/// Offsets of `obj` and `name` in an AttributeError (CPython's layout).
const ERROR_OBJ: usize = 72;
const ERROR_NAME: usize = 80;

/// Gives a waiting AttributeError that knows neither object nor name both of them.
#[cold]
#[inline(never)]
pub fn add_context(cx: &Ctx, a: &Ref, name: &Ref) {
    let Some(raised) = cx.raised.get() else { return };
    if !raised.is_instance(cx.types.attribute_error) || raised.kind().basic_size.get() < 88 {
        return;
    }
    // SAFETY: an AttributeError has 88 bytes, with these two fields (see the layout in `exception`).
    let (obj_field, name_field) = unsafe {
        let start = raised.as_ptr().cast::<u8>();
        (start.add(ERROR_OBJ).cast::<Field>().as_ref(), start.add(ERROR_NAME).cast::<Field>().as_ref())
    };
    if obj_field.is_none() && name_field.is_none() {
        obj_field.set(Some(a.clone()));
        name_field.set(Some(name.clone()));
    }
}
