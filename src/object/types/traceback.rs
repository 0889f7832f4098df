//! The `traceback` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `traceback`
pub const SPEC: TypeSpec = TypeSpec { name: "traceback", basic_size: 40, ..TypeSpec::DEFAULT };
