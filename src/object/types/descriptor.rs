//! The `method_descriptor` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `method_descriptor`
pub const METHOD_SPEC: TypeSpec = TypeSpec { name: "method_descriptor", basic_size: 56, ..TypeSpec::DEFAULT };
/// `classmethod_descriptor`
pub const CLASS_METHOD_SPEC: TypeSpec = TypeSpec { name: "classmethod_descriptor", basic_size: 56, ..TypeSpec::DEFAULT };
/// `wrapper_descriptor`
pub const WRAPPER_SPEC: TypeSpec = TypeSpec { name: "wrapper_descriptor", basic_size: 56, ..TypeSpec::DEFAULT };
/// `method-wrapper`
pub const METHOD_WRAPPER_SPEC: TypeSpec = TypeSpec { name: "method-wrapper", basic_size: 32, ..TypeSpec::DEFAULT };
/// `member_descriptor`
pub const MEMBER_SPEC: TypeSpec = TypeSpec { name: "member_descriptor", basic_size: 48, ..TypeSpec::DEFAULT };
/// `getset_descriptor`
pub const GETSET_SPEC: TypeSpec = TypeSpec { name: "getset_descriptor", basic_size: 48, ..TypeSpec::DEFAULT };
