//! Methods and computed attributes of int, and `int()` itself.

use super::body::{self, digits, is_int, is_negative};
use super::{arith, big, format, text};
use crate::heap::{self, Ref, flags};
use crate::object::protocol::{self, number};
use crate::object::types::{bytes, str_, tuple};
use crate::object::{Args, Arity, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, TypeBody, type_flags};

/// `int(x)`, `int(x, base)`
pub(super) fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let value = if class.is(cx.types.int) && args.len() == 1 && args.keyword_count() == 0 {
        return text::from_object(cx, args.at(0));
    } else {
        const SIGNATURE: Signature<2> =
            Signature { function: "int", names: ["", "base"], positional_only: 1, keyword_from: 2, required: 0 };
        match args.bind(cx, &SIGNATURE)? {
            [None, None] => body::new(cx, 0),
            [None, Some(_)] => return cx.type_error("int() missing string argument"),
            [Some(object), None] => text::from_object(cx, object)?,
            [Some(object), Some(base)] => with_base(cx, object, base)?,
        }
    };
    of_class(cx, class, value)
}

fn with_base(cx: &Ctx, object: &Ref, base: &Ref) -> PyResult<Ref> {
    let base = number::index_clipped(cx, base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return cx.value_error("int() base must be >= 2 and <= 36, or 0");
    }
    if !object.has_flag(type_flags::STR | type_flags::BYTES) && !object.is_instance(cx.types.bytearray) {
        return cx.type_error("int() can't convert non-string with explicit base");
    }
    text::from_text(cx, object, base as u32)
}

/// The number as an instance of a class of ints.
pub fn of_class(cx: &Ctx, class: &TypeBody, value: Ref) -> PyResult<Ref> {
    if class.is(cx.types.int) {
        return Ok(value);
    }
    let Some(object) = body::make(class, digits(&value), is_negative(&value)) else { return cx.no_memory() };
    if class.has(flags::GC) {
        heap::track(&object);
    }
    Ok(object)
}

fn itself(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(body::to_exact(cx, object))
}

fn is_integer(cx: &Ctx, _: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(true))
}

fn bit_length(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(body::from_u64(cx, big::bit_length(object)))
}

fn bit_count(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(body::from_u64(cx, digits(object).iter().map(|digit| digit.count_ones() as u64).sum()))
}

fn as_integer_ratio(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::new(cx, &[body::to_exact(cx, object), body::new(cx, 1)]))
}

fn get_new_args(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::new(cx, &[body::to_exact(cx, object)]))
}

fn size_of(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(body::from_usize(cx, body::size_of(object)))
}

fn format_method(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    format::format(cx, object, format::spec_argument(cx, args.at(0))?)
}

fn round(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__round__", 0, 1)?;
    let Some(places) = args.get(0) else { return Ok(body::to_exact(cx, object)) };
    let places = number::index(cx, places)?;
    if !is_negative(&places) {
        return Ok(body::to_exact(cx, object));
    }
    // 10 ** -places is more than twice the number: it rounds to zero, and the power need not be made.
    let digits = big::bit_length(object) as i64 / 3 + 2;
    let places = match body::as_i64(&places) {
        Some(places) if -places <= digits => -places,
        _ => return Ok(body::new(cx, 0)),
    };
    let unit = big::power(cx, &body::new(cx, 10), &body::new(cx, places))?;
    let (quotient, rest) = arith::floor_div_rem(cx, object, &unit)?;
    let twice = big::shift_left(cx, &rest, 1)?;
    let odd = body::digits(&quotient).first().is_some_and(|low| low & 1 == 1);
    let up = match big::compare(&twice, &unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => odd,
        std::cmp::Ordering::Greater => true,
    };
    let down = big::add(cx, object, &rest, true)?;
    if up { big::add(cx, &down, &unit, false) } else { Ok(body::to_exact(cx, &down)) }
}

