//! The `module` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `module`
pub const SPEC: TypeSpec = TypeSpec { name: "module", basic_size: 56, ..TypeSpec::DEFAULT };

/// `module.__getattribute__`
pub fn get_attribute(_cx: &crate::object::Ctx, _this: &crate::heap::Ref, _name: &crate::heap::Ref) -> crate::object::PyResult<crate::heap::Ref> {
    unimplemented!()
}
/// The same; None when there is no such attribute.
pub fn get_attribute_optional(_cx: &crate::object::Ctx, _this: &crate::heap::Ref, _name: &crate::heap::Ref) -> crate::object::PyResult<Option<crate::heap::Ref>> {
    unimplemented!()
}
