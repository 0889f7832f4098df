//! `functools.partial`: a function with some of its arguments fixed.
//!
//! ```text
//!  ┌────────┬──────┬──────┬──────────┬──────┬───────────┬────────────┐
//!  │ Header │ func │ args │ keywords │ dict │ weak list │ one by one │   64 bytes; args a tuple, keywords a dict
//!  └────────┴──────┴──────┴──────────┴──────┴───────────┴────────────┘
//! ```
//! A partial of a partial without attributes of its own takes the inner one's function and arguments over.

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, repr_guard, text};
use crate::object::types::{dict, generic_alias, object, str_, tuple, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object,
    slot_table, try_new_object, type_flags,
};
use crate::stdlib::LazyType;

/// A partial.
#[repr(C)]
struct PartialBody {
    head: Header,
    func: Field,
    args: Field,
    keywords: Field,
    dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    /// Whether arguments come one by one: the function takes them so, and no call has met keywords of the partial's own.
    one_by_one: Cell<bool>,
}
const SIZE: usize = std::mem::size_of::<PartialBody>();
const _: () = assert!(SIZE == 64);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for PartialBody {}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `functools.partial`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn this(object: &Header) -> &PartialBody {
    // SAFETY: called for objects of the type and its subclasses only.
    unsafe { object.body() }
}

fn fields(object: &Header) -> [&Field; 4] {
    let body = this(object);
    [&body.func, &body.args, &body.keywords, &body.dict]
}

fn new(cx: &Ctx, made: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let Some(function) = args.get(0) else { return cx.type_error("type 'partial' takes at least one argument") };
    if !call::is_callable(function) {
        return cx.type_error("the first argument must be callable");
    }
    let mut function = function.clone();
    let mut fixed = tuple::from_iter(cx, args.positional().skip(1).cloned().collect::<Vec<_>>().into_iter());
    let mut keywords = None;
    if function.is_instance(class(cx)) && this(&function).dict.is_none() {
        let inner = function.clone();
        let body = this(&inner);
        let inner_args = body.args.get().unwrap_or_else(|| cx.empty_tuple.clone());
        fixed = match (tuple::len(&inner_args), tuple::len(&fixed)) {
            (0, _) => fixed,
            (_, 0) => inner_args,
            _ => tuple::new(cx, &[tuple::items(&inner_args), tuple::items(&fixed)].concat()),
        };
        keywords = body.keywords.get().filter(|keywords| dict::len(keywords) > 0);
        function = body.func.get().unwrap_or(function);
    }
    let names = match keywords {
        None => args.keyword_dict(cx)?.unwrap_or_else(|| dict::new(cx)),
        Some(keywords) => {
            let names = dict::copy(cx, &keywords)?;
            for (key, value) in args.keywords() {
                dict::set(cx, &names, &key, value)?;
            }
            names
        }
    };
    let Some(object) = try_new_object(made, made.kind.basic_size.get() as usize) else { return cx.no_memory() };
    let body = this(&object);
    body.one_by_one.set(call::takes_one_by_one(cx, &function));
    body.func.set(Some(function));
    body.args.set(Some(fixed));
    body.keywords.set(Some(names));
    heap::track(&object);
    Ok(object)
}

fn call_slot(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let (Some(function), Some(fixed), Some(keywords)) = (body.func.borrow(), body.args.get(), body.keywords.get()) else {
        return cx.type_error("uninitialized partial");
    };
    // A frame holds its function, and an instance as its first argument: a count more would be seen. Native code is held here.
    let in_python = function.is_exact(cx.types.function) || function.ty().slots().call.is_some_and(slot_table::is_generic_call);
    let _held = (!in_python).then(|| function.clone());
    if !body.one_by_one.get() {
        return call_held(cx, function, &fixed, &keywords, args);
    }
    call::unpacked(args, |args| {
        if dict::len(&keywords) != 0 {
            // From now on it takes its arguments in a tuple and a dict.
            body.one_by_one.set(false);
            return call_held(cx, function, &fixed, &keywords, args);
        }
        if tuple::len(&fixed) == 0 {
            return call::call(cx, function, args);
        }
        let values = tuple::items(&fixed).iter().chain(args.positional()).chain(args.keyword_values());
        match args.names() {
            None => call::with_borrowed(values, |laid| call::call(cx, function, Args::new(laid))),
            Some(names) => call::with_borrowed([names].into_iter().chain(values), |laid| call::call(cx, function, Args::with_names(laid))),
        }
    })
}

