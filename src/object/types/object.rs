//! The `object` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `object`
pub const SPEC: TypeSpec = TypeSpec { name: "object", basic_size: 16, ..TypeSpec::DEFAULT };
