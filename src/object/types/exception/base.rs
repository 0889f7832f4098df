//! What every exception can do.

use super::body::{allocate, base, is_exception};
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, iterate, text};
use crate::object::types::{dict, list, object, str_, tuple};
use crate::object::{Args, Arity, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, TypeBody, type_flags};

/// `BaseException.__new__`
pub(super) fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    allocate(cx, class, args.tuple(cx))
}

/// `BaseException.__init__`
pub(super) fn init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    no_keywords(cx, exception, args)?;
    keep_args(cx, exception, args);
    Ok(())
}

/// `args` becomes a tuple of these; the one that `__new__` has just made of the same objects stays.
pub(super) fn keep_args(cx: &Ctx, exception: &Ref, args: Args<'_>) {
    let same = base(exception).args.borrow().is_some_and(|kept| {
        kept.is_exact(cx.types.tuple)
            && tuple::len(kept) == args.len()
            && tuple::items(kept).iter().zip(args.positional()).all(|(kept, given)| kept.is(given))
    });
    if !same {
        base(exception).args.set(Some(args.tuple(cx)));
    }
}

/// "T() takes no keyword arguments"
pub(super) fn no_keywords(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.keyword_count() == 0 { Ok(()) } else { args.no_keywords(cx, &exception.ty().display_name()) }
}

/// `BaseException.__str__`
pub(super) fn str_(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let args = super::args(cx, exception);
    match tuple::len(&args) {
        0 => Ok(cx.empty_str.clone()),
        1 => text::str_(cx, &tuple::items(&args)[0]),
        _ => text::str_(cx, &args),
    }
}

/// `BaseException.__repr__`
pub(super) fn repr(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let args = super::args(cx, exception);
    let name = exception.ty().name_string();
    let name = name.rsplit('.').next().unwrap_or(&name);
    if tuple::len(&args) == 1 {
        let shown = text::repr(cx, &tuple::items(&args)[0])?;
        let start = str_::concat(cx, &cx.new_str(&format!("{name}(")), &shown)?;
        return str_::concat(cx, &start, &cx.new_str(")"));
    }
    str_::concat(cx, &cx.new_str(name), &text::repr(cx, &args)?)
}

/// The instance dict, if there is one.
pub(super) fn dict_of(exception: &Ref) -> Option<Ref> {
    base(exception).dict.get()
}

fn reduce(cx: &Ctx, exception: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let mut parts = vec![exception.ty().to_ref(), super::args(cx, exception)];
    parts.extend(dict_of(exception));
    Ok(tuple::from_vec(cx, parts))
}

fn set_state(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let state = args.at(0);
    if cx.is_none(state) {
        return Ok(cx.none());
    }
    if !state.has_flag(type_flags::DICT) {
        return cx.type_error("state is not a dictionary");
    }
    let mut position = 0;
    while let Some((name, value)) = dict::next(state, &mut position) {
        attribute::set(cx, exception, &name, &value)?;
    }
    Ok(cx.none())
}

fn with_traceback(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    store_traceback(cx, exception, Some(args.at(0)))?;
    Ok(exception.clone())
}

fn add_note(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let note = args.at(0);
    if !note.has_flag(type_flags::STR) {
        return cx.type_error(&format!("note must be a str, not '{}'", note.ty().display_name()));
    }
    let notes = match attribute::get_optional(cx, exception, &cx.names.__notes__)? {
        Some(notes) => notes,
        None => {
            let notes = list::new(cx);
            attribute::set(cx, exception, &cx.names.__notes__, &notes)?;
            notes
        }
    };
    if !notes.has_flag(type_flags::LIST) {
        return cx.type_error("Cannot add note: __notes__ is not a list");
    }
    list::append(cx, &notes, note.clone())?;
    Ok(cx.none())
}

fn get_args(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    Ok(super::args(cx, exception))
}

fn store_args(cx: &Ctx, exception: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("args may not be deleted") };
    let args = sequence_tuple(cx, value)?;
    base(exception).args.set(Some(args));
    Ok(())
}

