//! `managedbuffer`: what all views of one memory share; it alone holds the object whose memory they show.
//!
//! ```text
//!  ┌────────┬───────┬─────────┬───────┬────────┬─ … ─┐
//!  │ Header │ flags │ exports │ start │ object │     │     112 bytes; the rest of CPython's Py_buffer only takes its room
//!  └────────┴───────┴─────────┴───────┴────────┴─ … ─┘
//! ```
//! `memoryview(x)` makes one, slices and casts of that view and views of it share it (`exports` counts those not released). When the last is
//! released the object goes, and a bytearray may change its size again.

use std::cell::Cell;
use std::mem::size_of;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol;
use crate::object::{Body, Ctx, Object, TypeSpec, free_object, new_object};

/// See the module comment.
#[repr(C)]
struct BufferBody {
    head: Header,
    word: Cell<u64>,
    exports: Cell<usize>,
    start: Cell<usize>,
    object: Field,
    room: [Cell<u64>; 8],
}
const _: () = assert!(size_of::<BufferBody>() == 112);
// SAFETY: repr(C), begins with Header; managedbuffer declares it.
unsafe impl Body for BufferBody {}

fn this(buffer: &Header) -> &BufferBody {
    // SAFETY: only handed managed buffers (the type has no subclasses).
    unsafe { buffer.body() }
}

/// A buffer over memory that an object has lent, without views yet.
pub(super) fn new(cx: &Ctx, object: &Ref) -> Ref {
    let buffer = new_object(cx.types.managed_buffer, size_of::<BufferBody>());
    this(&buffer).object.set(Some(object.clone()));
    heap::track(&buffer);
    buffer
}

/// The object whose memory it is; nothing once the last view is released.
pub(super) fn object(buffer: &Ref) -> Option<&Ref> {
    this(buffer).object.borrow()
}

/// One more view.
pub(super) fn add_view(buffer: &Ref) {
    let exports = &this(buffer).exports;
    exports.set(exports.get() + 1);
}

/// A view is released.
pub(super) fn drop_view(buffer: &Ref) {
    let exports = &this(buffer).exports;
    exports.set(exports.get() - 1);
    if exports.get() == 0 {
        let_go(buffer);
    }
}

fn let_go(buffer: &Header) {
    if let Some(object) = this(buffer).object.take() {
        protocol::buffer::give_back(&object);
    }
}

/// # Safety
/// The hook of managedbuffer: count zero.
unsafe fn dealloc(buffer: &Header) {
    heap::untrack(buffer);
    let_go(buffer);
    // SAFETY: made with this size; nothing is held any more.
    unsafe { free_object(buffer, size_of::<BufferBody>()) };
}

/// # Safety
/// The hook of managedbuffer.
unsafe fn traverse(buffer: &Header, visit: Visit<'_>) {
    if let Some(object) = this(buffer).object.borrow() {
        visit(object);
    }
}

/// # Safety
/// The hook of managedbuffer.
unsafe fn clear(buffer: &Header) {
    if this(buffer).exports.get() == 0 {
        let_go(buffer);
    }
}

/// `managedbuffer`
pub const SPEC: TypeSpec = TypeSpec {
    name: "managedbuffer",
    basic_size: 112,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    ..TypeSpec::DEFAULT
};
