//! Subscripts of lists: reading, storing and deleting by position and by slice.
//!
//! Removed items are collected first and dropped when the list is consistent: contiguous slices from the last to the first, extended ones in order.

use super::body::{self, body};
use crate::heap::Ref;
use crate::object::protocol::{iterate, number};
use crate::object::types::slice;
use crate::object::{Ctx, Object, PyResult};

/// `list[key]`.
pub fn subscript(cx: &Ctx, list: &Ref, key: &Ref) -> PyResult<Ref> {
    if key.ty().slots().index.is_some() {
        let index = number::index_isize(cx, key)?;
        let index = if index < 0 { index + body::len(list) as isize } else { index };
        return item(cx, list, index);
    }
    if key.is_exact(cx.types.slice) {
        let (start, stop, step) = slice::unpack(cx, key)?;
        let (start, _, count) = slice::adjust(body::len(list), start, stop, step);
        if step == 1 {
            return body::slice(cx, list, start as usize, start as usize + count);
        }
        let items = body::items(list);
        return body::fill(cx, count, |index| items[(start + index as isize * step) as usize].clone());
    }
    cx.type_error(&format!("list indices must be integers or slices, not {}", key.ty().display_name()))
}

/// Item by position, already adjusted.
pub fn item(cx: &Ctx, list: &Ref, index: isize) -> PyResult<Ref> {
    match usize::try_from(index).ok().and_then(|index| body::get(list, index)) {
        Some(item) => Ok(item),
        None => cx.raise_with(cx.types.index_error, &[cx.intern("list index out of range")]),
    }
}

/// `list[key] = value`, `del list[key]`.
pub fn set_subscript(cx: &Ctx, list: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if key.ty().slots().index.is_some() {
        let index = number::index_isize(cx, key)?;
        let index = if index < 0 { index + body::len(list) as isize } else { index };
        if index < 0 || index >= body::len(list) as isize {
            return cx.raise(cx.types.index_error, "list assignment index out of range");
        }
        return match value {
            Some(value) => {
                drop(body::replace(list, index as usize, value.clone()));
                Ok(())
            }
            None => set_range(cx, list, index as usize, index as usize + 1, None),
        };
    }
    if key.is_exact(cx.types.slice) {
        let (start, stop, step) = slice::unpack(cx, key)?;
        let (start, stop, count) = slice::adjust(body::len(list), start, stop, step);
        if step == 1 {
            return set_range(cx, list, start as usize, stop.max(start) as usize, value);
        }
        return match value {
            Some(value) => set_extended(cx, list, start, step, count, value),
            None => delete_extended(cx, list, start, step, count),
        };
    }
    cx.type_error(&format!("list indices must be integers or slices, not {}", key.ty().display_name()))
}

/// `list[low:high] = value`; None deletes.
pub fn set_range(cx: &Ctx, list: &Ref, low: usize, high: usize, value: Option<&Ref>) -> PyResult<()> {
    let source = match value {
        None => None,
        Some(value) if value.is(list) => Some(body::slice(cx, value, 0, usize::MAX)?),
        Some(value) => Some(iterate::fast(cx, value, "can only assign an iterable")?),
    };
    let count = source.as_ref().map_or(0, |source| iterate::fast_items(source).len());
    let target = body(list);
    // Making `source` may have run Python code: the bounds are brought into the list as it is now.
    let length = body::len(list);
    let low = low.min(length);
    let high = high.clamp(low, length);
    let removed = high - low;
    let total = length - removed + count;
    if total == 0 {
        drop(source);
        body::clear_body(target);
        return Ok(());
    }
    let garbage: Vec<Ref> = if removed == 0 {
        Vec::new()
    } else {
        // SAFETY: these places hold references; they are read out once and written over below.
        unsafe { (low..high).map(|index| target.items.get().add(index).read()).collect() }
    };
    // SAFETY: places are moved within the block; between reading the garbage out and filling the gap nothing looks at the list.
    unsafe {
        if total < length {
            let items = target.items.get();
            items.add(high).copy_to(items.add(low + count), length - high);
            if body::resize(cx, target, total).is_err() {
                // Shrinking failed: keep the bigger block.
                drop(cx.raised.take());
                target.length.set(total as isize);
            }
        } else if total > length {
            if let Err(raised) = body::resize(cx, target, total) {
                std::mem::forget(garbage);
                return Err(raised);
            }
            let items = target.items.get();
            items.add(high).copy_to(items.add(low + count), length - high);
        }
        if let Some(source) = &source {
            for (index, item) in iterate::fast_items(source).iter().enumerate() {
                target.items.get().add(low + index).write(item.clone());
            }
        }
    }
    for item in garbage.into_iter().rev() {
        drop(item);
    }
    Ok(())
}

fn set_extended(cx: &Ctx, list: &Ref, start: isize, step: isize, count: usize, value: &Ref) -> PyResult<()> {
    let source = if value.is(list) {
        body::slice(cx, value, 0, usize::MAX)?
    } else {
        iterate::fast(cx, value, "must assign iterable to extended slice")?
    };
    let given = iterate::fast_items(&source).len();
    if given != count {
        return cx.value_error(&format!("attempt to assign sequence of size {given} to extended slice of size {count}"));
    }
    let mut garbage = Vec::with_capacity(count);
    for (index, item) in iterate::fast_items(&source).iter().enumerate() {
        let place = start + index as isize * step;
        // The list may have shrunk while the source was made.
        garbage.push(usize::try_from(place).ok().and_then(|place| body::replace(list, place, item.clone())));
    }
    for item in garbage {
        drop(item);
    }
    Ok(())
}

fn delete_extended(cx: &Ctx, list: &Ref, start: isize, step: isize, count: usize) -> PyResult<()> {
    if count == 0 {
        return Ok(());
    }
    let (start, step) = if step < 0 { (start + step * (count as isize - 1), step.unsigned_abs()) } else { (start, step as usize) };
    let start = start as usize;
    let target = body(list);
    let length = body::len(list);
    let mut garbage = Vec::with_capacity(count);
    // SAFETY: every place is read once: deleted ones into the garbage, the others moved down.
    unsafe {
        let items = target.items.get();
        let mut to = start;
        let mut next = start;
        for from in start..length {
            if from == next && garbage.len() < count {
                garbage.push(items.add(from).read());
                next = next.saturating_add(step);
            } else {
                items.add(from).copy_to(items.add(to), 1);
                to += 1;
            }
        }
    }
    target.length.set((length - count) as isize);
    let result = body::resize(cx, target, length - count);
    for item in garbage {
        drop(item);
    }
    result
}
