//! Layout of a bytearray, and the rule by which its block grows and shrinks.
//!
//! ```text
//!  56   ┌────────┬──────┬───────────┬───────┬───────┬─────────┐
//!       │ Header │ size │ allocated │ block │ start │ exports │
//!       └────────┴──────┴───────────┴───┼───┴───┼───┴─────────┘
//!                                       ▼       ▼
//!                                       ┌ ─ ─ ─ ┬─ bytes ─┬─0─┬ room ┐      no block at all before the first byte
//!                                       └ ─ ─ ─ ┴─────────┴───┴──────┘
//! ```
//! Deleting from the front moves `start`; the next growth or big shrinking brings it back. While somebody looks at the bytes (`exports`), the size
//! is fixed: BufferError.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use crate::heap::{self, Header, Ref};
use crate::object::protocol::buffer::{Lender, Lent};
use crate::object::types::memoryview::Unit;
use crate::object::{Body, Ctx, Object, PyResult, new_object};

/// See the module comment.
#[repr(C)]
pub struct ByteArrayBody {
    head: Header,
    pub(super) size: Cell<usize>,
    pub(super) allocated: Cell<usize>,
    block: Cell<*mut u8>,
    start: Cell<*mut u8>,
    exports: Cell<usize>,
}
const _: () = assert!(size_of::<ByteArrayBody>() == 56);
// SAFETY: repr(C), begins with Header; bytearray and its subclasses declare it.
unsafe impl Body for ByteArrayBody {}

#[inline(always)]
pub(super) fn body(object: &Header) -> &ByteArrayBody {
    // SAFETY: only handed bytearrays and instances of subclasses.
    unsafe { object.body() }
}

/// The bytes. Valid until the bytearray is changed: do not run Python code meanwhile without an export.
#[inline]
pub fn as_slice(object: &Ref) -> &[u8] {
    let own = body(object);
    if own.size.get() == 0 {
        return &[];
    }
    // SAFETY: `size` bytes lie at `start`.
    unsafe { std::slice::from_raw_parts(own.start.get(), own.size.get()) }
}

/// The bytes, to be written. The same validity; nobody else has a slice of them at the time.
#[inline]
#[allow(clippy::mut_from_ref)]
pub(super) fn as_slice_mut(object: &Ref) -> &mut [u8] {
    let own = body(object);
    if own.size.get() == 0 {
        return &mut [];
    }
    // SAFETY: `size` bytes lie at `start`; callers use it at once and let it go.
    unsafe { std::slice::from_raw_parts_mut(own.start.get(), own.size.get()) }
}

/// Lends the bytes: as long as somebody looks at them the size does not change.
pub(super) const LENDER: Lender = Lender {
    lend: |_, object| {
        let own = body(object);
        add_export(object);
        let data = if own.start.get().is_null() { NonNull::dangling().as_ptr() } else { own.start.get() };
        Ok(Lent { data, bytes: own.size.get(), unit: Unit::Byte, readonly: false })
    },
    give_back: release_export,
};

/// Somebody looks at the bytes from now on.
pub fn add_export(object: &Header) {
    let own = body(object);
    own.exports.set(own.exports.get() + 1);
}

/// And no longer.
pub fn release_export(object: &Header) {
    let own = body(object);
    own.exports.set(own.exports.get() - 1);
}

/// Fails while somebody looks at the bytes.
pub(super) fn can_resize(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if body(object).exports.get() > 0 {
        return cx.raise(cx.types.buffer_error, "Existing exports of data: object cannot be re-sized");
    }
    Ok(())
}

/// A new bytearray with these bytes.
pub fn try_new(cx: &Ctx, bytes: &[u8]) -> PyResult<Ref> {
    try_new_with(cx, bytes.len(), |target| target.copy_from_slice(bytes))
}

/// A new bytearray of a size, written by `fill`.
pub fn try_new_with(cx: &Ctx, size: usize, fill: impl FnOnce(&mut [u8])) -> PyResult<Ref> {
    let result = new_object(cx.types.bytearray, size_of::<ByteArrayBody>());
    if size > 0 {
        resize(cx, &result, size)?;
        fill(as_slice_mut(&result));
    }
    Ok(result)
}

