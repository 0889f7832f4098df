//! The `set` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};
/// A new empty set.
pub fn new(_cx: &Ctx) -> Ref {
    unimplemented!()
}
/// A new frozenset of these items.
pub fn new_frozen(_cx: &Ctx, _items: &[Ref]) -> PyResult<Ref> {
    unimplemented!()
}
/// Adds.
pub fn add(_cx: &Ctx, _set: &Ref, _item: &Ref) -> PyResult<()> {
    unimplemented!()
}
/// Adds every item of an iterable.
pub fn update(_cx: &Ctx, _set: &Ref, _items: &Ref) -> PyResult<()> {
    unimplemented!()
}
/// `set`
pub const SPEC: TypeSpec = TypeSpec { name: "set", basic_size: 200, ..TypeSpec::DEFAULT };
/// `frozenset`
pub const FROZEN_SPEC: TypeSpec = TypeSpec { name: "frozenset", basic_size: 200, ..TypeSpec::DEFAULT };
/// `set_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "set_iterator", basic_size: 48, ..TypeSpec::DEFAULT };
