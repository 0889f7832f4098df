//! What a `BytesIO` holds: a bytes object, shared with whoever gave it or was given it, and copied before it changes.
//!
//! ```text
//!   buffer ──▶ bytes object ┌───────────────┬──────┐     position may lie behind `length`: a write then fills the gap with zeros
//!                           │ length bytes  │ room │
//!                           └───────────────┴──────┘
//! ```
//! So `getvalue` and a `read` of everything copy nothing, and `getsizeof` counts the object only while nobody else holds it.

use std::cell::Cell;

use crate::heap::{Field, Ref, Visit};
use crate::object::types::bytes;
use crate::object::{Ctx, PyResult};

/// Fields of a body; all zero is an empty run.
#[repr(C)]
pub struct BytesRun {
    /// The bytes object; nothing stands for the empty one.
    pub buffer: Field,
    /// Where the next read or write happens.
    pub position: Cell<usize>,
    /// Bytes in use.
    pub length: Cell<usize>,
}

impl BytesRun {
    /// The bytes in use. Do not run Python code while you hold them.
    pub fn units(&self) -> &[u8] {
        self.buffer.borrow().map_or(&[], |buffer| &bytes::as_slice(buffer)[..self.length.get()])
    }

    /// From the position to the end.
    pub fn rest(&self) -> &[u8] {
        self.units().get(self.position.get()..).unwrap_or(&[])
    }

    /// Whether somebody else holds the bytes object, too.
    pub fn is_shared(&self) -> bool {
        self.buffer.borrow().is_none_or(|buffer| buffer.count() > 1)
    }

    fn room(&self) -> usize {
        self.buffer.borrow().map_or(0, |buffer| bytes::as_slice(buffer).len())
    }

    /// Makes room for just `room` bytes, in an object that nobody else holds.
    fn set_room(&self, cx: &Ctx, room: usize) -> PyResult<()> {
        if self.is_shared() {
            let kept = self.length.get().min(room);
            let mut copy = bytes::with_room(cx, room)?;
            if let Some(place) = bytes::sole(&mut copy) {
                place[..kept].copy_from_slice(&self.units()[..kept]);
            }
            self.buffer.set(Some(copy));
            return Ok(());
        }
        let Some(mut buffer) = self.buffer.take() else { return Ok(()) };
        let result = bytes::resize(cx, &mut buffer, room);
        self.buffer.set(Some(buffer));
        result
    }

    /// Makes room for `size` bytes, in CPython's steps.
    fn reserve(&self, cx: &Ctx, size: usize) -> PyResult<()> {
        let room = self.room();
        let wanted = if size < room / 2 {
            size + 1
        } else if size < room {
            return Ok(());
        } else if size <= room + room / 8 {
            size + (size >> 3) + if size < 9 { 3 } else { 6 }
        } else {
            size.saturating_add(1)
        };
        self.set_room(cx, wanted)
    }

    /// Takes over an object; the position is at its start.
    pub fn fill(&self, given: &Ref) {
        self.length.set(bytes::as_slice(given).len());
        self.buffer.set(Some(given.clone()));
        self.position.set(0);
    }

    /// Writes at the position and moves it behind what was written.
    pub fn write(&self, cx: &Ctx, units: &[u8]) -> PyResult<()> {
        let (start, length) = (self.position.get(), self.length.get());
        let Some(end) = start.checked_add(units.len()) else {
            return cx.raise(cx.types.overflow_error, "new position too large");
        };
        if end > self.room() {
            self.reserve(cx, end)?;
        } else if self.is_shared() {
            self.set_room(cx, end.max(length))?;
        }
        let Some(mut buffer) = self.buffer.take() else { return cx.no_memory() };
        if let Some(place) = bytes::sole(&mut buffer) {
            if start > length {
                place[length..start].fill(0);
            }
            place[start..end].copy_from_slice(units);
        }
        self.buffer.set(Some(buffer));
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

    /// The bytes in use as an object: the buffer itself, once it is no longer than they are; a copy while a view holds it in place.
    pub fn value(&self, cx: &Ctx, held: bool) -> PyResult<Ref> {
        if self.length.get() <= 1 || held {
            return bytes::try_new(cx, self.units());
        }
        if self.length.get() != self.room() {
            self.set_room(cx, self.length.get())?;
        }
        Ok(self.buffer.get().unwrap_or_else(|| cx.empty_bytes.clone()))
    }

    /// The next `count` bytes, at most what is left, as an object: the buffer itself if these are all its bytes and no view holds it in place.
    pub fn read(&self, cx: &Ctx, count: usize, held: bool) -> PyResult<Ref> {
        let count = count.min(self.rest().len());
        let found = match self.buffer.borrow() {
            Some(buffer) if count > 1 && self.position.get() == 0 && count == self.room() && !held => buffer.clone(),
            _ => bytes::try_new(cx, &self.rest()[..count])?,
        };
        self.position.set(self.position.get() + count);
        Ok(found)
    }

    /// Where the bytes in use lie, for a view that writes into them: nobody else has the object from now on.
    pub fn open(&self, cx: &Ctx, held: bool) -> PyResult<*mut u8> {
        if !held && self.is_shared() {
            self.set_room(cx, self.length.get())?;
        }
        let Some(mut buffer) = self.buffer.take() else { return Ok(std::ptr::NonNull::dangling().as_ptr()) };
        let place = bytes::sole(&mut buffer).map_or(std::ptr::NonNull::dangling().as_ptr(), <[u8]>::as_mut_ptr);
        self.buffer.set(Some(buffer));
        Ok(place)
    }

    /// Visits the object.
    pub fn visit(&self, visit: Visit<'_>) {
        if let Some(buffer) = self.buffer.borrow() {
            visit(buffer);
        }
    }

    /// Gives the object back.
    pub fn release(&self) {
        self.length.set(0);
        drop(self.buffer.take());
    }
}
