//! UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError.
//!
//! ```text
//!  extra word    0         1       2               3             4
//!                encoding  object  start (number)  end (number)  reason
//! ```

use super::base;
use super::body::{BASE_BYTES, extra, extra_number};
use super::fields::member;
use crate::heap::{Field, Ref};
use crate::object::protocol::{self, number, text};
use crate::object::types::{bytes, str_};
use crate::object::{Args, Ctx, MemberDef, MemberKind, Object, PyResult, type_flags};

fn field(exception: &Ref, index: usize) -> &Field {
    // SAFETY: only slots of the Unicode errors call this, with words 0, 1 and 4.
    unsafe { extra(exception, index) }
}

fn place(exception: &Ref, index: usize) -> &std::cell::Cell<isize> {
    // SAFETY: only slots of the Unicode errors call this, with words 2 and 3.
    unsafe { extra_number(exception, index) }
}

fn count(cx: &Ctx, args: Args<'_>, wanted: usize) -> PyResult<()> {
    if args.len() == wanted {
        return Ok(());
    }
    cx.type_error(&format!("function takes exactly {wanted} arguments ({} given)", args.len()))
}

fn string(cx: &Ctx, args: Args<'_>, index: usize) -> PyResult<Ref> {
    let value = args.at(index);
    if value.has_flag(type_flags::STR) {
        return Ok(value.clone());
    }
    let name = str_::convert::shown_type(cx, value);
    cx.type_error(&format!("argument {} must be str, not {name}", index + 1))
}

fn store(cx: &Ctx, exception: &Ref, args: Args<'_>, encoding: Option<Ref>, object: Ref, first: usize) -> PyResult<()> {
    let start = number::index_isize_or(cx, args.at(first), cx.types.overflow_error)?;
    let end = number::index_isize_or(cx, args.at(first + 1), cx.types.overflow_error)?;
    let reason = string(cx, args, first + 2)?;
    place(exception, 2).set(start);
    place(exception, 3).set(end);
    field(exception, 0).set(encoding);
    field(exception, 1).set(Some(object));
    field(exception, 4).set(Some(reason));
    Ok(())
}

pub(super) fn encode_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    count(cx, args, 5)?;
    let (encoding, object) = (string(cx, args, 0)?, string(cx, args, 1)?);
    store(cx, exception, args, Some(encoding), object, 2)
}

pub(super) fn decode_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    count(cx, args, 5)?;
    let encoding = string(cx, args, 0)?;
    store(cx, exception, args, Some(encoding), args.at(1).clone(), 2)?;
    let object = args.at(1);
    if object.has_flag(type_flags::BYTES) {
        return Ok(());
    }
    if !object.is_instance(cx.types.bytearray) && !object.is_instance(cx.types.memoryview) {
        field(exception, 1).set(None);
        return cx.type_error(&format!("a bytes-like object is required, not '{}'", object.ty().display_name()));
    }
    let copy = protocol::call::call(cx, &cx.types.bytes.to_ref(), Args::new(std::slice::from_ref(object)))?;
    field(exception, 1).set(Some(copy));
    Ok(())
}

pub(super) fn translate_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    count(cx, args, 4)?;
    let object = string(cx, args, 0)?;
    store(cx, exception, args, None, object, 1)
}

fn shown(cx: &Ctx, exception: &Ref, index: usize) -> PyResult<String> {
    let value = field(exception, index).get().unwrap_or_else(|| cx.none());
    Ok(str_::to_string_lossy(&text::str_(cx, &value)?))
}

/// What lies at the only place the error covers; None if it covers several.
fn single<T>(exception: &Ref, length: usize, at: impl FnOnce(usize) -> T) -> Option<T> {
    let (start, end) = (place(exception, 2).get(), place(exception, 3).get());
    let index = usize::try_from(start).ok().filter(|&start| start < length)?;
    (end == start + 1).then(|| at(index))
}

fn range(exception: &Ref) -> String {
    format!("{}-{}", place(exception, 2).get(), place(exception, 3).get().wrapping_sub(1))
}

fn character(exception: &Ref) -> Option<String> {
    let object = field(exception, 1).get().filter(|object| object.has_flag(type_flags::STR))?;
    single(exception, str_::len(&object), |index| match str_::char_at(&object, index) {
        c @ 0..=0xff => format!("\\x{c:02x}"),
        c @ 0x100..=0xffff => format!("\\u{c:04x}"),
        c => format!("\\U{c:08x}"),
    })
}

pub(super) fn encode_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    if field(exception, 1).is_none() {
        return Ok(cx.empty_str.clone());
    }
    let (reason, encoding) = (shown(cx, exception, 4)?, shown(cx, exception, 0)?);
    Ok(cx.new_str(&match character(exception) {
        Some(c) => format!("'{encoding}' codec can't encode character '{c}' in position {}: {reason}", place(exception, 2).get()),
        None => format!("'{encoding}' codec can't encode characters in position {}: {reason}", range(exception)),
    }))
}

pub(super) fn decode_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let Some(object) = field(exception, 1).get() else { return Ok(cx.empty_str.clone()) };
    let (reason, encoding) = (shown(cx, exception, 4)?, shown(cx, exception, 0)?);
    let byte = if object.has_flag(type_flags::BYTES) {
        let data = bytes::as_slice(&object);
        single(exception, data.len(), |index| data[index])
    } else {
        None
    };
    Ok(cx.new_str(&match byte {
        Some(byte) => format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {}: {reason}", place(exception, 2).get()),
        None => format!("'{encoding}' codec can't decode bytes in position {}: {reason}", range(exception)),
    }))
}

pub(super) fn translate_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    if field(exception, 1).is_none() {
        return Ok(cx.empty_str.clone());
    }
    let reason = shown(cx, exception, 4)?;
    Ok(cx.new_str(&match character(exception) {
        Some(c) => format!("can't translate character '{c}' in position {}: {reason}", place(exception, 2).get()),
        None => format!("can't translate characters in position {}: {reason}", range(exception)),
    }))
}

const fn number_member(name: &'static str, index: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Int, offset: BASE_BYTES + 8 * index, writable: true }
}

pub(super) const MEMBERS: &[MemberDef] = &[
    member("encoding", 0, true),
    member("object", 1, true),
    number_member("start", 2),
    number_member("end", 3),
    member("reason", 4, true),
];
