//! Functions of numbers and characters.

use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{attribute, call, iterate};
use crate::object::types::{bytes, float, int, str_};
use crate::object::{Args, Ctx, Item, Object, PyResult, Signature, type_flags};

/// `abs(x)`
pub fn abs(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    match int::as_compact(cx, value) {
        // Its own absolute value.
        Some(number) if number >= 0 => Ok(value.clone()),
        Some(number) => Ok(int::new(cx, -number)),
        None => number::absolute(cx, value),
    }
}

fn in_base(cx: &Ctx, value: &Ref, base: u32) -> PyResult<Ref> {
    let value = number::index(cx, value)?;
    Ok(int::prefixed(cx, &value, base))
}

/// `bin(number)`
pub fn bin(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    in_base(cx, args.at(0), 2)
}
/// `oct(number)`
pub fn oct(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    in_base(cx, args.at(0), 8)
}
/// `hex(number)`
pub fn hex(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    in_base(cx, args.at(0), 16)
}

/// `chr(i)`
pub fn chr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = number::index(cx, args.at(0))?;
    match int::as_i64(&value) {
        Some(code) if (0..0x11_0000).contains(&code) => Ok(str_::from_char(cx, code as u32)),
        Some(code) if i32::try_from(code).is_ok() => cx.value_error("chr() arg not in range(0x110000)"),
        _ => cx.raise(cx.types.overflow_error, "Python int too large to convert to C int"),
    }
}

/// `ord(c)`
pub fn ord(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    let length = if str_::is_str(value) {
        if str_::len(value) == 1 {
            return Ok(int::new(cx, str_::char_at(value, 0).into()));
        }
        str_::len(value)
    } else if value.has_flag(type_flags::BYTES) || value.is_instance(cx.types.bytearray) {
        let data = bytes::bytes_like(cx, value)?;
        if let [byte] = data[..] {
            return Ok(int::new(cx, byte.into()));
        }
        data.len()
    } else {
        return cx.type_error(&format!("ord() expected string of length 1, but {} found", value.ty().display_name()));
    };
    cx.type_error(&format!("ord() expected a character, but string of length {length} found"))
}

/// `divmod(x, y)`
pub fn divmod(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "divmod", 2, 2)?;
    number::binary(cx, args.at(0), args.at(1), BinaryOp::DivMod)
}

/// `pow(base, exp, mod=None)`
pub fn pow(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<3> =
        Signature { function: "pow", names: ["base", "exp", "mod"], positional_only: 0, keyword_from: 3, required: 2 };
    let [base, exponent, modulus] = args.bind(cx, &SIGNATURE)?;
    number::power(cx, base.unwrap_or(&cx.none), exponent.unwrap_or(&cx.none), modulus.unwrap_or(&cx.none))
}

/// `round(number, ndigits=None)`
pub fn round(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "round", names: ["number", "ndigits"], positional_only: 0, keyword_from: 2, required: 1 };
    let [value, digits] = args.bind(cx, &SIGNATURE)?;
    let value = value.unwrap_or(&cx.none);
    let Some(method) = attribute::get_special(cx, value, &cx.names.__round__)? else {
        return cx.type_error(&format!("type {} doesn't define __round__ method", value.ty().display_name()));
    };
    match digits.filter(|digits| !cx.is_none(digits)) {
        Some(digits) => call::call_with(cx, &method, [digits]),
        None => call::call(cx, &method, Args::NONE),
    }
}

/// `sum(iterable, /, start=0)`: ints in a machine word as long as they fit, floats with a correction for what rounding loses (as CPython
/// since 3.12), anything else by `+`.
pub fn sum(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> = Signature { function: "sum", names: ["", "start"], positional_only: 1, keyword_from: 2, required: 1 };
    let [iterable, start] = args.bind(cx, &SIGNATURE)?;
    let iterator = iterate::iter(cx, iterable.unwrap_or(&cx.none))?;
    let mut total = match start {
        None => int::new(cx, 0),
        Some(start) => {
            let joined = if str_::is_str(start) {
                Some(("strings", "''"))
            } else if start.has_flag(type_flags::BYTES) {
                Some(("bytes", "b''"))
            } else if start.is_instance(cx.types.bytearray) {
                Some(("bytearray", "b''"))
            } else {
                None
            };
            if let Some((what, empty)) = joined {
                return cx.type_error(&format!("sum() can't sum {what} [use {empty}.join(seq) instead]"));
            }
            start.clone()
        }
    };
    if total.is_exact(cx.types.int)
        && let Some(mut short) = int::as_i64(&total)
    {
        let left = iterate::feed(cx, &iterator, |item| {
            let added = item.integer(cx).and_then(|item| short.checked_add(item));
            short = added.unwrap_or(short);
            added.is_some()
        })?;
        let Some(item) = left else { return Ok(int::new_exact(cx, short)) };
        total = number::binary(cx, &int::new(cx, short), &item, BinaryOp::Add)?;
    }
    if total.is_exact(cx.types.float) {
        let mut plain = float::value(&total);
        let mut lost = 0.0f64;
        let finish = |plain: f64, lost: f64| if lost != 0.0 && lost.is_finite() { plain + lost } else { plain };
        let left = iterate::feed(cx, &iterator, |item| {
            if let Some(x) = item.real(cx) {
                let next = plain + x;
                lost += if plain.abs() >= x.abs() { (plain - next) + x } else { (x - next) + plain };
                plain = next;
                return true;
            }
            let whole = match item {
                Item::Object(object) if int::is_int(object) => int::as_i64(object),
                item => item.integer(cx),
            };
            if let Some(whole) = whole {
                plain += whole as f64;
            }
            whole.is_some()
        })?;
        drop(std::mem::replace(&mut total, cx.none()));
        let Some(item) = left else { return Ok(float::new(cx, finish(plain, lost))) };
        total = number::binary(cx, &float::new(cx, finish(plain, lost)), &item, BinaryOp::Add)?;
    }
    while let Some(item) = iterate::next(cx, &iterator)? {
        total = number::binary(cx, &total, &item, BinaryOp::Add)?;
    }
    Ok(total)
}
