//! What the machine's inline caches ask of a dict: a version of its keys, and entries by number.
//!
//! While `keys_version(dict)` is what it was, the same keys stand in the same entries; values may have changed, and a key-sharing dict may have
//! lost one. 0 is no version. Versions are given out on request and never reused.

use std::cell::Cell;

use super::body::{self, body};
use crate::heap::{Field, Ref};
use crate::object::Ctx;

thread_local! {
    /// Last version given out; 1 belongs to the table of all empty dicts.
    static LAST: Cell<u32> = const { Cell::new(1) };
}

/// The version of a dict's keys; 0 if there are no more numbers.
#[inline]
pub fn keys_version(dict: &Ref) -> u32 {
    let table = body(dict).table();
    match table.version() {
        0 => assign(table),
        version => version,
    }
}

/// Gives a table a version.
#[inline(never)]
pub(super) fn assign(table: super::table::Table) -> u32 {
    let Some(version) = LAST.get().checked_add(1) else { return 0 };
    LAST.set(version);
    table.set_version(version);
    version
}

/// The version of a dict's keys if one was given out, else 0.
#[inline(always)]
pub fn current_version(dict: &Ref) -> u32 {
    body(dict).table().version()
}

/// The entry number of an exact str key that has a value.
#[inline]
pub fn entry_index(dict: &Ref, key: &Ref) -> Option<usize> {
    let dict = body(dict);
    body::find_str_key(Ctx::current(), dict, key).filter(|&entry| dict.value_of(entry).is_some())
}

/// The value in an entry, borrowed: do not keep it across anything that runs Python code. `index` came from `entry_index` under the same version.
#[inline(always)]
pub fn value_at(dict: &Ref, index: usize) -> Option<&Ref> {
    body(dict).value_of(index)
}

/// Stores in an entry of the same version, then drops the old value.
#[inline]
pub fn set_value_at(dict: &Ref, index: usize, value: Ref) {
    let dict = body(dict);
    if let Some(key) = dict.table().key(index).borrow() {
        body::maintain_tracking(dict, key, &value);
    }
    drop(body::store(dict, index, value));
}

/// Where the value of an entry lies, for as long as the keys keep their version; None if the dict shares its keys with others.
pub fn value_place(dict: &Ref, index: usize) -> Option<&Field> {
    let dict = body(dict);
    dict.values().is_none().then(|| dict.table().value(index))
}
