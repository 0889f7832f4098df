//! Everything that changes a bytearray: items, slices, append, extend, insert, pop …

use super::body::{as_slice, as_slice_mut, body, can_resize, resize, set_range, try_new};
use crate::heap::Ref;
use crate::object::types::bytes::{byte_of, bytes_like, is_bytes_like, place, source_bytes};
use crate::object::types::str_::{self, convert};
use crate::object::types::{int, slice};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// The text for a number that is no byte.
pub(super) const RANGE: &str = "byte must be in range(0, 256)";

/// `this[key]`
pub(super) fn subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        return match place(cx, key, || as_slice(this).len())? {
            Some(index) => Ok(int::new(cx, as_slice(this)[index] as i64)),
            None => cx.raise(cx.types.index_error, "bytearray index out of range"),
        };
    }
    if key.is_exact(cx.types.slice) {
        let parts = slice::unpack(cx, key)?;
        let text = as_slice(this);
        let (start, step, count) = adjusted(text.len(), parts);
        if step == 1 {
            return try_new(cx, if count == 0 { &[] } else { &text[start as usize..start as usize + count] });
        }
        let picked: Vec<u8> = (0..count as isize).map(|k| text[(start + k * step) as usize]).collect();
        return try_new(cx, &picked);
    }
    wrong_index(cx, key)
}

/// Start, step and count for a length.
fn adjusted(length: usize, (start, stop, step): (isize, isize, isize)) -> (isize, isize, usize) {
    let (start, _, count) = slice::adjust(length, start, stop, step);
    (start, step, count)
}

fn wrong_index<T>(cx: &Ctx, key: &Ref) -> PyResult<T> {
    cx.type_error(&format!("bytearray indices must be integers or slices, not {}", key.ty().display_name()))
}

/// Item by position, negative ones already adjusted.
pub(super) fn item(cx: &Ctx, this: &Ref, index: isize) -> PyResult<Ref> {
    match usize::try_from(index).ok().and_then(|index| as_slice(this).get(index).copied()) {
        Some(byte) => Ok(int::new(cx, byte as i64)),
        None => cx.raise(cx.types.index_error, "bytearray index out of range"),
    }
}

/// `this[key] = value`, `del this[key]`
pub(super) fn set_subscript(cx: &Ctx, this: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        let index = place(cx, key, || as_slice(this).len())?;
        // The value is looked at first.
        let byte = value.map(|value| byte_of(cx, value, RANGE)).transpose()?;
        let Some(index) = index else {
            return cx.raise(cx.types.index_error, "bytearray index out of range");
        };
        let Some(byte) = byte else { return set_range(cx, this, index, index + 1, &[]) };
        // Converting the value may have run Python code.
        return match as_slice_mut(this).get_mut(index) {
            Some(target) => {
                *target = byte;
                Ok(())
            }
            None => cx.raise(cx.types.index_error, "bytearray index out of range"),
        };
    }
    if !key.is_exact(cx.types.slice) {
        return wrong_index(cx, key);
    }
    let parts = slice::unpack(cx, key)?;
    let source = match value {
        None => Vec::new(),
        Some(value) if is_bytes_like(value) => bytes_like(cx, value)?.to_vec(),
        Some(value) => {
            let slots = value.ty().slots();
            let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
            let refused = is_number || str_::is_str(value);
            match if refused { None } else { source_bytes(cx, value, RANGE)? } {
                Some(source) => source,
                None if refused => {
                    return cx.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
                }
                None => return cx.type_error(&format!("cannot convert '{}' object to bytearray", value.ty().display_name())),
            }
        }
    };
    let (start, step, count) = adjusted(as_slice(this).len(), parts);
    if step == 1 {
        let start = start as usize;
        return set_range(cx, this, start, start + count, &source);
    }
    if value.is_none() {
        return delete_stepped(cx, this, start, step, count);
    }
    if source.len() != count {
        let size = source.len();
        return cx.value_error(&format!("attempt to assign bytes of size {size} to extended slice of size {count}"));
    }
    let target = as_slice_mut(this);
    for (k, byte) in source.into_iter().enumerate() {
        target[(start + k as isize * step) as usize] = byte;
    }
    Ok(())
}

fn delete_stepped(cx: &Ctx, this: &Ref, start: isize, step: isize, count: usize) -> PyResult<()> {
    if count == 0 {
        return Ok(());
    }
    can_resize(cx, this)?;
    let (first, step) = if step < 0 { ((start + (count as isize - 1) * step) as usize, -step) } else { (start as usize, step) };
    let text = as_slice_mut(this);
    let size = text.len();
    let mut write = first;
    for read in first..size {
        let gone = (read - first).is_multiple_of(step as usize) && (read - first) / (step as usize) < count;
        if !gone {
            text[write] = text[read];
            write += 1;
        }
    }
    resize(cx, this, size - count)
}

