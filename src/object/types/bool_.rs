//! The `bool` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `bool`
pub const SPEC: TypeSpec = TypeSpec { name: "bool", basic_size: 24, ..TypeSpec::DEFAULT };
