//! Exception groups: a message and a tuple of exceptions, taken apart by `split` and `subgroup`.
//!
//! ```text
//!  extra word    0        1
//!                message  exceptions (a tuple)
//! ```
//! `ExceptionGroup` derives from both BaseExceptionGroup and Exception: as in CPython it is a class, made at start by `start_group`.

use std::cell::Cell;
use std::ptr::NonNull;

use super::body::{allocate, extra, is_exception, is_exception_class};
use super::fields::member;
use super::{base, matches};
use crate::heap::{Field, Header, Ref};
use crate::object::protocol::{attribute, call, number};
use crate::object::types::{dict, generic_alias, list, str_, tuple};
use crate::object::{Args, Arity, Ctx, MemberDef, MethodDef, Object, PyResult, TypeBody, type_flags};

thread_local! {
    /// `ExceptionGroup`, never given up.
    static GROUP: Cell<Option<NonNull<Header>>> = const { Cell::new(None) };
}

/// The class `ExceptionGroup`, made when first asked for.
pub fn exception_group(cx: &Ctx) -> PyResult<Ref> {
    if let Some(class) = GROUP.get() {
        // SAFETY: the count kept in the cell keeps the class alive.
        return Ok(Ref::new(unsafe { class.as_ref() }));
    }
    let bases = tuple::new(cx, &[cx.types.base_exception_group.to_ref(), cx.types.exception.to_ref()]);
    let namespace = dict::new(cx);
    dict::set(cx, &namespace, &cx.names.__module__, &cx.new_str("builtins"))?;
    let class = call::call(cx, &cx.types.type_.to_ref(), Args::new(&[cx.intern("ExceptionGroup"), bases, namespace]))?;
    GROUP.set(Some(class.clone().into_raw()));
    Ok(class)
}

fn field(exception: &Ref, index: usize) -> &Field {
    // SAFETY: callers have checked that it is a group.
    unsafe { extra(exception, index) }
}

/// Whether it is an exception group.
pub fn is_group(cx: &Ctx, object: &Ref) -> bool {
    object.is_instance(cx.types.base_exception_group)
}

/// The exceptions of a group, a tuple.
pub fn group_members(cx: &Ctx, group: &Ref) -> Ref {
    field(group, 1).get().unwrap_or_else(|| cx.empty_tuple.clone())
}

pub(super) fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 2 {
        return cx.type_error(&format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", args.len()));
    }
    let (message, members) = (args.at(0), args.at(1));
    if !message.has_flag(type_flags::STR) {
        return str_::convert::no_str(cx, "BaseExceptionGroup.__new__", "argument 1", message);
    }
    if members.has_flag(type_flags::DICT) || members.ty().slots().item.is_none() {
        return cx.type_error("second argument (exceptions) must be a sequence");
    }
    let members = base::sequence_tuple(cx, members)?;
    if tuple::len(&members) == 0 {
        return cx.value_error("second argument (exceptions) must be a non-empty sequence");
    }
    if let Some(index) = tuple::items(&members).iter().position(|member| !is_exception(member)) {
        return cx.value_error(&format!("Item {index} of second argument (exceptions) is not an exception"));
    }
    let bare = tuple::items(&members).iter().any(|member| !member.is_instance(cx.types.exception));
    let plain = exception_group(cx)?;
    let mut chosen = class.to_ref();
    if class.header().address() == plain.address() {
        if bare {
            return cx.type_error("Cannot nest BaseExceptions in an ExceptionGroup");
        }
    } else if class.is(cx.types.base_exception_group) {
        if !bare {
            chosen = plain;
        }
    } else if bare && class.is_subtype(cx.types.exception) {
        return cx.type_error(&format!("Cannot nest BaseExceptions in '{}'", class.display_name()));
    }
    let Some(chosen) = chosen.as_type() else { return cx.type_error("not a type") };
    let exception = allocate(cx, chosen, args.tuple(cx))?;
    field(&exception, 0).set(Some(message.clone()));
    field(&exception, 1).set(Some(members));
    Ok(exception)
}

pub(super) fn init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::no_keywords(cx, exception, args)?;
    base::init(cx, exception, args)
}

