//! The values of one key-sharing dict or instance, and the order in which they came.
//!
//! ```text
//!  ┌─────┬──────────┬──────────┬───────┬───────┐┌─────────┬─────────┬───
//!  │ pad │ 2nd key  │ 1st key  │ count │ shape ││ value 0 │ value 1 │ …
//!  └─────┴──────────┴──────────┴───────┴───────┘└─────────┴─────────┴───
//!         -4         -3         -2      -1       0         8
//! ```
//! The pointer is to value 0. `shape` holds the bytes in front (a multiple of 8) plus, in its low three bits, how many of them are padding: from
//! these the number of slots follows. Value i belongs to entry i of the class's shared table.

use std::ptr::NonNull;

use crate::heap::{self, Field};

/// Pointer to value 0 of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Values(NonNull<Field>);

impl Values {
    /// A block of empty slots (at most 30); None when there is no memory.
    pub fn new(slots: usize) -> Option<Values> {
        debug_assert!(slots <= 30);
        let prefix = (slots + 2).next_multiple_of(8);
        let block = heap::try_alloc(prefix + 8 * slots)?;
        // SAFETY: the block is that long; all of it is written.
        unsafe {
            // Word by word: there are few, and a call of `memset` costs more than they do.
            for word in 0..prefix / 8 + slots {
                block.cast::<u64>().add(word).write_volatile(0);
            }
            let values = block.add(prefix);
            values.sub(1).write((prefix | (prefix - slots - 2)) as u8);
            Some(Values(values.cast()))
        }
    }

    /// From a pointer that `as_ptr` gave.
    ///
    /// # Safety
    /// The block is alive.
    #[inline(always)]
    pub unsafe fn from_ptr(pointer: NonNull<u8>) -> Values {
        Values(pointer.cast())
    }

    /// Address of value 0.
    #[inline(always)]
    pub fn as_ptr(self) -> NonNull<u8> {
        self.0.cast()
    }

    #[inline(always)]
    fn byte(self, back: usize) -> u8 {
        // SAFETY: callers stay within the bytes in front.
        unsafe { self.0.cast::<u8>().sub(back).read() }
    }
    #[inline(always)]
    fn set_byte(self, back: usize, byte: u8) {
        // SAFETY: callers stay within the bytes in front.
        unsafe { self.0.cast::<u8>().sub(back).write(byte) }
    }
    #[inline]
    fn prefix(self) -> usize {
        (self.byte(1) & !7) as usize
    }

    /// Number of slots.
    #[inline]
    pub fn slots(self) -> usize {
        self.prefix() - 2 - (self.byte(1) & 7) as usize
    }
    /// Bytes of the block.
    pub fn bytes(self) -> usize {
        self.prefix() + 8 * self.slots()
    }
    /// A slot. Borrowed: do not keep it across anything that runs Python code.
    #[inline(always)]
    pub fn get<'a>(self, index: usize) -> &'a Field {
        debug_assert!(index < self.slots());
        // SAFETY: keys of a class's table that have a value in this block have a slot in it.
        unsafe { self.0.add(index).as_ref() }
    }
    /// How many slots are filled.
    #[inline]
    pub fn count(self) -> usize {
        self.byte(2) as usize
    }
    /// Which slot was filled as number `position`.
    #[inline]
    pub fn order(self, position: usize) -> usize {
        self.byte(3 + position) as usize
    }
    /// The slot was filled now.
    #[inline]
    pub fn push_order(self, index: usize) {
        let count = self.count();
        debug_assert!(count < self.slots());
        self.set_byte(3 + count, index as u8);
        self.set_byte(2, count as u8 + 1);
    }
    /// The slot is empty now.
    pub fn remove_order(self, index: usize) {
        let count = self.count();
        let Some(position) = (0..count).find(|&position| self.order(position) == index) else { return };
        for later in position + 1..count {
            self.set_byte(2 + later, self.order(later) as u8);
        }
        self.set_byte(2, count as u8 - 1);
    }
    /// Takes over the order of another block, whose values will be copied.
    pub fn copy_order(self, from: Values) {
        let count = from.count().min(self.slots());
        for position in 0..count {
            self.set_byte(3 + position, from.order(position) as u8);
        }
        self.set_byte(2, count as u8);
    }

    /// Drops the values of slots `0..entries` in slot order, then frees the block.
    ///
    /// # Safety
    /// Nobody uses the block afterwards, nor can reach it while values are dropped.
    pub unsafe fn release(self, entries: usize) {
        for index in 0..entries.min(self.slots()) {
            drop(self.get(index).take());
        }
        // SAFETY: see above.
        unsafe { self.free() }
    }

    /// Frees the block; its slots are empty.
    ///
    /// # Safety
    /// Nobody uses the block afterwards.
    pub unsafe fn free(self) {
        // SAFETY: the block starts with the prefix and was taken with that size.
        unsafe { heap::free(self.0.cast::<u8>().sub(self.prefix()), self.bytes()) }
    }
}
