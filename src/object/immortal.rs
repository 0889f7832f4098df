//! Memory of objects that are never freed: builtin types, singletons, small ints, one-character strings.
//!
//! CPython keeps them in the program's data segment, so they are not counted as blocks and stand at even distances (`id(1) - id(0)` is 32).
//! Here they come from big zeroed pieces that are never given back, one after the other, at multiples of 16.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use super::body::TypeBody;
use crate::heap::{Header, Ref, front_bytes};

/// Bytes of a piece.
const PIECE: usize = 64 * 1024;

thread_local! {
    /// First free byte of the current piece and how many bytes are left.
    static REST: Cell<(*mut u8, usize)> = const { Cell::new((std::ptr::null_mut(), 0)) };
}

/// A zeroed block of `size` bytes at a multiple of 16 that lives as long as the process.
pub fn immortal_block(size: usize) -> NonNull<u8> {
    let size = size.next_multiple_of(16);
    let (mut first, mut left) = REST.get();
    if left < size {
        left = size.max(PIECE);
        first = vec![0u128; left / 16].leak().as_mut_ptr().cast();
    }
    // SAFETY: `size` of the `left` bytes behind `first` are free.
    REST.set((unsafe { first.add(size) }, left - size));
    NonNull::new(first).unwrap_or_else(|| std::process::abort())
}

/// An immortal object of a builtin type with `size` body bytes, zero behind the header.
pub fn immortal_object(class: &TypeBody, size: usize) -> Ref {
    let front = front_bytes(class.kind.flags.get());
    // SAFETY: the block holds the fronts, the header and the body; it is ours alone.
    unsafe {
        let object = immortal_block(front + size).add(front).cast::<Header>();
        object.write(Header::new(class.front()));
        object.as_ref().immortalize();
        Ref::from_raw(object)
    }
}
