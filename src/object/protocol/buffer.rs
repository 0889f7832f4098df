//! The buffer protocol: how an object lends its memory.
//!
//! ```text
//!   lend(object) ─► Lent { data, bytes, unit, readonly }        give_back(object)
//!                   the object keeps that memory in place and in size between the two
//! ```
//! A type that lends names its `Lender` in the slot `buffer`; `bytes::bytes_like` and memoryview are who borrows.

use crate::heap::Header;
use crate::heap::Ref;
use crate::object::types::memoryview::Unit;
use crate::object::{Ctx, Object, PyResult};

/// Memory in one piece, and what it is made of.
pub struct Lent {
    /// Where it begins; never null.
    pub data: *mut u8,
    /// How many bytes there are.
    pub bytes: usize,
    /// The type of its items.
    pub unit: Unit,
    /// Whether it must not be written.
    pub readonly: bool,
}

/// The two halves of the protocol.
pub struct Lender {
    /// Lends the memory of an object of the type, or says why not.
    pub lend: fn(&Ctx, &Ref) -> PyResult<Lent>,
    /// The borrower is done. Runs no Python code.
    pub give_back: fn(&Header),
}

/// The lender of an object's type.
#[inline]
pub fn lender(object: &Header) -> Option<&'static Lender> {
    object.ty().slots().buffer
}

/// Borrows an object's memory: TypeError with `text` if it has none to lend, where `{}` stands for the type's name.
pub fn borrow(cx: &Ctx, object: &Ref, text: &str) -> PyResult<Lent> {
    match lender(object) {
        Some(lender) => (lender.lend)(cx, object),
        None => cx.type_error(&text.replace("{}", &object.ty().display_name())),
    }
}

/// Gives back what `borrow` got.
pub fn give_back(object: &Header) {
    if let Some(lender) = lender(object) {
        (lender.give_back)(object);
    }
}
