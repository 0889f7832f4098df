//! `_io.BytesIO`: a byte file in memory.
//!
//! ```text
//!  ┌────────┬────────────────┬──────┬───────────┬─────────┐
//!  │ Header │ bytes_run.rs   │ dict │ weak list │ exports │   64 bytes; closed: the position is usize::MAX
//!  └────────┴────────────────┴──────┴───────────┴─────────┘
//! ```
//! `exports` counts the views that `getbuffer()` gave out; meanwhile the file cannot change its size or be closed.

use std::cell::Cell;
use std::ptr::NonNull;

use super::bytes_buffer;
use super::bytes_run::BytesRun;
use super::file::unsupported;
use super::memory::{memory_file, size_to_keep};
use super::text::size_argument;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::buffer::Lent;
use crate::object::protocol::{iterate, number};
use crate::object::types::{bytes, dict, int, list, memoryview, object, tuple, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, try_new_object,
    type_flags,
};
use crate::stdlib::LazyType;

/// A byte file in memory.
#[repr(C)]
struct BytesBody {
    head: Header,
    run: BytesRun,
    dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    exports: Cell<usize>,
}
const SIZE: usize = std::mem::size_of::<BytesBody>();
const _: () = assert!(SIZE == 64);
const CLOSED: usize = usize::MAX;
memory_file!(BytesBody {});

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `_io.BytesIO`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn check(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if this(object).run.position.get() == CLOSED { cx.value_error("I/O operation on closed file.") } else { Ok(()) }
}

/// Fails while somebody looks at the bytes.
fn check_exports(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if is_held(object) {
        return cx.raise(cx.types.buffer_error, "Existing exports of data: object cannot be re-sized");
    }
    Ok(())
}

fn is_held(object: &Ref) -> bool {
    this(object).exports.get() > 0
}

/// Value, position, dict.
fn get_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = get_value(cx, object, args)?;
    let names = match this(object).dict.get() {
        Some(names) => dict::copy(cx, &names)?,
        None => cx.none(),
    };
    Ok(tuple::from_vec(cx, vec![value, int::from_usize(cx, this(object).run.position.get()), names]))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let state = args.at(0);
    let parts = if state.has_flag(type_flags::TUPLE) { tuple::items(state).to_vec() } else { Vec::new() };
    let [value, position, names] = &parts[..] else {
        let name = state.ty().display_name();
        return cx.type_error(&format!("{}.__setstate__ argument should be 3-tuple, got {name}", object.ty().display_name()));
    };
    check(cx, object)?;
    init(cx, object, Args::new(std::slice::from_ref(value)))?;
    if !int::is_int(position) {
        let name = position.ty().display_name();
        return cx.type_error(&format!("second item of state must be an integer, not {name}"));
    }
    match usize::try_from(int::to_isize(cx, position)?) {
        Ok(place) => this(object).run.position.set(place),
        Err(_) => return cx.value_error("position value cannot be negative"),
    }
    if !cx.is_none(names) {
        if !names.has_flag(type_flags::DICT) {
            let name = names.ty().display_name();
            return cx.type_error(&format!("third item of state should be a dict, got a {name}"));
        }
        match this(object).dict.get() {
            Some(own) => dict::update(cx, &own, names)?,
            None => this(object).dict.set(Some(names.clone())),
        }
    }
    Ok(cx.none())
}

const INIT: Signature<1> = Signature { function: "BytesIO", names: ["initial_bytes"], positional_only: 0, keyword_from: 1, required: 0 };

/// The base class of CPython says the same.
fn check_base(cx: &Ctx, object: &Ref) -> PyResult<()> {
    check(cx, object)
}

fn length(found: &Ref) -> usize {
    bytes::as_slice(found).len()
}

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let [value] = args.bind(cx, &INIT)?;
    let run = &this(object).run;
    run.length.set(0);
    run.position.set(0);
    check_exports(cx, object)?;
    if run.buffer.borrow().is_none() {
        run.fill(&bytes::new(cx, b""));
    }
    match value.filter(|value| !cx.is_none(value)) {
        Some(value) if value.is_exact(cx.types.bytes) => run.fill(value),
        Some(value) => {
            write_bytes(cx, object, value)?;
            run.position.set(0);
        }
        None => {}
    }
    Ok(())
}

fn write_bytes(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<usize> {
    check(cx, object)?;
    check_exports(cx, object)?;
    let view = bytes::bytes_like(cx, value)?;
    if !view.is_empty() {
        this(object).run.write(cx, &view)?;
    }
    Ok(view.len())
}

fn write(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let written = write_bytes(cx, object, args.at(0))?;
    Ok(int::from_usize(cx, written))
}

fn write_lines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    iterate::for_each(cx, args.at(0), |line| write_bytes(cx, object, &line).map(drop))?;
    Ok(cx.none())
}

fn take(cx: &Ctx, object: &Ref, count: usize) -> PyResult<Ref> {
    this(object).run.read(cx, count, is_held(object))
}

