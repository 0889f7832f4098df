//! Encoding and decoding: names of encodings, and UTF-8, ASCII and Latin-1.
//!
//! ```text
//!   encode(text, encoding, errors) ─► bytes        what cannot be encoded ─┐
//!   decode(bytes, encoding, errors) ─► str         what cannot be decoded ─┴─► codec_error.rs: strict, ignore, replace …
//! ```
//! UTF-16 and UTF-32 are in `codec_wide.rs`. Error handlers registered by scripts do not exist here.

use super::body::{self, Chars, Unit, each_width};
use super::build::Builder;
use super::codec_error::{self, Handler};
use super::codec_wide;
use crate::heap::Ref;
use crate::object::types::bytes;
use crate::object::{Ctx, PyResult};

/// An encoding that is built in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a signature.
    Utf8Signed,
    /// ASCII.
    Ascii,
    /// Latin-1.
    Latin1,
    /// UTF-16; the byte order is told by a mark, or fixed.
    Utf16(Order),
    /// UTF-32.
    Utf32(Order),
}

/// Byte order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By the mark; little-endian without one.
    Mark,
    /// Little-endian.
    Little,
    /// Big-endian.
    Big,
}

impl Encoding {
    /// By name or alias, as CPython normalises them.
    pub fn named(name: &str) -> Option<Encoding> {
        let mut plain = String::with_capacity(name.len());
        let mut gap = false;
        for c in name.chars() {
            if c.is_ascii_alphanumeric() || c == '.' {
                if gap && !plain.is_empty() {
                    plain.push('_');
                }
                gap = false;
                plain.push(c.to_ascii_lowercase());
            } else {
                gap = true;
            }
        }
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Signed,
            "ascii" | "us_ascii" | "us" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367" | "csascii"
            | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859" | "l1" | "cp819" | "csisolatin1"
            | "ibm819" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Mark),
            "utf_16_le" | "utf_16le" | "utf16le" | "unicodelittleunmarked" => Encoding::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "utf16be" | "unicodebigunmarked" => Encoding::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Mark),
            "utf_32_le" | "utf_32le" | "utf32le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32be" => Encoding::Utf32(Order::Big),
            _ => return None,
        })
    }
}

/// The encoding, or LookupError "unknown encoding: foo".
fn encoding(cx: &Ctx, name: Option<&str>) -> PyResult<Encoding> {
    match name {
        None | Some("utf-8") => Ok(Encoding::Utf8),
        Some(name) => match Encoding::named(name) {
            Some(encoding) => Ok(encoding),
            None => cx.raise(cx.types.lookup_error, &format!("unknown encoding: {name}")),
        },
    }
}

/// `text.encode(encoding, errors)`
pub fn encode(cx: &Ctx, text: &Ref, name: Option<&str>, errors: Option<&str>) -> PyResult<Ref> {
    let encoding = encoding(cx, name)?;
    if body::is_ascii(text) && matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1) {
        return bytes::try_new(cx, body::body(text).bytes());
    }
    let errors = Handler::new(errors);
    match encoding {
        Encoding::Utf8 => encode_utf8(cx, text, &errors),
        Encoding::Utf8Signed => {
            let plain = encode_utf8(cx, text, &errors)?;
            bytes::try_new(cx, &[b"\xef\xbb\xbf", bytes::as_slice(&plain)].concat())
        }
        Encoding::Ascii => encode_narrow(cx, text, &errors, 0x80, "ascii", "ordinal not in range(128)"),
        Encoding::Latin1 => match body::chars(text) {
            Chars::One(own) => bytes::try_new(cx, own),
            _ => encode_narrow(cx, text, &errors, 0x100, "latin-1", "ordinal not in range(256)"),
        },
        Encoding::Utf16(order) => codec_wide::encode(cx, text, &errors, order, codec_wide::Form::Sixteen),
        Encoding::Utf32(order) => codec_wide::encode(cx, text, &errors, order, codec_wide::Form::ThirtyTwo),
    }
}

/// `remember_utf8`, or UnicodeEncodeError if there are lone surrogates: for what is passed on as a C string.
pub fn keep_utf8(cx: &Ctx, text: &Ref) -> PyResult<()> {
    body::remember_utf8(text);
    let has_surrogates = !body::is_ascii(text) && body::chars(text).iter().any(is_surrogate);
    if has_surrogates { encode(cx, text, Some("utf-8"), Some("strict")).map(drop) } else { Ok(()) }
}

