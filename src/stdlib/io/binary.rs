//! Byte files: `_io.BufferedReader`, `BufferedWriter`, `BufferedRandom` and `FileIO`, one body for all.
//!
//! ```text
//!  ┌────────┬────────┬──────┬──────┬──────┬───────────┐
//!  │ Header │ number │ name │ mode │ dict │ weak list │   56 bytes
//!  └────────┴────────┴──────┴──────┴──────┴───────────┘
//! ```

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::file::{self, Class, OpenFile, close, run, unsupported, warn_unclosed, with};
use super::text::{seek_number, size_argument, truncate_number};
use super::{REFUSE_REDUCE, REFUSE_REDUCE_EX};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::finalize::finalize_by_count;
use crate::object::protocol::{iterate, text};
use crate::object::types::{bytes, int, list, object, str_, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object,
    type_flags,
};
use crate::stdlib::LazyType;

/// A byte file.
#[repr(C)]
pub struct BinaryBody {
    head: Header,
    number: Cell<usize>,
    name: Field,
    mode: Field,
    dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    /// Whether a text file stands on it, which then closes the entry.
    shared: Cell<bool>,
}
const SIZE: usize = std::mem::size_of::<BinaryBody>();
// SAFETY: repr(C), begins with Header; only the types below declare it.
unsafe impl Body for BinaryBody {}

thread_local! {
    static READER: LazyType = const { LazyType::new(&READER_SPEC) };
    static WRITER: LazyType = const { LazyType::new(&WRITER_SPEC) };
    static RANDOM: LazyType = const { LazyType::new(&RANDOM_SPEC) };
    static RAW: LazyType = const { LazyType::new(&RAW_SPEC) };
}

