//! Layout of a memoryview, and how it reaches the memory it shows.
//!
//! ```text
//!  144 + 24    ┌────────┬──────┬────────┬──────┬───────┬─────────┬──────┬───────┬─ … ─┬────────┬─ … ─┬──────┬────────┬──────────┬───────┐
//!              │ Header │ size │ buffer │ hash │ flags │ exports │ data │ count │     │ stride │     │ weak │ (shape │ (stride) │ …)    │
//!              └────────┴──────┴────────┴──────┴───────┴─────────┴──────┴───────┴─────┴────────┴─────┴──────┴────────┴──────────┴───────┘
//! ```
//! A view holds the buffer (`buffer.rs`) that it shares with its slices and casts and the views of it, and counts there until it is released.
//! The three words behind the front are where CPython keeps shape, strides and suboffsets; here they only take their room.

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
    /// `ob_size`: three words for each dimension.
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
    pub(super) count: Cell<usize>,
    pub(super) stride: Cell<isize>,
    room: [Cell<usize>; 7],
    weak_list: Cell<Option<NonNull<Header>>>,
    dimension: [Cell<usize>; 3],
}
const _: () = assert!(size_of::<MemoryBody>() == 144 + 24);
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
    pub(super) count: usize,
    pub(super) stride: isize,
    pub(super) unit: Unit,
    pub(super) readonly: bool,
}

impl Shown<'_> {
    pub(super) fn is_contiguous(&self) -> bool {
        self.count <= 1 || self.stride == self.unit.size() as isize
    }
    pub(super) fn bytes(&self) -> usize {
        self.count * self.unit.size()
    }
    /// Where an item lies.
    pub(super) fn at(&self, index: usize) -> *mut u8 {
        debug_assert!(index < self.count);
        // SAFETY: items of the view lie inside the exporter's memory.
        unsafe { self.data.offset(index as isize * self.stride) }
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
            count: own.count.get(),
            stride: own.stride.get(),
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

/// A view of part of the memory behind a buffer.
pub(super) fn make(cx: &Ctx, buffer: &Ref, data: *mut u8, count: usize, stride: isize, unit: Unit, readonly: bool) -> Ref {
    let view = new_object(cx.types.memoryview, size_of::<MemoryBody>());
    let own = body(&view);
    own.size.set(3);
    own.hash.set(-1);
    own.readonly.set(readonly);
    own.unit.set(unit);
    own.data.set(data);
    own.count.set(count);
    own.stride.set(stride);
    own.buffer.set(Some(buffer.clone()));
    buffer::add_view(buffer);
    heap::track(&view);
    view
}

/// `memoryview(object)`
pub fn new(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if object.is_exact(cx.types.memoryview) {
        let from = shown(cx, object)?;
        return Ok(make(cx, from.buffer, from.data, from.count, from.stride, from.unit, from.readonly));
    }
    let lent = protocol::buffer::borrow(cx, object, "memoryview: a bytes-like object is required, not '{}'")?;
    let count = lent.bytes / lent.unit.size();
    Ok(make(cx, &buffer::new(cx, object), lent.data, count, lent.unit.size() as isize, lent.unit, lent.readonly))
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
    unsafe { crate::object::free_object(view, size_of::<MemoryBody>()) };
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
