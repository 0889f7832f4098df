//! Text files: `_io.TextIOWrapper`.
//!
//! ```text
//!  ┌────────┬────────┬──────┬──────┬──────────┬────────┬────────┬──────┬──────────┬──────────┐
//!  │ Header │ number │ name │ mode │ encoding │ errors │ buffer │ dict │ weak list│ newline… │   200 bytes
//!  └────────┴────────┴──────┴──────┴──────────┴────────┴────────┴──────┴──────────┴──────────┘
//! ```
//! `number` names an entry of `file.rs`. Bytes become text a line or a whole read at a time.

use std::cell::Cell;
use std::io::SeekFrom;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::file::{self, Class, OpenFile, close, run, unsupported, warn_unclosed, with};
use super::{REFUSE_REDUCE, REFUSE_REDUCE_EX, binary};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::finalize::finalize_by_count;
use crate::object::protocol::{iterate, number, text};
use crate::object::types::{bytes, int, list, object, str_, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeSpec, free_object,
    new_object, type_flags,
};
use crate::stdlib::LazyType;

/// A text file.
#[repr(C)]
pub struct TextBody {
    head: Header,
    /// Entry of `file.rs`, 0 when closed.
    pub number: Cell<usize>,
    name: Field,
    mode: Field,
    encoding: Field,
    /// Error handler.
    pub errors: Field,
    buffer: Field,
    /// 1: UTF-8 with strict errors, so that ASCII and UTF-8 go through as they are.
    pub plain: Cell<bool>,
    /// Line end that `\n` is written as: 0 as it is, 1 `\r\n`, 2 `\r`.
    newline: Cell<u8>,
    /// The pieces that wait, as CPython keeps them: the str itself if it is ASCII, else its bytes; a list if there are several. So a str that
    /// has been written lives, and its count is one higher, until `CHUNK` bytes have come together or the file is flushed.
    pending: Field,
    /// Number of their bytes.
    pending_bytes: Cell<usize>,
    unused: [u64; 11],
    weak_list: Cell<Option<NonNull<Header>>>,
    dict: Field,
    pad: u64,
}
/// Bytes that are gathered before they go on to the buffer.
const CHUNK: usize = 8192;
const SIZE: usize = std::mem::size_of::<TextBody>();
const _: () = assert!(SIZE == 200);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for TextBody {}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `_io.TextIOWrapper`
pub fn class(cx: &Ctx) -> Class {
    CLASS.with(|class| class.get(cx))
}

/// The body of a text file; None for any other object.
#[inline]
pub fn body(object: &Ref) -> Option<&TextBody> {
    let class = CLASS.with(LazyType::existing)?;
    // SAFETY: the type declares this body and cannot be subclassed.
    if object.is_exact(class) { Some(unsafe { object.body() }) } else { None }
}

fn this(object: &Header) -> &TextBody {
    // SAFETY: called for objects of the type only: through its slots, methods and hooks.
    unsafe { object.body() }
}

/// How text and bytes correspond.
pub struct Coding<'a> {
    /// Name as `encoding` shows it.
    pub encoding: &'a str,
    /// Error handler.
    pub errors: &'a str,
    /// As given to `open`.
    pub newline: Option<&'a str>,
}

/// A text file for an entry.
pub fn make(cx: &Ctx, number: usize, name: &Ref, mode: &str, coding: &Coding<'_>) -> Ref {
    let made = new_object(class(cx), SIZE);
    let body = this(&made);
    body.number.set(number);
    body.name.set(Some(name.clone()));
    body.mode.set(Some(cx.intern(mode)));
    body.encoding.set(Some(cx.new_str(coding.encoding)));
    body.errors.set(Some(cx.intern(coding.errors)));
    let utf8 = matches!(coding.encoding.to_ascii_lowercase().as_str(), "utf-8" | "utf8");
    body.plain.set(utf8);
    body.newline.set(match coding.newline {
        Some("\r\n") => 1,
        Some("\r") => 2,
        _ => 0,
    });
    with(number, |file| file.translate = coding.newline.is_none() && file.readable);
    body.buffer.set(Some(binary::make(cx, number, name, mode)));
    heap::track(&made);
    made
}

fn dealloc_fields(body: &TextBody) {
    for field in [&body.pending, &body.buffer, &body.name, &body.mode, &body.encoding, &body.errors, &body.dict] {
        drop(field.take());
    }
}

