//! `generator`, `coroutine` and `async_generator`: a suspended call.
//!
//! ```text
//!  ┌────────┬──────┬────────────────────────────────────────────┬──────────────────────────────────┐
//!  │ Header │ weak │ size, name, function, state, pc … to 144   │ registers, 16 bytes each: tag    │
//!  │        │ list │                                            │ and payload as the machine's     │
//!  └────────┴──────┴────────────────────────────────────────────┴──────────────────────────────────┘
//! ```
//! A register with tag 1 owns the object whose address is its payload. Variables come first, then the temporaries that were alive at
//! the `yield`; while the generator runs, its registers are on the machine's stack and `saved` is 0.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::async_step::{aclose, anext, asend, athrow};
use super::{exception, int, str_, weakref};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, iterate};
use crate::object::warn;
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Resume, Sink, Slots, TypeBody, TypeSpec, finalize_by_count,
    free_object, new_object, type_flags,
};

/// Where a generator is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    /// Not started.
    Created,
    /// At a `yield`.
    Suspended,
    /// On the stack.
    Running,
    /// Returned, failed or closed.
    Finished,
}

/// A generator, coroutine or asynchronous generator.
#[repr(C)]
pub struct GeneratorBody {
    head: Header,
    weak_list: Cell<usize>,
    /// Registers there is room for.
    pub size: Cell<isize>,
    /// `__name__`
    pub name: Field,
    /// `__qualname__`
    pub qualname: Field,
    /// The function; nothing after its end.
    pub function: Field,
    /// The code object; stays after the end.
    pub code: Field,
    /// Its frame object, if somebody has looked.
    pub frame: Field,
    /// What it was handling when it was suspended.
    pub handled: Field,
    /// What its resumer was handling, while it runs.
    pub outer: Field,
    /// `cr_origin`
    pub origin: Field,
    /// Where it goes on.
    pub pc: Cell<*const u64>,
    /// Registers in use behind the body.
    pub saved: Cell<u32>,
    /// Its state.
    pub state: Cell<State>,
    /// An asynchronous generator has been closed.
    pub closed: Cell<bool>,
    /// An asynchronous generator's `asend`, `athrow` or `aclose` is under way.
    pub busy: Cell<bool>,
    pad: [u64; 4],
}

const BASIC: usize = 144;
const _: () = assert!(std::mem::size_of::<GeneratorBody>() == BASIC);
const REGISTER: usize = 16;
const OBJECT_TAG: u64 = 1;
/// A loop over a range: the register behind it holds plain numbers in both words.
const RANGE_TAG: u64 = 8;

// SAFETY: repr(C), begins with Header; the three types below declare it.
unsafe impl Body for GeneratorBody {}

impl GeneratorBody {
    /// First saved register: pairs of tag and payload.
    #[inline(always)]
    pub fn registers(&self) -> *mut [u64; 2] {
        // SAFETY: the registers follow the body in the same block.
        unsafe { NonNull::from(self).cast::<u8>().as_ptr().add(BASIC).cast() }
    }

    /// The call ends here and never goes on: a frame object that somebody looks at takes its variables.
    fn move_variables(&self, cx: &Ctx, frame: &Ref) {
        let body = super::frame::this(frame);
        let keep = frame.count() > 1;
        body.last.set(cx.engine().frame_word(cx, frame).unwrap_or(0) as u32);
        body.ended(keep);
        if keep {
            let count = (body.size.get() as usize).min(self.saved.get() as usize);
            // SAFETY: that many registers are in use, and what is moved out of them is not dropped again.
            unsafe { cx.engine().move_registers(cx, self.registers().cast(), count, frame) };
            heap::track(frame);
        }
    }

    fn drop_registers(&self) {
        let count = self.saved.replace(0) as usize;
        let mut index = 0;
        while index < count {
            // SAFETY: that many registers are in use; a tag of 1 owns the object at the payload. Taken out before it is dropped.
            unsafe {
                let register = self.registers().add(index);
                let [tag, bits] = std::mem::take(&mut *register);
                index += if tag == RANGE_TAG { 2 } else { 1 };
                if let (OBJECT_TAG, Some(object)) = (tag, NonNull::new(bits as *mut Header)) {
                    drop(Ref::from_raw(object));
                }
            }
        }
    }
}

