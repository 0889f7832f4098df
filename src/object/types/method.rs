//! The `method` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `method`
pub const SPEC: TypeSpec = TypeSpec { name: "method", basic_size: 48, ..TypeSpec::DEFAULT };

/// A bound method.
pub fn new(cx: &crate::object::Ctx, _function: &crate::heap::Ref, _this: &crate::heap::Ref) -> crate::heap::Ref {
    let _ = cx;
    unimplemented!()
}