fn read_into(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    let target = args.at(0);
    let run = &this(object).run;
    let view = if bytes::is_bytes_like(target) { Some(memoryview::new(cx, target)?) } else { None };
    let Some(count) = view.and_then(|view| memoryview::write_start(cx, &view, run.rest())) else {
        let name = target.ty().display_name();
        return cx.type_error(&format!("readinto() argument must be read-write bytes-like object, not {name}"));
    };
    run.position.set(run.position.get() + count);
    Ok(int::from_usize(cx, count))
}

fn line_length(object: &Ref) -> usize {
    let rest = this(object).run.rest();
    rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1)
}

fn get_value(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    this(object).run.value(cx, is_held(object))
}

fn get_buffer(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    memoryview::new(cx, &bytes_buffer::new(cx, object)?)
}

/// The memory for a view: counted until `give_back`.
pub(super) fn lend(cx: &Ctx, object: &Ref) -> PyResult<Lent> {
    let body = this(object);
    let data = body.run.open(cx, is_held(object))?;
    body.exports.set(body.exports.get() + 1);
    Ok(Lent { data, bytes: body.run.length.get(), unit: memoryview::Unit::Byte, readonly: false })
}

/// A view is done.
pub(super) fn give_back(object: &Header) {
    let exports = &this(object).exports;
    exports.set(exports.get() - 1);
}

fn seek(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "seek", 1, 2)?;
    let offset = number::index_isize(cx, args.at(0))?;
    let whence = args.get(1).map_or(Ok(0), |whence| number::index_isize(cx, whence))?;
    check(cx, object)?;
    let run = &this(object).run;
    let start = match whence {
        0 if offset < 0 => return cx.value_error(&format!("negative seek value {offset}")),
        0 => 0,
        1 => run.position.get(),
        2 => run.length.get(),
        _ => return cx.value_error(&format!("invalid whence ({whence}, should be 0, 1 or 2)")),
    };
    let Some(place) = isize::try_from(start).ok().and_then(|start| start.checked_add(offset)) else {
        return cx.raise(cx.types.overflow_error, "new position too large");
    };
    run.position.set(place.max(0) as usize);
    Ok(int::from_usize(cx, run.position.get()))
}

fn truncate(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "truncate", 0, 1)?;
    check(cx, object)?;
    check_exports(cx, object)?;
    let run = &this(object).run;
    let length = size_to_keep(cx, run.position.get(), args, "negative size value")?;
    run.truncate(cx, length)?;
    Ok(int::from_usize(cx, length))
}

fn close(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check_exports(cx, object)?;
    this(object).run.release();
    this(object).run.position.set(CLOSED);
    Ok(cx.none())
}

fn flush(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    Ok(cx.none())
}

fn sizeof(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let run = &this(object).run;
    let own = match run.buffer.borrow() {
        Some(buffer) if !run.is_shared() => 33 + bytes::as_slice(buffer).len(),
        _ => 0,
    };
    Ok(int::from_usize(cx, object.ty().kind.basic_size.get() as usize + own))
}

fn get_closed(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).run.position.get() == CLOSED))
}

static SPEC: TypeSpec = TypeSpec {
    name: "_io.BytesIO",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        iter: Some(iter),
        next: Some(next),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("getvalue", Arity::None, get_value),
        MethodDef::new("getbuffer", Arity::None, get_buffer),
        MethodDef::new("read", Arity::Positional, read),
        MethodDef::new("read1", Arity::Positional, read),
        MethodDef::new("readinto", Arity::One, read_into),
        MethodDef::new("readline", Arity::Positional, readline),
        MethodDef::new("readlines", Arity::Positional, readlines),
        MethodDef::new("write", Arity::One, write),
        MethodDef::new("writelines", Arity::One, write_lines),
        MethodDef::new("seek", Arity::Positional, seek),
        MethodDef::new("tell", Arity::None, tell),
        MethodDef::new("truncate", Arity::Positional, truncate),
        MethodDef::new("close", Arity::None, close),
        MethodDef::new("flush", Arity::None, flush),
        MethodDef::new("readable", Arity::None, yes),
        MethodDef::new("writable", Arity::None, yes),
        MethodDef::new("seekable", Arity::None, yes),
        MethodDef::new("isatty", Arity::None, isatty),
        MethodDef::new("fileno", Arity::None, fileno),
        MethodDef::new("detach", Arity::None, detach),
        MethodDef::new("__sizeof__", Arity::None, sizeof),
        MethodDef::new("__getstate__", Arity::None, get_state),
        MethodDef::new("__setstate__", Arity::One, set_state),
        MethodDef::new("__enter__", Arity::None, enter),
        MethodDef::new("__exit__", Arity::Positional, close),
    ],
    getset: &[
        GetSetDef { name: "closed", get: get_closed, set: None },
        GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) },
    ],
    dict_offset: std::mem::offset_of!(BytesBody, dict) as isize,
    weak_list_offset: std::mem::offset_of!(BytesBody, weak_list) as isize,
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    ..TypeSpec::DEFAULT
};
