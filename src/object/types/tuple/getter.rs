//! What an attribute cache knows of `_tuplegetter`, the descriptor behind the fields of named tuples: an item by position. The type itself is
//! declared with its module.
//!
//! ```text
//!  ┌────────┬───────┬─────────┐
//!  │ Header │ index │ __doc__ │     32 bytes
//!  └────────┴───────┴─────────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::body;
use crate::heap::{Field, Header, Ref};
use crate::object::{Ctx, DescrGetFn, Object, PyResult, type_flags};

/// The descriptor.
#[repr(C)]
pub struct GetterBody {
    head: Header,
    /// The position of the item.
    pub index: Cell<isize>,
    /// `__doc__`
    pub doc: Field,
}
const _: () = assert!(size_of::<GetterBody>() == 32);

/// The position that a descriptor reads, if it is one of these and the position can be one.
pub fn getter_position(descriptor: &Ref) -> Option<usize> {
    let reads = descriptor.ty().slots().descr_get?;
    if !std::ptr::fn_addr_eq(reads, get_item as DescrGetFn) {
        return None;
    }
    // SAFETY: this function is the slot of no other type.
    usize::try_from(unsafe { descriptor.body::<GetterBody>() }.index.get()).ok()
}

/// Its `__get__`.
pub fn get_item(cx: &Ctx, getter: &Ref, object: Option<&Ref>, _class: &Ref) -> PyResult<Ref> {
    let Some(object) = object else { return Ok(getter.clone()) };
    // SAFETY: the slot of `_tuplegetter`.
    let index = unsafe { getter.body::<GetterBody>() }.index.get();
    if !object.has_flag(type_flags::TUPLE) {
        if cx.is_none(object) {
            return Ok(getter.clone());
        }
        let name = object.ty().display_name();
        return cx.type_error(&format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"));
    }
    match usize::try_from(index).ok().and_then(|index| body::items(object).get(index)) {
        Some(item) => Ok(item.clone()),
        None => cx.raise(cx.types.index_error, "tuple index out of range"),
    }
}