/// A new, empty generator with room for `registers` registers. Not tracked yet.
pub fn new(cx: &Ctx, class: &TypeBody, registers: usize) -> Ref {
    let object = new_object(class, BASIC + registers * REGISTER);
    let body = this(&object);
    body.size.set(registers as isize);
    body.state.set(State::Created);
    let _ = cx;
    object
}

/// The code object of a generator that has ended, which it does not show the collector any more.
pub fn ended_code(object: &Header) -> Option<&Header> {
    // SAFETY: callers have an instance of one of the three types, which cannot be subclassed.
    let body: &GeneratorBody = unsafe { object.body() };
    if body.function.is_none() { body.code.borrow().map(|code| &**code) } else { None }
}

/// The body of a generator, coroutine or asynchronous generator.
#[inline(always)]
pub fn this(object: &Ref) -> &GeneratorBody {
    // SAFETY: callers have an instance of one of the three types, which cannot be subclassed.
    unsafe { object.body() }
}

/// Whether it is suspended in a delegation.
pub fn delegates(cx: &Ctx, object: &Ref) -> bool {
    cx.engine().delegate(object).is_some()
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    // SAFETY: only generators have this hook.
    let body: &GeneratorBody = unsafe { object.body() };
    let show =
        |fields: &[&Field], visit: &mut dyn FnMut(&Header)| fields.iter().filter_map(|field| field.borrow()).for_each(|held| visit(held));
    // CPython's order: `gc.get_referents` shows it.
    show(&[&body.name, &body.qualname, &body.origin, &body.frame], visit);
    if let Some(frame) = body.frame.borrow() {
        // The dict of its last `f_locals` belongs to the call, which is the generator's.
        show(&[&super::frame::this(frame).locals], visit);
    }
    if !body.function.is_none() {
        show(&[&body.function, &body.code], visit);
    }
    let mut index = 0;
    while index < body.saved.get() as usize {
        // SAFETY: that many registers are in use; a tag of 1 owns a live object.
        let [tag, bits] = unsafe { *body.registers().add(index) };
        index += if tag == RANGE_TAG { 2 } else { 1 };
        if tag == OBJECT_TAG {
            // SAFETY: as above.
            visit(unsafe { &*(bits as *const Header) });
        }
    }
    show(&[&body.handled], visit);
}

thread_local! {
    /// Generators that nobody refers to any more although they run.
    static ORPHANS: RefCell<Vec<Ref>> = const { RefCell::new(Vec::new()) };
}

/// Lets a generator go that lost its last reference while it ran.
#[inline(always)]
pub fn drop_orphans(object: &Ref) {
    if object.count() == 1 {
        drop_orphan(object);
    }
}

#[cold]
#[inline(never)]
fn drop_orphan(object: &Ref) {
    let found = ORPHANS.with_borrow_mut(|orphans| {
        let place = orphans.iter().position(|orphan| orphan.is(object))?;
        Some(orphans.swap_remove(place))
    });
    drop(found);
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    // SAFETY: only generators have this hook; the count is zero.
    unsafe {
        let body: &GeneratorBody = object.body();
        let cx = Ctx::current();
        if body.state.get() == State::Running {
            // Whoever resumed it goes on with it: it lives until then.
            object.count.set(1);
            ORPHANS.with_borrow_mut(|orphans| orphans.push(Ref::from_raw(NonNull::from(object))));
            return;
        }
        weakref::clear_for_dealloc(cx, object);
        if body.state.get() == State::Suspended || (body.state.get() == State::Created && object.is_exact(cx.types.coroutine)) {
            // Borrowed: no count is given up.
            let borrowed = std::mem::ManuallyDrop::new(Ref::from_raw(NonNull::from(object)));
            if finalize_by_count(cx, &borrowed) {
                return;
            }
        }
        heap::untrack(object);
        if let Some(frame) = body.frame.take() {
            body.move_variables(cx, &frame);
        }
        body.drop_registers();
        for field in [&body.function, &body.handled, &body.outer, &body.code, &body.name, &body.qualname, &body.origin] {
            drop(field.take());
        }
        free_object(object, BASIC + body.size.get() as usize * REGISTER);
    }
}

