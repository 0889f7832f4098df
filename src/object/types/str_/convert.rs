//! Arguments of text methods: positions, counts, strings, with the messages of CPython's argument parsers.

use super::body;
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::int;
use crate::object::{Args, Ctx, Object, PyResult, TypeBody, type_flags};

/// Whether the object is a str or an instance of a subclass.
#[inline(always)]
pub fn is_str(object: &Ref) -> bool {
    object.has_flag(type_flags::STR)
}

/// Number of positional arguments, in the words of `PyArg_ParseTuple`: "find() takes at least 1 argument (0 given)".
pub fn takes(cx: &Ctx, args: Args<'_>, function: &str, least: usize, most: usize) -> PyResult<()> {
    args.no_keywords(cx, function)?;
    let given = args.len();
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (word, bound) = match (least == most, given < least) {
        (true, _) => ("exactly", least),
        (_, true) => ("at least", least),
        _ => ("at most", most),
    };
    let plural = if bound == 1 { "" } else { "s" };
    cx.type_error(&format!("{function}() takes {word} {bound} argument{plural} ({given} given)"))
}

/// A position that may be missing, None, or beyond everything.
#[inline]
pub fn bound(cx: &Ctx, object: Option<&Ref>, default: isize) -> PyResult<isize> {
    match object {
        None => Ok(default),
        Some(object) if cx.is_none(object) => Ok(default),
        Some(object) if object.has_flag(type_flags::INT) => Ok(saturated(object)),
        Some(object) => bound_slow(cx, object),
    }
}

fn saturated(object: &Ref) -> isize {
    match int::as_i64(object) {
        Some(value) => value as isize,
        None if int::is_negative(object) => isize::MIN,
        None => isize::MAX,
    }
}

#[cold]
fn bound_slow(cx: &Ctx, object: &Ref) -> PyResult<isize> {
    if object.ty().slots().index.is_none() {
        return cx.type_error("slice indices must be integers or None or have an __index__ method");
    }
    Ok(saturated(&number::index(cx, object)?))
}

/// Start and end as `find` and its relatives take them, clamped to a length; start may lie behind end.
#[inline]
pub fn bounds(cx: &Ctx, start: Option<&Ref>, end: Option<&Ref>, length: usize) -> PyResult<(usize, usize)> {
    let clamp = |value: isize| if value < 0 { value.saturating_add(length as isize).max(0) as usize } else { value as usize };
    let start = bound(cx, start, 0)?;
    let end = bound(cx, end, isize::MAX)?;
    Ok((clamp(start), clamp(end).min(length)))
}

/// A `Py_ssize_t` parameter.
#[inline]
pub fn size(cx: &Ctx, object: &Ref) -> PyResult<isize> {
    if let (true, Some(value)) = (object.has_flag(type_flags::INT), int::as_i64(object)) {
        return Ok(value as isize);
    }
    let number = number::index(cx, object)?;
    int::to_isize(cx, &number)
}

/// An `int` parameter of C.
pub fn c_int(cx: &Ctx, object: &Ref) -> PyResult<i32> {
    let number = number::index(cx, object)?;
    match int::as_i64(&number).and_then(|value| i32::try_from(value).ok()) {
        Some(value) => Ok(value),
        None => cx.raise(cx.types.overflow_error, "Python int too large to convert to C int"),
    }
}

/// The same in the words of CPython's argument parser (its unit `i`).
pub fn parsed_int(cx: &Ctx, object: &Ref) -> PyResult<i32> {
    let number = number::index(cx, object)?;
    let words = match int::as_i64(&number) {
        None => "Python int too large to convert to C long",
        Some(value) => match i32::try_from(value) {
            Ok(value) => return Ok(value),
            Err(_) if value > 0 => "signed integer is greater than maximum",
            Err(_) => "signed integer is less than minimum",
        },
    };
    cx.raise(cx.types.overflow_error, words)
}

/// What is wrong with an argument that should be a str.
pub fn no_str<T>(cx: &Ctx, function: &str, place: &str, object: &Ref) -> PyResult<T> {
    cx.type_error(&format!("{function}() {place} must be str, not {}", shown_type(cx, object)))
}

/// The type's name as argument messages show it: `None` for None.
pub fn shown_type(cx: &Ctx, object: &Ref) -> String {
    if cx.is_none(object) { "None".to_owned() } else { object.ty().display_name() }
}

/// A str parameter: "replace() argument 1 must be str, not int".
#[inline]
pub fn str_argument<'a>(cx: &Ctx, function: &str, place: &str, object: &'a Ref) -> PyResult<&'a Ref> {
    if is_str(object) { Ok(object) } else { no_str(cx, function, place, object) }
}

/// The text of a str parameter that goes to a codec or the like (C string): "embedded null character" is refused.
pub fn c_string(cx: &Ctx, function: &str, place: &str, object: &Ref) -> PyResult<String> {
    let text = str_argument(cx, function, place, object)?;
    if body::chars(text).iter().any(|c| c == 0) {
        return cx.value_error("embedded null character");
    }
    body::remember_utf8(text);
    Ok(body::to_string_lossy(text))
}

/// An instance of `class` (a subclass of str, or str itself) with these characters.
pub fn exact(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    if text.is_exact(cx.types.str_) { Ok(text.clone()) } else { body::fresh(cx, body::chars(text)) }
}

/// An instance of a subclass of str: fixed part as the class says, characters in a block of their own.
pub fn new_of_class(cx: &Ctx, class: &TypeBody, text: &Ref) -> PyResult<Ref> {
    body::make_sub(cx, class, text)
}
