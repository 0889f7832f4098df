//! The `module` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `module`
pub const SPEC: TypeSpec = TypeSpec { name: "module", basic_size: 56, ..TypeSpec::DEFAULT };
