//! The `property` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `property`
pub const SPEC: TypeSpec = TypeSpec { name: "property", basic_size: 64, ..TypeSpec::DEFAULT };

/// Whether `__isabstractmethod__` of an object is true.
pub fn is_abstract(_cx: &crate::object::Ctx, _object: &crate::heap::Ref) -> crate::object::PyResult<bool> {
    unimplemented!()
}
