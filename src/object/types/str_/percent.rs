//! `%`-formatting, for str and for bytes: `%[(key)][flags][width][.precision][length]type`.
//!
//! ```text
//!   template ─► Item { flags, width, precision, type } ─► text of the value ─► sign, prefix, padding ─► Builder
//! ```
//! Bytes go through the same code as Latin-1 text; only `%s`, `%b`, `%c`, keys and a few messages differ.

use super::body::{self, Chars};
use super::build::Builder;
use super::convert::{is_str, size};
use super::format_spec::FormatSpec;
use crate::heap::Ref;
use crate::object::protocol::{item, number, text};
use crate::object::types::{bytes, float, int, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

const LEFT: u8 = 1;
const SIGN: u8 = 2;
const BLANK: u8 = 4;
const ALTERNATE: u8 = 8;
const ZERO: u8 = 16;

struct Item {
    flags: u8,
    width: Option<usize>,
    precision: Option<usize>,
    type_: u32,
}

/// The values still to come.
struct Values<'a> {
    cx: &'a Ctx,
    /// A tuple of values, or the only value.
    source: &'a Ref,
    /// What a key in parentheses found.
    found: Option<Ref>,
    is_tuple: bool,
    next: usize,
    /// What `%(key)s` looks in.
    mapping: Option<&'a Ref>,
}

impl Values<'_> {
    fn next(&mut self) -> PyResult<&Ref> {
        let count = if self.is_tuple { tuple::len(self.source) } else { 1 };
        if self.next >= count {
            return self.cx.type_error("not enough arguments for format string");
        }
        self.next += 1;
        Ok(match &self.found {
            Some(found) => found,
            None if self.is_tuple => &tuple::items(self.source)[self.next - 1],
            None => self.source,
        })
    }
}

/// `template % values`
pub fn format_str(cx: &Ctx, template: &Ref, values: &Ref) -> PyResult<Ref> {
    let mut out = Builder::new();
    format(cx, body::chars(template), values, false, &mut out)?;
    if template.is_exact(cx.types.str_) && !body::chars(template).iter().any(|c| c == u32::from(b'%')) {
        return Ok(template.clone());
    }
    out.finish(cx)
}

/// The same for bytes; answers what has been made.
pub fn format_bytes(cx: &Ctx, template: &[u8], values: &Ref) -> PyResult<Builder> {
    let mut out = Builder::new();
    format(cx, Chars::One(template), values, true, &mut out)?;
    Ok(out)
}

fn format(cx: &Ctx, template: Chars<'_>, values: &Ref, in_bytes: bool, out: &mut Builder) -> PyResult<()> {
    let is_tuple = values.has_flag(type_flags::TUPLE);
    let is_text = if in_bytes { values.has_flag(type_flags::BYTES) || values.is_instance(cx.types.bytearray) } else { is_str(values) };
    let is_mapping = !is_tuple && !is_text && values.ty().slots().subscript.is_some();
    let mut values = Values { cx, source: values, found: None, is_tuple, next: 0, mapping: is_mapping.then_some(values) };
    let end = template.len();
    let mut at = 0;
    while at < end {
        let percent = match template {
            Chars::One(bytes) => memchr::memchr(b'%', &bytes[at..]).map_or(end, |found| at + found),
            _ => (at..end).find(|&at| template.at(at) == '%' as u32).unwrap_or(end),
        };
        out.push_chars(template.slice(at, percent));
        at = percent + 1;
        if percent < end {
            let item = match template {
                Chars::One(bytes) if matches!(bytes.get(at), Some(b's' | b'd' | b'r')) => {
                    at += 1;
                    Item { flags: 0, width: None, precision: None, type_: bytes[at - 1].into() }
                }
                _ => parse(cx, template, &mut at, &mut values, in_bytes)?,
            };
            if item.type_ == '%' as u32 && at == percent + 2 {
                out.push('%' as u32);
            } else {
                let value = values.next()?;
                convert(cx, &item, value, in_bytes, (at - 1, at == end), out)?;
            }
        }
    }
    let left_over = if values.is_tuple { values.next < tuple::len(values.source) } else { values.next < 1 };
    if left_over && values.mapping.is_none() {
        let what = if in_bytes { "bytes" } else { "string" };
        return cx.type_error(&format!("not all arguments converted during {what} formatting"));
    }
    Ok(())
}

