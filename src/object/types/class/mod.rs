//! `type`: classes, how they are made, what they know, and the instances they make.
//!
//! Read `lookup.rs` (attributes along the MRO), `mro.rs` and `layout.rs` (what a class statement must work out), `new.rs` and `build.rs` (the
//! class statement), `slots_update.rs` (special methods), `instance.rs` (death of instances), `attributes.rs` and `spec.rs` (what types offer).

mod assign;
mod attributes;
mod build;
mod flags;
mod hooks;
mod instance;
mod layout;
mod lookup;
mod mro;
mod new;
mod slots_update;
mod spec;
#[cfg(test)]
mod tests;

pub use assign::assign_class;
pub use attributes::{full_name, get_attribute, get_attribute_optional, merge_dir, set_attribute};
pub use build::build_class;
pub(in crate::object) use hooks::block_bytes;
pub(in crate::object) use lookup::add_subclass;
pub use lookup::{LookupCache, each_subclass, ensure_version, lookup, lookup_in_mro, lookup_with_owner, modified};
pub use mro::calculate_metaclass;
pub(in crate::object) use new::allocate;
pub use new::{new_class, new_function, takes_them_as_they_lie};
pub use spec::SPEC;
