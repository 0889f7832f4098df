//! Items of an array: type codes, and numbers into their bytes and back. Each code has its own words for what does not fit.

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::memoryview::Unit;
use crate::object::types::{int, str_};
use crate::object::{Ctx, PyResult};

/// A type code: its letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(C, align(8))]
pub struct Code(u8);

/// All letters, in CPython's order.
pub const LETTERS: &str = "bBuhHiIlLqQfd";

impl Code {
    /// By its letter.
    pub fn named(letter: u32) -> Option<Code> {
        LETTERS.bytes().find(|&known| known as u32 == letter).map(Code)
    }
    /// Its letter.
    pub fn letter(self) -> char {
        self.0 as char
    }
    /// Whether items are characters.
    pub fn is_text(self) -> bool {
        self.0 == b'u'
    }
    /// Whether they are floats.
    pub fn is_float(self) -> bool {
        matches!(self.0, b'f' | b'd')
    }
    /// Whether integers have a sign.
    pub fn is_signed(self) -> bool {
        matches!(self.0, b'b' | b'h' | b'i' | b'l' | b'q')
    }
    /// What the buffer protocol calls the items.
    pub fn unit(self) -> Unit {
        if self.is_text() { Unit::Wide } else { Unit::named(self.letter()).unwrap_or(Unit::Byte) }
    }
    /// Bytes of an item.
    pub fn size(self) -> usize {
        self.unit().size()
    }

    /// The object for an item's bytes.
    pub fn unpack(self, cx: &Ctx, item: &[u8]) -> PyResult<Ref> {
        if !self.is_text() {
            return self.unit().unpack(cx, item);
        }
        let mut word = [0; 4];
        word.copy_from_slice(item);
        Ok(str_::from_char(cx, str_::checked_char(cx, u32::from_le_bytes(word))?))
    }

    /// The bytes of an item for an object; only the first `size` count.
    pub fn pack(self, cx: &Ctx, object: &Ref) -> PyResult<[u8; 8]> {
        Ok(match self.0 {
            b'u' => {
                if !str_::is_str(object) || str_::len(object) != 1 {
                    return cx.type_error("array item must be unicode character");
                }
                str_::char_at(object, 0) as u64
            }
            b'd' => number::to_f64(cx, object)?.to_bits(),
            b'f' => (number::to_f64(cx, object)? as f32).to_bits() as u64,
            b'b' => {
                let value = within(cx, object, i16::MIN as i64, i16::MAX as i64, "signed short integer")?;
                checked(cx, value, i8::MIN as i64, i8::MAX as i64, "signed char")? as u64
            }
            b'B' => within(cx, object, 0, u8::MAX as i64, "unsigned byte integer")? as u64,
            b'h' => within(cx, object, i16::MIN as i64, i16::MAX as i64, "signed short integer")? as u64,
            b'H' => {
                let value = within(cx, object, i32::MIN as i64, i32::MAX as i64, "signed integer")?;
                checked(cx, value, 0, u16::MAX as i64, "unsigned short")? as u64
            }
            b'i' => within(cx, object, i32::MIN as i64, i32::MAX as i64, "signed integer")? as u64,
            b'I' | b'L' => unsigned(cx, object, self.0 == b'I')?,
            b'l' => within(cx, object, i64::MIN, i64::MAX, "")? as u64,
            b'q' => match int::as_i64(&number::index_any(cx, object)?) {
                Some(value) => value as u64,
                None => return cx.raise(cx.types.overflow_error, "int too big to convert"),
            },
            _ => {
                let index = number::index_any(cx, object)?;
                match int::as_u64(&index) {
                    Some(value) if !int::is_negative(&index) => value,
                    _ if int::is_negative(&index) => return cx.raise(cx.types.overflow_error, "can't convert negative int to unsigned"),
                    _ => return cx.raise(cx.types.overflow_error, "int too big to convert"),
                }
            }
        }
        .to_le_bytes())
    }
}

fn checked(cx: &Ctx, value: i64, least: i64, most: i64, what: &str) -> PyResult<i64> {
    match value {
        _ if value < least => cx.raise(cx.types.overflow_error, &format!("{what} is less than minimum")),
        _ if value > most => cx.raise(cx.types.overflow_error, &format!("{what} is greater than maximum")),
        _ => Ok(value),
    }
}

fn within(cx: &Ctx, object: &Ref, least: i64, most: i64, what: &str) -> PyResult<i64> {
    match int::as_i64(&number::index_any(cx, object)?) {
        Some(value) => checked(cx, value, least, most, what),
        None => cx.raise(cx.types.overflow_error, "Python int too large to convert to C long"),
    }
}

fn unsigned(cx: &Ctx, object: &Ref, is_short: bool) -> PyResult<u64> {
    let index = number::index_any(cx, object)?;
    if int::is_negative(&index) {
        return cx.raise(cx.types.overflow_error, "can't convert negative value to unsigned int");
    }
    match int::as_u64(&index) {
        None => cx.raise(cx.types.overflow_error, "Python int too large to convert to C unsigned long"),
        Some(value) if is_short && value > u32::MAX as u64 => cx.raise(cx.types.overflow_error, "unsigned int is greater than maximum"),
        Some(value) => Ok(value),
    }
}
