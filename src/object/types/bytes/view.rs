//! The bytes of any bytes-like object, held in place while somebody looks at them.
//!
//! ```text
//!   bytes        the object's own bytes
//!   bytearray    its block; cannot be resized while the view lives (export count)
//!   memoryview   the memory it shows if that is in one piece, else a copy
//! ```

use std::ops::Deref;

use super::body;
use crate::heap::Ref;
use crate::object::types::{bytearray, memoryview};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// See the module comment.
pub struct Bytes {
    data: *const u8,
    size: usize,
    owner: Ref,
    kind: Kind,
    copy: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fixed,
    ByteArray,
    View,
}

impl Deref for Bytes {
    type Target = [u8];
    #[inline]
    fn deref(&self) -> &[u8] {
        if self.data.is_null() {
            return &self.copy;
        }
        // SAFETY: the owner is alive and, being exported, does not move or resize its memory.
        unsafe { std::slice::from_raw_parts(self.data, self.size) }
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        match self.kind {
            Kind::Fixed => {}
            Kind::ByteArray => bytearray::release_export(&self.owner),
            Kind::View => memoryview::release_export(&self.owner),
        }
    }
}

/// Whether it has the buffer protocol.
#[inline]
pub fn is_bytes_like(cx: &Ctx, object: &Ref) -> bool {
    object.has_flag(type_flags::BYTES) || object.is_instance(cx.types.bytearray) || object.is_instance(cx.types.memoryview)
}

/// Its bytes; TypeError "a bytes-like object is required, not 'str'".
pub fn bytes_like(cx: &Ctx, object: &Ref) -> PyResult<Bytes> {
    let fixed = |slice: &[u8], kind| Bytes { data: slice.as_ptr(), size: slice.len(), owner: object.clone(), kind, copy: Vec::new() };
    if object.has_flag(type_flags::BYTES) {
        return Ok(fixed(body::as_slice(object), Kind::Fixed));
    }
    if object.is_instance(cx.types.bytearray) {
        bytearray::add_export(object);
        return Ok(fixed(bytearray::as_slice(object), Kind::ByteArray));
    }
    if object.is_instance(cx.types.memoryview) {
        return match memoryview::contiguous(cx, object)? {
            Some((data, size)) => {
                memoryview::add_export(object);
                Ok(Bytes { data, size, owner: object.clone(), kind: Kind::View, copy: Vec::new() })
            }
            None => {
                let copy = memoryview::copied(cx, object)?;
                Ok(Bytes { data: std::ptr::null(), size: 0, owner: object.clone(), kind: Kind::Fixed, copy })
            }
        };
    }
    cx.type_error(&format!("a bytes-like object is required, not '{}'", object.ty().display_name()))
}

/// The bytes of a bytes or bytearray whose method runs, held in place.
#[inline]
pub(super) fn own(this: &Ref) -> Bytes {
    if this.has_flag(type_flags::BYTES) {
        let slice = body::as_slice(this);
        return Bytes { data: slice.as_ptr(), size: slice.len(), owner: this.clone(), kind: Kind::Fixed, copy: Vec::new() };
    }
    bytearray::add_export(this);
    let slice = bytearray::as_slice(this);
    Bytes { data: slice.as_ptr(), size: slice.len(), owner: this.clone(), kind: Kind::ByteArray, copy: Vec::new() }
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
