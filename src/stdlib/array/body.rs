//! Layout of an array.
//!
//! ```text
//!  ┌────────┬──────┬───────┬───────────┬──────┬───────────┬─────────┐          ┌──────┬──────┬─ … ─┐
//!  │ Header │ size │ items ┼ allocated │ code │ weak list │ exports │    ─►    │ item │ item │     │   allocated * item size
//!  └────────┴──────┴───────┴───────────┴──────┴───────────┴─────────┘          └──────┴──────┴─ … ─┘
//! ```
//! 64 bytes. While somebody looks at the items (exports) their number does not change.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use super::item::Code;
use crate::heap::{self, Header, Ref, Visit};
use crate::object::protocol::buffer::{Lender, Lent};
use crate::object::types::weakref;
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, try_new_object, type_flags};

/// See the module comment.
#[repr(C)]
pub struct ArrayBody {
    head: Header,
    size: Cell<usize>,
    items: Cell<*mut u8>,
    allocated: Cell<usize>,
    code: Cell<Code>,
    weak_list: Cell<Option<NonNull<Header>>>,
    exports: Cell<usize>,
}
const _: () = assert!(size_of::<ArrayBody>() == 64);
// SAFETY: repr(C), begins with Header; only the type `array` declares it.
unsafe impl Body for ArrayBody {}

/// Offset of the weak list head.
pub const WEAK_LIST_OFFSET: isize = offset_of!(ArrayBody, weak_list) as isize;

fn this(object: &Header) -> &ArrayBody {
    // SAFETY: called for arrays only.
    unsafe { object.body() }
}

/// How many items there are.
pub fn len(array: &Header) -> usize {
    this(array).size.get()
}

/// What they are.
pub fn code(array: &Header) -> Code {
    this(array).code.get()
}

/// Bytes of one.
pub fn width(array: &Header) -> usize {
    code(array).size()
}

/// Bytes of the block of items.
pub fn block_bytes(array: &Header) -> usize {
    this(array).allocated.get() * width(array)
}

/// Where the items are; dangling if there is no block.
pub fn start(array: &Header) -> *mut u8 {
    let items = this(array).items.get();
    if items.is_null() { NonNull::<u64>::dangling().as_ptr().cast() } else { items }
}

/// The bytes of all items. Callers use them at once and run no Python code meanwhile.
pub fn with_bytes<R>(array: &Header, work: impl FnOnce(&mut [u8]) -> R) -> R {
    // SAFETY: so many bytes lie there; nobody else looks at them while `work` runs.
    work(unsafe { std::slice::from_raw_parts_mut(start(array), len(array) * width(array)) })
}

/// A new array with room for exactly so many items, all zero.
pub fn make(cx: &Ctx, class: &TypeBody, code: Code, size: usize) -> PyResult<Ref> {
    let Some(made) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    let own = this(&made);
    own.code.set(code);
    if class.has(type_flags::MANAGED_DICT) {
        crate::object::types::dict::shared::init_values(cx, &made)?;
    }
    heap::track(&made);
    if size > 0 {
        let bytes = size.checked_mul(code.size()).filter(|&bytes| bytes <= isize::MAX as usize);
        let Some(block) = bytes.and_then(heap::try_alloc_zeroed) else { return cx.no_memory() };
        own.items.set(block.as_ptr());
        own.allocated.set(size);
        own.size.set(size);
    }
    Ok(made)
}

/// Fails while somebody looks at the items.
pub fn can_resize(cx: &Ctx, array: &Header) -> PyResult<()> {
    if this(array).exports.get() > 0 {
        return cx.raise(cx.types.buffer_error, "cannot resize an array that is exporting buffers");
    }
    Ok(())
}

/// Changes the number of items by CPython's rule; new ones are not initialised.
pub fn resize(cx: &Ctx, array: &Header, size: usize) -> PyResult<()> {
    let own = this(array);
    let old = own.size.get();
    if size != old {
        can_resize(cx, array)?;
    }
    let items = NonNull::new(own.items.get());
    if own.allocated.get() >= size && old < size + 16 && items.is_some() {
        own.size.set(size);
        return Ok(());
    }
    let width = width(array);
    if size == 0 {
        own.size.set(0);
        let allocated = own.allocated.replace(0);
        own.items.set(ptr::null_mut());
        if let Some(items) = items {
            // SAFETY: the block is ours and has that size.
            unsafe { heap::free(items, allocated * width) };
        }
        return Ok(());
    }
    let allocated = (size >> 4) + if old < 8 { 3 } else { 7 } + size;
    let Some(bytes) = allocated.checked_mul(width).filter(|&bytes| bytes <= isize::MAX as usize) else { return cx.no_memory() };
    let moved = match items {
        // SAFETY: the block is ours and has that size; the bytes in use are kept.
        Some(items) => unsafe { heap::realloc(items, own.allocated.get() * width, bytes) },
        None => heap::try_alloc(bytes),
    };
    let Some(moved) = moved else { return cx.no_memory() };
    own.items.set(moved.as_ptr());
    own.allocated.set(allocated);
    own.size.set(size);
    Ok(())
}

/// The items in use, lent to others.
pub const LENDER: Lender = Lender {
    lend: |_, array| {
        let own = this(array);
        own.exports.set(own.exports.get() + 1);
        Ok(Lent { data: start(array), bytes: len(array) * width(array), unit: own.code.get().unit(), readonly: false })
    },
    give_back: |array| {
        let own = this(array);
        own.exports.set(own.exports.get() - 1);
    },
};

/// # Safety
/// The object is an array at count zero.
pub unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let own = this(head);
    if own.weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    // SAFETY: block and object are given up with the sizes they have.
    unsafe {
        if let Some(items) = NonNull::new(own.items.replace(ptr::null_mut())) {
            heap::free(items, own.allocated.get() * width(head));
        }
        free_object(head, head.kind().basic_size.get() as usize);
    }
}

/// # Safety
/// The object is an array.
pub unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
}