fn finalize(cx: &Ctx, object: &Ref) {
    warn_unclosed(cx, object, this(object).number.get());
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
    if let Some(buffer) = body.buffer.borrow() {
        binary::forget(buffer);
    }
    // Nobody is left to hear of a failure.
    let _ = close(body.number.take());
    weakref::clear_for_dealloc(Ctx::current(), object);
    dealloc_fields(body);
    // SAFETY: made with this size; nobody uses it afterwards.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is complete.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let body = this(object);
    for field in [&body.name, &body.mode, &body.encoding, &body.errors, &body.buffer, &body.pending, &body.dict] {
        if let Some(value) = field.borrow() {
            visit(value);
        }
    }
}

/// # Safety
/// The object is complete.
unsafe fn clear(object: &Header) {
    dealloc_fields(this(object));
}

fn shown(field: &Field) -> String {
    field.borrow().filter(|value| str_::is_str(value)).map_or_else(String::new, str_::to_string_lossy)
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let name = match body.name.get() {
        Some(name) => str_::to_string_lossy(&text::repr(cx, &name)?),
        None => "None".to_owned(),
    };
    Ok(cx.new_str(&format!("<_io.TextIOWrapper name={name} mode='{}' encoding='{}'>", shown(&body.mode), shown(&body.encoding))))
}

/// Encodes and writes a str.
pub fn write_text(cx: &Ctx, object: &Ref, value: &Ref) -> PyResult<()> {
    let body = this(object);
    let can_write = match with(body.number.get(), |file| file.writable) {
        None => return file::closed(cx),
        Some(can_write) => can_write,
    };
    if !can_write {
        return unsupported(cx, "not writable");
    }
    let translated;
    let value = match body.newline.get() {
        0 => value,
        kind => {
            let end = if kind == 1 { "\r\n" } else { "\r" };
            translated = str_::replace(cx, value, &cx.intern("\n"), &cx.new_str(end), -1)?;
            &translated
        }
    };
    if body.plain.get()
        && let Some(ascii) = str_::ascii(value)
    {
        return write_piece(cx, body, value, ascii.as_bytes());
    }
    let (encoding, errors) = (shown(&body.encoding), shown(&body.errors));
    let encoded = str_::codec::encode(cx, value, Some(&encoding), Some(&errors))?;
    write_piece(cx, body, &encoded, bytes::as_slice(&encoded))
}

/// Writes the bytes of a piece (an ASCII str or bytes), which stays alive as long as they wait.
#[inline]
pub fn write_piece(cx: &Ctx, body: &TextBody, piece: &Ref, bytes: &[u8]) -> PyResult<()> {
    let through = run(cx, body.number.get(), |file| {
        file.write(bytes)?;
        Ok(file.goes_through(bytes))
    })?;
    keep(cx, body, piece, bytes.len())?;
    if through || body.pending_bytes.get() >= CHUNK {
        let_go(body);
    }
    Ok(())
}

/// Adds a piece to those that wait.
fn keep(cx: &Ctx, body: &TextBody, piece: &Ref, length: usize) -> PyResult<()> {
    if body.pending_bytes.get() + length > CHUNK {
        let_go(body);
    }
    body.pending_bytes.set(body.pending_bytes.get() + length);
    match body.pending.get() {
        None => body.pending.set(Some(piece.clone())),
        Some(pieces) if pieces.is_exact(cx.types.list) => list::append(cx, &pieces, piece.clone())?,
        Some(first) => body.pending.set(Some(list::from_vec(cx, vec![first, piece.clone()]))),
    }
    Ok(())
}

/// The pieces go on.
fn let_go(body: &TextBody) {
    body.pending_bytes.set(0);
    drop(body.pending.take());
}

fn write(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = file::text_argument(cx, "write()", "", args.at(0))?;
    write_text(cx, object, value)?;
    Ok(int::from_usize(cx, str_::len(value)))
}

fn write_lines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    check_open(cx, object)?;
    iterate::for_each(cx, args.at(0), |line| write_text(cx, object, file::text_argument(cx, "write()", "", &line)?))?;
    Ok(cx.none())
}

fn check_open(cx: &Ctx, object: &Ref) -> PyResult<()> {
    if this(object).number.get() == 0 { file::closed(cx) } else { Ok(()) }
}