/// `bytes.decode(encoding, errors)`; `object` is what an error shows (made into bytes if it is not).
pub fn decode(cx: &Ctx, object: &Ref, source: &[u8], name: Option<&str>, errors: Option<&str>) -> PyResult<Ref> {
    if source.is_empty() {
        // Nothing to decode: CPython does not look the encoding up.
        return Ok(cx.empty_str.clone());
    }
    let encoding = encoding(cx, name)?;
    match encoding {
        Encoding::Utf8 | Encoding::Ascii if source.is_ascii() => return body::from_ascii(cx, source),
        Encoding::Latin1 => return body::from_chars(cx, Chars::One(source)),
        _ => {}
    }
    let errors = Handler::new(errors);
    match encoding {
        Encoding::Utf8 => decode_utf8(cx, object, source, &errors),
        Encoding::Utf8Signed => match source.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => decode_utf8(cx, &bytes::try_new(cx, rest)?, rest, &errors),
            None => decode_utf8(cx, object, source, &errors),
        },
        Encoding::Ascii | Encoding::Latin1 => decode_ascii(cx, object, source, &errors),
        Encoding::Utf16(order) => codec_wide::decode(cx, object, source, &errors, order, codec_wide::Form::Sixteen),
        Encoding::Utf32(order) => codec_wide::decode(cx, object, source, &errors, order, codec_wide::Form::ThirtyTwo),
    }
}

/// Bytes that belong to no object as a text; an object is made of them only for an error to show.
pub fn decode_bytes(cx: &Ctx, source: &[u8], encoding: &str, errors: &str) -> PyResult<Ref> {
    match body::decode_valid(cx, source)? {
        Some(text) if encoding == "utf-8" => Ok(text),
        _ => decode(cx, &bytes::try_new(cx, source)?, source, Some(encoding), Some(errors)),
    }
}

/// Raises UnicodeDecodeError for part of bytes that belong to no object.
pub fn undecodable<T>(cx: &Ctx, encoding: &str, source: &[u8], start: usize, end: usize, reason: &'static str) -> PyResult<T> {
    codec_error::raise_decode(cx, encoding, &bytes::try_new(cx, source)?, source, codec_error::Place { start, end, reason })
}

#[inline]
fn is_surrogate(c: u32) -> bool {
    c & !0x7ff == 0xd800
}

/// Bytes that the UTF-8 form takes, and whether there is a lone surrogate.
fn utf8_size(chars: Chars<'_>) -> (usize, bool) {
    match chars {
        Chars::One(s) => (s.len() + s.iter().map(|&c| (c >> 7) as usize).sum::<usize>(), false),
        _ => {
            let (mut size, mut surrogate) = (0, false);
            match chars {
                Chars::Two(s) => {
                    for chunk in s.chunks(64) {
                        let (mut part, mut bad) = (0u16, 0u16);
                        for &c in chunk {
                            part += 1 + (c >= 0x80) as u16 + (c >= 0x800) as u16;
                            bad |= (c & 0xf800 == 0xd800) as u16;
                        }
                        size += part as usize;
                        surrogate |= bad != 0;
                    }
                }
                _ => each_width!(chars, s => for &c in s {
                    let c: u32 = c.into();
                    size += 1 + (c >= 0x80) as usize + (c >= 0x800) as usize + (c >= 0x10000) as usize;
                    surrogate |= is_surrogate(c);
                }),
            }
            (size, surrogate)
        }
    }
}

fn encode_utf8(cx: &Ctx, text: &Ref, errors: &Handler) -> PyResult<Ref> {
    let own = body::chars(text);
    let (size, has_surrogate) = utf8_size(own);
    if !has_surrogate {
        // SAFETY: the target has exactly the bytes that `utf8_size` counted.
        return bytes::try_new_with(cx, size, |target| unsafe { each_width!(own, s => pack_utf8(s, target.as_mut_ptr())) });
    }
    let mut out = Vec::with_capacity(size);
    let mut at = 0;
    while at < own.len() {
        let c = own.at(at);
        if !is_surrogate(c) {
            body::push_wtf8(&mut out, c);
            at += 1;
            continue;
        }
        let end = (at..own.len()).find(|&i| !is_surrogate(own.at(i))).unwrap_or(own.len());
        let place = codec_error::Place { start: at, end, reason: "surrogates not allowed" };
        at = codec_error::encode(cx, errors, "utf-8", text, place, &mut out, body::push_wtf8)?;
    }
    bytes::try_new(cx, &out)
}

