//! Arrays as sequences: items, slices, operators, comparison.

use super::body::{self, can_resize, code, len, make, resize, width, with_bytes};
use super::type_::{class, is_array};
use crate::heap::Ref;
use crate::object::protocol::{compare, number};
use crate::object::types::slice;
use crate::object::{CompareOp, Ctx, Object, PyResult};

/// An item by position, which exists.
pub fn get(cx: &Ctx, array: &Ref, index: usize) -> PyResult<Ref> {
    let width = width(array);
    let mut item = [0; 8];
    with_bytes(array, |bytes| item[..width].copy_from_slice(&bytes[index * width..][..width]));
    code(array).unpack(cx, &item[..width])
}

/// Stores an item; IndexError if the position is not there once the value is known.
pub fn set(cx: &Ctx, array: &Ref, index: usize, value: &Ref) -> PyResult<()> {
    let width = width(array);
    let packed = code(array).pack(cx, value)?;
    if index >= len(array) {
        return cx.raise(cx.types.index_error, "array assignment index out of range");
    }
    with_bytes(array, |bytes| bytes[index * width..][..width].copy_from_slice(&packed[..width]));
    Ok(())
}

/// Puts a value in front of a position.
pub fn insert(cx: &Ctx, array: &Ref, index: isize, value: &Ref) -> PyResult<()> {
    let width = width(array);
    let packed = code(array).pack(cx, value)?;
    let size = len(array);
    resize(cx, array, size + 1)?;
    let index = if index < 0 { (index + size as isize).max(0) } else { index } as usize;
    let start = index.min(size) * width;
    with_bytes(array, |bytes| {
        bytes.copy_within(start..size * width, start + width);
        bytes[start..start + width].copy_from_slice(&packed[..width]);
    });
    Ok(())
}

/// Appends a value.
pub fn append(cx: &Ctx, array: &Ref, value: &Ref) -> PyResult<()> {
    insert(cx, array, isize::MAX, value)
}

/// Appends bytes, a whole number of items.
pub fn append_bytes(cx: &Ctx, array: &Ref, more: &[u8]) -> PyResult<()> {
    let (old, width) = (len(array), width(array));
    resize(cx, array, old + more.len() / width)?;
    with_bytes(array, |bytes| bytes[old * width..].copy_from_slice(more));
    Ok(())
}

/// Takes items out, as far as they are there.
pub fn delete(cx: &Ctx, array: &Ref, from: usize, to: usize) -> PyResult<()> {
    let to = to.min(len(array));
    if from >= to {
        return Ok(());
    }
    can_resize(cx, array)?;
    let width = width(array);
    with_bytes(array, |bytes| bytes.copy_within(to * width.., from * width));
    resize(cx, array, len(array) - (to - from))
}

/// A new array of the base type with some bytes of this one.
pub fn with_same_code(cx: &Ctx, array: &Ref, bytes: &[u8]) -> PyResult<Ref> {
    let made = make(cx, class(cx), code(array), bytes.len() / width(array))?;
    with_bytes(&made, |target| target.copy_from_slice(bytes));
    Ok(made)
}

/// A copy of the bytes of all items.
pub fn bytes_of(array: &Ref) -> Vec<u8> {
    with_bytes(array, |bytes| bytes.to_vec())
}

pub fn item(cx: &Ctx, array: &Ref, index: isize) -> PyResult<Ref> {
    match usize::try_from(index).ok().filter(|&index| index < len(array)) {
        Some(index) => get(cx, array, index),
        None => cx.raise(cx.types.index_error, "array index out of range"),
    }
}

fn position(cx: &Ctx, array: &Ref, key: &Ref) -> PyResult<isize> {
    let index = number::index_isize(cx, key)?;
    Ok(if index < 0 { index + len(array) as isize } else { index })
}

/// First position, step and number of the items that a slice selects; its parts are known before the array is measured, since their
/// `__index__` may change it.
fn selected(cx: &Ctx, array: &Ref, key: &Ref) -> PyResult<(isize, isize, usize)> {
    let (start, stop, step) = slice::unpack(cx, key)?;
    let (start, _, count) = slice::adjust(len(array), start, stop, step);
    Ok((start, step, count))
}

