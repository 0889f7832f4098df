//! `set` and `frozenset`. Read `body.rs` (the table and probing), then `algebra.rs`, `methods.rs`, `iterator.rs`.

mod algebra;
mod body;
mod iterator;
mod methods;

pub use algebra::{difference, intersection, is_subset, is_superset, symmetric_difference, update};
pub(in crate::object::types) use algebra::{difference_update, symmetric_difference_update};
pub use body::{SetBody, add, add_hashed, clear, contains, discard, for_each, is_any_set, len, new, new_frozen, next_position};
pub use iterator::{ITERATOR_SPEC, SetIteratorBody};
pub use methods::{FROZEN_SPEC, SPEC};
