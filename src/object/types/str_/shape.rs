//! Methods that pad, strip, expand tabs, or translate characters.

use super::body::{self, Chars, Width, each_width};
use super::build::Builder;
use super::convert::{c_int, exact, is_str, size};
use super::sequence::substring;
use super::unicode::is_space;
use crate::heap::Ref;
use crate::object::protocol::item;
use crate::object::types::{dict, int, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

/// The text between `left` and `right` fill characters.
pub(super) fn pad(cx: &Ctx, text: &Ref, left: usize, right: usize, fill: u32) -> PyResult<Ref> {
    if left + right == 0 {
        return exact(cx, text);
    }
    let own = body::chars(text);
    let width = own.width().max(Width::of(fill));
    let Some(total) = own.len().checked_add(left).and_then(|n| n.checked_add(right)).filter(|&n| n <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "padded string is too long");
    };
    let Some(result) = body::allocate(cx.types.str_, width, body::is_ascii(text) && fill < 0x80, total) else { return cx.no_memory() };
    let data = body::body(&result).data();
    // SAFETY: allocated for `total` characters of that width, and not shared yet.
    unsafe {
        fill_chars(data, width, left, fill);
        body::copy_chars(data.add(left * width as usize), width, own);
        fill_chars(data.add((left + own.len()) * width as usize), width, right, fill);
    }
    Ok(result)
}

/// # Safety
/// There is room for `times` characters of that width.
unsafe fn fill_chars(target: *mut u8, width: Width, times: usize, fill: u32) {
    // SAFETY: the caller's promise.
    unsafe {
        match width {
            Width::One => target.write_bytes(fill as u8, times),
            Width::Two => std::slice::from_raw_parts_mut(target.cast::<std::mem::MaybeUninit<u16>>(), times)
                .fill(std::mem::MaybeUninit::new(fill as u16)),
            Width::Four => {
                std::slice::from_raw_parts_mut(target.cast::<std::mem::MaybeUninit<u32>>(), times).fill(std::mem::MaybeUninit::new(fill))
            }
        }
    }
}

fn pad_arguments(cx: &Ctx, args: Args<'_>, function: &str) -> PyResult<(isize, u32)> {
    args.between(cx, function, 1, 2)?;
    let width = size(cx, args.at(0))?;
    let fill = match args.get(1) {
        None => ' ' as u32,
        Some(fill) if !is_str(fill) => {
            return cx.type_error(&format!("The fill character must be a unicode character, not {}", fill.ty().display_name()));
        }
        Some(fill) if body::len(fill) != 1 => return cx.type_error("The fill character must be exactly one character long"),
        Some(fill) => body::char_at(fill, 0),
    };
    Ok((width, fill))
}

fn missing(text: &Ref, width: isize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(body::len(text))
}

pub(super) fn center(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (width, fill) = pad_arguments(cx, args, "center")?;
    let total = missing(text, width);
    let left = total / 2 + (total & width as usize & 1);
    pad(cx, text, left, total - left, fill)
}

pub(super) fn ljust(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (width, fill) = pad_arguments(cx, args, "ljust")?;
    pad(cx, text, 0, missing(text, width), fill)
}

pub(super) fn rjust(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (width, fill) = pad_arguments(cx, args, "rjust")?;
    pad(cx, text, missing(text, width), 0, fill)
}

pub(super) fn zfill(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let width = size(cx, args.at(0))?;
    let more = missing(text, width);
    let own = body::chars(text);
    if more == 0 || own.is_empty() || !matches!(own.at(0), 0x2b | 0x2d) {
        return pad(cx, text, more, 0, '0' as u32);
    }
    let Some(result) = body::allocate(cx.types.str_, own.width(), body::is_ascii(text), own.len() + more) else { return cx.no_memory() };
    let (data, unit) = (body::body(&result).data(), own.width() as usize);
    // SAFETY: allocated for sign, zeros and the rest, and not shared yet.
    unsafe {
        body::copy_chars(data, own.width(), own.slice(0, 1));
        fill_chars(data.add(unit), own.width(), more, '0' as u32);
        body::copy_chars(data.add((1 + more) * unit), own.width(), own.slice(1, own.len()));
    }
    Ok(result)
}

