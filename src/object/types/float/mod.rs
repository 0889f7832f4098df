//! The `float` type: IEEE doubles in blocks of 24 bytes.
//!
//! Read `body.rs` (the block and its free list), then `arith.rs`, `text.rs` (repr, parsing), `hex.rs`, `format.rs`, `methods.rs`, `spec.rs`.

mod arith;
mod body;
mod format;
mod hex;
mod methods;
mod spec;
mod text;

pub use arith::{floor_div, floor_div_mod, floor_mod, frexp, hash_value, ldexp, pow, pow_plain, result_too_large, to_exact};
pub use body::{as_exact, clear_free_list, free_list_len, is_float, new, value};
pub use format::{PRECISION_MAX, format, format_value, is_zero_text, split, style_of};
pub use hex::{from_hex, to_hex};
pub use methods::{of_class, round_value};
pub use spec::SPEC;
pub use text::{Layout, Style, by_slot, from_object, layout, parse, parse_prefix, repr_value};
