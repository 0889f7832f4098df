//! Numbers that do not fit a machine word: sums, shifts and bit operations on the digits in place, everything that grows faster
//! than its operands through dashu over copied words.
//!
//! Functions take ints as `&Ref` or digits as slices (lowest first, 30 bits each) and answer new ints. A result that memory has no room
//! for is a MemoryError here, before dashu is asked.

use std::cmp::Ordering;

use dashu_int::UBig;
use dashu_int::ops::{DivRem, Gcd};

use super::body::{self, DIGIT_BITS, DIGIT_MASK, digits, is_negative, trim, try_from_digits};
use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// Most bits a product or power may have before it is refused.
const BITS_MAX: u64 = 1 << 36;
/// Up to so many digits in all, products are made digit by digit.
const SHORT_PRODUCT: usize = 48;

/// A double word, if the int has at most four digits.
#[inline]
pub(super) fn as_i128(object: &Ref) -> Option<i128> {
    let magnitude = match *digits(object) {
        [a, b, c] => a as u128 | (b as u128) << 30 | (c as u128) << 60,
        [] => 0,
        [a] => a as u128,
        [a, b] => a as u128 | (b as u128) << 30,
        [a, b, c, d] => a as u128 | (b as u128) << 30 | (c as u128) << 60 | (d as u128) << 90,
        _ => return None,
    } as i128;
    Some(if is_negative(object) { -magnitude } else { magnitude })
}

/// Lends zeroed room for digits: on the stack if they are few.
pub(super) fn with_room<T>(cx: &Ctx, size: usize, work: impl FnOnce(&mut [u32]) -> PyResult<T>) -> PyResult<T> {
    const SHORT: usize = 32;
    if size <= SHORT {
        let mut room = [0; SHORT];
        return work(&mut room[..size]);
    }
    let mut room = Vec::new();
    if size > body::DIGITS_MAX || room.try_reserve_exact(size).is_err() {
        return cx.no_memory();
    }
    room.resize(size, 0);
    work(&mut room)
}

/// `a + b`, or `a - b`.
pub(super) fn add(cx: &Ctx, a: &Ref, b: &Ref, subtract: bool) -> PyResult<Ref> {
    if let (Some(x), Some(y)) = (as_i128(a), as_i128(b)) {
        return Ok(body::from_i128(cx, if subtract { x - y } else { x + y }));
    }
    let (mut x, mut y) = (digits(a), digits(b));
    let (mut negative, negative_b) = (is_negative(a), is_negative(b) != subtract);
    if negative == negative_b {
        if x.len() < y.len() {
            std::mem::swap(&mut x, &mut y);
        }
        return body::make_in_place(cx, x.len() + 1, negative, |sum| add_digits(sum, x, y));
    }
    if compare_digits(x, y) == Ordering::Less {
        std::mem::swap(&mut x, &mut y);
        negative = negative_b;
    }
    body::make_in_place(cx, x.len(), negative, |difference| subtract_digits(difference, x, y))
}

/// `sum = x + y`; x is at least as long as y, the sum one longer than x.
///
/// Every digit takes the carry of the pair below it straight from the operands, so that no digit waits for another and the loop runs
/// on vectors. A digit that was all ones before it took a carry is put right afterwards: it hardly ever happens.
fn add_digits(sum: &mut [u32], x: &[u32], y: &[u32]) {
    let Some(last) = y.len().checked_sub(1) else { return sum[..x.len()].copy_from_slice(x) };
    let (out, below_x, below_y) = (&mut sum[1..=last], &x[..last], &y[..last]);
    let (here_x, here_y) = (&x[1..=last], &y[1..=last]);
    let mut seen = 0;
    for index in 0..last {
        let value = ((here_x[index] + here_y[index]) & DIGIT_MASK) + ((below_x[index] + below_y[index]) >> DIGIT_BITS);
        out[index] = value;
        seen |= value;
    }
    sum[0] = (x[0] + y[0]) & DIGIT_MASK;
    let mut carry = (x[last] + y[last]) >> DIGIT_BITS;
    if seen >> DIGIT_BITS != 0 {
        let mut more = 0;
        for digit in &mut sum[1..=last] {
            more += *digit;
            *digit = more & DIGIT_MASK;
            more >>= DIGIT_BITS;
        }
        carry += more;
    }
    let mut at = y.len();
    while at < x.len() && carry != 0 {
        carry += x[at];
        sum[at] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
        at += 1;
    }
    sum[at..x.len()].copy_from_slice(&x[at..]);
    sum[x.len()] = carry;
}

