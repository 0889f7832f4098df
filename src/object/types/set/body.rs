//! The set object: a hash table with open addressing, the first eight slots inside the object.
//!
//! ```text
//!  ┌──────────┬──────┬──────┬──────┬───────┬──────┬────────┬─────────────────────┬───────────┐
//!  │ Header   │ fill │ used │ mask │ table │ hash │ finger │ 8 slots (key, hash) │ weak list │
//!  └──────────┴──────┴──────┴──────┴───┬───┴──────┴────────┴─────────────────────┴───────────┘
//!  0          16     24     32     40  │   48     56       64                    192         200
//!                                      └─► the slots inside, or a block of 16 bytes per slot
//! ```
//! A slot holds a key, nothing, or `DUMMY` (its key was removed; the next key that passes it may take it). From a hash's slot nine neighbours are tried, then the probe jumps as in dicts. `fill` counts
//! dummies too; a table more than three fifths full is rebuilt for four times the keys (twice, for many). Iteration goes slot by slot, so this order is
//! what scripts see. Comparing keys may run Python code that changes the set: then the search starts over.

use std::cell::Cell;
use std::mem::size_of;
use std::ptr::NonNull;

use crate::heap::{self, Header, Ref, Visit};
use crate::object::protocol::compare;
use crate::object::types::{dict, weakref};
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, try_new_object};

/// A slot.
#[repr(C)]
pub(super) struct Slot {
    key: Cell<*mut Header>,
    hash: Cell<i64>,
}

/// A set or frozenset.
#[repr(C)]
pub struct SetBody {
    head: Header,
    fill: Cell<isize>,
    used: Cell<isize>,
    mask: Cell<isize>,
    table: Cell<*mut Slot>,
    hash: Cell<i64>,
    finger: Cell<isize>,
    inside: [Slot; INSIDE],
    weak_list: Cell<Option<NonNull<Header>>>,
}

// SAFETY: repr(C), begins with Header; `set` and `frozenset` declare it.
unsafe impl Body for SetBody {}
const _: () = assert!(size_of::<SetBody>() == 200);
/// Offset of the weak reference list.
pub(super) const WEAK_LIST_OFFSET: isize = std::mem::offset_of!(SetBody, weak_list) as isize;

/// Slots inside the object.
const INSIDE: usize = 8;
/// Neighbours tried before the probe jumps.
const NEIGHBOURS: usize = 9;

/// Stands for a removed key: an address that no object has.
static DUMMY_PLACE: u64 = 0;

#[inline(always)]
fn dummy() -> *mut Header {
    std::ptr::from_ref(&DUMMY_PLACE).cast_mut().cast()
}

impl Slot {
    const fn empty() -> Slot {
        Slot { key: Cell::new(std::ptr::null_mut()), hash: Cell::new(0) }
    }
    /// The key, unless the slot is empty or removed.
    #[inline(always)]
    fn live(&self) -> Option<&Ref> {
        let key = self.key.get();
        if key.is_null() || key == dummy() {
            return None;
        }
        // SAFETY: any other pointer is a counted reference, and `Ref` is transparent over it. Borrowed as long as the slot is not changed.
        Some(unsafe { &*std::ptr::from_ref(&self.key).cast::<Ref>() })
    }
    /// Takes the key out and leaves a dummy.
    fn remove(&self) -> Ref {
        self.hash.set(-1);
        let key = self.key.replace(dummy());
        // SAFETY: callers have seen that the slot is live; its count is handed over.
        unsafe { Ref::from_raw(NonNull::new_unchecked(key)) }
    }
}

/// The body of a set or frozenset (subclasses included).
#[inline(always)]
pub(super) fn body(set: &Header) -> &SetBody {
    // SAFETY: callers pass sets.
    unsafe { set.body() }
}

/// Whether it is a set or frozenset.
#[inline]
pub fn is_any_set(cx: &Ctx, object: &Ref) -> bool {
    is_exact_any(cx, object) || object.ty().is_subtype(cx.types.set) || object.ty().is_subtype(cx.types.frozenset)
}

/// Whether it is exactly one of these types.
#[inline]
pub(super) fn is_exact_any(cx: &Ctx, object: &Ref) -> bool {
    object.is_exact(cx.types.set) || object.is_exact(cx.types.frozenset)
}

/// An empty set of this type.
pub(super) fn new_of_class(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    body(&object).begin();
    heap::track(&object);
    Ok(object)
}

/// A new empty set.
pub fn new(cx: &Ctx) -> Ref {
    let object = crate::object::new_object(cx.types.set, size_of::<SetBody>());
    body(&object).begin();
    heap::track(&object);
    object
}

/// A new frozenset of these items.
pub fn new_frozen(cx: &Ctx, items: &[Ref]) -> PyResult<Ref> {
    let result = new_of_class(cx, cx.types.frozenset)?;
    for item in items {
        add(cx, &result, item)?;
    }
    Ok(result)
}

