//! The block of an exception, its hooks, and how one is made.
//!
//! ```text
//!  prefix │ head 16 │ dict │ args │ notes │ traceback │ context │ cause │ suppress │ extra 0 │ extra 1 │ …
//!  -16      0         16     24     32      40          48        56      64         72        80
//! ```
//! Classes that carry more have words from 72 on: references, except the numbers in OSError and the Unicode errors. Their hooks are
//! made for a mask that says which words are references. Destruction: extra words in order, dict, args, notes, traceback, cause, context.

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::types::{object, tuple};
use crate::object::{Args, Body, Ctx, Object, PyResult, TypeBody, free_object, new_object, protocol, type_flags};

/// The part that every exception has.
#[repr(C)]
pub struct ExceptionBody {
    head: Header,
    pub(super) dict: Field,
    pub(super) args: Field,
    pub(super) notes: Field,
    pub(super) traceback: Field,
    pub(super) context: Field,
    pub(super) cause: Field,
    pub(super) suppress_context: Cell<bool>,
}

/// Bytes of an exception without extra words.
pub const BASE_BYTES: usize = std::mem::size_of::<ExceptionBody>();
const _: () = assert!(BASE_BYTES == 72);

// SAFETY: repr(C), begins with Header; all exceptions begin with this layout.
unsafe impl Body for ExceptionBody {}

/// The common part of an exception.
#[inline]
pub(super) fn base(exception: &Header) -> &ExceptionBody {
    debug_assert!(exception.has_flag(type_flags::EXCEPTION));
    // SAFETY: callers pass exceptions only.
    unsafe { exception.body() }
}

/// Extra word `index` seen as a reference.
///
/// # Safety
/// The exception's class has this word and it is a reference.
#[inline]
pub(super) unsafe fn extra(exception: &Header, index: usize) -> &Field {
    // SAFETY: the word lies in the block.
    unsafe { &*(std::ptr::from_ref(exception).cast::<u8>().add(BASE_BYTES + 8 * index).cast::<Field>()) }
}

/// Extra word `index` seen as a number.
///
/// # Safety
/// The exception's class has this word and it is a number.
#[inline]
pub(super) unsafe fn extra_number(exception: &Header, index: usize) -> &Cell<isize> {
    // SAFETY: the word lies in the block.
    unsafe { &*(std::ptr::from_ref(exception).cast::<u8>().add(BASE_BYTES + 8 * index).cast::<Cell<isize>>()) }
}

/// Whether an object is an exception instance.
#[inline]
pub fn is_exception(object: &Ref) -> bool {
    object.has_flag(type_flags::EXCEPTION)
}

/// Whether an object is an exception class.
#[inline]
pub fn is_exception_class(object: &Ref) -> bool {
    object.as_type().is_some_and(|class| class.has(type_flags::EXCEPTION))
}

fn for_each_extra<const MASK: u32>(object: &Header, mut action: impl FnMut(&Field)) {
    let mut rest = MASK;
    while rest != 0 {
        // SAFETY: the mask belongs to the class's layout.
        action(unsafe { extra(object, rest.trailing_zeros() as usize) });
        rest &= rest - 1;
    }
}

/// The traverse hook of classes whose extra words are references where MASK has a bit.
///
/// # Safety
/// The object is an exception of such a class.
pub(super) unsafe fn traverse<const MASK: u32>(object: &Header, visit: Visit<'_>) {
    for_each_extra::<MASK>(object, |field| {
        if let Some(value) = field.borrow() {
            visit(value)
        }
    });
    let body = base(object);
    for field in [&body.dict, &body.args, &body.notes, &body.traceback, &body.cause, &body.context] {
        if let Some(value) = field.borrow() {
            visit(value)
        }
    }
}

/// The clear hook.
///
/// # Safety
/// The object is an exception of such a class.
pub(super) unsafe fn clear<const MASK: u32>(object: &Header) {
    for_each_extra::<MASK>(object, |field| field.set(None));
    let body = base(object);
    for field in [&body.dict, &body.args, &body.notes, &body.traceback, &body.cause, &body.context] {
        field.set(None);
    }
}

