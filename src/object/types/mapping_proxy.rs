//! The `mappingproxy` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `mappingproxy`
pub const SPEC: TypeSpec = TypeSpec { name: "mappingproxy", basic_size: 24, ..TypeSpec::DEFAULT };
