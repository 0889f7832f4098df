//! Attributes. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// `a.name`.
pub fn get(_cx: &Ctx, _a: &Ref, _name: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// The same; AttributeError becomes None.
pub fn get_optional(_cx: &Ctx, _a: &Ref, _name: &Ref) -> PyResult<Option<Ref>> {
    unimplemented!()
}

/// `a.name = value`.
pub fn set(_cx: &Ctx, _a: &Ref, _name: &Ref, _value: &Ref) -> PyResult<()> {
    unimplemented!()
}

/// `del a.name`.
pub fn delete(_cx: &Ctx, _a: &Ref, _name: &Ref) -> PyResult<()> {
    unimplemented!()
}

/// Special method of the type, bound to `a` (`_PyObject_LookupSpecial`).
pub fn get_special(_cx: &Ctx, _a: &Ref, _name: &Ref) -> PyResult<Option<Ref>> {
    unimplemented!()
}
