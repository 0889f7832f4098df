//! split, rsplit, splitlines and join.
//!
//! The lists have CPython's capacity: at most 12 places beforehand (as many as there can be pieces), then those of appending. A text without a
//! separator is the list's only item itself.

use super::body::{self, Chars, Width};
use super::convert::{is_str, size};
use super::find;
use super::sequence::substring;
use super::unicode::{is_line_end, is_space};
use crate::heap::Ref;
use crate::object::protocol::{iterate, number};
use crate::object::types::{list, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

/// Most places a list is given beforehand.
const PRESIZED: usize = 12;

/// A list for pieces, with so many places beforehand (at most 12).
fn list_for(cx: &Ctx, places: usize) -> PyResult<Ref> {
    match list::with_capacity(cx, places.min(PRESIZED)) {
        Some(pieces) => Ok(pieces),
        None => cx.no_memory(),
    }
}

/// A list of pieces with the capacity it would have after presizing to `places` (at most 12) and appending.
pub(crate) fn list_of(cx: &Ctx, items: Vec<Ref>, places: usize) -> PyResult<Ref> {
    let mut capacity = places.min(PRESIZED);
    while capacity < items.len() {
        let size = capacity + 1;
        capacity = (size + (size >> 3) + 6) & !3;
    }
    list::from_vec_capacity(cx, items, capacity)
}

/// A text that is its only piece: an exact str is the piece itself, a subclass's is copied as other pieces are.
fn all_of(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    if text.is_exact(cx.types.str_) { Ok(text.clone()) } else { body::from_chars(cx, body::chars(text)) }
}

/// Whether the separator is longer than the text, or stored wider and so has a character that the text has not.
fn cannot_contain(own: Chars<'_>, part: Chars<'_>) -> bool {
    part.len() > own.len() || part.width() > own.width()
}

/// The list of a text that cannot be split: the object itself, be it a subclass's.
fn alone(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    let pieces = list_for(cx, 1)?;
    list::append(cx, &pieces, text.clone())?;
    Ok(pieces)
}

const fn signature(function: &'static str) -> Signature<2> {
    Signature { function, names: ["sep", "maxsplit"], positional_only: 0, keyword_from: 2, required: 0 }
}

fn split_arguments<'a>(cx: &Ctx, args: Args<'a>, function: &'static str) -> PyResult<(Option<&'a Ref>, usize)> {
    let [sep, most] = match args.len() {
        0..=2 if args.keyword_count() == 0 => [args.get(0), args.get(1)],
        _ => args.bind(cx, &signature(function))?,
    };
    let most = match most {
        Some(most) => size(cx, most)?,
        None => -1,
    };
    let most = if most < 0 { usize::MAX } else { most as usize };
    match sep {
        None => Ok((None, most)),
        Some(sep) if cx.is_none(sep) => Ok((None, most)),
        Some(sep) if !is_str(sep) => cx.type_error(&format!("must be str or None, not {}", sep.ty().display_name())),
        Some(sep) if body::len(sep) == 0 => cx.value_error("empty separator"),
        Some(sep) => Ok((Some(sep), most)),
    }
}

pub(super) fn split(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (sep, most) = split_arguments(cx, args, "split")?;
    match sep {
        Some(sep) => split_at(cx, text, sep, most),
        None => split_space(cx, text, most),
    }
}

/// `text.split(sep, most)`
pub fn split_at(cx: &Ctx, text: &Ref, sep: &Ref, most: usize) -> PyResult<Ref> {
    let (own, part) = (body::chars(text), body::chars(sep));
    if cannot_contain(own, part) {
        return alone(cx, text);
    }
    let places = places_at(own.len(), part.len(), most);
    let is_ascii = body::is_ascii(text);
    let pieces = list_for(cx, places)?;
    let (mut done, mut count, mut failed) = (0, 0, false);
    if most > 0 {
        find::each(own, part, |at| {
            failed = piece_of(cx, own, is_ascii, done, at).and_then(|piece| list::append(cx, &pieces, piece)).is_err();
            done = at + part.len();
            count += 1;
            count < most && !failed
        });
    }
    if failed {
        return Err(crate::object::Raised);
    }
    let rest = if count == 0 { all_of(cx, text)? } else { piece_of(cx, own, is_ascii, done, own.len())? };
    list::append(cx, &pieces, rest)?;
    Ok(pieces)
}

