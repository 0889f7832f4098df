//! The awaitables of asynchronous generators: what `__anext__`, `asend`, `athrow` and `aclose` give.

use std::cell::Cell;

use super::exception;
use super::generator::{State, check_throw, close, held, iter, step, stop, this, throw_in};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags};

/// What an asynchronous step is to do when it is first resumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum Step {
    Send,
    Throw,
    Close,
}

/// The awaitable that `__anext__`, `asend`, `athrow` and `aclose` give.
#[repr(C)]
struct StepBody {
    head: Header,
    generator: Field,
    /// The value to send, or the tuple of `throw`'s arguments.
    value: Field,
    step: Cell<Step>,
    /// 0 not started, 1 under way, 2 done.
    state: Cell<u8>,
}

// SAFETY: repr(C), begins with Header; the two types below declare it.
unsafe impl Body for StepBody {}

fn step_body(object: &Ref) -> &StepBody {
    // SAFETY: callers have an object of one of the two types.
    unsafe { object.body() }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse_step(object: &Header, visit: Visit<'_>) {
    // SAFETY: only steps have this hook.
    let body: &StepBody = unsafe { object.body() };
    for field in [&body.generator, &body.value] {
        if let Some(held) = field.borrow() {
            visit(held);
        }
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc_step(object: &Header) {
    heap::untrack(object);
    // SAFETY: only steps have this hook; the count is zero.
    unsafe {
        let body: &StepBody = object.body();
        drop(body.generator.take());
        drop(body.value.take());
        free_object(object, std::mem::size_of::<StepBody>());
    }
}

fn new_step(cx: &Ctx, generator: &Ref, step: Step, value: Ref) -> Ref {
    let class = if step == Step::Send { cx.types.async_generator_asend } else { cx.types.async_generator_athrow };
    let object = new_object(class, std::mem::size_of::<StepBody>());
    let body = step_body(&object);
    body.generator.set(Some(generator.clone()));
    body.value.set(Some(value));
    body.step.set(step);
    heap::track(&object);
    object
}

/// Drives an asynchronous generator one step: an awaited value comes through as it is; a value it yields ends the step as StopIteration.
fn drive(cx: &Ctx, object: &Ref, sent: &Ref) -> PyResult<Ref> {
    // The step holds both as long as it lives: no count of our own, which a script would see.
    let body = step_body(object);
    let generator = body.generator.borrow().unwrap_or(&cx.none);
    let target = this(generator);
    let step_kind = body.step.get();
    if body.state.get() == 2 {
        let what = if step_kind == Step::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
        return cx.raise(cx.types.runtime_error, &format!("cannot reuse already awaited {what}"));
    }
    let result = if body.state.get() == 0 {
        if target.busy.get() {
            let what = match step_kind {
                Step::Send => "anext(): asynchronous generator is already running",
                Step::Throw => "athrow(): asynchronous generator is already running",
                Step::Close => "aclose(): asynchronous generator is already running",
            };
            body.state.set(2);
            return cx.raise(cx.types.runtime_error, what);
        }
        body.state.set(1);
        target.busy.set(true);
        let value = body.value.borrow().unwrap_or(&cx.none);
        match step_kind {
            Step::Send => {
                if target.closed.get() || target.state.get() == State::Finished {
                    Ok(None)
                } else {
                    step(cx, generator, if cx.is_none(sent) { value } else { sent })
                }
            }
            Step::Throw => throw_in(cx, generator, Some(Args::new(super::tuple::items(value)))),
            Step::Close => {
                target.closed.set(true);
                if matches!(target.state.get(), State::Created | State::Finished) {
                    close(cx, generator)?;
                    cx.returned.set(None);
                    target.busy.set(false);
                    body.state.set(2);
                    return stop(cx, cx.none());
                }
                let exit = exception::new_exception(cx, cx.types.generator_exit, &[])?;
                let _ = cx.raise_again::<()>(exit);
                throw_in(cx, generator, None)
            }
        }
    } else {
        step(cx, generator, sent)
    };
    settle(cx, object, result)
}

/// What the outcome of a step means for whoever awaits it.
fn settle(cx: &Ctx, object: &Ref, result: PyResult<Option<Ref>>) -> PyResult<Ref> {
    let body = step_body(object);
    let target = this(body.generator.borrow().unwrap_or(&cx.none));
    let done = || {
        target.busy.set(false);
        body.state.set(2);
    };
    let closing = body.step.get() == Step::Close;
    match result {
        Ok(Some(value)) if value.is_exact(cx.types.async_generator_wrapped_value) => {
            done();
            if closing {
                return cx.raise(cx.types.runtime_error, "async generator ignored GeneratorExit");
            }
            stop(cx, held(cx, &value))
        }
        Ok(Some(value)) => Ok(value),
        Ok(None) => {
            done();
            drop(cx.returned.take());
            if closing { stop(cx, cx.none()) } else { cx.raise_with(cx.types.stop_async_iteration, &[]) }
        }
        Err(raised) => {
            done();
            if closing && (cx.swallow(cx.types.generator_exit) || cx.swallow(cx.types.stop_async_iteration)) {
                return stop(cx, cx.none());
            }
            Err(raised)
        }
    }
}

fn step_next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    drive(cx, object, &cx.none()).map(Some)
}
fn step_send(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    drive(cx, object, args.at(0))
}
fn step_throw(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let body = step_body(object);
    if body.state.get() == 2 {
        return cx.raise(cx.types.runtime_error, "cannot reuse already awaited __anext__()/asend()");
    }
    check_throw(cx, "throw", args)?;
    body.state.set(1);
    let generator = body.generator.get().unwrap_or_else(|| cx.none());
    this(&generator).busy.set(true);
    let result = throw_in(cx, &generator, Some(args));
    settle(cx, object, result)
}
fn step_close(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    step_body(object).state.set(2);
    Ok(cx.none())
}

const STEP: TypeSpec = TypeSpec {
    basic_size: std::mem::size_of::<StepBody>(),
    flags: flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc_step),
    traverse: Some(traverse_step),
    slots: Slots { iter: Some(iter), await_: Some(iter), next: Some(step_next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("send", Arity::One, step_send),
        MethodDef::new("throw", Arity::Positional, step_throw),
        MethodDef::new("close", Arity::None, step_close),
    ],
    ..TypeSpec::DEFAULT
};

/// `async_generator_asend`
pub const ASEND_SPEC: TypeSpec = TypeSpec { name: "async_generator_asend", ..STEP };
/// `async_generator_athrow`
pub const ATHROW_SPEC: TypeSpec = TypeSpec { name: "async_generator_athrow", ..STEP };

/// `__anext__`
pub(super) fn anext(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(new_step(cx, object, Step::Send, cx.none()))
}
/// `asend`
pub(super) fn asend(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(new_step(cx, object, Step::Send, args.at(0).clone()))
}
/// `athrow`
pub(super) fn athrow(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check_throw(cx, "athrow", args)?;
    Ok(new_step(cx, object, Step::Throw, args.tuple(cx)))
}
/// `aclose`
pub(super) fn aclose(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(new_step(cx, object, Step::Close, cx.none()))
}
