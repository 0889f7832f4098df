//! The block of keys behind a dict: an index that says which entry, and the entries in order of insertion.
//!
//! ```text
//!  0        8      9       10    12       16      24       32                    32 + index bytes
//!  ┌────────┬──────┬───────┬─────┬────────┬───────┬────────┬──────────────────────┬──────────────────────────
//!  │ counts │ log2 │ log2  │kind │version │usable │entries │ index: 2^k slots of  │ entries:
//!  │        │ size │ index │     │        │       │        │ 1, 2, 4 or 8 bytes   │ 2^k * 2/3 of 16 or 24 bytes
//!  └────────┴──────┴───────┴─────┴────────┴───────┴────────┴──────────────────────┴──────────────────────────
//! ```
//! An index slot holds an entry's number, `EMPTY` or `DUMMY` (deleted). Probing is CPython's: `i = 5 i + perturb + 1`, perturb shifted by five.
//! Entries never move except into a new block. A *str* table holds only exact `str` keys (key, value; the hash is in the key), a *general* table any
//! keys (hash, key, value), a *split* table belongs to a class: its entries have no values, those are in the instances.
//! This file knows neither context nor equality: callers pass the hash and a closure, which may run Python code and change the dict under us;
//! `find` then looks again and starts over if it must.

use std::cell::Cell;
use std::mem::size_of;
use std::ptr::NonNull;

use crate::heap::{self, Field, Ref};

/// Front of the block.
#[repr(C)]
pub struct Keys {
    /// Dicts and classes that hold the block.
    counts: Cell<u64>,
    log2_size: Cell<u8>,
    log2_index_bytes: Cell<u8>,
    kind: Cell<u8>,
    pad: u8,
    /// Given out on request, 0 after every change of the keys.
    version: Cell<u32>,
    /// Entries that may still be added.
    usable: Cell<isize>,
    /// Entries laid out, deleted ones included.
    entries: Cell<isize>,
}

const HEADER: usize = 32;
const _: () = assert!(size_of::<Keys>() == HEADER);

/// What keys a table holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum TableKind {
    /// Any keys; 24-byte entries.
    General,
    /// Exact str only; 16-byte entries.
    Str,
    /// Exact str only, values elsewhere; 16-byte entries.
    Split,
}

const GENERAL: u8 = TableKind::General as u8;

/// Index slot never used.
pub const EMPTY: isize = -1;
/// Index slot whose entry was deleted.
pub const DUMMY: isize = -2;
/// Smallest table: 8 index slots.
pub const LOG2_MIN: u8 = 3;

/// A live block of keys.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Table(NonNull<Keys>);

#[repr(C)]
struct EmptyBlock(Keys, [i8; 8]);

// SAFETY: nobody writes to it: it has no room for entries, its counts are not counted, its version is set.
unsafe impl Sync for EmptyBlock {}

static EMPTY_BLOCK: EmptyBlock = EmptyBlock(
    Keys {
        counts: Cell::new(heap::IMMORTAL),
        log2_size: Cell::new(0),
        log2_index_bytes: Cell::new(3),
        kind: Cell::new(TableKind::Str as u8),
        pad: 0,
        version: Cell::new(1),
        usable: Cell::new(0),
        entries: Cell::new(0),
    },
    [-1; 8],
);

/// Dead 8-slot str tables kept, as CPython keeps them.
const SAVED_MOST: u32 = 80;

struct FreeList {
    first: Cell<Option<NonNull<Keys>>>,
    count: Cell<u32>,
}

thread_local! {
    static FREE: FreeList = const { FreeList { first: Cell::new(None), count: Cell::new(0) } };
}

/// Entries that fit before a table of that many slots is full.
#[inline(always)]
pub const fn usable_fraction(slots: usize) -> usize {
    (slots << 1) / 3
}

/// log2 of the slots of a table of which at least `size` slots were asked.
#[inline]
pub fn log2_for_size(size: usize) -> u8 {
    let size = (size | 8) - 1;
    (usize::BITS - (size | 7).leading_zeros()) as u8
}

/// log2 of the slots of a table that is to take `count` entries at once.
#[inline]
pub fn log2_for_count(count: usize) -> u8 {
    log2_for_size(count.saturating_mul(3).saturating_add(1) / 2)
}

