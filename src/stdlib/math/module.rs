//! What `math` holds.

use super::{real, special, sums, whole};
use crate::heap::Ref;
use crate::object::types::{dict, float};
use crate::object::{Arity, Ctx, MethodDef, ModuleSpec, PyResult};

const fn one(name: &'static str, function: crate::object::NativeFn) -> MethodDef {
    MethodDef::new(name, Arity::One, function).doc("($module, x, /)", "")
}

const fn two(name: &'static str, function: crate::object::NativeFn, signature: &'static str) -> MethodDef {
    MethodDef::new(name, Arity::Positional, function).doc(signature, "")
}

const FUNCTIONS: &[MethodDef] = &[
    one("acos", real::acos),
    one("acosh", real::acosh),
    one("asin", real::asin),
    one("asinh", real::asinh),
    one("atan", real::atan),
    two("atan2", real::atan2, "($module, y, x, /)"),
    one("atanh", real::atanh),
    one("cbrt", real::cbrt),
    one("ceil", real::ceil),
    two("copysign", real::copysign, "($module, x, y, /)"),
    one("cos", real::cos),
    one("cosh", real::cosh),
    one("degrees", real::degrees),
    two("dist", sums::dist, "($module, p, q, /)"),
    one("erf", special::erf),
    one("erfc", special::erfc),
    one("exp", real::exp),
    one("exp2", real::exp2),
    one("expm1", real::expm1),
    one("fabs", real::fabs),
    MethodDef::new("factorial", Arity::One, whole::factorial).doc("($module, n, /)", "n! of a whole number that is not negative."),
    one("floor", real::floor),
    two("fmod", real::fmod, "($module, x, y, /)"),
    one("frexp", real::frexp),
    MethodDef::new("fsum", Arity::One, sums::fsum).doc("($module, seq, /)", "Exact sum of floats, rounded once."),
    one("gamma", special::gamma),
    two("gcd", whole::gcd, "($module, *integers)"),
    two("hypot", sums::hypot, ""),
    MethodDef::new("isclose", Arity::Keywords, real::isclose).doc("($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", ""),
    one("isfinite", real::isfinite),
    one("isinf", real::isinf),
    one("isnan", real::isnan),
    MethodDef::new("isqrt", Arity::One, whole::isqrt).doc("($module, n, /)", "Whole part of the square root."),
    two("lcm", whole::lcm, "($module, *integers)"),
    two("ldexp", real::ldexp, "($module, x, i, /)"),
    one("lgamma", special::lgamma),
    two("log", real::log, ""),
    one("log1p", real::log1p),
    one("log10", real::log10),
    one("log2", real::log2),
    one("modf", real::modf),
    two("pow", real::pow, "($module, x, y, /)"),
    one("radians", real::radians),
    two("remainder", real::remainder, "($module, x, y, /)"),
    one("sin", real::sin),
    one("sinh", real::sinh),
    one("sqrt", real::sqrt),
    one("tan", real::tan),
    one("tanh", real::tanh),
    two("sumprod", sums::sumprod, "($module, p, q, /)"),
    one("trunc", real::trunc),
    MethodDef::new("prod", Arity::Keywords, sums::prod).doc("($module, iterable, /, *, start=1)", "Product of all items."),
    two("perm", whole::perm, "($module, n, k=None, /)"),
    two("comb", whole::comb, "($module, n, k, /)"),
    MethodDef::new("nextafter", Arity::Keywords, real::nextafter).doc("($module, x, y, /, *, steps=None)", ""),
    one("ulp", real::ulp),
];

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    use std::f64::consts::{E, PI, TAU};
    for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        dict::set(cx, names, &cx.intern(name), &float::new(cx, value))?;
    }
    Ok(())
}

/// `math`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "math",
    doc: "Functions of real numbers, as the C library has them, and of ints.",
    functions: FUNCTIONS,
    fill: Some(fill),
};
