//! The `complex` type: two doubles.
//!
//! ```text
//!   0        8        16       24
//!  ┌────────┬────────┬────────┬───────────┐
//!  │ count  │ type   │ real   │ imaginary │   32 bytes
//!  └────────┴────────┴────────┴───────────┘
//! ```
//! Numbers inside this file are pairs `(real, imaginary)`.

use std::cell::Cell;

use crate::code::complex::{Pair, power, product, quotient};
use crate::heap::{Header, Ref};
use crate::object::protocol::{self, number};
use crate::object::types::float::{self, Layout, Style, layout};
use crate::object::types::int::{self, Parts};
use crate::object::types::str_::format_spec::{self, FormatSpec};
use crate::object::types::{object, str_, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A complex number as it lies in memory.
#[repr(C)]
pub struct ComplexBody {
    head: Header,
    real: Cell<f64>,
    imag: Cell<f64>,
}

const _: () = assert!(std::mem::size_of::<ComplexBody>() == 32);

// SAFETY: repr(C), begins with Header; complex and its subclasses have this layout.
unsafe impl Body for ComplexBody {}

/// A new complex number.
pub fn new(cx: &Ctx, real: f64, imag: f64) -> Ref {
    let object = new_object(cx.types.complex, 32);
    set_value(&object, (real, imag));
    object
}

fn set_value(object: &Ref, (real, imag): Pair) {
    // SAFETY: callers pass complex numbers.
    let body = unsafe { object.body::<ComplexBody>() };
    body.real.set(real);
    body.imag.set(imag);
}

/// Whether it is a complex number, subclasses included.
pub fn is_complex(cx: &Ctx, object: &Ref) -> bool {
    object.is_exact(cx.types.complex) || (object.has_flag(type_flags::HEAP_TYPE) && object.is_instance(cx.types.complex))
}

/// Real and imaginary part of a complex number.
pub fn value(object: &Ref) -> (f64, f64) {
    // SAFETY: callers pass complex numbers.
    let body = unsafe { object.body::<ComplexBody>() };
    (body.real.get(), body.imag.get())
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    // SAFETY: at count zero; made with its class's size.
    unsafe { free_object(object, object.ty().kind.basic_size.get() as usize) }
}

/// An operand as a pair; None if it is no number.
fn operand(cx: &Ctx, object: &Ref) -> PyResult<Option<Pair>> {
    if is_complex(cx, object) {
        return Ok(Some(value(object)));
    }
    if int::is_int(object) {
        return Ok(Some((int::to_f64(cx, object)?, 0.0)));
    }
    Ok(float::is_float(cx, object).then(|| (float::value(object), 0.0)))
}

fn from_pair(cx: &Ctx, pair: Pair) -> PyResult<Ref> {
    Ok(new(cx, pair.0, pair.1))
}

/// `a ** b` of pairs as an object.
pub fn pow_values(cx: &Ctx, a: (f64, f64), b: (f64, f64)) -> PyResult<Ref> {
    match power(a, b) {
        Ok(pair) => from_pair(cx, pair),
        Err(false) => cx.raise(cx.types.zero_division_error, "0.0 to a negative or complex power"),
        Err(true) => cx.raise(cx.types.overflow_error, "complex exponentiation"),
    }
}

macro_rules! slot {
    ($name:ident, |$cx:ident, $x:ident, $y:ident| $result:expr) => {
        fn $name($cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
            let Some($x) = operand($cx, a)? else { return Ok($cx.not_implemented()) };
            let Some($y) = operand($cx, b)? else { return Ok($cx.not_implemented()) };
            $result
        }
    };
}

slot!(add, |cx, x, y| from_pair(cx, (x.0 + y.0, x.1 + y.1)));
slot!(sub, |cx, x, y| from_pair(cx, (x.0 - y.0, x.1 - y.1)));
slot!(mul, |cx, x, y| from_pair(cx, product(x, y)));
slot!(truediv, |cx, x, y| match quotient(x, y) {
    Some(pair) => from_pair(cx, pair),
    None => cx.raise(cx.types.zero_division_error, "complex division by zero"),
});

fn pow(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    let Some(x) = operand(cx, a)? else { return Ok(cx.not_implemented()) };
    let Some(y) = operand(cx, b)? else { return Ok(cx.not_implemented()) };
    if !cx.is_none(modulus) {
        return cx.value_error("complex modulo");
    }
    pow_values(cx, x, y)
}

fn neg(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let (real, imag) = value(a);
    from_pair(cx, (-real, -imag))
}

fn pos(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    if a.is_exact(cx.types.complex) { Ok(a.clone()) } else { from_pair(cx, value(a)) }
}

fn abs(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let (real, imag) = value(a);
    let size = real.hypot(imag);
    if size.is_infinite() && real.is_finite() && imag.is_finite() {
        return cx.raise(cx.types.overflow_error, "absolute value too large");
    }
    Ok(float::new(cx, size))
}

fn bool_(_cx: &Ctx, a: &Ref) -> PyResult<bool> {
    let (real, imag) = value(a);
    Ok(real != 0.0 || imag != 0.0)
}

fn hash(_cx: &Ctx, a: &Ref) -> PyResult<i64> {
    let (real, imag) = value(a);
    let mixed = float::hash_value(real, a).wrapping_add(float::hash_value(imag, a).wrapping_mul(1000003));
    Ok(if mixed == -1 { -2 } else { mixed })
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.not_implemented());
    }
    let (real, imag) = value(a);
    let equal = if int::is_int(b) {
        imag == 0.0 && int::compare_f64(b, real) == Some(std::cmp::Ordering::Equal)
    } else if let Some(other) = operand(cx, b)? {
        (real, imag) == other
    } else {
        return Ok(cx.not_implemented());
    };
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

