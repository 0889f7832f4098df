//! `unpack_iterator`: record after record of a buffer.
//!
//! ```text
//!  ┌────────┬────────┬────────┬──────┬──────┬──────────┬─ … ─┐
//!  │ Header │ struct │ buffer │ data │ size │ position │     │    112 bytes; the rest of CPython's Py_buffer only takes its room
//!  └────────┴────────┴────────┴──────┴──────┴──────────┴─ … ─┘
//! ```
//! The buffer is borrowed until the end is reached; then both are let go.

use std::cell::Cell;

use super::{item, packing, type_};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::buffer;
use crate::object::types::{int, iterators, object};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct UnpackIterator {
    head: Header,
    format: Field,
    buffer: Field,
    data: Cell<*const u8>,
    size: Cell<usize>,
    position: Cell<usize>,
    room: [u64; 7],
}
const _: () = assert!(size_of::<UnpackIterator>() == 112);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for UnpackIterator {}

lazy_class!();

fn this(object: &Header) -> &UnpackIterator {
    // SAFETY: called for objects of the type only.
    unsafe { object.body() }
}

/// `iter_unpack(buffer)`
pub fn new(cx: &Ctx, format: &Ref, source: &Ref) -> PyResult<Ref> {
    let size = type_::size(format);
    if size == 0 {
        return item::error(cx, "cannot iteratively unpack with a struct of length 0");
    }
    let lent = buffer::borrow(cx, source, "a bytes-like object is required, not '{}'")?;
    if size < 0 || lent.bytes % size as usize != 0 {
        buffer::give_back(source);
        return item::error(cx, &format!("iterative unpacking requires a buffer of a multiple of {size} bytes"));
    }
    let made = new_object(class(cx), size_of::<UnpackIterator>());
    let body = this(&made);
    body.format.set(Some(format.clone()));
    body.buffer.set(Some(source.clone()));
    body.data.set(lent.data);
    body.size.set(lent.bytes);
    heap::track(&made);
    Ok(made)
}

fn let_go(body: &UnpackIterator) {
    if let Some(source) = body.buffer.take() {
        buffer::give_back(&source);
    }
    drop(body.format.take());
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let (Some(format), Some(_source)) = (body.format.get(), body.buffer.get()) else { return Ok(None) };
    let (position, size) = (body.position.get(), type_::size(&format) as usize);
    if position >= body.size.get() || body.size.get() - position < size {
        let_go(body);
        return Ok(None);
    }
    body.position.set(position + size);
    // SAFETY: these bytes lie in memory that was lent and is held here.
    let record = unsafe { std::slice::from_raw_parts(body.data.get().add(position), size) };
    packing::read(cx, &format, record).map(Some)
}

fn length_hint(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let left = match body.format.borrow() {
        Some(format) => (body.size.get() - body.position.get()) / (type_::size(format) as usize).max(1),
        None => 0,
    };
    Ok(int::from_usize(cx, left))
}

/// # Safety
/// The object is an unpack_iterator at count zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let_go(this(head));
    // SAFETY: made with that size; nothing is held any more.
    unsafe { free_object(head, size_of::<UnpackIterator>()) }
}

/// # Safety
/// The object is an unpack_iterator.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    [&this(head).format, &this(head).buffer].into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

const SPEC: TypeSpec = TypeSpec {
    name: "_struct.unpack_iterator",
    basic_size: size_of::<UnpackIterator>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { get_attr: Some(object::get_attribute), iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__length_hint__", Arity::None, length_hint)],
    ..TypeSpec::DEFAULT
};
