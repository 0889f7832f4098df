//! Doubles as text and back: CPython's layout of digits that ryu or the standard library finds.
//!
//! ```text
//!   value = 0.d1 d2 d3 … × 10**point        Digits { "d1d2d3", point }
//!   repr: an exponent when point <= -4 or point > 16        g: when point <= -4 or point > precision
//! ```

use super::body::{self, value};
use crate::heap::Ref;
use crate::object::protocol;
use crate::object::slots::UnaryFn;
use crate::object::types::{bytes, int, str_};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// How digits are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Shortest text that reads back (`repr`).
    Shortest,
    /// Fixed point.
    Fixed,
    /// With exponent.
    Exponent,
    /// Whichever is shorter.
    General,
}

/// Options of `layout`.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Style.
    pub style: Style,
    /// Digits behind the point (General: in all).
    pub precision: usize,
    /// `#`: keep the point and zeros.
    pub alternate: bool,
    /// Append ".0" to whole numbers.
    pub dot_zero: bool,
    /// `E`, `INF`.
    pub upper: bool,
}

/// Significant decimal digits without zeros at either end, and where the point is.
struct Digits {
    text: String,
    point: i64,
}

/// Exact expansions of doubles end before this many digits: a longer precision only adds zeros.
const PRECISION_CAP: usize = 1100;

impl Digits {
    /// From "ddd.ddd" or "d.ddde-dd".
    fn from_text(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().unwrap_or(0);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = String::with_capacity(whole.len() + fraction.len());
        digits.push_str(whole);
        digits.push_str(fraction);
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        let point = whole.len() as i64 - zeros as i64 + exponent;
        let end = digits.trim_end_matches('0').len().max(zeros);
        Digits { text: digits[zeros..end].to_owned(), point }
    }

    fn shortest(value: f64) -> Digits {
        if value == 0.0 {
            return Digits { text: "0".to_owned(), point: 1 };
        }
        Digits::from_text(ryu::Buffer::new().format_finite(value))
    }

    fn significant(value: f64, count: usize) -> Digits {
        if value == 0.0 {
            return Digits { text: "0".to_owned(), point: 1 };
        }
        Digits::from_text(&format!("{value:.*e}", (count.max(1) - 1).min(PRECISION_CAP)))
    }

    fn behind_point(value: f64, count: usize) -> Digits {
        if value == 0.0 {
            return Digits { text: "0".to_owned(), point: 1 };
        }
        let count = count.min(PRECISION_CAP);
        let digits = Digits::from_text(&format!("{value:.count$}"));
        if digits.text.is_empty() { Digits { text: String::new(), point: -(count as i64) } } else { digits }
    }
}

