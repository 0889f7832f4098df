//! The tuple object: a fixed row of references inside the object itself.
//!
//! ```text
//!  ┌──────────┬────────┬────────┬────────┬───
//!  │ Header   │ length │ item 0 │ item 1 │ …        24 + 8 * length bytes
//!  └──────────┴────────┴────────┴────────┴───
//!  0          16       24
//! ```
//! Tuples start tracked; a collection that finds one holding only atoms drops it (`untrack_if_atomic`). Dead tuples of 1..=20 items wait in free
//! lists, 2000 of each length, linked through their first item. Methods are in `methods.rs`.

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, try_new_object, type_flags};

/// A tuple up to its first item.
#[repr(C)]
pub struct TupleBody {
    head: Header,
    /// Number of items.
    pub(crate) length: Cell<isize>,
}

// SAFETY: repr(C), begins with Header; `tuple` declares it.
unsafe impl Body for TupleBody {}

const ITEMS_OFFSET: usize = 24;
const _: () = assert!(std::mem::size_of::<TupleBody>() == ITEMS_OFFSET);

/// Longest length that has a free list.
const SAVED_LENGTHS: usize = 20;
/// Dead tuples kept of each length.
const SAVED_MOST: u32 = 2000;

struct FreeLists {
    first: [Cell<Option<NonNull<Header>>>; SAVED_LENGTHS],
    count: [Cell<u32>; SAVED_LENGTHS],
}

thread_local! {
    static FREE: FreeLists = const { FreeLists { first: [const { Cell::new(None) }; SAVED_LENGTHS], count: [const { Cell::new(0) }; SAVED_LENGTHS] } };
}

/// Address of the first item of a tuple's object.
#[inline(always)]
fn first(object: &Header) -> NonNull<Field> {
    // SAFETY: a tuple's block reaches at least to where its first item would lie.
    unsafe { NonNull::from(object).cast::<u8>().add(ITEMS_OFFSET).cast() }
}

/// Link of a dead tuple: the place of its first item.
#[inline(always)]
fn link(object: NonNull<Header>) -> NonNull<Cell<Option<NonNull<Header>>>> {
    // SAFETY: dead tuples on a free list have at least one item.
    unsafe { object.cast::<u8>().add(ITEMS_OFFSET).cast() }
}

/// An exact tuple of `length` empty places, untracked. `length` is not 0.
#[inline]
fn raw(cx: &Ctx, length: usize) -> Option<Ref> {
    if length <= SAVED_LENGTHS {
        let found = FREE.with(|free| {
            let list = &free.first[length - 1];
            let object = list.get()?;
            // SAFETY: objects on the list are dead tuples whose first item is the link.
            unsafe { list.set(link(object).as_ref().replace(None)) };
            let count = &free.count[length - 1];
            count.set(count.get() - 1);
            // SAFETY: the block belongs to nobody; it becomes a live object with one count, all of whose places are empty.
            unsafe {
                object.as_ref().count.set(1);
                Some(Ref::from_raw(object))
            }
        });
        if let Some(found) = found {
            heap::note_reused(&found);
            return Some(found);
        }
    }
    let size = length.checked_mul(8)?.checked_add(ITEMS_OFFSET)?;
    let object = try_new_object(cx.types.tuple, size)?;
    body(&object).length.set(length as isize);
    Some(object)
}

#[inline(always)]
fn body(tuple: &Header) -> &TupleBody {
    // SAFETY: callers pass tuples (instances of subclasses included).
    unsafe { tuple.body() }
}

/// A new tuple of `length` items, each made by `make` in order, which must not run Python code; None when there is no memory. `length` may be 0.
#[inline]
pub fn try_fill(cx: &Ctx, length: usize, mut make: impl FnMut(usize) -> Ref) -> Option<Ref> {
    if length == 0 {
        return Some(cx.empty_tuple.clone());
    }
    let object = raw(cx, length)?;
    let items = first(&object);
    for index in 0..length {
        // SAFETY: the block has `length` places, all of them empty.
        unsafe { items.add(index).write(Field::new(Some(make(index)))) };
    }
    heap::track(&object);
    Some(object)
}

