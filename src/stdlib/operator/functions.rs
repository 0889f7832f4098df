//! One function for each operator, and some more that look at sequences.

use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{call, compare, item, iterate};
use crate::object::types::{int, str_};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult};

/// Functions of two operands, with their documentation.
macro_rules! two {
    ($($name:ident, $text:literal, $doc:literal, |$cx:ident, $a:ident, $b:ident| $work:expr;)*) => {
        $(fn $name(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
            args.between(cx, $text, 2, 2)?;
            let ($cx, $a, $b) = (cx, args.at(0), args.at(1));
            $work
        })*
        const TWO: &[MethodDef] = &[$(MethodDef::new($text, Arity::Positional, $name).doc("($module, a, b, /)", $doc)),*];
    };
}

/// Functions of one operand.
macro_rules! one {
    ($($name:ident, $text:literal, $doc:literal, |$cx:ident, $a:ident| $work:expr;)*) => {
        $(fn $name(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
            let ($cx, $a) = (cx, args.at(0));
            $work
        })*
        const ONE: &[MethodDef] = &[$(MethodDef::new($text, Arity::One, $name).doc("($module, a, /)", $doc)),*];
    };
}

two! {
    lt, "lt", "Same as a < b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Lt);
    le, "le", "Same as a <= b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Le);
    eq, "eq", "Same as a == b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Eq);
    ne, "ne", "Same as a != b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Ne);
    ge, "ge", "Same as a >= b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Ge);
    gt, "gt", "Same as a > b.", |cx, a, b| compare::compare(cx, a, b, CompareOp::Gt);
    is_, "is_", "Same as a is b.", |cx, a, b| Ok(cx.bool(a.is(b)));
    is_not, "is_not", "Same as a is not b.", |cx, a, b| Ok(cx.bool(!a.is(b)));
    add, "add", "Same as a + b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Add);
    sub, "sub", "Same as a - b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Sub);
    mul, "mul", "Same as a * b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Mul);
    matmul, "matmul", "Same as a @ b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::MatMul);
    truediv, "truediv", "Same as a / b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::TrueDiv);
    floordiv, "floordiv", "Same as a // b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::FloorDiv);
    mod_, "mod", "Same as a % b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Mod);
    pow, "pow", "Same as a ** b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Pow);
    lshift, "lshift", "Same as a << b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::LShift);
    rshift, "rshift", "Same as a >> b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::RShift);
    and_, "and_", "Same as a & b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::And);
    or_, "or_", "Same as a | b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Or);
    xor, "xor", "Same as a ^ b.", |cx, a, b| number::binary(cx, a, b, BinaryOp::Xor);
    iadd, "iadd", "Same as a += b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Add);
    isub, "isub", "Same as a -= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Sub);
    imul, "imul", "Same as a *= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Mul);
    imatmul, "imatmul", "Same as a @= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::MatMul);
    itruediv, "itruediv", "Same as a /= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::TrueDiv);
    ifloordiv, "ifloordiv", "Same as a //= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::FloorDiv);
    imod, "imod", "Same as a %= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Mod);
    ipow, "ipow", "Same as a **= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Pow);
    ilshift, "ilshift", "Same as a <<= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::LShift);
    irshift, "irshift", "Same as a >>= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::RShift);
    iand, "iand", "Same as a &= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::And);
    ior, "ior", "Same as a |= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Or);
    ixor, "ixor", "Same as a ^= b.", |cx, a, b| number::inplace(cx, a, b, BinaryOp::Xor);
    concat, "concat", "Same as a + b, for a and b sequences.", |cx, a, b| concatenate(cx, a, b, false);
    iconcat, "iconcat", "Same as a += b, for a and b sequences.", |cx, a, b| concatenate(cx, a, b, true);
    contains, "contains", "Same as b in a (note reversed operands).", |cx, a, b| Ok(cx.bool(item::contains(cx, a, b)?));
    getitem, "getitem", "Same as a[b].", |cx, a, b| item::get(cx, a, b);
    delitem, "delitem", "Same as del a[b].", |cx, a, b| item::delete(cx, a, b).map(|()| cx.none());
    count_of, "countOf", "Return the number of items in a which are, or which equal, b.", |cx, a, b| count(cx, a, b);
    index_of, "indexOf", "Return the first index of b in a.", |cx, a, b| index_in(cx, a, b);
}

one! {
    truth, "truth", "Return True if a is true, False otherwise.", |cx, a| Ok(cx.bool(number::truth(cx, a)?));
    not_, "not_", "Same as not a.", |cx, a| Ok(cx.bool(!number::truth(cx, a)?));
    index, "index", "Same as a.__index__()", |cx, a| number::index(cx, a);
    neg, "neg", "Same as -a.", |cx, a| number::negative(cx, a);
    pos, "pos", "Same as +a.", |cx, a| number::positive(cx, a);
    abs, "abs", "Same as abs(a).", |cx, a| number::absolute(cx, a);
    inv, "inv", "Same as ~a.", |cx, a| number::invert(cx, a);
    invert, "invert", "Same as ~a.", |cx, a| number::invert(cx, a);
}

