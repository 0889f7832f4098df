//! Methods of tuples.

use super::body;
use crate::heap::flags;
use crate::object::{TypeSpec, type_flags};

/// `tuple`
pub const SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    basic_size: 24,
    item_size: 8,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::TUPLE | type_flags::SEQUENCE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    ..TypeSpec::DEFAULT
};
