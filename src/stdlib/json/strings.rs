//! Strings in JSON text: what stands between two quotes, and how it is put there.

use crate::heap::Ref;
use crate::object::protocol::{call, item, number};
use crate::object::types::str_::{self, Chars, Unit, build::Builder, each_width};
use crate::object::types::{int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Signature};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Raises `json.JSONDecodeError`: what is wrong at a place of a text; -1 is that of a quote in front of it.
#[cold]
pub(super) fn decode_error<T>(cx: &Ctx, message: &str, text: &Ref, place: isize) -> PyResult<T> {
    cx.engine().import(cx, &cx.intern("json.decoder"), None, None, 0)?;
    let modules = cx.modules.get().unwrap_or_else(|| cx.none());
    let decoder = item::get(cx, &modules, &cx.intern("json.decoder"))?;
    let class = crate::object::protocol::attribute::get(cx, &decoder, &cx.intern("JSONDecodeError"))?;
    let error = call::call_with(cx, &class, [&cx.new_str(message), text, &int::new(cx, place as i64)])?;
    cx.raise_object(error)
}

/// The value of four hexadecimal digits.
fn four_digits<U: Unit>(digits: &[U]) -> Option<u32> {
    digits.iter().try_fold(0, |value, &digit| char::from_u32(digit.into())?.to_digit(16).map(|digit| value << 4 | digit))
}

/// The string whose characters begin at `begin` (behind the opening quote), and the place behind its closing quote.
/// `s` are the characters of `text`.
pub(super) fn scan<U: Unit>(cx: &Ctx, text: &Ref, s: &[U], begin: usize, strict: bool) -> PyResult<(Ref, usize)> {
    let unterminated = || decode_error(cx, "Unterminated string starting at", text, begin as isize - 1);
    let mut pieces: Option<Builder> = None;
    let mut at = begin;
    loop {
        let piece = at;
        let found = s[at..].iter().position(|&c| {
            let c: u32 = c.into();
            c == '"' as u32 || c == '\\' as u32 || (strict && c < 0x20)
        });
        let Some(found) = found else { return unterminated() };
        at += found;
        let c: u32 = s[at].into();
        if c < 0x20 {
            return decode_error(cx, "Invalid control character at", text, at as isize);
        }
        if c == '"' as u32 {
            let value = match pieces {
                None => str_::from_chars(cx, U::chars(&s[piece..at]))?,
                Some(mut pieces) => {
                    pieces.push_chars(U::chars(&s[piece..at]));
                    pieces.finish(cx)?
                }
            };
            return Ok((value, at + 1));
        }
        let pieces = pieces.get_or_insert_default();
        pieces.push_chars(U::chars(&s[piece..at]));
        let Some(&escape) = s.get(at + 1) else { return unterminated() };
        let plain = match char::from_u32(escape.into()) {
            Some(c @ ('"' | '\\' | '/')) => c as u32,
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('u') => {
                let (c, behind) = scan_code(cx, text, s, at + 1)?;
                pieces.push(c);
                at = behind;
                continue;
            }
            _ => return decode_error(cx, "Invalid \\escape", text, at as isize),
        };
        pieces.push(plain);
        at += 2;
    }
}

/// The character that is written as `\u` and four digits, or as two such halves; `place` is that of the `u`. Then the place behind it.
fn scan_code<U: Unit>(cx: &Ctx, text: &Ref, s: &[U], place: usize) -> PyResult<(u32, usize)> {
    // A closing quote at least must follow the digits.
    let digits = |u: usize| if u + 5 < s.len() { four_digits(&s[u + 1..u + 5]) } else { None };
    let invalid = |u: usize| decode_error(cx, "Invalid \\uXXXX escape", text, u as isize);
    let Some(high) = digits(place) else { return invalid(place) };
    let behind = place + 5;
    let is = |at: usize, c: char| s[at].into() == c as u32;
    if !(0xd800..0xdc00).contains(&high) || behind + 6 >= s.len() || !is(behind, '\\') || !is(behind + 1, 'u') {
        return Ok((high, behind));
    }
    let Some(low) = digits(behind + 1) else { return invalid(behind + 1) };
    if !(0xdc00..0xe000).contains(&low) {
        return Ok((high, behind));
    }
    Ok((0x10000 + ((high - 0xd800) << 10 | (low - 0xdc00)), behind + 6))
}

