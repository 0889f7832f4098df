//! The block of an int: CPython's, digit for digit.
//!
//! ```text
//!   0        8        16               24        28
//!  ┌────────┬────────┬────────────────┬─────────┬─────────┬─ ─ ─
//!  │ count  │ type   │ digits<<3|sign │ digit 0 │ digit 1 │        30 bits each, lowest first
//!  └────────┴────────┴────────────────┴─────────┴─────────┴─ ─ ─
//!  sign: 0 above zero, 1 zero, 2 below
//! ```
//! The highest 16 bits of the tag count digits that the block has room for and the number does not use: as in CPython, a sum's block
//! is made before it is known whether the last carry needs a digit, and stays as it is.
//!
//! A block has at least 32 bytes, and in an int of fewer than two digits the missing ones are zero: so any number below
//! 2**60 is read with one load and no branch (`as_compact`). The top digit of a longer number is not zero. Ints never change
//! once made. bool has the same body.

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Header, Ref};
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, try_new_object, type_flags};

/// Bits of a digit.
pub const DIGIT_BITS: u32 = 30;
/// All bits of a digit.
pub const DIGIT_MASK: u32 = (1 << DIGIT_BITS) - 1;
/// Smallest shared int.
pub const SMALL_MIN: i64 = -5;
/// Largest shared int.
pub const SMALL_MAX: i64 = 256;
/// Bytes in front of the digits.
pub const DIGITS_OFFSET: usize = 24;
/// Most digits an int can have (CPython's limit is as far out of reach).
pub const DIGITS_MAX: usize = (1 << 40) / 4;

const POSITIVE: u64 = 0;
const ZERO: u64 = 1;
const NEGATIVE: u64 = 2;
const SIGN_MASK: u64 = 3;
const SPARE_SHIFT: u32 = 48;
/// Most unused digits that a block keeps.
const SPARE_MAX: usize = 0xffff;

/// Digits in use.
#[inline(always)]
fn used(tag: u64) -> usize {
    ((tag & ((1 << SPARE_SHIFT) - 1)) >> 3) as usize
}

/// An int (or bool) as it lies in memory.
#[repr(C)]
pub struct IntBody {
    head: Header,
    tag: Cell<u64>,
    low: Cell<u64>,
}

const SHORT_BYTES: usize = std::mem::size_of::<IntBody>();
const _: () = assert!(SHORT_BYTES == 32);

// SAFETY: repr(C), begins with Header; int, bool and subclasses have this layout.
unsafe impl Body for IntBody {}

/// Bytes of the block of an int with so many digits. A subclass instance has room for one more digit and ends on a word, as CPython's.
#[inline(always)]
fn block_bytes(class: &TypeBody, digit_count: usize) -> usize {
    if class.has(type_flags::HEAP_TYPE) {
        ((DIGITS_OFFSET + 4 * (digit_count + 1) + 7) & !7).max(SHORT_BYTES)
    } else {
        (DIGITS_OFFSET + 4 * digit_count).max(SHORT_BYTES)
    }
}

/// A new int object of exactly `int` (or bool), no look at the shared ones; `class` is a builtin type.
#[inline]
pub fn new_raw(class: &TypeBody, value: i64) -> Ref {
    let magnitude = value.unsigned_abs();
    if magnitude < 1 << 60 {
        let sign = if value > 0 {
            POSITIVE
        } else if value < 0 {
            NEGATIVE
        } else {
            ZERO
        };
        let digits = if magnitude >= 1 << 30 { 2 } else { (magnitude != 0) as u64 };
        let low = (magnitude & DIGIT_MASK as u64) | (magnitude >> DIGIT_BITS) << 32;
        let block = heap::alloc_object(SHORT_BYTES).cast::<IntBody>();
        // SAFETY: a new block of that size; int has no fronts.
        unsafe {
            block.write(IntBody { head: Header::new(class.front()), tag: Cell::new(digits << 3 | sign), low: Cell::new(low) });
            Ref::from_raw(block.cast())
        }
    } else {
        let digits = [(magnitude & DIGIT_MASK as u64) as u32, ((magnitude >> 30) & DIGIT_MASK as u64) as u32, (magnitude >> 60) as u32];
        make(class, &digits, value < 0).unwrap_or_else(|| std::alloc::handle_alloc_error(std::alloc::Layout::new::<IntBody>()))
    }
}

