//! Doubles in hexadecimal, as C writes them: `0x1.8000000000000p+1`.

use super::arith::{frexp, ldexp};

/// Why text is no hexadecimal number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadHex {
    /// It does not read as one.
    Syntax,
    /// It is beyond the largest double.
    TooLarge,
}

/// `value.hex()`
pub fn to_hex(value: f64) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if !value.is_finite() {
        return super::text::repr_value(value);
    }
    let value = value.abs();
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = frexp(value);
    // Subnormal numbers keep the lowest exponent and begin with 0.
    let shift = 1 - (-1021 - exponent).max(0);
    let exponent = exponent - shift;
    let mantissa = ldexp(mantissa, shift);
    let bits = (mantissa * (1u64 << 52) as f64) as u64;
    let exponent_sign = if exponent < 0 { '-' } else { '+' };
    format!("{sign}0x{}.{:013x}p{exponent_sign}{}", bits >> 52, bits & ((1 << 52) - 1), exponent.abs())
}

/// `float.fromhex(text)`
pub fn from_hex(text: &[u8]) -> Result<f64, BadHex> {
    let text = super::super::int::strip(text);
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let named = |names: &[&[u8]]| names.iter().any(|name| rest.eq_ignore_ascii_case(name));
    let magnitude = if named(&[b"inf", b"infinity"]) {
        f64::INFINITY
    } else if named(&[b"nan"]) {
        f64::NAN
    } else {
        finite(match rest {
            [b'0', b'x' | b'X', rest @ ..] => rest,
            _ => rest,
        })?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn finite(text: &[u8]) -> Result<f64, BadHex> {
    let digits_end = text.iter().position(|byte| !byte.is_ascii_hexdigit() && *byte != b'.').unwrap_or(text.len());
    let (mantissa, tail) = text.split_at(digits_end);
    let mut parts = mantissa.split(|&byte| byte == b'.');
    let (whole, fraction) = (parts.next().unwrap_or(b""), parts.next().unwrap_or(b""));
    if parts.next().is_some() || whole.len() + fraction.len() == 0 {
        return Err(BadHex::Syntax);
    }
    let exponent = match tail {
        [] => 0,
        [b'p' | b'P', number @ ..] => parse_exponent(number)?,
        _ => return Err(BadHex::Syntax),
    };
    let mut digits = whole.iter().chain(fraction).map(|&byte| (byte as char).to_digit(16).unwrap_or(0) as u64);
    let mut left = (whole.len() + fraction.len()) as i64;
    // The first sixteen digits from the first that is not zero, exactly; what follows only says whether anything does.
    let (mut bits, mut taken) = (0u64, 0);
    for digit in digits.by_ref() {
        left -= 1;
        bits = bits << 4 | digit;
        taken += (bits != 0) as u32;
        if taken == 15 {
            break;
        }
    }
    if bits == 0 {
        return Ok(0.0);
    }
    let lost = digits.any(|digit| digit != 0);
    let mut exponent = exponent.saturating_add(4 * (left - fraction.len() as i64));
    let shift = bits.leading_zeros();
    bits <<= shift;
    exponent -= shift as i64;
    // value = bits * 2**exponent with 64 bits; the number of bits kept shrinks below the normal range.
    let top = exponent.saturating_add(64);
    if top > 1024 {
        return Err(BadHex::TooLarge);
    }
    let keep = 53.min(top + 1074);
    if keep < 0 {
        return Ok(0.0);
    }
    let drop = 64 - keep as u32;
    let (kept, tail) = if drop == 64 { (0, bits) } else { (bits >> drop, bits << keep) };
    let tail_is = (tail.cmp(&(1 << 63)), lost);
    let up = match tail_is {
        (std::cmp::Ordering::Greater, _) | (std::cmp::Ordering::Equal, true) => true,
        (std::cmp::Ordering::Equal, false) => kept & 1 == 1,
        _ => false,
    };
    let value = ldexp((kept + up as u64) as f64, (exponent + drop as i64) as i32);
    if value.is_infinite() { Err(BadHex::TooLarge) } else { Ok(value) }
}

fn parse_exponent(text: &[u8]) -> Result<i64, BadHex> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(BadHex::Syntax);
    }
    let size = digits.iter().fold(0i64, |value, byte| value.saturating_mul(10).saturating_add((byte - b'0') as i64)).min(1 << 60);
    Ok(if negative { -size } else { size })
}