/// Writes a string in quotes.
pub(super) fn quote(out: &mut Builder, text: &Ref, only_ascii: bool) {
    out.push('"' as u32);
    each_width!(str_::chars(text), s => quote_chars(out, s, only_ascii));
    out.push('"' as u32);
}

fn quote_chars<U: Unit>(out: &mut Builder, s: &[U], only_ascii: bool) {
    let last = if only_ascii { '~' as u32 } else { u32::MAX };
    let mut rest = s;
    loop {
        // Stretches that stay as they are go over as a whole.
        let plain = rest
            .iter()
            .position(|&c| {
                let c: u32 = c.into();
                c < ' ' as u32 || c > last || c == '"' as u32 || c == '\\' as u32
            })
            .unwrap_or(rest.len());
        out.push_chars(U::chars(&rest[..plain]));
        let Some((&c, after)) = rest[plain..].split_first() else { return };
        rest = after;
        let c: u32 = c.into();
        match c {
            8 => out.push_latin1(b"\\b"),
            9 => out.push_latin1(b"\\t"),
            10 => out.push_latin1(b"\\n"),
            12 => out.push_latin1(b"\\f"),
            13 => out.push_latin1(b"\\r"),
            0x22 | 0x5c => out.push_latin1(&[b'\\', c as u8]),
            0x10000.. => {
                let c = c - 0x10000;
                push_code(out, 0xd800 | c >> 10);
                push_code(out, 0xdc00 | (c & 0x3ff));
            }
            _ => push_code(out, c),
        }
    }
}

/// Writes `\u` and four digits.
fn push_code(out: &mut Builder, c: u32) {
    let digit = |place: u32| HEX[(c >> (4 * place) & 15) as usize];
    out.push_latin1(&[b'\\', b'u', digit(3), digit(2), digit(1), digit(0)]);
}

fn check_str(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if str_::is_str(object) {
        return Ok(());
    }
    cx.type_error(&format!("first argument must be a string, not {}", object.ty().display_name()))
}

/// The string in quotes, made one str.
pub(super) fn quoted(cx: &Ctx, text: &Ref, only_ascii: bool) -> PyResult<Ref> {
    check_str(cx, text)?;
    let mut out = Builder::new();
    quote(&mut out, text, only_ascii);
    out.finish(cx)
}

/// `encode_basestring`
pub(super) fn encode(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    quoted(cx, args.at(0), false)
}

/// `encode_basestring_ascii`
pub(super) fn encode_ascii(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    quoted(cx, args.at(0), true)
}

const SCANSTRING: Signature<3> =
    Signature { function: "scanstring", names: ["string", "end", "strict"], positional_only: 3, keyword_from: 3, required: 2 };

fn scanstring(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "scanstring")?;
    let [text, end, strict] = args.bind(cx, &SCANSTRING)?;
    let (text, end) = (text.unwrap_or(&cx.none), end.unwrap_or(&cx.none));
    let end = int::to_isize(cx, &number::index_any(cx, end)?)?;
    let strict = strict.map_or(Ok(true), |strict| number::truth(cx, strict))?;
    check_str(cx, text)?;
    let chars: Chars<'_> = str_::chars(text);
    if end < 0 || end as usize > chars.len() {
        return cx.value_error("end is out of bounds");
    }
    let (value, behind) = each_width!(chars, s => scan(cx, text, s, end as usize, strict))?;
    Ok(tuple::pair(cx, value, int::from_usize(cx, behind)))
}

/// Functions of the module.
pub(super) const FUNCTIONS: &[MethodDef] = &[
    MethodDef::new("encode_basestring_ascii", Arity::One, encode_ascii).doc("($module, string, /)", "The string in quotes, in ASCII."),
    MethodDef::new("encode_basestring", Arity::One, encode).doc("($module, string, /)", "The string in quotes."),
    MethodDef::new("scanstring", Arity::Keywords, scanstring)
        .doc("($module, string, end, strict=True, /)", "The string that begins at end, and the place behind its closing quote."),
];
