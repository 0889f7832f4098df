//! Layout and making of bytes.
//!
//! ```text
//!  33 + n   ┌────────┬──────┬──────┬─ bytes ─┬─0─┐
//!           │ Header │ size │ hash │ n       │   │
//!           └────────┴──────┴──────┴─────────┴───┘
//! ```

use std::cell::{Cell, RefCell};

use crate::heap::{self, Header, Ref};
use crate::object::types::str_;
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, type_flags};

/// Front of every bytes object.
#[repr(C)]
pub struct BytesBody {
    head: Header,
    size: Cell<usize>,
    hash: Cell<i64>,
}
const _: () = assert!(size_of::<BytesBody>() == 32);
// SAFETY: repr(C), begins with Header; bytes and its subclasses declare it.
unsafe impl Body for BytesBody {}

thread_local! {
    static SINGLE: RefCell<Vec<Ref>> = const { RefCell::new(Vec::new()) };
}

/// Start-up: makes `b''` and the one-byte bytes.
pub fn start(class: &'static TypeBody) -> Ref {
    let fixed = |bytes: &[u8]| {
        let object = allocate(class, bytes.len()).expect("memory at start-up");
        // SAFETY: allocated with that length, and not shared yet.
        unsafe { data_mut(&object) }.copy_from_slice(bytes);
        object.immortalize();
        object
    };
    SINGLE.with(|single| single.replace((0..=255).map(|b| fixed(&[b])).collect()));
    fixed(b"")
}

/// An object with `size` bytes that the caller writes; the zero behind them is there.
fn allocate(class: &TypeBody, size: usize) -> Option<Ref> {
    let block = heap::try_alloc_object(size.checked_add(33)?)?;
    // SAFETY: the block is new and that big; builtin bytes have no fronts.
    unsafe {
        block.cast::<BytesBody>().write(BytesBody { head: Header::new(class.front()), size: Cell::new(size), hash: Cell::new(-1) });
        block.add(32 + size).write(0);
        Some(Ref::from_raw(block.cast()))
    }
}

/// # Safety
/// Nobody else sees the object yet.
#[allow(clippy::mut_from_ref)]
unsafe fn data_mut(bytes: &Ref) -> &mut [u8] {
    // SAFETY: the bytes follow the front; the caller vouches for exclusive access.
    unsafe {
        let body: &BytesBody = bytes.body();
        std::slice::from_raw_parts_mut(bytes.as_ptr().cast::<u8>().as_ptr().add(32), body.size.get())
    }
}

/// New bytes (the shared object for none and for one).
pub fn new(cx: &Ctx, bytes: &[u8]) -> Ref {
    try_new(cx, bytes).unwrap_or_else(|_| panic!("no memory for bytes that are already in memory"))
}

/// The same with MemoryError.
pub fn try_new(cx: &Ctx, bytes: &[u8]) -> PyResult<Ref> {
    match bytes {
        [] => return Ok(cx.empty_bytes.clone()),
        [one] => return Ok(SINGLE.with(|single| single.borrow()[*one as usize].clone())),
        _ => {}
    }
    let Some(object) = allocate(cx.types.bytes, bytes.len()) else { return cx.no_memory() };
    // SAFETY: just made, for these.
    unsafe { str_::put_bytes(object.as_ptr().cast::<u8>().as_ptr().add(32), bytes) };
    Ok(object)
}

/// New bytes of a size, written by `fill`.
pub fn try_new_with(cx: &Ctx, size: usize, fill: impl FnOnce(&mut [u8])) -> PyResult<Ref> {
    if size <= 1 {
        let mut small = [0];
        fill(&mut small[..size]);
        return try_new(cx, &small[..size]);
    }
    let Some(object) = allocate(cx.types.bytes, size) else { return cx.no_memory() };
    // SAFETY: just made; it is zeroed or written as a whole by `fill`, and bytes may be read uninitialised only by it.
    fill(unsafe { data_mut(&object) });
    Ok(object)
}

/// Zero bytes for which nobody else has a reference, so that they may be written (`sole`). None at all are the shared empty bytes.
pub fn with_room(cx: &Ctx, size: usize) -> PyResult<Ref> {
    if size == 0 {
        return Ok(cx.empty_bytes.clone());
    }
    let Some(object) = allocate(cx.types.bytes, size) else { return cx.no_memory() };
    // SAFETY: just made with that many bytes.
    unsafe { object.as_ptr().cast::<u8>().add(32).write_bytes(0, size) };
    Ok(object)
}