/// A new int (the shared object for -5..=256).
#[inline]
pub fn new(cx: &Ctx, value: i64) -> Ref {
    if (SMALL_MAX + 1..1 << DIGIT_BITS).contains(&value)
        && let Some(block) = heap::pop_object(SHORT_BYTES)
    {
        let block = block.cast::<IntBody>();
        // SAFETY: a new block of that size; int has no fronts.
        unsafe {
            block.write(IntBody {
                head: Header::new(cx.types.int.front()),
                tag: Cell::new(1 << 3 | POSITIVE),
                low: Cell::new(value as u64),
            });
            return Ref::from_raw(block.cast());
        }
    }
    match cx.small_ints.get(value.wrapping_sub(SMALL_MIN) as usize) {
        Some(shared) => shared.clone(),
        None => new_other(cx, value),
    }
}

#[inline(never)]
fn new_other(cx: &Ctx, value: i64) -> Ref {
    new_raw(cx.types.int, value)
}

/// A new int in a block that asks for just its digits. CPython makes sizes, counts, hashes and parsed numbers so; what comes from a C long or
/// from arithmetic asks for a struct, which ends on a word.
#[inline]
pub fn new_exact(cx: &Ctx, value: i64) -> Ref {
    if value.unsigned_abs() >= 1 << DIGIT_BITS || (SMALL_MIN..=SMALL_MAX).contains(&value) {
        return new(cx, value);
    }
    let block = heap::alloc_object(DIGITS_OFFSET + 4).cast::<IntBody>();
    let sign = if value > 0 { POSITIVE } else { NEGATIVE };
    // SAFETY: a new block; every geometry cuts one of that size with room for `IntBody`. int has no fronts.
    unsafe {
        let low = Cell::new(value.unsigned_abs());
        block.write(IntBody { head: Header::new(cx.types.int.front()), tag: Cell::new(1 << 3 | sign), low });
        Ref::from_raw(block.cast())
    }
}

/// An int from an unsigned number.
#[inline]
pub fn from_usize(cx: &Ctx, value: usize) -> Ref {
    from_u64(cx, value as u64)
}

/// An int from an unsigned number.
#[inline]
pub fn from_u64(cx: &Ctx, value: u64) -> Ref {
    if value <= i64::MAX as u64 {
        return new_exact(cx, value as i64);
    }
    from_digits(cx, &[value as u32 & DIGIT_MASK, (value >> 30) as u32 & DIGIT_MASK, (value >> 60) as u32], false)
}

/// An int from a double word.
#[inline]
pub fn from_i128(cx: &Ctx, value: i128) -> Ref {
    if let Ok(short) = i64::try_from(value) {
        return new(cx, short);
    }
    let mut rest = value.unsigned_abs();
    let sign = if value < 0 { NEGATIVE } else { POSITIVE };
    if rest >> (4 * DIGIT_BITS) == 0 {
        // Three digits or four, the usual ones: the lower two in one store.
        let (low, high) = (rest as u64 & ((1 << (2 * DIGIT_BITS)) - 1), (rest >> (2 * DIGIT_BITS)) as u64);
        let third = high as u32 & DIGIT_MASK;
        let fourth = (high >> DIGIT_BITS) as u32;
        let count = 3 + (fourth != 0) as u64;
        let block = if fourth == 0 { heap::alloc_object(DIGITS_OFFSET + 4 * 3) } else { heap::alloc_object(DIGITS_OFFSET + 4 * 4) }
            .cast::<IntBody>();
        // SAFETY: a new block with room for that many digits; int has no fronts.
        unsafe {
            block.write(IntBody {
                head: Header::new(cx.types.int.front()),
                tag: Cell::new(count << 3 | sign),
                low: Cell::new(low & DIGIT_MASK as u64 | low >> DIGIT_BITS << 32),
            });
            let digits = block.cast::<u8>().add(SHORT_BYTES).cast::<u32>();
            digits.write(third);
            if fourth != 0 {
                digits.add(1).write(fourth);
            }
            return Ref::from_raw(block.cast());
        }
    }
    let count = (128 - rest.leading_zeros()).div_ceil(DIGIT_BITS) as usize;
    let block = heap::alloc_object(DIGITS_OFFSET + 4 * count);
    // SAFETY: a new block with room for that many digits, five; int has no fronts.
    unsafe {
        let tag = (count as u64) << 3 | sign;
        block.cast::<Header>().write(Header::new(cx.types.int.front()));
        block.add(16).cast::<u64>().write(tag);
        let digits = block.add(DIGITS_OFFSET).cast::<u32>();
        for index in 0..count {
            digits.add(index).write(rest as u32 & DIGIT_MASK);
            rest >>= DIGIT_BITS;
        }
        Ref::from_raw(block.cast())
    }
}

