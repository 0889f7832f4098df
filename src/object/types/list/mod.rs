//! `list`. Read `body.rs` (the object, its block of items, growing), then `slices.rs`, `methods.rs`, `sort.rs` with `powersort.rs`, `iterator.rs`.

mod body;
mod iterator;
mod methods;
mod powersort;
mod slices;
mod sort;

pub(in crate::object::types) use body::to_tuple;
pub use body::{
    ListBody, append, clear, clear_free_list, extend, fill, free_count, from_vec, from_vec_capacity, get, insert, item_ptr, items, len,
    new, pop_last, replace, slice, split_end, with_capacity, with_items,
};
pub use iterator::{ITERATOR_SPEC, ListIteratorBody, REVERSE_ITERATOR_SPEC};
pub(in crate::object::types) use iterator::{remaining, reverse_remaining};
pub use methods::SPEC;
pub use slices::set_range;
pub use sort::sort;
