//! The declaration of `type` and its methods.

use super::attributes;
use crate::heap::flags;
use crate::object::{CLASS_BYTES, Slots, TypeSpec, type_flags};

/// `type`
pub const SPEC: TypeSpec = TypeSpec {
    name: "type",
    basic_size: CLASS_BYTES,
    item_size: 40,
    flags: flags::GC | type_flags::BASE_TYPE | type_flags::TYPE,
    dict_offset: 0,
    weak_list_offset: 0,
    slots: Slots { get_attr: Some(attributes::get_attribute), set_attr: Some(attributes::set_attribute), ..Slots::EMPTY },
    ..TypeSpec::DEFAULT
};
