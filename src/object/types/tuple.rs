//! The `tuple` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
/// A new tuple of these items; the shared `()` if there are none.
pub fn from_iter(_cx: &Ctx, _items: impl ExactSizeIterator<Item = Ref>) -> Ref {
    unimplemented!()
}
/// A new tuple that takes over these items.
pub fn from_vec(cx: &Ctx, items: Vec<Ref>) -> Ref {
    from_iter(cx, items.into_iter())
}
/// A new tuple of clones of these items.
pub fn new(cx: &Ctx, items: &[Ref]) -> Ref {
    from_iter(cx, items.iter().cloned())
}
/// Number of items of a tuple (subclasses included).
pub fn len(_tuple: &Ref) -> usize {
    unimplemented!()
}
/// A new count on an item; `index` is below `len`.
pub fn get(tuple: &Ref, index: usize) -> Ref {
    items(tuple)[index].clone()
}
/// The items.
pub fn items(_tuple: &Ref) -> &[Ref] {
    unimplemented!()
}
/// `tuple`
pub const SPEC: TypeSpec = TypeSpec { name: "tuple", basic_size: 24, ..TypeSpec::DEFAULT };
/// `tuple_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "tuple_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
