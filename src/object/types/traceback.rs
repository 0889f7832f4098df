//! `traceback`: the path an exception took, one object a frame, the outermost first.
//!
//! ```text
//!  ┌────────┬──────┬───────┬───────────────┬──────────┐
//!  │ Header │ next │ frame │ last (i32)    │ line     │   40 bytes, tracked
//!  └────────┴──────┴───────┴───────────────┴──────────┘
//! ```
//! `last` is the byte offset of the instruction, as `f_lasti` counts.

use std::cell::Cell;

use super::str_::convert::c_int;
use super::{exception, int, list};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object,
};

/// A traceback entry.
#[repr(C)]
pub struct TracebackBody {
    head: Header,
    /// The entry of the frame called from here.
    pub next: Field,
    /// The frame.
    pub frame: Field,
    /// Byte offset of the instruction in the frame's code.
    pub last: Cell<i32>,
    /// Line number; 0 for none.
    pub line: Cell<i32>,
}

const SIZE: usize = std::mem::size_of::<TracebackBody>();
const _: () = assert!(SIZE == 40);

// SAFETY: repr(C), begins with Header; only `traceback` declares it.
unsafe impl Body for TracebackBody {}

/// The body of a traceback.
pub fn this(object: &Ref) -> &TracebackBody {
    // SAFETY: callers have a traceback, which cannot be subclassed.
    unsafe { object.body() }
}

fn new(cx: &Ctx, next: Option<Ref>, frame: &Ref, last: i32, line: i32) -> Ref {
    let object = new_object(cx.types.traceback, SIZE);
    let body = this(&object);
    body.next.set(next);
    body.frame.set(Some(frame.clone()));
    body.last.set(last);
    body.line.set(line);
    heap::track(&object);
    object
}

/// Puts an entry in front of an exception's traceback. `word` is the index of the instruction's word.
pub fn push(cx: &Ctx, raised: &Ref, frame: &Ref, word: u32, line: u32) {
    let entry = new(cx, exception::traceback(raised), frame, word as i32 * 8, line as i32);
    exception::set_traceback(raised, Some(entry));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    // SAFETY: only tracebacks have this hook.
    let body: &TracebackBody = unsafe { object.body() };
    for field in [&body.next, &body.frame] {
        if let Some(object) = field.borrow() {
            visit(object);
        }
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(object: &Header) {
    // SAFETY: only tracebacks have this hook.
    let body: &TracebackBody = unsafe { object.body() };
    drop(body.next.take());
    drop(body.frame.take());
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    // SAFETY: only tracebacks have this hook; the count is zero.
    unsafe {
        clear(object);
        free_object(object, SIZE);
    }
}

fn get_next(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).next.get().unwrap_or_else(|| cx.none()))
}

fn set_next(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("can't delete tb_next attribute") };
    if cx.is_none(value) {
        this(object).next.set(None);
        return Ok(());
    }
    if !value.is_exact(cx.types.traceback) {
        return cx.type_error(&format!("expected traceback object, got '{}'", value.ty().display_name()));
    }
    let mut cursor = Some(value.clone());
    while let Some(entry) = cursor {
        if entry.is(object) {
            return cx.value_error("traceback loop detected");
        }
        cursor = this(&entry).next.get();
    }
    this(object).next.set(Some(value.clone()));
    Ok(())
}

fn get_line(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    Ok(if body.line.get() == 0 { cx.none() } else { int::new(cx, body.line.get() as i64) })
}

fn get_last(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(int::new(cx, this(object).last.get() as i64))
}

const NEW: Signature<4> = Signature {
    function: "TracebackType",
    names: ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"],
    positional_only: 0,
    keyword_from: 4,
    required: 4,
};

fn make(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [Some(next), Some(frame), Some(last), Some(line)] = args.bind(cx, &NEW)? else {
        return cx.type_error("TracebackType() takes 4 arguments");
    };
    let next = if cx.is_none(next) {
        None
    } else if next.is_exact(cx.types.traceback) {
        Some(next.clone())
    } else {
        return cx.type_error(&format!("expected traceback object or None, got '{}'", next.ty().display_name()));
    };
    if !frame.is_exact(cx.types.frame) {
        return cx.type_error(&format!("TracebackType() argument 'tb_frame' must be frame, not {}", frame.ty().display_name()));
    }
    let (last, line) = (c_int(cx, last)?, c_int(cx, line)?);
    Ok(new(cx, next, frame, last, line))
}

fn dir(cx: &Ctx, _object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(list::from_vec(cx, ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| cx.intern(name)).to_vec()))
}

/// `traceback`
pub const SPEC: TypeSpec = TypeSpec {
    name: "traceback",
    basic_size: SIZE,
    flags: flags::GC | flags::TRASHCAN,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(make), ..Slots::EMPTY },
    methods: &[MethodDef::new("__dir__", Arity::None, dir)],
    getset: &[
        GetSetDef { name: "tb_next", get: get_next, set: Some(set_next) },
        GetSetDef { name: "tb_lasti", get: get_last, set: None },
        GetSetDef { name: "tb_lineno", get: get_line, set: None },
    ],
    members: &[MemberDef {
        name: "tb_frame",
        kind: MemberKind::Object,
        offset: std::mem::offset_of!(TracebackBody, frame),
        writable: false,
    }],
    doc: "The path an exception took.",
    ..TypeSpec::DEFAULT
};