/// Powers of ten that are exact in eight bytes of any kind we use.
const POWERS: [u64; 10] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/// A magnitude of ordinary size with up to nine digits behind the point, rounded as the exact binary value demands, half to even.
pub(super) fn short_fixed(magnitude: f64, precision: usize, room: &mut [u8; 32]) -> Option<&str> {
    let &power = POWERS.get(precision)?;
    // Nor is what is no number.
    let is_ordinary = magnitude < 1e9;
    if !is_ordinary {
        return None;
    }
    let bits = magnitude.to_bits();
    // Below two to the thirtieth the last binary digit stands behind the point.
    let places = 1075 - (bits >> 52) as u32;
    let scaled = if bits >> 52 == 0 || places > 120 {
        // So small that it is nothing.
        0
    } else {
        let exact = (bits & ((1 << 52) - 1) | 1 << 52) as u128 * power as u128;
        let (floor, rest, half) = ((exact >> places) as u64, exact & ((1 << places) - 1), 1u128 << (places - 1));
        floor + (rest > half || rest == half && floor & 1 == 1) as u64
    };
    let (whole, fraction) = (scaled / power, scaled % power);
    let mut start = room.len();
    if precision > 0 {
        let mut rest = fraction;
        for _ in 0..precision {
            start -= 1;
            room[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        start -= 1;
        room[start] = b'.';
    }
    let mut rest = whole;
    loop {
        start -= 1;
        room[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    // SAFETY: ASCII was written from there on.
    Some(unsafe { std::str::from_utf8_unchecked(&room[start..]) })
}

/// The text of a double without its sign.
pub fn layout(value: f64, how: Layout) -> String {
    let magnitude = value.abs();
    if !magnitude.is_finite() {
        let name = if magnitude.is_nan() { "nan" } else { "inf" };
        return if how.upper { name.to_ascii_uppercase() } else { name.to_owned() };
    }
    let precision = how.precision;
    if how.style == Style::Fixed && precision <= PRECISION_CAP && !(how.alternate && precision == 0) {
        return format!("{magnitude:.precision$}");
    }
    let (digits, exponent_form, mut end) = match how.style {
        Style::Shortest => {
            let digits = Digits::shortest(magnitude);
            let (form, end) = (digits.point <= -4 || digits.point > 16, digits.text.len() as i64);
            (digits, form, end)
        }
        Style::Exponent => (Digits::significant(magnitude, precision.saturating_add(1)), true, precision as i64 + 1),
        Style::Fixed => {
            let digits = Digits::behind_point(magnitude, precision);
            let end = digits.point.saturating_add(precision as i64);
            (digits, false, end)
        }
        Style::General => {
            let precision = precision.max(1);
            let digits = Digits::significant(magnitude, precision);
            let form = digits.point <= -4 || digits.point > precision as i64 - how.dot_zero as i64;
            let end = if how.alternate { precision as i64 } else { digits.text.len() as i64 };
            (digits, form, end)
        }
    };
    let point = if exponent_form { 1 } else { digits.point };
    let start = if point <= 0 { point - 1 } else { 0 };
    end = end.max(if !exponent_form && how.dot_zero { point + 1 } else { point });
    let count = digits.text.len() as i64;
    let mut out = String::with_capacity((end - start) as usize + 8);
    let run = |out: &mut String, from: i64, to: i64| {
        // Positions before the first digit and behind the last one are zeros.
        let zeros = |n: i64| std::iter::repeat_n('0', n.max(0) as usize);
        out.extend(zeros(to.min(0) - from));
        let (low, high) = (from.clamp(0, count), to.clamp(0, count));
        if low < high {
            out.push_str(&digits.text[low as usize..high as usize]);
        }
        out.extend(zeros(to - from.max(count)));
    };
    run(&mut out, start, point);
    out.push('.');
    run(&mut out, point, end);
    if out.ends_with('.') && !how.alternate {
        out.pop();
    }
    if exponent_form {
        let exponent = digits.point - 1;
        out.push(if how.upper { 'E' } else { 'e' });
        out.push(if exponent < 0 { '-' } else { '+' });
        out.push_str(&format!("{:02}", exponent.abs()));
    }
    out
}

/// `repr(value)`
pub fn repr_value(value: f64) -> String {
    if value.trunc() == value && value.abs() < 1e15 {
        let sign = if value.is_sign_negative() { "-" } else { "" };
        return format!("{sign}{}.0", value.abs() as i64);
    }
    let how = Layout { style: Style::Shortest, precision: 0, alternate: false, dot_zero: true, upper: false };
    let text = layout(value, how);
    if value < 0.0 { format!("-{text}") } else { text }
}

pub(super) fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let number = value(object);
    if number.is_finite() {
        let mut buffer = ryu::Buffer::new();
        let text = buffer.format_finite(number);
        // The same text as ours but for exponents, and below a ten-thousandth, where ours has one.
        if !text.contains('e') && (number.abs() >= 1e-4 || number == 0.0) {
            return Ok(str_::fresh_ascii(cx, text.as_bytes()));
        }
    }
    Ok(cx.new_str(&repr_value(number)))
}

/// A double from ASCII text without spaces around it, as `float()` reads it.
pub fn parse(text: &[u8]) -> Option<f64> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let magnitude = match rest.first()? {
        b'i' | b'I' if rest.eq_ignore_ascii_case(b"inf") || rest.eq_ignore_ascii_case(b"infinity") => f64::INFINITY,
        b'n' | b'N' if rest.eq_ignore_ascii_case(b"nan") => f64::NAN,
        b'0'..=b'9' | b'.' => parse_digits(rest)?,
        _ => return None,
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// Up to fifteen digits and a point: what is exact as a whole number, divided by an exact power of ten, is rounded once.
fn parse_short(text: &[u8]) -> Option<f64> {
    const EXACT: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    if text.len() > 16 {
        return None;
    }
    let (mut number, mut digits, mut behind, mut point) = (0u64, 0, 0, false);
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + (byte - b'0') as u64;
                digits += 1;
                behind += point as usize;
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    (1..=15).contains(&digits).then(|| number as f64 / EXACT[behind])
}

fn parse_digits(text: &[u8]) -> Option<f64> {
    if let Some(number) = parse_short(text) {
        return Some(number);
    }
    if !text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-' | b'_')) {
        return None;
    }
    if !text.contains(&b'_') {
        return std::str::from_utf8(text).ok()?.parse().ok();
    }
    let digit = |index: Option<usize>| index.and_then(|index| text.get(index)).is_some_and(u8::is_ascii_digit);
    let joined = |(index, &byte): (usize, &u8)| byte != b'_' || (digit(index.checked_sub(1)) && digit(index.checked_add(1)));
    if !text.iter().enumerate().all(joined) {
        return None;
    }
    let kept: Vec<u8> = text.iter().copied().filter(|&byte| byte != b'_').collect();
    std::str::from_utf8(&kept).ok()?.parse().ok()
}

/// The start of text that reads as a double (`strtod`), and how long it is; for `complex()`.
pub fn parse_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let mut end = matches!(text.first(), Some(b'+' | b'-')) as usize;
    let sign_end = end;
    for name in [&b"infinity"[..], b"inf", b"nan"] {
        if text[end..].len() >= name.len() && text[end..end + name.len()].eq_ignore_ascii_case(name) {
            end += name.len();
            return Some((parse(&text[..end])?, end));
        }
    }
    let digits = |mut at: usize| {
        while text.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    end = digits(end);
    let mut count = end - sign_end;
    if text.get(end) == Some(&b'.') {
        let behind = digits(end + 1);
        count += behind - end - 1;
        end = behind;
    }
    if count == 0 {
        return None;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = matches!(text.get(end + 1), Some(b'+' | b'-')) as usize;
        let behind = digits(end + 1 + sign);
        if behind > end + 1 + sign {
            end = behind;
        }
    }
    Some((parse(&text[..end])?, end))
}

/// What an object's `__float__` gives: a float, with a warning if it is of a derived class.
pub fn by_slot(cx: &Ctx, object: &Ref, convert: UnaryFn) -> PyResult<Ref> {
    let result = convert(cx, object)?;
    if !body::is_float(cx, &result) {
        return cx.type_error(&format!(
            "{}.__float__ returned non-float (type {})",
            object.ty().display_name(),
            result.ty().display_name()
        ));
    }
    if !result.is_exact(cx.types.float) {
        protocol::number::warn(
            cx,
            cx.types.deprecation_warning,
            &format!(
                "{}.__float__ returned non-float (type {}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.",
                object.ty().display_name(),
                result.ty().display_name()
            ),
        )?;
    }
    Ok(result)
}

/// `float(x)` of any object (`PyNumber_Float`): an exact float.
pub fn from_object(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if object.is_exact(cx.types.float) {
        return Ok(object.clone());
    }
    let slots = *object.ty().slots();
    if let Some(convert) = slots.float {
        return Ok(super::to_exact(cx, &by_slot(cx, object, convert)?));
    }
    if slots.index.is_some() {
        return Ok(body::new(cx, int::to_f64(cx, &protocol::number::index(cx, object)?)?));
    }
    let parsed = if object.has_flag(type_flags::STR) {
        parse(int::strip(&int::to_ascii(object)))
    } else if object.has_flag(type_flags::BYTES) {
        parse(int::strip(bytes::as_slice(object)))
    } else if int::is_text(cx, object) {
        let copy = protocol::call::call(cx, &cx.types.bytes.to_ref(), Args::new(std::slice::from_ref(object)))?;
        parse(int::strip(bytes::as_slice(&copy)))
    } else {
        return cx.type_error(&format!("float() argument must be a string or a real number, not '{}'", object.ty().display_name()));
    };
    match parsed {
        Some(value) => Ok(body::new(cx, value)),
        None => {
            let shown = str_::to_string_lossy(&protocol::text::repr(cx, object)?);
            cx.value_error(&format!("could not convert string to float: {shown}"))
        }
    }
}
