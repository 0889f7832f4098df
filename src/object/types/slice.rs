//! The `slice` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
/// A new slice.
pub fn new(_cx: &Ctx, _start: &Ref, _stop: &Ref, _step: &Ref) -> Ref {
    unimplemented!()
}
/// `slice`
pub const SPEC: TypeSpec = TypeSpec { name: "slice", basic_size: 40, ..TypeSpec::DEFAULT };
