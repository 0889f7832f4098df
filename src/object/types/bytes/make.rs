//! From arguments to bytes: what `bytes(…)`, `bytearray(…)`, slice assignment and `extend` take.

use super::view::{bytes_like, is_bytes_like};
use crate::heap::Ref;
use crate::object::protocol::{attribute, iterate, number};
use crate::object::types::{int, str_};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

/// One byte from an int-like object; `error` is the text of the ValueError.
pub(crate) fn byte_of(cx: &Ctx, object: &Ref, error: &str) -> PyResult<u8> {
    let value = if object.has_flag(type_flags::INT) { int::as_i64(object) } else { int::as_i64(&number::index(cx, object)?) };
    match value {
        Some(value @ 0..256) => Ok(value as u8),
        _ => cx.value_error(error),
    }
}

/// The bytes of an iterable of ints.
fn from_iterable(cx: &Ctx, object: &Ref, error: &str) -> PyResult<Vec<u8>> {
    let hint = if object.has_flag(type_flags::LIST | type_flags::TUPLE) { iterate::length_hint(cx, object, 0)? } else { 0 };
    let mut out = Vec::with_capacity(hint.min(1 << 20));
    let iterator = iterate::iter(cx, object)?;
    while let Some(item) = iterate::next(cx, &iterator)? {
        out.push(byte_of(cx, &item, error)?);
    }
    Ok(out)
}

/// The bytes of a bytes-like object or an iterable of ints; None if it is neither.
pub(crate) fn source_bytes(cx: &Ctx, object: &Ref, error: &str) -> PyResult<Option<Vec<u8>>> {
    if is_bytes_like(object) {
        return Ok(Some(bytes_like(cx, object)?.to_vec()));
    }
    let slots = object.ty().slots();
    if str_::is_str(object) || (slots.iter.is_none() && slots.item.is_none()) {
        return Ok(None);
    }
    from_iterable(cx, object, error).map(Some)
}

/// What a constructor is given.
pub(crate) enum Source {
    /// Nothing.
    Nothing,
    /// An object that already is what is wanted (`__bytes__` of bytes).
    Ready(Ref),
    /// So many zeros.
    Zeros(usize),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Reads the arguments (source, encoding, errors) of a constructor.
pub(crate) fn from_argument(cx: &Ctx, args: Args<'_>, function: &'static str) -> PyResult<Source> {
    let signature = Signature { function, names: ["source", "encoding", "errors"], positional_only: 0, keyword_from: 3, required: 0 };
    let [source, encoding, errors] = args.bind(cx, &signature)?;
    let encoding = encoding.map(|name| str_::convert::c_string(cx, function, "argument 'encoding'", name)).transpose()?;
    let errors = errors.map(|name| str_::convert::c_string(cx, function, "argument 'errors'", name)).transpose()?;
    let refused = match (&encoding, &errors) {
        (Some(_), _) => "encoding without a string argument",
        (None, Some(_)) => "errors without a string argument",
        _ => "",
    };
    let Some(source) = source else {
        return if refused.is_empty() { Ok(Source::Nothing) } else { cx.type_error(refused) };
    };
    if str_::is_str(source) {
        if encoding.is_none() && errors.is_none() || encoding.is_none() {
            return cx.type_error("string argument without an encoding");
        }
        return Ok(Source::Ready(str_::codec::encode(cx, source, encoding.as_deref(), errors.as_deref())?));
    }
    if !refused.is_empty() {
        return cx.type_error(refused);
    }
    if function == "bytes" && !source.is_exact(cx.types.bytes) {
        // CPython makes a bound method of it, which holds the object.
        let held = source.clone();
        if let Some(made) = attribute::call_special(cx, &held, &cx.names.__bytes__, []) {
            let made = made?;
            if !made.has_flag(type_flags::BYTES) {
                return cx.type_error(&format!("__bytes__ returned non-bytes (type {})", made.ty().display_name()));
            }
            return Ok(Source::Ready(made));
        }
    } else if source.is_exact(cx.types.bytes) {
        return Ok(Source::Ready(source.clone()));
    }
    if source.has_flag(type_flags::INT) || source.ty().slots().index.is_some() {
        let index = match number::index(cx, source) {
            Ok(index) => Some(index),
            Err(_) if cx.swallow(cx.types.type_error) => None,
            Err(raised) => return Err(raised),
        };
        if let Some(index) = index {
            return match int::as_i64(&index) {
                Some(count @ 0..) => Ok(Source::Zeros(count as usize)),
                Some(_) => cx.value_error("negative count"),
                None => cx.raise(cx.types.overflow_error, "cannot fit 'int' into an index-sized integer"),
            };
        }
    }
    let error = if function == "bytes" { "bytes must be in range(0, 256)" } else { "byte must be in range(0, 256)" };
    match source_bytes(cx, source, error)? {
        Some(bytes) => Ok(Source::Bytes(bytes)),
        None => cx.type_error(&format!("cannot convert '{}' object to {function}", source.ty().display_name())),
    }
}
