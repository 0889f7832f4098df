//! The dict object: finding, storing, deleting, growing, dying.
//!
//! ```text
//!  ┌──────────┬──────┬─────────┬────────┬────────┐
//!  │ Header   │ used │ version │ keys   │ values │
//!  └──────────┴──────┴─────────┴────────┴────────┘
//!  0          16     24        32       40       48
//! ```
//! `keys` is a `Table`; with `values` null the values lie in its entries, else (a key-sharing dict) in the block of `values.rs`. Growth is CPython's: a
//! full table is rebuilt for three times the live items. Nothing between finding a place and filling it runs Python code; the old value is
//! dropped last. Dicts start untracked and are tracked from the first key or value that may be tracked itself.

use std::cell::Cell;
use std::mem::size_of;
use std::ptr::NonNull;

use super::table::{self, LOG2_MIN, Table, TableKind, log2_for_count, log2_for_size, stored_hash, usable_fraction};
use super::values::Values;
use crate::heap::{self, Header, Ref, Visit};
use crate::object::protocol::compare;
use crate::object::types::{int, str_, tuple};
use crate::object::{Body, CompareOp, Ctx, Object, PyResult, TypeBody, free_object, new_object, type_flags};

/// A dict.
#[repr(C)]
pub struct DictBody {
    head: Header,
    used: Cell<isize>,
    version: Cell<u64>,
    keys: Cell<Table>,
    values: Cell<Option<Values>>,
}

// SAFETY: repr(C), begins with Header; `dict` declares it.
unsafe impl Body for DictBody {}
const _: () = assert!(size_of::<DictBody>() == 48);

/// Dead dicts kept.
const SAVED_MOST: u32 = 80;

struct FreeList {
    first: Cell<Option<NonNull<Header>>>,
    count: Cell<u32>,
}

thread_local! {
    static FREE: FreeList = const { FreeList { first: Cell::new(None), count: Cell::new(0) } };
}

/// The body of a dict (instances of subclasses included).
#[inline(always)]
pub(super) fn body(dict: &Header) -> &DictBody {
    // SAFETY: callers pass dicts.
    unsafe { dict.body() }
}

impl DictBody {
    /// Its keys.
    #[inline(always)]
    pub(crate) fn table(&self) -> Table {
        self.keys.get()
    }
    #[inline(always)]
    pub(super) fn set_table(&self, table: Table) {
        self.keys.set(table);
    }
    /// Its values if it shares keys.
    #[inline(always)]
    pub(super) fn values(&self) -> Option<Values> {
        self.values.get()
    }
    #[inline(always)]
    pub(super) fn set_values(&self, values: Option<Values>) {
        self.values.set(values);
    }
    /// Number of items.
    #[inline(always)]
    pub(crate) fn used(&self) -> usize {
        self.used.get() as usize
    }
    #[inline(always)]
    pub(super) fn set_used(&self, used: usize) {
        self.used.set(used as isize);
    }
    /// The value of a live entry; None for a shared key without value here.
    #[inline(always)]
    pub(super) fn value_of(&self, entry: usize) -> Option<&Ref> {
        match self.values.get() {
            None => self.table().value(entry).borrow(),
            Some(values) => values.get(entry).borrow(),
        }
    }
    /// How many positions an iteration has to look at, and the entry number at a position.
    #[inline(always)]
    pub(super) fn positions(&self) -> usize {
        if self.values.get().is_none() { self.table().entries() } else { self.used() }
    }
    /// Key and value at a position of the order of insertion, borrowed; None for a deleted entry.
    #[inline(always)]
    pub(super) fn at_position(&self, position: usize) -> Option<(&Ref, &Ref)> {
        match self.values.get() {
            None => {
                let value = self.table().value(position).borrow()?;
                Some((self.table().key(position).borrow()?, value))
            }
            Some(values) => {
                let entry = values.order(position);
                Some((self.table().key(entry).borrow()?, values.get(entry).borrow()?))
            }
        }
    }
    /// The entry number at a position.
    #[inline(always)]
    pub(super) fn entry_at(&self, position: usize) -> usize {
        self.values.get().map_or(position, |values| values.order(position))
    }
}

/// An empty dict of exactly this type, not from the free list.
pub(super) fn allocate(class: &TypeBody) -> Ref {
    let object = new_object(class, class.kind.basic_size.get() as usize);
    body(&object).keys.set(Table::empty());
    object
}

