//! The `frame` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `frame`
pub const SPEC: TypeSpec = TypeSpec { name: "frame", basic_size: 136, ..TypeSpec::DEFAULT };
