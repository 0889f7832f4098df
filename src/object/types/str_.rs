//! The `str` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::Ctx;
use std::borrow::Cow;
impl Ctx {
    /// A new str (the shared object for '' and one Latin-1 character).
    pub fn new_str(&self, _text: &str) -> Ref {
        unimplemented!()
    }
    /// The interned, immortal str with this text.
    pub fn intern(&self, _text: &str) -> Ref {
        unimplemented!()
    }
}
/// A str from UTF-8 generalised to lone surrogates.
pub fn from_wtf8(_cx: &Ctx, _text: &[u8]) -> Ref {
    unimplemented!()
}
/// The interned object equal to this exact str; makes it immortal.
pub fn intern_object(_cx: &Ctx, _text: &Ref) -> Ref {
    unimplemented!()
}
/// Whether the str (or instance of a subclass) has this text.
pub fn eq_str(_object: &Ref, _text: &str) -> bool {
    unimplemented!()
}
/// Whether two str (subclasses allowed) have the same characters.
pub fn eq(_a: &Ref, _b: &Ref) -> bool {
    unimplemented!()
}
/// Hash, remembered in the object; never -1.
pub fn hash(_cx: &Ctx, _text: &Ref) -> i64 {
    unimplemented!()
}
/// Length in characters.
pub fn len(_text: &Ref) -> usize {
    unimplemented!()
}
/// Character at a position below `len`.
pub fn char_at(_text: &Ref, _index: usize) -> u32 {
    unimplemented!()
}
/// The text; lone surrogates become U+FFFD.
pub fn to_string_lossy(_text: &Ref) -> String {
    unimplemented!()
}
/// The text in generalised UTF-8, borrowed when ASCII.
pub fn wtf8(_text: &Ref) -> Cow<'_, [u8]> {
    unimplemented!()
}
/// `a + b` of two exact str.
pub fn concat(_cx: &Ctx, _a: &Ref, _b: &Ref) -> crate::object::PyResult<Ref> {
    unimplemented!()
}
/// `str`
pub const SPEC: TypeSpec = TypeSpec { name: "str", basic_size: 64, ..TypeSpec::DEFAULT };
/// `str_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "str_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
/// `str_ascii_iterator`
pub const ASCII_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "str_ascii_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
