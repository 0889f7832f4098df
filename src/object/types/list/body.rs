//! The list object and its block of items.
//!
//! ```text
//!  ┌──────────┬────────┬───────┬──────────┐      ┌────────┬────────┬───┬─ ─ ─ ─ ─
//!  │ Header   │ length │ items │ capacity │      │ item 0 │ item 1 │ … │ room
//!  └──────────┴────────┴───┬───┴──────────┘      └────────┴────────┴───┴─ ─ ─ ─ ─
//!  0          16       24  └──────32──────────►   8 * capacity bytes, none if the capacity is 0
//! ```
//! Places below `length` hold references, those above nothing. The block grows by CPython's rule (`resize`). Whatever is taken out is dropped only when length
//! and block are consistent, because a drop may run Python code that looks at the list. While a list is being sorted its capacity is -1.

use std::cell::Cell;
use std::mem::size_of;
use std::ptr::NonNull;

use crate::heap::{self, Header, Ref, Visit};
use crate::object::protocol::iterate;
use crate::object::types::tuple;
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, new_object, try_new_object};

/// A list.
#[repr(C)]
pub struct ListBody {
    head: Header,
    /// Number of items.
    pub(crate) length: Cell<isize>,
    /// First item; null if there is no block. A list that was resized to nothing has a block of capacity 0, and grows from there by
    /// another rule than one without.
    pub(crate) items: Cell<*mut Ref>,
    /// Places in the block; -1 while being sorted.
    pub(crate) capacity: Cell<isize>,
}

// SAFETY: repr(C), begins with Header; `list` declares it.
unsafe impl Body for ListBody {}
const _: () = assert!(size_of::<ListBody>() == 40);

/// Dead lists kept.
const SAVED_MOST: u32 = 80;

struct FreeList {
    first: Cell<Option<NonNull<Header>>>,
    count: Cell<u32>,
}

thread_local! {
    static FREE: FreeList = const { FreeList { first: Cell::new(None), count: Cell::new(0) } };
}

#[inline(always)]
pub(super) fn body(list: &Header) -> &ListBody {
    // SAFETY: callers pass lists (instances of subclasses included).
    unsafe { list.body() }
}

/// A new empty list, untracked yet.
#[inline]
fn raw(cx: &Ctx) -> Ref {
    let recycled = FREE.with(|free| {
        let object = free.first.get()?;
        // SAFETY: lists on the list are dead: without items, linked through the items word.
        unsafe {
            let list: &ListBody = object.as_ref().body();
            free.first.set(NonNull::new(list.items.replace(std::ptr::null_mut()).cast()));
            free.count.set(free.count.get() - 1);
            object.as_ref().count.set(1);
            Some(Ref::from_raw(object))
        }
    });
    match recycled {
        Some(object) => {
            heap::note_reused(&object);
            object
        }
        None => new_object(cx.types.list, size_of::<ListBody>()),
    }
}

/// A new empty list.
#[inline]
pub fn new(cx: &Ctx) -> Ref {
    let list = raw(cx);
    heap::track(&list);
    list
}

/// An empty instance of `list` or a subclass, not from the free list (as calling the type does).
pub(super) fn new_of_class(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    heap::track(&object);
    Ok(object)
}

/// A new empty list with room for exactly that many items; None when there is no memory.
#[inline]
pub fn with_capacity(cx: &Ctx, capacity: usize) -> Option<Ref> {
    let list = raw(cx);
    if capacity > 0 {
        let block = heap::try_alloc(capacity.checked_mul(8)?)?;
        body(&list).items.set(block.as_ptr().cast());
        body(&list).capacity.set(capacity as isize);
    }
    heap::track(&list);
    Some(list)
}

/// A new list of `length` items, each made by `make` in order, which must not run Python code; capacity is exact.
#[inline]
pub fn fill(cx: &Ctx, length: usize, mut make: impl FnMut(usize) -> Ref) -> PyResult<Ref> {
    let Some(list) = with_capacity(cx, length) else { return cx.no_memory() };
    let items = body(&list).items.get();
    for index in 0..length {
        // SAFETY: the block has `length` places, all of them empty.
        unsafe { items.add(index).write(make(index)) };
    }
    body(&list).length.set(length as isize);
    Ok(list)
}

