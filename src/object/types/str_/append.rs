//! `s += t` that keeps the object: the block grows where it is when nobody else can see the string.

use std::ptr::NonNull;

use super::body::{self, ASCII, COMPACT, INTERNED, KIND_SHIFT, NO_HASH, STATIC};
use crate::heap::{self, Ref};
use crate::object::{Ctx, Object, PyResult};

/// `left + right`; both are exact str (else they are just concatenated). If `left` is the only owner of its string, which has no hash yet and is not
/// interned, and no wider character comes in, its block is resized; it may move.
#[inline]
pub fn append_in_place(cx: &Ctx, left: Ref, right: &Ref) -> PyResult<Ref> {
    let own = body::body(&left);
    let other = body::body(right);
    if left.count() != 1
        || own.hash.get() != NO_HASH
        || own.state.get() & (INTERNED | STATIC | COMPACT) != COMPACT
        || !left.is_exact(cx.types.str_)
        || other.width() > own.width()
        || (own.state.get() & ASCII != 0 && other.state.get() & ASCII == 0)
        || own.length.get() == 0
        || left.is(right)
    {
        return body::concat(cx, &left, right);
    }
    if other.length.get() == 0 {
        return Ok(left);
    }
    body::drop_utf8(own);
    let old_length = own.length.get();
    let shift = own.width() as usize >> 1;
    let old_size = own.block_bytes();
    let Some(new_size) = (other.length.get() << shift).checked_add(old_size) else { return cx.no_memory() };
    debug_assert!((own.state.get() >> KIND_SHIFT) & 7 == own.width() as u32);
    // SAFETY: we own the only count, so nobody else sees the block; it has that size, and the old address is not used again.
    let Some(block) = (unsafe { heap::realloc_object(left.as_ptr().cast(), old_size, new_size) }) else { return cx.no_memory() };
    std::mem::forget(left);
    // SAFETY: the block holds the str at its new address, with room for the new characters and the zero behind them.
    unsafe {
        let grown = Ref::from_raw(block.cast());
        let own = body::body(&grown);
        own.length.set(old_length + other.length.get());
        let data = own.data();
        body::copy_chars(data.add(old_length << shift), own.width(), other.chars());
        let end = NonNull::new_unchecked(data).add(own.length.get() << shift);
        end.write_bytes(0, 1 << shift);
        Ok(grown)
    }
}
