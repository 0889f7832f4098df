//! The `slice` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};
/// A new slice.
pub fn new(_cx: &Ctx, _start: &Ref, _stop: &Ref, _step: &Ref) -> Ref {
    unimplemented!()
}
/// `PySlice_Unpack` and `PySlice_AdjustIndices`: start, step and number of items of a slice of a sequence of this length.
pub fn indices(_cx: &Ctx, _slice: &Ref, _length: usize) -> PyResult<(isize, isize, usize)> {
    unimplemented!()
}
/// `slice`
pub const SPEC: TypeSpec = TypeSpec { name: "slice", basic_size: 40, ..TypeSpec::DEFAULT };
