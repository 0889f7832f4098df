//! Methods that search: find, index, count, startswith, replace, partition, removeprefix …

use super::body::{self, Chars, Width, each_width};
use super::build::Builder;
use super::convert::{bounds, exact, is_str, size, str_argument, takes};
use super::find::{self, Search};
use super::sequence::substring;
use crate::heap::Ref;
use crate::object::types::{int, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// "must be str, not int", where CPython's fast search wants a str.
fn must_be_str(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if is_str(object) { Ok(()) } else { cx.type_error(&format!("must be str, not {}", object.ty().display_name())) }
}

enum Side {
    Left,
    Right,
}

fn search(cx: &Ctx, text: &Ref, args: Args<'_>, function: &str, side: Side) -> PyResult<Option<usize>> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, function, 1, 3)?;
    let part = args.at(0);
    let (start, end) = bounds(cx, args.get(1), args.get(2), body::len(text))?;
    must_be_str(cx, part)?;
    if start > end {
        return Ok(None);
    }
    let area = body::chars(text).slice(start, end);
    let found = match side {
        Side::Left => find::find(area, body::chars(part)),
        Side::Right => find::rfind(area, body::chars(part)),
    };
    Ok(found.map(|at| at + start))
}

fn position(cx: &Ctx, found: Option<usize>) -> PyResult<Ref> {
    Ok(found.map_or_else(|| int::new(cx, -1), |at| int::from_usize(cx, at)))
}

fn required(cx: &Ctx, found: Option<usize>) -> PyResult<Ref> {
    match found {
        Some(at) => Ok(int::from_usize(cx, at)),
        None => cx.value_error("substring not found"),
    }
}

pub(super) fn find_(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    position(cx, search(cx, text, args, "find", Side::Left)?)
}

pub(super) fn rfind(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    position(cx, search(cx, text, args, "rfind", Side::Right)?)
}

pub(super) fn index(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    required(cx, search(cx, text, args, "index", Side::Left)?)
}

pub(super) fn rindex(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    required(cx, search(cx, text, args, "rindex", Side::Right)?)
}

pub(super) fn count(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, "count", 1, 3)?;
    let part = args.at(0);
    let (start, end) = bounds(cx, args.get(1), args.get(2), body::len(text))?;
    must_be_str(cx, part)?;
    let count = if start > end { 0 } else { find::count(body::chars(text).slice(start, end), body::chars(part)) };
    Ok(int::from_usize(cx, count))
}

fn affix(cx: &Ctx, text: &Ref, args: Args<'_>, function: &str, at_end: bool) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    takes(cx, args, function, 1, 3)?;
    let (start, end) = bounds(cx, args.get(1), args.get(2), body::len(text))?;
    let chars = body::chars(text);
    let has = |part: &Ref| {
        let part = body::chars(part);
        if start > end || part.len() > end - start {
            return false;
        }
        find::matches_at(chars, if at_end { end - part.len() } else { start }, part)
    };
    let parts = args.at(0);
    if is_str(parts) {
        return Ok(cx.bool(has(parts)));
    }
    if parts.has_flag(type_flags::TUPLE) {
        for part in tuple::items(parts) {
            if !is_str(part) {
                return cx.type_error(&format!("tuple for {function} must only contain str, not {}", part.ty().display_name()));
            }
            if has(part) {
                return Ok(cx.bool(true));
            }
        }
        return Ok(cx.bool(false));
    }
    cx.type_error(&format!("{function} first arg must be str or a tuple of str, not {}", parts.ty().display_name()))
}

pub(super) fn startswith(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    affix(cx, text, args, "startswith", false)
}

pub(super) fn endswith(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    affix(cx, text, args, "endswith", true)
}

pub(super) fn removeprefix(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let part = str_argument(cx, "removeprefix", "argument", args.at(0))?;
    let (own, part) = (body::chars(text), body::chars(part));
    if find::matches_at(own, 0, part) { substring(cx, text, part.len(), own.len()) } else { exact(cx, text) }
}

