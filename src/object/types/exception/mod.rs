//! The exception hierarchy.
//!
//! Read `body.rs` (the block) first, then `base.rs` (what every exception can do), `rows.rs` (the list of all classes), and for the ones that
//! carry more: `fields.rs`, `os.rs`, `syntax.rs`, `unicode.rs`, `group.rs`.

mod base;
mod body;
mod fields;
mod group;
mod os;
mod rows;
mod syntax;
mod unicode;

pub use base::{make, matches, no_exception};
pub use body::*;
pub use fields::{
    attribute_error_parts, import_error_names, name_error_name, set_import_error_parts, set_name_error_name, stop_iteration_value,
    system_exit_code,
};
pub use group::{exception_group, group_members, is_group, subset};
pub use os::new_os_error;
pub use rows::*;
pub use syntax::{SyntaxParts, syntax_parts};
