//! `_io.StringIO`: a text file in memory.
//!
//! ```text
//!  ┌────────┬────────────────┬───────┬─────────┬─────┬──────┬───────────┬────────┐
//!  │ Header │ run (memory.rs)│ state │ newline │ its texts │ pad │ dict │ weak list │ unused │   168 bytes; characters of 4 bytes
//!  └────────┴────────────────┴───────┴─────────┴─────┴──────┴───────────┴────────┘
//! ```

use std::cell::Cell;
use std::ptr::NonNull;

use super::file::unsupported;
use super::memory::{Run, memory_file, size_to_keep};
use super::text::size_argument;
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{iterate, number};
use crate::object::types::{dict, int, list, object, str_, tuple, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, try_new_object,
    type_flags,
};
use crate::stdlib::LazyType;

/// A text file in memory.
#[repr(C)]
struct MemoryTextBody {
    head: Header,
    run: Run<u32>,
    /// 0: `__init__` has not run, 1: open, 2: closed.
    state: Cell<usize>,
    newline: Cell<Newline>,
    /// The text of `newline`, and the same again if line ends are written so.
    read: Field,
    written: Field,
    pad: [u64; 8],
    dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    unused: u64,
}
const SIZE: usize = std::mem::size_of::<MemoryTextBody>();
const _: () = assert!(SIZE == 168 && std::mem::offset_of!(MemoryTextBody, dict) == 144);
memory_file!(MemoryTextBody { read, written });

/// The argument `newline`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
enum Newline {
    /// `'\n'`
    Line = 0,
    /// None: `\r\n` and `\r` become `\n`.
    Translate,
    /// `''`: kept, and lines end at any of the three.
    Any,
    /// `'\r'`
    Return,
    /// `'\r\n'`
    Both,
}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `_io.StringIO`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn check(cx: &Ctx, object: &Ref) -> PyResult<()> {
    match this(object).state.get() {
        1 => Ok(()),
        0 => cx.value_error("I/O operation on uninitialized object"),
        _ => cx.value_error("I/O operation on closed file"),
    }
}

/// The same in the words of the base class.
fn check_base(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if this(object).state.get() == 2 { cx.value_error("I/O operation on closed file.") } else { Ok(()) }
}

fn length(found: &Ref) -> usize {
    str_::len(found)
}

const INIT: Signature<2> =
    Signature { function: "StringIO", names: ["initial_value", "newline"], positional_only: 0, keyword_from: 2, required: 0 };

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let [value, newline] = args.bind(cx, &INIT)?;
    let newline = match newline {
        None => Newline::Line,
        Some(newline) if cx.is_none(newline) => Newline::Translate,
        Some(newline) if str_::is_str(newline) => match str_::to_string_lossy(newline).as_str() {
            "" => Newline::Any,
            "\n" => Newline::Line,
            "\r" => Newline::Return,
            "\r\n" => Newline::Both,
            _ => {
                let shown = str_::to_string_lossy(&str_::repr(cx, newline)?);
                return cx.value_error(&format!("illegal newline value: {shown}"));
            }
        },
        Some(newline) => return cx.type_error(&format!("newline must be str or None, not {}", newline.ty().display_name())),
    };
    let value = value.filter(|value| !cx.is_none(value));
    if let Some(value) = value
        && !str_::is_str(value)
    {
        return cx.type_error(&format!("initial_value must be str or None, not {}", value.ty().display_name()));
    }
    let body = this(object);
    body.run.release();
    body.run.position.set(0);
    body.newline.set(newline);
    let text = newline_text(newline).map(|text| cx.intern(text));
    body.written.set(text.clone().filter(|_| matches!(newline, Newline::Return | Newline::Both)));
    body.read.set(text);
    body.state.set(1);
    body.run.begin(cx)?;
    if let Some(value) = value {
        write_text(cx, object, value)?;
    }
    body.run.position.set(0);
    Ok(())
}