/// `difference = x - y`; x is not below y, the difference as long as x. As above, with borrows.
fn subtract_digits(difference: &mut [u32], x: &[u32], y: &[u32]) {
    let Some(last) = y.len().checked_sub(1) else { return difference.copy_from_slice(x) };
    let (out, below_x, below_y) = (&mut difference[1..=last], &x[..last], &y[..last]);
    let (here_x, here_y) = (&x[1..=last], &y[1..=last]);
    let mut seen = 0;
    for index in 0..last {
        let borrow = below_x[index].wrapping_sub(below_y[index]) >> 31;
        let value = (here_x[index].wrapping_sub(here_y[index]) & DIGIT_MASK).wrapping_sub(borrow);
        out[index] = value;
        seen |= value;
    }
    difference[0] = x[0].wrapping_sub(y[0]) & DIGIT_MASK;
    let mut borrow = x[last].wrapping_sub(y[last]) >> 31;
    if seen >> 31 != 0 {
        let mut more = 0u32;
        for digit in &mut difference[1..=last] {
            let value = digit.wrapping_sub(more);
            *digit = value & DIGIT_MASK;
            more = value >> 31;
        }
        borrow += more;
    }
    let mut at = y.len();
    while at < x.len() && borrow != 0 {
        let value = x[at].wrapping_sub(borrow);
        difference[at] = value & DIGIT_MASK;
        borrow = value >> 31;
        at += 1;
    }
    difference[at..].copy_from_slice(&x[at..]);
}

/// Compares magnitudes.
pub(super) fn compare_digits(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Compares two ints of any class.
pub fn compare(a: &Ref, b: &Ref) -> Ordering {
    if let (Some(x), Some(y)) = (body::short_value(a), body::short_value(b)) {
        return x.cmp(&y);
    }
    match (is_negative(a), is_negative(b)) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => compare_digits(digits(a), digits(b)),
        (true, true) => compare_digits(digits(b), digits(a)),
    }
}

/// `a * b`
pub(super) fn multiply(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let (mut x, mut y) = (digits(a), digits(b));
    if x.len() + y.len() <= 4
        && let (Some(x), Some(y)) = (as_i128(a), as_i128(b))
    {
        return Ok(body::from_i128(cx, x * y));
    }
    let negative = is_negative(a) != is_negative(b);
    if x.len() > y.len() {
        std::mem::swap(&mut x, &mut y);
    }
    if x.len() + y.len() <= SHORT_PRODUCT || x.len() <= 2 {
        return body::make_in_place(cx, x.len() + y.len(), negative, |product| multiply_digits(product, x, y));
    }
    check_bits(cx, (x.len() as u64 + y.len() as u64) * DIGIT_BITS as u64)?;
    let product = if a.is(b) { to_ubig(x).sqr() } else { to_ubig(x) * to_ubig(y) };
    from_ubig(cx, &product, negative)
}

fn multiply_digits(product: &mut [u32], x: &[u32], y: &[u32]) {
    for (index, &digit) in x.iter().enumerate() {
        let mut carry = 0u64;
        for (out, &other) in product[index..].iter_mut().zip(y) {
            carry += *out as u64 + digit as u64 * other as u64;
            *out = carry as u32 & DIGIT_MASK;
            carry >>= DIGIT_BITS;
        }
        product[index + y.len()] = carry as u32;
    }
}

fn check_bits(cx: &Ctx, bits: u64) -> PyResult<()> {
    if bits > BITS_MAX { cx.no_memory() } else { Ok(()) }
}

