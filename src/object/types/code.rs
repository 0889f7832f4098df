//! The `code` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `code`
pub const SPEC: TypeSpec = TypeSpec { name: "code", basic_size: 192, ..TypeSpec::DEFAULT };
