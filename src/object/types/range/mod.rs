//! `range`. Read `body.rs`, then `methods.rs` and `iterator.rs`.

mod body;
mod iterator;
mod methods;

pub use body::{RangeBody, machine_words, new};
pub(in crate::object::types) use iterator::remaining;
pub use iterator::{ITERATOR_SPEC, LONG_ITERATOR_SPEC, RangeIteratorBody};
pub use methods::SPEC;
