//! `typing.ParamSpec` and its `args` and `kwargs`.
//!
//! ```text
//!  ┌────────┬──────┬───────┬──────────┐        ┌────────┬────────┐
//!  │ Header │ name │ bound │ variance │   40   │ Header │ origin │   24 bytes
//!  └────────┴──────┴───────┴──────────┘        └────────┴────────┘
//! ```
#![allow(unsafe_code)]

use super::type_var::{Variance, WITH_DICT, truth, type_of_value};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, compare, iterate, text};
use crate::object::types::{generic_alias, object, str_, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

#[repr(C)]
struct SpecBody {
    head: Header,
    name: Field,
    bound: Field,
    variance: Variance,
}
const SIZE: usize = std::mem::size_of::<SpecBody>();
const _: () = assert!(SIZE == 40);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for SpecBody {}

#[repr(C)]
struct PartBody {
    head: Header,
    origin: Field,
}
const PART: usize = std::mem::size_of::<PartBody>();
const _: () = assert!(PART == 24);
// SAFETY: repr(C), begins with Header; both part types declare it.
unsafe impl Body for PartBody {}

fn body(this: &Header) -> &SpecBody {
    // SAFETY: called for parameter specifications only.
    unsafe { this.body() }
}

fn part(this: &Header) -> &PartBody {
    // SAFETY: called for `args` and `kwargs` objects only.
    unsafe { this.body() }
}

fn make(cx: &Ctx, name: &Ref) -> Ref {
    let this = new_object(cx.types.param_spec, SIZE);
    body(&this).name.set(Some(name.clone()));
    heap::track(&this);
    this
}

/// The variable of `def f[**P]`.
pub fn new(cx: &Ctx, name: &Ref) -> Ref {
    let this = make(cx, name);
    body(&this).variance.infer.set(1);
    this
}

const NEW: Signature<5> = Signature {
    function: "paramspec",
    names: ["name", "bound", "covariant", "contravariant", "infer_variance"],
    positional_only: 0,
    keyword_from: 1,
    required: 1,
};

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [name, bound, covariant, contravariant, infer] = args.bind(cx, &NEW)?;
    let name = name.unwrap_or(&cx.none);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("paramspec() argument 'name' must be str, not {}", name.ty().display_name()));
    }
    let this = make(cx, name);
    body(&this).variance.set(cx, truth(cx, covariant)?, truth(cx, contravariant)?, truth(cx, infer)?)?;
    body(&this).bound.set(bound.cloned());
    Ok(this)
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let name = body(this).name.borrow().map_or_else(String::new, str_::to_string_lossy);
    Ok(cx.new_str(&body(this).variance.show(&name)))
}

fn new_part(class: &TypeBody, origin: &Ref) -> Ref {
    let this = new_object(class, PART);
    part(&this).origin.set(Some(origin.clone()));
    heap::track(&this);
    this
}

fn get_args(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(new_part(cx.types.param_spec_args, this))
}

fn get_kwargs(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(new_part(cx.types.param_spec_kwargs, this))
}

fn subst(cx: &Ctx, _this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.at(0);
    if given.has_flag(type_flags::LIST | type_flags::TUPLE) {
        let items = iterate::to_vec(cx, given)?.iter().map(|item| type_of_value(cx, item)).collect();
        return Ok(tuple::from_vec(cx, items));
    }
    Ok(given.clone())
}

/// `Z[int, str]` stands for `Z[[int, str]]` if there is no other parameter.
fn prepare(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__typing_prepare_subst__", 2, 2)?;
    let parameters = iterate::to_vec(cx, &attribute::get(cx, args.at(0), &cx.names.__parameters__)?)?;
    let given = iterate::to_vec(cx, args.at(1))?;
    let index = parameters.iter().position(|parameter| parameter.is(this)).unwrap_or(0);
    let Some(own) = given.get(index) else {
        let shown = str_::to_string_lossy(&text::repr(cx, args.at(0))?);
        return cx.type_error(&format!("Too few arguments for {shown}"));
    };
    let is_expression = own.is(&cx.ellipsis) || own.has_flag(type_flags::LIST | type_flags::TUPLE) || own.is_exact(cx.types.param_spec);
    if parameters.len() == 1 && !is_expression {
        return Ok(tuple::from_vec(cx, vec![tuple::new(cx, &given)]));
    }
    let mut result = given.clone();
    if own.has_flag(type_flags::LIST) {
        result[index] = tuple::from_vec(cx, iterate::to_vec(cx, own)?);
    }
    Ok(tuple::from_vec(cx, result))
}

fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(body(this).name.get().unwrap_or_else(|| cx.none()))
}

fn mro_entries(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("Cannot subclass an instance of ParamSpec")
}

fn part_new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, class.name_string().to_lowercase().as_str(), 1, 1)?;
    Ok(new_part(class, args.at(0)))
}

fn part_repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let tail = if this.is_exact(cx.types.param_spec_args) { "args" } else { "kwargs" };
    let origin = part(this).origin.get().unwrap_or_else(|| cx.none());
    let shown = if origin.is_exact(cx.types.param_spec) {
        body(&origin).name.borrow().map_or_else(String::new, str_::to_string_lossy)
    } else {
        str_::to_string_lossy(&text::repr(cx, &origin)?)
    };
    Ok(cx.new_str(&format!("{shown}.{tail}")))
}

fn part_compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !std::ptr::eq(a.ty(), b.ty()) {
        return Ok(cx.not_implemented());
    }
    let (x, y) = (part(a).origin.get(), part(b).origin.get());
    match (x, y) {
        (Some(x), Some(y)) => compare::compare(cx, &x, &y, op),
        _ => Ok(cx.not_implemented()),
    }
}

fn part_mro_entries(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error(&format!("Cannot subclass an instance of {}", this.ty().name_string()))
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    object::drop_managed(head);
    drop(body(head).name.take());
    drop(body(head).bound.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    if let Some(bound) = body(head).bound.borrow() {
        visit(bound);
    }
    object::traverse_managed(head, visit);
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn part_dealloc(head: &Header) {
    heap::untrack(head);
    object::drop_managed(head);
    drop(part(head).origin.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, PART) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn part_traverse(head: &Header, visit: Visit<'_>) {
    if let Some(origin) = part(head).origin.borrow() {
        visit(origin);
    }
}

const fn flag(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Bool, offset, writable: false }
}

/// `typing.ParamSpec`
pub const SPEC: TypeSpec = TypeSpec {
    name: "typing.ParamSpec",
    basic_size: SIZE,
    flags: WITH_DICT,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { repr: Some(repr), or: Some(generic_alias::type_or), new: Some(new_slot), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__typing_subst__", Arity::One, subst),
        MethodDef::new("__typing_prepare_subst__", Arity::Positional, prepare),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__mro_entries__", Arity::One, mro_entries),
    ],
    members: &[
        MemberDef { name: "__name__", kind: MemberKind::Object, offset: 16, writable: false },
        MemberDef { name: "__bound__", kind: MemberKind::Object, offset: 24, writable: false },
        flag("__covariant__", 32),
        flag("__contravariant__", 33),
        flag("__infer_variance__", 34),
    ],
    getset: &[GetSetDef { name: "args", get: get_args, set: None }, GetSetDef { name: "kwargs", get: get_kwargs, set: None }],
    doc: "Parameter specification variable.",
    ..TypeSpec::DEFAULT
};

const PART_SPEC: TypeSpec = TypeSpec {
    basic_size: PART,
    flags: flags::GC | flags::MANAGED | type_flags::MANAGED_WEAKREF | type_flags::HEAP_TYPE,
    dealloc: Some(part_dealloc),
    traverse: Some(part_traverse),
    slots: Slots { repr: Some(part_repr), compare: Some(part_compare), new: Some(part_new), ..Slots::EMPTY },
    methods: &[MethodDef::new("__mro_entries__", Arity::One, part_mro_entries)],
    members: &[MemberDef { name: "__origin__", kind: MemberKind::Object, offset: 16, writable: false }],
    ..TypeSpec::DEFAULT
};
/// `typing.ParamSpecArgs`
pub const ARGS_SPEC: TypeSpec = TypeSpec { name: "typing.ParamSpecArgs", ..PART_SPEC };
/// `typing.ParamSpecKwargs`
pub const KWARGS_SPEC: TypeSpec = TypeSpec { name: "typing.ParamSpecKwargs", ..PART_SPEC };