/// A new list that takes over these items; capacity is exact.
pub fn from_vec(cx: &Ctx, items: Vec<Ref>) -> Ref {
    let Some(list) = with_capacity(cx, items.len()) else {
        std::alloc::handle_alloc_error(std::alloc::Layout::new::<Header>());
    };
    let place = body(&list).items.get();
    let length = items.len();
    for (index, item) in items.into_iter().enumerate() {
        // SAFETY: the block has that many places, all of them empty.
        unsafe { place.add(index).write(item) };
    }
    body(&list).length.set(length as isize);
    list
}

/// A new list that takes over these items, with room for `capacity` of them (at least as many as there are).
pub fn from_vec_capacity(cx: &Ctx, items: Vec<Ref>, capacity: usize) -> PyResult<Ref> {
    let Some(list) = with_capacity(cx, capacity.max(items.len())) else { return cx.no_memory() };
    let place = body(&list).items.get();
    let length = items.len();
    for (index, item) in items.into_iter().enumerate() {
        // SAFETY: the block has that many places, all of them empty.
        unsafe { place.add(index).write(item) };
    }
    body(&list).length.set(length as isize);
    Ok(list)
}

/// Runs `look` on the items; it runs no Python code.
pub fn with_items<T>(list: &Ref, look: impl FnOnce(&[Ref]) -> T) -> T {
    look(items(list))
}

/// Number of items (subclasses included).
#[inline(always)]
pub fn len(list: &Ref) -> usize {
    body(list).length.get() as usize
}

/// The items. Borrowed: do not keep it across anything that may change the list, that is, anything that may run Python code.
#[inline(always)]
pub fn items(list: &Ref) -> &[Ref] {
    items_of(list)
}

#[inline(always)]
pub(super) fn items_of(list: &Header) -> &[Ref] {
    let list = body(list);
    let items = list.items.get();
    if items.is_null() {
        return &[];
    }
    // SAFETY: the block holds `length` references; callers obey the rule above.
    unsafe { std::slice::from_raw_parts(items, list.length.get() as usize) }
}

/// Address of an item's place, None behind the end. Valid until the list changes.
#[inline(always)]
pub fn item_ptr(list: &Ref, index: usize) -> Option<NonNull<Ref>> {
    let list = body(list);
    // SAFETY: places below the length are in the block.
    if index < list.length.get() as usize { NonNull::new(unsafe { list.items.get().add(index) }) } else { None }
}

/// A new count on an item, None behind the end.
#[inline(always)]
pub fn get(list: &Ref, index: usize) -> Option<Ref> {
    items_of(list).get(index).cloned()
}

/// Stores an item and hands out the old one, to be dropped by the caller; None (and nothing stored) behind the end.
#[inline(always)]
pub fn replace(list: &Ref, index: usize, item: Ref) -> Option<Ref> {
    let place = item_ptr(list, index)?;
    // SAFETY: the place holds a reference.
    Some(unsafe { place.replace(item) })
}

/// Makes the length `length`, with CPython's rule for the block: it stays while at least half full, else it gets room for an eighth more.
/// Places between the old and a larger new length are not written; those above a smaller one are the caller's.
#[inline]
pub(super) fn resize(cx: &Ctx, list: &ListBody, length: usize) -> PyResult<()> {
    let capacity = list.capacity.get();
    if capacity >= length as isize && length as isize >= capacity >> 1 {
        list.length.set(length as isize);
        return Ok(());
    }
    reallocate(cx, list, length)
}

#[inline(never)]
fn reallocate(cx: &Ctx, list: &ListBody, length: usize) -> PyResult<()> {
    let old = list.length.get() as usize;
    if length > isize::MAX as usize / 16 {
        return cx.no_memory();
    }
    let mut capacity = (length + (length >> 3) + 6) & !3;
    if length as isize - old as isize > (capacity - length) as isize {
        capacity = (length + 3) & !3;
    }
    if length == 0 {
        capacity = 0;
    }
    set_capacity(cx, list, capacity)?;
    list.length.set(length as isize);
    Ok(())
}

/// Gives the block exactly that many places.
fn set_capacity(cx: &Ctx, list: &ListBody, capacity: usize) -> PyResult<()> {
    // While a list is sorted its capacity is -1 and it has no block.
    let old = list.capacity.get().max(0) as usize;
    let block = NonNull::new(list.items.get().cast::<u8>());
    let block = match block {
        None if capacity == 0 => None,
        None => match heap::try_alloc(8 * capacity) {
            Some(block) => Some(block),
            None => return cx.no_memory(),
        },
        Some(block) => {
            // SAFETY: the block was taken with that size and is used through the new address only.
            let moved = unsafe {
                match (old, capacity) {
                    (0, 0) => Some(block),
                    (0, _) => heap::grow_empty(block, 8 * capacity),
                    (_, 0) => heap::shrink_to_empty(block, 8 * old),
                    _ => heap::realloc(block, 8 * old, 8 * capacity),
                }
            };
            let Some(moved) = moved else { return cx.no_memory() };
            Some(moved)
        }
    };
    list.items.set(block.map_or(std::ptr::null_mut(), |block| block.as_ptr().cast()));
    list.capacity.set(capacity as isize);
    Ok(())
}

