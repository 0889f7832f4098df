//! Looking up plain keys without running Python code and without making objects of them: what the machine asks first.
//!
//! A str is compared by its characters, a machine integer by its value; when an entry with the same hash has a key of another type (`1.0`, `True`, an
//! instance), the answer is `Ask`: the ordinary way, which may call `__eq__`, decides.

use super::body::{body, insert_new, maintain_tracking_of_value, store, str_hash};
use crate::heap::Ref;
use crate::object::types::{int, str_};
use crate::object::{Ctx, Object, PyResult};

/// A key as the machine has it at hand.
#[derive(Clone, Copy)]
pub enum Plain<'a> {
    /// An exact str.
    Str(&'a Ref),
    /// A number that hashes to itself: below 2**61 - 1 in magnitude.
    Int(i64),
}

/// What is known.
pub enum Peek<T> {
    /// The key is there.
    Found(T),
    /// It is not.
    Missing,
    /// Only the ordinary way can tell.
    Ask,
}

impl<'a> Plain<'a> {
    /// An exact str or a number of that kind as a key.
    #[inline(always)]
    pub fn of(cx: &Ctx, object: &'a Ref) -> Option<Plain<'a>> {
        if object.is_exact(cx.types.str_) { Some(Plain::Str(object)) } else { Plain::int(int::as_compact(cx, object)?) }
    }

    /// A machine integer as a key, if its hash is its value (-1 aside).
    #[inline(always)]
    pub fn int(value: i64) -> Option<Plain<'static>> {
        (value.unsigned_abs() < (1 << 61) - 1).then_some(Plain::Int(value))
    }
}

/// The hash of a number that hashes to itself.
#[inline(always)]
fn int_hash(key: i64) -> i64 {
    if key == -1 { -2 } else { key }
}

#[inline(always)]
fn find(cx: &Ctx, dict: &Ref, key: Plain<'_>) -> Peek<usize> {
    let table = body(dict).table();
    let mut ask = false;
    let found = match key {
        Plain::Str(key) => {
            let hash = str_hash(cx, key);
            if table.is_str() {
                table.find_str(key, hash, |found| str_::eq(found, key))
            } else {
                table.find_plain(hash, |entry| {
                    let found = table.key(entry).borrow();
                    found.is_some_and(|found| {
                        found.is(key)
                            || table.hash(entry) == hash && {
                                let plain = found.is_exact(cx.types.str_);
                                ask |= !plain;
                                !plain || str_::eq(found, key)
                            }
                    })
                })
            }
        }
        Plain::Int(_) if table.is_str() => None,
        Plain::Int(key) => {
            let hash = int_hash(key);
            table.find_plain(hash, |entry| {
                table.hash(entry) == hash
                    && table.key(entry).borrow().is_some_and(|found| match int::as_compact(cx, found) {
                        Some(number) => number == key,
                        None => {
                            ask = true;
                            true
                        }
                    })
            })
        }
    };
    match found {
        _ if ask => Peek::Ask,
        Some(entry) => Peek::Found(entry),
        None => Peek::Missing,
    }
}

/// The value of a plain key in an exact dict, borrowed until the dict changes.
#[inline(always)]
pub fn peek<'a>(cx: &Ctx, dict: &'a Ref, key: Plain<'_>) -> Peek<&'a Ref> {
    match find(cx, dict, key) {
        Peek::Found(entry) => body(dict).value_of(entry).map_or(Peek::Missing, Peek::Found),
        Peek::Missing => Peek::Missing,
        Peek::Ask => Peek::Ask,
    }
}

/// Stores under a plain key in an exact dict; `make` gives the key as an object if it is new. If only the ordinary way can do it, the value
/// comes back and nothing has changed.
#[inline(always)]
pub fn put(cx: &Ctx, dict: &Ref, key: Plain<'_>, make: impl FnOnce() -> Ref, value: Ref) -> PyResult<Option<Ref>> {
    let dict_body = body(dict);
    match find(cx, dict, key) {
        Peek::Found(entry) => {
            maintain_tracking_of_value(dict_body, &value);
            drop(store(dict_body, entry, value));
            Ok(None)
        }
        Peek::Missing => {
            let table = dict_body.table();
            let hash = match key {
                Plain::Str(key) => str_hash(cx, key),
                Plain::Int(_) if table.is_str() && !table.is_empty_table() => return Ok(Some(value)),
                Plain::Int(key) => int_hash(key),
            };
            maintain_tracking_of_value(dict_body, &value);
            insert_new(cx, dict_body, make(), hash, value)?;
            Ok(None)
        }
        Peek::Ask => Ok(Some(value)),
    }
}
