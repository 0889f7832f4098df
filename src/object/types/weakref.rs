//! The `weakref.ReferenceType` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `weakref.ReferenceType`
pub const SPEC: TypeSpec = TypeSpec { name: "weakref.ReferenceType", basic_size: 64, ..TypeSpec::DEFAULT };
/// `weakref.ProxyType`
pub const PROXY_SPEC: TypeSpec = TypeSpec { name: "weakref.ProxyType", basic_size: 64, ..TypeSpec::DEFAULT };
/// `weakref.CallableProxyType`
pub const CALLABLE_PROXY_SPEC: TypeSpec = TypeSpec { name: "weakref.CallableProxyType", basic_size: 64, ..TypeSpec::DEFAULT };
