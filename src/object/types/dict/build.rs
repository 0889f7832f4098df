//! Making dicts from others: copying and merging.
//!
//! A table without many holes is copied as a block, index and all; else the live items are inserted one by one, after one resize that makes
//! room for all of them.

use super::body::{self, body};
use super::table::{LOG2_MIN, Table, TableKind, log2_for_count, usable_fraction};
use super::values::Values;
use crate::heap::{self, Header, Ref};
use crate::object::protocol::{attribute, item, iterate};
use crate::object::types::{list, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// What a merge does with a key that is already there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// The new value wins.
    Replace,
    /// The old value stays.
    Keep,
    /// KeyError with the key.
    Raise,
}

/// Whether it is a dict that iterates as dicts do, so that its table may be read directly.
fn is_plain(cx: &Ctx, object: &Ref) -> bool {
    object.is_exact(cx.types.dict)
        || (object.has_flag(type_flags::DICT)
            && match (object.ty().slots().iter, cx.types.dict.slots().iter) {
                (Some(own), Some(plain)) => std::ptr::fn_addr_eq(own, plain),
                _ => false,
            })
}

/// A copy (`dict.copy`): always an exact dict.
pub fn copy(cx: &Ctx, dict: &Ref) -> PyResult<Ref> {
    let from = body(dict);
    if from.used() == 0 {
        return Ok(body::new(cx));
    }
    if let Some(values) = from.values() {
        let table = from.table();
        let slots = table.entries() + table.usable();
        let Some(copied) = Values::new(slots) else { return cx.no_memory() };
        copied.copy_order(values);
        for index in 0..slots.min(values.slots()) {
            drop(copied.get(index).replace(values.get(index).get()));
        }
        table.count_up();
        let result = body::allocate(cx.types.dict);
        let to = body(&result);
        to.set_table(table);
        to.set_values(Some(copied));
        to.set_used(from.used());
        if heap::is_tracked(dict) {
            heap::track(&result);
        }
        return Ok(result);
    }
    if is_plain(cx, dict) && from.used() >= from.table().entries() * 2 / 3 {
        let Some(table) = from.table().duplicate() else { return cx.no_memory() };
        let result = body::with_table(cx, table, None, from.used());
        if heap::is_tracked(dict) {
            heap::track(&result);
        }
        return Ok(result);
    }
    let result = body::new(cx);
    merge(cx, &result, dict, Conflict::Replace)?;
    Ok(result)
}

/// Inserts every item of a mapping (a dict, or anything with `keys()` and `__getitem__`).
pub fn merge(cx: &Ctx, dict: &Ref, other: &Ref, conflict: Conflict) -> PyResult<()> {
    if is_plain(cx, other) { merge_dict(cx, dict, other, conflict) } else { merge_mapping(cx, dict, other, conflict) }
}

fn merge_dict(cx: &Ctx, target: &Ref, source: &Ref, conflict: Conflict) -> PyResult<()> {
    let (to, from) = (body(target), body(source));
    if target.is(source) || from.used() == 0 {
        return Ok(());
    }
    let mut conflict = conflict;
    if to.used() == 0 {
        conflict = Conflict::Replace;
        let table = from.table();
        let fresh = table.log2_size() == LOG2_MIN || usable_fraction(table.slots() / 2) < from.used();
        if from.values().is_none() && from.used() == table.entries() && fresh {
            let Some(copied) = table.duplicate() else { return cx.no_memory() };
            let (old, old_values) = (to.table(), to.values());
            to.set_table(copied);
            to.set_values(None);
            to.set_used(from.used());
            if heap::is_tracked(source) && !heap::is_tracked(target) {
                heap::track(target);
            }
            // SAFETY: the dict was empty and does not refer to them any more.
            unsafe {
                if let Some(values) = old_values {
                    values.free();
                }
                old.release();
            }
            return Ok(());
        }
    }
    if usable_fraction(to.table().slots()) < from.used() {
        body::resize(cx, to, log2_for_count(to.used() + from.used()), from.table().is_str())?;
    }
    let entries = from.table().entries();
    let mut position = 0;
    while let Some((key, value, hash)) = body::next_hashed(source, &mut position) {
        let skip = conflict != Conflict::Replace && body::contains_hashed(cx, target, &key, hash)?;
        if !skip {
            body::set_hashed(cx, target, &key, hash, &value)?;
        } else if conflict == Conflict::Raise {
            return cx.raise_with(cx.types.key_error, &[key]);
        }
        drop(value);
        drop(key);
        if entries != from.table().entries() {
            return cx.raise(cx.types.runtime_error, "dict mutated during update");
        }
    }
    Ok(())
}

