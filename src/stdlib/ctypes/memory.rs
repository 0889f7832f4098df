//! Reading and writing at an address: bytes, and C values by the letter of their type.
//!
//! Memory is read as it is, with one exception. The count of an immortal object is a number so high that it may be counted up and down
//! without a test (`heap::IMMORTAL`); what stands for "immortal" in CPython's word is 4294967295. Where a word is the count of an immortal
//! object, it reads as that, as `sys.getrefcount` shows it.

use std::ptr::NonNull;

use crate::heap::{self, Header, Ref};
use crate::object::protocol::number;
use crate::object::types::{bytearray, bytes, float, int, str_};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// What a header is aligned to.
const HEADER_ALIGN: usize = 16;

/// Bytes of a C value.
pub fn size_of_code(code: u8) -> usize {
    match code {
        b'b' | b'B' | b'c' | b'?' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' | b'u' => 4,
        _ => 8,
    }
}

/// What the count of an immortal object reads as, if that is what lies at a multiple of 16.
fn immortal_count(cx: &Ctx, place: usize) -> Option<[u8; 8]> {
    // SAFETY: the script has named an address in these 16 bytes, which lie in one page.
    let (count, class) = unsafe { ((place as *const u64).read(), (place as *const usize).add(1).read()) };
    if !heap::is_immortal_count(count) {
        return None;
    }
    let mut is_type = false;
    cx.types.each_type(&mut |known| is_type |= known.header().address() == class);
    is_type.then(|| (heap::IMMORTAL_SHOWN as u64).to_ne_bytes())
}

/// Copies the memory at `address`.
pub fn read(cx: &Ctx, address: usize, out: &mut [u8]) {
    let end = address.saturating_add(out.len());
    // SAFETY: the script vouches for the memory; it may overlap nothing of ours, because `out` is new.
    unsafe { std::ptr::copy(address as *const u8, out.as_mut_ptr(), out.len()) };
    let mut place = address / HEADER_ALIGN * HEADER_ALIGN;
    while place < end && !out.is_empty() {
        if let Some(shown) = immortal_count(cx, place) {
            for (offset, byte) in shown.into_iter().enumerate() {
                if let Some(index) = (place + offset).checked_sub(address).filter(|&index| index < out.len()) {
                    out[index] = byte;
                }
            }
        }
        place += HEADER_ALIGN;
    }
}

/// Writes at `address`.
pub fn write(address: usize, bytes: &[u8]) {
    // SAFETY: the script vouches for the memory.
    unsafe { std::ptr::copy(bytes.as_ptr(), address as *mut u8, bytes.len()) }
}

/// `memmove`
pub fn copy(to: usize, from: usize, count: usize) {
    // SAFETY: the script vouches for both.
    unsafe { std::ptr::copy(from as *const u8, to as *mut u8, count) }
}

/// `memset`
pub fn fill(to: usize, byte: u8, count: usize) {
    // SAFETY: the script vouches for the memory.
    unsafe { std::ptr::write_bytes(to as *mut u8, byte, count) }
}

/// Bytes before the first that is zero.
pub fn length(address: usize) -> usize {
    // SAFETY: the script vouches for a zero in memory of its own.
    (0..).take_while(|&offset| unsafe { (address as *const u8).add(offset).read() } != 0).count()
}

/// A new count on the object at an address.
fn object_at(address: usize) -> Option<Ref> {
    // SAFETY: the script vouches for a live object there.
    NonNull::new(address as *mut Header).map(|object| Ref::new(unsafe { object.as_ref() }))
}

/// The value at `address` as the type with this letter reads it.
pub fn load(cx: &Ctx, code: u8, address: usize) -> PyResult<Ref> {
    let size = size_of_code(code);
    let mut raw = [0; 8];
    read(cx, address, &mut raw[..size]);
    let word = u64::from_ne_bytes(raw);
    let shift = 64 - 8 * size as u32;
    Ok(match code {
        b'b' | b'h' | b'i' | b'l' | b'q' => int::new(cx, ((word << shift) as i64) >> shift),
        b'?' => cx.bool(word != 0),
        b'c' => bytes::new(cx, &raw[..1]),
        b'u' => str_::from_char(cx, str_::checked_char(cx, word as u32)?),
        b'f' => float::new(cx, f32::from_bits(word as u32) as f64),
        b'd' => float::new(cx, f64::from_bits(word)),
        b'O' => match object_at(word as usize) {
            Some(object) => object,
            None => return cx.value_error("PyObject is NULL"),
        },
        _ => int::from_u64(cx, word),
    })
}

/// The lowest 64 bits of an integer, as C wraps them.
fn wrapped(cx: &Ctx, value: &Ref) -> PyResult<u64> {
    let value = number::index(cx, value)?;
    let magnitude = int::digits(&value).iter().take(3).enumerate().fold(0u64, |sum, (index, &digit)| sum | (digit as u64) << (30 * index));
    Ok(if int::is_negative(&value) { magnitude.wrapping_neg() } else { magnitude })
}

fn character(cx: &Ctx, value: &Ref) -> PyResult<u8> {
    let one = |bytes: &[u8]| if let [byte] = bytes { Some(*byte) } else { None };
    let found = if value.has_flag(type_flags::BYTES) {
        one(bytes::as_slice(value))
    } else if value.is_instance(cx.types.bytearray) {
        one(bytearray::as_slice(value))
    } else {
        int::as_i64(value).and_then(|value| u8::try_from(value).ok())
    };
    match found {
        Some(byte) => Ok(byte),
        None => cx.type_error("one character bytes, bytearray or integer expected"),
    }
}

/// Stores a value at `address` as the type with this letter writes it; objects are stored without a count.
pub fn store(cx: &Ctx, code: u8, address: usize, value: &Ref) -> PyResult<()> {
    let word = match code {
        b'?' => number::truth(cx, value)? as u64,
        b'c' => character(cx, value)? as u64,
        b'u' => match str_::is_str(value) && str_::len(value) == 1 {
            true => str_::char_at(value, 0) as u64,
            false => return cx.type_error("one character unicode string expected"),
        },
        b'f' => (number::to_f64(cx, value)? as f32).to_bits() as u64,
        b'd' => number::to_f64(cx, value)?.to_bits(),
        b'O' => value.address() as u64,
        _ => wrapped(cx, value)?,
    };
    write(address, &word.to_ne_bytes()[..size_of_code(code)]);
    Ok(())
}
