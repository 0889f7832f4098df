//! Arithmetic on constants, with CPython's limits: ints of at most 128 bits from `*`, `<<` and `**`, strings of 4096, tuples of 256 items.
//!
//! Whatever would raise, warn or is not worth doing exactly here (complex division, say) is left to the machine: `None`.

use crate::code::complex;
use crate::syntax::ast::{Constant, Operator, UnaryOp, Wtf8};
use dashu_int::{IBig, Sign, UBig};
use std::rc::Rc;

const MAX_INT_BITS: u64 = 128;
const MAX_COLLECTION_SIZE: usize = 256;
const MAX_STR_SIZE: usize = 4096;
const MAX_TOTAL_ITEMS: i64 = 1024;

/// A constant.
#[derive(Clone, Debug)]
pub(in crate::compile) enum Value {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// Does not fit `Int`.
    Big(Rc<IBig>),
    Float(f64),
    Complex(f64, f64),
    Str(Rc<[u8]>),
    /// Bytes, and whether they are what one literal says.
    Bytes(Rc<[u8]>, bool),
    Tuple(Rc<[Value]>),
    FrozenSet(Rc<[Value]>),
}

impl Value {
    /// The value of a literal.
    pub fn from_literal(constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::True => Value::True,
            Constant::False => Value::False,
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Int(n) => Value::Int(*n),
            Constant::BigInt(digits) => match UBig::from_str_radix(&digits.digits, digits.radix) {
                Ok(n) => Value::from_big(IBig::from(n)),
                // The lexer let only digits of the radix through.
                Err(_) => Value::Int(0),
            },
            Constant::Float(f) => Value::Float(*f),
            Constant::Complex(im) => Value::Complex(0.0, *im),
            Constant::Str { value: Wtf8(bytes), .. } => Value::Str(bytes[..].into()),
            Constant::Bytes { value, whole } => Value::Bytes(value[..].into(), *whole),
        }
    }

    fn from_big(n: IBig) -> Value {
        match i64::try_from(&n) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::Big(Rc::new(n)),
        }
    }

    fn from_bool(b: bool) -> Value {
        if b { Value::True } else { Value::False }
    }

    /// Its truth.
    pub fn truth(&self) -> bool {
        match self {
            Value::None | Value::False => false,
            Value::True | Value::Ellipsis | Value::Big(_) => true,
            Value::Int(n) => *n != 0,
            Value::Float(f) => *f != 0.0,
            Value::Complex(re, im) => *re != 0.0 || *im != 0.0,
            Value::Str(s) | Value::Bytes(s, _) => !s.is_empty(),
            Value::Tuple(items) | Value::FrozenSet(items) => !items.is_empty(),
        }
    }

    /// The name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::None => "NoneType",
            Value::True | Value::False => "bool",
            Value::Ellipsis => "ellipsis",
            Value::Int(_) | Value::Big(_) => "int",
            Value::Float(_) => "float",
            Value::Complex(..) => "complex",
            Value::Str(_) => "str",
            Value::Bytes(..) => "bytes",
            Value::Tuple(_) => "tuple",
            Value::FrozenSet(_) => "frozenset",
        }
    }

    /// Python's `==`, for the keys of mapping patterns.
    pub fn equals(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::None, Value::None) | (Value::Ellipsis, Value::Ellipsis) => true,
            (Value::Str(a), Value::Str(b)) | (Value::Bytes(a, _), Value::Bytes(b, _)) => a == b,
            _ => match (self.int(), other.int()) {
                (Some(a), Some(b)) => a == b,
                _ => match (self.complex(), other.complex()) {
                    (Some(a), Some(b)) => a == b,
                    _ => false,
                },
            },
        }
    }

    fn from_pair((re, im): complex::Pair) -> Value {
        Value::Complex(re, im)
    }

    fn int(&self) -> Option<IBig> {
        match self {
            Value::Int(n) => Some(IBig::from(*n)),
            Value::Big(n) => Some((**n).clone()),
            Value::True => Some(IBig::ONE),
            Value::False => Some(IBig::ZERO),
            _ => None,
        }
    }

    fn float(&self) -> Option<f64> {
        match self {
            Value::Float(f) => Some(*f),
            Value::Int(n) if n.unsigned_abs() <= 1 << 53 => Some(*n as f64),
            Value::True => Some(1.0),
            Value::False => Some(0.0),
            _ => None,
        }
    }

    fn complex(&self) -> Option<(f64, f64)> {
        match self {
            Value::Complex(re, im) => Some((*re, *im)),
            other => other.float().map(|re| (re, 0.0)),
        }
    }
}

