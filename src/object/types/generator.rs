//! The `generator` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `generator`
pub const SPEC: TypeSpec = TypeSpec { name: "generator", basic_size: 144, ..TypeSpec::DEFAULT };
/// `coroutine`
pub const COROUTINE_SPEC: TypeSpec = TypeSpec { name: "coroutine", basic_size: 144, ..TypeSpec::DEFAULT };
/// `coroutine_wrapper`
pub const COROUTINE_WRAPPER_SPEC: TypeSpec = TypeSpec { name: "coroutine_wrapper", basic_size: 24, ..TypeSpec::DEFAULT };
/// `async_generator`
pub const ASYNC_GENERATOR_SPEC: TypeSpec = TypeSpec { name: "async_generator", basic_size: 144, ..TypeSpec::DEFAULT };
/// `async_generator_asend`
pub const ASEND_SPEC: TypeSpec = TypeSpec { name: "async_generator_asend", basic_size: 40, ..TypeSpec::DEFAULT };
/// `async_generator_athrow`
pub const ATHROW_SPEC: TypeSpec = TypeSpec { name: "async_generator_athrow", basic_size: 40, ..TypeSpec::DEFAULT };
/// `async_generator_wrapped_value`
pub const WRAPPED_VALUE_SPEC: TypeSpec = TypeSpec { name: "async_generator_wrapped_value", basic_size: 24, ..TypeSpec::DEFAULT };
