//! `collections.defaultdict`: a dict that makes what is missing.
//!
//! ```text
//!  ┌──────────────────┬─────────────────┐
//!  │ a dict           │ default_factory │     56 bytes
//!  └──────────────────┴─────────────────┘
//!  0                  48
//! ```

use std::mem::{offset_of, size_of};

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, item, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{dict, generic_alias, object, tuple};
use crate::object::{Args, Arity, Body, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};
use crate::stdlib::LazyType;

#[repr(C)]
struct DefaultDict {
    dict: dict::DictBody,
    factory: Field,
}
// SAFETY: repr(C); a dict's body begins with Header; only the type below declares it.
unsafe impl Body for DefaultDict {}
const _: () = assert!(size_of::<DefaultDict>() == 56);

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `collections.defaultdict`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

#[inline(always)]
fn this(object: &Header) -> &DefaultDict {
    // SAFETY: called for default dicts only.
    unsafe { object.body() }
}

/// The factory, if there is one that is not None.
fn factory(cx: &Ctx, object: &Ref) -> Option<Ref> {
    this(object).factory.get().filter(|factory| !cx.is_none(factory))
}

/// # Safety
/// The object is a default dict at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).factory.take());
    // SAFETY: what is left is a dict.
    unsafe { (Ctx::current().types.dict.kind.dealloc.get())(object) }
}

/// # Safety
/// The object is a default dict.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    visit(object.ty().header());
    if let Some(factory) = this(object).factory.borrow() {
        visit(factory);
    }
    if let Some(traverse) = Ctx::current().types.dict.kind.traverse.get() {
        // SAFETY: it is a dict.
        unsafe { traverse(object, visit) }
    }
}

/// # Safety
/// The object is a default dict.
unsafe fn clear(object: &Header) {
    drop(this(object).factory.take());
    if let Some(clear) = Ctx::current().types.dict.kind.clear.get() {
        // SAFETY: it is a dict.
        unsafe { clear(object) }
    }
}

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let mut rest = args;
    let mut given = None;
    if let Some(first) = args.get(0) {
        if !cx.is_none(first) && !call::is_callable(first) {
            return cx.type_error("first argument must be callable or None");
        }
        given = Some(first.clone());
        rest = args.skip_first();
    }
    // CPython hands the rest on in a tuple, whose block the collector's counts and tracemalloc show.
    let (gathered, named) = (rest.tuple(cx), args.keyword_dict(cx)?);
    let old = this(object).factory.replace(given);
    let result = match cx.types.dict.slots().init {
        Some(init) => rest.holding(&gathered, named.as_ref(), |rest| init(cx, object, rest)),
        None => Ok(()),
    };
    drop((gathered, named));
    drop(old);
    result
}

fn missing(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let key = args.at(0);
    let Some(factory) = factory(cx, object) else { return cx.raise_with(cx.types.key_error, std::slice::from_ref(key)) };
    let value = call::call(cx, &factory, Args::NONE)?;
    item::set(cx, object, key, &value)?;
    Ok(value)
}

/// A new one of the same class and factory, with these items.
fn another(cx: &Ctx, object: &Ref, items: &Ref) -> PyResult<Ref> {
    let factory = this(object).factory.get().unwrap_or_else(|| cx.none());
    call::call_with(cx, &object.ty().to_ref(), [&factory, items])
}

fn copy(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    another(cx, object, object)
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let class = class(cx);
    let (own, other) = if a.is_instance(class) { (a, b) } else { (b, a) };
    if !other.has_flag(type_flags::DICT) {
        return Ok(cx.not_implemented());
    }
    let result = another(cx, own, a)?;
    dict::update(cx, &result, b)?;
    Ok(result)
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let items = match cx.types.dict.slots().repr {
        Some(repr) => repr(cx, object)?,
        None => cx.empty_str.clone(),
    };
    let shown = match this(object).factory.get() {
        None => cx.new_str("None"),
        Some(factory) => match repr_guard::enter(&factory) {
            Some(_guard) => text::repr(cx, &factory)?,
            None => cx.new_str("..."),
        },
    };
    let mut out = Builder::new();
    out.push_str(&object.ty().name_string());
    out.push('(' as u32);
    out.push_ref(&shown);
    out.push_latin1(b", ");
    out.push_ref(&items);
    out.push(')' as u32);
    out.finish(cx)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let arguments = match factory(cx, object) {
        Some(factory) => tuple::from_iter(cx, [factory].into_iter()),
        None => cx.empty_tuple.clone(),
    };
    let items = call::method(cx, object, &cx.names.items, &[])?;
    let items = crate::object::protocol::iterate::iter(cx, &items)?;
    Ok(tuple::from_iter(cx, [object.ty().to_ref(), arguments, cx.none(), cx.none(), items].into_iter()))
}

const SPEC: TypeSpec = TypeSpec {
    name: "collections.defaultdict",
    base: Some(|types| types.dict),
    basic_size: size_of::<DefaultDict>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), get_attr: Some(object::get_attribute), init: Some(init), or: Some(or), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__missing__", Arity::One, missing)
            .doc("", "Make, store and return the value of a missing key; KeyError without factory."),
        MethodDef::new("copy", Arity::None, copy).doc("", "A shallow copy."),
        MethodDef::new("__copy__", Arity::None, copy).doc("", "A shallow copy."),
        MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "defaultdict[key_type, value_type]"),
    ],
    members: &[MemberDef { name: "default_factory", kind: MemberKind::Object, offset: offset_of!(DefaultDict, factory), writable: true }],
    doc: "defaultdict(default_factory=None, /, [...]): a dict that calls a factory for missing keys; the rest is as for dict.",
    ..TypeSpec::DEFAULT
};
