//! `format(n, spec)` of ints, and how any formatted number is put together.
//!
//! ```text
//!   fill … │ sign │ prefix │ fill (`=`) … │ digits, grouped │ rest: fraction, exponent, % │ … fill
//! ```
//! With fill `0` and alignment `=` the filling zeros count as digits and are grouped like them.

use std::borrow::Cow;

use super::body::{self, is_negative};
use super::text;
use crate::heap::Ref;
use crate::object::types::str_::build::Builder;
use crate::object::types::str_::format_spec::{self, FormatSpec};
use crate::object::types::{float, str_};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// The parts of a formatted number; all ASCII but for type `c`.
pub struct Parts<'a> {
    /// Below zero.
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// What may be grouped.
    pub digits: &'a str,
    /// What follows the digits.
    pub rest: &'a str,
}

impl Parts<'_> {
    /// The sign to be shown.
    pub fn sign(&self, spec: &FormatSpec) -> &'static str {
        match spec.sign {
            _ if self.negative => "-",
            b'+' => "+",
            b' ' => " ",
            _ => "",
        }
    }
}

/// Puts a number together as the specification asks.
pub fn compose(cx: &Ctx, spec: &FormatSpec, parts: &Parts<'_>) -> PyResult<Ref> {
    spec.check_width(cx)?;
    let sign = parts.sign(spec);
    let fixed = sign.len() + parts.prefix.len() + if parts.rest.is_empty() { 0 } else { parts.rest.chars().count() };
    let zeros = spec.fill == '0' as u32 && spec.align == b'=';
    let least = if zeros { spec.width.unwrap_or(0).saturating_sub(fixed) } else { 0 };
    let size = if matches!(char::from_u32(spec.type_), Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
    // Without groups the zeros in front are a filling like any other.
    let digits = if spec.grouping == 0 { Cow::Borrowed(parts.digits) } else { group(parts.digits, spec.grouping, size, least) };
    let total = fixed + digits.len();
    let fill = spec.width.unwrap_or(0).saturating_sub(total);
    let (before, inside, behind) = match spec.align {
        b'<' => (0, 0, fill),
        b'^' => (fill / 2, 0, fill - fill / 2),
        b'=' => (0, fill, 0),
        _ => (fill, 0, 0),
    };
    if total + fill <= SHORT && spec.fill < 0x80 && parts.rest.is_ascii() {
        let mut line = Line { room: [spec.fill as u8; SHORT], at: before };
        line.put(sign);
        line.put(parts.prefix);
        line.at += inside;
        line.put(&digits);
        line.put(parts.rest);
        return str_::from_ascii(cx, &line.room[..total + fill]);
    }
    let mut out = Builder::new();
    out.push_repeated(spec.fill, before);
    out.push_str(sign);
    out.push_str(parts.prefix);
    out.push_repeated(spec.fill, inside);
    out.push_str(&digits);
    out.push_str(parts.rest);
    out.push_repeated(spec.fill, behind);
    out.finish(cx)
}

/// Characters of a result that is put together before it gets its memory.
const SHORT: usize = 64;

/// Such a result: filling, of which parts are written over.
struct Line {
    room: [u8; SHORT],
    at: usize,
}

impl Line {
    #[inline(always)]
    fn put(&mut self, part: &str) {
        // Most parts are a character or none, for which a call to copy is too much.
        for &byte in part.as_bytes() {
            self.room[self.at] = byte;
            self.at += 1;
        }
    }
}

/// Digits with separators between groups and zeros in front up to a least length.
fn group(digits: &str, separator: u8, size: usize, least: usize) -> Cow<'_, str> {
    if digits.is_empty() || (digits.len() <= size && least <= digits.len()) {
        return Cow::Borrowed(digits);
    }
    let mut reversed = Vec::with_capacity(digits.len().max(least) * 4 / 3 + 2);
    let mut source = digits.bytes().rev();
    let mut left = digits.len();
    let mut least = least as isize;
    loop {
        let take = size.min(left.max(least.max(1) as usize));
        for _ in 0..take {
            reversed.push(source.next().unwrap_or(b'0'));
        }
        left = left.saturating_sub(take);
        least -= take as isize;
        if left == 0 && least <= 0 {
            break;
        }
        reversed.push(separator);
        least -= 1;
    }
    reversed.reverse();
    Cow::Owned(String::from_utf8(reversed).unwrap_or_default())
}

