//! `list[int]` and `int | str`: what annotations are made of.
//!
//! Read `alias.rs`, then `union.rs`; `subs.rs` replaces type parameters in both.

mod alias;
mod subs;
mod union;

pub use alias::{SPEC, class_getitem, new, of};
pub use union::{UNION_SPEC, or as type_or, union_members};
