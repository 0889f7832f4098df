//! The `float` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
/// A new float.
pub fn new(_cx: &Ctx, _value: f64) -> Ref {
    unimplemented!()
}
/// The value of a float (subclasses included).
pub fn value(_object: &Ref) -> f64 {
    unimplemented!()
}
/// `float`
pub const SPEC: TypeSpec = TypeSpec { name: "float", basic_size: 24, ..TypeSpec::DEFAULT };
