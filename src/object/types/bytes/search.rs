//! Searching methods of bytes and bytearray: find, count, startswith, replace, partition, strip …

use super::make::byte_of;
use super::view::{Bytes, bytes_like, is_bytes_like, like, own, part, whole};
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::str_::convert::{bounds, size, takes};
use crate::object::types::str_::find::Search;
use crate::object::types::{int, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// What is searched for: a byte or some bytes.
enum Needle {
    Byte([u8; 1]),
    Bytes(Bytes),
}

impl Needle {
    fn of(cx: &Ctx, object: &Ref) -> PyResult<Needle> {
        if object.has_flag(type_flags::INT) || (object.ty().slots().index.is_some() && !is_bytes_like(object)) {
            return Ok(Needle::Byte([byte_of(cx, object, "byte must be in range(0, 256)")?]));
        }
        if !is_bytes_like(object) {
            return cx.type_error(&format!("argument should be integer or bytes-like object, not '{}'", object.ty().display_name()));
        }
        Ok(Needle::Bytes(bytes_like(cx, object)?))
    }
    fn bytes(&self) -> &[u8] {
        match self {
            Needle::Byte(byte) => byte,
            Needle::Bytes(bytes) => bytes,
        }
    }
}

fn length(this: &Ref) -> usize {
    own(this).len()
}

fn search(cx: &Ctx, this: &Ref, args: Args<'_>, function: &str, from_right: bool) -> PyResult<Option<usize>> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, function, 1, 3)?;
    let (start, end) = bounds(cx, args.get(1), args.get(2), length(this))?;
    let needle = Needle::of(cx, args.at(0))?;
    let text = own(this);
    let end = end.min(text.len());
    if start > end {
        return Ok(None);
    }
    let (area, needle) = (&text[start..end], needle.bytes());
    let found = match (needle.is_empty(), from_right) {
        (true, false) => Some(0),
        (true, true) => Some(area.len()),
        (false, false) => u8::find(area, needle),
        (false, true) => u8::rfind(area, needle),
    };
    Ok(found.map(|at| at + start))
}

fn position(cx: &Ctx, found: Option<usize>) -> PyResult<Ref> {
    Ok(found.map_or_else(|| int::new(cx, -1), |at| int::from_usize(cx, at)))
}

fn required(cx: &Ctx, found: Option<usize>) -> PyResult<Ref> {
    match found {
        Some(at) => Ok(int::from_usize(cx, at)),
        None => cx.value_error("subsection not found"),
    }
}

pub(super) fn find(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    position(cx, search(cx, this, args, "find", false)?)
}

pub(super) fn rfind(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    position(cx, search(cx, this, args, "rfind", true)?)
}

pub(super) fn index(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    required(cx, search(cx, this, args, "index", false)?)
}

pub(super) fn rindex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    required(cx, search(cx, this, args, "rindex", true)?)
}

pub(super) fn count(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, "count", 1, 3)?;
    let (start, end) = bounds(cx, args.get(1), args.get(2), length(this))?;
    let needle = Needle::of(cx, args.at(0))?;
    let text = own(this);
    let end = end.min(text.len());
    let count = match needle.bytes() {
        _ if start > end => 0,
        [] => end - start + 1,
        needle => u8::count(&text[start..end], needle),
    };
    Ok(int::from_usize(cx, count))
}

/// `needle in this`
pub(crate) fn contains(cx: &Ctx, this: &Ref, needle: &Ref) -> PyResult<bool> {
    if needle.has_flag(type_flags::INT) || needle.ty().slots().index.is_some() {
        let byte = byte_of(cx, needle, "byte must be in range(0, 256)")?;
        return Ok(memchr::memchr(byte, &own(this)).is_some());
    }
    let needle = bytes_like(cx, needle)?;
    Ok(needle.is_empty() || u8::find(&own(this), &needle).is_some())
}

fn affix(cx: &Ctx, this: &Ref, args: Args<'_>, function: &str, at_end: bool) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, function, 1, 3)?;
    let (start, end) = bounds(cx, args.get(1), args.get(2), length(this))?;
    let has = |part: &Ref| -> PyResult<bool> {
        let part = bytes_like(cx, part)?;
        let text = own(this);
        let end = end.min(text.len());
        if start > end {
            return Ok(false);
        }
        let area = &text[start..end];
        Ok(if at_end { area.ends_with(&part) } else { area.starts_with(&part) })
    };
    let parts = args.at(0);
    if parts.has_flag(type_flags::TUPLE) {
        for part in tuple::items(parts) {
            if has(part)? {
                return Ok(cx.bool(true));
            }
        }
        return Ok(cx.bool(false));
    }
    if !is_bytes_like(parts) {
        return cx.type_error(&format!("{function} first arg must be bytes or a tuple of bytes, not {}", parts.ty().display_name()));
    }
    Ok(cx.bool(has(parts)?))
}

pub(super) fn startswith(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    affix(cx, this, args, "startswith", false)
}

pub(super) fn endswith(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    affix(cx, this, args, "endswith", true)
}

