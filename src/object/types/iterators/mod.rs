//! Iterators that are not tied to one container. Read `common.rs`, then any other file: one type each.

mod callable;
mod common;
mod enumerate;
mod filter;
mod map;
mod pairs;
mod reversed;
mod sequence;
mod zip;

pub use callable::{CALLABLE_SPEC, callable_iterator};
pub use common::{builtin, itself, plain_length_hint, position_argument, reduced};
pub use enumerate::ENUMERATE_SPEC;
pub use filter::FILTER_SPEC;
pub use map::MAP_SPEC;
pub use pairs::{Pair, next_pair, refill, reuse_pair, unshared};
pub use reversed::REVERSED_SPEC;
pub use sequence::{SEQUENCE_SPEC, sequence_iterator};
pub use zip::ZIP_SPEC;