/// Appends.
#[inline(always)]
pub fn append(cx: &Ctx, list: &Ref, item: Ref) -> PyResult<()> {
    let list = body(list);
    let length = list.length.get();
    if length < list.capacity.get() {
        // SAFETY: the place is in the block and empty.
        unsafe { list.items.get().add(length as usize).write(item) };
        list.length.set(length + 1);
        return Ok(());
    }
    append_slow(cx, list, item)
}

#[inline(never)]
fn append_slow(cx: &Ctx, list: &ListBody, item: Ref) -> PyResult<()> {
    let length = list.length.get() as usize;
    resize(cx, list, length + 1)?;
    // SAFETY: the place is in the block and empty.
    unsafe { list.items.get().add(length).write(item) };
    Ok(())
}

/// Inserts at a position (clipped to the list).
pub fn insert(cx: &Ctx, list: &Ref, index: isize, item: Ref) -> PyResult<()> {
    let list = body(list);
    let length = list.length.get() as usize;
    let index = if index < 0 { index.saturating_add(length as isize).max(0) as usize } else { (index as usize).min(length) };
    resize(cx, list, length + 1)?;
    // SAFETY: there is room for one more place; the items behind move up by one.
    unsafe {
        let place = list.items.get().add(index);
        place.copy_to(place.add(1), length - index);
        place.write(item);
    }
    Ok(())
}

/// Takes the last item out.
#[inline]
pub fn pop_last(cx: &Ctx, list: &Ref) -> PyResult<Option<Ref>> {
    let length = len(list);
    if length == 0 { Ok(None) } else { take(cx, list, length - 1).map(Some) }
}

/// Takes an item out; `index` is below the length.
pub(super) fn take(cx: &Ctx, list: &Ref, index: usize) -> PyResult<Ref> {
    let list = body(list);
    let length = list.length.get() as usize;
    // SAFETY: the place holds a reference, which is taken over; the items behind move down by one.
    let item = unsafe {
        let place = list.items.get().add(index);
        let item = place.read();
        place.add(1).copy_to(place, length - index - 1);
        item
    };
    if length == 1 {
        // The last item takes the block with it, however small that is.
        list.length.set(0);
        clear_body(list);
    } else {
        resize(cx, list, length - 1)?;
    }
    Ok(item)
}

/// Takes up to `count` items off the end; the block stays as long as it is.
pub fn split_end(list: &Ref, count: usize) -> Vec<Ref> {
    let list = body(list);
    let length = list.length.get() as usize;
    let kept = length.saturating_sub(count);
    list.length.set(kept as isize);
    // SAFETY: the places from `kept` on hold references, which are taken over: the list ends before them.
    (kept..length).map(|index| unsafe { list.items.get().add(index).read() }).collect()
}

/// Empties it: last item first.
pub fn clear(list: &Ref) {
    clear_body(body(list));
}

pub(super) fn clear_body(list: &ListBody) {
    // Nothing to give back; while a list is being sorted its capacity says whether somebody changed it.
    if list.items.get().is_null() {
        return;
    }
    let items = list.items.replace(std::ptr::null_mut());
    let length = list.length.replace(0);
    let capacity = list.capacity.replace(0);
    // SAFETY: the list does not refer to the block any more.
    unsafe { drop_block(items, length as usize, capacity) }
}

/// Drops items from the last to the first, then frees their block.
///
/// # Safety
/// `items` is null or a list's block with `length` items in `capacity` places that nobody refers to.
pub(super) unsafe fn drop_block(items: *mut Ref, length: usize, capacity: isize) {
    if capacity <= 0 {
        return drop_empty(items);
    }
    // SAFETY: a capacity means a block.
    let block = unsafe { NonNull::new_unchecked(items) };
    // SAFETY: the caller's promise; each item is taken over once.
    unsafe {
        for index in (0..length).rev() {
            drop(block.add(index).read());
        }
        heap::free(block.cast(), 8 * capacity as usize);
    }
}

