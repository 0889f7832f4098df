//! The `staticmethod` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `staticmethod`
pub const SPEC: TypeSpec = TypeSpec { name: "staticmethod", basic_size: 32, ..TypeSpec::DEFAULT };
/// `classmethod`
pub const CLASS_SPEC: TypeSpec = TypeSpec { name: "classmethod", basic_size: 32, ..TypeSpec::DEFAULT };
