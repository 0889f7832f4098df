//! The declaration of `float`.

use super::body;
use crate::object::{TypeSpec, type_flags};

/// `float`
pub const SPEC: TypeSpec = TypeSpec {
    name: "float",
    basic_size: 24,
    flags: type_flags::BASE_TYPE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    ..TypeSpec::DEFAULT
};