/// The same, MemoryError when there is no memory.
#[inline]
pub fn fill(cx: &Ctx, length: usize, make: impl FnMut(usize) -> Ref) -> PyResult<Ref> {
    match try_fill(cx, length, make) {
        Some(tuple) => Ok(tuple),
        None => cx.no_memory(),
    }
}

/// A new tuple of these items; the shared `()` if there are none.
#[inline]
pub fn from_iter(cx: &Ctx, mut items: impl ExactSizeIterator<Item = Ref>) -> Ref {
    let length = items.len();
    match try_fill(cx, length, |_| items.next().unwrap_or_else(|| cx.none())) {
        Some(tuple) => tuple,
        None => std::alloc::handle_alloc_error(std::alloc::Layout::new::<Header>()),
    }
}

/// A new tuple of what `next` gives, which may run Python code: room for `hint` items at first, more as needed, cut to size in the end. Nobody
/// sees it before it is complete.
pub fn collect(cx: &Ctx, hint: usize, mut next: impl FnMut() -> PyResult<Option<Ref>>) -> PyResult<Ref> {
    let (mut room, mut length) = (hint, 0);
    let mut tuple = match room {
        0 => cx.empty_tuple.clone(),
        _ => raw(cx, room).map_or_else(|| cx.no_memory(), Ok)?,
    };
    while let Some(item) = next()? {
        if length >= room {
            room += 10;
            room += room >> 2;
            tuple = resize(cx, tuple, room)?;
        }
        // SAFETY: the tuple has `room` places; this one is empty.
        unsafe { first(&tuple).add(length).write(Field::new(Some(item))) };
        length += 1;
    }
    if length < room {
        tuple = resize(cx, tuple, length)?;
    }
    if length != 0 {
        heap::track(&tuple);
    }
    Ok(tuple)
}

/// The same tuple, untracked and unknown to others, with another number of places; new ones are empty, those cut off are.
fn resize(cx: &Ctx, tuple: Ref, to: usize) -> PyResult<Ref> {
    let from = len(&tuple);
    if to == 0 {
        return Ok(cx.empty_tuple.clone());
    }
    if from == 0 {
        return raw(cx, to).map_or_else(|| cx.no_memory(), Ok);
    }
    let Some(size) = to.checked_mul(8).and_then(|bytes| bytes.checked_add(ITEMS_OFFSET)) else { return cx.no_memory() };
    // SAFETY: the caller is the only owner of the untracked object, whose size this is.
    let Some(object) = (unsafe { heap::resize_object(tuple.as_ptr(), ITEMS_OFFSET + 8 * from, size) }) else { return cx.no_memory() };
    let _ = tuple.into_raw();
    // SAFETY: the block holds the one count that has just been given up, and has `to` places.
    unsafe {
        for index in from..to {
            first(object.as_ref()).add(index).write(Field::new(None));
        }
        body(object.as_ref()).length.set(to as isize);
        Ok(Ref::from_raw(object))
    }
}

/// A new tuple that takes over these items.
pub fn from_vec(cx: &Ctx, items: Vec<Ref>) -> Ref {
    from_iter(cx, items.into_iter())
}

/// A new tuple of clones of these items.
pub fn new(cx: &Ctx, items: &[Ref]) -> Ref {
    from_iter(cx, items.iter().cloned())
}

/// A new pair.
#[inline]
pub fn pair(cx: &Ctx, a: Ref, b: Ref) -> Ref {
    from_iter(cx, [a, b].into_iter())
}

/// What is left of a tuple of `length` items that lived for the duration of a call: its block in the free list. CPython hands arguments over
/// in such tuples; the collector counts one only if none was free.
#[inline]
pub fn pass(cx: &Ctx, length: usize) {
    if (1..=SAVED_LENGTHS).contains(&length) && (FREE.with(|free| free.first[length - 1].get().is_none()) || heap::is_watched()) {
        pass_new(cx, length);
    }
}

