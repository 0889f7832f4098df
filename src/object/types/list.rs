//! The `list` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};
/// A new empty list.
pub fn new(_cx: &Ctx) -> Ref {
    unimplemented!()
}
/// A new list that takes over these items; capacity is exact.
pub fn from_vec(_cx: &Ctx, _items: Vec<Ref>) -> Ref {
    unimplemented!()
}
/// A new list that takes over these items, with room for `capacity` of them (at least as many as there are).
pub fn from_vec_capacity(_cx: &Ctx, _items: Vec<Ref>, _capacity: usize) -> PyResult<Ref> {
    unimplemented!()
}
/// Runs `look` on the items; it runs no Python code.
pub fn with_items<T>(_list: &Ref, _look: impl FnOnce(&[Ref]) -> T) -> T {
    unimplemented!()
}
/// Number of items (subclasses included).
pub fn len(_list: &Ref) -> usize {
    unimplemented!()
}
/// A new count on an item, None behind the end.
pub fn get(_list: &Ref, _index: usize) -> Option<Ref> {
    unimplemented!()
}
/// Appends.
pub fn append(_cx: &Ctx, _list: &Ref, _item: Ref) -> PyResult<()> {
    unimplemented!()
}
/// Extends by any iterable.
pub fn extend(_cx: &Ctx, _list: &Ref, _items: &Ref) -> PyResult<()> {
    unimplemented!()
}
/// `list`
pub const SPEC: TypeSpec = TypeSpec { name: "list", basic_size: 40, ..TypeSpec::DEFAULT };
/// `list_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "list_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
/// `list_reverseiterator`
pub const REVERSE_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "list_reverseiterator", basic_size: 32, ..TypeSpec::DEFAULT };