pub fn subscript(cx: &Ctx, array: &Ref, key: &Ref) -> PyResult<Ref> {
    if number::is_index(key) {
        let index = position(cx, array, key)?;
        return item(cx, array, index);
    }
    if !key.is_exact(cx.types.slice) {
        return cx.type_error("array indices must be integers");
    }
    let (start, step, count) = selected(cx, array, key)?;
    let width = width(array);
    let picked = with_bytes(array, |bytes| {
        let mut picked = Vec::with_capacity(count * width);
        for place in 0..count as isize {
            picked.extend_from_slice(&bytes[(start + place * step) as usize * width..][..width]);
        }
        picked
    });
    with_same_code(cx, array, &picked)
}

pub fn set_subscript(cx: &Ctx, array: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if number::is_index(key) {
        let index = position(cx, array, key)?;
        let Some(index) = usize::try_from(index).ok().filter(|&index| index < len(array)) else {
            return cx.raise(cx.types.index_error, "array assignment index out of range");
        };
        return match value {
            Some(value) => set(cx, array, index, value),
            None => delete(cx, array, index, index + 1),
        };
    }
    if !key.is_exact(cx.types.slice) {
        return cx.type_error("array indices must be integers");
    }
    let (start, step, count) = selected(cx, array, key)?;
    let source = match value {
        None => Vec::new(),
        Some(value) if !is_array(cx, value) => {
            let name = value.ty().display_name();
            return cx.type_error(&format!("can only assign array (not \"{name}\") to array slice"));
        }
        Some(value) if code(value) != code(array) => return cx.type_error("bad argument type for built-in operation"),
        Some(value) => bytes_of(value),
    };
    let width = width(array);
    let needed = source.len() / width;
    if needed == 0 || needed != count {
        can_resize(cx, array)?;
    }
    if step == 1 {
        return replace(cx, array, start as usize, count, &source);
    }
    if needed == 0 {
        return delete_steps(cx, array, start, step, count);
    }
    if needed != count {
        return cx.value_error(&format!("attempt to assign array of size {needed} to extended slice of size {count}"));
    }
    with_bytes(array, |bytes| {
        for (place, item) in source.chunks_exact(width).enumerate() {
            bytes[(start + place as isize * step) as usize * width..][..width].copy_from_slice(item);
        }
    });
    Ok(())
}

/// Puts bytes in the place of some items that lie side by side.
fn replace(cx: &Ctx, array: &Ref, start: usize, count: usize, source: &[u8]) -> PyResult<()> {
    let (size, width) = (len(array), width(array));
    let needed = source.len() / width;
    let (from, to) = ((start + count) * width, (start + needed) * width);
    if needed < count {
        with_bytes(array, |bytes| bytes.copy_within(from.., to));
        resize(cx, array, size - (count - needed))?;
    } else if needed > count {
        resize(cx, array, size + (needed - count))?;
        with_bytes(array, |bytes| bytes.copy_within(from..size * width, to));
    }
    with_bytes(array, |bytes| bytes[start * width..to].copy_from_slice(source));
    Ok(())
}

/// Takes every so many-th item out.
fn delete_steps(cx: &Ctx, array: &Ref, start: isize, step: isize, count: usize) -> PyResult<()> {
    if count == 0 {
        return Ok(());
    }
    let (width, size) = (width(array), len(array));
    let (first, step) = if step < 0 { (start + step * (count as isize - 1), -step) } else { (start, step) };
    let is_out = |index: usize| {
        let from = index as isize - first;
        from >= 0 && from % step == 0 && from / step < count as isize
    };
    with_bytes(array, |bytes| {
        let mut target = 0;
        for index in (0..size).filter(|&index| !is_out(index)) {
            bytes.copy_within(index * width..(index + 1) * width, target);
            target += width;
        }
    });
    resize(cx, array, size - count)
}