pub(super) fn to_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let count = field(exception, 1).get().map_or(0, |members| tuple::len(&members));
    let s = if count == 1 { "" } else { "s" };
    let message = field(exception, 0).get().unwrap_or_else(|| cx.none());
    let message = crate::object::protocol::text::str_(cx, &message)?;
    str_::concat(cx, &message, &cx.new_str(&format!(" ({count} sub-exception{s})")))
}

fn derive(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let message = field(exception, 0).get().unwrap_or_else(|| cx.none());
    call::call(cx, &cx.types.base_exception_group.to_ref(), Args::new(&[message, args.at(0).clone()]))
}

/// What selects exceptions.
enum Matcher<'a> {
    Classes(&'a Ref),
    Function(&'a Ref),
}

impl Matcher<'_> {
    fn new<'a>(cx: &Ctx, value: &'a Ref) -> PyResult<Matcher<'a>> {
        if value.is_exact(cx.types.function) {
            return Ok(Matcher::Function(value));
        }
        let classes = is_exception_class(value) || (value.is_exact(cx.types.tuple) && tuple::items(value).iter().all(is_exception_class));
        if classes {
            return Ok(Matcher::Classes(value));
        }
        cx.type_error("expected a function, exception type or tuple of exception types")
    }

    fn holds(&self, cx: &Ctx, exception: &Ref) -> PyResult<bool> {
        match *self {
            Matcher::Classes(classes) => Ok(matches(exception, classes)),
            Matcher::Function(function) => {
                let answer = call::call(cx, function, Args::new(std::slice::from_ref(exception)))?;
                number::truth(cx, &answer)
            }
        }
    }
}

/// What matches and what does not (only if asked for), each in the shape of the whole.
fn divide(cx: &Ctx, exception: &Ref, matcher: &Matcher<'_>, want_rest: bool) -> PyResult<(Option<Ref>, Option<Ref>)> {
    if matcher.holds(cx, exception)? {
        return Ok((Some(exception.clone()), None));
    }
    if !is_group(cx, exception) {
        return Ok((None, want_rest.then(|| exception.clone())));
    }
    let members = group_members(cx, exception);
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for member in tuple::items(&members) {
        let (yes, no) = cx.nested(" in exceptiongroup_split_recursive", || divide(cx, member, matcher, want_rest))?;
        matched.extend(yes);
        rest.extend(no);
    }
    Ok((subset(cx, exception, matched)?, subset(cx, exception, rest)?))
}

/// A group like another one, with these exceptions; None if there are none.
pub fn subset(cx: &Ctx, original: &Ref, members: Vec<Ref>) -> PyResult<Option<Ref>> {
    if members.is_empty() {
        return Ok(None);
    }
    let part = call::method(cx, original, &cx.intern("derive"), &[list::from_vec(cx, members)])?;
    if !is_group(cx, &part) {
        return cx.type_error("derive must return an instance of BaseExceptionGroup");
    }
    super::set_traceback(&part, super::traceback(original));
    super::replace_context(&part, super::context(original));
    super::set_cause(&part, super::cause(original));
    if let Some(notes) = attribute::get_optional(cx, original, &cx.names.__notes__)?
        && (notes.has_flag(type_flags::LIST | type_flags::TUPLE) || notes.ty().slots().item.is_some())
    {
        let copy = list::new(cx);
        list::extend(cx, &copy, &notes)?;
        attribute::set(cx, &part, &cx.names.__notes__, &copy)?;
    }
    Ok(Some(part))
}

fn split(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "split", 1, 1)?;
    let matcher = Matcher::new(cx, args.at(0))?;
    let (matched, rest) = divide(cx, exception, &matcher, true)?;
    Ok(tuple::new(cx, &[matched.unwrap_or_else(|| cx.none()), rest.unwrap_or_else(|| cx.none())]))
}

fn subgroup(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "subgroup", 1, 1)?;
    let matcher = Matcher::new(cx, args.at(0))?;
    let (matched, _) = divide(cx, exception, &matcher, false)?;
    Ok(matched.unwrap_or_else(|| cx.none()))
}

pub(super) const METHODS: &[MethodDef] = &[
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
    MethodDef::new("derive", Arity::One, derive),
    MethodDef::new("split", Arity::Positional, split),
    MethodDef::new("subgroup", Arity::Positional, subgroup),
];
pub(super) const MEMBERS: &[MemberDef] = &[member("message", 0, false), member("exceptions", 1, false)];
