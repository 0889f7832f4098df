//! Items, length, membership. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// `a[key]`.
pub fn get(_cx: &Ctx, _a: &Ref, _key: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `a[key] = value`.
pub fn set(_cx: &Ctx, _a: &Ref, _key: &Ref, _value: &Ref) -> PyResult<()> {
    unimplemented!()
}

/// `del a[key]`.
pub fn delete(_cx: &Ctx, _a: &Ref, _key: &Ref) -> PyResult<()> {
    unimplemented!()
}

/// `len(a)`.
pub fn len(_cx: &Ctx, _a: &Ref) -> PyResult<usize> {
    unimplemented!()
}

/// `item in a`.
pub fn contains(_cx: &Ctx, _a: &Ref, _item: &Ref) -> PyResult<bool> {
    unimplemented!()
}
