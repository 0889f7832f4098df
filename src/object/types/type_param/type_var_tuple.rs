//! `typing.TypeVarTuple`.
//!
//! ```text
//!  ┌────────┬──────┐
//!  │ Header │ name │   24 bytes
//!  └────────┴──────┘
//! ```
#![allow(unsafe_code)]

use super::type_var::WITH_DICT;
use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::protocol::{attribute, iterate, text};
use crate::object::types::{object, str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object,
    new_object, type_flags,
};

#[repr(C)]
struct TupleBody {
    head: Header,
    name: Field,
}
const SIZE: usize = std::mem::size_of::<TupleBody>();
const _: () = assert!(SIZE == 24);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for TupleBody {}

fn body(this: &Header) -> &TupleBody {
    // SAFETY: called for type variable tuples only.
    unsafe { this.body() }
}

/// The variable of `def f[*Ts]`.
pub fn new(cx: &Ctx, name: &Ref) -> Ref {
    let this = new_object(cx.types.type_var_tuple, SIZE);
    body(&this).name.set(Some(name.clone()));
    heap::track(&this);
    this
}

const NEW: Signature<1> = Signature { function: "typevartuple", names: ["name"], positional_only: 0, keyword_from: 1, required: 1 };

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [name] = args.bind(cx, &NEW)?;
    let name = name.unwrap_or(&cx.none);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("typevartuple() argument 'name' must be str, not {}", name.ty().display_name()));
    }
    Ok(new(cx, name))
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(body(this).name.get().unwrap_or_else(|| cx.empty_str.clone()))
}

/// `*Ts` gives the variable itself once.
fn iter(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    iterate::iter(cx, &tuple::from_vec(cx, vec![this.clone()]))
}

fn subst(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("Substitution of bare TypeVarTuple is not supported")
}

/// Gathers the arguments that belong to this variable into one tuple.
fn prepare(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__typing_prepare_subst__", 2, 2)?;
    let parameters = attribute::get(cx, args.at(0), &cx.names.__parameters__)?;
    let parameters = iterate::to_vec(cx, &parameters)?;
    let given = iterate::to_vec(cx, args.at(1))?;
    let left = parameters.iter().position(|parameter| parameter.is(this)).unwrap_or(0);
    let right = parameters.len().saturating_sub(left + 1);
    if given.len() + 1 < parameters.len() {
        let shown = str_::to_string_lossy(&text::repr(cx, args.at(0))?);
        let message = format!("Too few arguments for {shown}; actual {}, expected at least {}", given.len(), parameters.len() - 1);
        return cx.type_error(&message);
    }
    let end = given.len() - right;
    let mut result = given[..left].to_vec();
    result.push(tuple::new(cx, &given[left..end]));
    result.extend_from_slice(&given[end..]);
    Ok(tuple::from_vec(cx, result))
}

fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    repr(cx, this)
}

fn mro_entries(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("Cannot subclass an instance of TypeVarTuple")
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    object::drop_managed(head);
    drop(body(head).name.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    object::traverse_managed(head, visit);
}

/// `typing.TypeVarTuple`
pub const SPEC: TypeSpec = TypeSpec {
    name: "typing.TypeVarTuple",
    basic_size: SIZE,
    flags: WITH_DICT,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots { repr: Some(repr), iter: Some(iter), new: Some(new_slot), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__typing_subst__", Arity::One, subst),
        MethodDef::new("__typing_prepare_subst__", Arity::Positional, prepare),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__mro_entries__", Arity::One, mro_entries),
    ],
    members: &[MemberDef { name: "__name__", kind: MemberKind::Object, offset: 16, writable: false }],
    doc: "Type variable tuple.",
    ..TypeSpec::DEFAULT
};
