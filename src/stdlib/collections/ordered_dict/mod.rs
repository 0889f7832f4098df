//! `collections.OrderedDict`. Read `nodes.rs` (the object and its chain), then `methods.rs`, `iterator.rs` (iterators and views).

mod iterator;
mod methods;
mod nodes;

pub use methods::class;
