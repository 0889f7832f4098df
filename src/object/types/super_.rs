//! The `super` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `super`
pub const SPEC: TypeSpec = TypeSpec { name: "super", basic_size: 40, ..TypeSpec::DEFAULT };
