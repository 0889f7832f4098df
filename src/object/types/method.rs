//! Bound methods: a callable and its first argument.
//!
//! ```text
//!  ┌────────┬──────────┬──────┬───────────┬────────┐
//!  │ Header │ function │ self │ weak list │ unused │   48 bytes
//!  └────────┴──────────┴──────┴───────────┴────────┘
//! ```
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, compare, text};
use crate::object::types::{class, object, str_, tuple, weakref};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A bound method.
#[repr(C)]
pub struct MethodBody {
    head: Header,
    /// `__func__`
    pub function: Field,
    /// `__self__`
    pub this: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    unused: Cell<usize>,
}
const SIZE: usize = std::mem::size_of::<MethodBody>();
const _: () = assert!(SIZE == 48);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for MethodBody {}

/// The body of a bound method.
#[inline(always)]
pub fn body(method: &Header) -> &MethodBody {
    // SAFETY: callers pass bound methods only; the type has no subclasses.
    unsafe { method.body() }
}

/// A bound method.
#[inline]
pub fn new(cx: &Ctx, function: &Ref, this: &Ref) -> Ref {
    let object = new_object(cx.types.method, SIZE);
    let fields = body(&object);
    drop(fields.function.replace(Some(function.clone())));
    drop(fields.this.replace(Some(this.clone())));
    heap::track(&object);
    object
}

/// Function and first argument.
pub fn parts(method: &Ref) -> Option<(Ref, Ref)> {
    let fields = body(method);
    Some((fields.function.get()?, fields.this.get()?))
}

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "method", 2, 2)?;
    let (function, this) = (args.at(0), args.at(1));
    if !call::is_callable(function) {
        return cx.type_error("first argument must be callable");
    }
    if cx.is_none(this) {
        return cx.type_error("instance must not be None");
    }
    Ok(new(cx, function, this))
}

fn call_slot(cx: &Ctx, method: &Ref, args: Args<'_>) -> PyResult<Ref> {
    // Borrowed: the caller holds the method, whose parts never change.
    let body = body(method);
    match (body.function.borrow(), body.this.borrow()) {
        (Some(function), Some(this)) => call::with_first(this, args, |args| call::call(cx, function, args)),
        _ => cx.type_error("uninitialized method"),
    }
}

fn repr(cx: &Ctx, method: &Ref) -> PyResult<Ref> {
    let Some((function, this)) = parts(method) else { return object::repr(cx, method) };
    let mut name = attribute::get_optional(cx, &function, &cx.names.__qualname__)?;
    if name.is_none() {
        name = attribute::get_optional(cx, &function, &cx.names.__name__)?;
    }
    let name = name.filter(|name| name.has_flag(type_flags::STR)).map_or_else(|| "?".to_owned(), |name| str_::to_string_lossy(&name));
    let this = str_::to_string_lossy(&text::repr(cx, &this)?);
    Ok(cx.new_str(&format!("<bound method {name} of {this}>")))
}

fn hash(cx: &Ctx, method: &Ref) -> PyResult<i64> {
    let Some((function, this)) = parts(method) else { return object::hash(cx, method) };
    let x = object::hash_address(this.address()) ^ compare::hash(cx, &function)?;
    Ok(if x == -1 { -2 } else { x })
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let class = cx.types.method;
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !a.is_exact(class) || !b.is_exact(class) {
        return Ok(cx.not_implemented());
    }
    let (Some((function_a, this_a)), Some((function_b, this_b))) = (parts(a), parts(b)) else { return Ok(cx.not_implemented()) };
    let equal = compare::compare_bool(cx, &function_a, &function_b, CompareOp::Eq)? && this_a.is(&this_b);
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

/// Attributes of the method type first, then those of the function.
fn get_attr(cx: &Ctx, method: &Ref, name: &Ref) -> PyResult<Ref> {
    attribute::check_name(cx, name)?;
    if let Some(found) = class::lookup(cx, method.ty(), name) {
        return attribute::bind(cx, &found, method);
    }
    match body(method).function.get() {
        Some(function) => attribute::get(cx, &function, name),
        None => attribute::no_attribute(cx, method, name),
    }
}

fn get_doc(cx: &Ctx, method: &Ref) -> PyResult<Ref> {
    match body(method).function.get() {
        Some(function) => Ok(attribute::get_optional(cx, &function, &cx.names.__doc__)?.unwrap_or_else(|| cx.none())),
        None => Ok(cx.none()),
    }
}

fn reduce(cx: &Ctx, method: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let Some((function, this)) = parts(method) else { return Ok(cx.none()) };
    let name = attribute::get(cx, &function, &cx.names.__name__)?;
    let builtins = cx.builtins.get().unwrap_or_else(|| cx.none());
    let getattr = super::dict::get(cx, &builtins, &cx.intern("getattr"))?.unwrap_or_else(|| cx.none());
    Ok(tuple::from_vec(cx, vec![getattr, tuple::from_vec(cx, vec![this, name])]))
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    if fields.weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    drop(fields.function.take());
    drop(fields.this.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    fields.function.borrow().into_iter().chain(fields.this.borrow()).for_each(|field| visit(field));
}

/// `method`
pub const SPEC: TypeSpec = TypeSpec {
    name: "method",
    basic_size: SIZE,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    weak_list_offset: 32,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare_slot),
        call: Some(call_slot),
        get_attr: Some(get_attr),
        set_attr: Some(object::set_attribute),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce)],
    members: &[
        MemberDef { name: "__func__", kind: MemberKind::Object, offset: 16, writable: false },
        MemberDef { name: "__self__", kind: MemberKind::Object, offset: 24, writable: false },
    ],
    getset: &[GetSetDef { name: "__doc__", get: get_doc, set: None }],
    doc: "Create a bound instance method object.",
    ..TypeSpec::DEFAULT
};