/// Any iterable as a tuple: itself if it is exactly one.
pub(super) fn sequence_tuple(cx: &Ctx, value: &Ref) -> PyResult<Ref> {
    if value.is_exact(cx.types.tuple) {
        return Ok(value.clone());
    }
    Ok(tuple::from_vec(cx, iterate::to_vec(cx, value)?))
}

fn get_traceback(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    Ok(super::traceback(exception).unwrap_or_else(|| cx.none()))
}

fn store_traceback(cx: &Ctx, exception: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("__traceback__ may not be deleted") };
    if cx.is_none(value) {
        super::set_traceback(exception, None);
    } else if value.is_exact(cx.types.traceback) {
        super::set_traceback(exception, Some(value.clone()));
    } else {
        return cx.type_error("__traceback__ must be a traceback or None");
    }
    Ok(())
}

fn get_context(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    Ok(super::context(exception).unwrap_or_else(|| cx.none()))
}

fn linked(cx: &Ctx, value: Option<&Ref>, name: &str) -> PyResult<Option<Ref>> {
    let Some(value) = value else { return cx.type_error(&format!("__{name}__ may not be deleted")) };
    if cx.is_none(value) {
        return Ok(None);
    }
    if !is_exception(value) {
        return cx.type_error(&format!("exception {name} must be None or derive from BaseException"));
    }
    Ok(Some(value.clone()))
}

fn store_context(cx: &Ctx, exception: &Ref, value: Option<&Ref>) -> PyResult<()> {
    super::replace_context(exception, linked(cx, value, "context")?);
    Ok(())
}

fn get_cause(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    Ok(super::cause(exception).unwrap_or_else(|| cx.none()))
}

fn store_cause(cx: &Ctx, exception: &Ref, value: Option<&Ref>) -> PyResult<()> {
    super::set_cause(exception, linked(cx, value, "cause")?);
    Ok(())
}

/// An exception made by calling its class, which must give one.
pub fn make(cx: &Ctx, class: &Ref, args: &[Ref]) -> PyResult<Ref> {
    let made = call::call(cx, class, Args::new(args))?;
    if made.has_flag(type_flags::EXCEPTION) {
        return Ok(made);
    }
    no_exception(cx, class, &made.ty().display_name())
}

/// The error of a class whose call gave no exception but something of that type.
pub fn no_exception<T>(cx: &Ctx, class: &Ref, given: &str) -> PyResult<T> {
    let class = str_::to_string_lossy(&text::repr(cx, class)?);
    cx.type_error(&format!("calling {class} should have returned an instance of BaseException, not {given}"))
}

/// Whether an exception counts as one of a class, or of the classes in a tuple (`PyErr_GivenExceptionMatches`).
pub fn matches(exception: &Ref, class: &Ref) -> bool {
    if class.has_flag(type_flags::TUPLE) {
        return tuple::items(class).iter().any(|class| matches(exception, class));
    }
    match class.as_type() {
        Some(class) if class.has(type_flags::EXCEPTION) => exception.ty().is_subtype(class),
        _ => exception.is(class),
    }
}

pub(super) const METHODS: &[MethodDef] = &[
    MethodDef::new("__reduce__", Arity::None, reduce),
    MethodDef::new("__setstate__", Arity::One, set_state),
    MethodDef::new("with_traceback", Arity::One, with_traceback)
        .doc("", "Exception.with_traceback(tb): set the traceback and answer the exception."),
    MethodDef::new("add_note", Arity::One, add_note).doc("", "Exception.add_note(note): add a note to be shown with the traceback."),
];

pub(super) const GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) },
    GetSetDef { name: "args", get: get_args, set: Some(store_args) },
    GetSetDef { name: "__traceback__", get: get_traceback, set: Some(store_traceback) },
    GetSetDef { name: "__context__", get: get_context, set: Some(store_context) },
    GetSetDef { name: "__cause__", get: get_cause, set: Some(store_cause) },
];

pub(super) const MEMBERS: &[MemberDef] = &[MemberDef {
    name: "__suppress_context__",
    kind: MemberKind::Bool,
    offset: std::mem::offset_of!(super::body::ExceptionBody, suppress_context),
    writable: true,
}];