fn write_text(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<()> {
    let body = this(object);
    let length = str_::len(value);
    let mut room = [0; 64];
    if let (Newline::Line | Newline::Any, str_::Chars::One(source), Some(room)) =
        (body.newline.get(), str_::chars(value), room.get_mut(..length))
    {
        room.iter_mut().zip(source).for_each(|(unit, &c)| *unit = c.into());
        return body.run.write(cx, room);
    }
    let source = str_::chars(value).iter();
    let mut out = Vec::with_capacity(str_::len(value));
    match body.newline.get() {
        Newline::Line | Newline::Any => out.extend(source),
        Newline::Translate => {
            let mut after_return = false;
            for c in source {
                if !(after_return && c == 10) {
                    out.push(if c == 13 { 10 } else { c });
                }
                after_return = c == 13;
            }
        }
        kind => {
            for c in source {
                match c {
                    10 if kind == Newline::Both => out.extend([13, 10]),
                    10 => out.push(13),
                    c => out.push(c),
                }
            }
        }
    }
    body.run.write(cx, &out)
}

fn write(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    check_write(cx, object, value)?;
    Ok(int::from_usize(cx, str_::len(value)))
}

fn check_write(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<()> {
    check(cx, object)?;
    if !str_::is_str(value) {
        return cx.type_error(&format!("string argument expected, got '{}'", value.ty().display_name()));
    }
    write_text(cx, object, value)
}

fn write_lines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check_base(cx, object)?;
    iterate::for_each(cx, args.at(0), |line| check_write(cx, object, &line))?;
    Ok(cx.none())
}

fn text_of(cx: &Ctx, units: &[u32]) -> PyResult<Ref> {
    str_::from_chars(cx, str_::Chars::Four(units))
}

/// Takes the next `count` characters.
fn take(cx: &Ctx, object: &Ref, count: usize) -> PyResult<Ref> {
    let run = &this(object).run;
    let count = count.min(run.rest().len());
    let text = text_of(cx, &run.rest()[..count])?;
    run.position.set(run.position.get() + count);
    Ok(text)
}

/// Characters of the next line, its end included.
fn line_length(object: &Ref) -> usize {
    let body = this(object);
    let rest = body.run.rest();
    let end = match body.newline.get() {
        Newline::Line | Newline::Translate => rest.iter().position(|&c| c == 10).map(|at| at + 1),
        Newline::Return => rest.iter().position(|&c| c == 13).map(|at| at + 1),
        Newline::Both => rest.windows(2).position(|pair| pair == [13, 10]).map(|at| at + 2),
        Newline::Any => rest.iter().position(|&c| c == 10 || c == 13).map(|at| {
            let both = rest[at] == 13 && rest.get(at + 1) == Some(&10);
            at + 1 + both as usize
        }),
    };
    end.unwrap_or(rest.len())
}

fn get_value(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check(cx, object)?;
    text_of(cx, this(object).run.units())
}

fn seek(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "seek", 1, 2)?;
    let offset = number::index_isize(cx, args.at(0))?;
    let whence = args.get(1).map_or(Ok(0), |whence| number::index_isize(cx, whence))?;
    check(cx, object)?;
    let run = &this(object).run;
    let place = match (whence, usize::try_from(offset)) {
        (0, Ok(place)) => place,
        (0, Err(_)) => return cx.value_error(&format!("Negative seek position {offset}")),
        (1 | 2, Ok(0)) => {
            if whence == 1 {
                run.position.get()
            } else {
                run.length.get()
            }
        }
        (1 | 2, _) => {
            let word = if whence == 1 { "cur" } else { "end" };
            return cx.raise(cx.types.os_error, &format!("Can't do nonzero {word}-relative seeks"));
        }
        _ => return cx.value_error(&format!("Invalid whence ({whence}, should be 0, 1 or 2)")),
    };
    run.position.set(place);
    Ok(int::from_usize(cx, place))
}

