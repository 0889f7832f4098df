//! `typing.TypeVar`.
//!
//! ```text
//!  ┌────────┬──────┬───────┬────────────┬─────────────┬──────────────────┬──────────┐
//!  │ Header │ name │ bound │ bound code │ constraints │ constraints code │ variance │   64 bytes
//!  └────────┴──────┴───────┴────────────┴─────────────┴──────────────────┴──────────┘
//! ```
//! Bound and constraints of `def f[T: …]` are functions, called at the first look.
#![allow(unsafe_code)]

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, number};
use crate::object::types::{generic_alias, object, str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A type variable.
#[repr(C)]
struct VarBody {
    head: Header,
    name: Field,
    bound: Field,
    bound_code: Field,
    constraints: Field,
    constraints_code: Field,
    variance: Variance,
}
const SIZE: usize = std::mem::size_of::<VarBody>();
const _: () = assert!(SIZE == 64);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for VarBody {}

/// Three flags, one byte each, as the member descriptors read them.
#[repr(C)]
pub(super) struct Variance {
    pub covariant: Cell<u8>,
    pub contravariant: Cell<u8>,
    pub infer: Cell<u8>,
    unused: [u8; 5],
}

impl Variance {
    /// Name with its sign.
    pub(super) fn show(&self, name: &str) -> String {
        let sign = if self.infer.get() != 0 {
            ""
        } else if self.covariant.get() != 0 {
            "+"
        } else if self.contravariant.get() != 0 {
            "-"
        } else {
            "~"
        };
        format!("{sign}{name}")
    }

    /// Sets the flags as the constructor was told.
    pub(super) fn set(&self, cx: &Ctx, covariant: bool, contravariant: bool, infer: bool) -> PyResult<()> {
        if covariant && contravariant {
            return cx.value_error("Bivariant types are not supported.");
        }
        if infer && (covariant || contravariant) {
            return cx.value_error("Variance cannot be specified with infer_variance.");
        }
        self.covariant.set(covariant as u8);
        self.contravariant.set(contravariant as u8);
        self.infer.set(infer as u8);
        Ok(())
    }
}

fn body(this: &Header) -> &VarBody {
    // SAFETY: called for type variables only.
    unsafe { this.body() }
}

fn make(cx: &Ctx, name: &Ref) -> Ref {
    let this = new_object(cx.types.type_var, SIZE);
    body(&this).name.set(Some(name.clone()));
    heap::track(&this);
    this
}

/// The variable of `def f[T]`.
pub fn new(cx: &Ctx, name: &Ref) -> Ref {
    let this = make(cx, name);
    body(&this).variance.infer.set(1);
    this
}

/// The variable of `def f[T: bound]`; the bound is what the function gives.
pub fn new_with_bound(cx: &Ctx, name: &Ref, code: &Ref) -> Ref {
    let this = new(cx, name);
    body(&this).bound_code.set(Some(code.clone()));
    this
}

/// The variable of `def f[T: (A, B)]`.
pub fn new_with_constraints(cx: &Ctx, name: &Ref, code: &Ref) -> Ref {
    let this = new(cx, name);
    body(&this).constraints_code.set(Some(code.clone()));
    this
}

const NEW: Signature<5> = Signature {
    function: "typevar",
    names: ["name", "bound", "covariant", "contravariant", "infer_variance"],
    positional_only: 0,
    keyword_from: 1,
    required: 1,
};

/// A keyword's truth; false if absent.
pub(super) fn truth(cx: &Ctx, value: Option<&Ref>) -> PyResult<bool> {
    value.map_or(Ok(false), |value| number::truth(cx, value))
}

/// None stands for NoneType where a type is wanted.
pub(super) fn type_of_value(cx: &Ctx, value: &Ref) -> Ref {
    if cx.is_none(value) { cx.types.none_type.to_ref() } else { value.clone() }
}

fn new_slot(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let constraints: Vec<Ref> = args.positional().skip(1).map(|value| type_of_value(cx, value)).collect();
    let laid: Vec<Ref> = args.names().into_iter().chain(args.positional().take(1)).chain(args.keyword_values()).cloned().collect();
    let args = if args.names().is_some() { Args::with_names(&laid) } else { Args::new(&laid) };
    let [name, bound, covariant, contravariant, infer] = args.bind(cx, &NEW)?;
    let name = name.unwrap_or(&cx.none);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("typevar() argument 'name' must be str, not {}", name.ty().display_name()));
    }
    if constraints.len() == 1 {
        return cx.type_error("A single constraint is not allowed");
    }
    let bound = bound.filter(|bound| !cx.is_none(bound));
    if !constraints.is_empty() && bound.is_some() {
        return cx.type_error("Constraints cannot be combined with bound=...");
    }
    let this = make(cx, name);
    let fields = body(&this);
    fields.variance.set(cx, truth(cx, covariant)?, truth(cx, contravariant)?, truth(cx, infer)?)?;
    fields.bound.set(Some(bound.cloned().unwrap_or_else(|| cx.none())));
    fields.constraints.set(Some(tuple::from_vec(cx, constraints)));
    Ok(this)
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let fields = body(this);
    let name = fields.name.borrow().map_or_else(String::new, str_::to_string_lossy);
    Ok(cx.new_str(&fields.variance.show(&name)))
}