pub(super) fn expandtabs(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "expandtabs", names: ["tabsize"], positional_only: 0, keyword_from: 1, required: 0 };
    let [tab] = args.bind(cx, &signature)?;
    let tab = match tab {
        Some(tab) => c_int(cx, tab)?.max(0) as usize,
        None => 8,
    };
    let own = body::chars(text);
    if !own.iter().any(|c| c == 9) {
        return exact(cx, text);
    }
    let tabs = own.iter().filter(|&c| c == 9).count();
    if tabs.checked_mul(tab).and_then(|n| n.checked_add(own.len())).is_none_or(|n| n > isize::MAX as usize) {
        return cx.raise(cx.types.overflow_error, "new string is too long");
    }
    let mut out = Builder::new();
    let mut column = 0;
    for c in own.iter() {
        if c == 9 {
            let gap = if tab > 0 { tab - column % tab } else { 0 };
            column += gap;
            out.try_reserve(cx, gap)?;
            out.push_repeated(' ' as u32, gap);
        } else {
            column = if c == 10 || c == 13 { 0 } else { column + 1 };
            out.push(c);
        }
    }
    out.finish(cx)
}

fn strip_by(cx: &Ctx, text: &Ref, left: bool, right: bool, is_cut: impl Fn(u32) -> bool) -> PyResult<Ref> {
    let (start, end) = each_width!(body::chars(text), s => {
        let start = if left { s.iter().position(|&c| !is_cut(c.into())).unwrap_or(s.len()) } else { 0 };
        let end = if right { s[start..].iter().rposition(|&c| !is_cut(c.into())).map_or(start, |at| start + at + 1) } else { s.len() };
        (start, end)
    });
    substring(cx, text, start, end)
}

fn strip_sides(cx: &Ctx, text: &Ref, args: Args<'_>, function: &str, left: bool, right: bool) -> PyResult<Ref> {
    args.between(cx, function, 0, 1)?;
    match args.get(0) {
        None => strip_by(cx, text, left, right, is_space),
        Some(cut) if cx.is_none(cut) => strip_by(cx, text, left, right, is_space),
        Some(cut) if is_str(cut) => match body::chars(cut) {
            Chars::One([one]) => strip_by(cx, text, left, right, |c| c == *one as u32),
            Chars::One(cut) => {
                let mut set = [0u64; 4];
                cut.iter().for_each(|&c| set[c as usize / 64] |= 1 << (c % 64));
                strip_by(cx, text, left, right, |c| c < 256 && set[c as usize / 64] >> (c % 64) & 1 != 0)
            }
            cut => {
                let mut set: Vec<u32> = cut.iter().collect();
                set.sort_unstable();
                strip_by(cx, text, left, right, |c| set.binary_search(&c).is_ok())
            }
        },
        Some(_) => cx.type_error(&format!("{function} arg must be None or str")),
    }
}

pub(super) fn strip(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, text, args, "strip", true, true)
}

pub(super) fn lstrip(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, text, args, "lstrip", true, false)
}

pub(super) fn rstrip(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    strip_sides(cx, text, args, "rstrip", false, true)
}

/// What a translation table says of a character.
enum Translation {
    Same,
    Gone,
    Char(u32),
    Text(Ref),
}

fn look_up(cx: &Ctx, table: &Ref, c: u32) -> PyResult<Translation> {
    let key = int::new(cx, c as i64);
    let found = if table.is_exact(cx.types.dict) {
        match dict::get(cx, table, &key)? {
            Some(found) => found,
            None => {
                // CPython raises a KeyError and clears it.
                tuple::pass(cx, 1);
                return Ok(Translation::Same);
            }
        }
    } else {
        match item::get(cx, table, &key) {
            Ok(found) => found,
            Err(_) if cx.swallow(cx.types.lookup_error) => return Ok(Translation::Same),
            Err(raised) => return Err(raised),
        }
    };
    if cx.is_none(&found) {
        return Ok(Translation::Gone);
    }
    if found.has_flag(type_flags::INT) {
        return match int::as_i64(&found) {
            Some(c @ 0..0x110000) => Ok(Translation::Char(c as u32)),
            _ => cx.value_error("character mapping must be in range(0x110000)"),
        };
    }
    if is_str(&found) {
        return Ok(Translation::Text(found));
    }
    cx.type_error("character mapping must return integer, None or str")
}

