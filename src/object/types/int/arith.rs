//! The operators of int, and plain functions on machine words for the virtual machine.
//!
//! Every slot first tries both operands as machine words (at most two digits each, so that sums cannot overflow), then the digits.

use std::cmp::Ordering;

use super::big;
use super::body::{self, is_int, is_negative, is_zero, new, short_value};
use crate::heap::Ref;
use crate::object::types::{float, tuple};
use crate::object::{CompareOp, Ctx, PyResult};

/// `a + b`; what overflows becomes a long int.
#[inline(always)]
pub fn add_i64(cx: &Ctx, a: i64, b: i64) -> Ref {
    match a.checked_add(b) {
        Some(sum) => new(cx, sum),
        None => body::from_i128(cx, a as i128 + b as i128),
    }
}

/// `a - b`; what overflows becomes a long int.
#[inline(always)]
pub fn sub_i64(cx: &Ctx, a: i64, b: i64) -> Ref {
    match a.checked_sub(b) {
        Some(difference) => new(cx, difference),
        None => body::from_i128(cx, a as i128 - b as i128),
    }
}

/// `a * b`; what overflows becomes a long int.
#[inline(always)]
pub fn mul_i64(cx: &Ctx, a: i64, b: i64) -> Ref {
    match a.checked_mul(b) {
        Some(product) => new(cx, product),
        None => body::from_i128(cx, a as i128 * b as i128),
    }
}

/// `a // b`; None if b is zero or the quotient does not fit.
#[inline(always)]
pub fn floor_div_i64(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(quotient - ((a ^ b) < 0 && quotient * b != a) as i64)
}

/// `a % b`; None if b is zero.
#[inline(always)]
pub fn mod_i64(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    let rest = a.wrapping_rem(b);
    Some(if rest != 0 && (rest ^ b) < 0 { rest + b } else { rest })
}

/// `a << b`; None if bits would be lost or b is negative.
#[inline(always)]
pub fn shift_left_i64(a: i64, b: i64) -> Option<i64> {
    if (0..63).contains(&b) {
        let shifted = a << b;
        (shifted >> b == a).then_some(shifted)
    } else {
        None
    }
}

/// `a >> b`; None if b is negative.
#[inline(always)]
pub fn shift_right_i64(a: i64, b: i64) -> Option<i64> {
    if b < 0 { None } else { Some(a >> b.min(63)) }
}

#[inline(always)]
fn both(a: &Ref, b: &Ref) -> bool {
    is_int(a) && is_int(b)
}

#[inline(always)]
fn words(a: &Ref, b: &Ref) -> Option<(i64, i64)> {
    Some((short_value(a)?, short_value(b)?))
}

