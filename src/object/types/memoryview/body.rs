//! Layout of a memoryview, and how it reaches the memory it shows.
//!
//! ```text
//!  144         ┌────────┬──────┬────────┬──────┬───────┬─────────┬──────┬─ … ─┬──────┬────────┬──────────┬───────┐
//!  + 24 for    │ Header │ size │ buffer │ hash │ flags │ exports │ data │     │ weak │ shape… │ strides… │ room… │
//!  a dimension └────────┴──────┴────────┴──────┴───────┴─────────┴──────┴─────┴──────┴────────┴──────────┴───────┘
//! ```
//! A view holds the buffer (`buffer.rs`) that it shares with its slices and casts and the views of it, and counts there until it is released.
//! Behind the front lie, for each dimension, its size and the distance of its items in bytes; where CPython keeps suboffsets there is only room.

use std::cell::Cell;
use std::ptr::NonNull;

use super::buffer;
use super::unit::Unit;
use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::protocol::{
    self,
    buffer::{Lender, Lent},
};
use crate::object::types::weakref;
use crate::object::{Body, Ctx, Object, PyResult, new_object};

/// See the module comment.
#[repr(C)]
pub struct MemoryBody {
    head: Header,
    /// `ob_size`: three words for each dimension there is room for.
    size: Cell<isize>,
    buffer: Field,
    pub(super) hash: Cell<i64>,
    released: Cell<bool>,
    pub(super) readonly: Cell<bool>,
    pub(super) unit: Cell<Unit>,
    /// Whether the format was written with `@`.
    pub(super) at_sign: Cell<bool>,
    exports: Cell<usize>,
    data: Cell<*mut u8>,
    dimensions: Cell<usize>,
    room: [Cell<usize>; 8],
    weak_list: Cell<Option<NonNull<Header>>>,
}
const _: () = assert!(size_of::<MemoryBody>() == 144);
/// Most dimensions that a view has.
pub(super) const DIMENSIONS_MOST: usize = 64;
// SAFETY: repr(C), begins with Header; memoryview declares it.
unsafe impl Body for MemoryBody {}

/// Offset of the weak list head.
pub(super) const WEAK_LIST_OFFSET: isize = std::mem::offset_of!(MemoryBody, weak_list) as isize;
const _: () = assert!(WEAK_LIST_OFFSET == 136);

#[inline(always)]
pub(super) fn body(object: &Header) -> &MemoryBody {
    // SAFETY: only handed memoryviews (the type has no subclasses).
    unsafe { object.body() }
}

/// What a view shows.
pub(super) struct Shown<'a> {
    pub(super) object: &'a Ref,
    pub(super) buffer: &'a Ref,
    pub(super) data: *mut u8,
    /// Size of each dimension.
    pub(super) shape: &'a [isize],
    /// Distance of the items of each dimension in bytes.
    pub(super) strides: &'a [isize],
    /// How many items there are in all.
    pub(super) count: usize,
    pub(super) unit: Unit,
    pub(super) readonly: bool,
}

impl Shown<'_> {
    /// Whether items lie side by side, the last place changing fastest.
    pub(super) fn is_contiguous(&self) -> bool {
        self.is_packed(self.shape.iter().zip(self.strides).rev())
    }
    /// Whether items lie side by side, the first place changing fastest.
    pub(super) fn is_fortran(&self) -> bool {
        self.is_packed(self.shape.iter().zip(self.strides))
    }
    fn is_packed<'b>(&self, dimensions: impl Iterator<Item = (&'b isize, &'b isize)>) -> bool {
        let mut distance = self.unit.size() as isize;
        self.count == 0
            || dimensions.into_iter().all(|(&size, &stride)| {
                let fits = size <= 1 || stride == distance;
                distance *= size;
                fits
            })
    }
    pub(super) fn bytes(&self) -> usize {
        self.count * self.unit.size()
    }
    /// Where an item lies.
    pub(super) fn at(&self, index: usize) -> *mut u8 {
        debug_assert!(index < self.count);
        let (mut index, mut offset) = (index as isize, 0);
        for (&size, &stride) in self.shape.iter().zip(self.strides).rev() {
            offset += index % size * stride;
            index /= size;
        }
        // SAFETY: items of the view lie inside the exporter's memory.
        unsafe { self.data.offset(offset) }
    }
    /// The bytes of an item.
    pub(super) fn item(&self, index: usize) -> &[u8] {
        // SAFETY: as in `at`; the exporter keeps its memory in place while the view is not released.
        unsafe { std::slice::from_raw_parts(self.at(index), self.unit.size()) }
    }
    /// All bytes in order.
    pub(super) fn to_vec(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes());
        (0..self.count).for_each(|index| out.extend_from_slice(self.item(index)));
        out
    }
}