/// Quotient and remainder of flooring division; b is not zero. What is not wanted is not made.
pub(super) fn floor_div_rem(cx: &Ctx, a: &Ref, b: &Ref, quotient: bool, remainder: bool) -> PyResult<(Option<Ref>, Option<Ref>)> {
    if let (Some(x), Some(y)) = (as_i128(a), as_i128(b)) {
        let (q, r) = floor_i128(x, y);
        return Ok((quotient.then(|| body::from_i128(cx, q)), remainder.then(|| body::from_i128(cx, r))));
    }
    let (x, y) = (digits(a), digits(b));
    let (negative, negative_b) = (is_negative(a), is_negative(b));
    if let [y] = *y {
        return with_room(cx, x.len() + 1, |q| {
            let mut r = divide_by_digit(q, x, y);
            if r != 0 && negative != negative_b {
                increment(q);
                r = y - r;
            }
            let r = remainder.then(|| body::new(cx, if negative_b { -(r as i64) } else { r as i64 }));
            Ok((if quotient { Some(try_from_digits(cx, q, negative != negative_b)?) } else { None }, r))
        });
    }
    let divisor = to_ubig(y);
    let (mut q, mut r) = to_ubig(x).div_rem(&divisor);
    if !r.is_zero() && negative != negative_b {
        q += UBig::ONE;
        r = divisor - r;
    }
    let q = if quotient { Some(from_ubig(cx, &q, negative != negative_b)?) } else { None };
    Ok((q, if remainder { Some(from_ubig(cx, &r, negative_b)?) } else { None }))
}

#[inline]
pub(super) fn floor_i128(x: i128, y: i128) -> (i128, i128) {
    if let (Ok(x), Ok(y)) = (u64::try_from(x), u64::try_from(y)) {
        return ((x / y) as i128, (x % y) as i128);
    }
    let q = x / y;
    let r = x - q * y;
    if r != 0 && (r < 0) != (y < 0) { (q - 1, r + y) } else { (q, r) }
}

/// `quotient = x / y`, which has room for at least as many digits as x; answers the remainder.
pub(super) fn divide_by_digit(quotient: &mut [u32], x: &[u32], y: u32) -> u32 {
    let mut rest = 0u64;
    for (out, &digit) in quotient.iter_mut().zip(x).rev() {
        rest = rest << DIGIT_BITS | digit as u64;
        *out = (rest / y as u64) as u32;
        rest %= y as u64;
    }
    rest as u32
}

fn increment(digits: &mut [u32]) {
    for digit in digits {
        if *digit < DIGIT_MASK {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
}

/// `a << bits`, bits not negative.
pub(super) fn shift_left(cx: &Ctx, a: &Ref, bits: u64) -> PyResult<Ref> {
    let x = digits(a);
    let Some(&top) = x.last() else { return Ok(body::new(cx, 0)) };
    let (whole, part) = (bits / DIGIT_BITS as u64, (bits % DIGIT_BITS as u64) as u32);
    if whole > body::DIGITS_MAX as u64 {
        return cx.no_memory();
    }
    let whole = whole as usize;
    let size = x.len() + whole + ((top as u64) << part >> DIGIT_BITS != 0) as usize;
    let fill = |out: &mut [u32]| {
        let mut carry = 0u64;
        for (out, &digit) in out[whole..].iter_mut().zip(x) {
            carry |= (digit as u64) << part;
            *out = carry as u32 & DIGIT_MASK;
            carry >>= DIGIT_BITS;
        }
        if let Some(last) = out.get_mut(whole + x.len()) {
            *last = carry as u32;
        }
    };
    if size <= 2 {
        return with_room(cx, size, |out| {
            fill(out);
            try_from_digits(cx, out, is_negative(a))
        });
    }
    match body::make_with(cx.types.int, size, is_negative(a), fill) {
        Some(shifted) => Ok(shifted),
        None => cx.no_memory(),
    }
}

/// `a >> bits`, rounding down; bits not negative.
pub(super) fn shift_right(cx: &Ctx, a: &Ref, bits: u64) -> PyResult<Ref> {
    let x = digits(a);
    let negative = is_negative(a);
    let (whole, part) = (bits / DIGIT_BITS as u64, (bits % DIGIT_BITS as u64) as u32);
    if whole >= x.len() as u64 {
        return Ok(body::new(cx, if negative { -1 } else { 0 }));
    }
    let whole = whole as usize;
    body::make_in_place(cx, x.len() - whole + negative as usize, negative, |out| {
        let mut rest = (x[whole] >> part) as u64;
        for (out, &high) in out.iter_mut().zip(&x[whole + 1..]) {
            rest |= (high as u64) << (DIGIT_BITS - part);
            *out = rest as u32 & DIGIT_MASK;
            rest >>= DIGIT_BITS;
        }
        out[x.len() - whole - 1] = rest as u32;
        let lost = x[..whole].iter().any(|&digit| digit != 0) || x[whole] & ((1 << part) - 1) != 0;
        if negative && lost {
            increment(out);
        }
    })
}

/// Digits of an int in two's complement, one after the other, without end.
struct Complement<'a> {
    digits: &'a [u32],
    negative: bool,
    carry: u32,
}

impl Complement<'_> {
    fn new(int: &Ref) -> Complement<'_> {
        Complement { digits: digits(int), negative: is_negative(int), carry: 1 }
    }
    fn digit(&mut self, index: usize) -> u32 {
        let digit = self.digits.get(index).copied().unwrap_or(0);
        if !self.negative {
            return digit;
        }
        let value = (digit ^ DIGIT_MASK) + self.carry;
        self.carry = value >> DIGIT_BITS;
        value & DIGIT_MASK
    }
}

