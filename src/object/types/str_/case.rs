//! Upper, lower and title case, case folding, and the questions `isupper`, `isalpha` … by Unicode 15.0.

use std::cell::Cell;

use super::body::{self, Chars, Width, each_width};
use super::build::Builder;
use super::unicode::{self, CASED, IGNORABLE, LOWER, Mapped, Mapping, TITLE, TO_FOLDED, TO_LOWER, TO_TITLE, TO_UPPER, UPPER};
use crate::heap::Ref;
use crate::object::{Args, Ctx, PyResult};

/// The ASCII text with every byte changed.
fn map_ascii(cx: &Ctx, text: &Ref, change: impl Fn(u8) -> u8) -> PyResult<Ref> {
    let own = body::body(text).bytes();
    if own.is_empty() {
        return Ok(cx.empty_str.clone());
    }
    let Some(result) = body::allocate(cx.types.str_, Width::One, true, own.len()) else { return cx.no_memory() };
    // SAFETY: allocated for exactly that many characters, and not shared yet.
    let target = unsafe { std::slice::from_raw_parts_mut(body::body(&result).data(), own.len()) };
    for (target, &c) in target.iter_mut().zip(own) {
        *target = change(c);
    }
    Ok(result)
}

fn put(out: &mut Builder, mapped: Mapped) {
    match mapped {
        Mapped::One(c) => out.push(c),
        Mapped::More(more) => more.iter().for_each(|&c| out.push(c)),
    }
}

fn map_all(cx: &Ctx, text: &Ref, map: &Mapping) -> PyResult<Ref> {
    let mut out = Builder::new();
    out.reserve(body::len(text));
    each_width!(body::chars(text), s => s.iter().for_each(|&c| put(&mut out, map.get(c.into()))));
    out.finish_fresh(cx)
}

/// Lower case at a position: a capital sigma at the end of a word is special.
fn put_lower(out: &mut Builder, text: Chars<'_>, at: usize, c: u32) {
    if c != 0x3a3 {
        return put(out, TO_LOWER.get(c));
    }
    let before = (0..at).rev().map(|i| unicode::flags(text.at(i))).find(|flags| flags & IGNORABLE == 0);
    let mut is_final = before.is_some_and(|flags| flags & CASED != 0);
    if is_final {
        let after = (at + 1..text.len()).map(|i| unicode::flags(text.at(i))).find(|flags| flags & IGNORABLE == 0);
        is_final = after.is_none_or(|flags| flags & CASED == 0);
    }
    out.push(if is_final { 0x3c2 } else { 0x3c3 });
}

pub(super) fn upper(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) { map_ascii(cx, text, |c| c.to_ascii_uppercase()) } else { map_all(cx, text, &TO_UPPER) }
}

pub(super) fn lower(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) {
        return map_ascii(cx, text, |c| c.to_ascii_lowercase());
    }
    let own = body::chars(text);
    let mut out = Builder::new();
    out.reserve(own.len());
    for (at, c) in own.iter().enumerate() {
        put_lower(&mut out, own, at, c);
    }
    out.finish_fresh(cx)
}

pub(super) fn casefold(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) { map_ascii(cx, text, |c| c.to_ascii_lowercase()) } else { map_all(cx, text, &TO_FOLDED) }
}

pub(super) fn swapcase(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) {
        return map_ascii(cx, text, |c| if c.is_ascii_alphabetic() { c ^ 0x20 } else { c });
    }
    let own = body::chars(text);
    let mut out = Builder::new();
    for (at, c) in own.iter().enumerate() {
        match unicode::flags(c) {
            flags if flags & UPPER != 0 => put_lower(&mut out, own, at, c),
            flags if flags & LOWER != 0 => put(&mut out, TO_UPPER.get(c)),
            _ => out.push(c),
        }
    }
    out.finish_fresh(cx)
}

pub(super) fn title(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) {
        let inside = Cell::new(false);
        return map_ascii(
            cx,
            text,
            |c| {
                if inside.replace(c.is_ascii_alphabetic()) { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() }
            },
        );
    }
    let own = body::chars(text);
    let mut out = Builder::new();
    out.reserve(own.len());
    let mut inside = false;
    for (at, c) in own.iter().enumerate() {
        if inside {
            put_lower(&mut out, own, at, c)
        } else {
            put(&mut out, TO_TITLE.get(c))
        }
        inside = unicode::is(c, CASED);
    }
    out.finish_fresh(cx)
}

pub(super) fn capitalize(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if body::is_ascii(text) {
        let first = Cell::new(true);
        return map_ascii(cx, text, |c| if first.replace(false) { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
    }
    let own = body::chars(text);
    let mut out = Builder::new();
    out.reserve(own.len());
    for (at, c) in own.iter().enumerate() {
        if at == 0 { put(&mut out, TO_TITLE.get(c)) } else { put_lower(&mut out, own, at, c) }
    }
    out.finish_fresh(cx)
}

/// Whether there are characters and all have one of the flags.
fn all(cx: &Ctx, text: &Ref, mask: u16) -> PyResult<Ref> {
    let own = body::chars(text);
    let result = !own.is_empty() && each_width!(own, s => s.iter().all(|&c| unicode::is(c.into(), mask)));
    Ok(cx.bool(result))
}

macro_rules! all_of {
    ($($name:ident: $mask:expr,)*) => {
        $(pub(super) fn $name(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
            all(cx, text, $mask)
        })*
    };
}
all_of! {
    isalpha: unicode::ALPHA,
    isdecimal: unicode::DECIMAL,
    isdigit: unicode::DIGIT,
    isnumeric: unicode::NUMERIC,
    isspace: unicode::SPACE,
    isalnum: unicode::ALPHA | unicode::DECIMAL | unicode::DIGIT | unicode::NUMERIC,
}

pub(super) fn isascii(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(body::is_ascii(text)))
}

pub(super) fn isprintable(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(each_width!(body::chars(text), s => s.iter().all(|&c| unicode::is(c.into(), unicode::PRINTABLE)))))
}

/// Some cased character, and none of the other cases.
fn only(cx: &Ctx, text: &Ref, wanted: u16, refused: u16) -> PyResult<Ref> {
    let mut some = false;
    for c in body::chars(text).iter() {
        let flags = unicode::flags(c);
        if flags & refused != 0 {
            return Ok(cx.bool(false));
        }
        some |= flags & wanted != 0;
    }
    Ok(cx.bool(some))
}

pub(super) fn islower(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    only(cx, text, LOWER, UPPER | TITLE)
}

pub(super) fn isupper(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    only(cx, text, UPPER, LOWER | TITLE)
}

pub(super) fn istitle(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let (mut some, mut inside) = (false, false);
    for c in body::chars(text).iter() {
        let flags = unicode::flags(c);
        if flags & (UPPER | TITLE) != 0 {
            if inside {
                return Ok(cx.bool(false));
            }
            (some, inside) = (true, true);
        } else if flags & LOWER != 0 {
            if !inside {
                return Ok(cx.bool(false));
            }
            (some, inside) = (true, true);
        } else {
            inside = false;
        }
    }
    Ok(cx.bool(some))
}

/// Whether the text is an identifier.
pub fn is_identifier(text: &Ref) -> bool {
    let mut chars = body::chars(text).iter();
    chars.next().is_some_and(|c| unicode::is(c, unicode::START)) && chars.all(|c| unicode::is(c, unicode::CONTINUE))
}

pub(super) fn isidentifier(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(is_identifier(text)))
}