const fn log2_index_bytes(log2_size: u8) -> u8 {
    match log2_size {
        0..8 => log2_size,
        8..16 => log2_size + 1,
        16..32 => log2_size + 2,
        _ => log2_size + 3,
    }
}

const fn entry_bytes(kind: u8) -> usize {
    if kind == GENERAL { 24 } else { 16 }
}

/// The hash that a str remembers (it is at offset 24 of every str, computed before the str becomes a key).
#[inline(always)]
pub fn stored_hash(key: &Ref) -> i64 {
    // SAFETY: callers pass str objects, which are longer than that.
    unsafe { key.as_ptr().cast::<i64>().add(3).read() }
}

impl Table {
    /// The table of every empty dict.
    #[inline(always)]
    pub fn empty() -> Table {
        Table(NonNull::from(&EMPTY_BLOCK.0))
    }

    /// A new table without entries; None when there is no memory.
    pub fn new(log2_size: u8, kind: TableKind) -> Option<Table> {
        if log2_size == LOG2_MIN && kind == TableKind::Str {
            let found = FREE.with(|free| {
                let block = free.first.get()?;
                // SAFETY: blocks on the list are dead tables linked through their first word.
                free.first.set(unsafe { block.cast::<Option<NonNull<Keys>>>().read() });
                free.count.set(free.count.get() - 1);
                Some(block)
            });
            if let Some(block) = found {
                return Some(Table::lay_out(block, log2_size, kind));
            }
        }
        if log2_size >= 56 {
            return None;
        }
        let size = block_bytes(log2_size, kind as u8)?;
        let block = heap::try_alloc(size)?.cast::<Keys>();
        Some(Table::lay_out(block, log2_size, kind))
    }

    #[inline]
    fn lay_out(block: NonNull<Keys>, log2_size: u8, kind: TableKind) -> Table {
        let usable = usable_fraction(1 << log2_size);
        let index = log2_index_bytes(log2_size);
        // SAFETY: the block is as long as a table of this shape; index slots become EMPTY, entries zero.
        unsafe {
            block.write(Keys {
                counts: Cell::new(1),
                log2_size: Cell::new(log2_size),
                log2_index_bytes: Cell::new(index),
                kind: Cell::new(kind as u8),
                pad: 0,
                version: Cell::new(0),
                usable: Cell::new(usable as isize),
                entries: Cell::new(0),
            });
            let bytes = block.cast::<u8>().add(HEADER);
            bytes.write_bytes(0xff, 1 << index);
            bytes.add(1 << index).write_bytes(0, usable * entry_bytes(kind as u8));
        }
        Table(block)
    }

    /// A table from a pointer that `as_ptr` gave.
    ///
    /// # Safety
    /// The block is alive.
    #[inline(always)]
    pub unsafe fn from_ptr(block: *mut u8) -> Table {
        // SAFETY: see above.
        Table(unsafe { NonNull::new_unchecked(block.cast()) })
    }

    /// Address of the block.
    #[inline(always)]
    pub fn as_ptr(self) -> *mut u8 {
        self.0.as_ptr().cast()
    }

    #[inline(always)]
    fn front<'a>(self) -> &'a Keys {
        // SAFETY: a `Table` stands for a live block; the reference is not kept.
        unsafe { self.0.as_ref() }
    }

