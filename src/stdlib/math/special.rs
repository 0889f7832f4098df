//! erf, erfc, gamma and lgamma: the C library's error function, CPython's Lanczos sum for gamma.

use super::real::{domain_error, range_error};
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::float;
use crate::object::{Args, Ctx, PyResult};
use std::f64::consts::PI;

// SAFETY: functions of the C math library, with these types and without preconditions.
unsafe extern "C" {
    #[link_name = "erf"]
    safe fn c_erf(x: f64) -> f64;
    #[link_name = "erfc"]
    safe fn c_erfc(x: f64) -> f64;
}

pub(super) fn erf(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, c_erf(number::to_f64(cx, args.at(0))?)))
}

pub(super) fn erfc(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, c_erfc(number::to_f64(cx, args.at(0))?)))
}

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];
const DENOMINATOR: [f64; 13] =
    [0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// sin(pi x), precise near whole numbers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

pub(super) fn gamma(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let x = number::to_f64(cx, args.at(0))?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(float::new(cx, x));
    }
    let whole = x == x.floor();
    if x == f64::NEG_INFINITY || x == 0.0 || (whole && x < 0.0) {
        return domain_error(cx);
    }
    if whole && x <= 23.0 {
        return Ok(float::new(cx, (2..x as u64).map(|n| n as f64).product()));
    }
    let size = x.abs();
    if size < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { range_error(cx) } else { Ok(float::new(cx, result)) };
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(float::new(cx, 0.0 / sin_pi(x))) } else { range_error(cx) };
    }
    let y = size + G_MINUS_HALF;
    // The part of the sum that rounding lost, to be put back in first order.
    let lost = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let correction = lost * G / y;
    let mut result;
    if x < 0.0 {
        result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result -= correction * result;
        if size < 140.0 {
            result /= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result /= root;
            result /= root;
        }
    } else {
        result = lanczos_sum(size) / y.exp();
        result += correction * result;
        if size < 140.0 {
            result *= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result *= root;
            result *= root;
        }
    }
    if result.is_infinite() { range_error(cx) } else { Ok(float::new(cx, result)) }
}

pub(super) fn lgamma(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const LOG_PI: f64 = 1.1447298858494002;
    let x = number::to_f64(cx, args.at(0))?;
    if x.is_nan() {
        return Ok(float::new(cx, x));
    }
    if x.is_infinite() {
        return Ok(float::new(cx, f64::INFINITY));
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { domain_error(cx) } else { Ok(float::new(cx, 0.0)) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(float::new(cx, -size.ln()));
    }
    let mut result = lanczos_sum(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(size).abs().ln() - size.ln() - result;
    }
    if result.is_infinite() { range_error(cx) } else { Ok(float::new(cx, result)) }
}
