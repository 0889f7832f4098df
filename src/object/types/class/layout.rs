//! What a class's instances look like: the base that decides the layout, `__slots__`, instance dict and weak reference list.
//!
//! ```text
//!  instance  ┌ weak list, dict (managed) ┐┌ collector ┐┌ base's body ┐┌ own slots, sorted by name ┐
//!             -32                          -16          0             basic_size - 8 * slot count
//! ```

use crate::heap::Ref;
use crate::object::protocol::text;
use crate::object::types::{dict, list, str_, tuple};
use crate::object::{Ctx, Object, PyResult, TypeBody, type_flags};

/// The nearest type that the layout comes from: a class that adds only a dict does not count.
pub fn solid_base(class: &TypeBody) -> Ref {
    let mut current = class.to_ref();
    loop {
        let Some(base) = current.as_type().and_then(|class| class.base.get()) else { return current };
        if differs(&current, &base) {
            return current;
        }
        current = base;
    }
}

fn differs(a: &Ref, b: &Ref) -> bool {
    match (a.as_type(), b.as_type()) {
        (Some(a), Some(b)) => a.kind.basic_size.get() != b.kind.basic_size.get() || a.kind.item_size.get() != b.kind.item_size.get(),
        _ => true,
    }
}

/// The base whose layout the class extends (`best_base`).
pub fn best_base(cx: &Ctx, bases: &Ref) -> PyResult<Ref> {
    let mut best: Option<(Ref, Ref)> = None;
    for entry in tuple::items(bases) {
        let Some(base) = entry.as_type() else { return cx.type_error("bases must be types") };
        if !base.has(type_flags::BASE_TYPE) {
            return cx.type_error(&format!("type '{}' is not an acceptable base type", base.display_name()));
        }
        let candidate = solid_base(base);
        let replace = match &best {
            None => true,
            Some((_, winner)) => match (winner.as_type(), candidate.as_type()) {
                (Some(winner), Some(candidate)) if winner.is_subtype(candidate) => false,
                (Some(winner), Some(candidate)) if candidate.is_subtype(winner) => true,
                _ => return cx.type_error("multiple bases have instance lay-out conflict"),
            },
        };
        if replace {
            best = Some((entry.clone(), candidate));
        }
    }
    match best {
        Some((base, _)) => Ok(base),
        None => Ok(cx.types.object.to_ref()),
    }
}

/// Whether instances have a dict (in whatever way).
pub fn has_dict(class: &TypeBody) -> bool {
    class.dict_offset.get() != 0 || class.has(type_flags::MANAGED_DICT)
}

/// Whether instances can be referred to weakly.
pub fn has_weak_list(class: &TypeBody) -> bool {
    class.weak_list_offset.get() != 0 || class.has(type_flags::MANAGED_WEAKREF)
}

/// What a class adds to its base.
pub struct Additions {
    /// Tuple of the names of its slots, mangled and sorted, or None without `__slots__`.
    pub slots: Option<Ref>,
    /// Whether it adds a dict.
    pub dict: bool,
    /// Whether it adds a weak reference list.
    pub weak_list: bool,
}

/// Reads `__slots__` from the namespace.
pub fn additions(cx: &Ctx, name: &Ref, base: &TypeBody, bases: &Ref, names: &Ref) -> PyResult<Additions> {
    let may_dict = !has_dict(base);
    let may_weak = !has_weak_list(base) && base.kind.item_size.get() == 0;
    let Some(declared) = dict::get_str(cx, names, &cx.names.__slots__) else {
        return Ok(Additions { slots: None, dict: may_dict, weak_list: may_weak });
    };
    let declared = if declared.has_flag(type_flags::STR) { tuple::new(cx, &[declared]) } else { tuple::from_iterable(cx, &declared)? };
    let entries = tuple::items(&declared);
    if !entries.is_empty() && base.kind.item_size.get() != 0 {
        return cx.type_error(&format!("nonempty __slots__ not supported for subtype of '{}'", base.display_name()));
    }
    let mut found = Additions { slots: None, dict: false, weak_list: false };
    for entry in entries {
        if !entry.has_flag(type_flags::STR) {
            return cx.type_error(&format!("__slots__ items must be strings, not '{}'", entry.ty().display_name()));
        }
        if !is_identifier(&str_::to_string_lossy(entry)) {
            return cx.type_error("__slots__ must be identifiers");
        }
        if str_::eq(entry, &cx.names.__dict__) {
            if !may_dict || found.dict {
                return cx.type_error("__dict__ slot disallowed: we already got one");
            }
            found.dict = true;
        }
        if str_::eq(entry, &cx.names.__weakref__) {
            if !may_weak || found.weak_list {
                return cx.type_error("__weakref__ slot disallowed: we already got one");
            }
            found.weak_list = true;
        }
    }
    let class_name = str_::to_string_lossy(name);
    let mut slots: Vec<Ref> = Vec::with_capacity(entries.len());
    for entry in entries {
        if str_::eq(entry, &cx.names.__dict__) || str_::eq(entry, &cx.names.__weakref__) {
            continue;
        }
        slots.push(mangle(cx, &class_name, entry));
        let machinery = ["__qualname__", "__classcell__", "__classdictcell__"].iter().any(|name| str_::eq_str(entry, name));
        if !machinery && dict::get(cx, names, entry)?.is_some() {
            let shown = str_::to_string_lossy(&text::repr(cx, entry)?);
            return cx.value_error(&format!("{shown} in __slots__ conflicts with class variable"));
        }
    }
    slots.sort_by(|a, b| str_::wtf8(a).cmp(&str_::wtf8(b)));
    // CPython sorts them in a list.
    let sorted = list::from_vec(cx, slots);
    found.slots = Some(tuple::new(cx, list::items(&sorted)));
    // A further base may bring a dict or weak list that the first does not have.
    for entry in tuple::items(bases) {
        if let Some(other) = entry.as_type()
            && !other.is(base)
        {
            found.dict |= may_dict && has_dict(other);
            found.weak_list |= may_weak && has_weak_list(other);
        }
    }
    Ok(found)
}

fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c)) && characters.all(unicode_ident::is_xid_continue)
}

/// `__x` in class `_C` is `_C__x`.
fn mangle(cx: &Ctx, class_name: &str, name: &Ref) -> Ref {
    let text = str_::to_string_lossy(name);
    let stripped = class_name.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || stripped.is_empty() {
        return name.clone();
    }
    cx.new_str(&format!("_{stripped}{text}"))
}
