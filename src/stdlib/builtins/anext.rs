//! `anext(iterator, default)`: an awaitable that gives the default where the iterator ends.
//!
//! ```text
//!  ┌────────┬─────────┬─────────┐
//!  │ Header │ wrapped │ default │   32 bytes
//!  └────────┴─────────┴─────────┘
//! ```

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::call;
use crate::object::types::object;
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags};
use crate::stdlib::LazyType;

/// The awaitable.
#[repr(C)]
pub struct AnextBody {
    head: Header,
    wrapped: Field,
    default: Field,
}
const SIZE: usize = std::mem::size_of::<AnextBody>();
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for AnextBody {}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

fn this(object: &Header) -> &AnextBody {
    // SAFETY: called for objects of the type only: through its slots, methods and hooks.
    unsafe { object.body() }
}

/// Wraps what `__anext__` gave.
pub fn new(cx: &Ctx, wrapped: Ref, default: &Ref) -> Ref {
    let made = new_object(CLASS.with(|class| class.get(cx)), SIZE);
    this(&made).wrapped.set(Some(wrapped));
    this(&made).default.set(Some(default.clone()));
    heap::track(&made);
    made
}

/// # Safety
/// The count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    // SAFETY: the object is complete.
    unsafe { clear(object) };
    // SAFETY: made with this size; nobody uses it afterwards.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is complete.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let body = this(object);
    for value in [&body.wrapped, &body.default].into_iter().filter_map(Field::borrow) {
        visit(value);
    }
}

/// # Safety
/// The object is complete.
unsafe fn clear(object: &Header) {
    drop(this(object).wrapped.take());
    drop(this(object).default.take());
}

/// The iterator behind the wrapped awaitable.
fn inner(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let Some(wrapped) = this(object).wrapped.get() else { return cx.raise(cx.types.system_error, "an awaitable without its object") };
    let Some(await_) = wrapped.ty().slots().await_ else {
        if wrapped.ty().slots().next.is_some() {
            return Ok(wrapped);
        }
        return cx.type_error(&format!("object {} can't be used in 'await' expression", wrapped.ty().display_name()));
    };
    await_(cx, &wrapped)
}

/// StopAsyncIteration becomes the default.
fn settle<T>(cx: &Ctx, object: &Ref, result: PyResult<T>) -> PyResult<T> {
    if result.is_err() && cx.swallow(cx.types.stop_async_iteration) {
        let default = this(object).default.get().unwrap_or_else(|| cx.none());
        return cx.raise_with(cx.types.stop_iteration, &[default]);
    }
    result
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let iterator = inner(cx, object)?;
    let result = match iterator.ty().slots().next {
        Some(next) => next(cx, &iterator),
        None => cx.type_error(&format!("'{}' object is not an iterator", iterator.ty().display_name())),
    };
    settle(cx, object, result)
}

fn pass_on(cx: &Ctx, object: &Ref, name: &str, args: Args<'_>) -> PyResult<Ref> {
    let iterator = inner(cx, object)?;
    let values: Vec<Ref> = args.positional().cloned().collect();
    let result = call::method(cx, &iterator, &cx.intern(name), &values);
    settle(cx, object, result)
}

fn send(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    pass_on(cx, object, "send", args)
}
fn throw(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    pass_on(cx, object, "throw", args)
}
fn close(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    pass_on(cx, object, "close", args)
}

fn itself(_cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(object.clone())
}

static SPEC: TypeSpec = TypeSpec {
    name: "anext_awaitable",
    basic_size: SIZE,
    flags: flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { iter: Some(itself), await_: Some(itself), next: Some(next), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("send", Arity::One, send),
        MethodDef::new("throw", Arity::Positional, throw),
        MethodDef::new("close", Arity::None, close),
    ],
    ..TypeSpec::DEFAULT
};
