//! Items, length, membership, through slots.
//!
//! A type with `subscript` is a mapping or takes slices itself; one with only `item` is a sequence addressed by position.

use super::{attribute, call, compare, iterate, number};
use crate::heap::Ref;
use crate::object::types::generic_alias;
use crate::object::{Args, Ctx, Object, PyResult, Raised, type_flags};

/// `a[key]`.
pub fn get(cx: &Ctx, a: &Ref, key: &Ref) -> PyResult<Ref> {
    let slots = a.ty().slots();
    if let Some(subscript) = slots.subscript {
        return subscript(cx, a, key);
    }
    if slots.item.is_some() {
        if key.ty().slots().index.is_some() {
            return at(cx, a, number::index_isize(cx, key)?);
        }
        return cx.type_error(&format!("sequence index must be integer, not '{}'", key.ty().display_name()));
    }
    if let Some(class) = a.as_type() {
        if class.is(cx.types.type_) {
            return generic_alias::of(cx, a, key);
        }
        return match attribute::get_optional(cx, a, &cx.names.__class_getitem__)? {
            Some(method) if !cx.is_none(&method) => call::call(cx, &method, Args::new(std::slice::from_ref(key))),
            _ => cx.type_error(&format!("type '{}' is not subscriptable", class.display_name())),
        };
    }
    cx.type_error(&format!("'{}' object is not subscriptable", a.ty().display_name()))
}

/// Item by position (`PySequence_GetItem`): negative ones count from the end.
pub fn at(cx: &Ctx, a: &Ref, index: isize) -> PyResult<Ref> {
    let slots = a.ty().slots();
    let Some(item) = slots.item else {
        return cx.type_error(&format!("'{}' object does not support indexing", a.ty().display_name()));
    };
    let mut index = index;
    if index < 0
        && let Some(len) = slots.len
    {
        index += len(cx, a)? as isize;
    }
    item(cx, a, index)
}

/// `a[key] = value`.
pub fn set(cx: &Ctx, a: &Ref, key: &Ref, value: &Ref) -> PyResult<()> {
    match a.ty().slots().set_subscript {
        Some(set) => set(cx, a, key, Some(value)),
        None => cx.type_error(&format!("'{}' object does not support item assignment", a.ty().display_name())),
    }
}

/// `del a[key]`.
pub fn delete(cx: &Ctx, a: &Ref, key: &Ref) -> PyResult<()> {
    match a.ty().slots().set_subscript {
        Some(set) => set(cx, a, key, None),
        None => {
            // CPython has one text for sequences asked by position and one for everything else.
            let slots = a.ty().slots();
            let is_sequence = a.has_flag(type_flags::HEAP_TYPE)
                || slots.item.is_some()
                || slots.contains.is_some()
                || slots.concat.is_some()
                || a.is_exact(cx.types.dict_values);
            let word = if is_sequence && key.ty().slots().index.is_some() { "doesn't" } else { "does not" };
            cx.type_error(&format!("'{}' object {word} support item deletion", a.ty().display_name()))
        }
    }
}

/// `len(a)`.
#[inline]
pub fn len(cx: &Ctx, a: &Ref) -> PyResult<usize> {
    match a.ty().slots().len {
        Some(len) => len(cx, a),
        None => cx.type_error(&format!("object of type '{}' has no len()", a.ty().display_name())),
    }
}

/// `item in a`.
pub fn contains(cx: &Ctx, a: &Ref, item: &Ref) -> PyResult<bool> {
    if let Some(contains) = a.ty().slots().contains {
        return contains(cx, a, item);
    }
    let iterator = match iterate::iter(cx, a) {
        Ok(iterator) => iterator,
        Err(raised) => return not_iterable(cx, a, raised),
    };
    while let Some(found) = iterate::next(cx, &iterator)? {
        if compare::equal(cx, &found, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cold]
fn not_iterable<T>(cx: &Ctx, a: &Ref, raised: Raised) -> PyResult<T> {
    if cx.swallow(cx.types.type_error) {
        return cx.type_error(&format!("argument of type '{}' is not iterable", a.ty().display_name()));
    }
    Err(raised)
}

/// `operator.indexOf` and `operator.countOf` need these: how often an item occurs, or (None: ValueError) where it occurs first.
pub fn count(cx: &Ctx, a: &Ref, item: &Ref) -> PyResult<usize> {
    let iterator = match iterate::iter(cx, a) {
        Ok(iterator) => iterator,
        Err(raised) => return not_iterable(cx, a, raised),
    };
    let mut count = 0;
    while let Some(found) = iterate::next(cx, &iterator)? {
        count += compare::equal(cx, &found, item)? as usize;
    }
    Ok(count)
}

/// Position of the first item that is equal; ValueError "sequence.index(x): x not in sequence".
pub fn index(cx: &Ctx, a: &Ref, item: &Ref) -> PyResult<usize> {
    let iterator = match iterate::iter(cx, a) {
        Ok(iterator) => iterator,
        Err(raised) => return not_iterable(cx, a, raised),
    };
    let mut index = 0;
    while let Some(found) = iterate::next(cx, &iterator)? {
        if compare::equal(cx, &found, item)? {
            return Ok(index);
        }
        index += 1;
    }
    cx.value_error("sequence.index(x): x not in sequence")
}