/// Concatenation of sequences; classes made by scripts have it in their `__add__`.
fn concatenate(cx: &Ctx, a: &Ref, b: &Ref, in_place: bool) -> PyResult<Ref> {
    let slots = a.ty().slots();
    let slot = if in_place { slots.inplace_concat.or(slots.concat) } else { slots.concat };
    if let Some(slot) = slot {
        return slot(cx, a, b);
    }
    let is_sequence = |object: &Ref| object.ty().slots().item.is_some() && !object.has_flag(crate::object::type_flags::DICT);
    if is_sequence(a) && is_sequence(b) {
        let attempt = if in_place { slots.iadd.or(slots.add) } else { slots.add };
        if let Some(add) = attempt {
            let result = add(cx, a, b)?;
            if !result.is(&cx.not_implemented) {
                return Ok(result);
            }
        }
    }
    cx.type_error(&format!("'{}' object can't be concatenated", a.ty().display_name()))
}

/// An iterator over what is searched.
fn searched(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    iterate::iter(cx, a).or_else(|raised| {
        if cx.swallow(cx.types.type_error) {
            return cx.type_error(&format!("argument of type '{}' is not iterable", a.ty().display_name()));
        }
        Err(raised)
    })
}

fn count(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let items = searched(cx, a)?;
    let mut count = 0;
    while let Some(item) = iterate::next(cx, &items)? {
        if compare::equal(cx, &item, b)? {
            count += 1;
        }
    }
    Ok(int::from_usize(cx, count))
}

fn index_in(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let items = searched(cx, a)?;
    let mut index = 0;
    while let Some(item) = iterate::next(cx, &items)? {
        if compare::equal(cx, &item, b)? {
            return Ok(int::from_usize(cx, index));
        }
        index += 1;
    }
    cx.value_error("sequence.index(x): x not in sequence")
}

fn setitem(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "setitem", 3, 3)?;
    item::set(cx, args.at(0), args.at(1), args.at(2))?;
    Ok(cx.none())
}

fn length_hint(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "length_hint", 1, 2)?;
    let default = args.get(1).map_or(Ok(0), |default| number::index_any(cx, default).and_then(|index| int::to_isize(cx, &index)))?;
    // A default below zero is given back as it is, if it comes to that.
    match usize::try_from(default) {
        Ok(default) => Ok(int::from_usize(cx, iterate::length_hint(cx, args.at(0), default)?)),
        Err(_) => {
            let (small, large) = (iterate::length_hint(cx, args.at(0), 0)?, iterate::length_hint(cx, args.at(0), 1)?);
            Ok(if small == large { int::from_usize(cx, small) } else { int::new(cx, default as i64) })
        }
    }
}

fn call_it(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.is_empty() {
        return cx.type_error("call expected at least 1 argument, got 0");
    }
    call::call(cx, args.at(0), args.skip_first())
}

/// Compares every character, whatever the answer: how long it takes tells nothing of the contents.
fn compare_digest(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_compare_digest", 2, 2)?;
    let (a, b) = (args.at(0), args.at(1));
    let bytes = |object: &Ref| -> Option<Vec<u8>> {
        if object.is_exact(cx.types.bytes) { Some(crate::object::types::bytes::as_slice(object).to_vec()) } else { None }
    };
    let (x, y) = if str_::is_str(a) && str_::is_str(b) {
        let (x, y) = (str_::wtf8(a).into_owned(), str_::wtf8(b).into_owned());
        if !x.is_ascii() || !y.is_ascii() {
            return cx.type_error("comparing strings with non-ASCII characters is not supported");
        }
        (x, y)
    } else {
        match (bytes(a), bytes(b)) {
            (Some(x), Some(y)) => (x, y),
            _ => {
                let (a, b) = (a.ty().display_name(), b.ty().display_name());
                return cx.type_error(&format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'"));
            }
        }
    };
    let same = if x.len() == y.len() { &x } else { &y };
    let differing = same.iter().zip(&y).fold((x.len() != y.len()) as u8, |seen, (a, b)| seen | (a ^ b));
    Ok(cx.bool(differing == 0))
}

const OTHERS: &[MethodDef] = &[
    MethodDef::new("setitem", Arity::Positional, setitem).doc("($module, a, b, c, /)", "Same as a[b] = c."),
    MethodDef::new("length_hint", Arity::Positional, length_hint)
        .doc("($module, obj, default=0, /)", "Return an estimate of the number of items in obj."),
    MethodDef::new("call", Arity::Keywords, call_it).doc("($module, obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs)."),
    MethodDef::new("_compare_digest", Arity::Positional, compare_digest)
        .doc("($module, a, b, /)", "Same as a == b, in a time that does not depend on the contents."),
];

const COUNT: usize = TWO.len() + ONE.len() + OTHERS.len();

/// All of them.
pub const FUNCTIONS: &[MethodDef] = &{
    let mut all = [MethodDef::new("", Arity::None, setitem); COUNT];
    let mut index = 0;
    while index < COUNT {
        all[index] = if index < TWO.len() {
            TWO[index]
        } else if index < TWO.len() + ONE.len() {
            ONE[index - TWO.len()]
        } else {
            OTHERS[index - TWO.len() - ONE.len()]
        };
        index += 1;
    }
    all
};
