//! Memory for arenas, straight from the system: mapped at a multiple of its size, given back in pieces of any size.
//!
//! Beyond the first two mebibytes arenas are cut from stretches of one large page each, and the system is asked to back such a stretch with a
//! single page: one fault and one entry of the address cache instead of five hundred. Programs that stay small never get there.

use std::ptr;

/// Bytes of a large page of the usual 64-bit machines, and of a stretch.
pub(super) const STRETCH: usize = 2 << 20;

/// Maps `bytes` bytes, zeroed, at a multiple of `bytes`, which is a power of two; None: the system has no memory.
pub(super) fn map(bytes: usize) -> Option<*mut u8> {
    debug_assert!(bytes.is_power_of_two());
    // SAFETY: a fresh mapping of twice the size, of which an aligned half is kept and the rest is given back; nobody else knows it.
    unsafe {
        let all =
            libc::mmap(ptr::null_mut(), 2 * bytes, libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0);
        if all == libc::MAP_FAILED {
            return None;
        }
        let all = all.cast::<u8>();
        let front = all.addr().next_multiple_of(bytes) - all.addr();
        let base = all.add(front);
        if front > 0 {
            unmap(all, front);
        }
        if front < bytes {
            unmap(base.add(bytes), bytes - front);
        }
        Some(base)
    }
}

/// Asks the system to back mapped pages now, at once, instead of one by one when they are touched.
pub(super) fn back(base: *mut u8, bytes: usize) {
    #[cfg(target_os = "linux")]
    // SAFETY: the range is mapped, and its content does not change; systems that do not know the request refuse it.
    unsafe {
        libc::madvise(base.cast(), bytes, libc::MADV_POPULATE_WRITE);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (base, bytes);
}

/// Maps a stretch and asks for a large page behind it.
pub(super) fn map_stretch() -> Option<*mut u8> {
    let base = map(STRETCH)?;
    #[cfg(target_os = "linux")]
    // SAFETY: the range was just mapped; a refusal changes nothing.
    unsafe {
        libc::madvise(base.cast(), STRETCH, libc::MADV_HUGEPAGE);
    }
    Some(base)
}

/// Gives mapped pages back.
///
/// # Safety
/// The range was mapped here, whole pages of it, and nobody uses it.
pub(super) unsafe fn unmap(base: *mut u8, bytes: usize) {
    // SAFETY: the caller's promise.
    unsafe { libc::munmap(base.cast(), bytes) };
}
