//! Ints as text and back: any base from 2 to 36, and the limit on decimal digits that guards against slow conversions.

use std::borrow::Cow;
use std::cell::Cell;

use dashu_int::UBig;

use super::big;
use super::body::{self, digits, is_negative};
use crate::heap::Ref;
use crate::object::protocol;
use crate::object::types::{bytes, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// What `sys.get_int_max_str_digits()` says at start.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;
/// The smallest limit that can be set, and the length below which nothing is checked.
pub const LEAST_MAX_STR_DIGITS: usize = 640;

thread_local! {
    static MAX_STR_DIGITS: Cell<usize> = const { Cell::new(DEFAULT_MAX_STR_DIGITS) };
}

/// `sys.get_int_max_str_digits()`; 0 means no limit.
pub fn max_str_digits() -> usize {
    MAX_STR_DIGITS.get()
}

/// `sys.set_int_max_str_digits()`; the caller has checked the value.
pub fn set_max_str_digits(limit: usize) {
    MAX_STR_DIGITS.set(limit);
}

/// Decimal text, whatever its length.
pub fn to_decimal(object: &Ref) -> String {
    match body::as_i64(object) {
        Some(value) => value.to_string(),
        None => {
            let magnitude = big::to_ubig(digits(object)).to_string();
            if is_negative(object) { format!("-{magnitude}") } else { magnitude }
        }
    }
}

/// Decimal text, ValueError beyond the limit.
pub fn to_decimal_checked(cx: &Ctx, object: &Ref) -> PyResult<String> {
    let limit = max_str_digits();
    let checked = limit != 0 && big::bit_length(object) > (LEAST_MAX_STR_DIGITS as u64) * 3;
    if checked && (big::bit_length(object) - 1) as f64 * std::f64::consts::LOG10_2 > (limit + 1) as f64 {
        return too_long(cx);
    }
    let text = to_decimal(object);
    if checked && text.len() - is_negative(object) as usize > limit {
        return too_long(cx);
    }
    Ok(text)
}

fn too_long<T>(cx: &Ctx) -> PyResult<T> {
    cx.value_error(&format!(
        "Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        max_str_digits()
    ))
}

/// Text of the magnitude in a base of 2..=36, lower case.
pub fn to_radix(object: &Ref, base: u32) -> String {
    match body::as_i64(object) {
        Some(value) => match base {
            2 => format!("{:b}", value.unsigned_abs()),
            8 => format!("{:o}", value.unsigned_abs()),
            16 => format!("{:x}", value.unsigned_abs()),
            _ => UBig::from(value.unsigned_abs()).in_radix(base as u8).to_string(),
        },
        None => big::to_ubig(digits(object)).in_radix(base as u8).to_string(),
    }
}

/// `hex`, `oct`, `bin`: with sign and prefix.
pub fn prefixed(cx: &Ctx, object: &Ref, base: u32) -> Ref {
    let letter = match base {
        2 => b'b',
        8 => b'o',
        _ => b'x',
    };
    let Some(value) = body::short_value(object) else {
        let sign = if is_negative(object) { "-" } else { "" };
        return cx.new_str(&format!("{sign}0{}{}", letter as char, to_radix(object, base)));
    };
    // Sixty bits, a prefix and a sign.
    let mut room = [0; 64];
    let (mut at, mut rest, shift) = (room.len(), value.unsigned_abs(), base.trailing_zeros());
    let mut put = |byte| {
        at -= 1;
        room[at] = byte;
    };
    loop {
        put(b"0123456789abcdef"[(rest & (base as u64 - 1)) as usize]);
        rest >>= shift;
        if rest == 0 {
            break;
        }
    }
    put(letter);
    put(b'0');
    if value < 0 {
        put(b'-');
    }
    str_::fresh_ascii(cx, &room[at..])
}

pub(super) fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if let Some(value) = body::short_value(object) {
        let mut room = [0; 20];
        return Ok(str_::fresh_ascii(cx, short_decimal(value, &mut room).as_bytes()));
    }
    Ok(cx.new_str(&to_decimal_checked(cx, object)?))
}

/// Two decimal digits for each number below a hundred.
const PAIRS: [u8; 200] = {
    let mut pairs = [0; 200];
    let mut value = 0;
    while value < 100 {
        pairs[2 * value] = b'0' + (value / 10) as u8;
        pairs[2 * value + 1] = b'0' + (value % 10) as u8;
        value += 1;
    }
    pairs
};

/// Decimal text of a machine word, in the room given.
pub fn short_decimal(value: i64, room: &mut [u8; 20]) -> &str {
    let mut rest = value.unsigned_abs();
    let mut start = room.len();
    while rest >= 10 {
        let pair = (rest % 100) as usize * 2;
        rest /= 100;
        start -= 2;
        room[start] = PAIRS[pair];
        room[start + 1] = PAIRS[pair + 1];
    }
    if rest != 0 || start == room.len() {
        start -= 1;
        room[start] = b'0' + rest as u8;
    }
    if value < 0 {
        start -= 1;
        room[start] = b'-';
    }
    // SAFETY: ASCII was written from there on.
    unsafe { std::str::from_utf8_unchecked(&room[start..]) }
}

