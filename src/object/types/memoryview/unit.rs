//! Items of a memoryview: the format letters of native types, and packing and unpacking of one item.

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{bytes, float, int};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// The type of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Unit {
    /// `B`; the first, because a zeroed body must be one.
    Byte,
    /// `b`
    Signed8,
    /// `c`
    Char,
    /// `h`
    Signed16,
    /// `H`
    Unsigned16,
    /// `i`
    Signed32,
    /// `I`
    Unsigned32,
    /// `l`
    SignedLong,
    /// `L`
    UnsignedLong,
    /// `q`
    Signed64,
    /// `Q`
    Unsigned64,
    /// `n`
    SignedSize,
    /// `N`
    UnsignedSize,
    /// `P`
    Pointer,
    /// `?`
    Bool,
    /// `e`
    Half,
    /// `f`
    Single,
    /// `d`
    Double,
    /// `w`: characters of four bytes, which a view does not read
    Wide,
}

use Unit::*;

const LETTERS: [(Unit, char, usize); 19] = [
    (Byte, 'B', 1),
    (Signed8, 'b', 1),
    (Char, 'c', 1),
    (Signed16, 'h', 2),
    (Unsigned16, 'H', 2),
    (Signed32, 'i', 4),
    (Unsigned32, 'I', 4),
    (SignedLong, 'l', 8),
    (UnsignedLong, 'L', 8),
    (Signed64, 'q', 8),
    (Unsigned64, 'Q', 8),
    (SignedSize, 'n', 8),
    (UnsignedSize, 'N', 8),
    (Pointer, 'P', 8),
    (Bool, '?', 1),
    (Half, 'e', 2),
    (Single, 'f', 4),
    (Double, 'd', 8),
    (Wide, 'w', 4),
];

impl Unit {
    /// By its letter.
    pub fn named(letter: char) -> Option<Unit> {
        LETTERS.iter().find(|row| row.1 == letter && row.0 != Wide).map(|row| row.0)
    }
    /// Its letter.
    pub fn letter(self) -> char {
        LETTERS[self as usize].1
    }
    /// Bytes it takes.
    pub fn size(self) -> usize {
        LETTERS[self as usize].2
    }
    /// Whether it is one of the one-byte formats between which casts are free.
    pub fn is_byte(self) -> bool {
        matches!(self, Byte | Signed8 | Char)
    }
    fn is_signed(self) -> bool {
        matches!(self, Signed8 | Signed16 | Signed32 | SignedLong | Signed64 | SignedSize)
    }

    /// The object for an item's bytes (as many as `size`).
    pub fn unpack(self, cx: &Ctx, item: &[u8]) -> PyResult<Ref> {
        let mut wide = [0u8; 8];
        wide[..item.len()].copy_from_slice(item);
        let bits = u64::from_le_bytes(wide);
        Ok(match self {
            Wide => return cx.raise(cx.types.not_implemented_error, "memoryview: format w not supported"),
            Char => return bytes::try_new(cx, item),
            Bool => cx.bool(bits != 0),
            Half => float::new(cx, half_to_f64(bits as u16)),
            Single => float::new(cx, f32::from_bits(bits as u32) as f64),
            Double => float::new(cx, f64::from_bits(bits)),
            _ if self.is_signed() => {
                let shift = 64 - 8 * self.size() as u32;
                int::new(cx, ((bits << shift) as i64) >> shift)
            }
            _ => int::from_usize(cx, bits as usize),
        })
    }

    /// The bytes of an item for an object; only the first `size` count.
    pub fn pack(self, cx: &Ctx, object: &Ref) -> PyResult<[u8; 8]> {
        let wrong_type = || cx.type_error(&format!("memoryview: invalid type for format '{}'", self.letter()));
        let wrong_value = || cx.value_error(&format!("memoryview: invalid value for format '{}'", self.letter()));
        match self {
            Wide => cx.raise(cx.types.not_implemented_error, "memoryview: format w not supported"),
            Char => {
                if !object.has_flag(type_flags::BYTES) {
                    return wrong_type();
                }
                match bytes::as_slice(object) {
                    [one] => Ok([*one, 0, 0, 0, 0, 0, 0, 0]),
                    _ => wrong_value(),
                }
            }
            Bool => Ok((number::truth(cx, object)? as u64).to_le_bytes()),
            Half | Single | Double => {
                let value = match number::to_f64(cx, object) {
                    Ok(value) => value,
                    Err(_) if cx.swallow(cx.types.type_error) => return wrong_type(),
                    Err(raised) => return Err(raised),
                };
                Ok(match self {
                    Double => value.to_le_bytes(),
                    Single => (((value as f32).to_bits()) as u64).to_le_bytes(),
                    _ if value.is_finite() && value.abs() >= 65520.0 => {
                        return cx.raise(cx.types.overflow_error, "float too large to pack with e format");
                    }
                    _ => (f64_to_half(value) as u64).to_le_bytes(),
                })
            }
            _ => {
                let index = match number::index(cx, object) {
                    Ok(index) => index,
                    Err(_) if cx.swallow(cx.types.type_error) => return wrong_type(),
                    Err(raised) => return Err(raised),
                };
                let value = match int::as_i64(&index) {
                    Some(value) => value as i128,
                    None => match int::as_u64(&index) {
                        Some(value) => value as i128,
                        None => return wrong_value(),
                    },
                };
                let bits = 8 * self.size() as u32;
                let fits = if self.is_signed() {
                    value >= -(1i128 << (bits - 1)) && value < 1i128 << (bits - 1)
                } else {
                    value >= 0 && value < 1i128 << bits
                };
                if fits { Ok((value as u64).to_le_bytes()) } else { wrong_value() }
            }
        }
    }
}

/// The number that a half-precision float means.
pub fn half_to_f64(bits: u16) -> f64 {
    let sign = if bits >> 15 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = ((bits >> 10 & 31) as i32, (bits & 1023) as f64);
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The half-precision float nearest to a number; infinite if it is too large.
pub fn f64_to_half(value: f64) -> u16 {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    let value = value.abs();
    if value.is_nan() {
        return sign | 0x7e00;
    }
    if value >= 65520.0 {
        return sign | 0x7c00;
    }
    let scaled = if value < 2f64.powi(-14) {
        (value * 2f64.powi(24)).round_ties_even() as u32
    } else {
        let exponent = (value.to_bits() >> 52) as i32 - 1023;
        let fraction = (value / 2f64.powi(exponent) * 1024.0).round_ties_even() as u32;
        (((exponent + 14) as u32) << 10) + fraction
    };
    sign | scaled as u16
}
