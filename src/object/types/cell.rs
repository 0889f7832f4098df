//! The `cell` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `cell`
pub const SPEC: TypeSpec = TypeSpec { name: "cell", basic_size: 24, ..TypeSpec::DEFAULT };
