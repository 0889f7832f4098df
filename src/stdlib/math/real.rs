//! Functions of doubles. An infinite or undefined answer to a finite argument is an error: "math domain error" or "math range error".

use std::ffi::{c_char, c_void};
use std::sync::OnceLock;

use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{attribute, call};
use crate::object::types::{float, int, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature};

// SAFETY: functions of the C math library, with these types and without preconditions. (Rust's own have other roundings.)
unsafe extern "C" {
    #[link_name = "acosh"]
    safe fn c_acosh(x: f64) -> f64;
    #[link_name = "asinh"]
    safe fn c_asinh(x: f64) -> f64;
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    #[link_name = "atanh"]
    safe fn c_atanh(x: f64) -> f64;
}

/// The C library's cube root. Programs are linked with one of Rust's under the same name, which rounds otherwise: so it is looked up.
fn c_cbrt(x: f64) -> f64 {
    static FOUND: OnceLock<Option<extern "C" fn(f64) -> f64>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        // SAFETY: a null handle means all loaded libraries; the name ends with a zero; what C calls `cbrt` has this type.
        unsafe {
            let address = dlsym(std::ptr::null_mut(), c"cbrt".as_ptr());
            (!address.is_null()).then(|| std::mem::transmute::<*mut c_void, extern "C" fn(f64) -> f64>(address))
        }
    });
    found.map_or_else(|| x.cbrt(), |function| function(x))
}

#[cold]
pub(super) fn domain_error<T>(cx: &Ctx) -> PyResult<T> {
    cx.value_error("math domain error")
}

#[cold]
pub(super) fn range_error<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.overflow_error, "math range error")
}

fn checked(cx: &Ctx, x: f64, result: f64, can_overflow: bool) -> PyResult<Ref> {
    if result.is_nan() && !x.is_nan() {
        return domain_error(cx);
    }
    if result.is_infinite() && x.is_finite() {
        return if can_overflow { range_error(cx) } else { domain_error(cx) };
    }
    Ok(float::new(cx, result))
}

macro_rules! functions {
    ($($name:ident($can_overflow:literal): $function:expr;)*) => {
        $(pub(super) fn $name(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
            let x = number::to_f64(cx, args.at(0))?;
            let function: fn(f64) -> f64 = $function;
            checked(cx, x, function(x), $can_overflow)
        })*
    };
}

functions! {
    acos(false): f64::acos;
    acosh(false): |x| c_acosh(x);
    asin(false): f64::asin;
    asinh(false): |x| c_asinh(x);
    atan(false): f64::atan;
    atanh(false): |x| c_atanh(x);
    cbrt(false): |x| c_cbrt(x);
    cos(false): f64::cos;
    cosh(true): f64::cosh;
    exp(true): f64::exp;
    exp2(true): f64::exp2;
    expm1(true): f64::exp_m1;
    fabs(false): f64::abs;
    log1p(false): |x| if x == 0.0 { x } else { x.ln_1p() };
    sin(false): f64::sin;
    sinh(true): f64::sinh;
    sqrt(false): f64::sqrt;
    tan(false): f64::tan;
    tanh(false): f64::tanh;
}

/// Both arguments of a function of two.
fn pair(cx: &Ctx, name: &str, args: Args<'_>) -> PyResult<(f64, f64)> {
    args.between(cx, name, 2, 2)?;
    Ok((number::to_f64(cx, args.at(0))?, number::to_f64(cx, args.at(1))?))
}

fn checked_two(cx: &Ctx, x: f64, y: f64, result: f64) -> PyResult<Ref> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return domain_error(cx);
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return range_error(cx);
    }
    Ok(float::new(cx, result))
}

pub(super) fn atan2(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (y, x) = pair(cx, "atan2", args)?;
    checked_two(cx, y, x, y.atan2(x))
}

pub(super) fn copysign(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (x, y) = pair(cx, "copysign", args)?;
    Ok(float::new(cx, x.copysign(y)))
}

pub(super) fn remainder(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (x, y) = pair(cx, "remainder", args)?;
    checked_two(cx, x, y, remainder_value(x, y))
}

/// `x` less the nearest multiple of y, the even one of two equally near.
fn remainder_value(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x.is_infinite() || y == 0.0 {
        return f64::NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let (size, unit) = (x.abs(), y.abs());
    let rest = size % unit;
    let other = unit - rest;
    let nearest = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        rest - 2.0 * ((0.5 * (size - rest)) % unit)
    };
    1f64.copysign(x) * nearest
}