pub fn concat(cx: &Ctx, array: &Ref, other: &Ref) -> PyResult<Ref> {
    if !is_array(cx, other) {
        return cx.type_error(&format!("can only append array (not \"{}\") to array", other.ty().display_name()));
    }
    if code(array) != code(other) {
        return cx.type_error("bad argument type for built-in operation");
    }
    let all = [bytes_of(array), bytes_of(other)].concat();
    with_same_code(cx, array, &all)
}

/// `array += other`, for arrays only.
pub fn inplace_concat(cx: &Ctx, array: &Ref, other: &Ref) -> PyResult<Ref> {
    if !is_array(cx, other) {
        return cx.type_error(&format!("can only extend array with array (not \"{}\")", other.ty().display_name()));
    }
    extend_by(cx, array, other)?;
    Ok(array.clone())
}

/// Appends the items of another array.
pub fn extend_by(cx: &Ctx, array: &Ref, other: &Ref) -> PyResult<()> {
    if code(array) != code(other) {
        return cx.type_error("can only extend with array of same kind");
    }
    append_bytes(cx, array, &bytes_of(other))
}

fn repeated_size(cx: &Ctx, array: &Ref, count: isize) -> PyResult<usize> {
    let bytes = len(array).checked_mul(width(array)).and_then(|bytes| bytes.checked_mul(count.max(0) as usize));
    match bytes {
        Some(bytes) if bytes <= isize::MAX as usize => Ok(len(array) * count.max(0) as usize),
        _ => cx.no_memory(),
    }
}

fn fill_repeated(array: &Ref, pattern: &[u8]) {
    if !pattern.is_empty() {
        with_bytes(array, |bytes| bytes.chunks_exact_mut(pattern.len()).for_each(|part| part.copy_from_slice(pattern)));
    }
}

pub fn repeat(cx: &Ctx, array: &Ref, count: isize) -> PyResult<Ref> {
    let size = repeated_size(cx, array, count)?;
    let made = make(cx, class(cx), code(array), size)?;
    fill_repeated(&made, &bytes_of(array));
    Ok(made)
}

pub fn inplace_repeat(cx: &Ctx, array: &Ref, count: isize) -> PyResult<Ref> {
    if len(array) > 0 {
        let pattern = bytes_of(array);
        resize(cx, array, repeated_size(cx, array, count)?)?;
        fill_repeated(array, &pattern);
    }
    Ok(array.clone())
}

/// The position of a value among some items.
pub fn find(cx: &Ctx, array: &Ref, value: &Ref, from: usize, to: usize) -> PyResult<Option<usize>> {
    let mut index = from;
    while index < to.min(len(array)) {
        let item = get(cx, array, index)?;
        if compare::compare_bool(cx, &item, value, CompareOp::Eq)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

pub fn contains(cx: &Ctx, array: &Ref, value: &Ref) -> PyResult<bool> {
    Ok(find(cx, array, value, 0, usize::MAX)?.is_some())
}

pub fn rich_compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !is_array(cx, a) || !is_array(cx, b) {
        return Ok(cx.not_implemented());
    }
    let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if is_equality && len(a) != len(b) {
        return Ok(cx.bool(op == CompareOp::Ne));
    }
    if is_equality && code(a) == code(b) && !code(a).is_float() {
        let same = with_bytes(a, |left| a.is(b) || with_bytes(b, |right| left == right));
        return Ok(cx.bool(same == (op == CompareOp::Eq)));
    }
    let mut index = 0;
    while index < len(a) && index < len(b) {
        let (x, y) = (get(cx, a, index)?, get(cx, b, index)?);
        if !compare::compare_bool(cx, &x, &y, CompareOp::Eq)? {
            return match op {
                CompareOp::Eq => Ok(cx.false_.clone()),
                CompareOp::Ne => Ok(cx.true_.clone()),
                _ => compare::compare(cx, &x, &y, op),
            };
        }
        index += 1;
    }
    Ok(cx.bool(op.holds(len(a).cmp(&len(b)))))
}

pub fn length(_cx: &Ctx, array: &Ref) -> PyResult<usize> {
    Ok(body::len(array))
}