/// Runs a reading step and turns the bytes into text.
fn read_with(cx: &Ctx, object: &Ref, step: impl FnOnce(&mut OpenFile) -> std::io::Result<Vec<u8>>) -> PyResult<Ref> {
    let body = this(object);
    match with(body.number.get(), |file| file.readable) {
        None => return file::closed(cx),
        Some(false) => return unsupported(cx, "not readable"),
        Some(true) => {}
    }
    let_go(body);
    let found = run(cx, body.number.get(), step)?;
    if body.plain.get() && found.is_ascii() {
        return str_::from_ascii(cx, &found);
    }
    let (encoding, errors) = (shown(&body.encoding), shown(&body.errors));
    let object = bytes::new(cx, &found);
    str_::codec::decode(cx, &object, &found, Some(&encoding), Some(&errors))
}

/// A size argument: None, negative or absent stand for everything.
pub(super) fn size_argument(cx: &Ctx, args: Args<'_>, function: &str) -> PyResult<Option<usize>> {
    args.between(cx, function, 0, 1)?;
    match args.get(0) {
        None => Ok(None),
        Some(value) if cx.is_none(value) => Ok(None),
        Some(value) => {
            if !number::is_index(value) {
                return cx.type_error(&format!("argument should be integer or None, not '{}'", value.ty().display_name()));
            }
            Ok(usize::try_from(number::index_isize(cx, value)?).ok())
        }
    }
}

fn read(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match size_argument(cx, args, "read")? {
        None => read_with(cx, object, |file| file.read(None)),
        Some(size) => {
            let plain = this(object).plain.get();
            read_with(cx, object, |file| if plain { file.read_characters(size) } else { file.read(Some(size)) })
        }
    }
}

/// The next line, empty at the end.
pub fn read_line_text(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    read_with(cx, object, |file| file.read_line(None))
}

fn readline(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let most = size_argument(cx, args, "readline")?;
    read_with(cx, object, |file| file.read_line(most))
}

fn readlines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let most = size_argument(cx, args, "readlines")?.filter(|&most| most > 0);
    let result = list::new(cx);
    let mut total = 0;
    loop {
        let line = read_line_text(cx, object)?;
        let length = str_::len(&line);
        if length == 0 {
            return Ok(result);
        }
        list::append(cx, &result, line)?;
        total += length;
        if most.is_some_and(|most| total >= most) {
            return Ok(result);
        }
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let line = read_line_text(cx, object)?;
    Ok((str_::len(&line) > 0).then_some(line))
}

fn iter(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    check_open(cx, object)?;
    Ok(object.clone())
}

fn flush(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    flush_body(cx, this(object))?;
    Ok(cx.none())
}

/// Writes what waits.
pub fn flush_body(cx: &Ctx, body: &TextBody) -> PyResult<()> {
    let_go(body);
    run(cx, body.number.get(), |file| file.flush())
}

fn close_(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let_go(this(object));
    let number = this(object).number.take();
    if let Some(buffer) = this(object).buffer.get() {
        binary::forget(&buffer);
    }
    match close(number) {
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

fn fileno(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match with(this(object).number.get(), |file| file.fd()) {
        Some(fd) => Ok(int::new(cx, fd.into())),
        None => cx.value_error("I/O operation on closed file"),
    }
}

fn ask(cx: &Ctx, object: &Ref, question: impl FnOnce(&mut OpenFile) -> bool) -> PyResult<Ref> {
    match with(this(object).number.get(), question) {
        Some(answer) => Ok(cx.bool(answer)),
        None => cx.value_error("I/O operation on closed file"),
    }
}
fn isatty(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| file.is_terminal())
}
fn readable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| file.readable)
}
fn writable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| file.writable)
}
fn seekable(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    ask(cx, object, |file| file.seekable())
}

/// `seek(offset, whence=0)` of both kinds of files.
pub(super) fn seek_number(cx: &Ctx, number: usize, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "seek", 1, 2)?;
    let offset = number::index_isize(cx, args.at(0))? as i64;
    let whence = args.get(1).map_or(Ok(0), |value| number::index_isize(cx, value))?;
    let to = match whence {
        0 if offset < 0 => return cx.value_error(&format!("negative seek position {offset}")),
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return cx.value_error(&format!("invalid whence ({whence}, should be 0, 1 or 2)")),
    };
    let place = run(cx, number, |file| file.seek(to))?;
    Ok(int::from_u64(cx, place))
}

