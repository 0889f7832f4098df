//! Methods of dicts.

use super::body;
use crate::heap::flags;
use crate::object::{TypeSpec, type_flags};

/// `dict`
pub const SPEC: TypeSpec = TypeSpec {
    name: "dict",
    basic_size: 48,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::DICT | type_flags::MAPPING | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear_hook),
    ..TypeSpec::DEFAULT
};
