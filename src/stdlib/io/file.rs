//! Open files: descriptor and buffers, kept outside the objects that stand for them.
//!
//! Objects hold a number; 0 stands for a file that was never opened or has been closed. Nothing here runs Python code.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, FromRawFd, RawFd};

use super::wait;
use crate::heap::{Field, Ref};
use crate::object::finalize::write_unraisable;
use crate::object::protocol::{call, text};
use crate::object::types::{dict, exception, int, str_, tuple};
use crate::object::{Ctx, PyResult, TypeBody, finalize, warn};

/// Bytes of a buffer.
pub const BUFFER: usize = 8192;

/// An open file.
pub struct OpenFile {
    file: ManuallyDrop<File>,
    /// Whether dropping the entry closes the descriptor.
    owned: bool,
    /// May be read.
    pub readable: bool,
    /// May be written.
    pub writable: bool,
    /// Written through at each line end.
    pub line_buffered: bool,
    /// Written through at once.
    pub unbuffered: bool,
    /// `\r\n` and `\r` read as `\n`.
    pub translate: bool,
    after_return: bool,
    /// Whether reading may have to wait; None as long as nobody has read.
    waits: Option<bool>,
    out: Vec<u8>,
    ahead: Vec<u8>,
    at: usize,
}

impl OpenFile {
    /// An open descriptor, nothing read or written yet.
    pub fn new(file: File, owned: bool, readable: bool, writable: bool) -> OpenFile {
        OpenFile {
            file: ManuallyDrop::new(file),
            owned,
            readable,
            writable,
            line_buffered: false,
            unbuffered: false,
            translate: false,
            after_return: false,
            waits: None,
            out: Vec::new(),
            ahead: Vec::new(),
            at: 0,
        }
    }
    /// A descriptor that stays open whatever happens to the entry.
    pub fn borrowed(fd: RawFd, readable: bool, writable: bool) -> OpenFile {
        // SAFETY: the `File` is never dropped unless `owned`, so nobody's descriptor is closed; reading or writing one that is not open fails.
        OpenFile::new(unsafe { File::from_raw_fd(fd) }, false, readable, writable)
    }
    /// From now on the entry closes its descriptor.
    pub fn own(&mut self) {
        self.owned = true;
    }
    /// The descriptor.
    pub fn fd(&self) -> RawFd {
        self.file.as_raw_fd()
    }
    /// Whether it is a terminal.
    pub fn is_terminal(&self) -> bool {
        io::IsTerminal::is_terminal(&*self.file)
    }

