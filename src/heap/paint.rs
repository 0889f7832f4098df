//! Debug builds mark fresh bytes 0xCD and freed bytes 0xDD, as CPython's debug allocator does, so that using either shows.
//!
//! Release builds compile all of this to nothing.

/// What bytes look like that were handed out and not yet written.
pub const FRESH: u8 = 0xCD;
/// What bytes look like that were given back (behind the free list's link).
pub const FREED: u8 = 0xDD;

/// Marks bytes that are about to be handed out.
///
/// # Safety
/// The bytes are writable and belong to nobody.
#[inline(always)]
pub(super) unsafe fn fresh(at: *mut u8, bytes: usize) {
    if cfg!(debug_assertions) {
        // SAFETY: the caller's promise.
        unsafe { at.write_bytes(FRESH, bytes) };
    }
}

/// Marks bytes that were given back.
///
/// # Safety
/// The bytes are writable and belong to nobody.
#[inline(always)]
pub(super) unsafe fn freed(at: *mut u8, bytes: usize) {
    if cfg!(debug_assertions) {
        // SAFETY: the caller's promise.
        unsafe { at.write_bytes(FREED, bytes) };
    }
}
