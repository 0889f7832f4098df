//! `property`: an attribute computed by functions.
//!
//! ```text
//!  ┌────────┬──────┬──────┬──────┬─────┬──────┬────────────┐
//!  │ Header │ fget │ fset │ fdel │ doc │ name │ doc is get │   64 bytes
//!  └────────┴──────┴──────┴──────┴─────┴──────┴────────────┘
//! ```
#![allow(unsafe_code)]

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, number, text};
use crate::object::types::{object, str_};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A property.
#[repr(C)]
struct PropertyBody {
    head: Header,
    fget: Field,
    fset: Field,
    fdel: Field,
    doc: Field,
    name: Field,
    /// Whether `doc` was taken from the getter.
    getter_doc: Cell<u64>,
}
const SIZE: usize = std::mem::size_of::<PropertyBody>();
const _: () = assert!(SIZE == 64);
// SAFETY: repr(C), begins with Header; the type and its subclasses declare it.
unsafe impl Body for PropertyBody {}

fn body(property: &Header) -> &PropertyBody {
    // SAFETY: called for properties only.
    unsafe { property.body() }
}

/// The getter of a property, for the machine's caches.
pub fn getter(property: &Ref) -> Option<Ref> {
    body(property).fget.get()
}

/// The setter of a property, for the machine's caches.
pub fn setter(property: &Ref) -> Option<Ref> {
    body(property).fset.get()
}

/// What `__set_name__` was told, which the collector is not shown.
pub fn name(property: &Header) -> Option<&Header> {
    body(property).name.borrow().map(|name| &**name)
}

/// Whether `__isabstractmethod__` of an object is true.
pub fn is_abstract(cx: &Ctx, object: &Ref) -> PyResult<bool> {
    match attribute::get_optional(cx, object, &cx.intern("__isabstractmethod__"))? {
        Some(flag) => number::truth(cx, &flag),
        None => Ok(false),
    }
}

fn new_slot(_cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let property = new_object(class, class.kind.basic_size.get() as usize);
    heap::track(&property);
    Ok(property)
}

const INIT: Signature<4> =
    Signature { function: "property", names: ["fget", "fset", "fdel", "doc"], positional_only: 0, keyword_from: 4, required: 0 };

fn init(cx: &Ctx, property: &Ref, args: Args<'_>) -> PyResult<()> {
    let given = args.bind(cx, &INIT)?.map(|value| value.filter(|value| !cx.is_none(value)).cloned());
    let [fget, fset, fdel, doc] = given;
    let fields = body(property);
    fields.fget.set(fget.clone());
    fields.fset.set(fset);
    fields.fdel.set(fdel);
    fields.doc.set(None);
    fields.name.set(None);
    fields.getter_doc.set(0);
    let mut doc = doc;
    if doc.is_none()
        && let Some(fget) = &fget
    {
        // Without any the doc stays unset, a subclass's as well.
        let Some(found) = attribute::get_optional(cx, fget, &cx.names.__doc__)? else { return Ok(()) };
        if !cx.is_none(&found) {
            fields.getter_doc.set(1);
            doc = Some(found);
        }
    }
    if property.is_exact(cx.types.property) {
        fields.doc.set(doc);
        return Ok(());
    }
    // A subclass shows its instances' own doc, not its class's. One without room for it is told so only if the doc is the getter's.
    let doc = doc.unwrap_or_else(|| cx.none());
    match attribute::set(cx, property, &cx.names.__doc__, &doc) {
        Err(_) if fields.getter_doc.get() == 0 && cx.swallow(cx.types.attribute_error) => Ok(()),
        stored => stored,
    }
}

#[cold]
fn refuse<T>(cx: &Ctx, property: &Ref, this: &Ref, what: &str) -> PyResult<T> {
    let class = attribute::get(cx, &cx.type_of(this), &cx.names.__qualname__)?;
    let class = str_::to_string_lossy(&text::repr(cx, &class)?);
    let message = match body(property).name.get() {
        Some(name) => format!("property {} of {class} object has no {what}", str_::to_string_lossy(&text::repr(cx, &name)?)),
        None => format!("property of {class} object has no {what}"),
    };
    cx.raise(cx.types.attribute_error, &message)
}