pub(super) fn append(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let byte = byte_of(cx, args.at(0), RANGE)?;
    let size = as_slice(this).len();
    resize(cx, this, size + 1)?;
    as_slice_mut(this)[size] = byte;
    Ok(cx.none())
}

pub(super) fn extend(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let more = args.at(0);
    let source = if str_::is_str(more) && str_::len(more) > 0 {
        let message = "'str' object cannot be interpreted as an integer";
        return cx.type_error(message);
    } else if str_::is_str(more) {
        Some(Vec::new())
    } else {
        source_bytes(cx, more, RANGE)?
    };
    let Some(source) = source else {
        return cx.type_error(&format!("can't extend bytearray with {}", more.ty().display_name()));
    };
    let size = as_slice(this).len();
    set_range(cx, this, size, size, &source)?;
    Ok(cx.none())
}

pub(super) fn insert(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "insert", 2, 2)?;
    let index = convert::size(cx, args.at(0))?;
    let byte = byte_of(cx, args.at(1), RANGE)?;
    let size = as_slice(this).len();
    let index = if index < 0 { index.saturating_add(size as isize).max(0) as usize } else { (index as usize).min(size) };
    resize(cx, this, size + 1)?;
    let text = as_slice_mut(this);
    text.copy_within(index..size, index + 1);
    text[index] = byte;
    Ok(cx.none())
}

pub(super) fn pop(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "pop", 0, 1)?;
    let index = match args.get(0) {
        Some(index) => convert::size(cx, index)?,
        None => -1,
    };
    let size = as_slice(this).len();
    if size == 0 {
        return cx.raise(cx.types.index_error, "pop from empty bytearray");
    }
    let index = if index < 0 { index.saturating_add(size as isize) } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|&index| index < size) else {
        return cx.raise(cx.types.index_error, "pop index out of range");
    };
    can_resize(cx, this)?;
    let text = as_slice_mut(this);
    let byte = text[index];
    text.copy_within(index + 1.., index);
    resize(cx, this, size - 1)?;
    Ok(int::new(cx, byte as i64))
}

pub(super) fn remove(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let byte = byte_of(cx, args.at(0), RANGE)?;
    let Some(at) = memchr::memchr(byte, as_slice(this)) else { return cx.value_error("value not found in bytearray") };
    can_resize(cx, this)?;
    let text = as_slice_mut(this);
    text.copy_within(at + 1.., at);
    let size = text.len();
    resize(cx, this, size - 1)?;
    Ok(cx.none())
}

pub(super) fn clear(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    resize(cx, this, 0)?;
    Ok(cx.none())
}

pub(super) fn reverse(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    as_slice_mut(this).reverse();
    Ok(cx.none())
}

pub(super) fn copy(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    try_new(cx, as_slice(this))
}

/// `this += more`
pub(super) fn inplace_concat(cx: &Ctx, this: &Ref, more: &Ref) -> PyResult<Ref> {
    if !is_bytes_like(more) {
        let (more, this) = (more.ty().display_name(), this.ty().display_name());
        return cx.type_error(&format!("can't concat {more} to {this}"));
    }
    let source = bytes_like(cx, more)?.to_vec();
    let size = as_slice(this).len();
    resize(cx, this, size + source.len())?;
    as_slice_mut(this)[size..].copy_from_slice(&source);
    Ok(this.clone())
}

/// `this *= times`
pub(super) fn inplace_repeat(cx: &Ctx, this: &Ref, times: isize) -> PyResult<Ref> {
    let size = as_slice(this).len();
    let Some(total) = size.checked_mul(times.max(0) as usize).filter(|&total| total <= isize::MAX as usize) else {
        return cx.no_memory();
    };
    let pattern = as_slice(this).to_vec();
    resize(cx, this, total)?;
    if total > 0 {
        str_::fill_repeated(as_slice_mut(this), &pattern);
    }
    Ok(this.clone())
}

/// Makes it hold exactly this, as `__init__` does.
pub(super) fn set_all(cx: &Ctx, this: &Ref, source: &[u8]) -> PyResult<()> {
    let size = body(this).size.get();
    if size > 0 {
        resize(cx, this, 0)?;
    }
    resize(cx, this, source.len())?;
    as_slice_mut(this).copy_from_slice(source);
    Ok(())
}
