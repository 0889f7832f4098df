//! `set_iterator`: a slot number and a set.
//!
//! ```text
//!  ┌──────────┬─────┬───────────────┬──────┬──────┐
//!  │ Header   │ set │ used at start │ slot │ left │     48 bytes; the set is dropped at the end
//!  └──────────┴─────┴───────────────┴──────┴──────┘
//! ```

use std::cell::Cell;
use std::mem::size_of;

use super::body::{self, body};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{int, iterators, list};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object};

/// An iterator over a set.
#[repr(C)]
pub struct SetIteratorBody {
    head: Header,
    set: Field,
    used: Cell<isize>,
    slot: Cell<isize>,
    left: Cell<isize>,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for SetIteratorBody {}
const _: () = assert!(size_of::<SetIteratorBody>() == 48);

fn this(iterator: &Header) -> &SetIteratorBody {
    // SAFETY: callers pass set iterators.
    unsafe { iterator.body() }
}

/// `iter(set)`.
pub fn iter(cx: &Ctx, set: &Ref) -> PyResult<Ref> {
    let object = new_object(cx.types.set_iterator, size_of::<SetIteratorBody>());
    let iterator = this(&object);
    iterator.set.set(Some(set.clone()));
    iterator.used.set(body::len(set) as isize);
    iterator.left.set(body::len(set) as isize);
    heap::track(&object);
    Ok(object)
}

fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this(iterator);
    let Some(set) = iterator.set.borrow() else { return Ok(None) };
    if iterator.used.get() != body::len(set) as isize {
        iterator.used.set(-1);
        return cx.raise(cx.types.runtime_error, "Set changed size during iteration");
    }
    let table = body(set);
    let mut slot = iterator.slot.get() as usize;
    while slot <= table.mask() {
        if let Some((key, _)) = table.at(slot) {
            let key = key.clone();
            iterator.slot.set(slot as isize + 1);
            iterator.left.set(iterator.left.get() - 1);
            return Ok(Some(key));
        }
        slot += 1;
    }
    drop(iterator.set.take());
    Ok(None)
}

/// # Safety
/// The object is a set iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).set.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<SetIteratorBody>()) }
}

/// # Safety
/// The object is a set iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(set) = this(object).set.borrow() {
        visit(set);
    }
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let iterator = this(iterator);
    let left = iterator.set.borrow().map_or(0, |set| if iterator.used.get() == body::len(set) as isize { iterator.left.get() } else { 0 });
    Ok(int::new(cx, left as i64))
}

fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let function = iterators::builtin(cx, "iter")?;
    let result = list::new(cx);
    let old = this(iterator);
    if let Some(set) = old.set.get() {
        if old.used.get() != body::len(&set) as isize {
            return cx.raise(cx.types.runtime_error, "Set changed size during iteration");
        }
        let mut position = old.slot.get() as usize;
        while let Some((key, _)) = body::next_position(&set, &mut position) {
            list::append(cx, &result, key)?;
        }
    }
    Ok(iterators::reduced(cx, function, result, None))
}

/// `set_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "set_iterator",
    basic_size: 48,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
    ],
    ..TypeSpec::DEFAULT
};
