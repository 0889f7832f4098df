//! Union, intersection, differences, inclusion, over sets and any iterables, in the order in which CPython looks at keys.

use super::body::{self, body};
use crate::heap::Ref;
use crate::object::protocol::iterate;
use crate::object::types::dict;
use crate::object::{Ctx, Object, PyResult, TypeBody};

/// The builtin type of the result of an operation on a set.
pub(super) fn base_type(cx: &Ctx, set: &Ref) -> &'static TypeBody {
    if set.is_exact(cx.types.set) {
        return cx.types.set;
    }
    if set.ty().is_subtype(cx.types.frozenset) { cx.types.frozenset } else { cx.types.set }
}

/// A new set of this type with the items of an iterable.
pub(super) fn new_from(cx: &Ctx, class: &TypeBody, items: Option<&Ref>) -> PyResult<Ref> {
    let result = body::new_of_class(cx, class)?;
    if let Some(items) = items {
        update(cx, &result, items)?;
    }
    Ok(result)
}

/// A copy, of a builtin type.
pub(super) fn copy(cx: &Ctx, set: &Ref) -> PyResult<Ref> {
    new_from(cx, base_type(cx, set), Some(set))
}

/// Adds every item of an iterable.
pub fn update(cx: &Ctx, set: &Ref, items: &Ref) -> PyResult<()> {
    if body::is_any_set(cx, items) {
        return body::merge(cx, set, items);
    }
    if items.is_exact(cx.types.dict) {
        let to = body(set);
        let count = dict::len(items);
        if (to.fill() + count) * 5 >= to.mask() * 3 {
            body::resize(cx, to, (to.used() + count) * 2)?;
        }
        let mut position = 0;
        while let Some((key, _, hash)) = dict::next_hashed(items, &mut position) {
            body::add_hashed(cx, set, &key, hash)?;
        }
        return Ok(());
    }
    iterate::for_each(cx, items, |item| body::add(cx, set, &item))
}

/// `set & other`
pub fn intersection(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<Ref> {
    if set.is(other) {
        return copy(cx, set);
    }
    let result = body::new_of_class(cx, base_type(cx, set))?;
    if body::is_any_set(cx, other) {
        let (large, small) = if body::len(other) > body::len(set) { (other, set) } else { (set, other) };
        let mut position = 0;
        while let Some((key, hash)) = body::next_position(small, &mut position) {
            if body::contains_hashed(cx, large, &key, hash)? {
                body::add_hashed(cx, &result, &key, hash)?;
            }
        }
        return Ok(result);
    }
    let iterator = iterate::iter(cx, other)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        let hash = dict::key_hash(cx, &key)?;
        if body::contains_hashed(cx, set, &key, hash)? {
            body::add_hashed(cx, &result, &key, hash)?;
            if body::len(&result) >= body::len(set) {
                break;
            }
        }
    }
    Ok(result)
}

/// Removes every item of an iterable.
pub(in crate::object::types) fn difference_update(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<()> {
    if set.is(other) {
        body::clear(set);
        return Ok(());
    }
    if body::is_any_set(cx, other) {
        let other = if body::len(other) >> 3 > body::len(set) { intersection(cx, set, other)? } else { other.clone() };
        let mut position = 0;
        while let Some((key, hash)) = body::next_position(&other, &mut position) {
            body::discard_hashed(cx, set, &key, hash)?;
        }
    } else {
        iterate::for_each(cx, other, |item| body::discard(cx, set, &item).map(|_| ()))?;
    }
    let target = body(set);
    if target.fill() - target.used() <= target.mask() / 4 {
        return Ok(());
    }
    let used = target.used();
    body::resize(cx, target, if used > 50000 { used * 2 } else { used * 4 })
}

/// `set - other`
pub fn difference(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<Ref> {
    let is_dict = other.is_exact(cx.types.dict);
    let size = if is_dict {
        dict::len(other)
    } else if body::is_any_set(cx, other) {
        body::len(other)
    } else {
        usize::MAX
    };
    if size == usize::MAX || body::len(set) >> 2 > size {
        let result = copy(cx, set)?;
        difference_update(cx, &result, other)?;
        return Ok(result);
    }
    let result = body::new_of_class(cx, base_type(cx, set))?;
    let mut position = 0;
    while let Some((key, hash)) = body::next_position(set, &mut position) {
        let there = if is_dict { dict::contains_hashed(cx, other, &key, hash)? } else { body::contains_hashed(cx, other, &key, hash)? };
        if !there {
            body::add_hashed(cx, &result, &key, hash)?;
        }
    }
    Ok(result)
}

fn toggle(cx: &Ctx, set: &Ref, key: &Ref, hash: i64) -> PyResult<()> {
    if !body::discard_hashed(cx, set, key, hash)? {
        body::add_hashed(cx, set, key, hash)?;
    }
    Ok(())
}

/// Keeps what is in exactly one of both.
pub(in crate::object::types) fn symmetric_difference_update(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<()> {
    if set.is(other) {
        body::clear(set);
        return Ok(());
    }
    if other.is_exact(cx.types.dict) {
        let mut position = 0;
        while let Some((key, _, hash)) = dict::next_hashed(other, &mut position) {
            toggle(cx, set, &key, hash)?;
        }
        return Ok(());
    }
    let other = if body::is_any_set(cx, other) { other.clone() } else { new_from(cx, base_type(cx, set), Some(other))? };
    let mut position = 0;
    while let Some((key, hash)) = body::next_position(&other, &mut position) {
        toggle(cx, set, &key, hash)?;
    }
    Ok(())
}

/// `set ^ other`
pub fn symmetric_difference(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<Ref> {
    let result = new_from(cx, base_type(cx, set), Some(other))?;
    symmetric_difference_update(cx, &result, set)?;
    Ok(result)
}

/// `set | other`
pub(super) fn union(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<Ref> {
    let result = copy(cx, set)?;
    if !set.is(other) {
        update(cx, &result, other)?;
    }
    Ok(result)
}

/// `set <= other`, for any iterable.
pub fn is_subset(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<bool> {
    if !body::is_any_set(cx, other) {
        let common = intersection(cx, set, other)?;
        return Ok(body::len(&common) == body::len(set));
    }
    if body::len(set) > body::len(other) {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((key, hash)) = body::next_position(set, &mut position) {
        if !body::contains_hashed(cx, other, &key, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `set >= other`, for any iterable.
pub fn is_superset(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<bool> {
    if body::is_any_set(cx, other) {
        return is_subset(cx, other, set);
    }
    let iterator = iterate::iter(cx, other)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        if !body::contains(cx, set, &key)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether nothing is in both.
pub(super) fn is_disjoint(cx: &Ctx, set: &Ref, other: &Ref) -> PyResult<bool> {
    if set.is(other) {
        return Ok(body::len(set) == 0);
    }
    if body::is_exact_any(cx, other) {
        let (large, small) = if body::len(other) > body::len(set) { (other, set) } else { (set, other) };
        let mut position = 0;
        while let Some((key, hash)) = body::next_position(small, &mut position) {
            if body::contains_hashed(cx, large, &key, hash)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let iterator = iterate::iter(cx, other)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        if body::contains(cx, set, &key)? {
            return Ok(false);
        }
    }
    Ok(true)
}