/// `__del__`: a suspended generator is closed; an unawaited coroutine warns.
fn finalize(cx: &Ctx, object: &Ref) {
    let body = this(object);
    if body.state.get() == State::Created && object.is_exact(cx.types.coroutine) {
        let name = body.qualname.get().map_or_else(String::new, |name| str_::to_string_lossy(&name));
        let raised = cx.raised.take();
        if warn::never_awaited(cx, object, &name).is_err() {
            crate::object::finalize::write_unraisable(cx, None, Some(object));
        }
        drop(cx.raised.replace(raised));
        return;
    }
    if body.state.get() != State::Suspended {
        return;
    }
    let raised = cx.raised.take();
    if close(cx, object).is_err() {
        crate::object::finalize::write_unraisable(cx, None, Some(object));
    }
    drop(cx.raised.replace(raised));
}

fn kind_name(cx: &Ctx, object: &Ref) -> &'static str {
    if object.is_exact(cx.types.coroutine) {
        "coroutine"
    } else if object.is_exact(cx.types.async_generator) {
        "async generator"
    } else {
        "generator"
    }
}

/// Resumes with a value: `Ok(None)` when it returned (value in `cx.returned`).
pub fn step(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<Option<Ref>> {
    go_on(cx, object, value, Resume::Send(value))
}

/// See `iterate::feed`.
pub fn feed(cx: &Ctx, object: &Ref, sink: Sink<'_, '_>) -> PyResult<Option<Ref>> {
    match go_on(cx, object, &cx.none, Resume::Feed(sink)) {
        Ok(None) => {
            drop(cx.returned.take());
            Ok(None)
        }
        Err(_) if cx.swallow(cx.types.stop_iteration) => Ok(None),
        left => left,
    }
}

fn go_on(cx: &Ctx, object: &Ref, value: &Ref, how: Resume<'_, '_>) -> PyResult<Option<Ref>> {
    let body = this(object);
    match body.state.get() {
        State::Running => cx.value_error(&format!("{} already executing", kind_name(cx, object))),
        State::Finished if object.is_exact(cx.types.coroutine) => {
            cx.raise(cx.types.runtime_error, "cannot reuse already awaited coroutine")
        }
        State::Finished => {
            cx.returned.set(Some(cx.none()));
            Ok(None)
        }
        State::Created if !cx.is_none(value) => {
            cx.type_error(&format!("can't send non-None value to a just-started {}", kind_name(cx, object)))
        }
        State::Created | State::Suspended => cx.engine().resume(cx, object, how),
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let result = step(cx, object, &cx.none())?;
    if result.is_none() {
        let value = cx.returned.take().unwrap_or_else(|| cx.none());
        if !cx.is_none(&value) {
            return stop(cx, value);
        }
    }
    Ok(result)
}

/// StopIteration with a value; a tuple or exception is wrapped as it is, never spread.
pub(super) fn stop<T>(cx: &Ctx, value: Ref) -> PyResult<T> {
    if cx.is_none(&value) { cx.raise_with(cx.types.stop_iteration, &[]) } else { cx.raise_with(cx.types.stop_iteration, &[value]) }
}

fn give(cx: &Ctx, object: &Ref, result: PyResult<Option<Ref>>) -> PyResult<Ref> {
    match result? {
        Some(value) => Ok(value),
        None if object.is_exact(cx.types.async_generator) => cx.raise_with(cx.types.stop_async_iteration, &[]),
        None => stop(cx, cx.returned.take().unwrap_or_else(|| cx.none())),
    }
}

fn send(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let result = step(cx, object, args.at(0));
    give(cx, object, result)
}

/// One step of a delegation: the yielded value, or `Err` with the returned one.
pub fn send_to(cx: &Ctx, iterator: &Ref, value: &Ref) -> PyResult<Result<Ref, Ref>> {
    if iterator.is_exact(cx.types.generator) || iterator.is_exact(cx.types.coroutine) {
        return Ok(match step(cx, iterator, value)? {
            Some(value) => Ok(value),
            None => Err(cx.returned.take().unwrap_or_else(|| cx.none())),
        });
    }
    drop(cx.returned.take());
    let slot = iterator.ty().slots().next;
    let result = if let (true, Some(next)) = (cx.is_none(value), slot) {
        // Not `iterate::next`, which would lose the value of a StopIteration.
        next(cx, iterator)
    } else if cx.is_none(value) {
        iterate::next(cx, iterator)
    } else {
        call::method(cx, iterator, &cx.names.send, std::slice::from_ref(value)).map(Some)
    };
    match result {
        Ok(Some(value)) => Ok(Ok(value)),
        // An iterator written in Python leaves the value of its StopIteration there.
        Ok(None) => Ok(Err(cx.returned.take().unwrap_or_else(|| cx.none()))),
        Err(raised) if cx.raised_is(cx.types.stop_iteration) => {
            let _ = raised;
            let stop = cx.take_raised();
            Ok(Err(attribute::get(cx, &stop, &cx.names.value)?))
        }
        Err(raised) => Err(raised),
    }
}

/// Raises an exception inside the generator, or in the iterator it delegates to: what `throw` was given, or the one that waits in the context.
/// An iterator that is no generator gets just what was given; otherwise the exception is made where it is raised.
pub(super) fn throw_in(cx: &Ctx, object: &Ref, given: Option<Args<'_>>) -> PyResult<Option<Ref>> {
    let body = this(object);
    let ready = || given.map_or(Ok(()), |args| prepare_throw(cx, args));
    match body.state.get() {
        State::Running => {
            ready()?;
            drop(cx.take_raised());
            return cx.value_error(&format!("{} already executing", kind_name(cx, object)));
        }
        State::Finished => {
            ready()?;
            if object.is_exact(cx.types.coroutine) {
                drop(cx.take_raised());
                return cx.raise(cx.types.runtime_error, "cannot reuse already awaited coroutine");
            }
            return Err(crate::object::Raised);
        }
        State::Created | State::Suspended => {}
    }
    let here = || {
        ready()?;
        cx.engine().resume(cx, object, Resume::Throw)
    };
    let Some(inner) = cx.engine().delegate(object) else { return here() };
    let exit = cx.types.generator_exit;
    let closes = match given {
        None => cx.raised_is(exit),
        Some(args) => args.at(0).as_type().map_or_else(|| args.at(0).is_instance(exit), |class| class.is_subtype(exit)),
    };
    if closes {
        let waiting = if given.is_none() { Some(cx.take_raised()) } else { None };
        body.state.set(State::Running);
        let closed = close_iterator(cx, &inner);
        body.state.set(State::Suspended);
        drop(inner);
        if closed.is_err() {
            return cx.engine().resume(cx, object, Resume::Throw);
        }
        if let Some(waiting) = waiting {
            let _ = cx.raise_again::<()>(waiting);
        }
        return here();
    }
    body.state.set(State::Running);
    let result = if inner.is_exact(cx.types.generator) || inner.is_exact(cx.types.coroutine) {
        match throw_in(cx, &inner, given) {
            Ok(Some(value)) => Ok(Ok(value)),
            Ok(None) => Ok(Err(cx.returned.take().unwrap_or_else(|| cx.none()))),
            Err(raised) => Err(raised),
        }
    } else {
        match (attribute::get_optional(cx, &inner, &cx.names.throw), given) {
            (Ok(Some(method)), Some(args)) => call::call(cx, &method, args).map(Ok),
            (Ok(_), _) => {
                body.state.set(State::Suspended);
                drop(inner);
                return here();
            }
            (Err(raised), _) => Err(raised),
        }
    };
    body.state.set(State::Suspended);
    drop(inner);
    match result {
        Ok(Ok(value)) => Ok(Some(value)),
        Ok(Err(returned)) => cx.engine().end_delegation(object, returned),
        Err(_) if cx.raised_is(cx.types.stop_iteration) => {
            let stop = cx.take_raised();
            let value = attribute::get(cx, &stop, &cx.names.value)?;
            cx.engine().end_delegation(object, value)
        }
        Err(_) => cx.engine().resume(cx, object, Resume::Throw),
    }
}

fn close_iterator(cx: &Ctx, iterator: &Ref) -> PyResult<()> {
    if iterator.is_exact(cx.types.generator) || iterator.is_exact(cx.types.coroutine) {
        return close(cx, iterator);
    }
    match attribute::get_optional(cx, iterator, &cx.names.close)? {
        Some(method) => call::call(cx, &method, Args::NONE).map(drop),
        None => Ok(()),
    }
}

/// `throw(type[, value[, traceback]])`: puts the exception it names into the context.
fn prepare_throw(cx: &Ctx, args: Args<'_>) -> PyResult<()> {
    let first = args.at(0);
    let value = args.get(1).filter(|value| !cx.is_none(value));
    let traceback = args.get(2).filter(|value| !cx.is_none(value));
    if let Some(traceback) = traceback
        && !traceback.is_exact(cx.types.traceback)
    {
        return cx.type_error("throw() third argument must be a traceback object");
    }
    let exception = if let Some(class) = first.as_type()
        && class.has(type_flags::EXCEPTION)
    {
        match value {
            Some(value) if value.is_instance(class) => Ok(value.clone()),
            Some(value) if value.has_flag(type_flags::TUPLE) => exception::make(cx, first, super::tuple::items(value)),
            Some(value) => exception::make(cx, first, std::slice::from_ref(value)),
            None => exception::make(cx, first, &[]),
        }
        // What goes wrong in the making is thrown instead.
        .unwrap_or_else(|_| cx.take_raised())
    } else if first.has_flag(type_flags::EXCEPTION) {
        if value.is_some() {
            return cx.type_error("instance exception may not have a separate value");
        }
        first.clone()
    } else {
        let name = first.ty().display_name();
        return cx.type_error(&format!("exceptions must be classes or instances deriving from BaseException, not {name}"));
    };
    if let Some(traceback) = traceback {
        attribute::set(cx, &exception, &cx.names.__traceback__, traceback)?;
    }
    let _ = cx.raise_again::<()>(exception);
    Ok(())
}

/// One to three arguments; more than one are the old form, which gives a warning.
pub(super) fn check_throw(cx: &Ctx, function: &str, args: Args<'_>) -> PyResult<()> {
    args.between(cx, function, 1, 3)?;
    if args.len() == 1 {
        return Ok(());
    }
    let text = format!("the (type, exc, tb) signature of {function}() is deprecated, use the single-arg signature instead.");
    warn::warn(cx, cx.types.deprecation_warning, &text)
}

fn throw(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check_throw(cx, "throw", args)?;
    let result = throw_in(cx, object, Some(args));
    give(cx, object, result)
}

/// `close()`
pub fn close(cx: &Ctx, object: &Ref) -> PyResult<()> {
    let body = this(object);
    match body.state.get() {
        State::Finished => return Ok(()),
        State::Created => {
            // Its arguments stay with it until it dies.
            body.state.set(State::Finished);
            return Ok(());
        }
        State::Running => return cx.value_error(&format!("{} already executing", kind_name(cx, object))),
        State::Suspended => {}
    }
    let exit = exception::new_exception(cx, cx.types.generator_exit, &[])?;
    let _ = cx.raise_again::<()>(exit);
    match throw_in(cx, object, None) {
        Ok(Some(value)) => {
            drop(value);
            cx.raise(cx.types.runtime_error, &format!("{} ignored GeneratorExit", kind_name(cx, object)))
        }
        Ok(None) => {
            drop(cx.returned.take());
            Ok(())
        }
        Err(raised) => {
            if cx.swallow(cx.types.generator_exit) || cx.swallow(cx.types.stop_iteration) {
                Ok(())
            } else {
                Err(raised)
            }
        }
    }
}

fn close_method(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    close(cx, object)?;
    Ok(cx.none())
}

pub(super) fn iter(_cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(object.clone())
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let name = this(object).qualname.get().map_or_else(String::new, |name| str_::to_string_lossy(&name));
    let kind = object.ty().name_string();
    Ok(cx.new_str(&format!("<{kind} object {name} at {:#x}>", object.address())))
}

fn sizeof(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, BASIC + this(object).size.get() as usize * REGISTER))
}