    /// Whether it is the table of every empty dict.
    #[inline(always)]
    pub fn is_empty_table(self) -> bool {
        self == Table::empty()
    }
    /// Whether all keys are exact str.
    #[inline(always)]
    pub fn is_str(self) -> bool {
        self.front().kind.get() != GENERAL
    }
    /// log2 of the index slots.
    #[inline(always)]
    pub fn log2_size(self) -> u8 {
        self.front().log2_size.get()
    }
    /// Index slots.
    #[inline(always)]
    pub fn slots(self) -> usize {
        1 << self.log2_size()
    }
    /// Entries that may still be added.
    #[inline(always)]
    pub fn usable(self) -> usize {
        self.front().usable.get() as usize
    }
    /// Changes that.
    #[inline(always)]
    pub fn set_usable(self, usable: usize) {
        self.front().usable.set(usable as isize);
    }
    /// Entries laid out, deleted ones included.
    #[inline(always)]
    pub fn entries(self) -> usize {
        self.front().entries.get() as usize
    }
    /// Changes that (only downwards, over deleted entries).
    #[inline(always)]
    pub fn set_entries(self, entries: usize) {
        self.front().entries.set(entries as isize);
    }
    /// The version, 0 if none was given out.
    #[inline(always)]
    pub fn version(self) -> u32 {
        self.front().version.get()
    }
    /// Changes it.
    #[inline(always)]
    pub fn set_version(self, version: u32) {
        self.front().version.set(version);
    }
    /// The keys change: the version is not valid any more.
    #[inline(always)]
    pub fn touch(self) {
        self.front().version.set(0);
    }
    /// Whether exactly one dict or class holds it.
    #[inline(always)]
    pub fn is_sole(self) -> bool {
        self.front().counts.get() == 1
    }
    /// One holder more.
    #[inline(always)]
    pub fn count_up(self) {
        if !self.is_empty_table() {
            self.front().counts.set(self.front().counts.get() + 1);
        }
    }
    /// Bytes of the block.
    pub fn bytes(self) -> usize {
        block_bytes(self.log2_size(), self.front().kind.get()).unwrap_or(usize::MAX)
    }

    #[inline(always)]
    fn entry(self, index: usize) -> NonNull<u8> {
        let front = self.front();
        let stride = entry_bytes(front.kind.get());
        // SAFETY: the block reaches that far for every index below the number of entries it was made for.
        unsafe { self.0.cast::<u8>().add(HEADER + (1usize << front.log2_index_bytes.get()) + index * stride) }
    }
    /// The key of an entry. Borrowed: do not keep it across anything that runs Python code.
    #[inline(always)]
    pub fn key<'a>(self, index: usize) -> &'a Field {
        let shift = if self.is_str() { 0 } else { 8 };
        // SAFETY: `entry` points to an entry of this layout.
        unsafe { self.entry(index).add(shift).cast().as_ref() }
    }
    /// The value of an entry. Borrowed likewise.
    #[inline(always)]
    pub fn value<'a>(self, index: usize) -> &'a Field {
        let shift = if self.is_str() { 8 } else { 16 };
        // SAFETY: `entry` points to an entry of this layout.
        unsafe { self.entry(index).add(shift).cast().as_ref() }
    }
    /// The hash of a live entry.
    #[inline(always)]
    pub fn hash(self, index: usize) -> i64 {
        if self.is_str() {
            self.key(index).borrow().map_or(0, stored_hash)
        } else {
            // SAFETY: a general entry begins with its hash.
            unsafe { self.entry(index).cast::<i64>().read() }
        }
    }

    #[inline(always)]
    fn index_at(self, slot: usize) -> isize {
        let log2_size = self.log2_size();
        // SAFETY: slots are masked by the size of the index, which lies behind the front.
        unsafe {
            let base = self.0.cast::<u8>().add(HEADER);
            if log2_size < 8 {
                base.cast::<i8>().add(slot).read() as isize
            } else if log2_size < 16 {
                base.cast::<i16>().add(slot).read() as isize
            } else if log2_size < 32 {
                base.cast::<i32>().add(slot).read() as isize
            } else {
                base.cast::<i64>().add(slot).read() as isize
            }
        }
    }

    #[inline(always)]
    fn set_index(self, slot: usize, entry: isize) {
        let log2_size = self.log2_size();
        // SAFETY: as in `index_at`; entry numbers fit the width that the size calls for.
        unsafe {
            let base = self.0.cast::<u8>().add(HEADER);
            if log2_size < 8 {
                base.cast::<i8>().add(slot).write(entry as i8);
            } else if log2_size < 16 {
                base.cast::<i16>().add(slot).write(entry as i16);
            } else if log2_size < 32 {
                base.cast::<i32>().add(slot).write(entry as i32);
            } else {
                base.cast::<i64>().add(slot).write(entry as i64);
            }
        }
    }

    /// The entry of a key for which `same` holds, in a table whose keys `same` can judge without running Python code.
    #[inline(always)]
    pub fn find_plain(self, hash: i64, mut same: impl FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.slots() - 1;
        let mut perturb = hash as u64 as usize;
        let mut slot = perturb & mask;
        loop {
            let entry = self.index_at(slot);
            if entry >= 0 {
                if same(entry as usize) {
                    return Some(entry as usize);
                }
            } else if entry == EMPTY {
                return None;
            }
            perturb >>= 5;
            slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
        }
    }