fn parse(cx: &Ctx, template: Chars<'_>, at: &mut usize, values: &mut Values<'_>, in_bytes: bool) -> PyResult<Item> {
    let end = template.len();
    let peek = |at: usize| if at < end { template.at(at) } else { 0 };
    let mut item = Item { flags: 0, width: None, precision: None, type_: 0 };
    if peek(*at) == '(' as u32 {
        let Some(mapping) = values.mapping else { return cx.type_error("format requires a mapping") };
        let start = *at + 1;
        let mut open = 1;
        *at = start;
        while open > 0 {
            if *at >= end {
                return cx.value_error("incomplete format key");
            }
            match template.at(*at) {
                0x28 => open += 1,
                0x29 => open -= 1,
                _ => {}
            }
            *at += 1;
        }
        let key = template.slice(start, *at - 1);
        let key = if in_bytes { bytes::try_new(cx, key.bytes())? } else { body::from_chars(cx, key)? };
        values.found = Some(item::get(cx, mapping, &key)?);
        values.is_tuple = false;
        values.next = 0;
    }
    loop {
        item.flags |= match peek(*at) {
            0x2d => LEFT,
            0x2b => SIGN,
            0x20 => BLANK,
            0x23 => ALTERNATE,
            0x30 => ZERO,
            _ => break,
        };
        *at += 1;
    }
    if peek(*at) == '*' as u32 {
        let width = values.next()?;
        if !width.has_flag(type_flags::INT) {
            return cx.type_error("* wants int");
        }
        let width = size(cx, width)?;
        if width < 0 {
            item.flags |= LEFT;
        }
        item.width = Some(width.unsigned_abs());
        *at += 1;
    } else {
        item.width = digits(cx, template, at, isize::MAX as usize, "width too big")?;
    }
    if peek(*at) == '.' as u32 {
        *at += 1;
        if peek(*at) == '*' as u32 {
            let precision = values.next()?;
            if !precision.has_flag(type_flags::INT) {
                return cx.type_error("* wants int");
            }
            item.precision = Some(super::convert::c_int(cx, precision)?.max(0) as usize);
            *at += 1;
        } else {
            item.precision = Some(digits(cx, template, at, i32::MAX as usize, "precision too big")?.unwrap_or(0));
        }
    }
    if matches!(peek(*at), 0x68 | 0x6c | 0x4c) {
        *at += 1;
    }
    if *at >= end {
        return cx.value_error("incomplete format");
    }
    item.type_ = template.at(*at);
    *at += 1;
    Ok(item)
}

fn digits(cx: &Ctx, template: Chars<'_>, at: &mut usize, most: usize, error: &str) -> PyResult<Option<usize>> {
    let mut value: Option<usize> = None;
    while *at < template.len()
        && let digit @ 0x30..0x3a = template.at(*at)
    {
        match value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(digit as usize - 0x30)).filter(|&v| v <= most) {
            Some(next) => value = Some(next),
            None => return cx.value_error(error),
        }
        *at += 1;
    }
    Ok(value)
}

fn convert(cx: &Ctx, item: &Item, value: &Ref, in_bytes: bool, place: (usize, bool), out: &mut Builder) -> PyResult<()> {
    let (position, is_last) = place;
    let plain = item.width.is_none() && item.precision.is_none() && item.flags & (SIGN | BLANK) == 0;
    let type_ = char::from_u32(item.type_).unwrap_or('\u{fffd}');
    match type_ {
        's' | 'b' if in_bytes => {
            let whole = bytes_of(cx, value)?;
            let part = bytes::as_slice(&whole);
            let length = item.precision.map_or(part.len(), |precision| precision.min(part.len()));
            write(cx, item, Chars::One(&part[..length]), false, out)
        }
        's' | 'r' | 'a' => {
            let text = match type_ {
                's' => text::str_(cx, value)?,
                'r' if !in_bytes => text::repr(cx, value)?,
                _ => text::ascii(cx, value)?,
            };
            if plain || item.width.unwrap_or(0) <= body::len(&text) && item.precision.is_none_or(|precision| precision >= body::len(&text))
            {
                if is_last && !in_bytes {
                    out.push_final(cx, &text)
                } else {
                    out.push_ref(&text)
                }
                return Ok(());
            }
            let chars = body::chars(&text);
            let length = item.precision.map_or(chars.len(), |precision| precision.min(chars.len()));
            write(cx, item, chars.slice(0, length), false, out)
        }
        'c' => {
            let c = character(cx, value, in_bytes)?;
            write(cx, item, Chars::Four(&[c]), false, out)
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let number = integer(cx, value, if in_bytes && type_ == 'i' { 'd' } else { type_ })?;
            if plain
                && item.flags & ALTERNATE == 0
                && matches!(type_, 'd' | 'i' | 'u')
                && let Some(value) = int::as_i64(&number)
            {
                push_decimal(out, value);
                return Ok(());
            }
            if item.precision.is_none()
                && item.flags & ALTERNATE == 0
                && let Some(value) = int::as_i64(&number)
            {
                let mut room = [0u8; 24];
                return write(cx, item, Chars::One(small_digits(&mut room, value, type_)), true, out);
            }
            let digits = long(cx, item, &number, type_)?;
            write(cx, item, Chars::One(&digits), true, out)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let value = match value.is_exact(cx.types.float) {
                true => float::value(value),
                false => real(cx, value, in_bytes)?,
            };
            let spec = FormatSpec {
                fill: ' ' as u32,
                align: b'>',
                align_given: false,
                sign: 0,
                no_negative_zero: false,
                alternate: item.flags & ALTERNATE != 0,
                width: None,
                grouping: 0,
                precision: Some(item.precision.unwrap_or(6)),
                type_: item.type_,
            };
            let text = float::format_value(cx, value, &spec)?;
            write(cx, item, body::chars(&text), true, out)
        }
        _ => {
            let shown = if (31..=126).contains(&item.type_) { char::from(item.type_ as u8) } else { '?' };
            cx.value_error(&format!("unsupported format character '{shown}' ({:#x}) at index {position}", item.type_))
        }
    }
}

