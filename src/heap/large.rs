//! Blocks above 512 bytes, and those of none (`empty.rs`): from the system, each with a tag in front so that they can be counted and walked.
//!
//! ```text
//!   system block ─► ┌──────┬──────┬──────┬──────┐ ◄─ what the owner gets, 16-aligned
//!                   │ next │ prev │ size │  0   │ the owner's bytes ...
//!                   └──────┴──────┴──────┴──────┘
//! ```
//!
//! The list is in no order that matters. `size` is what the owner asked for.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// What stands in front of a large block.
#[repr(C)]
pub(super) struct Tag {
    pub next: Cell<*mut Tag>,
    pub prev: Cell<*mut Tag>,
    pub size: Cell<usize>,
    _pad: usize,
}

const TAG: usize = size_of::<Tag>();

/// All large blocks.
pub(super) struct Large {
    pub first: Cell<*mut Tag>,
    pub count: Cell<usize>,
    pub bytes: Cell<usize>,
    pub high_water_bytes: Cell<usize>,
}

impl Large {
    pub const fn new() -> Large {
        Large { first: Cell::new(ptr::null_mut()), count: Cell::new(0), bytes: Cell::new(0), high_water_bytes: Cell::new(0) }
    }

    pub fn alloc(&self, size: usize, zeroed: bool) -> Option<NonNull<u8>> {
        let layout = layout(size)?;
        // SAFETY: with the tag the size is not zero.
        let tag = unsafe { if zeroed { System.alloc_zeroed(layout) } else { System.alloc(layout) } }.cast::<Tag>();
        if tag.is_null() {
            return None;
        }
        // SAFETY: the block has room for a tag.
        unsafe { self.link(tag, size) };
        Some(Large::body(tag))
    }

    /// # Safety
    /// `block` came from this list with that size.
    pub unsafe fn free(&self, block: NonNull<u8>, size: usize) {
        let tag = Large::tag(block);
        // SAFETY: the caller's promise; the layout is the one it was taken with.
        unsafe {
            debug_assert_eq!((*tag).size.get(), size, "a large block was freed with another size than it has");
            let layout = Layout::from_size_align_unchecked((*tag).size.get() + TAG, 16);
            self.unlink(tag);
            System.dealloc(tag.cast(), layout);
        }
        let _ = size;
    }

    /// Changes a block's size, perhaps moving it. None leaves it as it was.
    ///
    /// # Safety
    /// `block` came from this list.
    pub unsafe fn realloc(&self, block: NonNull<u8>, new_size: usize) -> Option<NonNull<u8>> {
        let new_layout = layout(new_size)?;
        let tag = Large::tag(block);
        // SAFETY: as in `free`; a block that moved is linked again at its new place.
        unsafe {
            let size = (*tag).size.get();
            let old_layout = Layout::from_size_align_unchecked(size + TAG, 16);
            self.unlink(tag);
            let moved = System.realloc(tag.cast(), old_layout, new_layout.size()).cast::<Tag>();
            if moved.is_null() {
                self.link(tag, size);
                return None;
            }
            self.link(moved, new_size);
            Some(Large::body(moved))
        }
    }

    /// The address the owner knows.
    pub fn body(tag: *mut Tag) -> NonNull<u8> {
        // SAFETY: a tag is followed by its block.
        unsafe { NonNull::new_unchecked(tag.cast::<u8>().add(TAG)) }
    }

    fn tag(block: NonNull<u8>) -> *mut Tag {
        block.as_ptr().wrapping_sub(TAG).cast()
    }

    /// # Safety
    /// `tag` starts a block that is on no list.
    unsafe fn link(&self, tag: *mut Tag, size: usize) {
        let first = self.first.get();
        // SAFETY: tags on the list are alive.
        unsafe {
            tag.write(Tag { next: Cell::new(first), prev: Cell::new(ptr::null_mut()), size: Cell::new(size), _pad: 0 });
            if !first.is_null() {
                (*first).prev.set(tag);
            }
        }
        self.first.set(tag);
        self.count.set(self.count.get() + 1);
        let bytes = self.bytes.get() + size;
        self.bytes.set(bytes);
        if bytes > self.high_water_bytes.get() {
            self.high_water_bytes.set(bytes);
        }
    }

    /// # Safety
    /// `tag` is on the list.
    unsafe fn unlink(&self, tag: *mut Tag) {
        // SAFETY: tags on the list are alive.
        unsafe {
            let (next, prev) = ((*tag).next.get(), (*tag).prev.get());
            if prev.is_null() {
                self.first.set(next)
            } else {
                (*prev).next.set(next)
            }
            if !next.is_null() {
                (*next).prev.set(prev);
            }
            self.count.set(self.count.get() - 1);
            self.bytes.set(self.bytes.get() - (*tag).size.get());
        }
    }
}

fn layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size.checked_add(TAG)?, 16).ok()
}
