//! `collections.deque`. Read `body.rs` (the blocks), then `methods.rs`, `iterator.rs`.

mod body;
mod iterator;
mod methods;

pub use iterator::classes as iterator_classes;
pub use methods::class;
