//! The operators of float, and plain functions on doubles for the virtual machine.

use std::cmp::Ordering;

use super::body::{self, is_float, new, value};
use crate::heap::Ref;
use crate::object::types::{complex, int, tuple};
use crate::object::{CompareOp, Ctx, PyResult};

/// `a % b` with the sign of b; b is not zero.
#[inline(always)]
pub fn floor_mod(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest != 0.0 { if (b < 0.0) != (rest < 0.0) { rest + b } else { rest } } else { 0f64.copysign(b) }
}

/// `a // b` and `a % b`; b is not zero.
#[inline]
pub fn floor_div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(a / b)
    };
    (floor, rest)
}

/// `a // b`; b is not zero.
#[inline(always)]
pub fn floor_div(a: f64, b: f64) -> f64 {
    floor_div_mod(a, b).0
}

/// `a ** b` where the answer is a finite double without further ado; None: ask `pow`. Squares go through the C library too: the last
/// bit of its answer is not always that of `a * a`.
#[inline]
pub fn pow_plain(a: f64, b: f64) -> Option<f64> {
    if a > 0.0 && b.is_finite() {
        return Some(a.powf(b)).filter(|power| power.is_finite());
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b == b.floor() {
        let power = (-a).powf(b);
        return Some(if b.abs() % 2.0 == 1.0 { -power } else { power }).filter(|power| power.is_finite());
    }
    None
}

/// `a ** b` with Python's rules for zeros, infinities and negative bases (a complex number for `(-8) ** 0.5`).
pub fn pow(cx: &Ctx, a: f64, b: f64) -> PyResult<Ref> {
    let odd = |b: f64| (b.abs() % 2.0) == 1.0;
    let power = if b == 0.0 || a == 1.0 {
        1.0
    } else if a.is_nan() {
        a
    } else if b.is_nan() {
        b
    } else if b.is_infinite() {
        let size = a.abs();
        if size == 1.0 {
            1.0
        } else if (b > 0.0) == (size > 1.0) {
            f64::INFINITY
        } else {
            0.0
        }
    } else if a.is_infinite() {
        match (b > 0.0, odd(b)) {
            (true, true) => a,
            (true, false) => f64::INFINITY,
            (false, true) => 0f64.copysign(a),
            (false, false) => 0.0,
        }
    } else if a == 0.0 {
        if b < 0.0 {
            return cx.raise(cx.types.zero_division_error, "0.0 cannot be raised to a negative power");
        }
        if odd(b) { a } else { 0.0 }
    } else if a < 0.0 && b != b.floor() {
        return complex::pow_values(cx, (a, 0.0), (b, 0.0));
    } else {
        let power = a.abs().powf(b);
        if power.is_infinite() {
            return result_too_large(cx);
        }
        if a < 0.0 && odd(b) { -power } else { power }
    };
    Ok(new(cx, power))
}

/// OverflowError as the C library words it.
#[cold]
pub fn result_too_large<T>(cx: &Ctx) -> PyResult<T> {
    let text = cx.new_str("Numerical result out of range");
    cx.raise_with(cx.types.overflow_error, &[int::new(cx, 34), text])
}

/// `value * 2 ** exponent`, rounded once.
pub fn ldexp(value: f64, exponent: i32) -> f64 {
    let (mut value, mut exponent) = (value, exponent);
    if exponent > 1023 {
        for _ in 0..2 {
            if exponent > 1023 {
                value *= f64::from_bits(0x7fe << 52);
                exponent -= 1023;
            }
        }
        exponent = exponent.min(1023);
    } else if exponent < -1022 {
        // 2**-969 leaves 53 bits above the subnormal numbers, so that only the last step rounds.
        for _ in 0..2 {
            if exponent < -1022 {
                value *= f64::from_bits(54 << 52);
                exponent += 969;
            }
        }
        exponent = exponent.max(-1022);
    }
    value * f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// Mantissa in [0.5, 1) and exponent.
pub fn frexp(value: f64) -> (f64, i32) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let bits = value.to_bits();
    match (bits >> 52 & 0x7ff) as i32 {
        0 => {
            let (mantissa, exponent) = frexp(value * 2f64.powi(64));
            (mantissa, exponent - 64)
        }
        exponent => (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022),
    }
}

/// An operand as a double: a float, or an int (OverflowError if too large); None for anything else.
#[inline(always)]
fn operand(cx: &Ctx, object: &Ref) -> PyResult<Option<f64>> {
    if let Some(value) = body::as_exact(cx, object) {
        return Ok(Some(value));
    }
    operand_slow(cx, object)
}

fn operand_slow(cx: &Ctx, object: &Ref) -> PyResult<Option<f64>> {
    if int::is_int(object) {
        return int::to_f64(cx, object).map(Some);
    }
    Ok(is_float(cx, object).then(|| value(object)))
}

macro_rules! slot {
    ($name:ident, |$cx:ident, $x:ident, $y:ident| $result:expr) => {
        pub(super) fn $name($cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
            let Some($x) = operand($cx, a)? else { return Ok($cx.not_implemented()) };
            let Some($y) = operand($cx, b)? else { return Ok($cx.not_implemented()) };
            $result
        }
    };
}

fn zero_division<T>(cx: &Ctx, message: &str) -> PyResult<T> {
    cx.raise(cx.types.zero_division_error, message)
}

slot!(add, |cx, x, y| Ok(new(cx, x + y)));
slot!(sub, |cx, x, y| Ok(new(cx, x - y)));
slot!(mul, |cx, x, y| Ok(new(cx, x * y)));
slot!(truediv, |cx, x, y| if y == 0.0 { zero_division(cx, "float division by zero") } else { Ok(new(cx, x / y)) });
slot!(mod_, |cx, x, y| if y == 0.0 { zero_division(cx, "float modulo") } else { Ok(new(cx, floor_mod(x, y))) });
slot!(floordiv, |cx, x, y| if y == 0.0 { zero_division(cx, "float floor division by zero") } else { Ok(new(cx, floor_div(x, y))) });
slot!(divmod, |cx, x, y| {
    if y == 0.0 {
        return zero_division(cx, "float divmod()");
    }
    let (quotient, rest) = floor_div_mod(x, y);
    Ok(tuple::new(cx, &[new(cx, quotient), new(cx, rest)]))
});

pub(super) fn pow_slot(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    if !cx.is_none(modulus) {
        return cx.type_error("pow() 3rd argument not allowed unless all arguments are integers");
    }
    let Some(x) = operand(cx, a)? else { return Ok(cx.not_implemented()) };
    let Some(y) = operand(cx, b)? else { return Ok(cx.not_implemented()) };
    pow(cx, x, y)
}

pub(super) fn neg(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    Ok(new(cx, -value(a)))
}

pub(super) fn pos(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    Ok(to_exact(cx, a))
}

/// The same number as exactly a float.
pub fn to_exact(cx: &Ctx, a: &Ref) -> Ref {
    use crate::object::Object;
    if a.is_exact(cx.types.float) { a.clone() } else { new(cx, value(a)) }
}

pub(super) fn abs(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    Ok(new(cx, value(a).abs()))
}

pub(super) fn bool_(_cx: &Ctx, a: &Ref) -> PyResult<bool> {
    Ok(value(a) != 0.0)
}

pub(super) fn to_int(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    int::from_f64(cx, value(a))
}

pub(super) fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let x = value(a);
    let order = if is_float(cx, b) {
        x.partial_cmp(&value(b))
    } else if int::is_int(b) {
        int::compare_f64(b, x).map(Ordering::reverse)
    } else {
        return Ok(cx.not_implemented());
    };
    Ok(cx.bool(match order {
        Some(order) => int::holds(order, op),
        None => op == CompareOp::Ne,
    }))
}