/// An instance of `dict` or a subclass: empty; a subclass's is tracked at once, an exact one not.
pub(super) fn new_of_class(cx: &Ctx, class: &TypeBody) -> Ref {
    let object = allocate(class);
    if !class.is(cx.types.dict) {
        heap::track(&object);
    }
    object
}

/// A new dict around this table.
#[inline]
pub(super) fn with_table(cx: &Ctx, table: Table, values: Option<Values>, used: usize) -> Ref {
    let recycled = FREE.with(|free| {
        let object = free.first.get()?;
        // SAFETY: dicts on the list are dead; the `keys` word holds the link.
        unsafe {
            let body: &DictBody = object.as_ref().body();
            free.first.set(NonNull::new(body.version.get() as *mut Header));
            free.count.set(free.count.get() - 1);
            object.as_ref().count.set(1);
            Some(Ref::from_raw(object))
        }
    });
    let object = match recycled {
        Some(object) => {
            heap::note_reused(&object);
            object
        }
        None => new_object(cx.types.dict, size_of::<DictBody>()),
    };
    let dict = body(&object);
    dict.used.set(used as isize);
    dict.version.set(0);
    dict.keys.set(table);
    dict.values.set(values);
    object
}

/// A new empty dict.
#[inline]
pub fn new(cx: &Ctx) -> Ref {
    with_table(cx, Table::empty(), None, 0)
}

/// A new empty dict with room for `count` items (`_PyDict_NewPresized`); `all_str` if the keys will all be exact str.
pub fn presized(cx: &Ctx, count: usize, all_str: bool) -> Ref {
    if count <= usable_fraction(1 << LOG2_MIN) {
        return new(cx);
    }
    let log2_size = if count > usable_fraction(128 * 1024) { 17 } else { log2_for_count(count) };
    let kind = if all_str { TableKind::Str } else { TableKind::General };
    match Table::new(log2_size, kind) {
        Some(table) => with_table(cx, table, None, 0),
        None => new(cx),
    }
}

/// A new empty dict with the table that an empty one has after `count` str keys, which the caller stores next.
pub fn grown(cx: &Ctx, count: usize) -> Ref {
    let mut log2_size = LOG2_MIN;
    while usable_fraction(1 << log2_size) < count {
        log2_size = log2_for_size(usable_fraction(1 << log2_size) * 3);
    }
    match Table::new(log2_size, TableKind::Str) {
        Some(table) => with_table(cx, table, None, 0),
        None => new(cx),
    }
}

/// The same for keys that are all exact str.
pub fn with_capacity(cx: &Ctx, count: usize) -> Ref {
    presized(cx, count, true)
}

/// A dict display: keys and values alternate (`_PyDict_FromItems`).
pub fn from_items(cx: &Ctx, items: &[Ref]) -> PyResult<Ref> {
    let all_str = items.iter().step_by(2).all(|key| key.is_exact(cx.types.str_));
    let dict = presized(cx, items.len() / 2, all_str);
    for pair in items.chunks_exact(2) {
        set(cx, &dict, &pair[0], &pair[1])?;
    }
    Ok(dict)
}

/// Number of items (subclasses included).
#[inline(always)]
pub fn len(dict: &Ref) -> usize {
    body(dict).used()
}

/// Hash of a key: what a str remembers, a short int itself, else `hash(key)`.
#[inline(always)]
pub fn key_hash(cx: &Ctx, key: &Ref) -> PyResult<i64> {
    if key.is_exact(cx.types.str_) {
        Ok(str_hash(cx, key))
    } else if let Some(number) = int::as_compact(cx, key) {
        Ok(compare::hash_i64(number))
    } else {
        compare::hash(cx, key)
    }
}

/// Hash of an exact str: remembered, or computed now.
#[inline(always)]
pub(super) fn str_hash(cx: &Ctx, key: &Ref) -> i64 {
    let hash = stored_hash(key);
    if hash != -1 { hash } else { str_::hash(cx, key) }
}

/// Answers equality of keys with equal hashes without running Python code, if their types allow.
#[inline(always)]
pub(in crate::object::types) fn same_key(cx: &Ctx, key: &Ref) -> impl Fn(&Ref) -> Option<bool> {
    let is_str = key.is_exact(cx.types.str_);
    let is_int = key.is_exact(cx.types.int);
    move |found| {
        if is_str && found.is_exact(cx.types.str_) {
            Some(str_::eq(found, key))
        } else if is_int && found.is_exact(cx.types.int) {
            match (int::as_i64(found), int::as_i64(key)) {
                (Some(a), Some(b)) => Some(a == b),
                _ => None,
            }
        } else {
            None
        }
    }
}