/// `True` for "big", `False` for "little".
fn byte_order(cx: &Ctx, function: &str, order: Option<&Ref>) -> PyResult<bool> {
    let Some(order) = order else { return Ok(true) };
    if !order.has_flag(type_flags::STR) {
        return cx.type_error(&format!("{function}() argument 'byteorder' must be str, not {}", order.ty().display_name()));
    }
    if str_::eq_str(order, "big") {
        return Ok(true);
    }
    if str_::eq_str(order, "little") {
        return Ok(false);
    }
    cx.value_error("byteorder must be either 'little' or 'big'")
}

fn to_bytes(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<3> =
        Signature { function: "to_bytes", names: ["length", "byteorder", "signed"], positional_only: 0, keyword_from: 2, required: 0 };
    let [length, order, signed] = args.bind(cx, &SIGNATURE)?;
    let length = match length {
        Some(length) => number::index_isize_or(cx, length, cx.types.overflow_error)?,
        None => 1,
    };
    let big_endian = byte_order(cx, "to_bytes", order)?;
    let signed = match signed {
        Some(signed) => number::truth(cx, signed)?,
        None => false,
    };
    if length < 0 {
        return cx.value_error("length argument must be non-negative");
    }
    let length = length as usize;
    let negative = is_negative(object);
    if negative && !signed {
        return cx.raise(cx.types.overflow_error, "can't convert negative int to unsigned");
    }
    // Bits needed: with a sign one more, except for the lowest number of a length.
    let mut bits = big::bit_length(object);
    if signed && bits > 0 && !(negative && big::is_power_of_two(object)) {
        bits += 1;
    }
    if bits.div_ceil(8) > length as u64 {
        return cx.raise(cx.types.overflow_error, "int too big to convert");
    }
    let Some(mut out) = le_bytes(object, length) else { return cx.no_memory() };
    if big_endian {
        out.reverse();
    }
    Ok(bytes::new(cx, &out))
}

/// The number in two's complement, the lowest byte first, in so few bytes that the highest bit is the sign.
pub fn to_le_bytes(object: &Ref) -> Vec<u8> {
    let length = (big::bit_length(object) >> 3) as usize + 1;
    let mut out = le_bytes(object, length).unwrap_or_default();
    if let [.., before, 0xff] = out[..]
        && is_negative(object)
        && before & 0x80 != 0
    {
        out.pop();
    }
    out
}

/// The lowest bytes of the number in two's complement; None without memory for them.
fn le_bytes(object: &Ref, length: usize) -> Option<Vec<u8>> {
    let (magnitude, negative) = (digits(object), is_negative(object));
    let mut out = Vec::new();
    out.try_reserve_exact(length).ok()?;
    let (mut word, mut have, mut carry) = (0u64, 0, 1u16);
    let mut rest = magnitude.iter();
    for _ in 0..length {
        if have < 8 {
            word |= (rest.next().copied().unwrap_or(0) as u64) << have;
            have += body::DIGIT_BITS;
        }
        let mut byte = word as u8;
        word >>= 8;
        have -= 8;
        if negative {
            let value = !byte as u16 + carry;
            carry = value >> 8;
            byte = value as u8;
        }
        out.push(byte);
    }
    Some(out)
}

/// The number that bytes spell.
pub fn from_bytes_value(cx: &Ctx, data: &[u8], big_endian: bool, signed: bool) -> PyResult<Ref> {
    let count = data.len();
    let byte = |index: usize| if big_endian { data[count - 1 - index] } else { data[index] };
    let negative = signed && count > 0 && byte(count - 1) & 0x80 != 0;
    big::with_room(cx, (count * 8).div_ceil(body::DIGIT_BITS as usize) + 1, |out| {
        let (mut word, mut have, mut carry, mut at) = (0u64, 0, 1u16, 0);
        for index in 0..count {
            let mut byte = byte(index);
            if negative {
                let value = !byte as u16 + carry;
                carry = value >> 8;
                byte = value as u8;
            }
            word |= (byte as u64) << have;
            have += 8;
            if have >= body::DIGIT_BITS {
                out[at] = word as u32 & body::DIGIT_MASK;
                at += 1;
                word >>= body::DIGIT_BITS;
                have -= body::DIGIT_BITS;
            }
        }
        // A carry out of the last byte happens only when every byte was zero after inversion: then the number is the lowest one.
        word |= if negative { (carry as u64) << have } else { 0 };
        out[at] = word as u32 & body::DIGIT_MASK;
        body::try_from_digits(cx, out, negative)
    })
}