/// Text of a machine word in base 2, 8 or 16, in the room given.
pub fn short_radix(value: u64, base: u32, upper: bool, room: &mut [u8; 64]) -> &str {
    let shift = base.trailing_zeros();
    let letters = if upper { b'A' - 10 } else { b'a' - 10 };
    let mut rest = value;
    let mut start = room.len();
    loop {
        start -= 1;
        let digit = (rest & (base as u64 - 1)) as u8;
        room[start] = digit + if digit < 10 { b'0' } else { letters };
        rest >>= shift;
        if rest == 0 {
            break;
        }
    }
    // SAFETY: ASCII was written from there on.
    unsafe { std::str::from_utf8_unchecked(&room[start..]) }
}

/// First characters of the rows of ten decimal digits (category Nd) beyond ASCII, Unicode 15.0.
const DIGIT_ROWS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
    0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
    0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0,
    0x1e4f0, 0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
pub fn decimal_value(character: u32) -> Option<u32> {
    if character < 0x80 {
        return (character.wrapping_sub('0' as u32) < 10).then(|| character - '0' as u32);
    }
    let row = DIGIT_ROWS.partition_point(|&first| first <= character).checked_sub(1)?;
    let value = character - DIGIT_ROWS[row];
    (value < 10).then_some(value)
}

/// Whether `str.isspace` holds for a character.
fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

/// A str as the number parsers read it: digits of other scripts become ASCII digits, spaces blanks, anything else beyond ASCII a `?`.
pub fn to_ascii(text: &Ref) -> Cow<'_, [u8]> {
    let wtf8 = str_::wtf8(text);
    if wtf8.is_ascii() {
        return wtf8;
    }
    Cow::Owned(
        String::from_utf8_lossy(&wtf8)
            .chars()
            .map(|character| match decimal_value(character as u32) {
                _ if character.is_ascii() => character as u8,
                Some(value) => b'0' + value as u8,
                None if is_space(character) => b' ',
                None => b'?',
            })
            .collect(),
    )
}