/// The entry of a key. Entries of a shared table may be without value in this dict.
#[inline(always)]
pub(super) fn find(cx: &Ctx, dict: &DictBody, key: &Ref, hash: i64) -> PyResult<Option<usize>> {
    let table = dict.table();
    if table.is_str() && key.is_exact(cx.types.str_) {
        return Ok(table.find_str(key, hash, |found| str_::eq(found, key)));
    }
    find_general(cx, dict, key, hash)
}

#[inline(never)]
fn find_general(cx: &Ctx, dict: &DictBody, key: &Ref, hash: i64) -> PyResult<Option<usize>> {
    // The dict stays alive: whoever asks holds it.
    table::find(|| dict.table(), key, hash, same_key(cx, key), |found| compare::compare_bool(cx, found, key, CompareOp::Eq))
}

/// The value of a key whose hash is known.
#[inline]
pub fn get_hashed(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64) -> PyResult<Option<Ref>> {
    let dict = body(dict);
    Ok(find(cx, dict, key, hash)?.and_then(|entry| dict.value_of(entry).cloned()))
}

/// The value of a key.
#[inline]
pub fn get(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<Option<Ref>> {
    get_hashed(cx, dict, key, key_hash(cx, key)?)
}

/// Whether a key is there.
#[inline]
pub fn contains(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<bool> {
    contains_hashed(cx, dict, key, key_hash(cx, key)?)
}

/// The same with the hash known.
pub fn contains_hashed(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    let dict = body(dict);
    Ok(find(cx, dict, key, hash)?.is_some_and(|entry| dict.value_of(entry).is_some()))
}

/// The entry of an exact str key, without running Python code: in a general table only exact str are compared.
#[inline]
pub(super) fn find_str_key(cx: &Ctx, dict: &DictBody, key: &Ref) -> Option<usize> {
    let hash = str_hash(cx, key);
    let table = dict.table();
    if table.is_str() {
        return table.find_str(key, hash, |found| str_::eq(found, key));
    }
    table.find_plain(hash, |entry| {
        table
            .key(entry)
            .borrow()
            .is_some_and(|found| found.is(key) || (table.hash(entry) == hash && found.is_exact(cx.types.str_) && str_::eq(found, key)))
    })
}

/// The value of a str key: compares by identity, hash and characters, cannot fail.
#[inline]
pub fn get_str(cx: &Ctx, dict: &Ref, key: &Ref) -> Option<Ref> {
    let dict = body(dict);
    find_str_key(cx, dict, key).and_then(|entry| dict.value_of(entry).cloned())
}

/// Whether the table is made for keys that are exactly str.
#[inline]
pub fn has_str_table(dict: &Ref) -> bool {
    body(dict).table().is_str()
}

/// A key or value comes in: the dict is tracked from now on if one of them may be.
#[inline(always)]
pub(super) fn maintain_tracking(dict: &DictBody, key: &Ref, value: &Ref) {
    if !heap::is_tracked(&dict.head) && (tuple::may_be_tracked(key) || tuple::may_be_tracked(value)) {
        heap::track(&dict.head);
    }
}

/// A value comes in under a key that is there.
#[inline(always)]
pub(super) fn maintain_tracking_of_value(dict: &DictBody, value: &Ref) {
    if !heap::is_tracked(&dict.head) && tuple::may_be_tracked(value) {
        heap::track(&dict.head);
    }
}

/// Moves the live items to a new table of that size: str if `str_keys` and the old one was, else general; ends key sharing.
pub(super) fn resize(cx: &Ctx, dict: &DictBody, log2_size: u8, str_keys: bool) -> PyResult<()> {
    let old = dict.table();
    let used = dict.used();
    let kind = if str_keys && old.is_str() { TableKind::Str } else { TableKind::General };
    let Some(table) = Table::new(log2_size, kind) else { return cx.no_memory() };
    match dict.values() {
        Some(values) => {
            for position in 0..used {
                let entry = values.order(position);
                if let (Some(key), Some(value)) = (old.key(entry).get(), values.get(entry).take()) {
                    let hash = stored_hash(&key);
                    table.write_new(position, hash, key, value);
                }
            }
            table.filled(used);
            dict.set_table(table);
            dict.set_values(None);
            // SAFETY: the dict does not refer to them any more; all values have moved.
            unsafe {
                values.free();
                old.release();
            }
        }
        None => {
            old.move_entries(table, used);
            dict.set_table(table);
            // SAFETY: its entries have moved, and a table without values apart belongs to one dict only.
            unsafe { old.free_moved() }
        }
    }
    Ok(())
}

/// Makes room for one more entry: a table for three times the live items.
#[inline(never)]
pub(super) fn grow(cx: &Ctx, dict: &DictBody, str_keys: bool) -> PyResult<()> {
    resize(cx, dict, log2_for_size(dict.used().saturating_mul(3)), str_keys)
}

/// Fills a new entry for a key that is not there. Runs no Python code.
#[inline(never)]
pub(super) fn insert_new(cx: &Ctx, dict: &DictBody, key: Ref, hash: i64, value: Ref) -> PyResult<()> {
    if dict.table().usable() == 0 {
        if dict.table().is_empty_table() {
            let kind = if key.is_exact(cx.types.str_) { TableKind::Str } else { TableKind::General };
            let Some(table) = Table::new(LOG2_MIN, kind) else { return cx.no_memory() };
            dict.set_table(table);
        } else {
            grow(cx, dict, true)?;
        }
    }
    let table = dict.table();
    match dict.values() {
        None => {
            table.push(hash, key, Some(value));
        }
        Some(values) => {
            let entry = table.push(hash, key, None);
            values.push_order(entry);
            drop(values.get(entry).replace(Some(value)));
        }
    }
    dict.set_used(dict.used() + 1);
    Ok(())
}

/// A str table cannot take this key: make it general.
#[inline(always)]
fn fit_kind(cx: &Ctx, dict: &DictBody, key: &Ref) -> PyResult<()> {
    if dict.table().is_str() && !key.is_exact(cx.types.str_) && !dict.table().is_empty_table() { grow(cx, dict, false) } else { Ok(()) }
}

/// Stores under a key whose hash is known. As in CPython, the key is counted while it is compared.
#[inline]
pub fn set_hashed(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64, value: &Ref) -> PyResult<()> {
    let _held = (!is_plain_key(cx, key)).then(|| key.clone());
    set_counted(cx, dict, key, hash, value)
}

/// The same; who calls holds the key.
#[inline]
fn set_counted(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64, value: &Ref) -> PyResult<()> {
    let dict = body(dict);
    let table = dict.table();
    if table.is_str() && key.is_exact(cx.types.str_) {
        let found = table.find_str(key, hash, |found| str_::eq(found, key));
        maintain_tracking_of_value(dict, value);
        return match found {
            Some(entry) => {
                drop(store(dict, entry, value.clone()));
                Ok(())
            }
            None => insert_new(cx, dict, key.clone(), hash, value.clone()),
        };
    }
    set_slowly(cx, dict, key, hash, value)
}

#[inline(never)]
fn set_slowly(cx: &Ctx, dict: &DictBody, key: &Ref, hash: i64, value: &Ref) -> PyResult<()> {
    fit_kind(cx, dict, key)?;
    let found = find(cx, dict, key, hash)?;
    maintain_tracking(dict, key, value);
    match found {
        None => insert_new(cx, dict, key.clone(), hash, value.clone()),
        Some(entry) => {
            drop(store(dict, entry, value.clone()));
            Ok(())
        }
    }
}

/// Puts a value in an entry that has its key; hands out the old value.
#[inline(always)]
pub(super) fn store(dict: &DictBody, entry: usize, value: Ref) -> Option<Ref> {
    match dict.values() {
        None => dict.table().value(entry).replace(Some(value)),
        Some(values) => {
            let old = values.get(entry).replace(Some(value));
            if old.is_none() {
                values.push_order(entry);
                dict.set_used(dict.used() + 1);
            }
            old
        }
    }
}

/// Stores.
#[inline]
pub fn set(cx: &Ctx, dict: &Ref, key: &Ref, value: &Ref) -> PyResult<()> {
    if is_plain_key(cx, key) {
        return set_counted(cx, dict, key, key_hash(cx, key)?, value);
    }
    // As in CPython, what is going to be stored is counted before the key's own code runs.
    set_giving(cx, dict, key.clone(), value.clone())
}

/// Stores what is given away.
pub fn set_giving(cx: &Ctx, dict: &Ref, key: Ref, value: Ref) -> PyResult<()> {
    set_counted(cx, dict, &key, key_hash(cx, &key)?, &value)
}

/// Whether hashing and comparing the key runs no code of a script.
#[inline(always)]
fn is_plain_key(cx: &Ctx, key: &Ref) -> bool {
    key.is_exact(cx.types.str_) || !key.ty().has(type_flags::HEAP_TYPE)
}

/// Stores under the interned str of this text.
pub fn set_str(cx: &Ctx, dict: &Ref, key: &str, value: &Ref) -> PyResult<()> {
    let key = cx.intern(key);
    set(cx, dict, &key, value)
}

/// The value of the key; if there is none, stores this one and gives it (`setdefault`).
pub fn set_default(cx: &Ctx, dict: &Ref, key: &Ref, value: &Ref) -> PyResult<Ref> {
    let hash = key_hash(cx, key)?;
    let dict = body(dict);
    fit_kind(cx, dict, key)?;
    match find(cx, dict, key, hash)? {
        None => {
            maintain_tracking(dict, key, value);
            insert_new(cx, dict, key.clone(), hash, value.clone())?;
            Ok(value.clone())
        }
        Some(entry) => {
            if let Some(found) = dict.value_of(entry) {
                return Ok(found.clone());
            }
            maintain_tracking(dict, key, value);
            drop(store(dict, entry, value.clone()));
            Ok(value.clone())
        }
    }
}

/// Takes an entry out and hands out what it held; nothing is dropped.
pub(super) fn remove_entry(dict: &DictBody, entry: usize) -> (Option<Ref>, Option<Ref>) {
    match dict.values() {
        None => {
            dict.set_used(dict.used() - 1);
            dict.table().remove(entry)
        }
        Some(values) => {
            let old = values.get(entry).take();
            if old.is_some() {
                dict.set_used(dict.used() - 1);
                values.remove_order(entry);
            }
            (None, old)
        }
    }
}

/// Deletes a key and hands out its value.
pub fn take(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<Option<Ref>> {
    let hash = key_hash(cx, key)?;
    let dict = body(dict);
    let Some(entry) = find(cx, dict, key, hash)? else { return Ok(None) };
    let (old_key, old_value) = remove_entry(dict, entry);
    drop(old_key);
    Ok(old_value)
}

/// The same with the hash known.
pub fn take_hashed(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64) -> PyResult<Option<Ref>> {
    let dict = body(dict);
    let Some(entry) = find(cx, dict, key, hash)? else { return Ok(None) };
    let (old_key, old_value) = remove_entry(dict, entry);
    drop(old_key);
    Ok(old_value)
}

/// The number of the entry that holds a key, for types that keep something beside each entry.
pub fn find_entry(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64) -> PyResult<Option<usize>> {
    let dict = body(dict);
    Ok(find(cx, dict, key, hash)?.filter(|&entry| dict.value_of(entry).is_some()))
}

/// How many entries are laid out: the number that the next new one gets.
pub fn entry_count(dict: &Ref) -> usize {
    body(dict).table().entries()
}

/// Address and number of index slots of the table: while both stay, entries keep their numbers.
pub fn table_shape(dict: &Ref) -> (usize, usize) {
    let table = body(dict).table();
    (table.as_ptr() as usize, table.slots())
}

/// Deletes; whether the key was there.
pub fn delete(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<bool> {
    Ok(take(cx, dict, key)?.is_some())
}

/// The same with the hash known.
pub fn delete_hashed(cx: &Ctx, dict: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    let dict = body(dict);
    let Some(entry) = find(cx, dict, key, hash)? else { return Ok(false) };
    let (old_key, old_value) = remove_entry(dict, entry);
    drop(old_key);
    Ok(old_value.is_some())
}

/// The entry at or behind `position` (start with 0), which moves on. Survives changes of the dict in between, as CPython's PyDict_Next.
#[inline]
pub fn next(dict: &Ref, position: &mut usize) -> Option<(Ref, Ref)> {
    let dict = body(dict);
    let end = dict.positions();
    while *position < end {
        let here = *position;
        *position += 1;
        if let Some((key, value)) = dict.at_position(here) {
            return Some((key.clone(), value.clone()));
        }
    }
    None
}

/// The same, with the hash.
pub fn next_hashed(dict: &Ref, position: &mut usize) -> Option<(Ref, Ref, i64)> {
    let dict = body(dict);
    let end = dict.positions();
    while *position < end {
        let here = *position;
        *position += 1;
        if let Some((key, value)) = dict.at_position(here) {
            return Some((key.clone(), value.clone(), dict.table().hash(dict.entry_at(here))));
        }
    }
    None
}

/// Empties it.
pub fn clear(dict: &Ref) {
    clear_body(body(dict));
}

fn clear_body(dict: &DictBody) {
    let table = dict.table();
    if table.is_empty_table() {
        return;
    }
    let values = dict.values();
    dict.set_table(Table::empty());
    dict.set_values(None);
    dict.set_used(0);
    // SAFETY: the dict does not refer to them any more and gives up its count on the table.
    unsafe {
        if let Some(values) = values {
            values.release(table.entries());
        }
        table.release();
    }
}

/// `dict.__sizeof__`: the object, its values, and the table unless others hold it too.
pub fn size_bytes(dict: &Ref) -> usize {
    let own = dict.kind().basic_size.get() as usize;
    let dict = body(dict);
    let table = dict.table();
    let values = if dict.values().is_some() { 8 * (table.entries() + table.usable()) } else { 0 };
    own + values + if !table.is_empty_table() && table.is_sole() { table.bytes() } else { 0 }
}

/// Drops an exact dict that holds only atoms from the collector's lists.
pub fn untrack_if_atomic(object: &Header) {
    if !heap::is_tracked(object) || !object.is_exact(Ctx::current().types.dict) {
        return;
    }
    let dict = body(object);
    let table = dict.table();
    let keys_too = !table.is_str();
    for entry in 0..table.entries() {
        let Some(value) = dict.value_of(entry) else { continue };
        if tuple::may_be_tracked(value) || (keys_too && table.key(entry).borrow().is_some_and(|key| tuple::may_be_tracked(key))) {
            return;
        }
    }
    heap::untrack(object);
}

/// # Safety
/// The object is a dict at count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let dict = body(object);
    let table = dict.table();
    // SAFETY: the dict is dead and gives up its count on the table.
    unsafe {
        if let Some(values) = dict.values() {
            values.release(table.entries());
        }
        table.release();
    }
    if object.is_exact(Ctx::current().types.dict) {
        let kept = FREE.with(|free| {
            if free.count.get() >= SAVED_MOST {
                return false;
            }
            free.count.set(free.count.get() + 1);
            dict.version.set(free.first.replace(Some(NonNull::from(object))).map_or(0, |next| next.as_ptr() as u64));
            true
        });
        if kept {
            return;
        }
    }
    // SAFETY: instances are made with the basic size of their type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a dict.
pub(super) unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let dict = body(object);
    let table = dict.table();
    let keys_too = !table.is_str();
    for entry in 0..table.entries() {
        if let Some(value) = dict.value_of(entry) {
            visit(value);
            if keys_too && let Some(key) = table.key(entry).borrow() {
                visit(key);
            }
        }
    }
}

/// # Safety
/// The object is a dict.
pub(super) unsafe fn clear_hook(object: &Header) {
    clear_body(body(object));
}

/// What is left of a dict of `count` keyword arguments that lived for the duration of a call: its blocks in the free lists (see `tuple::pass`).
pub fn pass(cx: &Ctx, count: usize) {
    if FREE.with(|free| free.first.get().is_none()) || table::free_count() == 0 || heap::is_watched() {
        let passed = with_capacity(cx, count);
        if body(&passed).table().is_empty_table()
            && let Some(table) = Table::new(table::LOG2_MIN, TableKind::Str)
        {
            body(&passed).set_table(table);
        }
    }
}

/// Gives the kept blocks back: dicts and tables.
pub fn clear_free_list() {
    FREE.with(|free| {
        free.count.set(0);
        while let Some(object) = free.first.get() {
            // SAFETY: dicts on the list are dead and linked through their version word.
            unsafe {
                free.first.set(NonNull::new(object.as_ref().body::<DictBody>().version.get() as *mut Header));
                heap::delete_object(object, size_of::<DictBody>());
            }
        }
    });
    table::clear_free_list();
}

/// How many dead dicts and tables are kept.
pub fn free_counts() -> (u32, u32) {
    (FREE.with(|free| free.count.get()), table::free_count())
}
