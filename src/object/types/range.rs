//! The `range` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `range`
pub const SPEC: TypeSpec = TypeSpec { name: "range", basic_size: 48, ..TypeSpec::DEFAULT };
/// `range_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "range_iterator", basic_size: 40, ..TypeSpec::DEFAULT };
/// `longrange_iterator`
pub const LONG_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "longrange_iterator", basic_size: 40, ..TypeSpec::DEFAULT };
