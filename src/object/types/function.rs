//! The `function` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `function`
pub const SPEC: TypeSpec = TypeSpec { name: "function", basic_size: 144, ..TypeSpec::DEFAULT };