    /// Appends to what is to be written, and writes when it is time.
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.ahead.is_empty() {
            self.forget_ahead()?;
        }
        self.out.extend_from_slice(bytes);
        if self.out.len() >= BUFFER || self.goes_through(bytes) {
            self.flush()?;
        }
        Ok(())
    }

    /// Whether these bytes are written at once, with all that wait.
    #[inline]
    pub fn goes_through(&self, bytes: &[u8]) -> bool {
        self.unbuffered || (self.line_buffered && memchr::memchr2(b'\n', b'\r', bytes).is_some())
    }

    /// Writes everything that waits.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        let result = self.file.write_all(&self.out);
        self.out.clear();
        result
    }

    fn fill(&mut self) -> io::Result<bool> {
        self.flush()?;
        if self.at == self.ahead.len() {
            self.ahead.clear();
            self.at = 0;
        }
        let mut chunk = [0u8; BUFFER];
        let waits = *self.waits.get_or_insert_with(|| wait::may_wait(&self.file));
        let got = loop {
            if waits {
                wait::until_readable(self.file.as_raw_fd())?;
            }
            match self.file.read(&mut chunk) {
                Err(problem) if problem.kind() == io::ErrorKind::Interrupted => continue,
                other => break other?,
            }
        };
        if !self.translate {
            self.ahead.extend_from_slice(&chunk[..got]);
        } else {
            for &byte in &chunk[..got] {
                match byte {
                    b'\n' if self.after_return => {}
                    b'\r' => self.ahead.push(b'\n'),
                    _ => self.ahead.push(byte),
                }
                self.after_return = byte == b'\r';
            }
        }
        Ok(got != 0)
    }

    /// At most `most` bytes; less only at the end.
    pub fn read(&mut self, most: Option<usize>) -> io::Result<Vec<u8>> {
        while most.is_none_or(|most| self.ahead.len() - self.at < most) {
            if !self.fill()? {
                break;
            }
        }
        let end = most.map_or(self.ahead.len(), |most| self.at.saturating_add(most).min(self.ahead.len()));
        Ok(self.take(end))
    }

    /// Bytes up to and with the next line end, at most `most`.
    pub fn read_line(&mut self, most: Option<usize>) -> io::Result<Vec<u8>> {
        let mut searched = 0;
        loop {
            let rest = &self.ahead[self.at..];
            let found = memchr::memchr(b'\n', &rest[searched..]).map(|at| at + searched + 1);
            if let Some(length) = found.or(most.filter(|&most| rest.len() >= most)) {
                let length = most.map_or(length, |most| length.min(most));
                return Ok(self.take(self.at + length));
            }
            searched = rest.len();
            if self.at > 0 {
                self.ahead.drain(..self.at);
                self.at = 0;
            }
            if !self.fill()? {
                return Ok(self.take(self.ahead.len()));
            }
        }
    }

    /// Complete UTF-8 characters, `most` of them; less only at the end. What is not UTF-8 counts a character a byte.
    pub fn read_characters(&mut self, most: usize) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let mut left = most;
        while left > 0 {
            let Some(&first) = self.ahead.get(self.at) else {
                match self.fill() {
                    Ok(true) => continue,
                    Ok(false) => break,
                    Err(problem) => {
                        // The next one to read finds them.
                        self.ahead = out;
                        self.at = 0;
                        return Err(problem);
                    }
                }
            };
            let size = match first {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => 1,
            };
            if self.ahead.len() - self.at < size && self.fill()? {
                continue;
            }
            let end = (self.at + size).min(self.ahead.len());
            out.extend_from_slice(&self.ahead[self.at..end]);
            self.at = end;
            left -= 1;
        }
        Ok(out)
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let taken = self.ahead[self.at..end].to_vec();
        self.at = end;
        if self.at == self.ahead.len() {
            self.ahead.clear();
            self.at = 0;
        }
        taken
    }

    fn forget_ahead(&mut self) -> io::Result<()> {
        let unread = self.ahead.len() - self.at;
        self.ahead.clear();
        self.at = 0;
        if unread > 0 {
            self.file.seek(SeekFrom::Current(-(unread as i64)))?;
        }
        Ok(())
    }

    /// Moves to a place.
    pub fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        self.forget_ahead()?;
        self.after_return = false;
        self.file.seek(to)
    }

    /// The place of the next byte.
    pub fn tell(&mut self) -> io::Result<u64> {
        self.flush()?;
        let position = self.file.stream_position()?;
        Ok(position.saturating_sub((self.ahead.len() - self.at) as u64))
    }

    /// Whether it can be moved in.
    pub fn seekable(&mut self) -> bool {
        self.file.stream_position().is_ok()
    }

    /// Changes the length.
    pub fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.flush()?;
        self.file.set_len(length)
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: dropped once, here; nobody uses the entry afterwards.
            unsafe { ManuallyDrop::drop(&mut self.file) }
        }
    }
}

thread_local! {
    static OPEN: RefCell<Vec<Option<OpenFile>>> = const { RefCell::new(Vec::new()) };
    static UNSUPPORTED: Field = const { Field::new(None) };
}

/// Enters a file and gives its number.
pub fn enter(file: OpenFile) -> usize {
    OPEN.with_borrow_mut(|open| match open.iter().position(Option::is_none) {
        Some(free) => {
            open[free] = Some(file);
            free + 1
        }
        None => {
            open.push(Some(file));
            open.len()
        }
    })
}

/// Works on an open file; None if the number stands for none. `work` must not come back here.
#[inline]
pub fn with<R>(number: usize, work: impl FnOnce(&mut OpenFile) -> R) -> Option<R> {
    OPEN.with_borrow_mut(|open| open.get_mut(number.wrapping_sub(1)).and_then(Option::as_mut).map(work))
}

