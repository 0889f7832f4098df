//! `typing.TypeAliasType`: what `type A = …` makes.
//!
//! ```text
//!  ┌────────┬──────┬─────────────┬──────┬───────┬────────┐
//!  │ Header │ name │ type params │ code │ value │ module │   56 bytes
//!  └────────┴──────┴─────────────┴──────┴───────┴────────┘
//! ```
//! The value is what the code (a function) gives, asked at the first look: so an alias may name itself.
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call};
use crate::object::types::{dict, generic_alias, object, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

#[repr(C)]
struct AliasBody {
    head: Header,
    name: Field,
    parameters: Field,
    code: Field,
    value: Field,
    module: Field,
}
const SIZE: usize = std::mem::size_of::<AliasBody>();
const _: () = assert!(SIZE == 56);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for AliasBody {}

fn body(this: &Header) -> &AliasBody {
    // SAFETY: called for type aliases only.
    unsafe { this.body() }
}

/// `type name[parameters] = …`; the code gives the value.
pub fn new(cx: &Ctx, name: &Ref, parameters: Option<&Ref>, code: &Ref) -> Ref {
    let this = new_object(cx.types.type_alias, SIZE);
    let fields = body(&this);
    fields.name.set(Some(name.clone()));
    fields.parameters.set(parameters.filter(|parameters| !cx.is_none(parameters)).cloned());
    fields.code.set(Some(code.clone()));
    heap::track(&this);
    this
}

const NEW: Signature<3> =
    Signature { function: "typealias", names: ["name", "value", "type_params"], positional_only: 0, keyword_from: 2, required: 2 };

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [name, value, parameters] = args.bind(cx, &NEW)?;
    let name = name.unwrap_or(&cx.none);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("typealias() argument 'name' must be str, not {}", name.ty().display_name()));
    }
    if parameters.is_some_and(|parameters| !parameters.has_flag(type_flags::TUPLE)) {
        return cx.type_error("type_params must be a tuple");
    }
    let this = new_object(cx.types.type_alias, SIZE);
    let fields = body(&this);
    fields.name.set(Some(name.clone()));
    fields.parameters.set(parameters.filter(|parameters| tuple::len(parameters) > 0).cloned());
    fields.value.set(value.cloned());
    fields.module.set(cx.engine().globals(cx).and_then(|globals| dict::get_str(cx, &globals, &cx.names.__name__)));
    heap::track(&this);
    Ok(this)
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(body(this).name.get().unwrap_or_else(|| cx.empty_str.clone()))
}

fn get_value(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let fields = body(this);
    if let Some(known) = fields.value.get() {
        return Ok(known);
    }
    let made = match fields.code.get() {
        Some(code) => call::call(cx, &code, Args::NONE)?,
        None => cx.none(),
    };
    fields.value.set(Some(made.clone()));
    Ok(made)
}

fn get_parameters(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(body(this).parameters.get().unwrap_or_else(|| cx.empty_tuple.clone()))
}

fn get_module(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let fields = body(this);
    match (fields.module.get(), fields.code.get()) {
        (Some(module), _) => Ok(module),
        (None, Some(code)) => attribute::get(cx, &code, &cx.names.__module__),
        (None, None) => Ok(cx.none()),
    }
}

fn subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    if body(this).parameters.is_none() {
        return cx.type_error("Only generic type aliases are subscriptable");
    }
    Ok(generic_alias::new(cx, this, key))
}

fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    repr(cx, this)
}

fn all(fields: &AliasBody) -> [&Field; 5] {
    [&fields.name, &fields.parameters, &fields.code, &fields.value, &fields.module]
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    all(body(head)).into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    all(body(head)).into_iter().skip(1).filter_map(Field::borrow).for_each(|field| visit(field));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    all(body(head)).into_iter().skip(1).for_each(|field| drop(field.take()));
}

/// `typing.TypeAliasType`
pub const SPEC: TypeSpec = TypeSpec {
    name: "typing.TypeAliasType",
    basic_size: SIZE,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        repr: Some(repr),
        or: Some(generic_alias::type_or),
        subscript: Some(subscript),
        get_attr: Some(object::get_attribute),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce)],
    members: &[MemberDef { name: "__name__", kind: MemberKind::Object, offset: 16, writable: false }],
    getset: &[
        GetSetDef { name: "__parameters__", get: get_parameters, set: None },
        GetSetDef { name: "__type_params__", get: get_parameters, set: None },
        GetSetDef { name: "__value__", get: get_value, set: None },
        GetSetDef { name: "__module__", get: get_module, set: None },
    ],
    doc: "Type alias.",
    ..TypeSpec::DEFAULT
};