fn descr_get(cx: &Ctx, property: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let Some(this) = instance.filter(|instance| !cx.is_none(instance)) else { return Ok(property.clone()) };
    match body(property).fget.get() {
        Some(fget) => call::call_with(cx, &fget, [this]),
        None => refuse(cx, property, this, "getter"),
    }
}

fn descr_set(cx: &Ctx, property: &Ref, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => match body(property).fset.get() {
            Some(fset) => call::call_with(cx, &fset, [this, value]).map(drop),
            None => refuse(cx, property, this, "setter"),
        },
        None => match body(property).fdel.get() {
            Some(fdel) => call::call_with(cx, &fdel, [this]).map(drop),
            None => refuse(cx, property, this, "deleter"),
        },
    }
}

/// A property of the same class with one function replaced.
fn copy(cx: &Ctx, property: &Ref, get: Option<&Ref>, set: Option<&Ref>, del: Option<&Ref>) -> PyResult<Ref> {
    let fields = body(property);
    let choose =
        |new: Option<&Ref>, old: &Field| new.filter(|new| !cx.is_none(new)).cloned().or_else(|| old.get()).unwrap_or_else(|| cx.none());
    let (fget, fset, fdel) = (choose(get, &fields.fget), choose(set, &fields.fset), choose(del, &fields.fdel));
    let from_getter = fields.getter_doc.get() != 0 && !cx.is_none(&fget);
    let doc = if from_getter { cx.none() } else { fields.doc.get().unwrap_or_else(|| cx.none()) };
    let name = fields.name.get();
    let class = cx.type_of(property);
    let made = call::call_with(cx, &class, [&fget, &fset, &fdel, &doc])?;
    if made.is_instance(cx.types.property) {
        body(&made).name.set(name);
    }
    Ok(made)
}

fn with_getter(cx: &Ctx, property: &Ref, args: Args<'_>) -> PyResult<Ref> {
    copy(cx, property, Some(args.at(0)), None, None)
}

fn with_setter(cx: &Ctx, property: &Ref, args: Args<'_>) -> PyResult<Ref> {
    copy(cx, property, None, Some(args.at(0)), None)
}

fn with_deleter(cx: &Ctx, property: &Ref, args: Args<'_>) -> PyResult<Ref> {
    copy(cx, property, None, None, Some(args.at(0)))
}

fn set_name(cx: &Ctx, property: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 2 {
        return cx.type_error(&format!("__set_name__() takes 2 positional arguments but {} were given", args.len()));
    }
    let _held = args.pass_in_tuple(cx);
    body(property).name.set(Some(args.at(1).clone()));
    Ok(cx.none())
}

fn get_abstract(cx: &Ctx, property: &Ref) -> PyResult<Ref> {
    let fields = body(property);
    for function in [fields.fget.get(), fields.fset.get(), fields.fdel.get()].into_iter().flatten() {
        if is_abstract(cx, &function)? {
            return Ok(cx.bool(true));
        }
    }
    Ok(cx.bool(false))
}

fn all(fields: &PropertyBody) -> [&Field; 5] {
    [&fields.fget, &fields.fset, &fields.fdel, &fields.doc, &fields.name]
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    all(body(head)).into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    all(body(head)).into_iter().take(4).filter_map(Field::borrow).for_each(|field| visit(field));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop(body(head).doc.take());
}

const fn member(name: &'static str, offset: usize, writable: bool) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable }
}

/// `property`
pub const SPEC: TypeSpec = TypeSpec {
    name: "property",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        get_attr: Some(object::get_attribute),
        descr_get: Some(descr_get),
        descr_set: Some(descr_set),
        init: Some(init),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("getter", Arity::One, with_getter).doc("", "Descriptor to obtain a copy of the property with a different getter."),
        MethodDef::new("setter", Arity::One, with_setter).doc("", "Descriptor to obtain a copy of the property with a different setter."),
        MethodDef::new("deleter", Arity::One, with_deleter)
            .doc("", "Descriptor to obtain a copy of the property with a different deleter."),
        MethodDef::new("__set_name__", Arity::Positional, set_name).doc("", "Method to set name of a property."),
    ],
    members: &[member("fget", 16, false), member("fset", 24, false), member("fdel", 32, false), member("__doc__", 40, true)],
    getset: &[GetSetDef { name: "__isabstractmethod__", get: get_abstract, set: None }],
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    ..TypeSpec::DEFAULT
};
