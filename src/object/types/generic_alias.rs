//! The `types.GenericAlias` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `types.GenericAlias`
pub const SPEC: TypeSpec = TypeSpec { name: "types.GenericAlias", basic_size: 64, ..TypeSpec::DEFAULT };
/// `types.UnionType`
pub const UNION_SPEC: TypeSpec = TypeSpec { name: "types.UnionType", basic_size: 48, ..TypeSpec::DEFAULT };
