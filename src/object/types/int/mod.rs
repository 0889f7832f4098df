//! The `int` type: numbers of any size, their bits in the object.
//!
//! Read `body.rs` (the block) first, then `arith.rs` (operators), `big.rs` (what does not fit a machine word), `text.rs`
//! (decimal and other bases), `format.rs` (`format(n, spec)`, shared with float and complex), `methods.rs` and `spec.rs`.

mod arith;
mod big;
mod body;
mod format;
mod methods;
mod spec;
mod text;

pub use arith::{add_i64, floor_div_i64, floor_div_rem, holds, mod_i64, mul_i64, shift_left_i64, shift_right_i64, sub_i64};
pub(super) use arith::{and, or, xor};
pub use big::{
    absolute, as_f64, bit_length, compare, compare_f64, compare_i64_f64, frexp, from_f64, from_ubig, gcd, hash, negate, to_f64, to_ubig,
};
pub use body::*;
pub use format::{Parts, compose, format, spec_argument};
pub use methods::{from_bytes_value, of_class, to_le_bytes};
pub use spec::SPEC;
pub use text::{
    BadInt, DEFAULT_MAX_STR_DIGITS, LEAST_MAX_STR_DIGITS, decimal_value, from_object, from_text, is_text, max_str_digits, parse, prefixed,
    set_max_str_digits, short_decimal, strip, to_ascii, to_decimal, to_decimal_checked, to_radix,
};