fn truncate(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "truncate", 0, 1)?;
    check(cx, object)?;
    let run = &this(object).run;
    let length = size_to_keep(cx, run.position.get(), args, "Negative size value")?;
    run.truncate(cx, length)?;
    Ok(int::from_usize(cx, length))
}

fn close(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    body.state.set(2);
    body.run.truncate(cx, 0)?;
    drop((body.read.take(), body.written.take()));
    Ok(cx.none())
}

fn nothing(cx: &Ctx, _object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.none())
}

fn newline_text(kind: Newline) -> Option<&'static str> {
    match kind {
        Newline::Line => Some("\n"),
        Newline::Translate => None,
        Newline::Any => Some(""),
        Newline::Return => Some("\r"),
        Newline::Both => Some("\r\n"),
    }
}

fn get_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = get_value(cx, object, args)?;
    let newline = this(object).read.get().unwrap_or_else(|| cx.none());
    let names = match this(object).dict.get() {
        Some(names) => dict::copy(cx, &names)?,
        None => cx.none(),
    };
    Ok(tuple::from_vec(cx, vec![value, newline, int::from_usize(cx, this(object).run.position.get()), names]))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let state = args.at(0);
    let parts = if state.has_flag(type_flags::TUPLE) { tuple::items(state).to_vec() } else { Vec::new() };
    let [value, newline, position, names] = &parts[..] else {
        let name = state.ty().display_name();
        return cx.type_error(&format!("{}.__setstate__ argument should be 4-tuple, got {name}", object.ty().display_name()));
    };
    init(cx, object, Args::new(&[value.clone(), newline.clone()]))?;
    let place = number::index_isize(cx, position)?;
    match usize::try_from(place) {
        Ok(place) => this(object).run.position.set(place),
        Err(_) => return cx.value_error("position value cannot be negative"),
    }
    if !cx.is_none(names) {
        object::set_instance_dict(cx, object, Some(names))?;
    }
    Ok(cx.none())
}

fn get_closed(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).state.get() == 2))
}
fn get_line_buffering(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    check(cx, object)?;
    Ok(cx.bool(false))
}
fn get_none(cx: &Ctx, _object: &Ref) -> PyResult<Ref> {
    Ok(cx.none())
}

const fn getter(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

static SPEC: TypeSpec = TypeSpec {
    name: "_io.StringIO",
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
        MethodDef::new("read", Arity::Positional, read),
        MethodDef::new("readline", Arity::Positional, readline),
        MethodDef::new("readlines", Arity::Positional, readlines),
        MethodDef::new("write", Arity::One, write),
        MethodDef::new("writelines", Arity::One, write_lines),
        MethodDef::new("seek", Arity::Positional, seek),
        MethodDef::new("tell", Arity::None, tell),
        MethodDef::new("truncate", Arity::Positional, truncate),
        MethodDef::new("close", Arity::None, close),
        MethodDef::new("flush", Arity::None, nothing),
        MethodDef::new("readable", Arity::None, yes),
        MethodDef::new("writable", Arity::None, yes),
        MethodDef::new("seekable", Arity::None, yes),
        MethodDef::new("isatty", Arity::None, isatty),
        MethodDef::new("fileno", Arity::None, fileno),
        MethodDef::new("detach", Arity::None, detach),
        MethodDef::new("__enter__", Arity::None, enter),
        MethodDef::new("__exit__", Arity::Positional, close),
        MethodDef::new("__getstate__", Arity::None, get_state),
        MethodDef::new("__setstate__", Arity::One, set_state),
    ],
    getset: &[
        getter("closed", get_closed),
        getter("line_buffering", get_line_buffering),
        getter("newlines", get_none),
        getter("encoding", get_none),
        getter("errors", get_none),
        GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) },
    ],
    dict_offset: 144,
    weak_list_offset: 152,
    doc: "Text I/O implementation using an in-memory buffer.",
    ..TypeSpec::DEFAULT
};
