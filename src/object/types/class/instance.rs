//! Life and death of instances of classes: the hooks that every class has.
//!
//! Death, in CPython's order: `__del__` (once; the object may come back to life), weak references, own slots in sorted order and those of
//! the bases, dict or values, then what the builtin base does. Classes form a chain up to the first builtin type, whose hooks end it.
#![allow(unsafe_code)]

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::finalize::finalize_by_count;
use crate::object::types::dict::shared;
use crate::object::types::weakref;
use crate::object::{Ctx, Object, TypeBody, type_flags};

/// The places of the class's own slots.
///
/// # Safety
/// `head` is an instance of `class`.
unsafe fn own_slots<'a>(head: &'a Header, class: &TypeBody) -> impl Iterator<Item = &'a Field> + use<'a> {
    let count = class.size.get().max(0) as usize;
    let start = class.kind.basic_size.get() as usize - 8 * count;
    let first = NonNull::from(head).cast::<u8>();
    // SAFETY: the class's slots are the last words of what its instances have.
    (0..count).map(move |index| unsafe { first.add(start + 8 * index).cast::<Field>().as_ref() })
}

/// The classes of an instance from its own up to the builtin type, which is handed out at the end.
///
/// # Safety
/// `head` is an instance of a class.
unsafe fn each_class<'a>(head: &'a Header, mut visit: impl FnMut(&'a TypeBody)) -> &'a TypeBody {
    let mut class = head.ty();
    while class.has(type_flags::HEAP_TYPE) && !class.has(type_flags::NATIVE) {
        visit(class);
        match class.base.borrow().and_then(|base| base.as_type()) {
            // SAFETY: a class holds its base, and the instance its class: both live as long as the instance.
            Some(base) => class = unsafe { NonNull::from(base).as_ref() },
            None => break,
        }
    }
    class
}

/// Takes an instance of a class apart (`subtype_dealloc`).
///
/// # Safety
/// The count is zero; `head` is an instance of a class.
pub unsafe fn dealloc_instance(head: &Header) {
    let cx = Ctx::current();
    heap::untrack(head);
    let finalizes = head.ty().slots().finalize.is_some();
    if finalizes {
        heap::track(head);
        // SAFETY: borrowed: no count is given up.
        let object = ManuallyDrop::new(unsafe { Ref::from_raw(NonNull::from(head)) });
        if finalize_by_count(cx, &object) {
            return;
        }
        heap::untrack(head);
    }
    // SAFETY: it is an instance of a class (perhaps another one now).
    unsafe {
        let native = each_class(head, |_| ());
        if native.weak_list_offset.get() == 0 {
            weakref::clear_for_dealloc(cx, head);
            if finalizes {
                weakref::forget_all(head);
            }
        }
        each_class(head, |class| own_slots(head, class).for_each(|slot| drop(slot.take())));
        if head.has_flag(type_flags::MANAGED_DICT) {
            shared::clear_instance(head);
        }
        if native.has(flags::GC) {
            heap::track(head);
        }
        (native.kind.dealloc.get())(head);
    }
}

/// Visits what an instance of a class holds, its class included.
///
/// # Safety
/// `head` is an instance of a class.
pub unsafe fn traverse_instance(head: &Header, visit: Visit<'_>) {
    // SAFETY: it is an instance of a class.
    unsafe {
        let native = each_class(head, |class| own_slots(head, class).filter_map(Field::borrow).for_each(|value| visit(value)));
        if head.has_flag(type_flags::MANAGED_DICT) {
            shared::traverse_instance(head, visit);
        }
        // The hook of a counted native type visits the object's class itself.
        if !native.has(type_flags::HEAP_TYPE) || native.kind.traverse.get().is_none() {
            visit(head.ty().header());
        }
        if let Some(traverse) = native.kind.traverse.get() {
            traverse(head, visit);
        }
    }
}

/// Breaks cycles through an instance of a class.
///
/// # Safety
/// `head` is an instance of a class.
pub unsafe fn clear_instance(head: &Header) {
    // SAFETY: it is an instance of a class.
    unsafe {
        let native = each_class(head, |class| own_slots(head, class).for_each(|slot| drop(slot.take())));
        if head.has_flag(type_flags::MANAGED_DICT) {
            shared::clear_instance(head);
        }
        if let Some(clear) = native.kind.clear.get() {
            clear(head);
        }
    }
}
