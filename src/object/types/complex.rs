//! The `complex` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `complex`
pub const SPEC: TypeSpec = TypeSpec { name: "complex", basic_size: 32, ..TypeSpec::DEFAULT };