/// An int of at most so many digits, which `fill` writes over zeros. Leading zeros stay in the block, unused.
pub(super) fn make_in_place(cx: &Ctx, room: usize, negative: bool, fill: impl FnOnce(&mut [u32])) -> PyResult<Ref> {
    let bytes = (DIGITS_OFFSET + 4 * room).max(SHORT_BYTES);
    if room > DIGITS_MAX {
        return cx.no_memory();
    }
    let Some(block) = heap::try_alloc_object(bytes) else { return cx.no_memory() };
    // SAFETY: a new block with room for that many digits, known to nobody else; int has no fronts. A block that is not kept is given
    // back with its size.
    unsafe {
        let digits = block.add(DIGITS_OFFSET).cast::<u32>();
        digits.write_bytes(0, room.max(2));
        let all = std::slice::from_raw_parts_mut(digits.as_ptr(), room);
        fill(all);
        let count = trim(all).len();
        if count <= 2 || room - count > SPARE_MAX {
            let int = from_trimmed(cx, &all[..count], negative);
            heap::free_object(block, bytes);
            return match int {
                Some(int) => Ok(int),
                None => cx.no_memory(),
            };
        }
        let tag = ((room - count) as u64) << SPARE_SHIFT | (count as u64) << 3 | if negative { NEGATIVE } else { POSITIVE };
        block.cast::<Header>().write(Header::new(cx.types.int.front()));
        block.add(16).cast::<u64>().write(tag);
        Ok(Ref::from_raw(block.cast()))
    }
}

/// An int from little-endian base 2**30 digits and its sign. Aborts if the system refuses the memory.
pub fn from_digits(cx: &Ctx, digits: &[u32], negative: bool) -> Ref {
    from_trimmed(cx, trim(digits), negative).unwrap_or_else(|| std::alloc::handle_alloc_error(std::alloc::Layout::new::<IntBody>()))
}

/// The same, MemoryError if there is none.
pub fn try_from_digits(cx: &Ctx, digits: &[u32], negative: bool) -> PyResult<Ref> {
    match from_trimmed(cx, trim(digits), negative) {
        Some(int) => Ok(int),
        None => cx.no_memory(),
    }
}

/// Without the zeros at the top.
#[inline]
pub(super) fn trim(digits: &[u32]) -> &[u32] {
    let len = digits.iter().rposition(|&digit| digit != 0).map_or(0, |last| last + 1);
    &digits[..len]
}

fn from_trimmed(cx: &Ctx, digits: &[u32], negative: bool) -> Option<Ref> {
    match *digits {
        [] => Some(new(cx, 0)),
        [low] => Some(new(cx, signed(low as i64, negative))),
        [low, high] => Some(new_raw(cx.types.int, signed(low as i64 | (high as i64) << DIGIT_BITS, negative))),
        _ => make(cx.types.int, digits, negative),
    }
}

fn signed(magnitude: i64, negative: bool) -> i64 {
    if negative { -magnitude } else { magnitude }
}

/// An object of any class of ints, with these digits (top one not zero).
pub(super) fn make(class: &TypeBody, digits: &[u32], negative: bool) -> Option<Ref> {
    make_with(class, digits.len(), negative, |room| room.copy_from_slice(digits))
}

/// An object of any class of ints, with `count` digits that `fill` writes over zeros (top one not zero).
pub(super) fn make_with(class: &TypeBody, count: usize, negative: bool, fill: impl FnOnce(&mut [u32])) -> Option<Ref> {
    if count > DIGITS_MAX {
        return None;
    }
    let object = try_new_object(class, block_bytes(class, count))?;
    let sign = if count == 0 {
        ZERO
    } else if negative {
        NEGATIVE
    } else {
        POSITIVE
    };
    // SAFETY: a new block of a class of ints, zeroed, with room for these digits; nobody else knows it yet.
    unsafe {
        object.body::<IntBody>().tag.set((count as u64) << 3 | sign);
        fill(std::slice::from_raw_parts_mut(digits_ptr(&object), count));
    }
    Some(object)
}

fn digits_ptr(object: &Ref) -> *mut u32 {
    // SAFETY: every int's block reaches beyond its digits' start.
    unsafe { object.as_ptr().cast::<u8>().as_ptr().add(DIGITS_OFFSET).cast() }
}

#[inline(always)]
fn body(object: &Ref) -> &IntBody {
    debug_assert!(is_int(object));
    // SAFETY: callers pass ints (module contract of this folder).
    unsafe { object.body() }
}

/// Whether the object is an int, subclasses and bool included.
#[inline(always)]
pub fn is_int(object: &Ref) -> bool {
    object.has_flag(type_flags::INT)
}

/// The digits of an int (subclasses and bool included), lowest first; none for zero.
#[inline]
pub fn digits(object: &Ref) -> &[u32] {
    // SAFETY: an int's block holds as many digits as its tag says, and ints do not change.
    unsafe { std::slice::from_raw_parts(digits_ptr(object), digit_count(object)) }
}

