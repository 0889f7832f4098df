//! Views of a dict.

use crate::object::TypeSpec;

/// `dict_keys`
pub const KEYS_SPEC: TypeSpec = TypeSpec { name: "dict_keys", basic_size: 24, ..TypeSpec::DEFAULT };
/// `dict_values`
pub const VALUES_SPEC: TypeSpec = TypeSpec { name: "dict_values", basic_size: 24, ..TypeSpec::DEFAULT };
/// `dict_items`
pub const ITEMS_SPEC: TypeSpec = TypeSpec { name: "dict_items", basic_size: 24, ..TypeSpec::DEFAULT };
