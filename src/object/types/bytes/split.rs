//! split, rsplit, splitlines and join of bytes and bytearray.

use super::search::is_space;
use super::view::{bytes_like, is_bytes_like, like, own, part, whole};
use crate::heap::Ref;
use crate::object::protocol::{iterate, number};
use crate::object::types::str_::convert::size;
use crate::object::types::str_::find::Search;
use crate::object::types::{bytearray, list, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

fn arguments<'a>(cx: &Ctx, args: Args<'a>, function: &'static str) -> PyResult<(Option<&'a Ref>, usize)> {
    let signature = Signature { function, names: ["sep", "maxsplit"], positional_only: 0, keyword_from: 2, required: 0 };
    let [separator, most] = args.bind(cx, &signature)?;
    let most = match most {
        Some(most) => size(cx, most)?,
        None => -1,
    };
    Ok((separator.filter(|separator| !cx.is_none(separator)), if most < 0 { usize::MAX } else { most as usize }))
}

pub(super) fn split(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (separator, most) = arguments(cx, args, "split")?;
    let places = most.saturating_add(1);
    let mut items = Vec::new();
    let Some(separator) = separator else {
        let text = own(this);
        let mut at = 0;
        loop {
            at += text[at..].iter().position(|&b| !is_space(b)).unwrap_or(text.len() - at);
            if at == text.len() {
                break;
            }
            if items.len() == most {
                items.push(part(cx, this, &text, at, text.len())?);
                break;
            }
            let end = at + text[at..].iter().position(|&b| is_space(b)).unwrap_or(text.len() - at);
            items.push(if end - at == text.len() { whole(cx, this, &text)? } else { like(cx, this, &text[at..end])? });
            at = end;
        }
        return str_::list_of(cx, items, places);
    };
    let separator = bytes_like(cx, separator)?;
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let text = own(this);
    let mut done = 0;
    let mut failed = false;
    if most > 0 {
        u8::each(&text, &separator, |at| {
            match like(cx, this, &text[done..at]) {
                Ok(item) => items.push(item),
                Err(_) => failed = true,
            }
            done = at + separator.len();
            !failed && items.len() < most
        });
    }
    if failed {
        return Err(crate::object::Raised);
    }
    items.push(if items.is_empty() { whole(cx, this, &text)? } else { like(cx, this, &text[done..])? });
    str_::list_of(cx, items, places)
}

pub(super) fn rsplit(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (separator, most) = arguments(cx, args, "rsplit")?;
    let places = most.saturating_add(1);
    let mut items = Vec::new();
    let Some(separator) = separator else {
        let text = own(this);
        let mut end = text.len();
        loop {
            end = text[..end].iter().rposition(|&b| !is_space(b)).map_or(0, |at| at + 1);
            if end == 0 {
                break;
            }
            if items.len() == most {
                items.push(part(cx, this, &text, 0, end)?);
                break;
            }
            let start = text[..end].iter().rposition(|&b| is_space(b)).map_or(0, |at| at + 1);
            items.push(if end - start == text.len() { whole(cx, this, &text)? } else { like(cx, this, &text[start..end])? });
            end = start;
        }
        items.reverse();
        return str_::list_of(cx, items, places);
    };
    let separator = bytes_like(cx, separator)?;
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let text = own(this);
    let mut end = text.len();
    while items.len() < most
        && let Some(at) = u8::rfind(&text[..end], &separator)
    {
        items.push(like(cx, this, &text[at + separator.len()..end])?);
        end = at;
    }
    items.push(if items.is_empty() { whole(cx, this, &text)? } else { like(cx, this, &text[..end])? });
    items.reverse();
    str_::list_of(cx, items, places)
}

pub(super) fn splitlines(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "splitlines", names: ["keepends"], positional_only: 0, keyword_from: 1, required: 0 };
    let [keep] = args.bind(cx, &signature)?;
    let keep = match keep {
        Some(keep) => number::truth(cx, keep)?,
        None => false,
    };
    let text = own(this);
    let mut items = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text[at..]).map_or(text.len(), |found| at + found);
        let mut next = end;
        if end < text.len() {
            next += if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
        }
        let stop = if keep { next } else { end };
        items.push(if stop - at == text.len() { whole(cx, this, &text)? } else { like(cx, this, &text[at..stop])? });
        at = next;
    }
    str_::list_of(cx, items, 0)
}

/// The same of bytes alone; None if there is anything else, or less than two.
fn join_plain(cx: &Ctx, separator: &[u8], items: &[Ref]) -> Option<PyResult<Ref>> {
    let mut total = separator.len().checked_mul(items.len().checked_sub(2)? + 1)?;
    for item in items {
        if !item.is_exact(cx.types.bytes) {
            return None;
        }
        total = total.checked_add(super::as_slice(item).len())?;
    }
    if total > isize::MAX as usize {
        return None;
    }
    Some(super::try_new_with(cx, total, |mut target| {
        for (index, item) in items.iter().enumerate() {
            for part in [if index > 0 { separator } else { &[] }, super::as_slice(item)] {
                let (now, rest) = std::mem::take(&mut target).split_at_mut(part.len());
                now.copy_from_slice(part);
                target = rest;
            }
        }
    }))
}

pub(super) fn join(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let source = args.at(0);
    if this.has_flag(type_flags::BYTES) && source.has_flag(type_flags::LIST) {
        // Nothing below runs Python code, so the list stays as it is.
        if let Some(joined) = list::with_items(source, |items| join_plain(cx, super::as_slice(this), items)) {
            return joined;
        }
    }
    let items = if source.has_flag(type_flags::TUPLE) {
        tuple::items(source).to_vec()
    } else if source.has_flag(type_flags::LIST) {
        list::with_items(source, <[Ref]>::to_vec)
    } else if source.ty().slots().iter.is_none() && source.ty().slots().item.is_none() {
        return cx.type_error("can only join an iterable");
    } else {
        iterate::to_vec(cx, source)?
    };
    if let [one] = &items[..]
        && this.has_flag(type_flags::BYTES)
        && one.is_exact(cx.types.bytes)
    {
        return Ok(one.clone());
    }
    let mut parts = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        if !is_bytes_like(item) {
            let found = item.ty().display_name();
            return cx.type_error(&format!("sequence item {index}: expected a bytes-like object, {found} found"));
        }
        parts.push(bytes_like(cx, item)?);
    }
    let separator = own(this);
    let total = parts
        .iter()
        .try_fold(0usize, |total, part| total.checked_add(part.len()))
        .and_then(|total| separator.len().checked_mul(parts.len().saturating_sub(1)).and_then(|n| n.checked_add(total)));
    let Some(total) = total.filter(|&total| total <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "join() result is too long");
    };
    let fill = |mut target: &mut [u8]| {
        for (index, item) in parts.iter().enumerate() {
            if index > 0 {
                let (now, rest) = target.split_at_mut(separator.len());
                now.copy_from_slice(&separator);
                target = rest;
            }
            let (now, rest) = target.split_at_mut(item.len());
            now.copy_from_slice(item);
            target = rest;
        }
    };
    if this.has_flag(type_flags::BYTES) { super::try_new_with(cx, total, fill) } else { bytearray::try_new_with(cx, total, fill) }
}
