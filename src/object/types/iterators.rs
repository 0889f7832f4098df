//! The `enumerate` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `enumerate`
pub const ENUMERATE_SPEC: TypeSpec = TypeSpec { name: "enumerate", basic_size: 56, ..TypeSpec::DEFAULT };
/// `zip`
pub const ZIP_SPEC: TypeSpec = TypeSpec { name: "zip", basic_size: 48, ..TypeSpec::DEFAULT };
/// `map`
pub const MAP_SPEC: TypeSpec = TypeSpec { name: "map", basic_size: 32, ..TypeSpec::DEFAULT };
/// `filter`
pub const FILTER_SPEC: TypeSpec = TypeSpec { name: "filter", basic_size: 32, ..TypeSpec::DEFAULT };
/// `reversed`
pub const REVERSED_SPEC: TypeSpec = TypeSpec { name: "reversed", basic_size: 32, ..TypeSpec::DEFAULT };
/// `iterator`
pub const SEQUENCE_SPEC: TypeSpec = TypeSpec { name: "iterator", basic_size: 32, ..TypeSpec::DEFAULT };
/// `callable_iterator`
pub const CALLABLE_SPEC: TypeSpec = TypeSpec { name: "callable_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