/// The types with their names.
pub fn classes(cx: &Ctx) -> [(&'static str, Class); 4] {
    [
        ("BufferedReader", READER.with(|class| class.get(cx))),
        ("BufferedWriter", WRITER.with(|class| class.get(cx))),
        ("BufferedRandom", RANDOM.with(|class| class.get(cx))),
        ("FileIO", RAW.with(|class| class.get(cx))),
    ]
}

fn this(object: &Header) -> &BinaryBody {
    // SAFETY: called for objects of the types below only: through their slots, methods and hooks, and by the text file that made one.
    unsafe { object.body() }
}

fn new(cx: &Ctx, number: usize, name: &Ref, mode: &str, shared: bool) -> Ref {
    let (readable, writable, raw) = with(number, |file| (file.readable, file.writable, file.unbuffered && !shared)).unwrap_or_default();
    let class = match (raw, readable, writable) {
        (true, ..) => &RAW,
        (_, true, true) => &RANDOM,
        (_, true, false) => &READER,
        _ => &WRITER,
    };
    let made = new_object(class.with(|class| class.get(cx)), SIZE);
    let body = this(&made);
    body.number.set(number);
    body.name.set(Some(name.clone()));
    body.mode.set(Some(cx.intern(mode)));
    body.shared.set(shared);
    heap::track(&made);
    made
}

/// The byte file under a text file, which owns the entry.
pub fn make(cx: &Ctx, number: usize, name: &Ref, mode: &str) -> Ref {
    let mode: String = mode.chars().filter(|&c| c != '+').chain("b".chars()).chain(mode.chars().filter(|&c| c == '+')).collect();
    new(cx, number, name, &mode, true)
}

/// A byte file of its own.
pub fn make_owned(cx: &Ctx, number: usize, name: &Ref, mode: &str) -> Ref {
    new(cx, number, name, mode, false)
}

/// The text file above has been closed.
pub fn forget(buffer: &Ref) {
    this(buffer).number.set(0);
}

fn drop_fields(body: &BinaryBody) {
    for field in [&body.name, &body.mode, &body.dict] {
        drop(field.take());
    }
}

fn finalize(cx: &Ctx, object: &Ref) {
    if !this(object).shared.get() {
        warn_unclosed(cx, object, this(object).number.get());
    }
}

/// # Safety
/// The count is zero.
unsafe fn dealloc(object: &Header) {
    let body = this(object);
    if body.number.get() != 0 {
        // SAFETY: borrowed, no count is given up here.
        let borrowed = ManuallyDrop::new(unsafe { Ref::from_raw(NonNull::from(object)) });
        if finalize_by_count(Ctx::current(), &borrowed) {
            return;
        }
    }
    heap::untrack(object);
    let number = body.number.take();
    if !body.shared.get() {
        // Nobody is left to hear of a failure.
        let _ = close(number);
    }
    weakref::clear_for_dealloc(Ctx::current(), object);
    drop_fields(body);
    // SAFETY: made with this size; nobody uses it afterwards.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is complete.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let body = this(object);
    for field in [&body.name, &body.mode, &body.dict] {
        if let Some(value) = field.borrow() {
            visit(value);
        }
    }
}

/// # Safety
/// The object is complete.
unsafe fn clear(object: &Header) {
    drop_fields(this(object));
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let name = match this(object).name.get() {
        Some(name) => str_::to_string_lossy(&text::repr(cx, &name)?),
        None => "None".to_owned(),
    };
    Ok(cx.new_str(&format!("<{} name={name}>", object.ty().display_name())))
}

fn read_with(cx: &Ctx, object: &Ref, what: &str, step: impl FnOnce(&mut OpenFile) -> std::io::Result<Vec<u8>>) -> PyResult<Ref> {
    let number = this(object).number.get();
    match with(number, |file| file.readable) {
        None => return cx.value_error(&format!("{what} of closed file")),
        Some(false) => return unsupported(cx, what),
        Some(true) => {}
    }
    let found = run(cx, number, step)?;
    bytes::try_new(cx, &found)
}

fn read(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let most = size_argument(cx, args, "read")?;
    read_with(cx, object, "read", |file| file.read(most))
}

fn readline(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let most = size_argument(cx, args, "readline")?;
    read_with(cx, object, "readline", |file| file.read_line(most))
}

fn readlines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let most = size_argument(cx, args, "readlines")?.filter(|&most| most > 0);
    let result = list::new(cx);
    let mut total = 0;
    while let Some(line) = next(cx, object)? {
        total += bytes::as_slice(&line).len();
        list::append(cx, &result, line)?;
        if most.is_some_and(|most| total >= most) {
            break;
        }
    }
    Ok(result)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let line = read_with(cx, object, "readline", |file| file.read_line(None))?;
    let some = !bytes::as_slice(&line).is_empty();
    Ok(some.then_some(line))
}

fn iter(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    check_open(cx, object)?;
    Ok(object.clone())
}

fn check_open(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if this(object).number.get() == 0 { cx.value_error("I/O operation on closed file.") } else { Ok(()) }
}

fn write_one(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<usize> {
    if !bytes::is_bytes_like(value) {
        return cx.type_error(&format!("a bytes-like object is required, not '{}'", value.ty().display_name()));
    }
    let data = bytes::bytes_like(cx, value)?;
    let number = this(object).number.get();
    match with(number, |file| file.writable) {
        None => return cx.value_error("write to closed file"),
        Some(false) => return unsupported(cx, "write"),
        Some(true) => {}
    }
    run(cx, number, |file| file.write(&data))?;
    Ok(data.len())
}

fn write(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let size = write_one(cx, object, args.at(0))?;
    Ok(int::from_usize(cx, size))
}

fn write_lines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check_open(cx, object)?;
    iterate::for_each(cx, args.at(0), |line| write_one(cx, object, &line).map(drop))?;
    Ok(cx.none())
}

fn flush(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match with(this(object).number.get(), |file| file.flush()) {
        None => cx.value_error("flush of closed file"),
        Some(Ok(())) => Ok(cx.none()),
        Some(Err(problem)) => file::os_error(cx, &problem, None),
    }
}