    /// The entry of an exact str key in a str table: by identity, else by hash and `equal`.
    #[inline(always)]
    pub fn find_str(self, key: &Ref, hash: i64, equal: impl Fn(&Ref) -> bool) -> Option<usize> {
        let front = self.front();
        debug_assert!(self.is_str());
        let mask = (1usize << front.log2_size.get()) - 1;
        let mut perturb = hash as u64 as usize;
        let mut slot = perturb & mask;
        // SAFETY: a str table's entries are 16 bytes and begin behind the index; an entry that the index names has its key.
        let entries = unsafe { self.0.cast::<u8>().add(HEADER + (1usize << front.log2_index_bytes.get())).cast::<[Ref; 2]>() };
        loop {
            let entry = self.index_at(slot);
            if entry >= 0 {
                // SAFETY: see above; the key stays as long as this loop runs, which runs no Python code.
                let found = unsafe { &*entries.add(entry as usize).cast::<Ref>().as_ptr() };
                if found.is(key) || (stored_hash(found) == hash && equal(found)) {
                    return Some(entry as usize);
                }
            } else if entry == EMPTY {
                return None;
            }
            perturb >>= 5;
            slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
        }
    }

    /// The index slot that points to an entry.
    fn slot_of(self, hash: i64, entry: usize) -> usize {
        let mask = self.slots() - 1;
        let mut perturb = hash as u64 as usize;
        let mut slot = perturb & mask;
        loop {
            let found = self.index_at(slot);
            if found == entry as isize || found == EMPTY {
                return slot;
            }
            perturb >>= 5;
            slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
        }
    }

    /// First slot on the hash's path that holds no entry (EMPTY or DUMMY).
    #[inline]
    fn free_slot(self, hash: i64) -> usize {
        let mask = self.slots() - 1;
        let mut perturb = hash as u64 as usize;
        let mut slot = perturb & mask;
        while self.index_at(slot) >= 0 {
            perturb >>= 5;
            slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
        }
        slot
    }

    /// Lays out a new entry; the key is not there and `usable` is not 0. A str table gets exact str only. Returns its number.
    #[inline]
    pub fn push(self, hash: i64, key: Ref, value: Option<Ref>) -> usize {
        debug_assert!(self.usable() > 0);
        self.touch();
        let entry = self.entries();
        self.set_index(self.free_slot(hash), entry as isize);
        self.write_entry(entry, hash, key, value);
        self.set_usable(self.usable() - 1);
        self.set_entries(entry + 1);
        entry
    }

    /// Writes an entry that is empty; the index is not touched.
    #[inline(always)]
    fn write_entry(self, entry: usize, hash: i64, key: Ref, value: Option<Ref>) {
        // SAFETY: entries up to the usable number are part of the block; this one holds nothing.
        unsafe {
            let place = self.entry(entry);
            if self.is_str() {
                place.cast::<Field>().write(Field::new(Some(key)));
                place.add(8).cast::<Field>().write(Field::new(value));
            } else {
                place.cast::<i64>().write(hash);
                place.add(8).cast::<Field>().write(Field::new(Some(key)));
                place.add(16).cast::<Field>().write(Field::new(value));
            }
        }
    }

    /// Takes an entry out: its index slot becomes DUMMY. The caller drops what it gets, key first, when everything is consistent.
    pub fn remove(self, entry: usize) -> (Option<Ref>, Option<Ref>) {
        self.touch();
        let hash = self.hash(entry);
        self.set_index(self.slot_of(hash, entry), DUMMY);
        if !self.is_str() {
            // SAFETY: a general entry begins with its hash.
            unsafe { self.entry(entry).cast::<i64>().write(0) };
        }
        (self.key(entry).take(), self.value(entry).take())
    }

    /// Enters entries `0..entries`, all of them live, into an index that is all EMPTY.
    fn build_index(self) {
        match self.log2_size() {
            0..8 => self.build_index_of(-1i8, |entry| entry as i8),
            8..16 => self.build_index_of(-1i16, |entry| entry as i16),
            16..32 => self.build_index_of(-1i32, |entry| entry as i32),
            _ => self.build_index_of(-1i64, |entry| entry as i64),
        }
    }