macro_rules! slot {
    ($(#[doc = $doc:literal])* $name:ident, |$cx:ident, $a:ident, $b:ident| $long:expr, |$x:ident, $y:ident| $short:expr) => {
        $(#[doc = $doc])*
        pub(in crate::object::types) fn $name($cx: &Ctx, $a: &Ref, $b: &Ref) -> PyResult<Ref> {
            if !both($a, $b) {
                return Ok($cx.not_implemented());
            }
            if let Some(($x, $y)) = words($a, $b) {
                if let Some(result) = $short {
                    return Ok(result);
                }
            }
            $long
        }
    };
}

slot!(add, |cx, a, b| big::add(cx, a, b, false), |x, y| Some(new(cx, x + y)));
slot!(sub, |cx, a, b| big::add(cx, a, b, true), |x, y| Some(new(cx, x - y)));
slot!(mul, |cx, a, b| big::multiply(cx, a, b), |x, y| Some(mul_i64(cx, x, y)));
slot!(and, |cx, a, b| big::bitwise(cx, a, b, |x, y| x & y), |x, y| Some(new(cx, x & y)));
slot!(or, |cx, a, b| big::bitwise(cx, a, b, |x, y| x | y), |x, y| Some(new(cx, x | y)));
slot!(xor, |cx, a, b| big::bitwise(cx, a, b, |x, y| x ^ y), |x, y| Some(new(cx, x ^ y)));
slot!(floordiv, |cx, a, b| floordiv_long(cx, a, b), |x, y| floor_div_i64(x, y).map(|quotient| new(cx, quotient)));
slot!(mod_, |cx, a, b| mod_long(cx, a, b), |x, y| mod_i64(x, y).map(|rest| new(cx, rest)));

fn floordiv_long(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if is_zero(b) {
        return cx.raise(cx.types.zero_division_error, "integer division or modulo by zero");
    }
    let (quotient, _) = big::floor_div_rem(cx, a, b, true, false)?;
    Ok(quotient.unwrap_or_else(|| new(cx, 0)))
}

fn mod_long(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if is_zero(b) {
        return cx.raise(cx.types.zero_division_error, "integer modulo by zero");
    }
    if let (Some(x), Some(y)) = (big::as_i128(a), big::as_i128(b)) {
        return Ok(body::from_i128(cx, big::floor_i128(x, y).1));
    }
    let (_, rest) = big::floor_div_rem(cx, a, b, false, true)?;
    Ok(rest.unwrap_or_else(|| new(cx, 0)))
}

/// Quotient and remainder of ints, rounding down.
pub fn floor_div_rem(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<(Ref, Ref)> {
    if is_zero(b) {
        return cx.raise(cx.types.zero_division_error, "integer division or modulo by zero");
    }
    let (quotient, rest) = big::floor_div_rem(cx, a, b, true, true)?;
    Ok((quotient.unwrap_or_else(|| new(cx, 0)), rest.unwrap_or_else(|| new(cx, 0))))
}

pub(super) fn divmod(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    let (quotient, rest) = floor_div_rem(cx, a, b)?;
    Ok(tuple::new(cx, &[quotient, rest]))
}

pub(super) fn truediv(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    if is_zero(b) {
        return cx.raise(cx.types.zero_division_error, "division by zero");
    }
    match big::true_divide(a, b) {
        Some(quotient) => Ok(float::new(cx, quotient)),
        None => cx.raise(cx.types.overflow_error, "integer division result too large for a float"),
    }
}

pub(super) fn lshift(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    if is_negative(b) {
        return cx.value_error("negative shift count");
    }
    if let Some((x, y)) = words(a, b)
        && let Some(result) = shift_left_i64(x, y)
    {
        return Ok(new(cx, result));
    }
    if is_zero(a) {
        return Ok(new(cx, 0));
    }
    match body::as_i64(b) {
        Some(bits) => big::shift_left(cx, a, bits as u64),
        // As many digits as can still be counted, but not had.
        None if big::as_i128(b).is_some_and(|bits| bits < 30 << 63) => cx.no_memory(),
        None => cx.raise(cx.types.overflow_error, "too many digits in integer"),
    }
}

pub(super) fn rshift(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    if is_negative(b) {
        return cx.value_error("negative shift count");
    }
    if let Some((x, y)) = words(a, b)
        && let Some(result) = shift_right_i64(x, y)
    {
        return Ok(new(cx, result));
    }
    big::shift_right(cx, a, body::as_u64(b).unwrap_or(u64::MAX))
}

pub(super) fn pow(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    if cx.is_none(modulus) {
        if is_negative(b) {
            return float::pow(cx, big::to_f64(cx, a)?, big::to_f64(cx, b)?);
        }
        return big::power(cx, a, b);
    }
    if !is_int(modulus) {
        return Ok(cx.not_implemented());
    }
    big::power_mod(cx, a, b, modulus)
}

pub(super) fn neg(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    big::negate(cx, a)
}

pub(super) fn pos(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    Ok(body::to_exact(cx, a))
}

pub(super) fn abs(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    big::absolute(cx, a)
}

pub(super) fn invert(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    match short_value(a) {
        Some(value) => Ok(new(cx, !value)),
        None => big::bitwise(cx, a, a, |x, _| !x),
    }
}

pub(super) fn bool_(_cx: &Ctx, a: &Ref) -> PyResult<bool> {
    Ok(!is_zero(a))
}

pub(super) fn to_float(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    Ok(float::new(cx, big::to_f64(cx, a)?))
}

pub(super) fn hash(_cx: &Ctx, a: &Ref) -> PyResult<i64> {
    Ok(big::hash(a))
}

/// Whether an ordering satisfies a comparison.
#[inline(always)]
pub fn holds(order: Ordering, op: CompareOp) -> bool {
    match op {
        CompareOp::Lt => order == Ordering::Less,
        CompareOp::Le => order != Ordering::Greater,
        CompareOp::Eq => order == Ordering::Equal,
        CompareOp::Ne => order != Ordering::Equal,
        CompareOp::Gt => order == Ordering::Greater,
        CompareOp::Ge => order != Ordering::Less,
    }
}

pub(super) fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !both(a, b) {
        return Ok(cx.not_implemented());
    }
    Ok(cx.bool(holds(big::compare(a, b), op)))
}