fn real(cx: &Ctx, value: &Ref, in_bytes: bool) -> PyResult<f64> {
    match number::to_f64(cx, value) {
        Err(raised) if in_bytes && cx.swallow(cx.types.type_error) => {
            let _ = raised;
            cx.type_error(&format!("float argument required, not {}", value.ty().display_name()))
        }
        result => result,
    }
}

/// Appends a decimal number.
pub(crate) fn push_decimal(out: &mut Builder, value: i64) {
    out.push_latin1(int::short_decimal(value, &mut [0; 20]).as_bytes());
}

/// Sign and digits of a machine word.
fn small_digits(room: &mut [u8; 24], value: i64, type_: char) -> &[u8] {
    let mut at = room.len();
    let mut rest = value.unsigned_abs();
    // Divisions by constants, written out for each base.
    loop {
        at -= 1;
        let (digit, next) = match type_ {
            'o' => (rest & 7, rest >> 3),
            'x' | 'X' => (rest & 15, rest >> 4),
            _ => (rest % 10, rest / 10),
        };
        room[at] = match digit {
            0..10 => b'0' + digit as u8,
            _ if type_ == 'X' => b'A' + digit as u8 - 10,
            _ => b'a' + digit as u8 - 10,
        };
        rest = next;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        room[at] = b'-';
    }
    &room[at..]
}

/// The value of `%d` and its relatives as an exact int.
fn integer(cx: &Ctx, value: &Ref, type_: char) -> PyResult<Ref> {
    if value.has_flag(type_flags::INT) {
        return Ok(int::to_exact(cx, value));
    }
    let slots = value.ty().slots();
    let wants_index = matches!(type_, 'o' | 'x' | 'X');
    if slots.index.is_some() || (slots.int.is_some() && !wants_index) {
        let converted = if wants_index { number::index(cx, value) } else { int::from_object(cx, value) };
        match converted {
            Err(raised) if !cx.swallow(cx.types.type_error) => return Err(raised),
            Err(_) => (),
            converted => return converted,
        }
    }
    let wanted = if wants_index { "an integer is required" } else { "a real number is required" };
    cx.type_error(&format!("%{type_} format: {wanted}, not {}", value.ty().display_name()))
}

/// Digits with sign, prefix (for `#`) and as many zeros as the precision asks for.
fn long(cx: &Ctx, item: &Item, number: &Ref, type_: char) -> PyResult<Vec<u8>> {
    let spec = match type_ {
        'o' => "o",
        'x' => "x",
        'X' => "X",
        _ => "",
    };
    let mut room = [0u8; 24];
    let whole;
    let bytes = match int::as_i64(number) {
        Some(value) => small_digits(&mut room, value, type_),
        None => {
            whole = if spec.is_empty() { text::str_(cx, number)? } else { text::format(cx, number, &cx.intern(spec))? };
            body::body(&whole).bytes()
        }
    };
    let (sign, digits) = match bytes.strip_prefix(b"-") {
        Some(digits) => (&b"-"[..], digits),
        None => (&b""[..], bytes),
    };
    let prefix: &[u8] = match (item.flags & ALTERNATE != 0, type_) {
        (true, 'o') => b"0o",
        (true, 'x') => b"0x",
        (true, 'X') => b"0X",
        _ => b"",
    };
    let precision = item.precision.unwrap_or(0);
    if precision > i32::MAX as usize - 3 {
        return cx.value_error("precision too large");
    }
    let zeros = precision.saturating_sub(digits.len());
    let mut out = Vec::new();
    if out.try_reserve(bytes.len() + prefix.len() + zeros).is_err() {
        return cx.no_memory();
    }
    out.extend_from_slice(sign);
    out.extend_from_slice(prefix);
    out.resize(out.len() + zeros, b'0');
    out.extend_from_slice(digits);
    Ok(out)
}