/// `op operand`
pub(in crate::compile) fn unary(op: UnaryOp, operand: &Value) -> Option<Value> {
    match (op, operand) {
        (UnaryOp::Not, value) => Some(Value::from_bool(!value.truth())),
        (UnaryOp::Invert, value) => Some(Value::from_big(-value.int()? - IBig::ONE)),
        (UnaryOp::UAdd, Value::Float(f)) => Some(Value::Float(*f)),
        (UnaryOp::USub, Value::Float(f)) => Some(Value::Float(-f)),
        (UnaryOp::UAdd, Value::Complex(re, im)) => Some(Value::Complex(*re, *im)),
        (UnaryOp::USub, Value::Complex(re, im)) => Some(Value::Complex(-re, -im)),
        (UnaryOp::UAdd, value) => value.int().map(Value::from_big),
        (UnaryOp::USub, value) => value.int().map(|n| Value::from_big(-n)),
    }
}

/// `left op right`
pub(in crate::compile) fn binary(op: Operator, left: &Value, right: &Value) -> Option<Value> {
    if let (Some(a), Some(b)) = (left.int(), right.int()) {
        let bools = matches!(left, Value::True | Value::False) && matches!(right, Value::True | Value::False);
        return int_binary(op, a, b, bools);
    }
    match (op, left, right) {
        (Operator::Add, Value::Str(a), Value::Str(b)) => Some(Value::Str([&a[..], &b[..]].concat().into())),
        (Operator::Add, Value::Bytes(a, _), Value::Bytes(b, _)) => Some(Value::Bytes([&a[..], &b[..]].concat().into(), false)),
        (Operator::Add, Value::Tuple(a), Value::Tuple(b)) => Some(Value::Tuple([&a[..], &b[..]].concat().into())),
        (Operator::Mult, sequence @ (Value::Str(_) | Value::Bytes(..) | Value::Tuple(_)), count)
        | (Operator::Mult, count, sequence @ (Value::Str(_) | Value::Bytes(..) | Value::Tuple(_))) => repeat(sequence, count),
        (_, Value::Complex(..), _) | (_, _, Value::Complex(..)) => {
            let ((a, b), (c, d)) = (left.complex()?, right.complex()?);
            match op {
                Operator::Add => Some(Value::Complex(a + c, b + d)),
                Operator::Sub => Some(Value::Complex(a - c, b - d)),
                Operator::Mult => Some(Value::from_pair(complex::product((a, b), (c, d)))),
                Operator::Div => complex::quotient((a, b), (c, d)).map(Value::from_pair),
                Operator::Pow => complex::power((a, b), (c, d)).ok().map(Value::from_pair),
                _ => None,
            }
        }
        (Operator::Pow, ..) => float_power(left.float()?, right.float()?),
        _ => float_binary(op, left.float()?, right.float()?).map(Value::Float),
    }
}

fn repeat(sequence: &Value, count: &Value) -> Option<Value> {
    let count = i64::try_from(&count.int()?).ok()?;
    let (size, limit) = match sequence {
        Value::Str(bytes) => (Wtf8(bytes[..].into()).code_points().count(), MAX_STR_SIZE),
        Value::Bytes(bytes, _) => (bytes.len(), MAX_STR_SIZE),
        Value::Tuple(items) => (items.len(), MAX_COLLECTION_SIZE),
        _ => return None,
    };
    if size > 0 && (count < 0 || count as usize > limit / size) {
        return None;
    }
    let count = count.max(0) as usize;
    Some(match sequence {
        Value::Str(bytes) => Value::Str(if size == 0 { [].into() } else { bytes.repeat(count).into() }),
        Value::Bytes(bytes, _) => Value::Bytes(if size == 0 { [].into() } else { bytes.repeat(count).into() }, false),
        Value::Tuple(items) if count > 0 && total_items(items, MAX_TOTAL_ITEMS) < 0 => return None,
        Value::Tuple(items) => {
            Value::Tuple(std::iter::repeat_n(&items[..], if size == 0 { 0 } else { count }).flatten().cloned().collect())
        }
        _ => return None,
    })
}

fn total_items(items: &[Value], mut limit: i64) -> i64 {
    limit -= items.len() as i64;
    for item in items {
        if limit < 0 {
            break;
        }
        if let Value::Tuple(inner) | Value::FrozenSet(inner) = item {
            limit = total_items(inner, limit);
        }
    }
    limit
}

fn bits(n: &IBig) -> u64 {
    let (_, magnitude) = n.clone().into_parts();
    bit_length(&magnitude)
}

fn bit_length(n: &UBig) -> u64 {
    use dashu_int::ops::BitTest;
    n.bit_len() as u64
}

fn floor_divmod(a: &IBig, b: &IBig) -> Option<(IBig, IBig)> {
    if b.is_zero() {
        return None;
    }
    let (quotient, remainder) = (a / b, a % b);
    if !remainder.is_zero() && (remainder.sign() != b.sign()) {
        return Some((quotient - IBig::ONE, remainder + b));
    }
    Some((quotient, remainder))
}