fn lazily(cx: &Ctx, value: &Field, code: &Field, default: impl FnOnce() -> Ref) -> PyResult<Ref> {
    if let Some(known) = value.get() {
        return Ok(known);
    }
    let made = match code.get() {
        Some(code) => call::call(cx, &code, Args::NONE)?,
        None => default(),
    };
    value.set(Some(made.clone()));
    Ok(made)
}

fn get_bound(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    lazily(cx, &body(this).bound, &body(this).bound_code, || cx.none())
}

fn get_constraints(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    lazily(cx, &body(this).constraints, &body(this).constraints_code, || cx.empty_tuple.clone())
}

fn subst(cx: &Ctx, _this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(type_of_value(cx, args.at(0)))
}

fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(body(this).name.get().unwrap_or_else(|| cx.none()))
}

fn mro_entries(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("Cannot subclass an instance of TypeVar")
}

fn all(fields: &VarBody) -> [&Field; 5] {
    [&fields.name, &fields.bound, &fields.bound_code, &fields.constraints, &fields.constraints_code]
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    object::drop_managed(head);
    all(body(head)).into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    all(body(head)).into_iter().skip(1).filter_map(Field::borrow).for_each(|field| visit(field));
    object::traverse_managed(head, visit);
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    all(body(head)).into_iter().skip(1).for_each(|field| drop(field.take()));
}

/// Flags of the types here whose instances have a dict.
pub(super) const WITH_DICT: u64 =
    flags::GC | flags::MANAGED | type_flags::MANAGED_DICT | type_flags::MANAGED_WEAKREF | type_flags::HEAP_TYPE;

/// `typing.TypeVar`
pub const SPEC: TypeSpec = TypeSpec {
    name: "typing.TypeVar",
    basic_size: SIZE,
    flags: WITH_DICT,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), or: Some(generic_alias::type_or), new: Some(new_slot), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__typing_subst__", Arity::One, subst),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__mro_entries__", Arity::One, mro_entries),
    ],
    members: &[
        MemberDef { name: "__name__", kind: MemberKind::Object, offset: 16, writable: false },
        MemberDef { name: "__covariant__", kind: MemberKind::Bool, offset: 56, writable: false },
        MemberDef { name: "__contravariant__", kind: MemberKind::Bool, offset: 57, writable: false },
        MemberDef { name: "__infer_variance__", kind: MemberKind::Bool, offset: 58, writable: false },
    ],
    getset: &[
        GetSetDef { name: "__bound__", get: get_bound, set: None },
        GetSetDef { name: "__constraints__", get: get_constraints, set: None },
    ],
    doc: "Type variable.",
    ..TypeSpec::DEFAULT
};