    #[inline(always)]
    fn build_index_of<I: Copy + PartialEq>(self, empty: I, number: impl Fn(usize) -> I) {
        let mask = self.slots() - 1;
        let is_str = self.is_str();
        let mut place = self.entry(0);
        // SAFETY: the index has that many slots of that width behind the front; the entries are laid out, in a str table with a str as key.
        unsafe {
            let index = self.0.cast::<u8>().add(HEADER).cast::<I>();
            for entry in 0..self.entries() {
                let hash = if is_str { place.cast::<NonNull<i64>>().read().add(3).read() } else { place.cast::<i64>().read() };
                let mut perturb = hash as u64 as usize;
                let mut slot = perturb & mask;
                while index.add(slot).read() != empty {
                    perturb >>= 5;
                    slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
                }
                index.add(slot).write(number(entry));
                place = place.add(if is_str { 16 } else { 24 });
            }
        }
    }

    /// Takes over these keys and values, which alternate: exact str with their hashes, all different, no more than a new str table has room for.
    ///
    /// # Safety
    /// The table is such a table; the references have moved afterwards.
    pub unsafe fn take_pairs(self, pairs: &[Ref]) {
        // SAFETY: an entry of a str table is a key and a value.
        unsafe { self.entry(0).cast::<Ref>().as_ptr().copy_from_nonoverlapping(pairs.as_ptr(), pairs.len()) };
        self.filled(pairs.len() / 2);
    }

    /// Moves the `count` live entries of `self` into `to`, a new table that has room for them; `self` is left without entries, to be freed with `free_moved`.
    pub fn move_entries(self, to: Table, count: usize) {
        if count == self.entries() && self.front().kind.get() == to.front().kind.get() {
            // SAFETY: entries of the same shape, for which there is room; they are not looked at here any more.
            unsafe { to.entry(0).copy_from_nonoverlapping(self.entry(0), count * entry_bytes(self.front().kind.get())) };
            to.filled(count);
            return;
        }
        let mut next = 0;
        for entry in 0..self.entries() {
            if self.value(entry).is_none() {
                continue;
            }
            let hash = self.hash(entry);
            if let Some(key) = self.key(entry).take() {
                to.write_entry(next, hash, key, self.value(entry).take());
                next += 1;
            }
        }
        debug_assert_eq!(next, count);
        to.filled(next);
    }

    /// `count` entries were written with `write_new`: numbers them and builds the index.
    pub fn filled(self, count: usize) {
        self.set_usable(self.usable() - count);
        self.set_entries(count);
        self.build_index();
    }

    /// Writes entry number `entry` of a new table whose index is built later by `filled`.
    pub fn write_new(self, entry: usize, hash: i64, key: Ref, value: Ref) {
        self.write_entry(entry, hash, key, Some(value));
    }

    /// An equal table, deleted entries and index included, with counts of its own; None when there is no memory.
    pub fn duplicate(self) -> Option<Table> {
        let size = self.bytes();
        let block = heap::try_alloc(size)?.cast::<Keys>();
        // SAFETY: both blocks are that long; the references copied are counted right after.
        unsafe { block.cast::<u8>().copy_from_nonoverlapping(self.0.cast::<u8>(), size) };
        let copy = Table(block);
        copy.front().counts.set(1);
        copy.touch();
        let (stride, shift) = if copy.is_str() { (16, 0) } else { (24, 8) };
        let mut place = copy.entry(0);
        for _ in 0..copy.entries() {
            // SAFETY: every entry laid out has a key and a value, or neither.
            unsafe {
                let key = place.add(shift).cast::<Field>().as_ref();
                let value = place.add(shift + 8).cast::<Field>().as_ref();
                if let (Some(key), Some(value)) = (key.borrow(), value.borrow()) {
                    key.count_up();
                    value.count_up();
                }
                place = place.add(stride);
            }
        }
        Some(copy)
    }

