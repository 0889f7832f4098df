//! Iterators over a dict.

use crate::object::TypeSpec;
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
