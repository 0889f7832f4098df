//! The `weakref.ReferenceType` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::{Header, Ref};
use crate::object::{Ctx, PyResult};
/// A weak reference (`weakref.ref(object, callback)`); without callback the shared one.
pub fn new_ref(_cx: &Ctx, _object: &Ref, _callback: Option<&Ref>) -> PyResult<Ref> {
    unimplemented!()
}
/// What a weak reference points to, if it lives.
pub fn referent(_weak: &Ref) -> Option<Ref> {
    unimplemented!()
}
/// The first weak reference to an object (what an instance's `__weakref__` shows), if any.
pub fn first(_object: &Header) -> Option<Ref> {
    unimplemented!()
}
/// The object dies by count: its weak references are cleared and their callbacks called (`PyObject_ClearWeakRefs`). Finds the list by the
/// type (managed pre-header or `weak_list_offset`; for a type object `TypeBody::weak_list`); nothing happens if there is none.
pub fn clear_for_dealloc(_cx: &Ctx, _object: &Header) {}
/// `weakref.ReferenceType`
pub const SPEC: TypeSpec = TypeSpec { name: "weakref.ReferenceType", basic_size: 64, ..TypeSpec::DEFAULT };
/// `weakref.ProxyType`
pub const PROXY_SPEC: TypeSpec = TypeSpec { name: "weakref.ProxyType", basic_size: 64, ..TypeSpec::DEFAULT };
/// `weakref.CallableProxyType`
pub const CALLABLE_PROXY_SPEC: TypeSpec = TypeSpec { name: "weakref.CallableProxyType", basic_size: 64, ..TypeSpec::DEFAULT };