/// `a & b`, `a | b`, `a ^ b` by what `operation` does to digits (or to masks of all bits).
pub(super) fn bitwise(cx: &Ctx, a: &Ref, b: &Ref, operation: impl Fn(u32, u32) -> u32) -> PyResult<Ref> {
    if !is_negative(a) && !is_negative(b) && operation(0, 0) == 0 {
        let (mut x, mut y) = (digits(a), digits(b));
        if x.len() < y.len() {
            std::mem::swap(&mut x, &mut y);
        }
        // Digits above the shorter number survive or not, all alike; every operation is symmetric.
        let size = if operation(DIGIT_MASK, 0) == 0 { y.len() } else { x.len() };
        return body::make_in_place(cx, size, false, |out| {
            for ((out, &x), &y) in out.iter_mut().zip(x).zip(y) {
                *out = operation(x, y);
            }
            if size > y.len() {
                out[y.len()..].copy_from_slice(&x[y.len()..]);
            }
        });
    }
    let size = digits(a).len().max(digits(b).len()) + 1;
    let mask = |negative| if negative { DIGIT_MASK } else { 0 };
    let negative = operation(mask(is_negative(a)), mask(is_negative(b))) & DIGIT_MASK != 0;
    let (mut a, mut b) = (Complement::new(a), Complement::new(b));
    body::make_in_place(cx, size, negative, |out| {
        let mut carry = 1;
        for (index, out) in out.iter_mut().enumerate() {
            let mut value = operation(a.digit(index), b.digit(index)) & DIGIT_MASK;
            if negative {
                value = (value ^ DIGIT_MASK) + carry;
                carry = value >> DIGIT_BITS;
                value &= DIGIT_MASK;
            }
            *out = value;
        }
    })
}

/// `a ** exponent`
pub(super) fn power(cx: &Ctx, a: &Ref, exponent: &Ref) -> PyResult<Ref> {
    let odd = digits(exponent).first().is_some_and(|low| low & 1 == 1);
    if let Some(base) = body::short_value(a) {
        match base {
            _ if body::is_zero(exponent) => return Ok(body::new(cx, 1)),
            0 | 1 => return Ok(body::new(cx, base)),
            -1 => return Ok(body::new(cx, if odd { -1 } else { 1 })),
            _ => {}
        }
    }
    let Some(exponent) = body::as_u64(exponent) else { return cx.no_memory() };
    if let Some(base) = body::short_value(a)
        && let Ok(exponent) = u32::try_from(exponent)
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(body::new(cx, power));
    }
    let bits = (bit_length(a) - 1).saturating_mul(exponent);
    check_bits(cx, bits)?;
    let negative = is_negative(a) && odd;
    let zeros = trailing_zeros(digits(a));
    if zeros > 0 && bit_length(a) == zeros + 1 {
        let one = body::new(cx, if negative { -1 } else { 1 });
        return shift_left(cx, &one, zeros * exponent);
    }
    from_ubig(cx, &to_ubig(digits(a)).pow(exponent as usize), negative)
}

