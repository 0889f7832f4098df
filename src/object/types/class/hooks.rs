//! Hooks of type objects themselves. Only classes are ever freed or looked at by the collector.
#![allow(unsafe_code)]

use std::ffi::CStr;
use std::ptr::NonNull;

use super::lookup::{modified, remove_subclass};
use crate::heap::{self, Header, Visit};
use crate::object::types::dict::shared;
use crate::object::types::{dict, tuple, weakref};
use crate::object::{CLASS_BYTES, Ctx, Object, TypeBody, free_object};

/// Bytes of a class's block: CPython lays a row of 40 bytes for each slot behind the type, and one more.
pub fn block_bytes(slot_count: usize) -> usize {
    CLASS_BYTES + 40 * (slot_count + 1)
}

fn body(head: &Header) -> &TypeBody {
    // SAFETY: the hooks are those of `type` and its subclasses.
    unsafe { head.body() }
}

/// Takes a class apart.
///
/// # Safety
/// The count is zero; `head` is a class.
pub unsafe fn dealloc(head: &Header) {
    let cx = Ctx::current();
    heap::untrack(head);
    let class = body(head);
    if let Some(bases) = class.bases.get() {
        for base in tuple::items(&bases) {
            if let Some(base) = base.as_type() {
                remove_subclass(cx, base, class);
            }
        }
    }
    weakref::clear_for_dealloc(cx, head);
    drop(class.base.take());
    drop(class.dict.take());
    drop(class.bases.take());
    drop(class.mro.take());
    drop(class.subclasses.take());
    drop(class.name.take());
    drop(class.qualname.take());
    drop(class.slot_names.take());
    let table = class.shared_keys.replace(std::ptr::null_mut());
    if !table.is_null() {
        // SAFETY: the table is the class's own and all its instances are gone.
        unsafe { shared::free_table(table) };
    }
    drop(class.module.take());
    if let Some(doc) = NonNull::new(class.doc_copy.replace(std::ptr::null_mut())) {
        // SAFETY: the copy is the class's own and has this size (`copy_doc`).
        unsafe { heap::free(doc, CStr::from_ptr(doc.as_ptr().cast()).count_bytes() + 1) };
    }
    let size = block_bytes(class.size.get().max(0) as usize);
    // SAFETY: made with that size.
    unsafe { free_object(head, size) }
}

/// Visits what a class holds.
///
/// # Safety
/// `head` is a class.
pub unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let class = body(head);
    for field in [&class.dict, &class.mro, &class.bases, &class.base, &class.module] {
        if let Some(value) = field.borrow() {
            visit(value);
        }
    }
}

/// Breaks cycles through a class: its dict is emptied, its MRO goes.
///
/// # Safety
/// `head` is a class.
pub unsafe fn clear(head: &Header) {
    let class = body(head);
    modified(class);
    if let Some(names) = class.dict.get() {
        dict::clear(&names);
    }
    drop(class.module.take());
    drop(class.mro.take());
}