fn int_binary(op: Operator, a: IBig, b: IBig, bools: bool) -> Option<Value> {
    let negative = b.sign() == Sign::Negative;
    let int = |n: IBig| Some(Value::from_big(n));
    match op {
        Operator::Add => int(a + b),
        Operator::Sub => int(a - b),
        Operator::Mult => {
            if !a.is_zero() && !b.is_zero() && bits(&a) + bits(&b) > MAX_INT_BITS {
                return None;
            }
            int(a * b)
        }
        Operator::Div => {
            let (a, b) = (Value::from_big(a).float()?, Value::from_big(b).float()?);
            (b != 0.0).then(|| Value::Float(a / b))
        }
        Operator::FloorDiv => int(floor_divmod(&a, &b)?.0),
        Operator::Mod => int(floor_divmod(&a, &b)?.1),
        Operator::Pow => {
            if negative {
                let (a, b) = (Value::from_big(a).float()?, Value::from_big(b).float()?);
                return float_power(a, b);
            }
            let exponent = u64::try_from(&b).ok();
            if !a.is_zero() && !b.is_zero() && bits(&a) > MAX_INT_BITS / exponent?.max(1) {
                return None;
            }
            match usize::try_from(&b) {
                Ok(exponent) => int(a.pow(exponent)),
                Err(_) => None,
            }
        }
        Operator::LShift => {
            if negative {
                return None;
            }
            let shift = u64::try_from(&b).ok()?;
            if !a.is_zero() && shift != 0 && (shift > MAX_INT_BITS || bits(&a) > MAX_INT_BITS - shift) {
                return None;
            }
            if a.is_zero() {
                return int(a);
            }
            int(a << usize::try_from(shift).ok()?)
        }
        Operator::RShift => {
            if negative {
                return None;
            }
            match usize::try_from(&b) {
                Ok(shift) if (shift as u64) <= bits(&a) => int(a >> shift),
                _ => int(if a.sign() == Sign::Negative { IBig::NEG_ONE } else { IBig::ZERO }),
            }
        }
        Operator::BitOr if bools => Some(Value::from_bool(!(a | b).is_zero())),
        Operator::BitXor if bools => Some(Value::from_bool(!(a ^ b).is_zero())),
        Operator::BitAnd if bools => Some(Value::from_bool(!(a & b).is_zero())),
        Operator::BitOr => int(a | b),
        Operator::BitXor => int(a ^ b),
        Operator::BitAnd => int(a & b),
        Operator::MatMult => None,
    }
}

fn float_binary(op: Operator, a: f64, b: f64) -> Option<f64> {
    match op {
        Operator::Add => Some(a + b),
        Operator::Sub => Some(a - b),
        Operator::Mult => Some(a * b),
        Operator::Div => (b != 0.0).then(|| a / b),
        Operator::FloorDiv | Operator::Mod => {
            if b == 0.0 {
                return None;
            }
            let mut modulo = a % b;
            let mut div = (a - modulo) / b;
            if modulo != 0.0 {
                if (b < 0.0) != (modulo < 0.0) {
                    modulo += b;
                    div -= 1.0;
                }
            } else {
                modulo = 0.0_f64.copysign(b);
            }
            let floored = if div != 0.0 {
                let floor = div.floor();
                if div - floor > 0.5 { floor + 1.0 } else { floor }
            } else {
                0.0_f64.copysign(a / b)
            };
            Some(if op == Operator::Mod { modulo } else { floored })
        }
        _ => None,
    }
}

/// `a ** b`: a negative base with a broken exponent is complex; zero with a negative one is an error, overflow another.
fn float_power(a: f64, b: f64) -> Option<Value> {
    if !a.is_finite() || !b.is_finite() || a == 0.0 && b < 0.0 {
        return None;
    }
    if a < 0.0 && b != b.floor() {
        return complex::power((a, 0.0), (b, 0.0)).ok().map(Value::from_pair);
    }
    Some(a.powf(b)).filter(|power| power.is_finite()).map(Value::Float)
}

/// `value[index]`
pub(in crate::compile) fn subscript(value: &Value, index: &Value) -> Option<Value> {
    let index = i64::try_from(&index.int()?).ok()?;
    let place = |len: usize| {
        let at = if index < 0 { index.checked_add(len as i64)? } else { index };
        usize::try_from(at).ok().filter(|&at| at < len)
    };
    match value {
        Value::Tuple(items) => Some(items[place(items.len())?].clone()),
        Value::Bytes(bytes, _) => Some(Value::Int(i64::from(bytes[place(bytes.len())?]))),
        Value::Str(bytes) => {
            let starts: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] & 0xC0 != 0x80).collect();
            let at = place(starts.len())?;
            let end = starts.get(at + 1).copied().unwrap_or(bytes.len());
            Some(Value::Str(bytes[starts[at]..end].into()))
        }
        _ => None,
    }
}
