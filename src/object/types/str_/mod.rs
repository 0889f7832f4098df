//! The `str` type. Read `body.rs` first (layout), then `intern.rs`; `type_.rs` declares the type.

mod append;
pub mod build;
pub mod format_spec;
mod body;
mod intern;
mod tables;
mod type_;
pub mod unicode;

pub use append::append_in_place;
pub use body::{
    Chars, StrBody, Unit, Width, ascii, char_at, chars, compact_char, concat, eq, eq_str, from_ascii, from_char, from_chars, from_wtf8, hash, hash_bytes,
    is_ascii, len, remember_utf8, to_string_lossy, wtf8,
};
pub use intern::{intern_object, intern_text, intern_wtf8, interned_count, is_interned, start};
pub use type_::{ASCII_ITERATOR_SPEC, ITERATOR_SPEC, SPEC};
