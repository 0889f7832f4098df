//! The `method` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `method`
pub const SPEC: TypeSpec = TypeSpec { name: "method", basic_size: 48, ..TypeSpec::DEFAULT };