fn get_running(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).state.get() == State::Running))
}
fn get_suspended(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).state.get() == State::Suspended))
}
fn get_code(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).code.get().unwrap_or_else(|| cx.none()))
}
fn get_delegate(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.engine().delegate(object).unwrap_or_else(|| cx.none()))
}
fn get_origin(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).origin.get().unwrap_or_else(|| cx.none()))
}

fn get_frame(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    if body.state.get() == State::Finished {
        return Ok(cx.none());
    }
    if let Some(frame) = body.frame.get() {
        return Ok(frame);
    }
    if body.state.get() == State::Running {
        return Ok(cx.engine().generator_frame(cx, object).unwrap_or_else(|| cx.none()));
    }
    let Some(function) = body.function.get() else { return Ok(cx.none()) };
    let code = body.code.get().unwrap_or_else(|| cx.none());
    let frame = super::frame::new(cx, &function, &code, body.registers().cast());
    super::frame::this(&frame).generator.set(&raw const **object);
    body.frame.set(Some(frame.clone()));
    Ok(frame)
}

fn text_attribute(cx: &Ctx, field: &Field) -> PyResult<Ref> {
    Ok(field.get().unwrap_or_else(|| cx.empty_str.clone()))
}
fn set_text(cx: &Ctx, field: &Field, value: Option<&Ref>, name: &str) -> PyResult<()> {
    match value {
        Some(value) if value.has_flag(type_flags::STR) => {
            field.set(Some(value.clone()));
            Ok(())
        }
        _ => cx.type_error(&format!("{name} must be set to a string object")),
    }
}
fn get_name(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    text_attribute(cx, &this(object).name)
}
fn set_name(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    set_text(cx, &this(object).name, value, "__name__")
}
fn get_qualname(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    text_attribute(cx, &this(object).qualname)
}
fn set_qualname(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    set_text(cx, &this(object).qualname, value, "__qualname__")
}

