//! Ctrl-C: the process's first thread waits for signals while another runs Python.
//!
//! ```text
//!   first thread    sets the signal bit in the interpreter's attention word, wakes it if it sleeps or waits for input
//!   interpreter     sees the bit between instructions, or when woken, and raises KeyboardInterrupt
//! ```

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::Thread;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use crate::heap::ATTENTION_SIGNAL;

/// How the interpreter's thread is reached.
pub struct Interpreter {
    /// Its attention word.
    pub attention: &'static AtomicU32,
    /// To be woken from a sleep.
    pub thread: Thread,
    /// To be rung if it waits for input.
    pub bell: Option<UnixStream>,
}

/// Takes over SIGINT unless it is ignored by whoever started us. None if the system refuses.
pub fn listen() -> Option<Signals> {
    Signals::new([SIGINT]).ok()
}

/// Passes every interrupt on; never returns (the interpreter ends the process).
pub fn pass_on(signals: Signals, interpreter: &Interpreter) -> ! {
    let mut signals = signals;
    loop {
        for _ in signals.forever() {
            interpreter.attention.fetch_or(ATTENTION_SIGNAL, Ordering::Relaxed);
            interpreter.thread.unpark();
            if let Some(mut bell) = interpreter.bell.as_ref() {
                // One that is full has been rung.
                let _ = bell.write(&[1]);
            }
        }
    }
}

/// Ends the process as an interrupt does that nobody handles, so that a calling shell knows.
pub fn die_of_interrupt() -> ! {
    // If this returns an error the exit code says the same.
    let _ = low_level::emulate_default_handler(SIGINT);
    std::process::exit(130)
}