/// A new bytearray with these bytes that was made for `size` of them, at least as many, and then cut.
pub fn try_new_cut(cx: &Ctx, size: usize, bytes: &[u8]) -> PyResult<Ref> {
    let result = try_new_with(cx, size, |target| target[..bytes.len()].copy_from_slice(bytes))?;
    resize(cx, &result, bytes.len())?;
    Ok(result)
}

/// Changes the size by CPython's rule; new bytes are not initialised (all but the zero behind them).
pub(super) fn resize(cx: &Ctx, object: &Ref, size: usize) -> PyResult<()> {
    let own = body(object);
    if size == own.size.get() {
        return Ok(());
    }
    can_resize(cx, object)?;
    let mut allocated = own.allocated.get();
    let offset = own.start.get().addr() - own.block.get().addr();
    if size.checked_add(offset + 1).is_some_and(|needed| needed <= allocated) {
        if size >= allocated / 2 {
            own.size.set(size);
            // SAFETY: inside the block, by the test above.
            unsafe { own.start.get().add(size).write(0) };
            return Ok(());
        }
        allocated = size + 1;
    } else if size as f64 <= allocated as f64 * 1.125 {
        allocated = size + (size >> 3) + if size < 9 { 3 } else { 6 };
    } else {
        allocated = match size.checked_add(1) {
            Some(allocated) => allocated,
            None => return cx.no_memory(),
        };
    }
    if allocated > isize::MAX as usize {
        return cx.no_memory();
    }
    // SAFETY: the block is ours and has `allocated` bytes; the bytes in use are kept.
    unsafe {
        let old = NonNull::new(own.block.get());
        let moved = match old {
            Some(old) if offset == 0 => heap::realloc(old, own.allocated.get(), allocated),
            _ => heap::try_alloc(allocated),
        };
        let Some(moved) = moved else { return cx.no_memory() };
        if let Some(old) = old
            && offset > 0
        {
            ptr::copy_nonoverlapping(own.start.get(), moved.as_ptr(), size.min(own.size.get()));
            heap::free(old, own.allocated.get());
        }
        own.block.set(moved.as_ptr());
        own.start.set(moved.as_ptr());
        own.size.set(size);
        own.allocated.set(allocated);
        moved.add(size).write(0);
    }
    Ok(())
}

/// Replaces the bytes from `low` to `high`. `source` is not part of this bytearray.
pub(super) fn set_range(cx: &Ctx, object: &Ref, low: usize, high: usize, source: &[u8]) -> PyResult<()> {
    let own = body(object);
    let old_size = own.size.get();
    let removed = high - low;
    if source.len() < removed {
        can_resize(cx, object)?;
        let less = removed - source.len();
        if low == 0 {
            // SAFETY: `less` bytes of those in use are given up at the front.
            own.start.set(unsafe { own.start.get().add(less) });
        } else {
            as_slice_mut(object).copy_within(high.., low + source.len());
        }
        if resize(cx, object, old_size - less).is_err() {
            if low == 0 {
                // SAFETY: takes back the step above.
                own.start.set(unsafe { own.start.get().sub(less) });
            }
            return Err(crate::object::Raised);
        }
    } else if source.len() > removed {
        let Some(size) = old_size.checked_add(source.len() - removed) else { return cx.no_memory() };
        resize(cx, object, size)?;
        as_slice_mut(object).copy_within(high..old_size, low + source.len());
    }
    as_slice_mut(object)[low..low + source.len()].copy_from_slice(source);
    Ok(())
}

/// # Safety
/// The hook of bytearray: count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let own = body(object);
    // SAFETY: block and object are given up with the sizes they have.
    unsafe {
        if let Some(block) = NonNull::new(own.block.replace(ptr::null_mut())) {
            heap::free(block, own.allocated.get());
        }
        crate::object::free_object(object, object.kind().basic_size.get() as usize);
    }
}
