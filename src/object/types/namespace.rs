//! The `types.SimpleNamespace` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `types.SimpleNamespace`
pub const SPEC: TypeSpec = TypeSpec { name: "types.SimpleNamespace", basic_size: 24, ..TypeSpec::DEFAULT };
