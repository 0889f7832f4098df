//! The `bytes` type, the buffer protocol, and the methods it shares with bytearray.
//!
//! `body.rs` is the layout, `view.rs` gives the bytes of any bytes-like object, `methods.rs`, `search.rs` and `split.rs` are written once for both
//! types (`view::like` makes a result of the receiver's type), `make.rs` turns arguments into bytes, `type_.rs` declares.

mod body;
mod make;
mod methods;
mod search;
mod split;
mod type_;
mod view;

use body::new_empty;
pub use body::{BytesBody, as_slice, hash, new, resize, sole, start, try_new, try_new_with, with_room};
pub(crate) use make::{Source, byte_of, from_argument, source_bytes};
pub use methods::hex_text;
pub(crate) use methods::order;
pub(crate) use search::{contains, place};
pub use type_::{BytesIteratorBody, ITERATOR_SPEC, SPEC};
pub(crate) use type_::{new_iterator, with_shared};
pub use view::{Bytes, bytes_like, is_bytes_like};
