//! `tuple`. Read `body.rs` (the object and its free lists), then `methods.rs`, `hash.rs` and `iterator.rs`.

mod body;
mod getter;
mod hash;
mod iterator;
mod methods;

pub(in crate::object) use body::of_items;
pub use body::{
    TupleBody, clear_free_list, collect, dealloc, fill, first_items, free_counts, from_iter, from_vec, get, give_up, items, items_of, len,
    make_empty, may_be_tracked, new, new_of_class, pair, pass, replace_item, set_length, try_fill, untrack_if_atomic,
};
pub use getter::{GetterBody, get_item, getter_position};
pub use hash::hash_items;
pub(in crate::object::types) use iterator::remaining;
pub use iterator::{ITERATOR_SPEC, TupleIteratorBody};
pub use methods::{SPEC, from_iterable, slice};
