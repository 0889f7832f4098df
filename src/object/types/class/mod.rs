//! `type`: classes, how they are made, what they know, and the instances they make.
//!
//! Read `lookup.rs` (attributes along the MRO), `mro.rs` and `layout.rs` (what a class statement must work out), `new.rs` (the class
//! statement), `slots_update.rs` (special methods), `instance.rs` (life and death of instances), `attributes.rs` (`type`'s own attributes).

mod assign;
mod attributes;
mod lookup;
mod new;
mod slots_update;
mod spec;

pub use assign::assign_class;
pub use attributes::{full_name, get_attribute, get_attribute_optional, merge_dir, set_attribute};
pub use lookup::{each_subclass, ensure_version, lookup, lookup_in_mro, lookup_with_owner, modified};
pub use new::new_function;
pub use spec::SPEC;
