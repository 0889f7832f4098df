//! One value into bytes and back.

use super::format::Item;
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::memoryview::{f64_to_half, half_to_f64};
use crate::object::types::{bytearray, bytes, float, int};
use crate::object::{Ctx, Object, PyResult, type_flags};
use crate::stdlib::kept::Kept;

/// Raises `struct.error`.
pub fn error<T>(cx: &Ctx, message: &str) -> PyResult<T> {
    match Kept::StructError.get() {
        Some(class) => cx.raise(class.as_type().unwrap_or(cx.types.exception), message),
        None => cx.raise(cx.types.exception, message),
    }
}

/// Whether the letter stands for an integer with a sign.
fn is_signed(letter: u8) -> bool {
    matches!(letter, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
}

/// An int from an argument.
fn integer(cx: &Ctx, value: &Ref) -> PyResult<Ref> {
    if !int::is_int(value) && !number::is_index(value) {
        return error(cx, "required argument is not an integer");
    }
    number::index_any(cx, value)
}

/// Its value, if it lies within what 64 bits hold with or without a sign.
fn wide(number: &Ref) -> Option<i128> {
    int::as_i64(number).map(i128::from).or_else(|| int::as_u64(number).map(i128::from))
}

fn whole(cx: &Ctx, item: Item, value: &Ref, size: usize) -> PyResult<u64> {
    let number = integer(cx, value)?;
    let bits = 8 * size as u32;
    let (least, most) = if is_signed(item.letter) { (-1i128 << (bits - 1), (1i128 << (bits - 1)) - 1) } else { (0, (1i128 << bits) - 1) };
    match wide(&number) {
        Some(value) if item.letter == b'P' => Ok(value as u64),
        Some(value) if (least..=most).contains(&value) => Ok(value as u64),
        _ if item.letter == b'P' => error(cx, "int too large to convert"),
        _ => error(cx, &format!("'{}' format requires {least} <= number <= {most}", item.letter as char)),
    }
}

fn real(cx: &Ctx, item: Item, value: &Ref) -> PyResult<u64> {
    let Ok(value) = number::to_f64(cx, value) else {
        drop(cx.take_raised());
        return error(cx, "required argument is not a float");
    };
    let (bits, is_infinite) = match item.letter {
        b'd' => (value.to_bits(), false),
        b'f' => ((value as f32).to_bits() as u64, (value as f32).is_infinite() && !item.is_native),
        _ => (f64_to_half(value) as u64, f64_to_half(value) & 0x7fff == 0x7c00),
    };
    if is_infinite && value.is_finite() {
        return cx.raise(cx.types.overflow_error, &format!("float too large to pack with {} format", item.letter as char));
    }
    Ok(bits)
}

/// Memory that takes values. It may be a script's own, which its code reads and writes while a value is asked for its number: nothing borrows
/// it meanwhile.
#[derive(Clone, Copy)]
pub struct Place {
    start: *mut u8,
    size: usize,
}

impl Place {
    /// # Safety
    /// So many bytes from `start` on may be written as long as the place, or a part of it, is used.
    pub unsafe fn new(start: *mut u8, size: usize) -> Place {
        Place { start, size }
    }
    /// Some of its bytes, which are there.
    pub fn part(self, offset: usize, size: usize) -> Place {
        assert!(offset <= self.size && size <= self.size - offset);
        // SAFETY: just looked.
        Place { start: unsafe { self.start.add(offset) }, size }
    }
    /// Makes all bytes zero.
    pub fn clear(self) {
        // SAFETY: so the maker vouched.
        unsafe { self.start.write_bytes(0, self.size) }
    }
    /// Puts in as many of the bytes as there is room for.
    fn write(self, bytes: &[u8]) {
        // SAFETY: as above; the bytes are there.
        unsafe { self.copy(bytes.as_ptr(), bytes.len()) }
    }
    /// # Safety
    /// So many bytes lie at `source`; they may be those of this place.
    unsafe fn copy(self, source: *const u8, count: usize) {
        // SAFETY: the caller and the maker vouch.
        unsafe { std::ptr::copy(source, self.start, count.min(self.size)) }
    }
}

/// Writes a value into its place, whose bytes are zero.
pub fn pack(cx: &Ctx, item: Item, value: &Ref, place: Place) -> PyResult<()> {
    let bits = match item.letter {
        b's' | b'p' => return pack_bytes(cx, item, value, place),
        b'c' => {
            return match value.has_flag(type_flags::BYTES).then(|| bytes::as_slice(value)) {
                Some(byte @ [_]) => {
                    place.write(byte);
                    Ok(())
                }
                _ => error(cx, "char format requires a bytes object of length 1"),
            };
        }
        b'?' => number::truth(cx, value)? as u64,
        b'e' | b'f' | b'd' => match real(cx, item, value) {
            Err(_) if int::is_int(value) && cx.swallow(cx.types.overflow_error) => return error(cx, "int too large to convert"),
            bits => bits?,
        },
        _ => whole(cx, item, value, place.size)?,
    };
    let mut word = bits.to_le_bytes();
    let bytes = &mut word[..place.size];
    if item.is_big_endian {
        bytes.reverse();
    }
    place.write(bytes);
    Ok(())
}

fn pack_bytes(cx: &Ctx, item: Item, value: &Ref, place: Place) -> PyResult<()> {
    let source = if value.has_flag(type_flags::BYTES) {
        bytes::as_slice(value)
    } else if value.is_instance(cx.types.bytearray) {
        bytearray::as_slice(value)
    } else {
        return error(cx, &format!("argument for '{}' must be a bytes object", item.letter as char));
    };
    let (source, count) = (source.as_ptr(), source.len());
    let has_length = item.letter == b'p';
    if has_length && place.size == 0 {
        return Ok(());
    }
    let text = if has_length { place.part(1, place.size - 1) } else { place };
    // SAFETY: these are the bytes of `value`, which the caller holds.
    unsafe { text.copy(source, count) };
    if has_length {
        place.write(&[count.min(text.size).min(255) as u8]);
    }
    Ok(())
}

/// The value that lies in a place.
pub fn unpack(cx: &Ctx, item: Item, place: &[u8]) -> PyResult<Ref> {
    match item.letter {
        b's' | b'c' => return bytes::try_new(cx, place),
        b'p' => {
            let Some((&length, text)) = place.split_first() else {
                return cx.raise(cx.types.system_error, "Negative size passed to PyBytes_FromStringAndSize");
            };
            return bytes::try_new(cx, &text[..(length as usize).min(text.len())]);
        }
        _ => {}
    }
    let mut word = [0u8; 8];
    let low = &mut word[..place.len()];
    low.copy_from_slice(place);
    if item.is_big_endian {
        low.reverse();
    }
    let bits = u64::from_le_bytes(word);
    Ok(match item.letter {
        b'?' => cx.bool(bits != 0),
        b'e' => float::new(cx, half_to_f64(bits as u16)),
        b'f' => float::new(cx, f32::from_bits(bits as u32) as f64),
        b'd' => float::new(cx, f64::from_bits(bits)),
        letter if is_signed(letter) => {
            let shift = 64 - 8 * place.len() as u32;
            int::new(cx, ((bits << shift) as i64) >> shift)
        }
        _ => int::from_u64(cx, bits),
    })
}