pub(super) fn hash(_cx: &Ctx, a: &Ref) -> PyResult<i64> {
    Ok(hash_value(value(a), a))
}

/// Hash of a double; one that is not a number hashes by the identity of `object`.
pub fn hash_value(value: f64, object: &Ref) -> i64 {
    const BITS: u32 = 61;
    const MODULUS: u64 = (1 << BITS) - 1;
    if value.is_infinite() {
        return if value > 0.0 { 314159 } else { -314159 };
    }
    if value.is_nan() {
        let address = object.address() as u64;
        return match address.rotate_right(4) as i64 {
            -1 => -2,
            hash => hash,
        };
    }
    if value.trunc() == value && value.abs() < (1u64 << 60) as f64 {
        let value = value as i64;
        return if value == -1 { -2 } else { value };
    }
    let (mantissa, mut exponent) = frexp(value.abs());
    let (mut mantissa, mut hash) = (mantissa, 0u64);
    while mantissa != 0.0 {
        hash = (hash << 28 & MODULUS) | hash >> (BITS - 28);
        mantissa *= (1 << 28) as f64;
        exponent -= 28;
        let whole = mantissa as u64;
        mantissa -= whole as f64;
        hash += whole;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    hash = (hash << turn & MODULUS) | hash >> (BITS - turn);
    let hash = if value < 0.0 { -(hash as i64) } else { hash as i64 };
    if hash == -1 { -2 } else { hash }
}
