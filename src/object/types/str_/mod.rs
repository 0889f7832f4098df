//! The `str` type. Read `body.rs` first (layout), then `intern.rs` and `build.rs`; `type_.rs` declares the type and lists its methods.

// One body of code serves three widths, of which one needs no conversion.
#![allow(clippy::useless_conversion)]

mod append;
mod body;
pub mod build;
mod case;
pub mod codec;
mod codec_error;
mod codec_wide;
pub mod convert;
pub mod find;
mod format;
pub mod format_spec;
mod intern;
pub mod markup;
pub mod percent;
mod repr;
mod search;
mod sequence;
mod shape;
mod sip;
mod split;
mod tables;
mod type_;
pub mod unicode;

pub use append::append_in_place;
pub(crate) use body::each_width;
pub use body::{
    Chars, StrBody, Unit, Width, ascii, char_at, chars, checked_char, compact_char, concat, eq, eq_str, fresh_ascii, from_ascii, from_char,
    from_chars, from_wtf8, hash, hash_bytes, is_ascii, len, remember_utf8, to_string_lossy, wtf8,
};
pub use case::is_identifier;
pub use convert::is_str;
pub(crate) use find::low_bytes;
pub use intern::{intern_object, intern_text, intern_wtf8, interned_count, is_interned, start};
pub(crate) use repr::push_hex;
pub use repr::{ascii_repr, bytes_repr, escape_non_ascii, repr};
pub use search::replace;
pub use sequence::{
    ASCII_ITERATOR_SPEC, ITERATOR_SPEC, StrIteratorBody, compare, contains, includes, item, iter, iterator_next, order, repeat, subscript,
    substring,
};
pub(crate) use sequence::{builtins, fill_repeated};
pub use split::{join, join_items, split_at};
pub(crate) use split::{list_of, put_bytes};
pub(crate) use type_::codec_arguments;
pub use type_::{SPEC, from_encoded};
