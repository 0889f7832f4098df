//! The `bytes` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
/// New bytes.
pub fn new(_cx: &Ctx, _bytes: &[u8]) -> Ref {
    unimplemented!()
}
/// The bytes of a bytes object.
pub fn as_slice(_bytes: &Ref) -> &[u8] {
    unimplemented!()
}
/// `bytes`
pub const SPEC: TypeSpec = TypeSpec { name: "bytes", basic_size: 33, ..TypeSpec::DEFAULT };
/// `bytes_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "bytes_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