pub(super) fn removeprefix(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let prefix = bytes_like(cx, args.at(0))?;
    let text = own(this);
    let from = if text.starts_with(&prefix) { prefix.len() } else { 0 };
    part(cx, this, &text, from, text.len())
}

pub(super) fn removesuffix(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let suffix = bytes_like(cx, args.at(0))?;
    let text = own(this);
    let to = if text.ends_with(&suffix) { text.len() - suffix.len() } else { text.len() };
    part(cx, this, &text, 0, to)
}

fn partition_at(cx: &Ctx, this: &Ref, args: Args<'_>, from_right: bool) -> PyResult<Ref> {
    let separator = bytes_like(cx, args.at(0))?;
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let text = own(this);
    let found = if from_right { u8::rfind(&text, &separator) } else { u8::find(&text, &separator) };
    let items = match found {
        Some(at) => [
            like(cx, this, &text[..at])?,
            if this.has_flag(type_flags::BYTES) { args.at(0).clone() } else { like(cx, this, &separator)? },
            like(cx, this, &text[at + separator.len()..])?,
        ],
        None if from_right => [like(cx, this, b"")?, like(cx, this, b"")?, unfound(cx, this, &text)?],
        None => [unfound(cx, this, &text)?, like(cx, this, b"")?, like(cx, this, b"")?],
    };
    Ok(tuple::new(cx, &items))
}

/// What a partition without a separator consists of: bytes themselves, those of a subclass too; a copy of a bytearray.
fn unfound(cx: &Ctx, this: &Ref, text: &[u8]) -> PyResult<Ref> {
    if this.has_flag(type_flags::BYTES) { Ok(this.clone()) } else { like(cx, this, text) }
}

pub(super) fn partition(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    partition_at(cx, this, args, false)
}

pub(super) fn rpartition(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    partition_at(cx, this, args, true)
}

pub(super) fn replace(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "replace", 2, 3)?;
    let old = bytes_like(cx, args.at(0))?;
    let new = bytes_like(cx, args.at(1))?;
    let most = match args.get(2) {
        Some(most) => size(cx, most)?,
        None => -1,
    };
    let mut left = if most < 0 { usize::MAX } else { most as usize };
    let text = own(this);
    if left == 0 || old.len() > text.len() || old[..] == new[..] {
        return whole(cx, this, &text);
    }
    let times = match old.len() {
        0 => left.min(text.len() + 1),
        _ => {
            let mut times = 0;
            u8::each(&text, &old, |_| {
                times += 1;
                times < left
            });
            times
        }
    };
    if times == 0 {
        return whole(cx, this, &text);
    }
    let kept = text.len() - times * old.len();
    let Some(total) = new.len().checked_mul(times).and_then(|n| n.checked_add(kept)).filter(|&n| n <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "replace bytes is too long");
    };
    let mut out = Vec::new();
    if out.try_reserve_exact(total).is_err() {
        return cx.no_memory();
    }
    if old.is_empty() {
        for at in 0..times {
            out.extend_from_slice(&new);
            out.extend(text.get(at));
        }
        out.extend_from_slice(text.get(times..).unwrap_or(b""));
        return like(cx, this, &out);
    }
    let mut done = 0;
    u8::each(&text, &old, |at| {
        out.extend_from_slice(&text[done..at]);
        out.extend_from_slice(&new);
        done = at + old.len();
        left -= 1;
        left > 0
    });
    out.extend_from_slice(&text[done..]);
    like(cx, this, &out)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

fn strip_sides(cx: &Ctx, this: &Ref, args: Args<'_>, function: &str, left: bool, right: bool) -> PyResult<Ref> {
    args.between(cx, function, 0, 1)?;
    let mut set = [false; 256];
    match args.get(0) {
        Some(cut) if !cx.is_none(cut) => bytes_like(cx, cut)?.iter().for_each(|&b| set[b as usize] = true),
        _ => (0..=255).for_each(|b| set[b as usize] = is_space(b)),
    }
    let text = own(this);
    let start = if left { text.iter().position(|&b| !set[b as usize]).unwrap_or(text.len()) } else { 0 };
    let end = if right { text[start..].iter().rposition(|&b| !set[b as usize]).map_or(start, |at| start + at + 1) } else { text.len() };
    part(cx, this, &text, start, end)
}

pub(super) fn strip(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, this, args, "strip", true, true)
}

pub(super) fn lstrip(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, this, args, "lstrip", true, false)
}

pub(super) fn rstrip(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, this, args, "rstrip", false, true)
}

/// A subscript's position, adjusted: None if it lies outside.
pub(crate) fn place(cx: &Ctx, key: &Ref, length: impl FnOnce() -> usize) -> PyResult<Option<usize>> {
    let index = match int::as_i64(key).filter(|_| key.has_flag(type_flags::INT)) {
        Some(index) => index as isize,
        None => number::index_isize(cx, key)?,
    };
    let length = length();
    let index = if index < 0 { index.saturating_add(length as isize) } else { index };
    Ok(usize::try_from(index).ok().filter(|&index| index < length))
}