fn seek(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let_go(this(object));
    seek_number(cx, this(object).number.get(), args)
}

fn tell(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let_go(this(object));
    let place = run(cx, this(object).number.get(), |file| file.tell())?;
    Ok(int::from_u64(cx, place))
}

/// `truncate(size=None)` of both kinds of files.
pub(super) fn truncate_number(cx: &Ctx, number: usize, args: Args<'_>) -> PyResult<Ref> {
    let size = size_argument(cx, args, "truncate")?;
    let length = match size {
        Some(size) => size as u64,
        None => run(cx, number, |file| file.tell())?,
    };
    run(cx, number, |file| file.truncate(length))?;
    Ok(int::from_u64(cx, length))
}

fn truncate(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let_go(this(object));
    truncate_number(cx, this(object).number.get(), args)
}

const RECONFIGURE: Signature<5> = Signature {
    function: "reconfigure",
    names: ["encoding", "errors", "newline", "line_buffering", "write_through"],
    positional_only: 0,
    keyword_from: 0,
    required: 0,
};

fn reconfigure(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [encoding, errors, _newline, line_buffering, write_through] = args.bind(cx, &RECONFIGURE)?;
    let given = |value: Option<&Ref>| value.filter(|value| !cx.is_none(value)).cloned();
    let body = this(object);
    if let Some(encoding) = given(encoding) {
        let name = str_::to_string_lossy(file::text_argument(cx, "reconfigure()", " 'encoding'", &encoding)?);
        if str_::codec::Encoding::named(&name).is_none() {
            return cx.raise(cx.types.lookup_error, &format!("unknown encoding: {name}"));
        }
        body.plain.set(matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8"));
        body.encoding.set(Some(encoding));
        if given(errors).is_none() {
            body.errors.set(Some(cx.intern("strict")));
        }
    }
    if let Some(errors) = given(errors) {
        file::text_argument(cx, "reconfigure()", " 'errors'", &errors)?;
        body.errors.set(Some(errors));
    }
    let line_buffering = given(line_buffering).map(|value| number::truth(cx, &value)).transpose()?;
    let write_through = given(write_through).map(|value| number::truth(cx, &value)).transpose()?;
    let_go(body);
    run(cx, body.number.get(), |file| {
        file.line_buffered = line_buffering.unwrap_or(file.line_buffered);
        file.unbuffered = write_through.unwrap_or(file.unbuffered);
        file.flush()
    })?;
    Ok(cx.none())
}

fn get_closed(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(this(object).number.get() == 0))
}
fn get_line_buffering(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(with(this(object).number.get(), |file| file.line_buffered).unwrap_or(false)))
}
fn get_write_through(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(with(this(object).number.get(), |file| file.unbuffered).unwrap_or(false)))
}
fn get_newlines(cx: &Ctx, _object: &Ref) -> PyResult<Ref> {
    Ok(cx.none())
}
fn get_buffer(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(this(object).buffer.get().unwrap_or_else(|| cx.none()))
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}
const fn getter(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

static SPEC: TypeSpec = TypeSpec {
    name: "_io.TextIOWrapper",
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
    methods: &[
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
        MethodDef::new("reconfigure", Arity::Keywords, reconfigure),
        MethodDef::new("__enter__", Arity::None, enter),
        MethodDef::new("__exit__", Arity::Positional, exit),
        REFUSE_REDUCE,
        REFUSE_REDUCE_EX,
    ],
    getset: &[
        getter("closed", get_closed),
        getter("line_buffering", get_line_buffering),
        getter("write_through", get_write_through),
        getter("newlines", get_newlines),
        getter("buffer", get_buffer),
    ],
    members: &[
        member("name", std::mem::offset_of!(TextBody, name)),
        member("mode", std::mem::offset_of!(TextBody, mode)),
        member("encoding", std::mem::offset_of!(TextBody, encoding)),
        member("errors", std::mem::offset_of!(TextBody, errors)),
    ],
    dict_offset: std::mem::offset_of!(TextBody, dict) as isize,
    weak_list_offset: std::mem::offset_of!(TextBody, weak_list) as isize,
    doc: "A text file.",
    ..TypeSpec::DEFAULT
};
