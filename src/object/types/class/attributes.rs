//! Attributes of type objects: found through the metatype and the type's own MRO, stored in the type's dict with its slots kept up.

use super::lookup::{lookup, modified};
use super::slots_update;
use crate::heap::Ref;
use crate::object::protocol::{attribute, item};
use crate::object::types::{dict, str_};
use crate::object::{Ctx, Object, PyResult, TypeBody, type_flags};

/// `type.__getattribute__`
pub fn get_attribute(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Ref> {
    match find(cx, this, name)? {
        Some(value) => Ok(value),
        None => {
            let raised = no_attribute(cx, this, name);
            attribute::add_context(cx, this, name);
            raised
        }
    }
}

#[cold]
fn no_attribute<T>(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<T> {
    let class = this.as_type().map_or_else(String::new, TypeBody::display_name);
    let message = format!("type object '{class}' has no attribute '{}'", str_::to_string_lossy(name));
    cx.raise(cx.types.attribute_error, &message)
}

/// The same; None when there is no such attribute.
pub fn get_attribute_optional(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    match find(cx, this, name) {
        Err(raised) => {
            if cx.swallow(cx.types.attribute_error) {
                Ok(None)
            } else {
                Err(raised)
            }
        }
        found => found,
    }
}

#[inline]
fn find(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    attribute::check_name(cx, name)?;
    let Some(class) = this.as_type() else { return Ok(None) };
    let meta = this.ty();
    let meta_found = lookup(cx, meta, name);
    if let Some(found) = &meta_found {
        let slots = found.ty().slots();
        if let (Some(get), true) = (slots.descr_get, slots.descr_set.is_some()) {
            return get(cx, found, Some(this), &meta.to_ref()).map(Some);
        }
    }
    if let Some(found) = lookup(cx, class, name) {
        return match found.ty().slots().descr_get {
            Some(get) => get(cx, &found, None, this).map(Some),
            None => Ok(Some(found)),
        };
    }
    match meta_found {
        Some(found) => match found.ty().slots().descr_get {
            Some(get) => get(cx, &found, Some(this), &cx.type_of(this)).map(Some),
            None => Ok(Some(found)),
        },
        None => Ok(None),
    }
}

/// `type.__setattr__`, `type.__delattr__`
pub fn set_attribute(cx: &Ctx, this: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    attribute::check_name(cx, name)?;
    let Some(class) = this.as_type() else { return attribute::no_attribute_to_set(cx, this, name) };
    if class.has(type_flags::IMMUTABLE) {
        let message = format!("cannot set '{}' attribute of immutable type '{}'", str_::to_string_lossy(name), class.display_name());
        return cx.type_error(&message);
    }
    let name = &str_::intern_object(cx, name);
    if let Some(found) = lookup(cx, this.ty(), name)
        && let Some(set) = found.ty().slots().descr_set
    {
        set(cx, &found, this, value)?;
        modified(class);
        slots_update::update_named(cx, class, name);
        return Ok(());
    }
    let Some(names) = class.dict.get() else { return no_attribute(cx, this, name) };
    // The version goes first and the old value last: what its end runs sees the new state.
    let old = dict::get(cx, &names, name)?;
    modified(class);
    match value {
        Some(value) => dict::set(cx, &names, name, value)?,
        None => {
            if !dict::delete(cx, &names, name)? {
                return no_attribute(cx, this, name);
            }
        }
    }
    modified(class);
    slots_update::update_named(cx, class, name);
    drop(old);
    Ok(())
}

/// "module.qualname" of a type for reprs; the plain name if it is in builtins.
pub fn full_name(cx: &Ctx, class: &TypeBody) -> String {
    let full = class.full_name.get();
    if !full.is_empty() {
        return full.to_owned();
    }
    let qualname = class.qualname.borrow().map_or_else(|| class.name_string(), str_::to_string_lossy);
    let module = class.dict.borrow().and_then(|names| dict::get_str(cx, names, &cx.names.__module__));
    match module {
        Some(module) if module.has_flag(type_flags::STR) && !str_::eq_str(&module, "builtins") => {
            format!("{}.{qualname}", str_::to_string_lossy(&module))
        }
        _ => class.name_string(),
    }
}

/// Adds the names of a class and of all its bases to a dict (`merge_class_dict`).
pub fn merge_dir(cx: &Ctx, names: &Ref, class: &Ref) -> PyResult<()> {
    if let Some(own) = attribute::get_optional(cx, class, &cx.names.__dict__)? {
        dict::update(cx, names, &own)?;
    }
    if let Some(bases) = attribute::get_optional(cx, class, &cx.names.__bases__)? {
        for index in 0..item::len(cx, &bases)? {
            let index = crate::object::types::int::from_usize(cx, index);
            let base = item::get(cx, &bases, &index)?;
            cx.nested(" in __dir__", || merge_dir(cx, names, &base))?;
        }
    }
    Ok(())
}
