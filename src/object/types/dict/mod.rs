//! `dict`: an ordered table of keys and values, as CPython 3.12's.
//!
//! Read `table.rs` (the block of index and entries), `values.rs` (the values of a key-sharing dict), `body.rs` (the object: finding,
//! storing, growing), `build.rs` (copying and merging), `shared.rs` (attributes of instances), then `methods.rs`, `views.rs`, `iterators.rs`.

mod body;
mod build;
mod cache;
mod iterators;
mod methods;
mod peek;
pub mod shared;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod views;

pub(in crate::object::types) use body::same_key;
pub use body::{
    DictBody, clear, clear_free_list, contains, contains_hashed, delete, delete_hashed, entry_count, find_entry, free_counts, from_items,
    get, get_hashed, get_str, grown, has_str_table, key_hash, len, new, next, next_hashed, pass, presized, set, set_default, set_giving,
    set_hashed, set_str, size_bytes, table_shape, take, take_hashed, untrack_if_atomic, with_capacity,
};
pub use build::{Conflict, copy, from_pairs, listed, merge, take_names, update};
pub use cache::{current_version, entry_index, keys_version, set_value_at, value_at, value_place};
pub use iterators::{
    DictIteratorBody, ITEM_ITERATOR_SPEC, KEY_ITERATOR_SPEC, REVERSE_ITEM_ITERATOR_SPEC, REVERSE_KEY_ITERATOR_SPEC,
    REVERSE_VALUE_ITERATOR_SPEC, VALUE_ITERATOR_SPEC, next_pair,
};
pub use methods::SPEC;
pub use peek::{Peek, Plain, peek, put};
pub use views::{ITEMS_SPEC, KEYS_SPEC, VALUES_SPEC, new_view, viewed};