#[cold]
#[inline(never)]
fn pass_new(cx: &Ctx, length: usize) {
    drop(try_fill(cx, length, |_| cx.none()));
}

/// Gives up the tuple of a call, whose items the caller holds too: none dies with it, so it goes straight to its free list if nobody has kept it.
#[inline]
pub fn give_up(tuple: Ref) {
    let length = len(&tuple);
    if tuple.count() != 1 || !(1..=SAVED_LENGTHS).contains(&length) || !tuple.is_exact(Ctx::current().types.tuple) {
        return drop(tuple);
    }
    FREE.with(|free| {
        let count = &free.count[length - 1];
        if count.get() >= SAVED_MOST {
            return drop(tuple);
        }
        heap::untrack(&tuple);
        let place = first(&tuple);
        for index in (0..length).rev() {
            // SAFETY: the place is one of the tuple's; it is empty from now on.
            drop(unsafe { place.add(index).as_ref() }.take());
        }
        tuple.count.set(0);
        count.set(count.get() + 1);
        let object = tuple.into_raw();
        // SAFETY: the tuple is dead and has a first item.
        unsafe { link(object).as_ref().set(free.first[length - 1].replace(Some(object))) };
    });
}

/// The tuple whose items begin here.
///
/// # Safety
/// They are the items of a live tuple.
pub(in crate::object) unsafe fn of_items(items: NonNull<Ref>) -> Ref {
    // SAFETY: a tuple's items lie behind its fixed part.
    unsafe { Ref::new(items.cast::<u8>().sub(ITEMS_OFFSET).cast::<Header>().as_ref()) }
}

/// The empty tuple, for start-up only (afterwards it is `cx.empty_tuple`).
pub fn make_empty(class: &TypeBody) -> Ref {
    crate::object::new_object(class, ITEMS_OFFSET)
}

/// Bytes of the block of a subclass's instance. CPython's general allocator leaves room for one item more than there are; tuples with named items
/// have their own.
fn class_block_bytes(class: &TypeBody, length: usize) -> usize {
    let spare = class.has(type_flags::HEAP_TYPE) && !class.has(type_flags::NATIVE);
    class.kind.basic_size.get() as usize + 8 * (length + spare as usize)
}

/// An instance of a subclass of tuple with these items, tracked.
pub fn new_of_class(cx: &Ctx, class: &TypeBody, items: &[Ref]) -> PyResult<Ref> {
    let Some(object) = try_new_object(class, class_block_bytes(class, items.len())) else { return cx.no_memory() };
    let place = first(&object);
    for (index, item) in items.iter().enumerate() {
        // SAFETY: the block has that many places, all of them empty.
        unsafe { place.add(index).write(Field::new(Some(item.clone()))) };
    }
    body(&object).length.set(items.len() as isize);
    heap::track(&object);
    Ok(object)
}

/// Number of items of a tuple (subclasses included).
#[inline(always)]
pub fn len(tuple: &Ref) -> usize {
    body(tuple).length.get() as usize
}

/// A new count on an item; `index` is below `len`.
#[inline]
pub fn get(tuple: &Ref, index: usize) -> Ref {
    items(tuple)[index].clone()
}

/// The items.
#[inline(always)]
pub fn items(tuple: &Ref) -> &[Ref] {
    items_of(tuple)
}

/// The items of a tuple's object.
#[inline(always)]
pub fn items_of(tuple: &Header) -> &[Ref] {
    // SAFETY: a complete tuple has `length` items, none empty, which never change while it lives.
    unsafe { std::slice::from_raw_parts(first(tuple).cast::<Ref>().as_ptr(), body(tuple).length.get() as usize) }
}

/// Lets a tuple show fewer items than were stored in it, or all of them again (`first_items` reads beyond).
///
/// # Safety
/// That many items were stored when it was made; when it dies it shows all of them.
pub unsafe fn set_length(tuple: &Header, length: usize) {
    body(tuple).length.set(length as isize);
}

