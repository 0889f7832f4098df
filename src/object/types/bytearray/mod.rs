//! The `bytearray` type: `body.rs` is the layout and how it grows, `edit.rs` changes parts of it, `type_.rs` declares it.
//! Methods shared with bytes are in `bytes/`.

mod body;
mod edit;
mod type_;

pub use body::{ByteArrayBody, add_export, as_slice, release_export, try_new, try_new_cut, try_new_with};
pub use type_::{ITERATOR_SPEC, SPEC};