const fn getter(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

const NAME: GetSetDef = GetSetDef { name: "__name__", get: get_name, set: Some(set_name) };
const QUALNAME: GetSetDef = GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) };
const SEND: MethodDef = MethodDef::new("send", Arity::One, send);
const THROW: MethodDef = MethodDef::new("throw", Arity::Positional, throw);
const CLOSE: MethodDef = MethodDef::new("close", Arity::None, close_method);
const SIZEOF: MethodDef = MethodDef::new("__sizeof__", Arity::None, sizeof);

const COMMON: TypeSpec = TypeSpec {
    basic_size: BASIC,
    item_size: 8,
    flags: flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    weak_list_offset: std::mem::offset_of!(GeneratorBody, weak_list) as isize,
    ..TypeSpec::DEFAULT
};

/// `generator`
pub const SPEC: TypeSpec = TypeSpec {
    name: "generator",
    slots: Slots { repr: Some(repr), iter: Some(iter), next: Some(next), finalize: Some(finalize), ..Slots::EMPTY },
    methods: &[SEND, THROW, CLOSE, SIZEOF],
    getset: &[
        NAME,
        QUALNAME,
        getter("gi_yieldfrom", get_delegate),
        getter("gi_running", get_running),
        getter("gi_frame", get_frame),
        getter("gi_suspended", get_suspended),
        getter("gi_code", get_code),
    ],
    doc: "A suspended call of a generator function.",
    ..COMMON
};

