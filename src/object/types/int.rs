//! The `int` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};
/// A new int (the shared object for -5..=256).
pub fn new(_cx: &Ctx, _value: i64) -> Ref {
    unimplemented!()
}
/// An int from an unsigned number.
pub fn from_usize(_cx: &Ctx, _value: usize) -> Ref {
    unimplemented!()
}
/// An int from little-endian base 2**30 digits and its sign.
pub fn from_digits(_cx: &Ctx, _digits: &[u32], _negative: bool) -> Ref {
    unimplemented!()
}
/// The value of an int (subclasses and bool included) if it fits.
pub fn as_i64(_object: &Ref) -> Option<i64> {
    unimplemented!()
}
/// Value of an int, OverflowError "Python int too large to convert to C ssize_t" if it does not fit.
pub fn to_isize(_cx: &Ctx, _object: &Ref) -> PyResult<isize> {
    unimplemented!()
}
/// `int`
pub const SPEC: TypeSpec = TypeSpec { name: "int", basic_size: 24, ..TypeSpec::DEFAULT };
