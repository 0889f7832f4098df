//! Declaration of `str` and its iterators.

use super::body;
use crate::object::{Slots, TypeSpec, type_flags};

/// `str`
pub const SPEC: TypeSpec = TypeSpec {
    name: "str",
    basic_size: 64,
    flags: type_flags::BASE_TYPE | type_flags::STR | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: Slots { hash: Some(|cx, text| Ok(body::hash(cx, text))), ..Slots::EMPTY },
    ..TypeSpec::DEFAULT
};
/// `str_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "str_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
/// `str_ascii_iterator`
pub const ASCII_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "str_ascii_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