/// Number of items.
#[inline(always)]
pub fn len(set: &Ref) -> usize {
    body(set).used()
}

impl SetBody {
    #[inline(always)]
    pub(super) fn used(&self) -> usize {
        self.used.get() as usize
    }
    pub(super) fn fill(&self) -> usize {
        self.fill.get() as usize
    }
    #[inline(always)]
    pub(super) fn mask(&self) -> usize {
        self.mask.get() as usize
    }
    /// The hash of a frozenset, -1 if not known yet.
    pub(super) fn hash(&self) -> i64 {
        self.hash.get()
    }
    pub(super) fn set_hash(&self, hash: i64) {
        self.hash.set(hash);
    }
    /// Bytes of the block of slots, 0 if they are inside.
    pub(super) fn block_bytes(&self) -> usize {
        if self.is_inside() { 0 } else { (self.mask() + 1) * size_of::<Slot>() }
    }
    fn inside(&self) -> *mut Slot {
        self.inside.as_ptr().cast_mut()
    }
    fn is_inside(&self) -> bool {
        self.table.get() == self.inside()
    }
    #[inline(always)]
    fn slot(&self, index: usize) -> &Slot {
        debug_assert!(index <= self.mask());
        // SAFETY: the table has mask + 1 slots.
        unsafe { &*self.table.get().add(index) }
    }
    /// Key and hash in a slot.
    #[inline(always)]
    pub(super) fn at(&self, index: usize) -> Option<(&Ref, i64)> {
        let slot = self.slot(index);
        slot.live().map(|key| (key, slot.hash.get()))
    }
    /// The hash word of any slot, live or not.
    pub(super) fn hash_word(&self, index: usize) -> i64 {
        self.slot(index).hash.get()
    }
    /// What an empty set has in its zeroed block.
    #[inline(always)]
    fn begin(&self) {
        self.mask.set(INSIDE as isize - 1);
        self.table.set(self.inside());
        self.hash.set(-1);
    }
    /// An empty table inside the object; what was there is the caller's.
    fn reset(&self) {
        for slot in &self.inside {
            slot.key.set(std::ptr::null_mut());
            slot.hash.set(0);
        }
        self.fill.set(0);
        self.used.set(0);
        self.begin();
    }
}

enum Found {
    /// The key is in this slot.
    Here(usize),
    /// It is not there; this is the empty slot where the search ended, and the last dummy on the way.
    Empty(usize, Option<usize>),
}

/// Finds a key.
#[inline(always)]
fn find(cx: &Ctx, set: &SetBody, key: &Ref, hash: i64) -> PyResult<Found> {
    let same = dict::same_key(cx, key);
    'again: loop {
        let mask = set.mask();
        let table = set.table.get();
        let mut perturb = hash as u64 as usize;
        let mut start = perturb & mask;
        let mut removed = None;
        loop {
            let last = if start + NEIGHBOURS <= mask { start + NEIGHBOURS } else { start };
            for index in start..=last {
                let slot = set.slot(index);
                let found = slot.key.get();
                if found.is_null() {
                    return Ok(Found::Empty(index, removed));
                }
                if slot.hash.get() == -1 {
                    removed = Some(index);
                }
                if slot.hash.get() == hash {
                    if found == key.as_ptr().as_ptr() {
                        return Ok(Found::Here(index));
                    }
                    let Some(live) = slot.live() else { continue };
                    match same(live) {
                        Some(true) => return Ok(Found::Here(index)),
                        Some(false) => {}
                        None => {
                            let held = live.clone();
                            let equal = compare::equal(cx, &held, key)?;
                            let unchanged =
                                set.table.get() == table && set.mask() == mask && set.slot(index).key.get() == held.as_ptr().as_ptr();
                            drop(held);
                            if !unchanged || set.table.get() != table || set.mask() != mask {
                                continue 'again;
                            }
                            if equal {
                                return Ok(Found::Here(index));
                            }
                        }
                    }
                }
            }
            perturb >>= 5;
            start = (start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb)) & mask;
        }
    }
}

/// Adds a key whose hash is known; whether it was new.
#[inline]
pub fn add_hashed(cx: &Ctx, set: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    add_giving(cx, set, key.clone(), hash)
}

