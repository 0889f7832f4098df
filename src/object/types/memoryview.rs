//! The `memoryview` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `memoryview`
pub const SPEC: TypeSpec = TypeSpec { name: "memoryview", basic_size: 144, ..TypeSpec::DEFAULT };
