//! The bytes of any bytes-like object, held in place while somebody looks at them.
//!
//! ```text
//!   bytes, bytearray, array …   the object's own memory, borrowed by the buffer protocol
//!   memoryview                  the memory it shows if that is in one piece, else a copy
//! ```

use std::ops::Deref;

use super::body;
use crate::heap::{Header, Ref};
use crate::object::protocol::buffer::{self, Lender, Lent};
use crate::object::types::bytearray;
use crate::object::types::memoryview::{self, Unit};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// See the module comment.
pub struct Bytes {
    data: *const u8,
    size: usize,
    owner: Ref,
    is_borrowed: bool,
    copy: Vec<u8>,
}

impl Deref for Bytes {
    type Target = [u8];
    #[inline]
    fn deref(&self) -> &[u8] {
        if self.data.is_null() {
            return &self.copy;
        }
        // SAFETY: the owner is alive and, having lent it, does not move or resize its memory.
        unsafe { std::slice::from_raw_parts(self.data, self.size) }
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if self.is_borrowed {
            buffer::give_back(&self.owner);
        }
    }
}

/// Bytes never move.
pub(super) const LENDER: Lender = Lender {
    lend: |_, object| {
        let slice = body::as_slice(object);
        Ok(Lent { data: slice.as_ptr().cast_mut(), bytes: slice.len(), unit: Unit::Byte, readonly: true })
    },
    give_back: |_: &Header| {},
};

/// Whether it has the buffer protocol.
#[inline]
pub fn is_bytes_like(object: &Ref) -> bool {
    buffer::lender(object).is_some()
}

fn borrowed(owner: &Ref, lent: &Lent) -> Bytes {
    Bytes { data: lent.data, size: lent.bytes, owner: owner.clone(), is_borrowed: true, copy: Vec::new() }
}

/// Its bytes; TypeError "a bytes-like object is required, not 'str'".
pub fn bytes_like(cx: &Ctx, object: &Ref) -> PyResult<Bytes> {
    if object.has_flag(type_flags::BYTES) {
        return Ok(fixed(object));
    }
    if object.is_exact(cx.types.memoryview) && !memoryview::is_contiguous(cx, object)? {
        let copy = memoryview::copied(cx, object)?;
        return Ok(Bytes { data: std::ptr::null(), size: 0, owner: object.clone(), is_borrowed: false, copy });
    }
    Ok(borrowed(object, &buffer::borrow(cx, object, "a bytes-like object is required, not '{}'")?))
}

fn fixed(object: &Ref) -> Bytes {
    let slice = body::as_slice(object);
    Bytes { data: slice.as_ptr(), size: slice.len(), owner: object.clone(), is_borrowed: false, copy: Vec::new() }
}

/// The bytes of a bytes or bytearray whose method runs, held in place.
#[inline]
pub(super) fn own(this: &Ref) -> Bytes {
    if this.has_flag(type_flags::BYTES) {
        return fixed(this);
    }
    bytearray::add_export(this);
    let slice = bytearray::as_slice(this);
    Bytes { data: slice.as_ptr(), size: slice.len(), owner: this.clone(), is_borrowed: true, copy: Vec::new() }
}

/// A result of the receiver's type.
pub(super) fn like(cx: &Ctx, this: &Ref, result: &[u8]) -> PyResult<Ref> {
    if this.has_flag(type_flags::BYTES) { body::try_new(cx, result) } else { bytearray::try_new(cx, result) }
}

/// All of the receiver: exact bytes are the result themselves.
pub(super) fn whole(cx: &Ctx, this: &Ref, own: &[u8]) -> PyResult<Ref> {
    if this.is_exact(cx.types.bytes) { Ok(this.clone()) } else { like(cx, this, own) }
}

/// Part of the receiver.
pub(super) fn part(cx: &Ctx, this: &Ref, own: &[u8], from: usize, to: usize) -> PyResult<Ref> {
    if to - from == own.len() { whole(cx, this, own) } else { like(cx, this, &own[from..to]) }
}
