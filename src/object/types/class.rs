//! The `type` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
/// First attribute of this name along the MRO (`_PyType_Lookup`), through the method cache; no descriptor is called.
pub fn lookup(_cx: &Ctx, _class: &crate::object::TypeBody, _name: &Ref) -> Option<Ref> {
    unimplemented!()
}
/// `type`
pub const SPEC: TypeSpec = TypeSpec { name: "type", basic_size: 920, ..TypeSpec::DEFAULT };