pub(super) fn removesuffix(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let part = str_argument(cx, "removesuffix", "argument", args.at(0))?;
    let (own, part) = (body::chars(text), body::chars(part));
    if part.len() <= own.len() && find::matches_at(own, own.len() - part.len(), part) {
        substring(cx, text, 0, own.len() - part.len())
    } else {
        exact(cx, text)
    }
}

fn separator<'a>(cx: &Ctx, args: &Args<'a>) -> PyResult<&'a Ref> {
    let part = args.at(0);
    must_be_str(cx, part)?;
    if body::len(part) == 0 {
        return cx.value_error("empty separator");
    }
    Ok(part)
}

pub(super) fn partition(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let part = separator(cx, &args)?;
    let own = body::chars(text);
    let items = match find::find(own, body::chars(part)) {
        Some(at) => [substring(cx, text, 0, at)?, part.clone(), substring(cx, text, at + body::len(part), own.len())?],
        None => [text.clone(), cx.empty_str.clone(), cx.empty_str.clone()],
    };
    Ok(tuple::new(cx, &items))
}

pub(super) fn rpartition(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let part = separator(cx, &args)?;
    let own = body::chars(text);
    let items = match find::rfind(own, body::chars(part)) {
        Some(at) => [substring(cx, text, 0, at)?, part.clone(), substring(cx, text, at + body::len(part), own.len())?],
        None => [cx.empty_str.clone(), cx.empty_str.clone(), text.clone()],
    };
    Ok(tuple::new(cx, &items))
}

pub(super) fn replace_(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "replace", 2, 3)?;
    let old = str_argument(cx, "replace", "argument 1", args.at(0))?;
    let new = str_argument(cx, "replace", "argument 2", args.at(1))?;
    let most = match args.get(2) {
        Some(most) => size(cx, most)?,
        None => -1,
    };
    replace(cx, text, old, new, most)
}

/// `text.replace(old, new, most)`; a negative `most` means all.
pub fn replace(cx: &Ctx, text: &Ref, old: &Ref, new: &Ref, most: isize) -> PyResult<Ref> {
    let (own, from, to) = (body::chars(text), body::chars(old), body::chars(new));
    let mut left = if most < 0 { usize::MAX } else { most as usize };
    if left == 0 || from.len() > own.len() || from.width() > own.width() || body::eq(old, new) {
        return exact(cx, text);
    }
    if from.is_empty() {
        return interleave(cx, text, new, left);
    }
    let (own_class, from_class, to_class) = (class_of(text), class_of(old), class_of(new));
    if let (Chars::One(own), Chars::One(from), Chars::One(to)) = (own, from, to)
        && own_class == 0
        && to_class == 0
        && from.len() == to.len()
    {
        return same_length(cx, text, own, from, to, left);
    }
    if from.len() == 1 && to.len() == 1 && left == usize::MAX && to.width() <= own.width() && !body::is_ascii(text) {
        return swap_char(cx, text, from.at(0), to.at(0));
    }
    // Places found are remembered up to a bound; beyond it they are searched again.
    let mut places: Vec<usize> = Vec::new();
    let mut times = 0;
    find::each(own, from, |at| {
        if times < REMEMBERED {
            places.push(at);
        }
        times += 1;
        times < left
    });
    if times == 0 {
        return exact(cx, text);
    }
    let kept = own.len() - times * from.len();
    let Some(total) = to.len().checked_mul(times).and_then(|n| n.checked_add(kept)).filter(|&n| n <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "replace string is too long");
    };
    if total == 0 || (to_class < own_class && from_class == own_class) {
        // The result may be narrower than the text.
        let mut out = Builder::new();
        out.try_reserve(cx, total)?;
        let mut done = 0;
        find::each(own, from, |at| {
            out.push_chars(own.slice(done, at));
            out.push_ref(new);
            done = at + from.len();
            left -= 1;
            left > 0
        });
        out.push_chars(own.slice(done, own.len()));
        return out.finish_fresh(cx);
    }
    let width = own.width().max(to.width());
    let Some(result) = body::allocate(cx.types.str_, width, own_class.max(to_class) == 0, total) else { return cx.no_memory() };
    let mut target = body::body(&result).data();
    let mut put = |part: Chars<'_>| {
        // SAFETY: the parts put one after the other come to `total` characters of at most that width.
        unsafe {
            body::copy_chars(target, width, part);
            target = target.add(part.len() * width as usize);
        }
    };
    let mut done = 0;
    for &at in &places {
        put(own.slice(done, at));
        put(to);
        done = at + from.len();
    }
    if times > places.len() {
        left -= places.len();
        let offset = done;
        find::each(own.slice(offset, own.len()), from, |at| {
            put(own.slice(done, at + offset));
            put(to);
            done = at + offset + from.len();
            left -= 1;
            left > 0
        });
    }
    put(own.slice(done, own.len()));
    Ok(result)
}

