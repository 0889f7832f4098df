//! The `NoneType` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `NoneType`
pub const NONE_SPEC: TypeSpec = TypeSpec { name: "NoneType", basic_size: 16, ..TypeSpec::DEFAULT };
/// `ellipsis`
pub const ELLIPSIS_SPEC: TypeSpec = TypeSpec { name: "ellipsis", basic_size: 16, ..TypeSpec::DEFAULT };
/// `NotImplementedType`
pub const NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec { name: "NotImplementedType", basic_size: 16, ..TypeSpec::DEFAULT };
