//! The block of a float, and the list of a hundred blocks kept for reuse.
//!
//! ```text
//!   0        8        16
//!  ┌────────┬────────┬────────┐      free: the type word links to the next free block
//!  │ count  │ type   │ double │      FREE ─► block ─► block ─► null      at most 100, last freed first
//!  └────────┴────────┴────────┘
//! ```

use std::cell::Cell;
use std::ptr::{self, NonNull};

use crate::heap::{self, Header, Ref};
use crate::object::{Body, Ctx, Object, free_object, type_flags};

/// A float as it lies in memory.
#[repr(C)]
pub struct FloatBody {
    head: Header,
    value: Cell<f64>,
}

const BYTES: usize = std::mem::size_of::<FloatBody>();
const _: () = assert!(BYTES == 24);

// SAFETY: repr(C), begins with Header; float and its subclasses have this layout.
unsafe impl Body for FloatBody {}

const FREE_MAX: u32 = 100;

/// A block at rest: the word of the type links to the next.
#[repr(C)]
struct FreeFloat {
    count: u64,
    next: *mut FreeFloat,
}

struct FreeList {
    first: Cell<*mut FreeFloat>,
    count: Cell<u32>,
}

thread_local! {
    static FREE: FreeList = const { FreeList { first: Cell::new(ptr::null_mut()), count: Cell::new(0) } };
}

/// A new float.
#[inline]
pub fn new(cx: &Ctx, value: f64) -> Ref {
    let block = FREE.with(|free| {
        let first = free.first.get();
        if first.is_null() {
            heap::alloc_object(BYTES).as_ptr().cast()
        } else {
            // SAFETY: blocks on the list are ours and linked.
            free.first.set(unsafe { (*first).next });
            free.count.set(free.count.get() - 1);
            first.cast::<FloatBody>()
        }
    });
    // SAFETY: a block of that size which is ours; float has no fronts.
    unsafe {
        block.write(FloatBody { head: Header::new(cx.types.float.front()), value: Cell::new(value) });
        heap::note_reused(&(*block).head);
        Ref::from_raw(NonNull::new_unchecked(block.cast()))
    }
}

/// Gives a new instance of a class of floats its value.
pub(super) fn set_value(object: &Ref, value: f64) {
    // SAFETY: callers pass floats.
    unsafe { object.body::<FloatBody>() }.value.set(value);
}

/// The value of a float (subclasses included).
#[inline(always)]
pub fn value(object: &Ref) -> f64 {
    // SAFETY: callers pass floats.
    unsafe { object.body::<FloatBody>() }.value.get()
}

/// The value of an object that is exactly a float.
#[inline(always)]
pub fn as_exact(cx: &Ctx, object: &Ref) -> Option<f64> {
    if object.is_exact(cx.types.float) { Some(value(object)) } else { None }
}

/// Whether it is a float, subclasses included.
#[inline]
pub fn is_float(cx: &Ctx, object: &Ref) -> bool {
    object.is_exact(cx.types.float) || (object.has_flag(type_flags::HEAP_TYPE) && object.is_instance(cx.types.float))
}

/// The dealloc hook.
///
/// # Safety
/// The count of the float is zero.
pub(super) unsafe fn dealloc(object: &Header) {
    let class = object.ty();
    if class.has(type_flags::HEAP_TYPE) {
        // SAFETY: a float of a subclass: made with its class's size.
        return unsafe { free_object(object, class.kind.basic_size.get() as usize) };
    }
    FREE.with(|free| {
        let block = ptr::from_ref(object).cast_mut();
        if free.count.get() < FREE_MAX {
            let block = block.cast::<FreeFloat>();
            // SAFETY: nobody else knows the block any more.
            unsafe { block.write(FreeFloat { count: 0, next: free.first.get() }) };
            free.first.set(block);
            free.count.set(free.count.get() + 1);
        } else {
            // SAFETY: taken with this size.
            unsafe { heap::free_object(NonNull::from(object).cast(), BYTES) };
        }
    })
}

/// Gives the blocks kept for reuse back to the heap (a full collection does).
pub fn clear_free_list() {
    FREE.with(|free| {
        while let Some(first) = NonNull::new(free.first.get()) {
            // SAFETY: blocks on the list are ours and linked.
            unsafe {
                free.first.set(first.as_ref().next);
                heap::free_object(first.cast(), BYTES);
            }
        }
        free.count.set(0);
    })
}

/// How many blocks are kept for reuse (`sys._debugmallocstats`).
pub fn free_list_len() -> usize {
    FREE.with(|free| free.count.get() as usize)
}