fn await_coroutine(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let wrapper = new_object(cx.types.coroutine_wrapper, std::mem::size_of::<HolderBody>());
    holder(&wrapper).held.set(Some(object.clone()));
    heap::track(&wrapper);
    Ok(wrapper)
}

/// `coroutine`
pub const COROUTINE_SPEC: TypeSpec = TypeSpec {
    name: "coroutine",
    slots: Slots { repr: Some(repr), await_: Some(await_coroutine), finalize: Some(finalize), ..Slots::EMPTY },
    methods: &[SEND, THROW, CLOSE, SIZEOF],
    getset: &[
        NAME,
        QUALNAME,
        getter("cr_await", get_delegate),
        getter("cr_running", get_running),
        getter("cr_frame", get_frame),
        getter("cr_suspended", get_suspended),
        getter("cr_code", get_code),
        getter("cr_origin", get_origin),
    ],
    doc: "A suspended call of a coroutine function.",
    ..COMMON
};

/// An object that only holds another: the iterator behind `await coroutine`, and a value an asynchronous generator yields.
#[repr(C)]
struct HolderBody {
    head: Header,
    held: Field,
}

// SAFETY: repr(C), begins with Header; the two types below declare it.
unsafe impl Body for HolderBody {}

fn holder(object: &Ref) -> &HolderBody {
    // SAFETY: callers have an object of one of the two types.
    unsafe { object.body() }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse_holder(object: &Header, visit: Visit<'_>) {
    // SAFETY: only holders have this hook.
    let body: &HolderBody = unsafe { object.body() };
    if let Some(held) = body.held.borrow() {
        visit(held);
    }
}

/// # Safety
/// The object is a holder.
unsafe fn clear_holder(object: &Header) {
    // SAFETY: only holders have this hook.
    let body: &HolderBody = unsafe { object.body() };
    drop(body.held.take());
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc_holder(object: &Header) {
    heap::untrack(object);
    // SAFETY: only holders have this hook; the count is zero.
    unsafe {
        clear_holder(object);
        free_object(object, std::mem::size_of::<HolderBody>());
    }
}

pub(super) fn held(cx: &Ctx, object: &Ref) -> Ref {
    holder(object).held.get().unwrap_or_else(|| cx.none())
}

fn wrapper_next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    next(cx, &held(cx, object))
}
fn wrapper_send(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    send(cx, &held(cx, object), args)
}
fn wrapper_throw(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    throw(cx, &held(cx, object), args)
}
fn wrapper_close(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    close_method(cx, &held(cx, object), args)
}

const HOLDER: TypeSpec = TypeSpec {
    basic_size: std::mem::size_of::<HolderBody>(),
    flags: flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc_holder),
    traverse: Some(traverse_holder),
    clear: Some(clear_holder),
    ..TypeSpec::DEFAULT
};

