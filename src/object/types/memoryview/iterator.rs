//! `memory_iterator`: walks a memoryview.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┬────────┬────────┐
//!  │ Header   │ position │ view     │ length │ (word) │     48 bytes; the view is dropped at the end
//!  └──────────┴──────────┴──────────┴────────┴────────┘
//! ```
//! The length is that of the beginning: a view does not change its length, but it may be released while somebody walks it.

use std::cell::Cell;
use std::mem::size_of;

use super::{body::shown, type_::item};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::{Body, Ctx, Object, PyResult, Slots, TypeSpec, free_object, new_object};

#[repr(C)]
struct MemoryIteratorBody {
    head: Header,
    position: Cell<isize>,
    view: Field,
    length: Cell<isize>,
    word: u64,
}

// SAFETY: repr(C), begins with Header; only `memory_iterator` declares it.
unsafe impl Body for MemoryIteratorBody {}
const _: () = assert!(size_of::<MemoryIteratorBody>() == 48);

fn this(iterator: &Header) -> &MemoryIteratorBody {
    // SAFETY: callers pass memory iterators.
    unsafe { iterator.body() }
}

/// `iter(view)`
pub(super) fn new(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    let length = match shown(cx, view)?.shape {
        [length] => *length,
        [] => return cx.type_error("invalid indexing of 0-dim memory"),
        _ => return cx.not_yet("multi-dimensional sub-views are not implemented"),
    };
    let object = new_object(cx.types.memory_iterator, size_of::<MemoryIteratorBody>());
    let body = this(&object);
    body.view.set(Some(view.clone()));
    body.length.set(length);
    heap::track(&object);
    Ok(object)
}

fn itself(_cx: &Ctx, iterator: &Ref) -> PyResult<Ref> {
    Ok(iterator.clone())
}

fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let body = this(iterator);
    let Some(view) = body.view.get() else { return Ok(None) };
    let position = body.position.get();
    if position >= body.length.get() {
        drop(body.view.take());
        return Ok(None);
    }
    body.position.set(position + 1);
    item(cx, &view, position).map(Some)
}

/// # Safety
/// The object is a memory iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).view.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<MemoryIteratorBody>()) }
}

/// # Safety
/// The object is a memory iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(view) = this(object).view.borrow() {
        visit(view);
    }
}

/// `memory_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "memory_iterator",
    basic_size: 48,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::DEFAULT
};