/// A list of what a mapping's method `keys` or `items` gives.
pub fn listed(cx: &Ctx, source: &Ref, name: &Ref) -> PyResult<Ref> {
    let method = attribute::get(cx, source, name)?;
    let given = crate::object::protocol::call::call(cx, &method, Args::NONE)?;
    drop(method);
    let Ok(iterator) = iterate::iter(cx, &given) else {
        if cx.swallow(cx.types.type_error) {
            return cx.type_error(&format!(
                "{}.{}() returned a non-iterable (type {})",
                Header::ty(source).display_name(),
                str_::to_string_lossy(name),
                Header::ty(&given).display_name()
            ));
        }
        return Err(crate::object::Raised);
    };
    let all = list::new(cx);
    list::extend(cx, &all, &iterator)?;
    Ok(all)
}

fn merge_mapping(cx: &Ctx, target: &Ref, source: &Ref, conflict: Conflict) -> PyResult<()> {
    let keys = listed(cx, source, &cx.names.keys)?;
    let iterator = iterate::iter(cx, &keys)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        if conflict != Conflict::Replace && body::contains(cx, target, &key)? {
            if conflict == Conflict::Raise {
                return cx.raise_with(cx.types.key_error, &[key]);
            }
            continue;
        }
        let value = item::get(cx, source, &key)?;
        body::set(cx, target, &key, &value)?;
    }
    Ok(())
}

/// Inserts every pair of an iterable of pairs; later ones win.
pub fn from_pairs(cx: &Ctx, dict: &Ref, pairs: &Ref) -> PyResult<()> {
    let iterator = iterate::iter(cx, pairs)?;
    let mut number = 0usize;
    while let Some(pair) = iterate::next(cx, &iterator)? {
        if pair.is_exact(cx.types.tuple) && tuple::len(&pair) == 2 {
            let (key, value) = (tuple::get(&pair, 0), tuple::get(&pair, 1));
            body::set(cx, dict, &key, &value)?;
        } else {
            let sequence = if pair.has_flag(type_flags::LIST | type_flags::TUPLE) {
                pair.clone()
            } else {
                let all = list::new(cx);
                if list::extend(cx, &all, &pair).is_err() {
                    if cx.raised_is(cx.types.type_error) {
                        drop(cx.take_raised());
                        return cx.type_error(&format!("cannot convert dictionary update sequence element #{number} to a sequence"));
                    }
                    return Err(crate::object::Raised);
                }
                all
            };
            let is_list = sequence.has_flag(type_flags::LIST);
            let length = if is_list { list::len(&sequence) } else { tuple::len(&sequence) };
            let item = |index| if is_list { list::get(&sequence, index) } else { Some(tuple::get(&sequence, index)) };
            let (2, Some(key), Some(value)) = (length, item_if(length == 2, || item(0)), item_if(length == 2, || item(1))) else {
                return cx.value_error(&format!("dictionary update sequence element #{number} has length {length}; 2 is required"));
            };
            body::set(cx, dict, &key, &value)?;
        }
        number += 1;
    }
    Ok(())
}

fn item_if(wanted: bool, item: impl FnOnce() -> Option<Ref>) -> Option<Ref> {
    if wanted { item() } else { None }
}

/// Updates from a mapping or iterable of pairs.
pub fn update(cx: &Ctx, dict: &Ref, other: &Ref) -> PyResult<()> {
    if other.is_exact(cx.types.dict) {
        return merge(cx, dict, other, Conflict::Replace);
    }
    match attribute::get_optional(cx, other, &cx.names.keys)? {
        Some(_) => merge(cx, dict, other, Conflict::Replace),
        None => from_pairs(cx, dict, other),
    }
}

/// Names in a display that are compared with each other; more are looked up one by one.
const FEW: usize = 16;

/// A dict display of a few names. None (and nothing has happened) unless the keys are interned and all different.
///
/// # Safety
/// If there is a dict, the references have moved into it.
pub unsafe fn take_names(cx: &Ctx, items: &[Ref]) -> Option<Ref> {
    let count = items.len() / 2;
    if count > FEW {
        return None;
    }
    for (index, key) in items.iter().enumerate().step_by(2) {
        let is_name = key.is_exact(cx.types.str_) && str_::is_interned(key);
        if !is_name || items[..index].iter().step_by(2).any(|other| other.is(key)) {
            return None;
        }
    }
    let dict = if count > usable_fraction(1 << LOG2_MIN) { body::presized(cx, count, true) } else { body::new(cx) };
    let own = body(&dict);
    if own.table().is_empty_table() {
        own.set_table(Table::new(LOG2_MIN, TableKind::Str)?);
    }
    if own.table().usable() < count {
        return None;
    }
    // SAFETY: interned str have their hashes; the caller does not look at the references again.
    unsafe { own.table().take_pairs(items) };
    own.set_used(count);
    if items.iter().skip(1).step_by(2).any(|value| tuple::may_be_tracked(value)) {
        heap::track(&dict);
    }
    Some(dict)
}