pub(super) fn fmod(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (x, y) = pair(cx, "fmod", args)?;
    if y.is_infinite() && x.is_finite() {
        return Ok(float::new(cx, x));
    }
    checked_two(cx, x, y, x % y)
}

pub(super) fn pow(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (x, y) = pair(cx, "pow", args)?;
    if x.is_finite() && y.is_finite() {
        let result = x.powf(y);
        if result.is_nan() {
            return domain_error(cx);
        }
        if result.is_infinite() {
            return if x == 0.0 { domain_error(cx) } else { range_error(cx) };
        }
        return Ok(float::new(cx, result));
    }
    let odd = y.is_finite() && y.abs() % 2.0 == 1.0;
    let result = if x.is_nan() {
        if y == 0.0 { 1.0 } else { x }
    } else if y.is_nan() {
        if x == 1.0 { 1.0 } else { y }
    } else if x.is_infinite() {
        if y > 0.0 {
            if odd { x } else { x.abs() }
        } else if y == 0.0 {
            1.0
        } else if odd {
            0f64.copysign(x)
        } else {
            0.0
        }
    } else if x.abs() == 1.0 {
        1.0
    } else if (y > 0.0) == (x.abs() > 1.0) {
        y.abs()
    } else {
        0.0
    };
    Ok(float::new(cx, result))
}

/// A logarithm of a double, with CPython's errors.
fn log_value(cx: &Ctx, x: f64, function: fn(f64) -> f64) -> PyResult<f64> {
    if x.is_nan() || x > 0.0 { Ok(function(x)) } else { domain_error(cx) }
}

/// A logarithm of any real number; ints may be too large for a double.
fn log_of(cx: &Ctx, argument: &Ref, function: fn(f64) -> f64) -> PyResult<f64> {
    if !int::is_int(argument) {
        return log_value(cx, number::to_f64(cx, argument)?, function);
    }
    if int::sign(argument) <= 0 {
        return domain_error(cx);
    }
    if let Some(value) = int::as_f64(argument) {
        return Ok(function(value));
    }
    let (mantissa, exponent) = int::frexp(argument);
    Ok(function(mantissa) + function(2.0) * exponent as f64)
}

pub(super) fn log(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "log", 1, 2)?;
    let numerator = log_of(cx, args.at(0), f64::ln)?;
    let Some(base) = args.get(1) else { return Ok(float::new(cx, numerator)) };
    let denominator = log_of(cx, base, f64::ln)?;
    number::binary(cx, &float::new(cx, numerator), &float::new(cx, denominator), BinaryOp::TrueDiv)
}

pub(super) fn log2(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, log_of(cx, args.at(0), f64::log2)?))
}

pub(super) fn log10(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, log_of(cx, args.at(0), f64::log10)?))
}

pub(super) fn degrees(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, number::to_f64(cx, args.at(0))? * (180.0 / std::f64::consts::PI)))
}

pub(super) fn radians(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, number::to_f64(cx, args.at(0))? * (std::f64::consts::PI / 180.0)))
}

pub(super) fn isfinite(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(number::to_f64(cx, args.at(0))?.is_finite()))
}

pub(super) fn isinf(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(number::to_f64(cx, args.at(0))?.is_infinite()))
}

pub(super) fn isnan(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(number::to_f64(cx, args.at(0))?.is_nan()))
}

/// Answer of the special method of this name, unless the argument is exactly a float or int.
fn by_method(cx: &Ctx, object: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    if object.is_exact(cx.types.float) {
        return Ok(None);
    }
    if object.is_exact(cx.types.int) {
        return Ok(Some(object.clone()));
    }
    match attribute::get_special(cx, object, name)? {
        Some(method) => call::call(cx, &method, Args::NONE).map(Some),
        None => Ok(None),
    }
}

pub(super) fn ceil(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match by_method(cx, args.at(0), &cx.names.__ceil__)? {
        Some(answer) => Ok(answer),
        None => int::from_f64(cx, number::to_f64(cx, args.at(0))?.ceil()),
    }
}

pub(super) fn floor(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match by_method(cx, args.at(0), &cx.names.__floor__)? {
        Some(answer) => Ok(answer),
        None => int::from_f64(cx, number::to_f64(cx, args.at(0))?.floor()),
    }
}

pub(super) fn trunc(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let object = args.at(0);
    if object.is_exact(cx.types.float) {
        return int::from_f64(cx, float::value(object));
    }
    match by_method(cx, object, &cx.names.__trunc__)? {
        Some(answer) => Ok(answer),
        None => cx.type_error(&format!("type {} doesn't define __trunc__ method", object.ty().display_name())),
    }
}