/// The view's memory, or ValueError once it is released.
pub(super) fn shown<'a>(cx: &Ctx, view: &'a Ref) -> PyResult<Shown<'a>> {
    let own = body(view);
    let buffer = own.buffer.borrow().filter(|_| !own.released.get());
    match buffer.and_then(|buffer| Some((buffer, buffer::object(buffer)?))) {
        Some((buffer, object)) => Ok(Shown {
            object,
            buffer,
            data: own.data.get(),
            shape: shape(view),
            strides: strides(view),
            count: shape(view).iter().product::<isize>() as usize,
            unit: own.unit.get(),
            readonly: own.readonly.get(),
        }),
        _ => cx.value_error("operation forbidden on released memoryview object"),
    }
}

/// Whether it is released.
pub(super) fn is_released(view: &Ref) -> bool {
    body(view).released.get()
}

/// How many dimensions it has.
fn dimensions(view: &Header) -> usize {
    body(view).dimensions.get()
}

/// # Safety
/// `from` is at most twice the number of dimensions.
unsafe fn words(view: &Header, from: usize) -> &[isize] {
    // SAFETY: three words for each dimension lie behind the front; they are written by `make` alone.
    unsafe {
        let first = NonNull::from(view).cast::<MemoryBody>().add(1).cast::<isize>().add(from);
        std::slice::from_raw_parts(first.as_ptr(), dimensions(view))
    }
}

/// Size of each dimension, of a released view as well.
pub(super) fn shape(view: &Header) -> &[isize] {
    // SAFETY: they lie at the beginning.
    unsafe { words(view, 0) }
}

fn strides(view: &Header) -> &[isize] {
    // SAFETY: they lie behind the sizes.
    unsafe { words(view, dimensions(view)) }
}

/// Bytes of a view's block.
fn block_bytes(view: &Header) -> usize {
    size_of::<MemoryBody>() + 8 * body(view).size.get() as usize
}

/// A view of part of the memory behind a buffer, with these sizes and distances.
pub(super) fn make(cx: &Ctx, buffer: &Ref, data: *mut u8, sizes: &[isize], distances: &[isize], unit: Unit, readonly: bool) -> Ref {
    make_with_room(cx, buffer, data, (sizes, distances), unit, readonly, sizes.len())
}

/// The same with room for so many dimensions.
pub(super) fn make_with_room(
    cx: &Ctx,
    buffer: &Ref,
    data: *mut u8,
    (sizes, distances): (&[isize], &[isize]),
    unit: Unit,
    readonly: bool,
    room: usize,
) -> Ref {
    debug_assert!(sizes.len() == distances.len() && sizes.len() <= room);
    let view = new_object(cx.types.memoryview, size_of::<MemoryBody>() + 24 * room);
    let own = body(&view);
    own.size.set(3 * room as isize);
    own.dimensions.set(sizes.len());
    for (index, &word) in sizes.iter().chain(distances).enumerate() {
        // SAFETY: the block has three words for each dimension behind the front.
        unsafe { view.as_ptr().cast::<MemoryBody>().add(1).cast::<isize>().add(index).write(word) };
    }
    own.hash.set(-1);
    own.readonly.set(readonly);
    own.unit.set(unit);
    own.data.set(data);
    own.buffer.set(Some(buffer.clone()));
    buffer::add_view(buffer);
    heap::track(&view);
    view
}

