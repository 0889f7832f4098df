//! `repr` and `ascii` of text, and the escapes that codecs and bytes share with them.

use super::body::{self, Chars, Unit, Width, each_width};
use super::build::Builder;
use super::unicode;
use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `\x..`, `\u....` or `\U........`.
pub(crate) fn push_escape(out: &mut Vec<u8>, c: u32) {
    let (letter, digits) = match c {
        0..0x100 => (b'x', 2),
        0x100..0x10000 => (b'u', 4),
        _ => (b'U', 8),
    };
    out.extend_from_slice(&[b'\\', letter]);
    push_hex(out, c, digits);
}

/// Appends so many hexadecimal digits.
pub(crate) fn push_hex(out: &mut Vec<u8>, c: u32, digits: u32) {
    out.extend((0..digits).rev().map(|digit| HEX[(c >> (4 * digit) & 15) as usize]));
}

/// The quote that `repr` uses: double if there are single ones and no double ones.
fn quote(chars: impl Iterator<Item = u32>) -> u8 {
    let (mut single, mut double) = (false, false);
    for c in chars {
        single |= c == '\'' as u32;
        double |= c == '"' as u32;
    }
    if single && !double { b'"' } else { b'\'' }
}

/// `repr(text)`
pub fn repr(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    quoted(cx, text, false)
}

/// `ascii(text)` for a str.
pub fn ascii_repr(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    quoted(cx, text, true)
}

fn quoted(cx: &Ctx, text: &Ref, only_ascii: bool) -> PyResult<Ref> {
    let own = body::chars(text);
    let quote = each_width!(own, s => quote(s.iter().map(|&c| c.into())));
    if let Chars::One(s) = own
        && s.iter().fold(true, |plain, &c| plain & (0x20..0x7f).contains(&c) & (c != quote) & (c != b'\\'))
    {
        let Some(result) = body::allocate(cx.types.str_, Width::One, true, s.len() + 2) else { return cx.no_memory() };
        // SAFETY: allocated for text and quotes, and not shared yet.
        unsafe {
            let data = body::body(&result).data();
            data.write(quote);
            std::ptr::copy_nonoverlapping(s.as_ptr(), data.add(1), s.len());
            data.add(1 + s.len()).write(quote);
        }
        return Ok(result);
    }
    let mut out = Builder::new();
    out.try_reserve(cx, own.len() + 2)?;
    out.push(quote as u32);
    let mut escape = Vec::new();
    each_width!(own, s => {
        let mut rest = s;
        while !rest.is_empty() {
            // Stretches of plain ASCII go over as a whole.
            let plain = rest.iter().position(|&c| {
                let c: u32 = c.into();
                !(0x20..0x7f).contains(&c) || c == quote as u32 || c == '\\' as u32
            }).unwrap_or(rest.len());
            out.push_chars(Unit::chars(&rest[..plain]));
            rest = &rest[plain..];
            let Some((&c, after)) = rest.split_first() else { break };
            let c: u32 = c.into();
            rest = after;
            match c {
                9 => out.push_latin1(b"\\t"),
                10 => out.push_latin1(b"\\n"),
                13 => out.push_latin1(b"\\r"),
                _ if c == quote as u32 || c == '\\' as u32 => {
                    out.push('\\' as u32);
                    out.push(c);
                }
                0x20..0x7f => out.push(c),
                _ if !only_ascii && unicode::is(c, unicode::PRINTABLE) => out.push(c),
                _ => {
                    escape.clear();
                    push_escape(&mut escape, c);
                    out.push_latin1(&escape);
                }
            }
        }
    });
    out.push(quote as u32);
    out.finish(cx)
}

/// A str with everything outside ASCII escaped (`ascii()` of a `repr`).
pub fn escape_non_ascii(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    if body::is_ascii(text) {
        return Ok(text.clone());
    }
    let mut out = Vec::new();
    for c in body::chars(text).iter() {
        if c < 0x80 { out.push(c as u8) } else { push_escape(&mut out, c) }
    }
    body::from_ascii(cx, &out)
}

/// `repr` of bytes: `b'...'`.
pub fn bytes_repr(cx: &Ctx, prefix: &str, bytes: &[u8], suffix: &str) -> PyResult<Ref> {
    let quote = quote(bytes.iter().map(|&b| b as u32));
    if bytes.len() > isize::MAX as usize / 4 {
        return cx.raise(cx.types.overflow_error, "bytes object is too large to make repr");
    }
    let mut out = Vec::with_capacity(bytes.len() + prefix.len() + suffix.len() + 3);
    out.extend_from_slice(prefix.as_bytes());
    out.extend_from_slice(&[b'b', quote]);
    for &b in bytes {
        match b {
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\\' => out.extend_from_slice(b"\\\\"),
            _ if b == quote => out.extend_from_slice(&[b'\\', b]),
            0x20..0x7f => out.push(b),
            _ => push_escape(&mut out, b as u32),
        }
    }
    out.push(quote);
    out.extend_from_slice(suffix.as_bytes());
    body::from_ascii(cx, &out)
}
