//! Methods and computed attributes of float, and `float()` itself.

use super::body::{self, new, value};
use super::{arith, format, hex, text};
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{int, object, str_, tuple};
use crate::object::{Args, Arity, Ctx, GetSetDef, MethodDef, Object, PyResult, TypeBody, type_flags};

/// `float(x)`
pub(super) fn new_slot(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if object::is_own_init(class.slots()) {
        args.no_keywords(cx, "float")?;
    }
    args_count(cx, args)?;
    let value = match args.get(0) {
        Some(object) => text::from_object(cx, object)?,
        None => new(cx, 0.0),
    };
    of_class(cx, class, value)
}

fn args_count(cx: &Ctx, args: Args<'_>) -> PyResult<()> {
    if args.len() > 1 { cx.type_error(&format!("float expected at most 1 argument, got {}", args.len())) } else { Ok(()) }
}

/// The number as an instance of a class of floats.
pub fn of_class(cx: &Ctx, class: &TypeBody, number: Ref) -> PyResult<Ref> {
    if class.is(cx.types.float) {
        return Ok(number);
    }
    let object = object::allocate_bare(class);
    body::set_value(&object, value(&number));
    Ok(object)
}

fn itself(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(arith::to_exact(cx, object))
}

fn truncated(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    int::from_f64(cx, value(object))
}

fn floor(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    int::from_f64(cx, value(object).floor())
}

fn ceil(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    int::from_f64(cx, value(object).ceil())
}

fn is_integer(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let value = value(object);
    Ok(cx.bool(value.is_finite() && value.trunc() == value))
}

fn as_integer_ratio(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let value = value(object);
    if value.is_infinite() {
        return cx.raise(cx.types.overflow_error, "cannot convert Infinity to integer ratio");
    }
    if value.is_nan() {
        return cx.value_error("cannot convert NaN to integer ratio");
    }
    let (mantissa, mut exponent) = arith::frexp(value);
    let mut whole = (mantissa * (1u64 << 53) as f64) as i64;
    exponent -= 53;
    if whole == 0 {
        return Ok(tuple::new(cx, &[int::new(cx, 0), int::new(cx, 1)]));
    }
    let zeros = whole.trailing_zeros() as i32;
    whole >>= zeros;
    exponent += zeros;
    let power = |bits: i32| int::from_ubig(cx, &(dashu_int::UBig::ONE << bits as usize), false);
    if exponent <= 0 {
        return Ok(tuple::new(cx, &[int::new(cx, whole), power(-exponent)?]));
    }
    let numerator = number::binary(cx, &int::new(cx, whole), &power(exponent)?, number::BinaryOp::Mul)?;
    Ok(tuple::new(cx, &[numerator, int::new(cx, 1)]))
}

fn round(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__round__", 0, 1)?;
    let value = value(object);
    let places = match args.get(0) {
        Some(places) if !cx.is_none(places) => number::index_clipped(cx, places)?,
        _ => return int::from_f64(cx, value.round_ties_even()),
    };
    if value == 0.0 || !value.is_finite() || places > 323 {
        return Ok(new(cx, value));
    }
    if places < -308 {
        return Ok(new(cx, 0.0 * value));
    }
    match round_value(value, places as i32) {
        Some(rounded) => Ok(new(cx, rounded)),
        None => cx.raise(cx.types.overflow_error, "rounded value too large to represent"),
    }
}

