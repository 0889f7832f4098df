//! `frame`: a running or ended Python call, as a script sees it.
//!
//! Frames live in the register stack; a frame *object* is made only when somebody looks (a traceback, `sys._getframe`). While the call runs, the
//! object points to its registers and owns nothing of it; when the call ends before the object does, the machine moves function, code and
//! variables into it, and from then on the collector knows it:
//!
//! ```text
//!  ┌────────┬──────┬───────────────────────────────────────┬──────────────────────────────┐
//!  │ Header │ size │ back, function, code, base, …  to 120 │ variables and cells, 8 each  │
//!  └────────┴──────┴───────────────────────────────────────┴──────────────────────────────┘
//! ```

use std::cell::Cell;
use std::ptr::NonNull;

use super::code::CodeBody;
use super::function::FunctionBody;
use super::{cell, dict, int};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::{Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags};

/// A frame object.
#[repr(C)]
pub struct FrameBody {
    head: Header,
    /// Number of variables and cells.
    pub size: Cell<isize>,
    /// `f_back` once the call has ended; while it runs the machine finds it.
    pub back: Field,
    /// The function, once the call has ended.
    pub function: Field,
    /// `f_code`, once the call has ended, or if the function has been given another one while this one runs.
    pub code: Field,
    /// The function and its code while the call runs, not counted: whoever runs them keeps them.
    running: [Cell<*const Header>; 2],
    /// The namespace of a module or class body, or the dict of the last `f_locals`.
    pub locals: Field,
    /// The generator this frame belongs to, not counted; null for ordinary calls.
    pub generator: Cell<*const Header>,
    /// Frame base in the register stack (or the generator's saved registers); null once ended.
    pub base: Cell<*mut u8>,
    /// Word index of the instruction last run, once ended.
    pub last: Cell<u32>,
    flags: Cell<u32>,
    trace: Field,
    pad: [u64; 2],
}

const BASIC: usize = 120;
const _: () = assert!(std::mem::size_of::<FrameBody>() == BASIC);

// SAFETY: repr(C), begins with Header; only `frame` declares it.
unsafe impl Body for FrameBody {}

impl FrameBody {
    /// Variable or cell number `index` of an ended call.
    pub fn variable(&self, index: usize) -> &Field {
        assert!(index < self.size.get() as usize);
        // SAFETY: that many fields follow the body in the same block.
        unsafe { &*NonNull::from(self).cast::<u8>().as_ptr().add(BASIC).cast::<Field>().add(index) }
    }
    fn code_body(&self) -> Option<&CodeBody> {
        match self.code.borrow() {
            // SAFETY: it is only ever a code object.
            Some(code) => Some(unsafe { code.body() }),
            // SAFETY: it is only ever a code object, and alive: see `running`.
            None => unsafe { self.running[1].get().as_ref().map(|code| code.body()) },
        }
    }
    /// `f_code`
    pub fn code(&self) -> Option<Ref> {
        // SAFETY: see `running`.
        self.code.get().or_else(|| unsafe { self.running[1].get().as_ref().map(Ref::new) })
    }
    fn function_body(&self) -> Option<&FunctionBody> {
        match self.function.borrow() {
            // SAFETY: it is only ever a function.
            Some(function) => Some(unsafe { function.body() }),
            // SAFETY: it is only ever a function, and alive: see `running`.
            None => unsafe { self.running[0].get().as_ref().map(|function| function.body()) },
        }
    }
    /// `f_globals`
    pub fn globals(&self) -> Option<Ref> {
        self.function_body().and_then(|function| function.globals.get())
    }
    /// `f_builtins`
    pub fn builtins(&self) -> Option<Ref> {
        self.function_body().and_then(|function| function.builtins.get())
    }
    /// The call has ended: what ran belongs to the object now, or, if nobody looks at it any more, to nobody.
    pub fn ended(&self, keep: bool) {
        let [function, code] = &self.running;
        let (function, code) = (function.replace(std::ptr::null()), code.replace(std::ptr::null()));
        self.base.set(std::ptr::null_mut());
        self.generator.set(std::ptr::null());
        if keep {
            // SAFETY: whoever ran them still keeps them.
            unsafe {
                self.function.set(function.as_ref().map(Ref::new));
                if self.code.is_none() {
                    self.code.set(code.as_ref().map(Ref::new));
                }
            }
        }
    }
}

