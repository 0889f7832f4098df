//! The process before the interpreter: its standard streams, SIGPIPE, where the C library takes memory from.
#![allow(unsafe_code)]

/// What must hold before anything is opened or another thread begins.
pub(super) fn begin() {
    open_standard_streams();
    // SAFETY: no other thread runs yet. Writing to a closed pipe is an error like others, not the end of the process.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_IGN) };
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: as above. The one thread that allocates shall do so in the main area, which grows in big steps.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// A standard stream that is closed is opened on nothing, lest the next file opened take its place.
fn open_standard_streams() {
    for stream in 0..=2 {
        // SAFETY: plain calls of the system; `open` takes the lowest free number, which is this one.
        unsafe {
            if libc::fcntl(stream, libc::F_GETFD) == -1 && std::io::Error::last_os_error().raw_os_error() == Some(libc::EBADF) {
                libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
            }
        }
    }
}

/// What the system calls this thread.
pub fn thread_id() -> u64 {
    // SAFETY: takes nothing and cannot fail.
    unsafe { libc::pthread_self() }
}
