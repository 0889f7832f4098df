//! The `builtin_function_or_method` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `builtin_function_or_method`
pub const SPEC: TypeSpec = TypeSpec { name: "builtin_function_or_method", basic_size: 56, ..TypeSpec::DEFAULT };
