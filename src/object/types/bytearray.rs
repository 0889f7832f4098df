//! The `bytearray` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `bytearray`
pub const SPEC: TypeSpec = TypeSpec { name: "bytearray", basic_size: 56, ..TypeSpec::DEFAULT };
/// `bytearray_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "bytearray_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
