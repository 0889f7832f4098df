//! Cells: the shared place of a variable that inner functions use.
//!
//! ```text
//!  ┌────────┬──────────┐
//!  │ Header │ contents │   24 bytes
//!  └────────┴──────────┘
//! ```
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::compare;
use crate::object::types::object;
use crate::object::{Args, Body, CompareOp, Ctx, GetSetDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object};

/// A cell.
#[repr(C)]
pub struct CellBody {
    head: Header,
    /// What it holds.
    pub contents: Field,
}
const SIZE: usize = std::mem::size_of::<CellBody>();
const _: () = assert!(SIZE == 24);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for CellBody {}

/// The body of a cell.
#[inline(always)]
pub fn body(cell: &Header) -> &CellBody {
    // SAFETY: callers pass cells only; the type has no subclasses.
    unsafe { cell.body() }
}

/// A new cell.
#[inline]
pub fn new(cx: &Ctx, contents: Option<Ref>) -> Ref {
    let cell = new_object(cx.types.cell, SIZE);
    drop(body(&cell).contents.replace(contents));
    heap::track(&cell);
    cell
}

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "cell", 0, 1)?;
    Ok(new(cx, args.get(0).cloned()))
}

fn repr(cx: &Ctx, cell: &Ref) -> PyResult<Ref> {
    Ok(match body(cell).contents.borrow() {
        None => cx.new_str(&format!("<cell at {:#x}: empty>", cell.address())),
        Some(inner) => {
            let name = inner.ty().display_name();
            cx.new_str(&format!("<cell at {:#x}: {name} object at {:#x}>", cell.address(), inner.address()))
        }
    })
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !a.is_exact(cx.types.cell) || !b.is_exact(cx.types.cell) {
        return Ok(cx.not_implemented());
    }
    let (x, y) = (body(a).contents.get(), body(b).contents.get());
    if let (Some(x), Some(y)) = (&x, &y) {
        return compare::compare(cx, x, y, op);
    }
    // An empty cell comes before a filled one.
    let (x, y) = (x.is_some(), y.is_some());
    Ok(cx.bool(match op {
        CompareOp::Lt => !x & y,
        CompareOp::Le => x <= y,
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Gt => x & !y,
        CompareOp::Ge => x >= y,
    }))
}

fn get_contents(cx: &Ctx, cell: &Ref) -> PyResult<Ref> {
    match body(cell).contents.get() {
        Some(contents) => Ok(contents),
        None => cx.value_error("Cell is empty"),
    }
}

fn set_contents(_cx: &Ctx, cell: &Ref, value: Option<&Ref>) -> PyResult<()> {
    body(cell).contents.set(value.cloned());
    Ok(())
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    drop(body(head).contents.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    if let Some(contents) = body(head).contents.borrow() {
        visit(contents);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop(body(head).contents.take());
}

/// `cell`
pub const SPEC: TypeSpec = TypeSpec {
    name: "cell",
    basic_size: SIZE,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare_slot),
        get_attr: Some(object::get_attribute),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    getset: &[GetSetDef { name: "cell_contents", get: get_contents, set: Some(set_contents) }],
    doc: "Create a new cell object.",
    ..TypeSpec::DEFAULT
};