/// Number of digits, 0 for zero.
#[inline(always)]
pub fn digit_count(object: &Ref) -> usize {
    used(body(object).tag.get())
}

/// Whether an int is below zero.
#[inline(always)]
pub fn is_negative(object: &Ref) -> bool {
    body(object).tag.get() & SIGN_MASK == NEGATIVE
}

/// Whether an int is zero.
#[inline(always)]
pub fn is_zero(object: &Ref) -> bool {
    body(object).tag.get() & SIGN_MASK == ZERO
}

/// -1, 0 or 1.
#[inline(always)]
pub fn sign(object: &Ref) -> i32 {
    1 - (body(object).tag.get() & SIGN_MASK) as i32
}

/// The value of an int of at most two digits, whatever its class.
#[inline(always)]
pub fn short_value(object: &Ref) -> Option<i64> {
    let body = body(object);
    let tag = body.tag.get();
    if tag < 3 << 3 {
        let low = body.low.get();
        let magnitude = (low & DIGIT_MASK as u64 | (low >> 32) << DIGIT_BITS) as i64;
        Some(magnitude * (1 - (tag & SIGN_MASK) as i64))
    } else {
        None
    }
}

/// The value of an object that is exactly an int and below 2**60.
#[inline(always)]
pub fn as_compact(cx: &Ctx, object: &Ref) -> Option<i64> {
    if object.is_exact(cx.types.int) { short_value(object) } else { None }
}

/// The value of an int (subclasses and bool included) if it fits.
#[inline]
pub fn as_i64(object: &Ref) -> Option<i64> {
    if !is_int(object) {
        return None;
    }
    match short_value(object) {
        Some(value) => Some(value),
        None => long_value(object),
    }
}

fn long_value(object: &Ref) -> Option<i64> {
    let &[low, middle, high] = digits(object) else { return None };
    if high >= 16 {
        return None;
    }
    let magnitude = low as u64 | (middle as u64) << 30 | (high as u64) << 60;
    if is_negative(object) { (magnitude <= 1 << 63).then(|| (magnitude as i64).wrapping_neg()) } else { i64::try_from(magnitude).ok() }
}

/// The value of an int that is not negative, if it fits.
pub fn as_u64(object: &Ref) -> Option<u64> {
    if !is_int(object) || is_negative(object) {
        return None;
    }
    match *digits(object) {
        [] => Some(0),
        [low] => Some(low as u64),
        [low, high] => Some(low as u64 | (high as u64) << 30),
        [low, middle, high] if high < 16 => Some(low as u64 | (middle as u64) << 30 | (high as u64) << 60),
        _ => None,
    }
}

/// Value of an int, OverflowError "Python int too large to convert to C ssize_t" if it does not fit.
#[inline]
pub fn to_isize(cx: &Ctx, object: &Ref) -> PyResult<isize> {
    match as_i64(object) {
        Some(value) => Ok(value as isize),
        None if !is_int(object) => cx.type_error("an integer is required"),
        None => cx.raise(cx.types.overflow_error, "Python int too large to convert to C ssize_t"),
    }
}

/// The same number as exactly an int: the object itself if it is one.
pub fn to_exact(cx: &Ctx, object: &Ref) -> Ref {
    if object.is_exact(cx.types.int) {
        return object.clone();
    }
    match as_i64(object) {
        Some(value) => new(cx, value),
        None => from_digits(cx, digits(object), is_negative(object)),
    }
}

/// `int.__sizeof__`
pub fn size_of(object: &Ref) -> usize {
    DIGITS_OFFSET + 4 * digit_count(object).max(1)
}

/// The dealloc hook of int and its subclasses.
///
/// # Safety
/// The count of the int is zero.
pub(super) unsafe fn dealloc(object: &Header) {
    // SAFETY: an int at count zero; one of at most two digits that is no instance of a subclass has the shortest block.
    unsafe {
        if object.body::<IntBody>().tag.get() < 3 << 3 && !object.ty().has(type_flags::HEAP_TYPE) {
            heap::free_object(NonNull::from(object).cast(), SHORT_BYTES);
        } else {
            dealloc_other(object);
        }
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
#[inline(never)]
unsafe fn dealloc_other(object: &Header) {
    // SAFETY: an int at count zero; the block's size follows from class and digits.
    unsafe {
        let class = object.ty();
        let tag = object.body::<IntBody>().tag.get();
        let digit_count = used(tag) + (tag >> SPARE_SHIFT) as usize;
        if !class.has(type_flags::HEAP_TYPE) {
            heap::free_object(NonNull::from(object).cast(), if digit_count <= 2 { SHORT_BYTES } else { DIGITS_OFFSET + 4 * digit_count });
        } else {
            free_object(object, block_bytes(class, digit_count));
        }
    }
}