/// `coroutine_wrapper`
pub const COROUTINE_WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "coroutine_wrapper",
    slots: Slots { iter: Some(iter), next: Some(wrapper_next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("send", Arity::One, wrapper_send),
        MethodDef::new("throw", Arity::Positional, wrapper_throw),
        MethodDef::new("close", Arity::None, wrapper_close),
    ],
    doc: "The iterator behind an awaited coroutine.",
    ..HOLDER
};

/// Wraps what an asynchronous generator yields, so that it differs from what it awaits.
pub fn wrap(cx: &Ctx, value: Ref) -> Ref {
    let wrapped = new_object(cx.types.async_generator_wrapped_value, std::mem::size_of::<HolderBody>());
    holder(&wrapped).held.set(Some(value));
    heap::track(&wrapped);
    wrapped
}

/// `async_generator_wrapped_value`
pub const WRAPPED_VALUE_SPEC: TypeSpec = TypeSpec { name: "async_generator_wrapped_value", ..HOLDER };

/// `async_generator`
pub const ASYNC_GENERATOR_SPEC: TypeSpec = TypeSpec {
    name: "async_generator",
    slots: Slots { repr: Some(repr), aiter: Some(iter), anext: Some(anext), finalize: Some(finalize), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("asend", Arity::One, asend),
        MethodDef::new("athrow", Arity::Positional, athrow),
        MethodDef::new("aclose", Arity::None, aclose),
        SIZEOF,
    ],
    getset: &[
        NAME,
        QUALNAME,
        getter("ag_await", get_delegate),
        getter("ag_running", get_running),
        getter("ag_frame", get_frame),
        getter("ag_suspended", get_suspended),
        getter("ag_code", get_code),
    ],
    doc: "A suspended call of an asynchronous generator function.",
    ..COMMON
};