fn trailing_zeros(digits: &[u32]) -> u64 {
    let whole = digits.iter().take_while(|&&digit| digit == 0).count();
    digits.get(whole).map_or(0, |digit| whole as u64 * DIGIT_BITS as u64 + digit.trailing_zeros() as u64)
}

/// `pow(a, exponent, modulus)`
pub(super) fn power_mod(cx: &Ctx, a: &Ref, exponent: &Ref, modulus: &Ref) -> PyResult<Ref> {
    if body::is_zero(modulus) {
        return cx.value_error("pow() 3rd argument cannot be 0");
    }
    let magnitude = digits(modulus);
    if magnitude == [1] {
        return Ok(body::new(cx, 0));
    }
    let wide = to_ubig(magnitude);
    let mut base = to_ubig(digits(a)) % &wide;
    if is_negative(a) && !base.is_zero() {
        base = &wide - base;
    }
    let ring = dashu_int::fast_div::ConstDivisor::new(wide.clone());
    let mut reduced = ring.reduce(base);
    if is_negative(exponent) {
        reduced = match reduced.inv() {
            Some(inverse) => inverse,
            None => return cx.value_error("base is not invertible for the given modulus"),
        };
    }
    let result = reduced.pow(&to_ubig(digits(exponent))).residue();
    if is_negative(modulus) && !result.is_zero() {
        return from_ubig(cx, &(wide - result), true);
    }
    from_ubig(cx, &result, false)
}

/// Greatest common divisor of the magnitudes.
pub fn gcd(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if let (Some(x), Some(y)) = (body::as_i64(a), body::as_i64(b)) {
        return Ok(body::from_u64(cx, gcd_u64(x.unsigned_abs(), y.unsigned_abs())));
    }
    if body::is_zero(a) {
        return absolute(cx, b);
    }
    if body::is_zero(b) {
        return absolute(cx, a);
    }
    from_ubig(cx, &to_ubig(digits(a)).gcd(to_ubig(digits(b))), false)
}

fn gcd_u64(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let common = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << common
}

/// `abs(a)`, exactly an int.
pub fn absolute(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    if is_negative(a) { try_from_digits(cx, digits(a), false) } else { Ok(body::to_exact(cx, a)) }
}

/// `-a`, exactly an int.
pub fn negate(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    match body::short_value(a) {
        Some(value) => Ok(body::new(cx, -value)),
        None => try_from_digits(cx, digits(a), !is_negative(a)),
    }
}

/// `n.bit_length()`
pub fn bit_length(object: &Ref) -> u64 {
    bit_length_of(digits(object))
}

pub(super) fn bit_length_of(digits: &[u32]) -> u64 {
    digits.last().map_or(0, |top| (digits.len() as u64 - 1) * DIGIT_BITS as u64 + (32 - top.leading_zeros()) as u64)
}

/// The magnitude for dashu.
pub fn to_ubig(digits: &[u32]) -> UBig {
    if digits.len() <= 4 {
        return UBig::from_dword(digits.iter().rev().fold(0, |value, &digit| value << DIGIT_BITS | digit as u128));
    }
    let mut words = Vec::with_capacity((digits.len() * DIGIT_BITS as usize).div_ceil(64));
    let (mut word, mut bits) = (0u128, 0);
    for &digit in digits {
        word |= (digit as u128) << bits;
        bits += DIGIT_BITS;
        if bits >= 64 {
            words.push(word as u64);
            word >>= 64;
            bits -= 64;
        }
    }
    words.push(word as u64);
    UBig::from_words(&words)
}

