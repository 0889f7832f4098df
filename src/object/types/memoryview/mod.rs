//! The `memoryview` type: `buffer.rs` holds the object behind views, `body.rs` is the layout and access to memory, `unit.rs` packs and unpacks items, `type_.rs` declares the type,
//! `iterator.rs` its iterator.

mod body;
mod buffer;
mod iterator;
mod type_;
mod unit;

pub use body::{MemoryBody, copied, is_contiguous, is_lent, item_size, new, write_start};
pub use buffer::SPEC as BUFFER_SPEC;
pub use iterator::ITERATOR_SPEC;
pub use type_::SPEC;
pub use unit::{Unit, f64_to_half, half_to_f64};
