//! Waiting for input that may never come, until it comes or an interrupt does.
//!
//! ```text
//!   poll ─┬─ the file has something, or has ended  ─▶ read it
//!         └─ the bell rings (an interrupt)         ─▶ KeyboardInterrupt, what was read so far is kept
//! ```
//! Whoever notices interrupts rings the bell after it has set the bit in the attention word, so none is lost between looking and waiting. Only
//! terminals, pipes and sockets are waited for; other files are read at once.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::Ordering::Relaxed;

use crate::heap;

static BELL: OnceLock<UnixStream> = OnceLock::new();

/// What is rung to wake a reader: write a byte. None if there is one already, or the system has none to give.
pub fn make_bell() -> Option<UnixStream> {
    let (ours, theirs) = UnixStream::pair().ok()?;
    ours.set_nonblocking(true).ok()?;
    theirs.set_nonblocking(true).ok()?;
    BELL.set(ours).ok()?;
    Some(theirs)
}

/// Whether reading the file may have to wait.
pub fn may_wait(file: &File) -> bool {
    file.metadata().is_ok_and(|about| {
        let kind = about.file_type();
        kind.is_char_device() || kind.is_fifo() || kind.is_socket()
    })
}

/// Returns when there is something to read, or fails as interrupted.
pub fn until_readable(fd: RawFd) -> io::Result<()> {
    let Some(mut bell) = BELL.get() else { return Ok(()) };
    loop {
        if heap::attention().load(Relaxed) & heap::ATTENTION_SIGNAL != 0 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let wanted = |fd| libc::pollfd { fd, events: libc::POLLIN, revents: 0 };
        let mut files = [wanted(fd), wanted(bell.as_raw_fd())];
        // SAFETY: the pointer and the count are those of an array that lives through the call.
        let ready = unsafe { libc::poll(files.as_mut_ptr(), files.len() as libc::nfds_t, -1) };
        if files[1].revents != 0 && ready > 0 {
            // Rings of interrupts that somebody has seen already are forgotten with it.
            let _ = bell.read(&mut [0; 64]);
        } else if files[0].revents != 0 || (ready < 0 && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted) {
            return Ok(());
        }
    }
}