/// Warns of a file that is its object's own and still open when the object dies.
pub fn warn_unclosed(cx: &Ctx, object: &Ref, number: usize) {
    if with(number, |file| file.owned) != Some(true) {
        return;
    }
    let warned = text::repr(cx, object).and_then(|shown| {
        let message = format!("unclosed file {}", str_::to_string_lossy(&shown));
        warn::with_source(cx, cx.types.resource_warning, &message, object)
    });
    if warned.is_err() {
        write_unraisable(cx, None, Some(object));
    }
}

/// Writes what waits, and closes.
pub fn close(number: usize) -> io::Result<()> {
    let file = OPEN.with_borrow_mut(|open| open.get_mut(number.wrapping_sub(1)).and_then(Option::take));
    match file {
        Some(mut file) => file.flush(),
        None => Ok(()),
    }
}

/// Writes what waits in all files.
pub fn flush_all() {
    OPEN.with_borrow_mut(|open| {
        for file in open.iter_mut().flatten() {
            // Nobody is left to hear of it.
            let _ = file.flush();
        }
    });
}

/// Lets go of the exception class.
pub fn forget() {
    UNSUPPORTED.with(|class| class.take());
}

/// OSError (or its subclass for this number) for a failed call.
#[cold]
pub fn os_error<T>(cx: &Ctx, problem: &io::Error, name: Option<&Ref>) -> PyResult<T> {
    let number = problem.raw_os_error().unwrap_or(5);
    let text = io::Error::from_raw_os_error(number).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut args = vec![int::new(cx, number.into()), cx.new_str(text)];
    args.extend(name.cloned());
    let error = exception::new_exception(cx, cx.types.os_error, &args)?;
    cx.raise_object(error)
}

/// `io.UnsupportedOperation`, made on first use.
pub fn unsupported_class(cx: &Ctx) -> PyResult<Ref> {
    if let Some(class) = UNSUPPORTED.with(Field::get) {
        return Ok(class);
    }
    let bases = tuple::new(cx, &[cx.types.os_error.to_ref(), cx.types.value_error.to_ref()]);
    let names = dict::new(cx);
    dict::set(cx, &names, &cx.names.__module__, &cx.intern("io"))?;
    let class = call::call_with(cx, &cx.types.type_.to_ref(), [&cx.intern("UnsupportedOperation"), &bases, &names])?;
    UNSUPPORTED.with(|place| place.set(Some(class.clone())));
    Ok(class)
}

/// UnsupportedOperation with this text.
#[cold]
pub fn unsupported<T>(cx: &Ctx, text: &str) -> PyResult<T> {
    let class = unsupported_class(cx)?;
    let error = call::call_with(cx, &class, [&cx.new_str(text)])?;
    cx.raise_object(error)
}

/// ValueError of a closed file.
#[cold]
pub fn closed<T>(cx: &Ctx) -> PyResult<T> {
    cx.value_error("I/O operation on closed file.")
}

/// Works on an open file and turns its failure into an exception.
pub fn run<R>(cx: &Ctx, number: usize, work: impl FnOnce(&mut OpenFile) -> io::Result<R>) -> PyResult<R> {
    match with(number, work) {
        None => closed(cx),
        Some(Ok(value)) => Ok(value),
        Some(Err(problem)) => {
            if problem.kind() == io::ErrorKind::Interrupted {
                finalize::interrupted(cx)?;
            }
            os_error(cx, &problem, None)
        }
    }
}

/// A str argument or a TypeError.
pub fn text_argument<'a>(cx: &Ctx, function: &str, name: &str, object: &'a Ref) -> PyResult<&'a Ref> {
    use crate::object::Object;
    if str_::is_str(object) {
        return Ok(object);
    }
    let found = object.ty().display_name();
    cx.type_error(&format!("{function} argument{name} must be str, not {found}"))
}

/// The type itself, for `class` functions.
pub type Class = &'static TypeBody;