/// Writes the UTF-8 form.
///
/// # Safety
/// There is room for it.
unsafe fn pack_utf8<T: Unit>(source: &[T], mut target: *mut u8) {
    let (many, last) = source.split_at(source.len().saturating_sub(4));
    // SAFETY: the caller's promise; the four characters kept back leave room for the whole word that each of the others writes.
    unsafe {
        for &c in many {
            let c: u32 = c.into();
            if c >= 0x10000 {
                let low = 0xf0 | c >> 18 | (0x80 | (c >> 12 & 0x3f)) << 8;
                let word = low | (0x80 | (c >> 6 & 0x3f)) << 16 | (0x80 | (c & 0x3f)) << 24;
                target.cast::<u32>().write_unaligned(word.to_le());
                target = target.add(4);
                continue;
            }
            // No branches: text mixes lengths, and guesses would often be wrong.
            let two = 0xc0 | c >> 6 | (0x80 | (c & 0x3f)) << 8;
            let three = 0xe0 | c >> 12 | (0x80 | (c >> 6 & 0x3f)) << 8 | (0x80 | (c & 0x3f)) << 16;
            let word = if c < 0x80 {
                c
            } else if c < 0x800 {
                two
            } else {
                three
            };
            target.cast::<u32>().write_unaligned(word.to_le());
            target = target.add(1 + (c >= 0x80) as usize + (c >= 0x800) as usize);
        }
        for &c in last {
            let c: u32 = c.into();
            if c < 0x80 {
                target.write(c as u8);
                target = target.add(1);
            } else if c < 0x800 {
                target.cast::<[u8; 2]>().write([0xc0 | (c >> 6) as u8, 0x80 | (c & 0x3f) as u8]);
                target = target.add(2);
            } else if c < 0x10000 {
                target.cast::<[u8; 3]>().write([0xe0 | (c >> 12) as u8, 0x80 | (c >> 6 & 0x3f) as u8, 0x80 | (c & 0x3f) as u8]);
                target = target.add(3);
            } else {
                let bytes = [0xf0 | (c >> 18) as u8, 0x80 | (c >> 12 & 0x3f) as u8, 0x80 | (c >> 6 & 0x3f) as u8, 0x80 | (c & 0x3f) as u8];
                target.cast::<[u8; 4]>().write(bytes);
                target = target.add(4);
            }
        }
    }
}

/// ASCII and Latin-1 with characters beyond `limit`.
fn encode_narrow(cx: &Ctx, text: &Ref, errors: &Handler, limit: u32, name: &str, reason: &'static str) -> PyResult<Ref> {
    let own = body::chars(text);
    let mut out = Vec::with_capacity(own.len());
    let mut at = 0;
    while at < own.len() {
        let c = own.at(at);
        if c < limit {
            out.push(c as u8);
            at += 1;
            continue;
        }
        let end = (at..own.len()).find(|&i| own.at(i) < limit).unwrap_or(own.len());
        at = codec_error::encode(cx, errors, name, text, codec_error::Place { start: at, end, reason }, &mut out, |out, c| {
            out.push(c as u8)
        })?;
    }
    bytes::try_new(cx, &out)
}

fn decode_ascii(cx: &Ctx, object: &Ref, source: &[u8], errors: &Handler) -> PyResult<Ref> {
    let mut out = Builder::new();
    let mut at = 0;
    while at < source.len() {
        let plain = source[at..].iter().position(|b| !b.is_ascii()).unwrap_or(source.len() - at);
        out.push_latin1(&source[at..at + plain]);
        at += plain;
        if at < source.len() {
            let place = codec_error::Place { start: at, end: at + 1, reason: "ordinal not in range(128)" };
            at = codec_error::decode(cx, errors, "ascii", object, source, place, &mut out)?;
        }
    }
    out.finish(cx)
}

fn decode_utf8(cx: &Ctx, object: &Ref, source: &[u8], errors: &Handler) -> PyResult<Ref> {
    if let Some(text) = body::decode_valid(cx, source)? {
        return Ok(text);
    }
    let mut error = match std::str::from_utf8(source) {
        Ok(valid) => return Ok(body::from_wtf8(cx, valid.as_bytes())),
        Err(error) => error,
    };
    let mut out = Builder::new();
    out.reserve(source.len());
    let mut at = 0;
    loop {
        let valid = at + error.valid_up_to();
        let mut from = at;
        while let Some(c) = (from < valid).then(|| body::next_wtf8(source, &mut from)).flatten() {
            out.push(c);
        }
        let (end, reason) = match error.error_len() {
            None => (source.len(), "unexpected end of data"),
            Some(size) => match source[valid] {
                0x80..0xc2 | 0xf5.. => (valid + size, "invalid start byte"),
                _ => (valid + size, "invalid continuation byte"),
            },
        };
        at = codec_error::decode(cx, errors, "utf-8", object, source, codec_error::Place { start: valid, end, reason }, &mut out)?;
        error = match std::str::from_utf8(&source[at..]) {
            Ok(rest) => {
                out.push_str(rest);
                return out.finish(cx);
            }
            Err(error) => error,
        };
    }
}
