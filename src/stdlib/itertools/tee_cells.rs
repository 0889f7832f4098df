//! `_tee_dataobject`: 57 items of an iterator that several `tee`s walk, and a link to the following ones.
//!
//! ```text
//!  ┌────────┬──────────┬────────────────┬──────┬──────────┐
//!  │ Header │ iterator │ filled running │ next │ 57 items │     496 bytes
//!  └────────┴──────────┴────────────────┴──────┴──────────┘
//! ```
//! A chain that nobody else holds is taken apart link by link, not nested.

use std::cell::Cell;

use super::{common, state};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{list, tuple};
use crate::object::{Args, Body, Ctx, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, type_flags};
use crate::stdlib::declare::lazy_class;

/// Items of one object.
pub const CELLS: usize = 57;

#[repr(C)]
struct TeeCells {
    head: Header,
    iterator: Field,
    filled: Cell<u32>,
    running: Cell<u32>,
    next: Field,
    items: [Field; CELLS],
}
const _: () = assert!(size_of::<TeeCells>() == 496);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for TeeCells {}

lazy_class!();

fn this(object: &Header) -> &TeeCells {
    // SAFETY: called for objects of the type only.
    unsafe { object.body() }
}

fn new(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "teedataobject", 3, 3)?;
    let (items, next) = (args.at(1), args.at(2));
    if !items.has_flag(type_flags::LIST) {
        return cx.type_error(&format!("teedataobject() argument 2 must be list, not {}", items.ty().display_name()));
    }
    let made = make(cx, args.at(0))?;
    let body = this(&made);
    // Only full cells have others behind them.
    let linked = !cx.is_none(next);
    if list::len(items) > CELLS || (linked && (list::len(items) < CELLS || !next.is_exact(class(cx)))) {
        return cx.value_error("Invalid arguments");
    }
    for (index, place) in body.items.iter().enumerate().take(list::len(items)) {
        place.set(list::get(items, index));
    }
    body.filled.set(list::len(items) as u32);
    body.next.set(linked.then(|| next.clone()));
    Ok(made)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let filled = body.filled.get() as usize;
    let items = list::fill(cx, filled, |index| state::held(cx, &body.items[index]))?;
    let arguments = tuple::from_iter(cx, [state::held(cx, &body.iterator), items, state::held(cx, &body.next)].into_iter());
    Ok(state::reduced(cx, object, arguments, None))
}

/// Cells for what an iterator will give.
pub fn make(cx: &Ctx, iterator: &Ref) -> PyResult<Ref> {
    let made = common::allocate(cx, class(cx))?;
    this(&made).iterator.set(Some(iterator.clone()));
    heap::track(&made);
    Ok(made)
}

/// The cells that follow, made when first asked for.
pub fn following(cx: &Ctx, cells: &Ref) -> PyResult<Ref> {
    if let Some(next) = this(cells).next.get() {
        return Ok(next);
    }
    let iterator = this(cells).iterator.get().unwrap_or_else(|| cx.none());
    let next = make(cx, &iterator)?;
    this(cells).next.set(Some(next.clone()));
    Ok(next)
}

/// An item; the iterator is asked for it if nobody has done so yet.
pub fn get(cx: &Ctx, cells: &Ref, index: usize) -> PyResult<Option<Ref>> {
    let body = this(cells);
    if index < body.filled.get() as usize {
        return Ok(body.items.get(index).and_then(Field::get));
    }
    if body.running.get() != 0 {
        return cx.raise(cx.types.runtime_error, "cannot re-enter the tee iterator");
    }
    let (Some(place), Some(iterator)) = (body.items.get(index), body.iterator.get()) else { return Ok(None) };
    body.running.set(1);
    let item = common::next(cx, &iterator);
    body.running.set(0);
    if let Ok(Some(item)) = &item {
        place.set(Some(item.clone()));
        body.filled.set(body.filled.get() + 1);
    }
    item
}

/// # Safety
/// The object is of this type.
unsafe fn clear(object: &Header) {
    let body = this(object);
    drop(body.iterator.take());
    body.filled.set(0);
    for place in &body.items {
        drop(place.take());
    }
    let mut next = body.next.take();
    while let Some(link) = next {
        next = if link.count() == 1 { this(&link).next.take() } else { None };
    }
}

/// # Safety
/// The object is of this type; its count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    // SAFETY: as said; made with this size.
    unsafe {
        clear(object);
        free_object(object, size_of::<TeeCells>())
    }
}

/// # Safety
/// The object is of this type.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let body = this(object);
    visit(object.ty().header());
    for held in [&body.iterator, &body.next].into_iter().chain(&body.items).filter_map(Field::borrow) {
        visit(held);
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools._tee_dataobject",
    basic_size: size_of::<TeeCells>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), get_attr: Some(crate::object::types::object::get_attribute), ..Slots::EMPTY },
    methods: &[state::reduce(reduce)],
    doc: "Items that several iterators share.",
    ..TypeSpec::DEFAULT
};
