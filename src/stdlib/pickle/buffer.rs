//! `PickleBuffer`: memory that may travel apart from the pickle.
//!
//! ```text
//!  ┌────────┬──────┬───────────┬──────┬─ … ─┐
//!  │ Header │ view │ weak list │ late │     │    104 bytes: CPython keeps a Py_buffer here
//!  └────────┴──────┴───────────┴──────┴─ … ─┘
//! ```
//! The memory is held through a memoryview until `release()`; if others have borrowed it by then, that view is kept as `late` until they are done.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::buffer::{self, Lender};
use crate::object::protocol::call;
use crate::object::types::{memoryview, object, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, new_object, type_flags,
};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct PickleBuffer {
    head: Header,
    view: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    late: Field,
    room: [u64; 8],
}
const SIZE: usize = size_of::<PickleBuffer>();
const _: () = assert!(SIZE == 104);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for PickleBuffer {}

lazy_class!();

fn this(object: &Header) -> &PickleBuffer {
    // SAFETY: called for objects of the type and its subclasses only.
    unsafe { object.body() }
}

fn fields(head: &Header) -> [&Field; 2] {
    [&this(head).view, &this(head).late]
}

fn view(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    match this(object).view.get() {
        Some(view) => Ok(view),
        None => cx.value_error("operation forbidden on released PickleBuffer object"),
    }
}

/// The memory of a PickleBuffer while somebody looks at it.
pub struct Contents {
    view: Ref,
    lent: Option<(*const u8, usize, bool)>,
}

impl Contents {
    /// The bytes, and whether they must not be written; nothing if they do not lie in one piece.
    pub fn data(&self) -> Option<(&[u8], bool)> {
        // SAFETY: lent until this is dropped.
        self.lent.map(|(start, size, readonly)| (unsafe { std::slice::from_raw_parts(start, size) }, readonly))
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        if self.lent.is_some() {
            buffer::give_back(&self.view);
        }
    }
}

/// What a PickleBuffer shows.
pub fn contents(cx: &Ctx, object: &Ref) -> PyResult<Contents> {
    let view = view(cx, object)?;
    match buffer::borrow(cx, &view, "") {
        Ok(lent) => Ok(Contents { view, lent: Some((lent.data, lent.bytes, lent.readonly)) }),
        Err(_) if cx.swallow(cx.types.buffer_error) => Ok(Contents { view, lent: None }),
        Err(raised) => Err(raised),
    }
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const NEW: Signature<1> = Signature { function: "PickleBuffer", names: [""], positional_only: 1, keyword_from: 1, required: 1 };
    let [object] = args.bind(cx, &NEW)?;
    let object = object.unwrap_or(&cx.none);
    if buffer::lender(object).is_none() {
        return cx.type_error(&format!("a bytes-like object is required, not '{}'", object.ty().display_name()));
    }
    let view = memoryview::new(cx, object)?;
    let made = new_object(class, class.kind.basic_size.get() as usize);
    this(&made).view.set(Some(view));
    heap::track(&made);
    Ok(made)
}

fn release(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = this(object);
    if let Some(view) = own.view.take() {
        if memoryview::is_lent(&view) {
            own.late.set(Some(view));
        } else {
            call::method(cx, &view, &cx.intern("release"), &[])?;
        }
    }
    Ok(cx.none())
}

fn raw(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let view = view(cx, object)?;
    if !memoryview::is_contiguous(cx, &view)? {
        return cx.raise(cx.types.buffer_error, "cannot extract raw buffer from non-contiguous buffer");
    }
    call::method(cx, &view, &cx.intern("cast"), &[cx.new_str("B")])
}

const LENDER: Lender = Lender {
    lend: |cx, object| buffer::borrow(cx, &view(cx, object)?, ""),
    give_back: |object| {
        let own = this(object);
        if let Some(view) = own.view.borrow().or(own.late.borrow()) {
            buffer::give_back(view);
        }
        if own.late.borrow().is_some_and(|view| !memoryview::is_lent(view)) {
            drop(own.late.take());
        }
    },
};

/// # Safety
/// The object is a PickleBuffer at count zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    if this(head).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    fields(head).into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a PickleBuffer.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    fields(head).into_iter().filter_map(Field::borrow).for_each(|view| visit(view));
}

/// # Safety
/// The object is a PickleBuffer.
unsafe fn clear(head: &Header) {
    fields(head).into_iter().for_each(|field| drop(field.take()));
}

const SPEC: TypeSpec = TypeSpec {
    name: "pickle.PickleBuffer",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), get_attr: Some(object::get_attribute), buffer: Some(&LENDER), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("raw", Arity::None, raw).doc("", "The memory as a flat view of bytes."),
        MethodDef::new("release", Arity::None, release).doc("", "Give the memory up."),
    ],
    weak_list_offset: offset_of!(PickleBuffer, weak_list) as isize,
    doc: "PickleBuffer(object): memory that may travel apart from the pickle.",
    ..TypeSpec::DEFAULT
};