fn character(cx: &Ctx, value: &Ref, in_bytes: bool) -> PyResult<u32> {
    if in_bytes {
        let one = if value.has_flag(type_flags::BYTES) {
            Some(bytes::as_slice(value).to_vec())
        } else if value.is_instance(cx.types.bytearray) {
            Some(bytes::bytes_like(cx, value)?.to_vec())
        } else {
            None
        };
        if let Some([byte]) = one.as_deref() {
            return Ok(*byte as u32);
        }
        if one.is_none() && value.ty().slots().index.is_some() {
            let index = number::index(cx, value)?;
            return match int::as_i64(&index) {
                Some(c @ 0..256) => Ok(c as u32),
                _ => cx.raise(cx.types.overflow_error, "%c arg not in range(256)"),
            };
        }
        return cx.type_error("%c requires an integer in range(256) or a single byte");
    }
    if is_str(value) {
        if body::len(value) == 1 {
            return Ok(body::char_at(value, 0));
        }
    } else if value.ty().slots().index.is_some() {
        let index = number::index(cx, value)?;
        return match int::as_i64(&index) {
            Some(c @ 0..0x110000) => Ok(c as u32),
            _ => cx.raise(cx.types.overflow_error, "%c arg not in range(0x110000)"),
        };
    }
    cx.type_error("%c requires int or char")
}

fn bytes_of(cx: &Ctx, value: &Ref) -> PyResult<Ref> {
    if value.is_exact(cx.types.bytes) {
        return Ok(value.clone());
    }
    if let Some(made) = crate::object::protocol::attribute::call_special(cx, value, &cx.names.__bytes__, []) {
        let made = made?;
        if made.has_flag(type_flags::BYTES) {
            return Ok(made);
        }
        return cx.type_error(&format!("__bytes__ returned non-bytes (type {})", made.ty().display_name()));
    }
    if bytes::is_bytes_like(value) {
        let like = bytes::bytes_like(cx, value)?;
        return bytes::try_new(cx, &like);
    }
    cx.type_error(&format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{}'", value.ty().display_name()))
}

/// Sign, prefix, padding.
fn write(cx: &Ctx, item: &Item, text: Chars<'_>, is_number: bool, out: &mut Builder) -> PyResult<()> {
    let mut rest = text;
    let mut sign = 0;
    if is_number {
        match if rest.is_empty() { 0 } else { rest.at(0) } {
            c @ (0x2d | 0x2b) => {
                sign = c;
                rest = rest.slice(1, rest.len());
            }
            _ if item.flags & SIGN != 0 => sign = '+' as u32,
            _ if item.flags & BLANK != 0 => sign = ' ' as u32,
            _ => {}
        }
    }
    let prefix = if is_number && item.flags & ALTERNATE != 0 && matches!(item.type_, 0x78 | 0x58 | 0x6f) { 2 } else { 0 };
    let length = rest.len() + (sign != 0) as usize;
    let padding = item.width.unwrap_or(0).saturating_sub(length);
    out.try_reserve(cx, padding + length)?;
    let zeros = is_number && item.flags & ZERO != 0 && item.flags & LEFT == 0;
    if item.flags & LEFT == 0 && !zeros {
        out.push_repeated(' ' as u32, padding);
    }
    if sign != 0 {
        out.push(sign);
    }
    out.push_chars(rest.slice(0, prefix));
    if zeros {
        out.push_repeated('0' as u32, padding);
    }
    out.push_chars(rest.slice(prefix, rest.len()));
    if item.flags & LEFT != 0 {
        // CPython fills up with zeros on the right, too, if both flags are given; numbers keep their value only with spaces.
        out.push_repeated(' ' as u32, padding);
    }
    Ok(())
}