/// The dealloc hook.
///
/// # Safety
/// The exception's count is zero.
pub(super) unsafe fn dealloc<const MASK: u32>(object: &Header) {
    // SAFETY: the caller's promise; blocks are made with their class's size.
    unsafe {
        heap::untrack(object);
        clear::<MASK>(object);
        free_object(object, object.ty().kind.basic_size.get() as usize);
    }
}

/// An instance with nothing in it but its arguments (`BaseException.__new__`).
pub(super) fn allocate(cx: &Ctx, class: &TypeBody, args: Ref) -> PyResult<Ref> {
    if class.has(type_flags::HEAP_TYPE) {
        let exception = object::allocate(cx, class)?;
        base(&exception).args.set(Some(args));
        return Ok(exception);
    }
    let exception = new_object(class, class.kind.basic_size.get() as usize);
    base(&exception).args.set(Some(args));
    heap::track(&exception);
    Ok(exception)
}

/// A new exception instance of a builtin or user class, made by calling the class; builtin classes are made directly.
pub fn new_exception(cx: &Ctx, class: &TypeBody, args: &[Ref]) -> PyResult<Ref> {
    if class.has(type_flags::HEAP_TYPE) {
        return protocol::call::call(cx, &class.to_ref(), Args::new(args));
    }
    let slots = class.slots();
    let gathered = tuple::new(cx, args);
    let args = Args::of_tuple(&gathered);
    let exception = match slots.new {
        Some(new) if !std::ptr::fn_addr_eq(new, super::base::new as crate::object::NewFn) => new(cx, class, args)?,
        _ => allocate(cx, class, gathered.clone())?,
    };
    match slots.init {
        Some(init) if !std::ptr::fn_addr_eq(init, super::base::init as crate::object::InitFn) => init(cx, &exception, args)?,
        _ => {}
    }
    Ok(exception)
}

/// Sets `__context__` to the exception being handled (`Ctx::handling`), cutting cycles as CPython's `_PyErr_SetObject`.
pub fn set_context(cx: &Ctx, exception: &Ref) {
    let Some(handled) = cx.handling() else { return };
    if cx.is_none(&handled) || handled.is(exception) || !is_exception(&handled) || !is_exception(exception) {
        return;
    }
    let mut fast = handled.clone();
    let mut slow = handled.clone();
    let mut slow_moves = false;
    while let Some(context) = base(&fast).context.get() {
        if context.is(exception) {
            base(&fast).context.set(None);
            break;
        }
        fast = context;
        if fast.is(&slow) {
            break;
        }
        if slow_moves && let Some(next) = base(&slow).context.get() {
            slow = next;
        }
        slow_moves = !slow_moves;
    }
    base(exception).context.set(Some(handled));
}

/// `exception.args`, a tuple.
pub fn args(cx: &Ctx, exception: &Ref) -> Ref {
    base(exception).args.get().unwrap_or_else(|| cx.empty_tuple.clone())
}

/// `__traceback__`, None if there is none.
pub fn traceback(exception: &Ref) -> Option<Ref> {
    base(exception).traceback.get()
}

/// The field behind `__traceback__`.
pub fn traceback_field(exception: &Ref) -> &Field {
    &base(exception).traceback
}

/// Sets `__traceback__`.
pub fn set_traceback(exception: &Ref, traceback: Option<Ref>) {
    base(exception).traceback.set(traceback);
}

/// `__context__`
pub fn context(exception: &Ref) -> Option<Ref> {
    base(exception).context.get()
}

/// Sets `__context__` without any check.
pub fn replace_context(exception: &Ref, context: Option<Ref>) {
    base(exception).context.set(context);
}

/// `__cause__`
pub fn cause(exception: &Ref) -> Option<Ref> {
    base(exception).cause.get()
}

/// `raise … from cause`: sets `__cause__` and hides the context.
pub fn set_cause(exception: &Ref, cause: Option<Ref>) {
    base(exception).suppress_context.set(true);
    base(exception).cause.set(cause);
}

/// `__suppress_context__`
pub fn suppresses_context(exception: &Ref) -> bool {
    base(exception).suppress_context.get()
}