    /// One holder less; the last one drops keys and values in order and frees the block.
    ///
    /// # Safety
    /// The caller owns one count on the table and does not use it afterwards.
    #[inline]
    pub unsafe fn release(self) {
        if self.is_empty_table() {
            return;
        }
        let counts = self.front().counts.get() - 1;
        self.front().counts.set(counts);
        if counts == 0 {
            let (stride, shift) = if self.is_str() { (16, 0) } else { (24, 8) };
            let mut place = self.entry(0);
            for _ in 0..self.entries() {
                // SAFETY: entries laid out hold a key and a value or nothing; nobody else can reach them any more.
                unsafe {
                    drop(place.add(shift).cast::<Option<Ref>>().read());
                    drop(place.add(shift + 8).cast::<Option<Ref>>().read());
                    place = place.add(stride);
                }
            }
            // SAFETY: nobody holds it, and its entries are empty.
            unsafe { self.free_moved() }
        }
    }

    /// Frees the block of a table whose entries hold nothing any more.
    ///
    /// # Safety
    /// Nobody uses the table afterwards.
    pub unsafe fn free_moved(self) {
        if self.is_empty_table() {
            return;
        }
        if self.log2_size() == LOG2_MIN && self.front().kind.get() == TableKind::Str as u8 {
            let kept = FREE.with(|free| {
                if free.count.get() >= SAVED_MOST {
                    return false;
                }
                free.count.set(free.count.get() + 1);
                // SAFETY: the block is dead; its first word becomes the link.
                unsafe { self.0.cast::<Option<NonNull<Keys>>>().write(free.first.replace(Some(self.0))) };
                true
            });
            if kept {
                return;
            }
        }
        // SAFETY: the block was taken with that size.
        unsafe { heap::free(self.0.cast(), self.bytes()) }
    }
}

/// Bytes of a table of this shape.
fn block_bytes(log2_size: u8, kind: u8) -> Option<usize> {
    let entries = usable_fraction(1usize.checked_shl(log2_size as u32)?).checked_mul(entry_bytes(kind))?;
    entries.checked_add(HEADER + (1usize << log2_index_bytes(log2_size)))
}

/// The entry of a key, in whatever table `current` says is the dict's now. `same` answers at once if it can (identity, str, small numbers);
/// `equal` may run Python code: afterwards the dict is looked at again, and the search starts over if it has changed.
pub fn find<E>(
    current: impl Fn() -> Table,
    key: &Ref,
    hash: i64,
    same: impl Fn(&Ref) -> Option<bool>,
    mut equal: impl FnMut(&Ref) -> Result<bool, E>,
) -> Result<Option<usize>, E> {
    'again: loop {
        let table = current();
        let log2_size = table.log2_size();
        let mask = table.slots() - 1;
        let mut perturb = hash as u64 as usize;
        let mut slot = perturb & mask;
        loop {
            let entry = table.index_at(slot);
            if entry == EMPTY {
                return Ok(None);
            }
            if entry >= 0 {
                let entry = entry as usize;
                if let Some(found) = table.key(entry).borrow() {
                    if found.is(key) {
                        return Ok(Some(entry));
                    }
                    if table.hash(entry) == hash {
                        match same(found) {
                            Some(true) => return Ok(Some(entry)),
                            Some(false) => {}
                            None => {
                                let held = found.clone();
                                let answer = equal(&held)?;
                                let now = current();
                                let unchanged = now == table
                                    && now.log2_size() == log2_size
                                    && entry < now.entries()
                                    && now.key(entry).borrow().is_some_and(|found| found.is(&held));
                                if !unchanged {
                                    continue 'again;
                                }
                                if answer {
                                    return Ok(Some(entry));
                                }
                                drop(held);
                                if current() != table || table.log2_size() != log2_size {
                                    continue 'again;
                                }
                            }
                        }
                    }
                }
            }
            perturb >>= 5;
            slot = mask & (slot.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1));
        }
    }
}

/// Gives the kept blocks back.
pub fn clear_free_list() {
    FREE.with(|free| {
        free.count.set(0);
        while let Some(block) = free.first.get() {
            // SAFETY: blocks on the list are dead 8-slot str tables.
            unsafe {
                free.first.set(block.cast::<Option<NonNull<Keys>>>().read());
                heap::free(block.cast(), block_bytes(LOG2_MIN, TableKind::Str as u8).unwrap_or(0));
            }
        }
    });
}

/// How many dead blocks are kept.
pub fn free_count() -> u32 {
    FREE.with(|free| free.count.get())
}
