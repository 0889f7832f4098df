//! Where an unpickler reads: bytes in memory, or a file a piece at a time.
//!
//! A file is asked for what is needed and no more, since others may read on behind the pickle. If it can show what comes (`peek`), that is looked
//! at first and skipped when it is done with.

use super::module::unpickling_error;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call};
use crate::object::types::bytes::{self, Bytes};
use crate::object::types::int;
use crate::object::{Args, Ctx, PyResult};

/// So many bytes are asked to be shown.
const PREFETCH: usize = 128 * 1024;

/// The methods of a file.
pub struct File {
    read: Ref,
    readline: Ref,
    peek: Option<Ref>,
}

impl File {
    /// Those of an object, or TypeError.
    pub fn of(cx: &Ctx, file: &Ref) -> PyResult<File> {
        let peek = attribute::get_optional(cx, file, &cx.intern("peek"))?;
        let read = attribute::get_optional(cx, file, &cx.intern("read"))?;
        let readline = attribute::get_optional(cx, file, &cx.names.readline)?;
        match (read, readline) {
            (Some(read), Some(readline)) => Ok(File { read, readline, peek }),
            _ => cx.type_error("file must have 'read' and 'readline' attributes"),
        }
    }
    /// The methods, to be kept: read, readline, peek.
    pub fn methods(self) -> [Option<Ref>; 3] {
        [Some(self.read), Some(self.readline), self.peek]
    }
    /// Those that `methods` has given.
    pub fn from_methods([read, readline, peek]: [Option<Ref>; 3]) -> Option<File> {
        Some(File { read: read?, readline: readline?, peek })
    }
}

/// See the module comment.
pub struct Input<'a> {
    cx: &'a Ctx,
    data: Option<Bytes>,
    at: usize,
    /// The bytes in front of this place have been taken from the file.
    taken: usize,
    file: Option<File>,
}

impl<'a> Input<'a> {
    /// Reads bytes in memory.
    pub fn memory(cx: &'a Ctx, data: Bytes) -> Input<'a> {
        Input { cx, taken: data.len(), data: Some(data), at: 0, file: None }
    }
    /// Reads a file.
    pub fn file(cx: &'a Ctx, file: File) -> Input<'a> {
        Input { cx, data: None, at: 0, taken: 0, file: Some(file) }
    }

    fn left(&self) -> &[u8] {
        self.data.as_ref().map_or(&[], |data| &data[self.at..])
    }

    fn truncated<T>(&self) -> PyResult<T> {
        unpickling_error(self.cx, "pickle data was truncated")
    }

    /// Takes from the file what was only shown so far and is done with.
    pub fn skip_consumed(&mut self) -> PyResult<()> {
        let consumed = self.at.saturating_sub(self.taken);
        if consumed > 0
            && let Some(file) = &self.file
        {
            call::call_with(self.cx, &file.read.clone(), [&int::from_usize(self.cx, consumed)])?;
            self.taken = self.at;
        }
        Ok(())
    }

    fn replace(&mut self, data: Ref, is_taken: bool) -> PyResult<usize> {
        let held = bytes::bytes_like(self.cx, &data)?;
        let size = held.len();
        self.data = Some(held);
        self.at = 0;
        self.taken = if is_taken { size } else { 0 };
        Ok(size)
    }

    /// Sees to it that so many bytes are here, or says that they are not to be had.
    fn fetch(&mut self, count: usize) -> PyResult<()> {
        self.skip_consumed()?;
        let cx = self.cx;
        let Some(file) = &self.file else { return self.truncated() };
        let (read, peek) = (file.read.clone(), file.peek.clone());
        if let Some(peek) = peek.filter(|_| count < PREFETCH) {
            match call::call_with(cx, &peek, [&int::from_usize(cx, PREFETCH)]) {
                Ok(shown) => {
                    if self.replace(shown, false)? >= count {
                        return Ok(());
                    }
                }
                Err(_) if cx.swallow(cx.types.not_implemented_error) => {
                    if let Some(file) = &mut self.file {
                        file.peek = None;
                    }
                }
                Err(raised) => return Err(raised),
            }
        }
        let found = call::call_with(cx, &read, [&int::from_usize(cx, count)])?;
        if self.replace(found, true)? < count { self.truncated() } else { Ok(()) }
    }

    /// The next bytes.
    pub fn read(&mut self, count: usize) -> PyResult<&[u8]> {
        if self.left().len() < count {
            if self.file.is_none() {
                return self.truncated();
            }
            self.need(count)?;
        }
        let start = self.at;
        self.at += count;
        Ok(self.data.as_ref().map_or(&[], |data| &data[start..start + count]))
    }

    /// The same where the file gives the rest of what is here in part.
    fn need(&mut self, count: usize) -> PyResult<()> {
        let rest = self.left().to_vec();
        if rest.is_empty() || self.taken == 0 {
            return self.fetch(count);
        }
        // What is left was taken from the file, so the file goes on behind it.
        let cx = self.cx;
        let Some(file) = &self.file else { return self.truncated() };
        let more = call::call_with(cx, &file.read.clone(), [&int::from_usize(cx, count - rest.len())])?;
        let all = [&rest[..], &bytes::bytes_like(cx, &more)?].concat();
        if self.replace(bytes::try_new(cx, &all)?, true)? < count { self.truncated() } else { Ok(()) }
    }

    /// So many bytes as an array.
    pub fn array<const N: usize>(&mut self) -> PyResult<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.read(N)?);
        Ok(array)
    }

    /// The next byte.
    pub fn byte(&mut self) -> PyResult<u8> {
        Ok(self.array::<1>()?[0])
    }

    /// The bytes up to the end of the line, without it.
    pub fn line(&mut self) -> PyResult<Vec<u8>> {
        if let Some(length) = self.left().iter().position(|&byte| byte == b'\n') {
            let line = self.left()[..length].to_vec();
            self.at += length + 1;
            return Ok(line);
        }
        let Some(file) = &self.file else { return self.truncated() };
        let readline = file.readline.clone();
        let mut line = if self.taken > 0 { self.left().to_vec() } else { Vec::new() };
        self.skip_consumed()?;
        let found = call::call(self.cx, &readline, Args::NONE)?;
        line.extend_from_slice(&bytes::bytes_like(self.cx, &found)?);
        self.data = None;
        (self.at, self.taken) = (0, 0);
        match line.pop() {
            Some(b'\n') => Ok(line),
            _ => self.truncated(),
        }
    }

    /// Sees to it that a whole frame is here.
    pub fn frame(&mut self, size: usize) -> PyResult<()> {
        self.read(size)?;
        self.at -= size;
        Ok(())
    }
}