/// A call with the arguments in a tuple and a dict, which are handed on in such.
fn call_held(cx: &Ctx, function: &Ref, fixed: &Ref, keywords: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.in_tuple(cx, |args| {
        let given = args.tuple(cx);
        let all = match (tuple::len(fixed), tuple::len(&given)) {
            (0, _) => given,
            (_, 0) => fixed.clone(),
            _ => tuple::from_vec(cx, tuple::items(fixed).iter().chain(tuple::items(&given)).cloned().collect()),
        };
        let named = match args.keyword_dict(cx)? {
            None if dict::len(keywords) == 0 => return call::call(cx, function, Args::of_tuple(&all)),
            Some(named) if dict::len(keywords) == 0 => named,
            named => {
                let merged = dict::copy(cx, keywords)?;
                if let Some(named) = &named {
                    dict::update(cx, &merged, named)?;
                }
                merged
            }
        };
        call::call_held(cx, function, &all, &named)
    })
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let Some(_guard) = repr_guard::enter(object) else { return Ok(cx.new_str("...")) };
    let body = this(object);
    let name = object.ty().display_name();
    let mut out = str_::build::Builder::new();
    out.push_str(&name);
    out.push_str("(");
    if let Some(function) = body.func.get() {
        out.push_ref(&text::repr(cx, &function)?);
    }
    if let Some(fixed) = body.args.get() {
        for value in tuple::items(&fixed) {
            out.push_str(", ");
            out.push_ref(&text::repr(cx, value)?);
        }
    }
    if let Some(keywords) = body.keywords.get() {
        let mut position = 0;
        while let Some((key, value)) = dict::next(&keywords, &mut position) {
            out.push_str(", ");
            out.push_ref(&text::str_(cx, &key)?);
            out.push_str("=");
            out.push_ref(&text::repr(cx, &value)?);
        }
    }
    out.push_str(")");
    out.finish(cx)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let value = |field: &Field| field.get().unwrap_or_else(|| cx.none());
    let maker_args = tuple::from_vec(cx, vec![value(&body.func)]);
    let state = tuple::from_vec(cx, fields(object).map(value).to_vec());
    Ok(tuple::from_vec(cx, vec![cx.type_of(object), maker_args, state]))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let state = args.at(0);
    let parts = if state.has_flag(type_flags::TUPLE) { tuple::items(state).to_vec() } else { Vec::new() };
    let [function, fixed, keywords, names] = &parts[..] else { return cx.type_error("invalid partial state") };
    let keywords_fit = cx.is_none(keywords) || keywords.has_flag(type_flags::DICT);
    if !call::is_callable(function) || !fixed.has_flag(type_flags::TUPLE) || !keywords_fit {
        return cx.type_error("invalid partial state");
    }
    let fixed = if fixed.is_exact(cx.types.tuple) { fixed.clone() } else { tuple::new(cx, tuple::items(fixed)) };
    let keywords = match keywords {
        keywords if cx.is_none(keywords) => dict::new(cx),
        keywords if keywords.is_exact(cx.types.dict) => keywords.clone(),
        keywords => dict::copy(cx, keywords)?,
    };
    let body = this(object);
    body.one_by_one.set(call::takes_one_by_one(cx, function));
    body.func.set(Some(function.clone()));
    body.args.set(Some(fixed));
    body.keywords.set(Some(keywords));
    body.dict.set((!cx.is_none(names)).then(|| names.clone()));
    Ok(cx.none())
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    if this(head).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    fields(head).into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    fields(head).into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    fields(head).into_iter().for_each(|field| drop(field.take()));
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

static SPEC: TypeSpec = TypeSpec {
    name: "functools.partial",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        call: Some(call_slot),
        repr: Some(repr),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__setstate__", Arity::One, set_state),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
    ],
    members: &[member("func", 16), member("args", 24), member("keywords", 32)],
    getset: &[GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) }],
    dict_offset: 40,
    weak_list_offset: 48,
    doc: "partial(func, *args, **keywords): a new function with partial application of the given arguments and keywords.",
    ..TypeSpec::DEFAULT
};