/// The same with a key that is given away: as in CPython it is counted while it is compared.
fn add_giving(cx: &Ctx, set: &Ref, key: Ref, hash: i64) -> PyResult<bool> {
    let set = body(set);
    match find(cx, set, &key, hash)? {
        Found::Here(_) => Ok(false),
        Found::Empty(_, Some(index)) => {
            let slot = set.slot(index);
            slot.key.set(key.into_raw().as_ptr());
            slot.hash.set(hash);
            set.used.set(set.used.get() + 1);
            Ok(true)
        }
        Found::Empty(index, None) => {
            let slot = set.slot(index);
            slot.key.set(key.into_raw().as_ptr());
            slot.hash.set(hash);
            set.fill.set(set.fill.get() + 1);
            set.used.set(set.used.get() + 1);
            if set.fill() * 5 >= set.mask() * 3 {
                let used = set.used();
                resize(cx, set, if used > 50000 { used * 2 } else { used * 4 })?;
            }
            Ok(true)
        }
    }
}

/// Adds.
#[inline]
pub fn add(cx: &Ctx, set: &Ref, item: &Ref) -> PyResult<()> {
    let hash = dict::key_hash(cx, item)?;
    add_hashed(cx, set, item, hash).map(|_| ())
}

/// Whether a key with this hash is there.
#[inline]
pub(super) fn contains_hashed(cx: &Ctx, set: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    Ok(matches!(find(cx, body(set), key, hash)?, Found::Here(_)))
}

/// Whether a hashable key is there.
#[inline]
pub fn contains(cx: &Ctx, set: &Ref, key: &Ref) -> PyResult<bool> {
    let hash = dict::key_hash(cx, key)?;
    contains_hashed(cx, set, key, hash)
}

/// Removes a key with this hash; whether it was there.
pub(super) fn discard_hashed(cx: &Ctx, set: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    let set = body(set);
    match find(cx, set, key, hash)? {
        Found::Empty(..) => Ok(false),
        Found::Here(index) => {
            let old = set.slot(index).remove();
            set.used.set(set.used.get() - 1);
            drop(old);
            Ok(true)
        }
    }
}

/// Removes a hashable key; whether it was there.
pub fn discard(cx: &Ctx, set: &Ref, key: &Ref) -> PyResult<bool> {
    let hash = dict::key_hash(cx, key)?;
    discard_hashed(cx, set, key, hash)
}

/// Takes some key out, going round the table.
pub(super) fn pop(set: &Ref) -> Option<Ref> {
    let set = body(set);
    if set.used() == 0 {
        return None;
    }
    let mask = set.mask();
    let mut index = set.finger.get() as usize & mask;
    while set.slot(index).live().is_none() {
        index = if index == mask { 0 } else { index + 1 };
    }
    let key = set.slot(index).remove();
    set.used.set(set.used.get() - 1);
    set.finger.set(index as isize + 1);
    Some(key)
}

/// Puts a key in a table without dummies that does not have it.
fn insert_clean(table: *mut Slot, mask: usize, key: *mut Header, hash: i64) {
    let mut perturb = hash as u64 as usize;
    let mut start = perturb & mask;
    loop {
        let last = if start + NEIGHBOURS <= mask { start + NEIGHBOURS } else { start };
        for index in start..=last {
            // SAFETY: the table has mask + 1 slots.
            let slot = unsafe { &*table.add(index) };
            if slot.key.get().is_null() {
                slot.key.set(key);
                slot.hash.set(hash);
                return;
            }
        }
        perturb >>= 5;
        start = (start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb)) & mask;
    }
}

/// Rebuilds the table with more than `least` slots.
pub(super) fn resize(cx: &Ctx, set: &SetBody, least: usize) -> PyResult<()> {
    let mut slots = INSIDE;
    while slots <= least {
        slots <<= 1;
    }
    let (mut old, old_mask, was_inside) = (set.table.get(), set.mask(), set.is_inside());
    let copy: [Slot; INSIDE] = [const { Slot::empty() }; INSIDE];
    let table = if slots == INSIDE {
        if was_inside {
            if set.fill.get() == set.used.get() {
                return Ok(());
            }
            for (to, from) in copy.iter().zip(&set.inside) {
                to.key.set(from.key.get());
                to.hash.set(from.hash.get());
            }
            old = copy.as_ptr().cast_mut();
        }
        for slot in &set.inside {
            slot.key.set(std::ptr::null_mut());
            slot.hash.set(0);
        }
        set.inside()
    } else {
        let Some(block) = slots.checked_mul(size_of::<Slot>()).and_then(heap::try_alloc_zeroed) else { return cx.no_memory() };
        block.as_ptr().cast()
    };
    set.mask.set(slots as isize - 1);
    set.table.set(table);
    set.fill.set(set.used.get());
    let mut left = set.used();
    for index in 0..=old_mask {
        if left == 0 {
            break;
        }
        // SAFETY: the old table has old_mask + 1 slots and is still there.
        let slot = unsafe { &*old.add(index) };
        if slot.live().is_some() {
            left -= 1;
            insert_clean(table, slots - 1, slot.key.get(), slot.hash.get());
        }
    }
    if !was_inside {
        free_table(old, old_mask);
    }
    Ok(())
}

