//! What happens where a codec cannot go on: `strict`, `ignore`, `replace`, `backslashreplace`, `surrogateescape`, `surrogatepass`,
//! `xmlcharrefreplace`. `namereplace` would need Unicode's names, which are not aboard: it raises NotImplementedError.

use super::body;
use super::build::Builder;
use super::repr::{push_escape, push_hex};
use crate::heap::Ref;
use crate::object::types::{bytes, exception, int};
use crate::object::{Ctx, Object, PyResult};

/// An error handler by its name.
pub enum Handler {
    /// Raise.
    Strict,
    /// Leave out.
    Ignore,
    /// `?` or U+FFFD.
    Replace,
    /// `\x..`
    Backslash,
    /// Bytes as U+DC80..U+DCFF.
    Escape,
    /// Lone surrogates as if they were characters.
    Pass,
    /// `&#...;`
    Xml,
    /// Something else: LookupError once it is needed.
    Other(String),
}

impl Handler {
    /// By name; None is strict.
    pub fn new(name: Option<&str>) -> Handler {
        match name {
            None | Some("strict") => Handler::Strict,
            Some("ignore") => Handler::Ignore,
            Some("replace") => Handler::Replace,
            Some("backslashreplace") => Handler::Backslash,
            Some("surrogateescape") => Handler::Escape,
            Some("surrogatepass") => Handler::Pass,
            Some("xmlcharrefreplace") => Handler::Xml,
            Some(other) => Handler::Other(other.to_owned()),
        }
    }
}

/// Where it went wrong, and why.
#[derive(Clone, Copy)]
pub struct Place {
    /// First position.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
    /// For the message.
    pub reason: &'static str,
}

#[cold]
fn unknown<T>(cx: &Ctx, name: &str) -> PyResult<T> {
    if name == "namereplace" {
        return cx.not_yet("the 'namereplace' error handler: Unicode character names are not available");
    }
    cx.raise(cx.types.lookup_error, &format!("unknown error handler name '{name}'"))
}

/// Raises UnicodeEncodeError.
#[cold]
pub fn raise_encode<T>(cx: &Ctx, encoding: &str, text: &Ref, place: Place) -> PyResult<T> {
    let args =
        [cx.new_str(encoding), text.clone(), int::from_usize(cx, place.start), int::from_usize(cx, place.end), cx.new_str(place.reason)];
    let error = exception::new_exception(cx, cx.types.unicode_encode_error, &args)?;
    cx.raise_object(error)
}

/// Raises UnicodeDecodeError.
#[cold]
pub fn raise_decode<T>(cx: &Ctx, encoding: &str, object: &Ref, source: &[u8], place: Place) -> PyResult<T> {
    let object = if object.is_exact(cx.types.bytes) { object.clone() } else { bytes::new(cx, source) };
    let args = [cx.new_str(encoding), object, int::from_usize(cx, place.start), int::from_usize(cx, place.end), cx.new_str(place.reason)];
    let error = exception::new_exception(cx, cx.types.unicode_decode_error, &args)?;
    cx.raise_object(error)
}

/// Handles characters that cannot be encoded; `put` encodes one ASCII character (or, for `surrogatepass`, a surrogate). Answers where to go on.
pub fn encode(
    cx: &Ctx,
    handler: &Handler,
    encoding: &str,
    text: &Ref,
    place: Place,
    out: &mut Vec<u8>,
    put: impl Fn(&mut Vec<u8>, u32),
) -> PyResult<usize> {
    let bad = body::chars(text).slice(place.start, place.end);
    let mut ascii = Vec::new();
    match handler {
        Handler::Strict => return raise_encode(cx, encoding, text, place),
        Handler::Ignore => {}
        Handler::Replace => bad.iter().for_each(|_| put(out, '?' as u32)),
        Handler::Backslash => bad.iter().for_each(|c| push_escape(&mut ascii, c)),
        Handler::Xml => bad.iter().for_each(|c| ascii.extend_from_slice(format!("&#{c};").as_bytes())),
        Handler::Escape => {
            let narrow = matches!(encoding, "utf-8" | "ascii" | "latin-1");
            let lead = if narrow { bad.iter().take_while(|c| (0xdc80..0xdd00).contains(c)).count() } else { 0 };
            if lead < bad.len() {
                return raise_encode(cx, encoding, text, Place { start: place.start + lead, ..place });
            }
            out.extend(bad.iter().map(|c| (c - 0xdc00) as u8));
        }
        Handler::Pass => {
            if !encoding.starts_with("utf") || !bad.iter().all(|c| (0xd800..0xe000).contains(&c)) {
                return raise_encode(cx, encoding, text, place);
            }
            bad.iter().for_each(|c| put(out, c));
        }
        Handler::Other(name) => return unknown(cx, name),
    }
    ascii.iter().for_each(|&c| put(out, c as u32));
    Ok(place.end)
}

/// Handles bytes that cannot be decoded. Answers where to go on.
pub fn decode(
    cx: &Ctx,
    handler: &Handler,
    encoding: &str,
    object: &Ref,
    source: &[u8],
    place: Place,
    out: &mut Builder,
) -> PyResult<usize> {
    let bad = &source[place.start..place.end];
    match handler {
        Handler::Strict => return raise_decode(cx, encoding, object, source, place),
        Handler::Ignore => {}
        Handler::Replace => out.push(0xfffd),
        Handler::Backslash => {
            let mut ascii = Vec::new();
            for &b in bad {
                ascii.extend_from_slice(b"\\x");
                push_hex(&mut ascii, b as u32, 2);
            }
            out.push_latin1(&ascii);
        }
        Handler::Escape => {
            let high = bad.iter().take(4).take_while(|&&b| b >= 0x80).count();
            if high == 0 {
                return raise_decode(cx, encoding, object, source, place);
            }
            bad[..high].iter().for_each(|&b| out.push(0xdc00 + b as u32));
            return Ok(place.start + high);
        }
        Handler::Pass => {
            return match lone_surrogate(encoding, &source[place.start..]) {
                Some((c, size)) => {
                    out.push(c);
                    Ok(place.start + size)
                }
                None => raise_decode(cx, encoding, object, source, place),
            };
        }
        Handler::Xml => return cx.type_error("don't know how to handle UnicodeDecodeError in error callback"),
        Handler::Other(name) => return unknown(cx, name),
    }
    Ok(place.end)
}

/// An encoded surrogate at the beginning, and how many bytes it takes.
fn lone_surrogate(encoding: &str, source: &[u8]) -> Option<(u32, usize)> {
    let (c, size) = match (encoding, source) {
        ("utf-8", [0xed, b @ 0xa0..0xc0, c @ 0x80..0xc0, ..]) => (0xd000 | (*b as u32 & 0x3f) << 6 | (*c as u32 & 0x3f), 3),
        ("utf-16-le", [a, b, ..]) => (u16::from_le_bytes([*a, *b]) as u32, 2),
        ("utf-16-be", [a, b, ..]) => (u16::from_be_bytes([*a, *b]) as u32, 2),
        ("utf-32-le", [a, b, c, d, ..]) => (u32::from_le_bytes([*a, *b, *c, *d]), 4),
        ("utf-32-be", [a, b, c, d, ..]) => (u32::from_be_bytes([*a, *b, *c, *d]), 4),
        _ => return None,
    };
    (0xd800..0xe000).contains(&c).then_some((c, size))
}