pub(super) fn translate(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let table = args.at(0);
    let own = body::chars(text);
    let mut out = Builder::new();
    let mut at = 0;
    if let (true, Chars::One(bytes), true) = (table.is_exact(cx.types.dict), own, own.len() > 1) {
        // A plain dict does not change during the call: each ASCII character is looked up once. `OTHER`: not one ASCII character again.
        const UNKNOWN: u8 = 0xff;
        const OTHER: u8 = 0xfe;
        let mut known = [UNKNOWN; 256];
        known[128..].fill(OTHER);
        let Some(result) = body::allocate(cx.types.str_, Width::One, true, bytes.len()) else { return cx.no_memory() };
        // SAFETY: allocated for exactly that many characters, and not shared yet.
        let target = unsafe { std::slice::from_raw_parts_mut(body::body(&result).data(), bytes.len()) };
        for (target, &c) in target.iter_mut().zip(bytes) {
            let mut to = known[c as usize];
            if to >= OTHER {
                if to == UNKNOWN {
                    to = match look_up(cx, table, c as u32)? {
                        Translation::Same => c,
                        Translation::Char(c @ 0..128) => c as u8,
                        Translation::Text(text) if body::is_ascii(&text) && body::len(&text) == 1 => body::char_at(&text, 0) as u8,
                        _ => OTHER,
                    };
                    known[c as usize] = to;
                }
                if to == OTHER {
                    break;
                }
            }
            *target = to;
            at += 1;
        }
        if at == bytes.len() {
            return Ok(result);
        }
        out.reserve(own.len());
        out.push_latin1(&target[..at]);
    }
    for c in own.slice(at, own.len()).iter() {
        match look_up(cx, table, c)? {
            Translation::Same => out.push(c),
            Translation::Gone => {}
            Translation::Char(c) => out.push(c),
            Translation::Text(text) => out.push_ref(&text),
        }
    }
    out.finish(cx)
}

pub(super) fn maketrans(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "maketrans", 1, 3)?;
    let result = dict::new(cx);
    let Some(second) = args.get(1) else {
        let table = args.at(0);
        if !table.has_flag(type_flags::DICT) {
            return cx.type_error("if you give only one argument to maketrans it must be a dict");
        }
        let mut position = 0;
        while let Some((key, value)) = dict::next(table, &mut position) {
            let key = if is_str(&key) {
                if body::len(&key) != 1 {
                    return cx.value_error("string keys in translate table must be of length 1");
                }
                int::new(cx, body::char_at(&key, 0) as i64)
            } else if key.has_flag(type_flags::INT) {
                key
            } else {
                return cx.type_error("keys in translate table must be strings or integers");
            };
            dict::set(cx, &result, &key, &value)?;
        }
        return Ok(result);
    };
    let first = args.at(0);
    super::convert::str_argument(cx, "maketrans", "argument 2", second)?;
    if let Some(third) = args.get(2) {
        super::convert::str_argument(cx, "maketrans", "argument 3", third)?;
    }
    if !is_str(first) {
        return cx.type_error("first maketrans argument must be a string if there is a second argument");
    }
    let (from, to) = (body::chars(first), body::chars(second));
    if from.len() != to.len() {
        return cx.value_error("the first two maketrans arguments must have equal length");
    }
    for (from, to) in from.iter().zip(to.iter()) {
        dict::set(cx, &result, &int::new(cx, from as i64), &int::new(cx, to as i64))?;
    }
    if let Some(gone) = args.get(2) {
        for c in body::chars(gone).iter() {
            dict::set(cx, &result, &int::new(cx, c as i64), &cx.none)?;
        }
    }
    Ok(result)
}
