//! `mappingproxy`: a read-only view of a mapping (`type.__dict__`).
//!
//! ```text
//!  ┌────────┬─────────┐
//!  │ Header │ mapping │   24 bytes
//!  └────────┴─────────┘
//! ```
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{call, compare, item, iterate, text};
use crate::object::types::{generic_alias, object, str_};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, new_object,
    type_flags,
};

/// A proxy.
#[repr(C)]
struct ProxyBody {
    head: Header,
    mapping: Field,
}
const SIZE: usize = std::mem::size_of::<ProxyBody>();
const _: () = assert!(SIZE == 24);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for ProxyBody {}

fn body(proxy: &Header) -> &ProxyBody {
    // SAFETY: called for proxies only.
    unsafe { proxy.body() }
}

fn mapping(cx: &Ctx, proxy: &Ref) -> Ref {
    body(proxy).mapping.get().unwrap_or_else(|| cx.none())
}

/// A view of this mapping.
pub fn new(cx: &Ctx, mapping: &Ref) -> Ref {
    let proxy = new_object(cx.types.mapping_proxy, SIZE);
    drop(body(&proxy).mapping.replace(Some(mapping.clone())));
    heap::track(&proxy);
    proxy
}

const NEW: Signature<1> = Signature { function: "mappingproxy", names: ["mapping"], positional_only: 0, keyword_from: 1, required: 1 };

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [given] = args.bind(cx, &NEW)?;
    let given = given.unwrap_or(&cx.none);
    if given.ty().slots().subscript.is_none() || given.has_flag(type_flags::LIST | type_flags::TUPLE) {
        return cx.type_error(&format!("mappingproxy() argument must be a mapping, not {}", given.ty().display_name()));
    }
    Ok(new(cx, given))
}

fn repr(cx: &Ctx, proxy: &Ref) -> PyResult<Ref> {
    let inner = text::repr(cx, &mapping(cx, proxy))?;
    Ok(cx.new_str(&format!("mappingproxy({})", str_::to_string_lossy(&inner))))
}

fn str_slot(cx: &Ctx, proxy: &Ref) -> PyResult<Ref> {
    text::str_(cx, &mapping(cx, proxy))
}

fn hash(cx: &Ctx, proxy: &Ref) -> PyResult<i64> {
    compare::hash(cx, &mapping(cx, proxy))
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    compare::compare(cx, &mapping(cx, a), b, op)
}

fn iter(cx: &Ctx, proxy: &Ref) -> PyResult<Ref> {
    iterate::iter(cx, &mapping(cx, proxy))
}

fn len(cx: &Ctx, proxy: &Ref) -> PyResult<usize> {
    item::len(cx, &mapping(cx, proxy))
}

fn subscript(cx: &Ctx, proxy: &Ref, key: &Ref) -> PyResult<Ref> {
    item::get(cx, &mapping(cx, proxy), key)
}

fn contains(cx: &Ctx, proxy: &Ref, key: &Ref) -> PyResult<bool> {
    item::contains(cx, &mapping(cx, proxy), key)
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let open = |side: &Ref| if side.is_exact(cx.types.mapping_proxy) { mapping(cx, side) } else { side.clone() };
    number::binary(cx, &open(a), &open(b), BinaryOp::Or)
}

fn ior(cx: &Ctx, proxy: &Ref, _other: &Ref) -> PyResult<Ref> {
    cx.type_error(&format!("'|=' is not supported by {}; use '|' instead", proxy.ty().display_name()))
}

fn get(cx: &Ctx, proxy: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "get", 1, 2)?;
    let default = args.get(1).unwrap_or(&cx.none);
    call::method(cx, &mapping(cx, proxy), &cx.names.get, &[args.at(0).clone(), default.clone()])
}

fn keys(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &mapping(cx, proxy), &cx.names.keys, &[])
}

fn values(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &mapping(cx, proxy), &cx.names.values, &[])
}

fn items(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &mapping(cx, proxy), &cx.names.items, &[])
}

fn copy(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &mapping(cx, proxy), &cx.intern("copy"), &[])
}

fn reversed(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &mapping(cx, proxy), &cx.names.__reversed__, &[])
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    drop(body(head).mapping.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    if let Some(mapping) = body(head).mapping.borrow() {
        visit(mapping);
    }
}

/// `mappingproxy`
pub const SPEC: TypeSpec = TypeSpec {
    name: "mappingproxy",
    basic_size: SIZE,
    flags: flags::GC | type_flags::MAPPING,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        str_: Some(str_slot),
        get_attr: Some(object::get_attribute),
        compare: Some(compare_slot),
        iter: Some(iter),
        or: Some(or),
        ior: Some(ior),
        len: Some(len),
        subscript: Some(subscript),
        contains: Some(contains),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("get", Arity::Positional, get).doc("", "D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."),
        MethodDef::new("keys", Arity::None, keys).doc("", "D.keys() -> a set-like object providing a view on D's keys"),
        MethodDef::new("values", Arity::None, values).doc("", "D.values() -> an object providing a view on D's values"),
        MethodDef::new("items", Arity::None, items).doc("", "D.items() -> a set-like object providing a view on D's items"),
        MethodDef::new("copy", Arity::None, copy).doc("", "D.copy() -> a shallow copy of D"),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
        MethodDef::new("__reversed__", Arity::None, reversed).doc("", "D.__reversed__() -> reverse iterator"),
    ],
    doc: "Read-only proxy of a mapping.",
    ..TypeSpec::DEFAULT
};
