//! The `glasspy` executable.
//!
//! It begins where the C library begins, not in the standard library's start-up, which looks for the bounds of a stack that nothing of
//! ours runs on. What that would do and we need is in `session::process`.

#![cfg_attr(not(test), no_main)]

/// Called by the C library.
// SAFETY: this is the `main` that it looks for, and there is no other.
#[cfg(not(test))]
#[unsafe(no_mangle)]
extern "C" fn main(count: std::ffi::c_int, words: *const *const std::ffi::c_char) -> std::ffi::c_int {
    // SAFETY: the C library passes the process's own words, so many of them, which stay.
    let arguments = unsafe { glasspy::shell::arguments(count, words) };
    glasspy::shell::main(arguments);
    0
}
