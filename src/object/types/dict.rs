//! The `dict` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};
/// A new empty dict.
pub fn new(_cx: &Ctx) -> Ref {
    unimplemented!()
}
/// Number of items (subclasses included).
pub fn len(_dict: &Ref) -> usize {
    unimplemented!()
}
/// The value of a key.
pub fn get(_cx: &Ctx, _dict: &Ref, _key: &Ref) -> PyResult<Option<Ref>> {
    unimplemented!()
}
/// The value of a str key: compares by identity, hash and characters, cannot fail.
pub fn get_str(_cx: &Ctx, _dict: &Ref, _key: &Ref) -> Option<Ref> {
    unimplemented!()
}
/// Stores.
pub fn set(_cx: &Ctx, _dict: &Ref, _key: &Ref, _value: &Ref) -> PyResult<()> {
    unimplemented!()
}
/// Deletes; whether the key was there.
pub fn delete(_cx: &Ctx, _dict: &Ref, _key: &Ref) -> PyResult<bool> {
    unimplemented!()
}
/// The entry at or behind `position` (start with 0), which moves on. Survives changes of the dict in between, as CPython's PyDict_Next.
pub fn next(_dict: &Ref, _position: &mut usize) -> Option<(Ref, Ref)> {
    unimplemented!()
}
/// Empties it.
pub fn clear(_dict: &Ref) {
    unimplemented!()
}
/// A copy.
pub fn copy(_cx: &Ctx, _dict: &Ref) -> PyResult<Ref> {
    unimplemented!()
}
/// Updates from a mapping or iterable of pairs.
pub fn update(_cx: &Ctx, _dict: &Ref, _other: &Ref) -> PyResult<()> {
    unimplemented!()
}
/// `dict`
pub const SPEC: TypeSpec = TypeSpec { name: "dict", basic_size: 48, ..TypeSpec::DEFAULT };
/// `dict_keys`
pub const KEYS_SPEC: TypeSpec = TypeSpec { name: "dict_keys", basic_size: 24, ..TypeSpec::DEFAULT };
/// `dict_values`
pub const VALUES_SPEC: TypeSpec = TypeSpec { name: "dict_values", basic_size: 24, ..TypeSpec::DEFAULT };
/// `dict_items`
pub const ITEMS_SPEC: TypeSpec = TypeSpec { name: "dict_items", basic_size: 24, ..TypeSpec::DEFAULT };
/// `dict_keyiterator`
pub const KEY_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_keyiterator", basic_size: 56, ..TypeSpec::DEFAULT };
/// `dict_valueiterator`
pub const VALUE_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_valueiterator", basic_size: 56, ..TypeSpec::DEFAULT };
/// `dict_itemiterator`
pub const ITEM_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_itemiterator", basic_size: 56, ..TypeSpec::DEFAULT };
/// `dict_reversekeyiterator`
pub const REVERSE_KEY_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_reversekeyiterator", basic_size: 56, ..TypeSpec::DEFAULT };
/// `dict_reversevalueiterator`
pub const REVERSE_VALUE_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_reversevalueiterator", basic_size: 56, ..TypeSpec::DEFAULT };
/// `dict_reverseitemiterator`
pub const REVERSE_ITEM_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "dict_reverseitemiterator", basic_size: 56, ..TypeSpec::DEFAULT };
