//! Attributes of instances: values in the instance, keys in one table of the class.
//!
//! ```text
//!  class ──► shared table (64 index slots, at most 30 keys, 768 bytes)
//!                  ▲ entry i ↔ value i
//!  instance: word at header - 24 ──┬─► values + 1 odd: the instance owns its values (`values.rs`)
//!                                  ├─► a dict    even: something asked for `__dict__`, the dict has taken the values over
//!                                  └─► 0         nothing yet (instances not made by `object.__new__`)
//! ```
//! The first instances reserve slots for keys to come; each new instance takes one free key away (never the last), so that classes settle on
//! the keys they have. A key for which there is no slot, or one that is not an exact str, turns the values into a dict of its own.
//! Whoever changes an instance's class must call `instance_dict` first: values belong to the class's table.

use std::cell::Cell;
use std::ptr::NonNull;

use super::body;
use super::cache;
use super::table::{LOG2_MIN, Table, TableKind, stored_hash, usable_fraction};
use super::values::Values;
use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::types::{str_, tuple};
use crate::object::{Ctx, Object, PyResult, TypeBody};

/// log2 of the index slots of a class's table.
const LOG2_SIZE: u8 = 6;
/// Most keys of a class's table.
const KEYS_MOST: usize = 30;
const _: () = assert!(LOG2_SIZE > LOG2_MIN && KEYS_MOST <= usable_fraction(1 << LOG2_SIZE));

/// A new shared table for a class.
pub fn new_table() -> *mut u8 {
    match Table::new(LOG2_SIZE, TableKind::Split) {
        Some(table) => {
            table.set_usable(KEYS_MOST);
            table.as_ptr()
        }
        None => std::ptr::null_mut(),
    }
}

/// Gives up the class's count on its table (null is allowed).
///
/// # Safety
/// `table` came from `new_table` and the class does not refer to it any more.
pub unsafe fn free_table(table: *mut u8) {
    if !table.is_null() {
        // SAFETY: see above.
        unsafe { Table::from_ptr(table).release() }
    }
}

/// A class's table.
#[inline(always)]
fn class_table(class: &TypeBody) -> Option<Table> {
    let table = class.shared_keys.get();
    // SAFETY: a class's table lives as long as the class.
    if table.is_null() { None } else { Some(unsafe { Table::from_ptr(table) }) }
}

/// Bytes of a class's table, for `type.__sizeof__`; 0 if it has none.
pub fn table_bytes(class: &TypeBody) -> usize {
    class_table(class).map_or(0, Table::bytes)
}

/// The class's table of an instance.
#[inline(always)]
fn table_of(object: &Header) -> Option<Table> {
    class_table(object.ty())
}

/// The word in front of an instance of a class with MANAGED_DICT.
#[inline(always)]
fn word(object: &Header) -> &Cell<usize> {
    // SAFETY: callers pass instances of such classes; their block begins 32 bytes before the header.
    unsafe { NonNull::from(object).cast::<u8>().sub(24).cast().as_ref() }
}

#[inline(always)]
fn values_of(object: &Header) -> Option<Values> {
    let word = word(object).get();
    if word & 1 == 0 {
        return None;
    }
    // SAFETY: an odd word is the address of live values plus one.
    NonNull::new((word - 1) as *mut u8).map(|pointer| unsafe { Values::from_ptr(pointer) })
}

#[inline(always)]
fn set_values(object: &Header, values: Values) {
    word(object).set(values.as_ptr().as_ptr() as usize + 1);
}

/// The dict in the word, borrowed.
#[inline(always)]
fn dict_field(object: &Header) -> Option<&Field> {
    // SAFETY: an even word is null or a counted pointer to a dict: the layout of a `Field`.
    if word(object).get() & 1 == 0 { Some(unsafe { NonNull::from(word(object)).cast::<Field>().as_ref() }) } else { None }
}

/// Gives a new instance its values (`_PyObject_InitializeDict`), taking one free key of its class away.
pub fn init_values(cx: &Ctx, object: &Ref) -> PyResult<()> {
    let Some(table) = table_of(object) else { return Ok(()) };
    if table.usable() > 1 {
        table.set_usable(table.usable() - 1);
    }
    let Some(values) = Values::new(table.entries() + table.usable()) else { return cx.no_memory() };
    set_values(object, values);
    Ok(())
}

/// Entry of an exact str key.
#[inline(always)]
fn find(cx: &Ctx, table: Table, name: &Ref) -> Option<usize> {
    let hash = stored_hash(name);
    let hash = if hash != -1 { hash } else { str_::hash(cx, name) };
    table.find_str(name, hash, |found| str_::eq(found, name))
}