/// An int from a magnitude of dashu's.
pub fn from_ubig(cx: &Ctx, magnitude: &UBig, negative: bool) -> PyResult<Ref> {
    use dashu_int::ops::BitTest;
    let words = magnitude.as_words();
    body::make_in_place(cx, magnitude.bit_len().div_ceil(DIGIT_BITS as usize), negative, |out| {
        let (mut word, mut bits) = (0u128, 0);
        let mut rest = words.iter();
        for out in out.iter_mut() {
            if bits < DIGIT_BITS
                && let Some(&next) = rest.next()
            {
                word |= (next as u128) << bits;
                bits += 64;
            }
            *out = word as u32 & DIGIT_MASK;
            word >>= DIGIT_BITS;
            bits = bits.saturating_sub(DIGIT_BITS);
        }
    })
}

/// Mantissa in [0.5, 1) (rounded to nearest even) and exponent of the magnitude; (0, 0) for zero. The mantissa may round up to 1.
pub fn frexp(object: &Ref) -> (f64, u64) {
    let bits = bit_length(object);
    if bits == 0 {
        return (0.0, 0);
    }
    let top = top_bits(digits(object), bits);
    (top as f64 * 2f64.powi(-64), bits)
}

/// The highest 64 bits, the highest of them set, with the last one set if anything behind them is.
fn top_bits(digits: &[u32], bits: u64) -> u64 {
    let (mut top, mut have) = (0u64, 0u32);
    let mut rest = digits.iter().rev();
    let first = (bits - (digits.len() as u64 - 1) * DIGIT_BITS as u64) as u32;
    let mut width = first;
    for &digit in rest.by_ref() {
        let room = 64 - have;
        if width <= room {
            top = if width == 64 { digit as u64 } else { top << width | digit as u64 };
            have += width;
        } else {
            top = top << room | (digit >> (width - room)) as u64;
            have = 64;
            if digit & ((1 << (width - room)) - 1) != 0 {
                top |= 1;
            }
            break;
        }
        width = DIGIT_BITS;
        if have == 64 {
            break;
        }
    }
    if have < 64 {
        return top << (64 - have);
    }
    if rest.any(|&digit| digit != 0) { top | 1 } else { top }
}

/// The value as the nearest double, OverflowError if it is too large.
pub fn to_f64(cx: &Ctx, object: &Ref) -> PyResult<f64> {
    match as_f64(object) {
        Some(value) => Ok(value),
        None => cx.raise(cx.types.overflow_error, "int too large to convert to float"),
    }
}

/// The value as the nearest double, None if it is too large.
pub fn as_f64(object: &Ref) -> Option<f64> {
    if let Some(value) = body::short_value(object) {
        return Some(value as f64);
    }
    let bits = bit_length(object);
    if bits > 1024 {
        return None;
    }
    let value = (top_bits(digits(object), bits) as f64) * 2f64.powi(bits as i32 - 64 - 1) * 2.0;
    value.is_finite().then_some(if is_negative(object) { -value } else { value })
}