/// `int.__format__`
pub fn format(cx: &Ctx, object: &Ref, spec: &Ref) -> PyResult<Ref> {
    if str_::len(spec) == 0 {
        return crate::object::protocol::text::str_(cx, object);
    }
    let spec = format_spec::parse(cx, spec, 'd' as u32, b'>', object)?;
    match char::from_u32(spec.type_) {
        Some('b' | 'd' | 'o' | 'x' | 'X' | 'n') => format_digits(cx, object, &spec),
        Some('c') => {
            check(cx, &spec)?;
            format_character(cx, object, &spec)
        }
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => float::format_value(cx, super::big::to_f64(cx, object)?, &spec),
        _ => format_spec::unknown_code(cx, spec.type_, object),
    }
}

fn check(cx: &Ctx, spec: &FormatSpec) -> PyResult<()> {
    if spec.precision.is_some() {
        return cx.value_error("Precision not allowed in integer format specifier");
    }
    if spec.no_negative_zero {
        return cx.value_error("Negative zero coercion (z) not allowed in integer format specifier");
    }
    Ok(())
}

fn format_digits(cx: &Ctx, object: &Ref, spec: &FormatSpec) -> PyResult<Ref> {
    check(cx, spec)?;
    let (mut decimal_room, mut room) = ([0; 20], [0; 64]);
    let upper = spec.type_ == 'X' as u32;
    let (base, prefix) = match char::from_u32(spec.type_) {
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        _ => (10, ""),
    };
    let digits = match body::short_value(object) {
        Some(value) if base == 10 => Cow::Borrowed(text::short_decimal(value.abs(), &mut decimal_room)),
        Some(value) => Cow::Borrowed(text::short_radix(value.unsigned_abs(), base, upper, &mut room)),
        None if base == 10 => Cow::Owned(text::to_decimal_checked(cx, object)?.trim_start_matches('-').to_owned()),
        None if upper => Cow::Owned(text::to_radix(object, 16).to_ascii_uppercase()),
        None => Cow::Owned(text::to_radix(object, base)),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    compose(cx, spec, &Parts { negative: is_negative(object), prefix, digits: &digits, rest: "" })
}

fn format_character(cx: &Ctx, object: &Ref, spec: &FormatSpec) -> PyResult<Ref> {
    if spec.sign != 0 {
        return cx.value_error("Sign not allowed with integer format specifier 'c'");
    }
    if spec.alternate {
        return cx.value_error("Alternate form (#) not allowed with integer format specifier 'c'");
    }
    let Some(value) = body::as_i64(object) else {
        return cx.raise(cx.types.overflow_error, "Python int too large to convert to C long");
    };
    if !(0..=0x10ffff).contains(&value) {
        return cx.raise(cx.types.overflow_error, "%c arg not in range(0x110000)");
    }
    spec.check_width(cx)?;
    let (left, right) = spec.padding(1);
    let mut out = Builder::new();
    out.push_repeated(spec.fill, left);
    out.push(value as u32);
    out.push_repeated(spec.fill, right);
    out.finish(cx)
}

/// Checks the argument of a `__format__` method.
pub fn spec_argument<'a>(cx: &Ctx, spec: &'a Ref) -> PyResult<&'a Ref> {
    if spec.has_flag(type_flags::STR) {
        Ok(spec)
    } else {
        cx.type_error(&format!("__format__() argument must be str, not {}", spec.ty().display_name()))
    }
}
