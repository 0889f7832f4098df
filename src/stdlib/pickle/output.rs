//! Where the bytes of a pickle go: a buffer that is a bytes object, cut into frames from protocol 4 on.
//!
//! ```text
//!   … ┬───────┬────────┬──────────────────────────┐
//!     │ FRAME │ length │ instructions …           │    a frame ends at the first boundary between objects behind 64 KiB
//!   … ┴───────┴────────┴──────────────────────────┘
//! ```
//! Frames of less than four bytes lose their head again. Bytes and texts of 64 KiB and more stand outside frames, and go to a file directly.

use super::opcode::FRAME;
use super::pickler::PicklerBody;
use crate::heap::Ref;
use crate::object::protocol::call;
use crate::object::types::bytes;
use crate::object::{Ctx, PyResult};

/// Bytes of a new buffer.
pub const BUFFER_BYTES: usize = 4096;
const HEAD_BYTES: usize = 9;
const FRAME_LEAST: usize = 4;
const FRAME_TARGET: usize = 64 * 1024;
/// `frame_start` while no frame is open.
pub const NO_FRAME: isize = -1;

/// A new, empty buffer as large as the last one has become.
pub fn clear(cx: &Ctx, own: &PicklerBody) -> PyResult<()> {
    own.buffer.set(Some(bytes::try_new_with(cx, own.room.get(), |_| {})?));
    own.length.set(0);
    own.frame_start.set(NO_FRAME);
    Ok(())
}

/// The bytes written so far.
fn with_written<R>(own: &PicklerBody, work: impl FnOnce(&mut [u8]) -> R) -> R {
    match own.buffer.borrow() {
        // SAFETY: the buffer is known to the pickler alone and has room for so many bytes; `work` runs no Python code.
        Some(buffer) => work(unsafe { std::slice::from_raw_parts_mut(bytes::as_slice(buffer).as_ptr().cast_mut(), own.length.get()) }),
        None => work(&mut []),
    }
}

/// Makes room for more bytes; they are not initialised.
fn extend(cx: &Ctx, own: &PicklerBody, more: usize) -> PyResult<()> {
    let length = own.length.get();
    let Some(needed) = length.checked_add(more).filter(|&needed| needed < isize::MAX as usize / 2) else { return cx.no_memory() };
    // What is asked while a pickle is written may have written another with this pickler and taken the buffer along.
    if needed > own.room.get() || own.buffer.is_none() {
        let room = own.room.get().max(needed / 2 * 3);
        let moved = bytes::try_new_with(cx, room, |target| with_written(own, |old| target[..length].copy_from_slice(old)))?;
        own.room.set(room);
        own.buffer.set(Some(moved));
    }
    own.length.set(needed);
    Ok(())
}

/// Writes bytes; opens a frame if there is to be one.
pub fn write(cx: &Ctx, own: &PicklerBody, data: &[u8]) -> PyResult<()> {
    let start = own.length.get();
    let head = if own.framing.get() && own.frame_start.get() == NO_FRAME { HEAD_BYTES } else { 0 };
    extend(cx, own, data.len() + head)?;
    if head > 0 {
        own.frame_start.set(start as isize);
    }
    with_written(own, |all| {
        all[start..start + head].fill(0xfe);
        all[start + head..].copy_from_slice(data);
    });
    Ok(())
}

/// Ends the open frame.
pub fn commit_frame(own: &PicklerBody) {
    if !own.framing.get() || own.frame_start.get() == NO_FRAME {
        return;
    }
    let start = own.frame_start.replace(NO_FRAME) as usize;
    let size = own.length.get() - start - HEAD_BYTES;
    with_written(own, |all| {
        let frame = &mut all[start..];
        if size >= FRAME_LEAST {
            frame[0] = FRAME;
            frame[1..HEAD_BYTES].copy_from_slice(&(size as u64).to_le_bytes());
        } else {
            frame.copy_within(HEAD_BYTES.., 0);
            own.length.set(own.length.get() - HEAD_BYTES);
        }
    });
}

/// Between two objects: a frame that is large enough ends, and goes to the file.
#[inline]
pub fn boundary(cx: &Ctx, own: &PicklerBody) -> PyResult<()> {
    let start = own.frame_start.get();
    if own.framing.get() && start != NO_FRAME && own.length.get() - start as usize - HEAD_BYTES >= FRAME_TARGET {
        commit_frame(own);
        if own.write.borrow().is_some() {
            flush(cx, own)?;
            clear(cx, own)?;
        }
    }
    Ok(())
}

/// Everything written, as a bytes object.
pub fn take(cx: &Ctx, own: &PicklerBody) -> PyResult<Ref> {
    let made = with_written(own, |all| bytes::try_new(cx, all))?;
    drop(own.buffer.take());
    own.length.set(0);
    own.frame_start.set(NO_FRAME);
    Ok(made)
}

/// Hands everything written to the file.
pub fn flush(cx: &Ctx, own: &PicklerBody) -> PyResult<()> {
    let made = take(cx, own)?;
    match own.write.get() {
        Some(write) => call::call_with(cx, &write, [&made]).map(drop),
        None => Ok(()),
    }
}

/// Writes the head of an instruction and its data, which stand outside frames if they are large; `payload` is the object that holds the data.
pub fn write_large(cx: &Ctx, own: &PicklerBody, head: &[u8], data: &[u8], payload: Option<&Ref>) -> PyResult<()> {
    let is_large = data.len() >= FRAME_TARGET;
    let framing = own.framing.get();
    if is_large {
        commit_frame(own);
        own.framing.set(false);
    }
    write(cx, own, head)?;
    match own.write.get() {
        Some(file) if is_large => {
            flush(cx, own)?;
            let payload = match payload {
                Some(payload) => payload.clone(),
                None => bytes::try_new(cx, data)?,
            };
            call::call_with(cx, &file, [&payload])?;
            clear(cx, own)?;
        }
        _ => write(cx, own, data)?,
    }
    own.framing.set(framing);
    Ok(())
}