/// `memoryview(object)`
pub fn new(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if object.is_exact(cx.types.memoryview) {
        let from = shown(cx, object)?;
        return Ok(make(cx, from.buffer, from.data, from.shape, from.strides, from.unit, from.readonly));
    }
    let lent = protocol::buffer::borrow(cx, object, "memoryview: a bytes-like object is required, not '{}'")?;
    let size = lent.unit.size();
    let (count, distance) = ((lent.bytes / size) as isize, size as isize);
    Ok(make(cx, &buffer::new(cx, object), lent.data, &[count], &[distance], lent.unit, lent.readonly))
}

/// A view lends what it shows if that is in one piece.
pub(super) const LENDER: Lender = Lender {
    lend: |cx, view| {
        let shown = shown(cx, view)?;
        if !shown.is_contiguous() {
            return cx.raise(cx.types.buffer_error, "memoryview: underlying buffer is not C-contiguous");
        }
        let exports = &body(view).exports;
        exports.set(exports.get() + 1);
        Ok(Lent { data: shown.data, bytes: shown.bytes(), unit: shown.unit, readonly: shown.readonly })
    },
    give_back: |view| {
        let exports = &body(view).exports;
        exports.set(exports.get() - 1);
    },
};

/// Whether others have borrowed what the view shows.
pub fn is_lent(view: &Header) -> bool {
    body(view).exports.get() > 0
}

/// `release()`
pub(super) fn release(cx: &Ctx, view: &Ref) -> PyResult<()> {
    let exports = body(view).exports.get();
    if exports > 0 {
        let plural = if exports == 1 { "" } else { "s" };
        return cx.raise(cx.types.buffer_error, &format!("memoryview has {exports} exported buffer{plural}"));
    }
    let_go(view);
    Ok(())
}

fn let_go(view: &Header) {
    let own = body(view);
    if own.released.replace(true) {
        return;
    }
    if let Some(buffer) = own.buffer.borrow() {
        buffer::drop_view(buffer);
    }
}

/// Whether the view's memory is in one piece.
pub fn is_contiguous(cx: &Ctx, view: &Ref) -> PyResult<bool> {
    Ok(shown(cx, view)?.is_contiguous())
}

/// Bytes of an item of the view.
pub fn item_size(cx: &Ctx, view: &Ref) -> PyResult<usize> {
    Ok(shown(cx, view)?.unit.size())
}

/// Writes as much of these bytes as there is room for, and says how much; None if the view is read-only, released or not in one piece.
pub fn write_start(cx: &Ctx, view: &Ref, source: &[u8]) -> Option<usize> {
    let Ok(shown) = shown(cx, view) else {
        drop(cx.raised.take());
        return None;
    };
    if shown.readonly || !shown.is_contiguous() {
        return None;
    }
    let count = source.len().min(shown.bytes());
    // SAFETY: the view's memory is in one piece, may be written and stays in place; the source may be part of it.
    unsafe { std::ptr::copy(source.as_ptr(), shown.data, count) };
    Some(count)
}

/// A copy of the view's bytes in order.
pub fn copied(cx: &Ctx, view: &Ref) -> PyResult<Vec<u8>> {
    Ok(shown(cx, view)?.to_vec())
}

/// # Safety
/// The hook of memoryview: count zero.
pub(super) unsafe fn dealloc(view: &Header) {
    heap::untrack(view);
    if body(view).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), view);
    }
    let_go(view);
    drop(body(view).buffer.take());
    // SAFETY: made with this size; nothing is held any more.
    unsafe { crate::object::free_object(view, block_bytes(view)) };
}

/// # Safety
/// The hook of memoryview.
pub(super) unsafe fn traverse(view: &Header, visit: Visit<'_>) {
    if let Some(buffer) = body(view).buffer.borrow() {
        visit(buffer);
    }
}

/// # Safety
/// The hook of memoryview.
pub(super) unsafe fn clear(view: &Header) {
    if body(view).exports.get() == 0 {
        let_go(view);
        drop(body(view).buffer.take());
    }
}