/// The int that a finite double is when its fraction is cut off.
pub fn from_f64(cx: &Ctx, value: f64) -> PyResult<Ref> {
    if value.is_nan() {
        return cx.value_error("cannot convert float NaN to integer");
    }
    if value.is_infinite() {
        return cx.raise(cx.types.overflow_error, "cannot convert float infinity to integer");
    }
    if value.abs() < 9.2e18 {
        return Ok(body::new(cx, value as i64));
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64 - 1075;
    let mantissa = body::new(cx, (bits & ((1 << 52) - 1) | 1 << 52) as i64);
    let magnitude = shift_left(cx, &mantissa, exponent as u64)?;
    if value < 0.0 { negate(cx, &magnitude) } else { Ok(magnitude) }
}

/// `a / b` rounded once, b not zero; None: too large.
pub(super) fn true_divide(a: &Ref, b: &Ref) -> Option<f64> {
    const EXACT: i64 = 1 << 53;
    if let (Some(x), Some(y)) = (body::short_value(a), body::short_value(b))
        && x.abs() <= EXACT
        && y.abs() <= EXACT
    {
        return Some(x as f64 / y as f64);
    }
    let negative = is_negative(a) != is_negative(b);
    if body::is_zero(a) {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    let difference = bit_length(a) as i64 - bit_length(b) as i64;
    if difference > 1024 {
        return None;
    }
    if difference < -1076 {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    // The quotient gets 55 or 56 bits, fewer where it is subnormal; what is left over only matters as not being zero.
    let shift = difference.max(-1021) - 55;
    let (x, y) = (to_ubig(digits(a)), to_ubig(digits(b)));
    let (mut dividend, mut lost) = (x, false);
    let divisor = if shift <= 0 {
        dividend <<= shift.unsigned_abs() as usize;
        y
    } else {
        lost = trailing_zeros(digits(a)) < shift as u64;
        dividend >>= shift as usize;
        y
    };
    let (quotient, rest) = dividend.div_rem(&divisor);
    lost |= !rest.is_zero();
    let quotient = u64::try_from(&quotient).unwrap_or(u64::MAX);
    let quotient_bits = 64 - quotient.leading_zeros() as i64;
    let extra = quotient_bits.max(-1021 - shift) - 53;
    let mask = 1u64 << (extra - 1);
    let mut low = quotient | lost as u64;
    if low & mask != 0 && low & (3 * mask - 1) != 0 {
        low += mask;
    }
    let rounded = (low & !(2 * mask - 1)) as f64;
    let value = crate::object::types::float::ldexp(rounded, shift as i32);
    value.is_finite().then_some(if negative { -value } else { value })
}

/// Compares an int with a double exactly; None if the double is not a number.
pub fn compare_f64(a: &Ref, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if let Some(a) = body::as_i64(a) {
        return Some(compare_i64_f64(a, b));
    }
    let negative = is_negative(a);
    if negative != (b < 0.0) {
        return Some(if negative { Ordering::Less } else { Ordering::Greater });
    }
    let magnitude = b.abs();
    let exponent = (magnitude.to_bits() >> 52) as i64 - 1022;
    let order = (bit_length(a) as i64).cmp(&exponent).then_with(|| {
        // Both have the same number of bits, more than 63: the double is whole.
        let mantissa = magnitude.to_bits() & ((1 << 52) - 1) | 1 << 52;
        to_ubig(digits(a)).cmp(&(UBig::from(mantissa) << (exponent - 53) as usize))
    });
    Some(if negative { order.reverse() } else { order })
}

/// Compares a machine word with a finite double exactly.
#[inline]
pub fn compare_i64_f64(a: i64, b: f64) -> Ordering {
    const LIMIT: f64 = 9223372036854775808.0;
    if b >= LIMIT {
        return Ordering::Less;
    }
    if b < -LIMIT {
        return Ordering::Greater;
    }
    let whole = b.trunc();
    a.cmp(&(whole as i64)).then_with(|| whole.partial_cmp(&b).unwrap_or(Ordering::Equal))
}

/// `hash(n)`: the value modulo 2**61 - 1, with its sign; -1 becomes -2.
#[inline]
pub fn hash(object: &Ref) -> i64 {
    if let Some(value) = body::short_value(object) {
        return if value == -1 { -2 } else { value };
    }
    const MODULUS: u64 = (1 << 61) - 1;
    let mut value = 0u64;
    for &digit in digits(object).iter().rev() {
        value = (value << 30 & MODULUS) | value >> 31;
        value += digit as u64;
        if value >= MODULUS {
            value -= MODULUS;
        }
    }
    let value = if is_negative(object) { -(value as i64) } else { value as i64 };
    if value == -1 { -2 } else { value }
}

/// Divides by a power of two and answers whether nothing was lost (for ratios).
pub(super) fn is_power_of_two(object: &Ref) -> bool {
    let digits = trim(digits(object));
    digits.split_last().is_some_and(|(top, rest)| top.is_power_of_two() && rest.iter().all(|&digit| digit == 0))
}