/// A frame object for a running call of `function`, whose variables are at `base`. Not tracked: it becomes visible to the collector when the
/// call ends; whoever runs it says so with [`FrameBody::ended`].
pub fn new(cx: &Ctx, function: &Header, code: &Header, base: *mut u8) -> Ref {
    // SAFETY: callers have a code object.
    let count = unsafe { code.body::<CodeBody>() }.first_temp.get() as usize;
    let object = new_object(cx.types.frame, BASIC + count * 8);
    let body = this(&object);
    body.size.set(count as isize);
    body.running[0].set(function);
    body.running[1].set(code);
    body.base.set(base);
    object
}

/// The body of a frame object.
pub fn this(object: &Ref) -> &FrameBody {
    debug_assert!(object.ty().name_string() == "frame");
    // SAFETY: callers have a frame object.
    unsafe { object.body() }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    // SAFETY: only frames have this hook.
    let body: &FrameBody = unsafe { object.body() };
    let show =
        |fields: &[&Field], visit: &mut dyn FnMut(&Header)| fields.iter().filter_map(|field| field.borrow()).for_each(|held| visit(held));
    show(&[&body.back, &body.trace], visit);
    if !body.base.get().is_null() {
        // A generator shows the collector what belongs to its call.
        return;
    }
    show(&[&body.locals, &body.function, &body.code], visit);
    for index in 0..body.size.get() as usize {
        if let Some(object) = body.variable(index).borrow() {
            visit(object);
        }
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(object: &Header) {
    // SAFETY: only frames have this hook.
    clear_ended(unsafe { object.body() });
}

fn clear_ended(body: &FrameBody) {
    drop(body.trace.take());
    for index in 0..body.size.get() as usize {
        drop(body.variable(index).take());
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    // SAFETY: only frames have this hook; the count is zero.
    unsafe {
        let body: &FrameBody = object.body();
        drop(body.function.take());
        drop(body.locals.take());
        for index in 0..body.size.get() as usize {
            drop(body.variable(index).take());
        }
        drop(body.back.take());
        drop(body.trace.take());
        let code = body.code.take();
        free_object(object, BASIC + body.size.get() as usize * 8);
        drop(code);
    }
}

fn get_back(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if let Some(back) = this(object).back.get() {
        return Ok(back);
    }
    Ok(cx.engine().frame_back(cx, object).unwrap_or_else(|| cx.none()))
}

/// `f_lineno`: 0 means none.
pub fn line(cx: &Ctx, object: &Ref) -> u32 {
    let body = this(object);
    let word = if body.base.get().is_null() { Some(body.last.get() as usize) } else { cx.engine().frame_word(cx, object) };
    match (body.code_body(), word) {
        (Some(code), Some(word)) => match code.position(word).line {
            // A generator that has not started.
            0 => code.data().first_line,
            line => line,
        },
        (Some(code), None) => code.data().first_line,
        _ => 0,
    }
}

fn get_line(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let line = line(cx, object);
    Ok(if line == 0 { cx.none() } else { int::new(cx, line as i64) })
}

fn get_last(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let word = if body.base.get().is_null() { Some(body.last.get() as usize) } else { cx.engine().frame_word(cx, object) };
    Ok(int::new(cx, word.map_or(-1, |word| word as i64 * 8)))
}

fn get_locals(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    if !body.base.get().is_null() {
        return cx.engine().frame_locals(cx, object);
    }
    let Some(code) = body.code_body() else { return Ok(dict::new(cx)) };
    if let (true, Some(namespace)) = (code.data().flags.has(crate::code::CodeFlags::NAMESPACE), body.locals.get()) {
        return Ok(namespace);
    }
    let locals = match body.locals.get() {
        Some(locals) => locals,
        None => {
            let locals = dict::new(cx);
            body.locals.set(Some(locals.clone()));
            locals
        }
    };
    for index in 0..body.size.get() as usize {
        let Some(name) = code.register_name(index) else { continue };
        let name = cx.intern(name);
        let value = body
            .variable(index)
            .get()
            .and_then(|value| if value.is_exact(cx.types.cell) { cell::body(&value).contents.get() } else { Some(value) });
        match value {
            Some(value) => dict::set(cx, &locals, &name, &value)?,
            None => {
                dict::delete(cx, &locals, &name)?;
            }
        }
    }
    if let Some(far) = code.data().far_register()
        && let Some(dict) = body.variable(far).get()
    {
        add_far(cx, code, &locals, &dict)?;
    }
    Ok(locals)
}

/// Adds the local variables that have no registers, from the dict that holds them.
pub fn add_far(cx: &Ctx, code: &CodeBody, locals: &Ref, far: &Ref) -> PyResult<()> {
    for name in &code.data().varnames[code.data().near_count as usize..] {
        let name = cx.intern(name);
        match dict::get(cx, far, &name)? {
            Some(value) => dict::set(cx, locals, &name, &value)?,
            None => {
                dict::delete(cx, locals, &name)?;
            }
        }
    }
    Ok(())
}

fn get_code(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).code().unwrap_or_else(|| cx.none()))
}
fn get_globals(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).globals().unwrap_or_else(|| cx.none()))
}
fn get_builtins(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).builtins().unwrap_or_else(|| cx.none()))
}
fn get_trace(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).trace.get().unwrap_or_else(|| cx.none()))
}
fn set_trace(_cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    this(object).trace.set(value.cloned());
    Ok(())
}