#[cold]
fn drop_empty(items: *mut Ref) {
    if let Some(block) = NonNull::new(items) {
        // SAFETY: a block of capacity 0 is one that was shrunk to nothing.
        unsafe { heap::free_empty(block.cast()) };
    }
}

/// A new list of the items `start..stop` (clipped).
pub fn slice(cx: &Ctx, list: &Ref, start: usize, stop: usize) -> PyResult<Ref> {
    let items = items(list);
    let stop = stop.min(items.len());
    let items = &items[start.min(stop)..stop];
    // SAFETY: `fill` asks for so many items, and nothing runs in between.
    fill(cx, items.len(), |index| unsafe { items.get_unchecked(index) }.clone())
}

/// Appends clones of these items; the slice may be part of the list itself.
pub(super) fn extend_slice(cx: &Ctx, list: &ListBody, more: *const Ref, count: usize) -> PyResult<()> {
    if count == 0 {
        return Ok(());
    }
    let length = list.length.get() as usize;
    let own = std::ptr::eq(more, list.items.get());
    if list.items.get().is_null() {
        set_capacity(cx, list, count.saturating_add(1) & !1)?;
        list.length.set(count as isize);
    } else {
        resize(cx, list, length + count)?;
    }
    let more = if own { list.items.get().cast_const() } else { more };
    // SAFETY: `count` items can be read at `more`, and there is room for as many behind the old end.
    unsafe {
        let place = list.items.get().add(length);
        for index in 0..count {
            place.add(index).write((*more.add(index)).clone());
        }
    }
    Ok(())
}

/// Extends by any iterable.
pub fn extend(cx: &Ctx, list: &Ref, more: &Ref) -> PyResult<()> {
    let to = body(list);
    if more.is_exact(cx.types.list) || more.is_exact(cx.types.tuple) || more.is(list) {
        let items = iterate::fast_items(more);
        return extend_slice(cx, to, items.as_ptr(), items.len());
    }
    let iterator = iterate::iter(cx, more)?;
    let hint = iterate::length_hint(cx, more, 8)?;
    let length = to.length.get() as usize;
    if let Some(total) = length.checked_add(hint).filter(|&total| total <= isize::MAX as usize) {
        if to.items.get().is_null() {
            if hint > 0 {
                if hint > isize::MAX as usize / 16 {
                    return cx.no_memory();
                }
                set_capacity(cx, to, (hint + 1) & !1)?;
            }
        } else {
            resize(cx, to, total)?;
            to.length.set(length as isize);
        }
    }
    let watched = heap::is_watched();
    while let Some(item) = iterate::feed(cx, &iterator, |item| !watched && append(cx, list, item.to_ref(cx)).is_ok())? {
        append(cx, list, item)?;
    }
    let length = to.length.get();
    if length < to.capacity.get() {
        resize(cx, to, length as usize)?;
    }
    Ok(())
}

/// The items as a tuple.
pub(in crate::object::types) fn to_tuple(cx: &Ctx, list: &Ref) -> PyResult<Ref> {
    let items = items(list);
    tuple::fill(cx, items.len(), |index| items[index].clone())
}

/// # Safety
/// The object is a list at count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let list = body(object);
    let items = list.items.replace(std::ptr::null_mut());
    let length = list.length.replace(0);
    let capacity = list.capacity.replace(0);
    // SAFETY: the list does not refer to the block any more.
    unsafe { drop_block(items, length as usize, capacity) };
    if object.is_exact(Ctx::current().types.list) {
        let kept = FREE.with(|free| {
            if free.count.get() >= SAVED_MOST {
                return false;
            }
            free.count.set(free.count.get() + 1);
            list.items.set(free.first.replace(Some(NonNull::from(object))).map_or(std::ptr::null_mut(), |next| next.as_ptr().cast()));
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
/// The object is a list.
pub(super) unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for item in items_of(object).iter().rev() {
        visit(item);
    }
}

/// # Safety
/// The object is a list.
pub(super) unsafe fn clear_hook(object: &Header) {
    clear_body(body(object));
}

/// Gives the kept blocks back.
pub fn clear_free_list() {
    FREE.with(|free| {
        free.count.set(0);
        while let Some(object) = free.first.get() {
            // SAFETY: lists on the list are dead and linked through their items word.
            unsafe {
                free.first.set(NonNull::new(object.as_ref().body::<ListBody>().items.get().cast()));
                heap::delete_object(object, size_of::<ListBody>());
            }
        }
    });
}

/// How many dead lists are kept.
pub fn free_count() -> u32 {
    FREE.with(|free| free.count.get())
}