/// The bytes of an object to which this is the only reference, to be written; None if there are others.
pub fn sole(bytes: &mut Ref) -> Option<&mut [u8]> {
    if bytes.count() != 1 {
        return None;
    }
    body(bytes).hash.set(-1);
    // SAFETY: the only reference is borrowed for as long as the result lives.
    Some(unsafe { data_mut(bytes) })
}

/// Gives exact bytes to which this is the only reference another length, perhaps in another place (`_PyBytes_Resize`).
pub fn resize(cx: &Ctx, bytes: &mut Ref, size: usize) -> PyResult<()> {
    debug_assert!(bytes.is_exact(cx.types.bytes));
    let old = as_slice(bytes).len();
    if size == old {
        return Ok(());
    }
    if size == 0 || old == 0 || bytes.count() != 1 {
        let kept = size.min(old);
        let mut made = with_room(cx, size)?;
        if let Some(place) = sole(&mut made) {
            place[..kept].copy_from_slice(&as_slice(bytes)[..kept]);
        }
        *bytes = made;
        return Ok(());
    }
    let Some(wanted) = size.checked_add(33) else { return cx.no_memory() };
    // SAFETY: nobody else knows the block, which was made with that size (`allocate`); at its new place it is the same object, whose reference
    // is written without dropping the one of before.
    unsafe {
        let Some(moved) = heap::realloc_object(bytes.as_ptr().cast(), 33 + old, wanted) else { return cx.no_memory() };
        std::ptr::write(bytes, Ref::from_raw(moved.cast()));
        moved.add(32 + size).write(0);
    }
    body(bytes).size.set(size);
    body(bytes).hash.set(-1);
    Ok(())
}

/// Empty bytes that are not the shared ones.
pub(super) fn new_empty(cx: &Ctx) -> PyResult<Ref> {
    match allocate(cx.types.bytes, 0) {
        Some(object) => Ok(object),
        None => cx.no_memory(),
    }
}

fn body(bytes: &Header) -> &BytesBody {
    // SAFETY: only handed bytes and instances of subclasses.
    unsafe { bytes.body() }
}

/// The bytes of a bytes object (subclasses included).
#[inline]
pub fn as_slice(bytes: &Ref) -> &[u8] {
    // SAFETY: the type of the parameter; the bytes follow the front and never change.
    unsafe {
        let body: &BytesBody = bytes.body();
        std::slice::from_raw_parts(bytes.as_ptr().cast::<u8>().as_ptr().add(32), body.size.get())
    }
}

/// Bytes of an instance of a subclass, fronts not counted.
fn sub_size(length: usize) -> usize {
    (33 + length + 1).next_multiple_of(8)
}

/// An instance of a subclass with these bytes.
pub(super) fn new_of_class(cx: &Ctx, class: &TypeBody, source: &[u8]) -> PyResult<Ref> {
    let Some(object) = crate::object::try_new_object(class, sub_size(source.len())) else { return cx.no_memory() };
    let own = body(&object);
    own.size.set(source.len());
    own.hash.set(-1);
    // SAFETY: just made.
    unsafe { data_mut(&object) }.copy_from_slice(source);
    if class.has(heap::flags::GC) {
        heap::track(&object);
    }
    Ok(object)
}

/// Hash, remembered in the object.
pub fn hash(cx: &Ctx, bytes: &Ref) -> i64 {
    let own = body(bytes);
    if own.hash.get() == -1 {
        own.hash.set(str_::hash_bytes(cx.hash_key.get(), as_slice(bytes)));
    }
    own.hash.get()
}

/// # Safety
/// The hook of bytes: the count is zero.
pub(super) unsafe fn dealloc(object: &Header) {
    let length = body(object).size.get();
    // SAFETY: made with this size: `allocate` for bytes itself, `new_of_class` for subclasses.
    unsafe {
        if object.has_flag(type_flags::HEAP_TYPE) {
            heap::untrack(object);
            crate::object::free_object(object, sub_size(length));
        } else {
            heap::free_object(std::ptr::NonNull::from(object).cast(), 33 + length);
        }
    }
}