fn close_(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match close(this(object).number.take()) {
        Ok(()) => Ok(cx.none()),
        Err(problem) => file::os_error(cx, &problem, None),
    }
}

fn enter(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    check_open(cx, object)?;
    Ok(object.clone())
}

fn exit(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    close_(cx, object, Args::NONE)
}

fn ask(cx: &Ctx, object: &Ref, question: impl FnOnce(&mut OpenFile) -> Ref) -> PyResult<Ref> {
    match with(this(object).number.get(), question) {
        Some(answer) => Ok(answer),
        None => cx.value_error("I/O operation on closed file"),
    }
}
fn fileno(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| int::new(cx, file.fd().into()))
}
fn isatty(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| cx.bool(file.is_terminal()))
}
fn readable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| cx.bool(file.readable))
}
fn writable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| cx.bool(file.writable))
}
fn seekable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| cx.bool(file.seekable()))
}
fn seek(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    seek_number(cx, this(object).number.get(), args)
}
fn tell(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let place = run(cx, this(object).number.get(), |file| file.tell())?;
    Ok(int::from_u64(cx, place))
}
fn truncate(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    truncate_number(cx, this(object).number.get(), args)
}
fn get_closed(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).number.get() == 0))
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("write", Arity::One, write),
    MethodDef::new("writelines", Arity::One, write_lines),
    MethodDef::new("read", Arity::Positional, read),
    MethodDef::new("readline", Arity::Positional, readline),
    MethodDef::new("readlines", Arity::Positional, readlines),
    MethodDef::new("flush", Arity::None, flush),
    MethodDef::new("close", Arity::None, close_),
    MethodDef::new("fileno", Arity::None, fileno),
    MethodDef::new("isatty", Arity::None, isatty),
    MethodDef::new("readable", Arity::None, readable),
    MethodDef::new("writable", Arity::None, writable),
    MethodDef::new("seekable", Arity::None, seekable),
    MethodDef::new("seek", Arity::Positional, seek),
    MethodDef::new("tell", Arity::None, tell),
    MethodDef::new("truncate", Arity::Positional, truncate),
    MethodDef::new("__enter__", Arity::None, enter),
    MethodDef::new("__exit__", Arity::Positional, exit),
    REFUSE_REDUCE,
    REFUSE_REDUCE_EX,
];

const fn spec(name: &'static str) -> TypeSpec {
    TypeSpec {
        name,
        basic_size: SIZE,
        flags: flags::GC | type_flags::NO_INSTANTIATION,
        dealloc: Some(dealloc),
        traverse: Some(traverse),
        clear: Some(clear),
        slots: Slots {
            finalize: Some(finalize),
            repr: Some(repr),
            iter: Some(iter),
            next: Some(next),
            get_attr: Some(object::get_attribute),
            set_attr: Some(object::set_attribute),
            ..Slots::EMPTY
        },
        methods: METHODS,
        getset: &[GetSetDef { name: "closed", get: get_closed, set: None }],
        members: &[
            MemberDef { name: "name", kind: MemberKind::Object, offset: std::mem::offset_of!(BinaryBody, name), writable: false },
            MemberDef { name: "mode", kind: MemberKind::Object, offset: std::mem::offset_of!(BinaryBody, mode), writable: false },
        ],
        dict_offset: std::mem::offset_of!(BinaryBody, dict) as isize,
        weak_list_offset: std::mem::offset_of!(BinaryBody, weak_list) as isize,
        doc: "A file of bytes.",
        ..TypeSpec::DEFAULT
    }
}
static READER_SPEC: TypeSpec = spec("_io.BufferedReader");
static WRITER_SPEC: TypeSpec = spec("_io.BufferedWriter");
static RANDOM_SPEC: TypeSpec = spec("_io.BufferedRandom");
static RAW_SPEC: TypeSpec = spec("_io.FileIO");