fn from_bytes(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<3> =
        Signature { function: "from_bytes", names: ["bytes", "byteorder", "signed"], positional_only: 0, keyword_from: 2, required: 1 };
    let [source, order, signed] = args.bind(cx, &SIGNATURE)?;
    let Some(source) = source else { return cx.type_error("from_bytes() missing required argument 'bytes' (pos 1)") };
    let big_endian = byte_order(cx, "from_bytes", order)?;
    let signed = match signed {
        Some(signed) => number::truth(cx, signed)?,
        None => false,
    };
    let data = if source.has_flag(type_flags::BYTES) {
        source.clone()
    } else if source.has_flag(type_flags::STR) || is_int(source) {
        return cx.type_error(&format!("cannot convert '{}' object to bytes", source.ty().display_name()));
    } else {
        protocol::call::call(cx, &cx.types.bytes.to_ref(), Args::new(std::slice::from_ref(source)))?
    };
    let value = from_bytes_value(cx, bytes::as_slice(&data), big_endian, signed)?;
    match class.as_type() {
        Some(exact) if exact.is(cx.types.int) => Ok(value),
        _ => protocol::call::call(cx, class, Args::new(&[value])),
    }
}

fn real(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(body::to_exact(cx, object))
}
fn zero(cx: &Ctx, _: &Ref) -> PyResult<Ref> {
    Ok(body::new(cx, 0))
}
fn one(cx: &Ctx, _: &Ref) -> PyResult<Ref> {
    Ok(body::new(cx, 1))
}

pub(super) const METHODS: &[MethodDef] = &[
    MethodDef::new("conjugate", Arity::None, itself).doc("($self, /)", "The number itself: it is its own complex conjugate."),
    MethodDef::new("bit_length", Arity::None, bit_length).doc("($self, /)", "Number of binary digits, sign and leading zeros left out."),
    MethodDef::new("bit_count", Arity::None, bit_count).doc("($self, /)", "Number of ones among the binary digits of the absolute value."),
    MethodDef::new("to_bytes", Arity::Keywords, to_bytes)
        .doc("($self, /, length=1, byteorder='big', *, signed=False)", "The number as bytes of a given length."),
    MethodDef::class("from_bytes", Arity::Keywords, from_bytes)
        .doc("($type, /, bytes, byteorder='big', *, signed=False)", "The number that bytes spell."),
    MethodDef::new("as_integer_ratio", Arity::None, as_integer_ratio).doc("($self, /)", "The pair (n, 1)."),
    MethodDef::new("is_integer", Arity::None, is_integer).doc("($self, /)", "True."),
    MethodDef::new("__trunc__", Arity::None, itself),
    MethodDef::new("__floor__", Arity::None, itself),
    MethodDef::new("__ceil__", Arity::None, itself),
    MethodDef::new("__round__", Arity::Positional, round),
    MethodDef::new("__getnewargs__", Arity::None, get_new_args).doc("($self, /)", ""),
    MethodDef::new("__format__", Arity::One, format_method).doc("($self, format_spec, /)", ""),
    MethodDef::new("__sizeof__", Arity::None, size_of).doc("($self, /)", "Bytes the number takes in memory."),
];

pub(super) const GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", get: real, set: None },
    GetSetDef { name: "imag", get: zero, set: None },
    GetSetDef { name: "numerator", get: real, set: None },
    GetSetDef { name: "denominator", get: one, set: None },
];