/// The entry of a key in a class's table.
#[inline]
pub fn key_index(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<usize> {
    let table = class_table(class)?;
    if name.is_exact(cx.types.str_) { find(cx, table, name) } else { None }
}

/// Version of a class's table: while it is the same, keys keep their entries and no key was added. 0 if there is no table or no more numbers.
#[inline]
pub fn table_version(class: &TypeBody) -> u32 {
    match class_table(class) {
        None => 0,
        Some(table) => match table.version() {
            0 => cache::assign(table),
            version => version,
        },
    }
}

/// Address of value 0 of an instance that owns its values; None if a dict has them, or there are none yet.
///
/// Value i is a `Field` at `8 * i`. Storing into an empty one must go through `instance_set` (the order of insertion changes).
#[inline(always)]
pub fn values_ptr(object: &Header) -> Option<NonNull<Field>> {
    values_of(object).map(|values| values.as_ptr().cast())
}

/// Value of an instance that owns its values, by entry number; the fast path of inline caches.
#[inline(always)]
pub fn value_at(object: &Header, index: usize) -> Option<&Ref> {
    values_of(object)?.get(index).borrow()
}

/// Place of a value of an instance that owns its values, by entry number, into which a value is put now: an empty one counts as filled.
#[inline(always)]
pub fn place_to_fill(object: &Header, index: usize) -> Option<&Field> {
    let values = values_of(object)?;
    if index >= values.slots() {
        return None;
    }
    let place = values.get(index);
    if place.is_none() {
        values.push_order(index);
    }
    Some(place)
}

/// Whether an instance has any attribute of its own, be it in a dict.
pub fn has_values(object: &Header) -> bool {
    match values_of(object) {
        Some(values) => values.count() > 0,
        None => existing_dict(object).is_some_and(|names| body::len(names) > 0),
    }
}

/// The dict of an instance, if it has one already.
#[inline]
pub fn existing_dict(object: &Header) -> Option<&Ref> {
    dict_field(object).and_then(|field| field.borrow())
}

/// The value of an attribute in the instance.
#[inline]
pub fn instance_get(cx: &Ctx, object: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    if let Some(values) = values_of(object) {
        if !name.is_exact(cx.types.str_) {
            return get_by_odd_key(cx, object, name);
        }
        let Some(table) = table_of(object) else { return Ok(None) };
        return Ok(find(cx, table, name).and_then(|index| values.get(index).get()));
    }
    match existing_dict(object).cloned() {
        Some(dict) => body::get(cx, &dict, name),
        None => Ok(None),
    }
}

/// A key that is no exact str may equal one of the keys by its own `__eq__`.
#[cold]
fn get_by_odd_key(cx: &Ctx, object: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    let dict = instance_dict(cx, object)?;
    body::get(cx, &dict, name)
}

/// Stores (or deletes) an attribute in the instance; false if it was to be deleted and is not there.
pub fn instance_set(cx: &Ctx, object: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<bool> {
    if let (Some(values), Some(table)) = (values_of(object), table_of(object)) {
        if let Some(index) = if name.is_exact(cx.types.str_) { find_or_add(cx, table, name) } else { None } {
            let old = values.get(index).replace(value.cloned());
            match (&old, value) {
                (None, None) => return Ok(false),
                (None, Some(_)) => values.push_order(index),
                (Some(_), None) => values.remove_order(index),
                (Some(_), Some(_)) => {}
            }
            drop(old);
            return Ok(true);
        }
        materialize(cx, object, table, values);
    }
    let dict = match existing_dict(object) {
        Some(dict) => dict.clone(),
        None => instance_dict(cx, object)?,
    };
    match value {
        Some(value) => body::set(cx, &dict, name, value).map(|()| true),
        None => body::delete(cx, &dict, name),
    }
}

/// The entry of a key, added if there is a free one.
fn find_or_add(cx: &Ctx, table: Table, name: &Ref) -> Option<usize> {
    if let Some(index) = find(cx, table, name) {
        return Some(index);
    }
    if table.usable() == 0 {
        return None;
    }
    Some(table.push(stored_hash(name), name.clone(), None))
}

/// Hands the values over to a new dict, which the instance owns from now on.
fn materialize(cx: &Ctx, object: &Ref, table: Table, values: Values) {
    table.count_up();
    let mut used = 0;
    let mut track = false;
    for index in 0..(table.entries() + table.usable()).min(values.slots()) {
        if let Some(value) = values.get(index).borrow() {
            used += 1;
            track |= tuple::may_be_tracked(value);
        }
    }
    let dict = body::with_table(cx, table, Some(values), used);
    if track {
        heap::track(&dict);
    }
    word(object).set(dict.into_raw().as_ptr() as usize);
}

/// `object.__dict__`: made on first request.
pub fn instance_dict(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if let (Some(values), Some(table)) = (values_of(object), table_of(object)) {
        materialize(cx, object, table, values);
    }
    if let Some(dict) = existing_dict(object) {
        return Ok(dict.clone());
    }
    let dict = match table_of(object) {
        Some(table) => {
            let Some(values) = Values::new(table.entries() + table.usable()) else { return cx.no_memory() };
            table.count_up();
            body::with_table(cx, table, Some(values), 0)
        }
        None => body::new(cx),
    };
    if let Some(field) = dict_field(object) {
        field.set(Some(dict.clone()));
    }
    Ok(dict)
}

/// Replaces `object.__dict__` (a dict), or (None) drops it.
pub fn set_instance_dict(cx: &Ctx, object: &Ref, dict: Option<&Ref>) -> PyResult<()> {
    if let (Some(values), Some(table)) = (values_of(object), table_of(object)) {
        materialize(cx, object, table, values);
    }
    if let Some(field) = dict_field(object) {
        field.set(dict.cloned());
    }
    Ok(())
}

/// Drops values and dict of an instance.
pub fn clear_instance(object: &Header) {
    match (values_of(object), table_of(object)) {
        (Some(values), Some(table)) => {
            word(object).set(0);
            // SAFETY: the instance does not refer to the block any more.
            unsafe { values.release(table.entries()) }
        }
        _ => {
            if let Some(field) = dict_field(object) {
                drop(field.take());
            }
        }
    }
}

/// Visits values or dict of an instance.
pub fn traverse_instance(object: &Header, visit: Visit<'_>) {
    match (values_of(object), table_of(object)) {
        (Some(values), Some(table)) => {
            for index in 0..table.entries().min(values.slots()) {
                if let Some(value) = values.get(index).borrow() {
                    visit(value);
                }
            }
        }
        _ => {
            if let Some(dict) = existing_dict(object) {
                visit(dict);
            }
        }
    }
}