// Nobody traces, so these stay as they are.
fn get_trace_lines(cx: &Ctx, _object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(true))
}
fn get_trace_opcodes(cx: &Ctx, _object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(false))
}
fn set_trace_switch(cx: &Ctx, _object: &Ref, _value: Option<&Ref>) -> PyResult<()> {
    cx.not_yet("tracing and profiling functions are not supported by glasspy")
}

fn clear_method(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    if !body.base.get().is_null() {
        cx.engine().frame_clear(cx, object)?;
        return Ok(cx.none());
    }
    clear_ended(body);
    Ok(cx.none())
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let (file, name) =
        body.code_body().map_or((String::new(), String::new()), |code| (code.data().filename.to_string(), code.data().name.to_string()));
    Ok(cx.new_str(&format!("<frame at {:#x}, file '{file}', line {}, code {name}>", object.address(), line(cx, object))))
}

fn sizeof(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, BASIC + this(object).size.get() as usize * 8))
}

const fn getter(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

/// `frame`
pub const SPEC: TypeSpec = TypeSpec {
    name: "frame",
    basic_size: BASIC,
    item_size: 8,
    flags: flags::GC | flags::TRASHCAN | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), ..Slots::EMPTY },
    methods: &[MethodDef::new("clear", Arity::None, clear_method), MethodDef::new("__sizeof__", Arity::None, sizeof)],
    getset: &[
        getter("f_back", get_back),
        getter("f_code", get_code),
        getter("f_globals", get_globals),
        getter("f_builtins", get_builtins),
        getter("f_locals", get_locals),
        getter("f_lineno", get_line),
        getter("f_lasti", get_last),
        GetSetDef { name: "f_trace_lines", get: get_trace_lines, set: Some(set_trace_switch) },
        GetSetDef { name: "f_trace_opcodes", get: get_trace_opcodes, set: Some(set_trace_switch) },
        GetSetDef { name: "f_trace", get: get_trace, set: Some(set_trace) },
    ],
    doc: "A Python call.",
    ..TypeSpec::DEFAULT
};
