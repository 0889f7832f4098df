//! The `glasspy` executable.
//!
//! On Linux it begins where the C library begins, not in the standard library's start-up, which reads the whole map of the process to find
//! the bounds of a stack that nothing of ours runs on. What that would do and we need is in `session/process.rs`.

#![cfg_attr(all(target_os = "linux", target_env = "gnu", not(test)), no_main)]

/// Called by the C library, which has kept the command line for `args_os`.
// SAFETY: this is the `main` that it looks for, and there is no other.
#[cfg(all(target_os = "linux", target_env = "gnu", not(test)))]
#[unsafe(no_mangle)]
extern "C" fn main() -> std::ffi::c_int {
    glasspy::shell::main(std::env::args_os().collect());
    0
}

#[cfg(not(all(target_os = "linux", target_env = "gnu", not(test))))]
fn main() {
    glasspy::shell::main(std::env::args_os().collect())
}
