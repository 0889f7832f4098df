//! The declaration of `int`.

use super::body;
use crate::object::{TypeSpec, type_flags};

/// `int`
pub const SPEC: TypeSpec = TypeSpec {
    name: "int",
    basic_size: 24,
    item_size: 4,
    flags: type_flags::BASE_TYPE | type_flags::INT | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    ..TypeSpec::DEFAULT
};