#[inline(always)]
fn piece_of(cx: &Ctx, own: Chars<'_>, is_ascii: bool, from: usize, to: usize) -> PyResult<Ref> {
    if let (true, Chars::One(own)) = (is_ascii, own) {
        return body::ascii_piece(cx, &own[from..to]);
    }
    let part = own.slice(from, to);
    body::from_chars_span(cx, part, if is_ascii { 0x7f } else { part.span() })
}

/// Places for splitting at white space: a limit is believed, without one there can be a piece in every second position.
fn space_places(length: usize, most: usize) -> usize {
    // CPython divides toward zero: an empty text has room for one piece, too.
    let most = if most == usize::MAX { length.saturating_sub(1) / 2 + 1 } else { most };
    most.saturating_add(1)
}

/// The same for splitting at a separator.
#[inline]
fn places_at(length: usize, part: usize, most: usize) -> usize {
    let most = match most {
        usize::MAX if part == 1 => length + 1,
        usize::MAX => length / part + 1,
        most => most,
    };
    most.saturating_add(1)
}

fn split_space(cx: &Ctx, text: &Ref, most: usize) -> PyResult<Ref> {
    let own = body::chars(text);
    let is_ascii = body::is_ascii(text);
    let length = own.len();
    let places = space_places(length, most);
    let pieces = list_for(cx, places)?;
    let mut at = 0;
    loop {
        at = skip(own, at, true);
        if at == length {
            break;
        }
        if list::len(&pieces) == most {
            list::append(cx, &pieces, substring(cx, text, at, length)?)?;
            break;
        }
        let end = skip(own, at, false);
        if at == 0 && end == length {
            list::append(cx, &pieces, all_of(cx, text)?)?;
            break;
        }
        list::append(cx, &pieces, piece_of(cx, own, is_ascii, at, end)?)?;
        at = end;
    }
    Ok(pieces)
}

/// The first position from `at` on whose character is not (`over` true) or is (false) white space.
#[inline]
fn skip(own: Chars<'_>, at: usize, over: bool) -> usize {
    match own {
        Chars::One(own) => at + own[at..].iter().position(|&c| is_space(c as u32) != over).unwrap_or(own.len() - at),
        Chars::Two(own) => at + own[at..].iter().position(|&c| is_space(c as u32) != over).unwrap_or(own.len() - at),
        Chars::Four(own) => at + own[at..].iter().position(|&c| is_space(c) != over).unwrap_or(own.len() - at),
    }
}

pub(super) fn rsplit(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (sep, most) = split_arguments(cx, args, "rsplit")?;
    let own = body::chars(text);
    let is_ascii = body::is_ascii(text);
    let mut items = Vec::new();
    let mut end = own.len();
    let Some(sep) = sep else {
        let places = space_places(end, most);
        loop {
            while end > 0 && is_space(own.at(end - 1)) {
                end -= 1;
            }
            if end == 0 {
                break;
            }
            if items.len() == most {
                items.push(substring(cx, text, 0, end)?);
                break;
            }
            let mut start = end;
            while start > 0 && !is_space(own.at(start - 1)) {
                start -= 1;
            }
            items.push(substring(cx, text, start, end)?);
            end = start;
        }
        items.reverse();
        return list_of(cx, items, places);
    };
    let part = body::chars(sep);
    if cannot_contain(own, part) {
        return alone(cx, text);
    }
    let places = places_at(own.len(), part.len(), most);
    if most == usize::MAX && part.len() == 1 {
        // Splitting everywhere at one character is the same from both sides.
        return split_at(cx, text, sep, most);
    }
    while items.len() < most
        && let Some(at) = find::rfind(own.slice(0, end), part)
    {
        items.push(piece_of(cx, own, is_ascii, at + part.len(), end)?);
        end = at;
    }
    items.push(substring(cx, text, 0, end)?);
    items.reverse();
    list_of(cx, items, places)
}

pub(super) fn splitlines(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "splitlines", names: ["keepends"], positional_only: 0, keyword_from: 1, required: 0 };
    let [keep] = args.bind(cx, &signature)?;
    let keep = match keep {
        Some(keep) => number::truth(cx, keep)?,
        None => false,
    };
    let own = body::chars(text);
    let is_ascii = body::is_ascii(text);
    let length = own.len();
    let mut items = Vec::new();
    let mut at = 0;
    while at < length {
        let end = match own {
            Chars::One(own) => at + own[at..].iter().position(|&c| is_line_end(c as u32)).unwrap_or(length - at),
            _ => (at..length).find(|&i| is_line_end(own.at(i))).unwrap_or(length),
        };
        let mut next = end;
        if end < length {
            next += if own.at(end) == 13 && end + 1 < length && own.at(end + 1) == 10 { 2 } else { 1 };
        }
        let stop = if keep { next } else { end };
        if at == 0 && stop == length {
            items.push(all_of(cx, text)?);
        } else {
            items.push(piece_of(cx, own, is_ascii, at, stop)?);
        }
        at = next;
    }
    list_of(cx, items, 0)
}

