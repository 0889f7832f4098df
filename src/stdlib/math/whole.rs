//! Functions of ints: gcd, lcm, isqrt, factorial, perm, comb.
//!
//! Products of many factors are made as a balanced tree, so that the big multiplications meet operands of equal length.

use dashu_int::UBig;
use dashu_int::ops::SquareRoot;

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::int;
use crate::object::{Args, Ctx, PyResult};

pub(super) fn gcd(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut result = int::new(cx, 0);
    for value in args.positional() {
        result = int::gcd(cx, &result, &number::index(cx, value)?)?;
    }
    Ok(result)
}

pub(super) fn lcm(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut result = int::new(cx, 1);
    for value in args.positional() {
        let value = number::index(cx, value)?;
        if int::is_zero(&result) {
            continue;
        }
        let common = int::gcd(cx, &result, &value)?;
        if int::is_zero(&value) {
            result = value;
            continue;
        }
        let (quotient, _) = int::floor_div_rem(cx, &result, &common)?;
        result = int::absolute(cx, &number::binary(cx, &quotient, &value, number::BinaryOp::Mul)?)?;
    }
    Ok(result)
}

pub(super) fn isqrt(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = number::index(cx, args.at(0))?;
    if int::is_negative(&value) {
        return cx.value_error("isqrt() argument must be nonnegative");
    }
    match int::as_u64(&value) {
        Some(value) => Ok(int::from_u64(cx, value.isqrt())),
        None => int::from_ubig(cx, &int::to_ubig(int::digits(&value)).sqrt(), false),
    }
}

/// low * (low + 1) * … * (high - 1), all above zero.
fn product(low: u64, high: u64) -> UBig {
    const SHORT: u64 = 16;
    if high <= low {
        return UBig::ONE;
    }
    if high - low > SHORT {
        let middle = low + (high - low) / 2;
        return product(low, middle) * product(middle, high);
    }
    let mut result = UBig::ONE;
    let mut word = 1u64;
    for factor in low..high {
        match word.checked_mul(factor) {
            Some(next) => word = next,
            None => {
                result *= UBig::from(word);
                word = factor;
            }
        }
    }
    result * UBig::from(word)
}

/// Bits that a product of `count` factors below 2**`bits` may have must be affordable.
fn affordable(cx: &Ctx, count: u64, bits: u64) -> PyResult<()> {
    if count.saturating_mul(bits) > 1 << 36 { cx.no_memory() } else { Ok(()) }
}

fn factorial_of(cx: &Ctx, value: u64) -> PyResult<Ref> {
    if value <= 20 {
        return Ok(int::from_u64(cx, (2..=value).product()));
    }
    affordable(cx, value, 64 - value.leading_zeros() as u64)?;
    int::from_ubig(cx, &product(2, value + 1), false)
}

pub(super) fn factorial(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = number::index(cx, args.at(0))?;
    if int::is_negative(&value) {
        return cx.value_error("factorial() not defined for negative values");
    }
    match int::as_i64(&value) {
        Some(value) => factorial_of(cx, value as u64),
        None => cx.raise(cx.types.overflow_error, &format!("factorial() argument should not exceed {}", i64::MAX)),
    }
}

/// n and k as ints that are not negative.
fn arguments(cx: &Ctx, n: &Ref, k: &Ref) -> PyResult<(Ref, Ref)> {
    let (n, k) = (number::index(cx, n)?, number::index(cx, k)?);
    if int::is_negative(&n) {
        return cx.value_error("n must be a non-negative integer");
    }
    if int::is_negative(&k) {
        return cx.value_error("k must be a non-negative integer");
    }
    Ok((n, k))
}

/// n * (n - 1) * … of k factors.
fn falling(cx: &Ctx, n: &Ref, k: u64) -> PyResult<UBig> {
    affordable(cx, k, int::bit_length(n))?;
    if let Some(n) = int::as_u64(n).filter(|&n| n < u64::MAX) {
        return Ok(product(n - k + 1, n + 1));
    }
    fn tree(top: &UBig, skip: u64, count: u64) -> UBig {
        match count {
            0 => UBig::ONE,
            1 => top - UBig::from(skip),
            _ => tree(top, skip, count / 2) * tree(top, skip + count / 2, count - count / 2),
        }
    }
    Ok(tree(&int::to_ubig(int::digits(n)), 0, k))
}

pub(super) fn perm(cx: &Ctx, module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "perm", 1, 2)?;
    let Some(k) = args.get(1).filter(|k| !cx.is_none(k)) else {
        return factorial(cx, module, Args::new(std::slice::from_ref(args.at(0))));
    };
    let (n, k) = arguments(cx, args.at(0), k)?;
    if int::compare(&n, &k).is_lt() {
        return Ok(int::new(cx, 0));
    }
    match int::as_i64(&k) {
        Some(k) => int::from_ubig(cx, &falling(cx, &n, k as u64)?, false),
        None => cx.raise(cx.types.overflow_error, &format!("k must not exceed {}", i64::MAX)),
    }
}

pub(super) fn comb(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "comb", 2, 2)?;
    let (n, k) = arguments(cx, args.at(0), args.at(1))?;
    let rest = number::binary(cx, &n, &k, number::BinaryOp::Sub)?;
    if int::is_negative(&rest) {
        return Ok(int::new(cx, 0));
    }
    let k = if int::compare(&rest, &k).is_lt() { rest } else { k };
    let Some(k) = int::as_i64(&k) else {
        return cx.raise(cx.types.overflow_error, &format!("min(n - k, k) must not exceed {}", i64::MAX));
    };
    let k = k as u64;
    int::from_ubig(cx, &(falling(cx, &n, k)? / product(1, k + 1)), false)
}
