//! The `property` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `property`
pub const SPEC: TypeSpec = TypeSpec { name: "property", basic_size: 64, ..TypeSpec::DEFAULT };
