//! `_string`: format strings taken apart, for `string.Formatter`.
//!
//! ```text
//!  ┌────────┬──────┬──────────┐
//!  │ Header │ text │ position │     32 bytes: an iterator over the parts of a format string, or over the steps of a field's name
//!  └────────┴──────┴──────────┘
//! ```

use std::cell::Cell;

use crate::heap::{Field, Header, Ref};
use crate::object::types::str_::markup::{self, Brace};
use crate::object::types::{int, iterators, str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MethodDef, ModuleSpec, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags,
};
use crate::stdlib::LazyType;

#[repr(C)]
struct Parts {
    head: Header,
    text: Field,
    position: Cell<usize>,
}
const _: () = assert!(size_of::<Parts>() == 32);
// SAFETY: repr(C), begins with Header; only the types below declare it.
unsafe impl Body for Parts {}

fn this(object: &Header) -> &Parts {
    // SAFETY: called for objects of the two types only.
    unsafe { object.body() }
}

/// # Safety
/// The object is of one of the types; its count is zero.
unsafe fn dealloc(object: &Header) {
    drop(this(object).text.take());
    // SAFETY: made with this size.
    unsafe { free_object(object, size_of::<Parts>()) }
}

const PARTS: TypeSpec =
    TypeSpec { basic_size: size_of::<Parts>(), flags: type_flags::NO_INSTANTIATION, dealloc: Some(dealloc), ..TypeSpec::DEFAULT };

static FORMAT: TypeSpec =
    TypeSpec { name: "formatteriterator", slots: Slots { iter: Some(iterators::itself), next: Some(next_part), ..Slots::EMPTY }, ..PARTS };
static NAME: TypeSpec =
    TypeSpec { name: "fieldnameiterator", slots: Slots { iter: Some(iterators::itself), next: Some(next_step), ..Slots::EMPTY }, ..PARTS };
thread_local! {
    static FORMAT_TYPE: LazyType = const { LazyType::new(&FORMAT) };
    static NAME_TYPE: LazyType = const { LazyType::new(&NAME) };
}

fn over(cx: &Ctx, class: &'static std::thread::LocalKey<LazyType>, text: &Ref, position: usize) -> Ref {
    let made = new_object(class.with(|class| class.get(cx)), size_of::<Parts>());
    this(&made).text.set(Some(text.clone()));
    this(&made).position.set(position);
    made
}

fn checked<'a>(cx: &Ctx, args: Args<'a>) -> PyResult<&'a Ref> {
    let text = args.at(0);
    if str_::is_str(text) { Ok(text) } else { cx.type_error(&format!("expected str, got {}", text.ty().display_name())) }
}

fn formatter_parser(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(over(cx, &FORMAT_TYPE, checked(cx, args)?, 0))
}

/// The text up to the next field, and the field: name, spec, conversion. A doubled brace ends the text as one.
fn next_part(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let parts = this(object);
    let Some(text) = parts.text.get() else { return Ok(None) };
    let (text, start) = (str_::chars(&text), parts.position.get());
    if start >= text.len() {
        return Ok(None);
    }
    let brace = markup::brace(text, start);
    let field = match brace {
        None => None,
        Some(at) => match markup::meaning(cx, text, at)? {
            Brace::Literal(_) => None,
            Brace::Field => Some(markup::field(cx, text, at + 1)?),
        },
    };
    let literal_end = match (brace, &field) {
        (None, _) => text.len(),
        (Some(at), Some(_)) => at,
        (Some(at), None) => at + 1,
    };
    let literal = str_::from_chars(cx, text.slice(start, literal_end))?;
    let Some(field) = field else {
        parts.position.set(literal_end + brace.is_some() as usize);
        return Ok(Some(tuple::from_iter(cx, [literal, cx.none(), cx.none(), cx.none()].into_iter())));
    };
    parts.position.set(field.end);
    let conversion = match field.conversion {
        0 => cx.none(),
        conversion => str_::from_char(cx, conversion),
    };
    let all = [literal, str_::from_chars(cx, field.name)?, str_::from_chars(cx, field.spec)?, conversion];
    Ok(Some(tuple::from_iter(cx, all.into_iter())))
}

fn formatter_field_name_split(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let name = checked(cx, args)?;
    let end = markup::first_end(str_::chars(name));
    let first = str_::chars(name).slice(0, end);
    let first = match markup::integer(cx, first)? {
        Some(index) => int::from_usize(cx, index),
        None => str_::from_chars(cx, first)?,
    };
    Ok(tuple::pair(cx, first, over(cx, &NAME_TYPE, name, end)))
}

fn next_step(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let parts = this(object);
    let Some(name) = parts.text.get() else { return Ok(None) };
    let name = str_::chars(&name);
    if parts.position.get() >= name.len() {
        return Ok(None);
    }
    let step = markup::step(cx, name, parts.position.get())?;
    parts.position.set(step.end);
    let part = match step.index {
        Some(index) => int::from_usize(cx, index),
        None => str_::from_chars(cx, step.part)?,
    };
    Ok(Some(tuple::pair(cx, cx.bool(step.is_attribute), part)))
}

/// `_string`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_string",
    doc: "What string.Formatter builds on.",
    functions: &[
        MethodDef::new("formatter_field_name_split", Arity::One, formatter_field_name_split)
            .doc("($module, name, /)", "The first part of a field's name, and an iterator over the steps from there."),
        MethodDef::new("formatter_parser", Arity::One, formatter_parser)
            .doc("($module, format_string, /)", "An iterator over the parts of a format string."),
    ],
    fill: None,
};
