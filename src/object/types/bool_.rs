//! The `bool` type: two ints with names of their own. Read `int/body.rs`.

use crate::object::TypeSpec;

/// `bool`
pub const SPEC: TypeSpec = TypeSpec { name: "bool", base: Some(|types| types.int), basic_size: 24, item_size: 4, ..TypeSpec::DEFAULT };