/// ASCII text without the white space around it (`str.strip`, and what C calls space).
pub fn strip(text: &[u8]) -> &[u8] {
    let space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r' | 0x1c..=0x1f);
    let Some(start) = text.iter().position(|byte| !space(byte)) else { return &[] };
    let end = text.iter().rposition(|byte| !space(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// Why text is no int.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadInt {
    /// It does not read as one.
    Syntax,
    /// It has so many digits, more than the limit.
    TooLong(usize),
}

/// An int from ASCII text without spaces around it, in a base of 2..=36, or 0: as in source text. Sign, prefix and underscores as `int()` takes them.
pub fn parse(cx: &Ctx, text: &[u8], base: u32) -> PyResult<Result<Ref, BadInt>> {
    let (negative, mut rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let prefixed = match rest {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 10,
    };
    let zero_only = base == 0 && prefixed == 10 && rest.first() == Some(&b'0');
    let base = if base == 0 { prefixed } else { base };
    if prefixed == base && base != 10 {
        rest = &rest[2..];
        rest = rest.strip_prefix(b"_").unwrap_or(rest);
    }
    let Some(numerals) = numerals(rest, base) else { return Ok(Err(BadInt::Syntax)) };
    let limit = max_str_digits();
    if !base.is_power_of_two() && limit != 0 && numerals.len() > limit.max(LEAST_MAX_STR_DIGITS) {
        return Ok(Err(BadInt::TooLong(numerals.len())));
    }
    if numerals.len() <= 12 {
        let value = numerals.iter().fold(0i64, |value, &byte| value * base as i64 + (byte as char).to_digit(36).unwrap_or(0) as i64);
        if zero_only && value != 0 {
            return Ok(Err(BadInt::Syntax));
        }
        return Ok(Ok(body::new_exact(cx, if negative { -value } else { value })));
    }
    let Ok(text) = std::str::from_utf8(&numerals) else { return Ok(Err(BadInt::Syntax)) };
    let Ok(magnitude) = UBig::from_str_radix(text, base) else { return Ok(Err(BadInt::Syntax)) };
    if zero_only && !magnitude.is_zero() {
        return Ok(Err(BadInt::Syntax));
    }
    big::from_ubig(cx, &magnitude, negative).map(Ok)
}

/// The numerals without single underscores between them; None if anything else is there, or nothing.
fn numerals(text: &[u8], base: u32) -> Option<Cow<'_, [u8]>> {
    let valid = |byte: u8| (byte as char).to_digit(36).is_some_and(|value| value < base);
    if text.iter().all(|&byte| valid(byte)) {
        return (!text.is_empty()).then_some(Cow::Borrowed(text));
    }
    let mut kept = Vec::with_capacity(text.len());
    let mut last = b'_';
    for &byte in text {
        match byte {
            b'_' if last == b'_' => return None,
            b'_' => {}
            _ if valid(byte) => kept.push(byte),
            _ => return None,
        }
        last = byte;
    }
    (last != b'_').then_some(Cow::Owned(kept))
}

/// Value of a byte as a numeral of a base up to 36; 255 if it is none.
const NUMERALS: [u8; 256] = {
    let mut values = [255; 256];
    let mut value = 0;
    while value < 36 {
        if value < 10 {
            values[b'0' as usize + value] = value as u8;
        } else {
            values[b'a' as usize + value - 10] = value as u8;
            values[b'A' as usize + value - 10] = value as u8;
        }
        value += 1;
    }
    values
};

/// What most text is: a sign perhaps, then up to twelve numerals and nothing else. None: look closer. Not for base 0.
fn plain_number(text: &[u8], base: u32) -> Option<i64> {
    let (negative, numerals) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if numerals.is_empty() || numerals.len() > 12 {
        return None;
    }
    let mut value = 0;
    for &byte in numerals {
        let numeral = NUMERALS[byte as usize] as i64;
        if numeral >= base as i64 {
            return None;
        }
        value = value * base as i64 + numeral;
    }
    Some(if negative { -value } else { value })
}

/// `int(text, base)` of a str, bytes or bytearray.
pub fn from_text(cx: &Ctx, text: &Ref, base: u32) -> PyResult<Ref> {
    if text.is_exact(cx.types.str_)
        && let Some(ascii) = str_::ascii(text)
        && let Some(value) = plain_number(ascii.as_bytes(), base)
    {
        return Ok(body::new_exact(cx, value));
    }
    let parsed = if text.has_flag(type_flags::STR) {
        parse(cx, strip(&to_ascii(text)), base)?
    } else if text.has_flag(type_flags::BYTES) {
        parse(cx, strip(bytes::as_slice(text)), base)?
    } else {
        let copy = protocol::call::call(cx, &cx.types.bytes.to_ref(), Args::new(std::slice::from_ref(text)))?;
        return match parse(cx, strip(bytes::as_slice(&copy)), base)? {
            Ok(value) => Ok(value),
            Err(bad) => fail(cx, bad, &copy, base),
        };
    };
    match parsed {
        Ok(value) => Ok(value),
        Err(bad) => fail(cx, bad, text, base),
    }
}

#[cold]
fn fail<T>(cx: &Ctx, bad: BadInt, text: &Ref, base: u32) -> PyResult<T> {
    if let BadInt::TooLong(count) = bad {
        return cx.value_error(&format!(
            "Exceeds the limit ({} digits) for integer string conversion: value has {count} digits; use sys.set_int_max_str_digits() to increase the limit",
            max_str_digits()
        ));
    }
    let shown = str_::to_string_lossy(&protocol::text::repr(cx, text)?);
    let end = shown.char_indices().nth(200).map_or(shown.len(), |(end, _)| end);
    let raised = cx.value_error(&format!("invalid literal for int() with base {base}: {}", &shown[..end]));
    if text.has_flag(type_flags::STR) {
        // CPython's conversion of characters has raised the same before: a second tuple of arguments.
        tuple::pass(cx, 1);
    }
    raised
}

/// `int(x)` of any object (`PyNumber_Long`).
pub fn from_object(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if object.is_exact(cx.types.int) {
        return Ok(object.clone());
    }
    let slots = *object.ty().slots();
    if let Some(convert) = slots.int {
        let result = convert(cx, object)?;
        if !body::is_int(&result) {
            return cx.type_error(&format!("__int__ returned non-int (type {})", result.ty().display_name()));
        }
        if !result.is_exact(cx.types.int) {
            protocol::number::warn(
                cx,
                cx.types.deprecation_warning,
                &format!(
                    "__int__ returned non-int (type {}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.",
                    result.ty().display_name()
                ),
            )?;
        }
        return Ok(body::to_exact(cx, &result));
    }
    if slots.index.is_some() {
        return protocol::number::index(cx, object);
    }
    if let Some(truncate) = protocol::attribute::get_special(cx, object, &cx.names.__trunc__)? {
        protocol::number::warn(cx, cx.types.deprecation_warning, "The delegation of int() to __trunc__ is deprecated.")?;
        let result = protocol::call::call(cx, &truncate, Args::NONE)?;
        if body::is_int(&result) {
            return Ok(body::to_exact(cx, &result));
        }
        if result.ty().slots().index.is_none() {
            return cx.type_error(&format!("__trunc__ returned non-Integral (type {})", result.ty().display_name()));
        }
        return protocol::number::index(cx, &result);
    }
    if is_text(cx, object) {
        return from_text(cx, object, 10);
    }
    cx.type_error(&format!("int() argument must be a string, a bytes-like object or a real number, not '{}'", object.ty().display_name()))
}

/// Whether `int()` and `float()` read the object as text.
pub fn is_text(cx: &Ctx, object: &Ref) -> bool {
    object.has_flag(type_flags::STR | type_flags::BYTES)
        || object.is_instance(cx.types.bytearray)
        || object.is_instance(cx.types.memoryview)
}