/// A finite double rounded half to even at a decimal place between -308 and 323; None if the result is too large.
pub fn round_value(value: f64, places: i32) -> Option<f64> {
    let rounded = if places >= 0 {
        format!("{value:.*}", places as usize).parse::<f64>().unwrap_or(value)
    } else {
        // All digits in front of the point are exact; what stands behind it only breaks ties.
        let text = format!("{:.0}", value.abs().trunc());
        let cut = -places as usize;
        let padded = format!("{text:0>width$}", width = cut + 1);
        let (kept, lost) = padded.split_at(padded.len() - cut);
        let half = format!("5{}", "0".repeat(cut - 1));
        let fraction = value.abs().fract() != 0.0;
        let odd = kept.as_bytes().last().is_some_and(|byte| byte & 1 == 1);
        let up = match lost.cmp(half.as_str()) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => fraction || odd,
            std::cmp::Ordering::Greater => true,
        };
        let mut digits = kept.as_bytes().to_vec();
        if up {
            let mut carry = true;
            for digit in digits.iter_mut().rev() {
                if *digit < b'9' {
                    *digit += 1;
                    carry = false;
                    break;
                }
                *digit = b'0';
            }
            if carry {
                digits.insert(0, b'1');
            }
        }
        let text = format!("{}e{cut}", String::from_utf8(digits).unwrap_or_default());
        text.parse::<f64>().unwrap_or(value.abs()).copysign(value)
    };
    rounded.is_finite().then_some(rounded)
}

fn hex_method(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.new_str(&hex::to_hex(value(object))))
}

fn from_hex(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let source = args.at(0);
    if !source.has_flag(type_flags::STR) {
        return cx.type_error("bad argument type for built-in operation");
    }
    str_::codec::keep_utf8(cx, source)?;
    let text = str_::wtf8(source);
    let number = match hex::from_hex(&text) {
        Ok(value) => new(cx, value),
        Err(hex::BadHex::Syntax) => return cx.value_error("invalid hexadecimal floating-point string"),
        Err(hex::BadHex::TooLarge) => {
            return cx.raise(cx.types.overflow_error, "hexadecimal value too large to represent as a float");
        }
    };
    match class.as_type() {
        Some(exact) if exact.is(cx.types.float) => Ok(number),
        _ => crate::object::protocol::call::call(cx, class, Args::new(&[number])),
    }
}

fn get_new_args(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::new(cx, &[new(cx, value(object))]))
}

fn format_method(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    format::format(cx, object, int::spec_argument(cx, args.at(0))?)
}

fn get_format(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let name = args.at(0);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("__getformat__() argument must be str, not {}", name.ty().display_name()));
    }
    str_::codec::keep_utf8(cx, name)?;
    if str_::eq_str(name, "double") || str_::eq_str(name, "float") {
        return Ok(cx.new_str("IEEE, little-endian"));
    }
    cx.value_error("__getformat__() argument 1 must be 'double' or 'float'")
}

fn real(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(arith::to_exact(cx, object))
}
fn imag(cx: &Ctx, _: &Ref) -> PyResult<Ref> {
    Ok(body::new(cx, 0.0))
}

pub(super) const METHODS: &[MethodDef] = &[
    MethodDef::class("fromhex", Arity::One, from_hex).doc("($type, string, /)", "The number that a hexadecimal text spells."),
    MethodDef::new("conjugate", Arity::None, itself).doc("($self, /)", "The number itself: it is its own complex conjugate."),
    MethodDef::new("__trunc__", Arity::None, truncated).doc("($self, /)", ""),
    MethodDef::new("__floor__", Arity::None, floor).doc("($self, /)", ""),
    MethodDef::new("__ceil__", Arity::None, ceil).doc("($self, /)", ""),
    MethodDef::new("__round__", Arity::Positional, round).doc("($self, ndigits=None, /)", ""),
    MethodDef::new("as_integer_ratio", Arity::None, as_integer_ratio).doc("($self, /)", "Two ints whose quotient is exactly the number."),
    MethodDef::new("hex", Arity::None, hex_method).doc("($self, /)", "The number as hexadecimal text."),
    MethodDef::new("is_integer", Arity::None, is_integer).doc("($self, /)", "Whether there is no fraction."),
    MethodDef::new("__getnewargs__", Arity::None, get_new_args).doc("($self, /)", ""),
    MethodDef::class("__getformat__", Arity::One, get_format).doc("($type, typestr, /)", ""),
    MethodDef::new("__format__", Arity::One, format_method).doc("($self, format_spec, /)", ""),
];

pub(super) const GETSET: &[GetSetDef] =
    &[GetSetDef { name: "real", get: real, set: None }, GetSetDef { name: "imag", get: imag, set: None }];
