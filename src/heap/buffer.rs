//! A growable array in our own memory: pointer and capacity, to be embedded in an object's body.
//!
//! ```text
//!   ┌─────────┬──────────┐        ┌───┬───┬───┬─ ─ ─┐
//!   │ pointer ┼ capacity │ ─────► │ T │ T │ T │     │   capacity * size_of::<T>() bytes, none when capacity is 0
//!   └─────────┴──────────┘        └───┴───┴───┴─ ─ ─┘
//! ```
//!
//! It neither knows how many items are in use nor drops any: the object that embeds it does, and releases it in its dealloc hook.

use super::alloc::{free, realloc, try_alloc};
use std::marker::PhantomData;
use std::ptr::{self, NonNull};

/// Memory is not to be had; `object` turns it into MemoryError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeapFull;

/// A raw array: see the module comment.
#[repr(C)]
pub struct Buffer<T> {
    ptr: *mut T,
    capacity: usize,
    _items: PhantomData<T>,
}

impl<T> Buffer<T> {
    /// No memory.
    pub const fn new() -> Buffer<T> {
        Buffer { ptr: ptr::null_mut(), capacity: 0, _items: PhantomData }
    }

    /// Room for `capacity` items, none of them initialised.
    pub fn with_capacity(capacity: usize) -> Result<Buffer<T>, HeapFull> {
        let mut buffer = Buffer::new();
        buffer.set_capacity(capacity)?;
        Ok(buffer)
    }

    /// How many items there is room for.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// The first item; null when the capacity is 0.
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut T {
        self.ptr
    }

    /// Makes room for exactly `capacity` items; those that fit keep their bytes. On failure nothing changed.
    pub fn set_capacity(&mut self, capacity: usize) -> Result<(), HeapFull> {
        debug_assert!(align_of::<T>() <= 8 && size_of::<T>() > 0);
        let bytes = capacity.checked_mul(size_of::<T>()).ok_or(HeapFull)?;
        let moved = match (NonNull::new(self.ptr), capacity) {
            (None, 0) => return Ok(()),
            (None, _) => try_alloc(bytes).ok_or(HeapFull)?,
            (Some(_), 0) => {
                self.release();
                return Ok(());
            }
            // SAFETY: the memory is ours and has that size.
            (Some(old), _) => unsafe { realloc(old.cast(), self.capacity * size_of::<T>(), bytes).ok_or(HeapFull)? },
        };
        self.ptr = moved.as_ptr().cast();
        self.capacity = capacity;
        Ok(())
    }

    /// Gives the memory back; the items, if any, are forgotten.
    pub fn release(&mut self) {
        if let Some(old) = NonNull::new(self.ptr) {
            // SAFETY: the memory is ours and has that size.
            unsafe { free(old.cast(), self.capacity * size_of::<T>()) };
        }
        *self = Buffer::new();
    }

    /// Takes the memory away, leaving none behind.
    pub fn take(&mut self) -> Buffer<T> {
        std::mem::take(self)
    }
}

impl<T> Default for Buffer<T> {
    fn default() -> Self {
        Buffer::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_shrinks_and_leaves_nothing() {
        let mut buffer: Buffer<u64> = Buffer::with_capacity(4).unwrap();
        // SAFETY: four items fit, later a thousand.
        unsafe {
            buffer.as_ptr().add(3).write(42);
            buffer.set_capacity(1000).unwrap();
            assert_eq!(buffer.as_ptr().add(3).read(), 42);
            buffer.set_capacity(4).unwrap();
            assert_eq!(buffer.as_ptr().add(3).read(), 42);
        }
        assert_eq!(buffer.set_capacity(usize::MAX / 4), Err(HeapFull));
        assert_eq!(buffer.capacity(), 4);
        buffer.release();
        assert_eq!(super::super::live_blocks(), 0);
        super::super::check().unwrap();
    }
}