fn free_table(table: *mut Slot, mask: usize) {
    if let Some(block) = NonNull::new(table.cast::<u8>()) {
        // SAFETY: callers pass a block of slots that nobody uses any more.
        unsafe { heap::free(block, (mask + 1) * size_of::<Slot>()) }
    }
}

/// Adds every key of another set.
pub(super) fn merge(cx: &Ctx, target: &Ref, source: &Ref) -> PyResult<()> {
    let (to, from) = (body(target), body(source));
    if target.is(source) || from.used() == 0 {
        return Ok(());
    }
    if (to.fill() + from.used()) * 5 >= to.mask() * 3 {
        resize(cx, to, (to.used() + from.used()) * 2)?;
    }
    if to.fill() == 0 {
        let same_shape = to.mask() == from.mask() && from.fill() == from.used();
        to.fill.set(from.used.get());
        to.used.set(from.used.get());
        let mut left = from.used();
        for index in 0..=from.mask() {
            if left == 0 {
                break;
            }
            if let Some((key, hash)) = from.at(index) {
                left -= 1;
                let key = key.clone().into_raw().as_ptr();
                if same_shape {
                    to.slot(index).key.set(key);
                    to.slot(index).hash.set(hash);
                } else {
                    insert_clean(to.table.get(), to.mask(), key, hash);
                }
            }
        }
        return Ok(());
    }
    let mut index = 0;
    while index <= from.mask() {
        if let Some((key, hash)) = from.at(index) {
            add_giving(cx, target, key.clone(), hash)?;
        }
        index += 1;
    }
    Ok(())
}

/// Empties a set: slot by slot.
pub fn clear(set: &Header) {
    let set = body(set);
    let (table, mask, was_inside) = (set.table.get(), set.mask(), set.is_inside());
    if was_inside && set.fill() == 0 {
        return;
    }
    let copy: [Slot; INSIDE] = [const { Slot::empty() }; INSIDE];
    let table = if was_inside {
        for (to, from) in copy.iter().zip(&set.inside) {
            to.key.set(from.key.get());
            to.hash.set(from.hash.get());
        }
        copy.as_ptr().cast_mut()
    } else {
        table
    };
    let used = set.used();
    set.reset();
    drop_slots(table, used);
    if !was_inside {
        free_table(table, mask);
    }
}

/// Drops the keys of a table, so many, that no set refers to any more.
fn drop_slots(table: *mut Slot, mut used: usize) {
    let mut slot = table;
    while used > 0 {
        // SAFETY: a key is still to come, so the table does not end here. The count of a live key is taken over; nobody reads the slot again.
        unsafe {
            if (*slot).live().is_some() {
                drop(Ref::from_raw(NonNull::new_unchecked((*slot).key.get())));
                used -= 1;
            }
            slot = slot.add(1);
        }
    }
}

/// Exchanges the contents of two sets.
pub(super) fn swap(a: &Ref, b: &Ref) {
    let (a, b) = (body(a), body(b));
    let (a_inside, b_inside) = (a.is_inside(), b.is_inside());
    a.fill.swap(&b.fill);
    a.used.swap(&b.used);
    a.mask.swap(&b.mask);
    a.table.swap(&b.table);
    for (x, y) in a.inside.iter().zip(&b.inside) {
        x.key.swap(&y.key);
        x.hash.swap(&y.hash);
    }
    if b_inside {
        a.table.set(a.inside());
    }
    if a_inside {
        b.table.set(b.inside());
    }
    a.hash.set(-1);
    b.hash.set(-1);
}

/// The next key at or behind `position` (start with 0), which moves on, with its hash. Survives changes of the set.
#[inline]
pub fn next_position(set: &Ref, position: &mut usize) -> Option<(Ref, i64)> {
    let set = body(set);
    while *position <= set.mask() {
        let here = *position;
        *position += 1;
        if let Some((key, hash)) = set.at(here) {
            return Some((key.clone(), hash));
        }
    }
    None
}

/// Looks at every key in order; `look` runs no Python code.
pub fn for_each(set: &Ref, mut look: impl FnMut(&Ref)) {
    let set = body(set);
    for index in 0..=set.mask() {
        if let Some((key, _)) = set.at(index) {
            look(key);
        }
    }
}

/// # Safety
/// The object is a set at count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    if body(object).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), object);
    }
    let set = body(object);
    let (table, mask, was_inside) = (set.table.get(), set.mask(), set.is_inside());
    drop_slots(table, set.used());
    if !was_inside {
        free_table(table, mask);
    }
    // SAFETY: sets are made with the basic size of their type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a set.
pub(super) unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let set = body(object);
    for index in 0..=set.mask() {
        if let Some((key, _)) = set.at(index) {
            visit(key);
        }
    }
}

/// # Safety
/// The object is a set.
pub(super) unsafe fn clear_hook(object: &Header) {
    clear(object);
}