/// Most places that `replace` remembers.
const REMEMBERED: usize = 1 << 16;

/// Every `from` becomes `to` in a text that is not ASCII; both fit in its width, the result may be narrower.
fn swap_char(cx: &Ctx, text: &Ref, from: u32, to: u32) -> PyResult<Ref> {
    each_width!(body::chars(text), own => swapped(cx, text, own, from, to))
}

fn swapped<T: Search>(cx: &Ctx, text: &Ref, own: &[T], from: u32, to: u32) -> PyResult<Ref> {
    let (from, to) = (T::from_char(from), T::from_char(to));
    if T::position(own, from).is_none() {
        return exact(cx, text);
    }
    let Some(result) = body::allocate(cx.types.str_, T::WIDTH, false, own.len()) else { return cx.no_memory() };
    // SAFETY: allocated for exactly that many characters of that width, and not shared yet.
    let target = unsafe { std::slice::from_raw_parts_mut(body::body(&result).data().cast::<T>(), own.len()) };
    for (target, &c) in target.iter_mut().zip(own) {
        *target = if c == from { to } else { c };
    }
    let span = T::chars(target).span();
    if span >= 0x80 && Width::of(span) == T::WIDTH {
        return Ok(result);
    }
    body::fresh(cx, T::chars(target))
}

/// ASCII 0, Latin-1 1, then wider.
fn class_of(text: &Ref) -> u32 {
    if body::is_ascii(text) { 0 } else { body::body(text).width() as u32 }
}

/// Old and new take the same room and all is ASCII: copy, then overwrite.
fn same_length(cx: &Ctx, text: &Ref, own: &[u8], from: &[u8], to: &[u8], mut left: usize) -> PyResult<Ref> {
    if find::find(Chars::One(own), Chars::One(from)).is_none() {
        return exact(cx, text);
    }
    let Some(result) = body::allocate(cx.types.str_, Width::One, true, own.len()) else { return cx.no_memory() };
    // SAFETY: allocated for exactly that many characters, and not shared yet.
    let target = unsafe { std::slice::from_raw_parts_mut(body::body(&result).data(), own.len()) };
    if let (&[a], &[b]) = (from, to)
        && left == usize::MAX
    {
        for (target, &c) in target.iter_mut().zip(own) {
            *target = if c == a { b } else { c };
        }
        return Ok(result);
    }
    target.copy_from_slice(own);
    overwrite(target, own, from, to, &mut left);
    Ok(result)
}

fn overwrite(target: &mut [u8], own: &[u8], from: &[u8], to: &[u8], left: &mut usize) {
    find::each(Chars::One(own), Chars::One(from), |at| {
        target[at..at + to.len()].copy_from_slice(to);
        *left -= 1;
        *left > 0
    });
}

/// `text.replace('', new)`: before every character and at the end.
fn interleave(cx: &Ctx, text: &Ref, new: &Ref, most: usize) -> PyResult<Ref> {
    let own = body::chars(text);
    let times = most.min(own.len() + 1);
    let Some(total) = body::len(new).checked_mul(times).and_then(|n| n.checked_add(own.len())).filter(|&n| n <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "replace string is too long");
    };
    let mut out = Builder::new();
    out.try_reserve(cx, total)?;
    for at in 0..times {
        out.push_ref(new);
        if at < own.len() {
            out.push(own.at(at));
        }
    }
    if times < own.len() {
        out.push_chars(own.slice(times, own.len()));
    }
    out.finish(cx)
}