/// The first items of a tuple, shown or not.
///
/// # Safety
/// That many were stored when it was made.
pub unsafe fn first_items(tuple: &Header, count: usize) -> &[Ref] {
    // SAFETY: the caller says that they are there.
    unsafe { std::slice::from_raw_parts(first(tuple).cast::<Ref>().as_ptr(), count) }
}

/// Stores an item of a tuple that nobody else holds (count 1), and hands out the old one: lets `zip` and dict iterators reuse their result.
///
/// # Safety
/// The tuple's count is one and no slice of its items is alive; `index` is below its length.
#[inline]
pub unsafe fn replace_item(tuple: &Ref, index: usize, item: Ref) -> Option<Ref> {
    // SAFETY: see above.
    unsafe { first(tuple).add(index).as_ref().replace(Some(item)) }
}

/// Whether a collector may come to know this object: it has a prefix, is not a builtin type object, and is not an untracked exact tuple.
#[inline]
pub fn may_be_tracked(object: &Header) -> bool {
    let kind = object.kind().flags.get();
    if kind & heap::flags::GC == 0 {
        return false;
    }
    if kind & type_flags::TUPLE != 0 {
        return heap::is_tracked(object) || !is_exact_tuple(object);
    }
    if kind & type_flags::TYPE != 0 {
        return object.as_type().is_some_and(|class| class.has(type_flags::HEAP_TYPE));
    }
    true
}

/// Whether it is exactly a tuple: the type is no heap type, and `tuple` has no builtin subclass but structseqs.
#[inline]
fn is_exact_tuple(object: &Header) -> bool {
    object.is_exact(Ctx::current().types.tuple)
}

/// Drops an exact tuple whose items are all atoms from the collector's lists.
pub fn untrack_if_atomic(tuple: &Header) {
    if heap::is_tracked(tuple) && is_exact_tuple(tuple) && !items_of(tuple).iter().any(|item| may_be_tracked(item)) {
        heap::untrack(tuple);
    }
}

/// Gives every block of the free lists back.
pub fn clear_free_list() {
    FREE.with(|free| {
        for (index, list) in free.first.iter().enumerate() {
            free.count[index].set(0);
            while let Some(object) = list.get() {
                // SAFETY: objects on the list are dead tuples of that length, and nobody else knows them.
                unsafe {
                    list.set(link(object).as_ref().replace(None));
                    heap::delete_object(object, ITEMS_OFFSET + 8 * (index + 1));
                }
            }
        }
    });
}

/// How many dead tuples of each length (1, 2, …) are kept.
pub fn free_counts() -> [u32; SAVED_LENGTHS] {
    FREE.with(|free| std::array::from_fn(|index| free.count[index].get()))
}

/// Frees a tuple.
///
/// # Safety
/// The object is a tuple at count zero.
pub unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let length = body(object).length.get() as usize;
    let place = first(object);
    for index in (0..length).rev() {
        // SAFETY: the place is one of the tuple's; it is empty from now on.
        drop(unsafe { place.add(index).as_ref() }.take());
    }
    if (1..=SAVED_LENGTHS).contains(&length) && !object.has_flag(type_flags::HEAP_TYPE) && is_exact_tuple(object) {
        let kept = FREE.with(|free| {
            let count = &free.count[length - 1];
            if count.get() >= SAVED_MOST {
                return false;
            }
            count.set(count.get() + 1);
            let object = NonNull::from(object);
            // SAFETY: the tuple is dead and has a first item.
            unsafe { link(object).as_ref().set(free.first[length - 1].replace(Some(object))) };
            true
        });
        if kept {
            return;
        }
    }
    // SAFETY: a tuple's block is that long (the basic size of a subclass holds no items).
    unsafe { free_object(object, class_block_bytes(object.ty(), length)) }
}

/// # Safety
/// The object is a tuple.
pub(super) unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let length = body(object).length.get() as usize;
    for index in (0..length).rev() {
        // SAFETY: the place is one of the tuple's.
        if let Some(item) = unsafe { first(object).add(index).as_ref() }.borrow() {
            visit(item);
        }
    }
}
