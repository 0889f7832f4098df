//! A growable run of units (bytes or characters) with a position: what `StringIO` and `BytesIO` share.
//!
//! ```text
//!   data ──▶ ┌ spare ┬───────────────┬────────────┐      position may lie behind `length`: a write then fills the gap with zeros
//!            │       │ length units  │ free units │      `spare`: 33 bytes for BytesIO, whose block is as long as a bytes object's
//!            └───────┴───────────────┴────────────┘
//! ```

use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::heap;
use crate::object::{Ctx, PyResult};

/// Fields of a body; all zero is an empty run.
#[repr(C)]
pub struct Run<T: Copy> {
    data: Cell<Option<NonNull<u8>>>,
    /// Units in use.
    pub length: Cell<usize>,
    /// Units there is room for; with the bit SHARED, nothing was written since `fill`.
    room: Cell<usize>,
    /// Where the next read or write happens.
    pub position: Cell<usize>,
    unit: PhantomData<T>,
}

/// See `Run::room`.
const SHARED: usize = 1 << 63;

impl<T: Copy + Default> Run<T> {
    const SPARE: usize = if size_of::<T>() == 1 { 33 } else { 0 };

    fn bytes(units: usize) -> Option<usize> {
        units.checked_mul(size_of::<T>())?.checked_add(Self::SPARE)
    }

    /// The units in use. Do not run Python code while you hold them.
    pub fn units(&self) -> &[T] {
        match self.data.get() {
            // SAFETY: `length` units are initialised; the block is aligned for T because SPARE is 0 unless T is a byte.
            Some(data) => unsafe { std::slice::from_raw_parts(data.add(Self::SPARE).cast::<T>().as_ptr(), self.length.get()) },
            None => &[],
        }
    }

    /// From the position to the end.
    pub fn rest(&self) -> &[T] {
        self.units().get(self.position.get()..).unwrap_or(&[])
    }

    /// Makes room for `size` units, in CPython's steps.
    fn reserve(&self, cx: &Ctx, size: usize) -> PyResult<()> {
        let room = self.room.get() & !SHARED;
        let wanted = if size < room / 2 {
            size + 1
        } else if size < room {
            return Ok(());
        } else if size <= room + room / 8 {
            size + (size >> 3) + if size < 9 { 3 } else { 6 }
        } else {
            size.saturating_add(1)
        };
        let Some(bytes) = Self::bytes(wanted) else { return cx.no_memory() };
        let block = match self.data.get() {
            None => heap::try_alloc(bytes),
            // SAFETY: the block was made with this size; nobody holds a reference into it.
            Some(data) => unsafe { heap::realloc(data, Self::bytes(room).unwrap_or(0), bytes) },
        };
        let Some(block) = block else { return cx.no_memory() };
        self.data.set(Some(block));
        self.room.set(wanted);
        Ok(())
    }

    /// These units and no room for more, position at the start.
    pub fn fill(&self, cx: &Ctx, units: &[T]) -> PyResult<()> {
        self.release();
        self.position.set(0);
        if units.is_empty() {
            return Ok(());
        }
        let Some(block) = Self::bytes(units.len()).and_then(heap::try_alloc) else { return cx.no_memory() };
        // SAFETY: the block has room for the units, which lie elsewhere.
        unsafe { std::ptr::copy_nonoverlapping(units.as_ptr(), block.add(Self::SPARE).cast::<T>().as_ptr(), units.len()) }
        self.data.set(Some(block));
        self.room.set(units.len() | SHARED);
        self.length.set(units.len());
        Ok(())
    }

    /// Writes at the position and moves it behind what was written.
    pub fn write(&self, cx: &Ctx, units: &[T]) -> PyResult<()> {
        let (start, length) = (self.position.get(), self.length.get());
        let Some(end) = start.checked_add(units.len()) else {
            return cx.raise(cx.types.overflow_error, "new position too large");
        };
        if end > self.room.get() & !SHARED || self.data.get().is_none() {
            self.reserve(cx, end)?;
        }
        let Some(data) = self.data.get() else { return cx.no_memory() };
        // SAFETY: there is room for `end` units; what is written comes from elsewhere.
        unsafe {
            let data = data.add(Self::SPARE).cast::<T>();
            for gap in length..start {
                data.add(gap).write(T::default());
            }
            std::ptr::copy_nonoverlapping(units.as_ptr(), data.add(start).as_ptr(), units.len());
        }
        self.room.set(self.room.get() & !SHARED);
        self.position.set(end);
        self.length.set(length.max(end));
        Ok(())
    }

    /// Cuts off what lies behind `length`.
    pub fn truncate(&self, cx: &Ctx, length: usize) -> PyResult<()> {
        if length < self.length.get() {
            self.length.set(length);
            self.reserve(cx, length)?;
        }
        Ok(())
    }

    /// Gives the memory back.
    pub fn release(&self) {
        if let Some(data) = self.data.take() {
            // SAFETY: the block was made with this size and is not used any more.
            unsafe { heap::free(data, Self::bytes(self.room.get() & !SHARED).unwrap_or(0)) }
        }
        self.length.set(0);
        self.room.set(0);
    }

    /// Whether nothing was written since `fill`.
    pub fn is_shared(&self) -> bool {
        self.room.get() & SHARED != 0
    }

    /// Bytes of the block.
    pub fn block_bytes(&self) -> usize {
        if self.data.get().is_some() { Self::bytes(self.room.get() & !SHARED).unwrap_or(0) } else { 0 }
    }
}