pub(super) fn frexp(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (mantissa, exponent) = float::frexp(number::to_f64(cx, args.at(0))?);
    Ok(tuple::new(cx, &[float::new(cx, mantissa), int::new(cx, exponent as i64)]))
}

pub(super) fn ldexp(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "ldexp", 2, 2)?;
    let (x, exponent) = (number::to_f64(cx, args.at(0))?, args.at(1));
    if !int::is_int(exponent) {
        return cx.type_error("Expected an int as second argument to ldexp.");
    }
    if x == 0.0 || !x.is_finite() {
        return Ok(float::new(cx, x));
    }
    let limit = i32::MAX as i64;
    let exponent = int::as_i64(exponent).unwrap_or(int::sign(exponent) as i64 * (limit + 2));
    if exponent > limit {
        return range_error(cx);
    }
    let result = if exponent < -limit { 0f64.copysign(x) } else { float::ldexp(x, exponent as i32) };
    if result.is_infinite() { range_error(cx) } else { Ok(float::new(cx, result)) }
}

pub(super) fn modf(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let x = number::to_f64(cx, args.at(0))?;
    let (fraction, whole) = if x.is_infinite() {
        (0f64.copysign(x), x)
    } else if x.is_nan() {
        (x, x)
    } else {
        (x.fract().copysign(x), x.trunc())
    };
    Ok(tuple::new(cx, &[float::new(cx, fraction), float::new(cx, whole)]))
}

pub(super) fn isclose(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<4> =
        Signature { function: "isclose", names: ["a", "b", "rel_tol", "abs_tol"], positional_only: 0, keyword_from: 2, required: 2 };
    let [Some(a), Some(b), relative, absolute] = args.bind(cx, &SIGNATURE)? else {
        return cx.type_error("isclose() missing required argument 'b' (pos 2)");
    };
    let (a, b) = (number::to_f64(cx, a)?, number::to_f64(cx, b)?);
    let tolerance = |given: Option<&Ref>, default: f64| given.map_or(Ok(default), |given| number::to_f64(cx, given));
    let (relative, absolute) = (tolerance(relative, 1e-9)?, tolerance(absolute, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return cx.value_error("tolerances must be non-negative");
    }
    if a == b {
        return Ok(cx.bool(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(cx.bool(false));
    }
    let difference = (b - a).abs();
    Ok(cx.bool(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute))
}

pub(super) fn nextafter(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 2 {
        return cx.type_error(&format!("nextafter() takes exactly 2 positional arguments ({} given)", args.len()));
    }
    const SIGNATURE: Signature<3> =
        Signature { function: "nextafter", names: ["", "", "steps"], positional_only: 2, keyword_from: 2, required: 2 };
    let [Some(x), Some(y), steps] = args.bind(cx, &SIGNATURE)? else {
        return cx.type_error("nextafter() takes exactly 2 positional arguments (1 given)");
    };
    let (x, y) = (number::to_f64(cx, x)?, number::to_f64(cx, y)?);
    let steps = match steps {
        Some(steps) if !cx.is_none(steps) => {
            let steps = number::index(cx, steps)?;
            if int::is_negative(&steps) {
                return cx.value_error("steps must be a non-negative integer");
            }
            int::as_u64(&steps).unwrap_or(u64::MAX)
        }
        _ => 1,
    };
    Ok(float::new(cx, step(x, y, steps)))
}

/// The double so many steps from x towards y, y itself if that is nearer.
fn step(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x == y {
        return y;
    }
    // Doubles in order: their bits, mirrored for negative ones.
    let place = |value: f64| {
        let bits = value.to_bits();
        if bits >> 63 == 1 { -((bits & !(1 << 63)) as i64) } else { bits as i64 }
    };
    let (from, to) = (place(x), place(y));
    if from.abs_diff(to) <= steps {
        return y;
    }
    let at = if to > from { from + steps as i64 } else { from - steps as i64 };
    let magnitude = f64::from_bits(at.unsigned_abs());
    if at < 0 || (at == 0 && from < 0) { -magnitude } else { magnitude }
}

pub(super) fn ulp(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let x = number::to_f64(cx, args.at(0))?.abs();
    let result = if !x.is_finite() {
        x
    } else if x == f64::MAX {
        x - step(x, 0.0, 1)
    } else {
        step(x, f64::INFINITY, 1) - x
    };
    Ok(float::new(cx, result))
}