pub(super) fn join_(cx: &Ctx, separator: &Ref, args: Args<'_>) -> PyResult<Ref> {
    join(cx, separator, args.at(0))
}

/// `separator.join(items)`
pub fn join(cx: &Ctx, separator: &Ref, items: &Ref) -> PyResult<Ref> {
    if items.has_flag(type_flags::TUPLE) {
        return join_items(cx, separator, tuple::items(items));
    }
    if items.has_flag(type_flags::LIST) {
        // Nothing below runs Python code, so the list stays as it is.
        return list::with_items(items, |items| join_items(cx, separator, items));
    }
    if items.ty().slots().iter.is_none() && items.ty().slots().item.is_none() {
        return cx.type_error("can only join an iterable");
    }
    // A list of an iterator, which is asked for its iterator once more.
    let iterator = iterate::iter(cx, items)?;
    let all = list::new(cx);
    list::extend(cx, &all, &iterator)?;
    drop(iterator);
    list::with_items(&all, |items| join_items(cx, separator, items))
}

/// The same for items at hand.
pub fn join_items(cx: &Ctx, separator: &Ref, items: &[Ref]) -> PyResult<Ref> {
    let Some(first) = items.first() else { return Ok(cx.empty_str.clone()) };
    if items.len() == 1 && first.is_exact(cx.types.str_) {
        return Ok(first.clone());
    }
    let own = body::chars(separator);
    let mut width = if items.len() > 1 { own.width() } else { Width::One };
    let mut is_ascii = items.len() < 2 || body::is_ascii(separator);
    let mut total = own.len().checked_mul(items.len() - 1);
    for (index, item) in items.iter().enumerate() {
        if !is_str(item) {
            return cx.type_error(&format!("sequence item {index}: expected str instance, {} found", item.ty().display_name()));
        }
        let item = body::body(item);
        total = total.and_then(|total| total.checked_add(item.length.get()));
        width = width.max(item.width());
        is_ascii &= item.state.get() & body::ASCII != 0;
    }
    let Some(total) = total.filter(|&total| total <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "join() result is too long for a Python string");
    };
    if total == 0 {
        return Ok(cx.empty_str.clone());
    }
    let Some(result) = body::allocate(cx.types.str_, width, is_ascii, total) else { return cx.no_memory() };
    let mut target = body::body(&result).data();
    // SAFETY: the pieces come to `total` characters of at most that width, as just counted.
    unsafe {
        if width == Width::One {
            // Every piece is stored in bytes.
            let between = own.bytes();
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    target = put_bytes(target, between);
                }
                target = put_bytes(target, body::body(item).bytes());
            }
        } else {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    body::copy_chars(target, width, own);
                    target = target.add(own.len() * width as usize);
                }
                let item = body::chars(item);
                body::copy_chars(target, width, item);
                target = target.add(item.len() * width as usize);
            }
        }
    }
    Ok(result)
}

/// # Safety
/// There is room for the bytes at `target`.
#[inline(always)]
pub(crate) unsafe fn put_bytes(target: *mut u8, bytes: &[u8]) -> *mut u8 {
    let size = bytes.len();
    let source = bytes.as_ptr();
    // SAFETY: the caller's promise; short pieces are copied by two overlapping words that stay inside both.
    unsafe {
        if size > 16 {
            std::ptr::copy_nonoverlapping(source, target, size);
        } else if size >= 8 {
            let (first, last) = (source.cast::<u64>().read_unaligned(), source.add(size - 8).cast::<u64>().read_unaligned());
            target.cast::<u64>().write_unaligned(first);
            target.add(size - 8).cast::<u64>().write_unaligned(last);
        } else if size >= 4 {
            let (first, last) = (source.cast::<u32>().read_unaligned(), source.add(size - 4).cast::<u32>().read_unaligned());
            target.cast::<u32>().write_unaligned(first);
            target.add(size - 4).cast::<u32>().write_unaligned(last);
        } else if size > 0 {
            let (first, middle, last) = (*source, *source.add(size / 2), *source.add(size - 1));
            target.write(first);
            target.add(size / 2).write(middle);
            target.add(size - 1).write(last);
        }
        target.add(size)
    }
}