const SHORTEST: Layout = Layout { style: Style::Shortest, precision: 0, alternate: false, dot_zero: false, upper: false };

fn sign(value: f64, positive: &'static str) -> &'static str {
    if value.is_sign_negative() && !value.is_nan() { "-" } else { positive }
}

fn repr(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let (real, imag) = value(a);
    let imag_text = layout(imag, SHORTEST);
    Ok(cx.new_str(&if real == 0.0 && !real.is_sign_negative() {
        format!("{}{imag_text}j", sign(imag, ""))
    } else {
        format!("({}{}{}{imag_text}j)", sign(real, ""), layout(real, SHORTEST), sign(imag, "+"))
    }))
}

/// `complex.__format__`
fn format(cx: &Ctx, a: &Ref, spec: &Ref) -> PyResult<Ref> {
    if str_::len(spec) == 0 {
        return protocol::text::str_(cx, a);
    }
    let spec = format_spec::parse(cx, spec, 0, b'>', a)?;
    if !matches!(char::from_u32(spec.type_), Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return format_spec::unknown_code(cx, spec.type_, a);
    }
    if spec.fill == '0' as u32 {
        return cx.value_error("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == b'=' {
        return cx.value_error("'=' alignment flag is not allowed in complex format specifier");
    }
    let how = Layout { dot_zero: false, ..float::style_of(cx, &spec)? };
    let (real, imag) = value(a);
    let bare = FormatSpec { width: None, ..spec };
    let part = |value: f64, spec: &FormatSpec| {
        let text = layout(value, how);
        let negative = value.is_sign_negative() && !value.is_nan() && !(spec.no_negative_zero && float::is_zero_text(&text));
        let (digits, rest) = float::split(&text);
        int::compose(cx, spec, &Parts { negative, prefix: "", digits, rest })
    };
    let untyped = spec.type_ == 0;
    let imaginary_only = untyped && real == 0.0 && !real.is_sign_negative();
    let mut text = String::new();
    if untyped && !imaginary_only {
        text.push('(');
    }
    if imaginary_only {
        text.push_str(&str_::to_string_lossy(&part(imag, &bare)?));
    } else {
        text.push_str(&str_::to_string_lossy(&part(real, &bare)?));
        text.push_str(&str_::to_string_lossy(&part(imag, &FormatSpec { sign: b'+', ..bare })?));
    }
    text.push('j');
    if untyped && !imaginary_only {
        text.push(')');
    }
    int::compose(cx, &FormatSpec { sign: 0, grouping: 0, ..spec }, &Parts { negative: false, prefix: "", digits: "", rest: &text })
}

/// A complex number from ASCII text without spaces around it.
fn parse(text: &[u8]) -> Option<Pair> {
    let digit = |index: Option<usize>| index.and_then(|index| text.get(index)).is_some_and(u8::is_ascii_digit);
    if !text.iter().enumerate().all(|(at, &byte)| byte != b'_' || (digit(at.checked_sub(1)) && digit(at.checked_add(1)))) {
        return None;
    }
    let kept: Vec<u8> = text.iter().copied().filter(|&byte| byte != b'_').collect();
    let inner = match kept.strip_prefix(b"(") {
        Some(rest) => int::strip(rest.strip_suffix(b")")?),
        None => &kept[..],
    };
    let unit = |rest: &[u8]| matches!(rest, [b'j' | b'J']);
    let Some((first, length)) = float::parse_prefix(inner) else {
        return match inner {
            [b'-', rest @ ..] if unit(rest) => Some((0.0, -1.0)),
            [b'+', rest @ ..] if unit(rest) => Some((0.0, 1.0)),
            rest if unit(rest) => Some((0.0, 1.0)),
            _ => None,
        };
    };
    let rest = &inner[length..];
    match rest {
        [] => Some((first, 0.0)),
        _ if unit(rest) => Some((0.0, first)),
        [sign @ (b'+' | b'-'), behind @ ..] => match float::parse_prefix(rest) {
            Some((second, length)) => unit(&rest[length..]).then_some((first, second)),
            None => unit(behind).then_some((first, if *sign == b'-' { -1.0 } else { 1.0 })),
        },
        _ => None,
    }
}

/// `__complex__`, if the object's type has it.
fn special(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    if object.is_exact(cx.types.complex) {
        return Ok(Some(object.clone()));
    }
    if object.is_exact(cx.types.float) || object.is_exact(cx.types.int) {
        return Ok(None);
    }
    let Some(method) = protocol::attribute::get_special(cx, object, &cx.names.__complex__)? else { return Ok(None) };
    let result = protocol::call::call(cx, &method, Args::NONE)?;
    if !is_complex(cx, &result) {
        return cx.type_error(&format!("__complex__ returned non-complex (type {})", result.ty().display_name()));
    }
    if !result.is_exact(cx.types.complex) {
        number::warn(
            cx,
            cx.types.deprecation_warning,
            &format!(
                "__complex__ returned non-complex (type {}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.",
                result.ty().display_name()
            ),
        )?;
    }
    Ok(Some(result))
}

fn new_slot(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "complex", names: ["real", "imag"], positional_only: 0, keyword_from: 2, required: 0 };
    let [real, imag] = args.bind(cx, &SIGNATURE)?;
    if let (Some(real), None) = (real, imag)
        && real.is_exact(cx.types.complex)
        && class.is(cx.types.complex)
    {
        return Ok(real.clone());
    }
    if let Some(text) = real
        && text.has_flag(type_flags::STR)
    {
        if imag.is_some() {
            return cx.type_error("complex() can't take second arg if first is a string");
        }
        return match parse(int::strip(&int::to_ascii(text))) {
            Some(pair) => of_class(cx, class, pair),
            None => cx.value_error("complex() arg is a malformed string"),
        };
    }
    if imag.is_some_and(|imag| imag.has_flag(type_flags::STR)) {
        return cx.type_error("complex() second arg can't be a string");
    }
    let real = match real {
        Some(real) => special(cx, real)?.unwrap_or_else(|| real.clone()),
        None => int::new(cx, 0),
    };
    let is_number = |object: &Ref| is_complex(cx, object) || object.ty().slots().float.is_some() || number::is_index(object);
    if !is_number(&real) {
        return cx.type_error(&format!("complex() first argument must be a string or a number, not '{}'", real.ty().display_name()));
    }
    if let Some(imag) = imag
        && !is_number(imag)
    {
        return cx.type_error(&format!("complex() second argument must be a number, not '{}'", imag.ty().display_name()));
    }
    let part = |object: &Ref| -> PyResult<(Pair, bool)> {
        if is_complex(cx, object) {
            return Ok((value(object), true));
        }
        // Of a number that is none, CPython makes a float first.
        let real = number::to_f64(cx, object)?;
        if !object.is_exact(cx.types.float) {
            drop(float::new(cx, real));
        }
        Ok(((real, 0.0), false))
    };
    let (mut first, first_complex) = part(&real)?;
    let Some(imag) = imag else { return of_class(cx, class, first) };
    let (mut second, second_complex) = part(imag)?;
    if second_complex {
        first.0 -= second.1;
    }
    if first_complex {
        second.0 += first.1;
    }
    of_class(cx, class, (first.0, second.0))
}

fn of_class(cx: &Ctx, class: &TypeBody, pair: Pair) -> PyResult<Ref> {
    if class.is(cx.types.complex) {
        return from_pair(cx, pair);
    }
    let object = object::allocate_bare(class);
    set_value(&object, pair);
    Ok(object)
}

fn conjugate(cx: &Ctx, a: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let (real, imag) = value(a);
    from_pair(cx, (real, -imag))
}

fn to_complex(cx: &Ctx, a: &Ref, _: Args<'_>) -> PyResult<Ref> {
    pos(cx, a)
}

fn get_new_args(cx: &Ctx, a: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let (real, imag) = value(a);
    Ok(tuple::new(cx, &[float::new(cx, real), float::new(cx, imag)]))
}

fn format_method(cx: &Ctx, a: &Ref, args: Args<'_>) -> PyResult<Ref> {
    format(cx, a, int::spec_argument(cx, args.at(0))?)
}

/// A part, which cannot be set.
const fn part(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Float, offset, writable: false }
}

/// `complex`
pub const SPEC: TypeSpec = TypeSpec {
    name: "complex",
    basic_size: 32,
    flags: type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        new: Some(new_slot),
        add: Some(add),
        sub: Some(sub),
        mul: Some(mul),
        pow: Some(pow),
        neg: Some(neg),
        pos: Some(pos),
        abs: Some(abs),
        bool_: Some(bool_),
        truediv: Some(truediv),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("conjugate", Arity::None, conjugate).doc("($self, /)", "The number with its imaginary part negated."),
        MethodDef::new("__complex__", Arity::None, to_complex).doc("($self, /)", "The number as exactly a complex."),
        MethodDef::new("__getnewargs__", Arity::None, get_new_args).doc("($self, /)", ""),
        MethodDef::new("__format__", Arity::One, format_method).doc("($self, format_spec, /)", ""),
    ],
    members: &[part("real", std::mem::offset_of!(ComplexBody, real)), part("imag", std::mem::offset_of!(ComplexBody, imag))],
    doc: "complex(real=0, imag=0)\n\nA number with a real and an imaginary part.",
    ..TypeSpec::DEFAULT
};
