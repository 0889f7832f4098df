//! Text of any object: `repr`, `str`, `ascii`, `format`, through the slots of its type.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call};
use crate::object::types::{class, float, int, str_};
use crate::object::{Ctx, Object, PyResult, finalize, slot_table};

/// `repr(a)`.
pub fn repr(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    finalize::attend_if_asked(cx)?;
    if a.is_exact(cx.types.str_) {
        return str_::repr(cx, a);
    }
    let Some(slot) = a.ty().slots().repr else {
        return Ok(cx.new_str(&format!("<{} object at {:#x}>", a.ty().display_name(), a.address())));
    };
    checked_repr(cx, cx.nested(" while getting the repr of an object", || slot(cx, a))?)
}

/// `repr(a)` of an object that is given away: a `__repr__` written in Python takes its count over.
pub fn repr_giving(cx: &Ctx, a: Ref) -> PyResult<Ref> {
    if a.ty().slots().repr.is_some_and(slot_table::is_generic_repr)
        && let Some(method) = class::lookup(cx, a.ty(), &cx.names.__repr__)
        && method.is_exact(cx.types.function)
    {
        finalize::attend_if_asked(cx)?;
        return checked_repr(cx, cx.nested(" while getting the repr of an object", || call::call_giving(cx, &method, [a]))?);
    }
    repr(cx, &a)
}

fn checked_repr(cx: &Ctx, text: Ref) -> PyResult<Ref> {
    if str_::is_str(&text) {
        return Ok(text);
    }
    cx.type_error(&format!("__repr__ returned non-string (type {})", text.ty().display_name()))
}

/// `str(a)`.
pub fn str_(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    finalize::attend_if_asked(cx)?;
    if a.is_exact(cx.types.str_) {
        return Ok(a.clone());
    }
    let Some(slot) = a.ty().slots().str_ else { return repr(cx, a) };
    let text = cx.nested(" while getting the str of an object", || slot(cx, a))?;
    if str_::is_str(&text) {
        return Ok(text);
    }
    cx.type_error(&format!("__str__ returned non-string (type {})", text.ty().display_name()))
}

/// `ascii(a)`.
pub fn ascii(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    if a.is_exact(cx.types.str_) {
        return str_::ascii_repr(cx, a);
    }
    let text = repr(cx, a)?;
    str_::escape_non_ascii(cx, &text)
}

/// `format(a, spec)`; `spec` is a str. The types whose answer is known are asked directly: nobody can change their `__format__`.
pub fn format(cx: &Ctx, a: &Ref, spec: &Ref) -> PyResult<Ref> {
    if a.is_exact(cx.types.str_) {
        return if str_::len(spec) == 0 { Ok(a.clone()) } else { str_::format_spec::format_str(cx, a, spec) };
    }
    if a.is_exact(cx.types.int) {
        return int::format(cx, a, spec);
    }
    if a.is_exact(cx.types.float) {
        return float::format(cx, a, spec);
    }
    if !str_::is_str(spec) {
        return cx.raise(cx.types.system_error, &format!("Format specifier must be a string, not {}", spec.ty().display_name()));
    }
    // CPython makes a bound method of it, which holds the object.
    let _held = a.clone();
    let Some(text) = attribute::call_special(cx, a, &cx.names.__format__, [spec]) else {
        return cx.type_error(&format!("Type {} doesn't define __format__", a.ty().display_name()));
    };
    let text = text?;
    if str_::is_str(&text) {
        return Ok(text);
    }
    cx.type_error(&format!("__format__ must return a str, not {}", text.ty().display_name()))
}
