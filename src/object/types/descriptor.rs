//! What the dicts of builtin types hold: methods, slot wrappers, computed attributes and fields; and wrappers bound to an object.
//!
//! ```text
//!  ┌────────┬───────┬──────┬──────────┬───────┬────────┐
//!  │ Header │ class │ name │ qualname │ what  │ unused │   48 bytes (member, getset) or 56 (method, wrapper)
//!  └────────┴───────┴──────┴──────────┴───────┴────────┘
//!   what: &MethodDef · &SlotRow · &GetSetDef · for a member its offset << 8 | kind << 1 | writable
//! ```
//! The slot that a wrapper calls is looked up in the table of its class: the tables of builtin types never change.
#![allow(unsafe_code)]

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, number};
use crate::object::slot_table::SlotRow;
use crate::object::types::{builtin_function, object, str_, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// The common layout of descriptors.
#[repr(C)]
pub struct DescriptorBody {
    head: Header,
    /// `__objclass__`
    pub class: Field,
    /// `__name__`
    pub name: Field,
    qualname: Field,
    what: Cell<usize>,
}
const SHORT: usize = std::mem::size_of::<DescriptorBody>();
const LONG: usize = SHORT + 8;
const _: () = assert!(SHORT == 48);
// SAFETY: repr(C), begins with Header; the descriptor types declare it.
unsafe impl Body for DescriptorBody {}

/// A slot wrapper bound to an object.
#[repr(C)]
struct BoundBody {
    head: Header,
    descriptor: Field,
    this: Field,
}
const BOUND: usize = std::mem::size_of::<BoundBody>();
const _: () = assert!(BOUND == 32);
// SAFETY: repr(C), begins with Header; `method-wrapper` declares it.
unsafe impl Body for BoundBody {}

#[inline(always)]
fn body(descriptor: &Header) -> &DescriptorBody {
    // SAFETY: callers pass descriptors only.
    unsafe { descriptor.body() }
}

fn make(kind: &TypeBody, size: usize, class: &Ref, name: &Ref, what: usize) -> Ref {
    let object = new_object(kind, size);
    let body = body(&object);
    body.class.set(Some(class.clone()));
    body.name.set(Some(name.clone()));
    body.what.set(what);
    heap::track(&object);
    object
}

/// A method_descriptor.
pub fn new_method(cx: &Ctx, class: &Ref, name: &Ref, def: &'static MethodDef) -> Ref {
    make(cx.types.method_descriptor, LONG, class, name, (&raw const *def).expose_provenance())
}

/// A classmethod_descriptor.
pub fn new_class_method(cx: &Ctx, class: &Ref, name: &Ref, def: &'static MethodDef) -> Ref {
    make(cx.types.class_method_descriptor, LONG, class, name, (&raw const *def).expose_provenance())
}

/// A wrapper_descriptor.
pub fn new_wrapper(cx: &Ctx, class: &Ref, row: &'static SlotRow) -> Ref {
    make(cx.types.wrapper_descriptor, LONG, class, (row.id)(&cx.names), (&raw const *row).expose_provenance())
}

/// A getset_descriptor.
pub fn new_getset(cx: &Ctx, class: &Ref, name: &Ref, def: &'static GetSetDef) -> Ref {
    make(cx.types.getset_descriptor, SHORT, class, name, (&raw const *def).expose_provenance())
}

/// A member_descriptor.
pub fn new_member(cx: &Ctx, class: &Ref, name: &Ref, kind: MemberKind, offset: usize, writable: bool) -> Ref {
    let kind = match kind {
        MemberKind::Object => 0,
        MemberKind::ObjectOrError => 1,
        MemberKind::Int => 2,
        MemberKind::Bool => 3,
        MemberKind::Float => 4,
    };
    make(cx.types.member_descriptor, SHORT, class, name, offset << 8 | kind << 1 | writable as usize)
}

/// Declaration of a method_descriptor or classmethod_descriptor.
#[inline(always)]
pub fn method_def(descriptor: &Ref) -> &'static MethodDef {
    // SAFETY: descriptors of these types are made by `new_method` and `new_class_method` only.
    unsafe { &*std::ptr::with_exposed_provenance::<MethodDef>(body(descriptor).what.get()) }
}

#[inline(always)]
fn row(descriptor: &Header) -> &'static SlotRow {
    // SAFETY: wrapper_descriptors are made by `new_wrapper` only.
    unsafe { &*std::ptr::with_exposed_provenance::<SlotRow>(body(descriptor).what.get()) }
}

/// Declaration of a getset_descriptor.
#[inline(always)]
pub fn getset_def(descriptor: &Ref) -> &'static GetSetDef {
    // SAFETY: getset_descriptors are made by `new_getset` only.
    unsafe { &*std::ptr::with_exposed_provenance::<GetSetDef>(body(descriptor).what.get()) }
}

/// Offset and kind of a member_descriptor, and whether it can be stored to.
#[inline(always)]
pub fn member(descriptor: &Ref) -> (usize, MemberKind, bool) {
    let what = body(descriptor).what.get();
    let kind = match what >> 1 & 0x7f {
        0 => MemberKind::Object,
        1 => MemberKind::ObjectOrError,
        2 => MemberKind::Int,
        3 => MemberKind::Bool,
        _ => MemberKind::Float,
    };
    (what >> 8, kind, what & 1 != 0)
}

/// `__objclass__` of a descriptor.
#[inline(always)]
pub fn class_of(descriptor: &Ref) -> &TypeBody {
    object_class(body(descriptor))
}

#[inline(always)]
fn object_class(body: &DescriptorBody) -> &TypeBody {
    match body.class.borrow().and_then(|class| class.as_type()) {
        Some(class) => class,
        None => Ctx::current().types.object,
    }
}

/// Row of a slot wrapper and the table whose slot it calls; None if the object is not a slot wrapper.
pub fn wrapped<'a>(cx: &Ctx, object: &'a Ref) -> Option<(&'static SlotRow, &'a Slots)> {
    object.is_exact(cx.types.wrapper_descriptor).then(|| (row(object), class_of(object).slots()))
}

fn name_of(descriptor: &Header) -> String {
    body(descriptor).name.borrow().map_or_else(String::new, str_::to_string_lossy)
}

fn class_name(descriptor: &Header) -> String {
    object_class(body(descriptor)).display_name()
}

#[inline(always)]
/// Fails unless `this` is an instance of the descriptor's class.
pub fn check(cx: &Ctx, descriptor: &Ref, this: &Ref) -> PyResult<()> {
    if this.ty().is_subtype(class_of(descriptor)) {
        return Ok(());
    }
    wrong_object(cx, descriptor, this)
}

#[cold]
fn wrong_object(cx: &Ctx, descriptor: &Ref, this: &Ref) -> PyResult<()> {
    let message = format!(
        "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
        name_of(descriptor),
        class_name(descriptor),
        this.ty().display_name()
    );
    cx.type_error(&message)
}

// Methods.

fn method_get(cx: &Ctx, descriptor: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let Some(this) = instance else { return Ok(descriptor.clone()) };
    check(cx, descriptor, this)?;
    Ok(builtin_function::new(cx, method_def(descriptor), Some(this), None))
}

/// Calls a method_descriptor: the first argument is the object. Inlined, so that the arguments are laid out once only.
#[inline]
pub fn method_call(cx: &Ctx, descriptor: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(this) = args.get(0) else {
        let name = builtin_function::callable_text(cx, descriptor)?;
        return cx.type_error(&format!("unbound method {name} needs an argument"));
    };
    check(cx, descriptor, this)?;
    builtin_function::call_native(cx, descriptor, method_def(descriptor), this, args.skip_first())
}

fn class_method_get(cx: &Ctx, descriptor: &Ref, _instance: Option<&Ref>, owner: &Ref) -> PyResult<Ref> {
    let class = class_of(descriptor);
    let Some(given) = owner.as_type() else {
        let message = format!(
            "descriptor '{}' for type '{}' needs a type, not a '{}' as arg 2",
            name_of(descriptor),
            class.display_name(),
            owner.ty().display_name()
        );
        return cx.type_error(&message);
    };
    if !given.is_subtype(class) {
        let message = format!(
            "descriptor '{}' requires a subtype of '{}' but received '{}'",
            name_of(descriptor),
            class.display_name(),
            given.display_name()
        );
        return cx.type_error(&message);
    }
    Ok(builtin_function::new(cx, method_def(descriptor), Some(owner), None))
}

fn class_method_call(cx: &Ctx, descriptor: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(owner) = args.get(0) else {
        let message = format!("descriptor '{}' of '{}' object needs an argument", name_of(descriptor), class_name(descriptor));
        return cx.type_error(&message);
    };
    let bound = class_method_get(cx, descriptor, None, owner)?;
    builtin_function::call(cx, &bound, args.skip_first())
}

fn method_repr(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&format!("<method '{}' of '{}' objects>", name_of(descriptor), class_name(descriptor))))
}

fn doc_object(cx: &Ctx, doc: &str) -> Ref {
    if doc.is_empty() { cx.none() } else { cx.new_str(doc) }
}

fn method_doc(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(doc_object(cx, method_def(descriptor).doc))
}

fn method_signature(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(doc_object(cx, method_def(descriptor).signature))
}

// Slot wrappers.

fn wrapper_repr(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&format!("<slot wrapper '{}' of '{}' objects>", name_of(descriptor), class_name(descriptor))))
}

fn wrapper_get(cx: &Ctx, descriptor: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let Some(this) = instance else { return Ok(descriptor.clone()) };
    check(cx, descriptor, this)?;
    let object = new_object(cx.types.method_wrapper, BOUND);
    // SAFETY: made with that layout.
    let bound: &BoundBody = unsafe { object.body() };
    bound.descriptor.set(Some(descriptor.clone()));
    bound.this.set(Some(this.clone()));
    heap::track(&object);
    Ok(object)
}

/// Calls a wrapper_descriptor: the first argument is the object.
pub fn wrapper_call(cx: &Ctx, descriptor: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(this) = args.get(0) else {
        let message = format!("descriptor '{}' of '{}' object needs an argument", name_of(descriptor), class_name(descriptor));
        return cx.type_error(&message);
    };
    if !this.ty().is_subtype(class_of(descriptor)) {
        let message = format!(
            "descriptor '{}' requires a '{}' object but received a '{}'",
            name_of(descriptor),
            class_name(descriptor),
            this.ty().display_name()
        );
        return cx.type_error(&message);
    }
    // CPython cuts the object off the tuple of arguments.
    args.in_tuple(cx, |args| {
        let (rest, named) = (args.skip_first(), args.keyword_dict(cx)?);
        let cut = rest.tuple(cx);
        rest.holding(&cut, named.as_ref(), |rest| call_row(cx, descriptor, this, rest))
    })
}

fn call_row(cx: &Ctx, descriptor: &Ref, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let row = row(descriptor);
    if args.keyword_count() > 0 && !row.keywords {
        return cx.type_error(&format!("wrapper {}() takes no keyword arguments", row.name));
    }
    (row.wrapper)(cx, class_of(descriptor).slots(), this, args)
}

fn wrapper_doc(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(doc_object(cx, row(descriptor).doc))
}

fn wrapper_signature(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(doc_object(cx, row(descriptor).signature))
}

// Slot wrappers bound to an object.

fn bound_parts<'a>(cx: &'a Ctx, wrapper: &'a Ref) -> (&'a Ref, &'a Ref) {
    // SAFETY: called for method-wrappers only.
    let bound: &BoundBody = unsafe { wrapper.body() };
    (bound.descriptor.borrow().unwrap_or(&cx.none), bound.this.borrow().unwrap_or(&cx.none))
}

fn bound_call(cx: &Ctx, wrapper: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (descriptor, this) = bound_parts(cx, wrapper);
    args.in_tuple(cx, |args| call_row(cx, descriptor, this, args))
}

fn bound_repr(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    let (descriptor, this) = bound_parts(cx, wrapper);
    let name = row(descriptor).name;
    Ok(cx.new_str(&format!("<method-wrapper '{name}' of {} object at {:#x}>", this.ty().display_name(), this.address())))
}

fn bound_hash(cx: &Ctx, wrapper: &Ref) -> PyResult<i64> {
    let (descriptor, this) = bound_parts(cx, wrapper);
    let x = object::hash_address(this.address()) ^ object::hash_address(descriptor.address());
    Ok(if x == -1 { -2 } else { x })
}

fn bound_compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let class = cx.types.method_wrapper;
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !a.is_exact(class) || !b.is_exact(class) {
        return Ok(cx.not_implemented());
    }
    let ((descriptor_a, this_a), (descriptor_b, this_b)) = (bound_parts(cx, a), bound_parts(cx, b));
    let equal = descriptor_a.is(descriptor_b) && this_a.is(this_b);
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

fn bound_self(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    Ok(bound_parts(cx, wrapper).1.clone())
}

fn bound_class(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    Ok(class_of(bound_parts(cx, wrapper).0).to_ref())
}

fn bound_name(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&str_::to_string_lossy((row(bound_parts(cx, wrapper).0).id)(&cx.names))))
}

fn bound_qualname(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    qualname(cx, bound_parts(cx, wrapper).0)
}

fn bound_doc(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    wrapper_doc(cx, bound_parts(cx, wrapper).0)
}

fn bound_signature(cx: &Ctx, wrapper: &Ref) -> PyResult<Ref> {
    wrapper_signature(cx, bound_parts(cx, wrapper).0)
}

fn getattr_pair(cx: &Ctx, this: Ref, name: Ref) -> PyResult<Ref> {
    let builtins = cx.builtins.get().unwrap_or_else(|| cx.none());
    let getattr = super::dict::get(cx, &builtins, &cx.intern("getattr"))?.unwrap_or_else(|| cx.none());
    Ok(tuple::from_vec(cx, vec![getattr, tuple::from_vec(cx, vec![this, name])]))
}

fn bound_reduce(cx: &Ctx, wrapper: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    getattr_pair(cx, bound_self(cx, wrapper)?, bound_name(cx, wrapper)?)
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn bound_dealloc(head: &Header) {
    heap::untrack(head);
    // SAFETY: the hook is called for this type only, at count zero.
    unsafe {
        let bound: &BoundBody = head.body();
        drop(bound.descriptor.take());
        drop(bound.this.take());
        free_object(head, BOUND);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn bound_traverse(head: &Header, visit: Visit<'_>) {
    // SAFETY: the hook is called for this type only.
    let bound: &BoundBody = unsafe { head.body() };
    bound.descriptor.borrow().into_iter().chain(bound.this.borrow()).for_each(|field| visit(field));
}

// Computed attributes.

fn getset_repr(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&format!("<attribute '{}' of '{}' objects>", name_of(descriptor), class_name(descriptor))))
}

fn getset_get(cx: &Ctx, descriptor: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let Some(this) = instance else { return Ok(descriptor.clone()) };
    check(cx, descriptor, this)?;
    (getset_def(descriptor).get)(cx, this)
}

fn getset_set(cx: &Ctx, descriptor: &Ref, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    check(cx, descriptor, this)?;
    match getset_def(descriptor).set {
        Some(set) => set(cx, this, value),
        None => {
            let message = format!("attribute '{}' of '{}' objects is not writable", name_of(descriptor), class_name(descriptor));
            cx.raise(cx.types.attribute_error, &message)
        }
    }
}

// Fields.

fn member_repr(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&format!("<member '{}' of '{}' objects>", name_of(descriptor), class_name(descriptor))))
}

/// # Safety
/// `this` is an instance of the descriptor's class, so it has a `T` at this offset.
unsafe fn field<T>(this: &Ref, offset: usize) -> &T {
    // SAFETY: the caller vouches for the layout.
    unsafe { this.as_ptr().cast::<u8>().add(offset).cast::<T>().as_ref() }
}

fn member_get(cx: &Ctx, descriptor: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let Some(this) = instance else { return Ok(descriptor.clone()) };
    check(cx, descriptor, this)?;
    read_member(cx, descriptor, this)
}

/// Reads a member of an object that is known to be an instance of the descriptor's class.
pub fn read_member(cx: &Ctx, descriptor: &Ref, this: &Ref) -> PyResult<Ref> {
    let (offset, kind, _) = member(descriptor);
    // SAFETY: checked by the caller: the object has the field that the declaration names.
    unsafe {
        match kind {
            MemberKind::Object => Ok(field::<Field>(this, offset).get().unwrap_or_else(|| cx.none())),
            MemberKind::ObjectOrError => match field::<Field>(this, offset).get() {
                Some(value) => Ok(value),
                None => attribute::no_attribute(cx, this, body(descriptor).name.borrow().unwrap_or(&cx.none)),
            },
            MemberKind::Int => Ok(super::int::new(cx, field::<Cell<i64>>(this, offset).get())),
            MemberKind::Bool => Ok(cx.bool(field::<Cell<u8>>(this, offset).get() != 0)),
            MemberKind::Float => Ok(super::float::new(cx, field::<Cell<f64>>(this, offset).get())),
        }
    }
}

fn member_set(cx: &Ctx, descriptor: &Ref, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    check(cx, descriptor, this)?;
    let (offset, kind, writable) = member(descriptor);
    if !writable {
        return cx.raise(cx.types.attribute_error, "readonly attribute");
    }
    // SAFETY: checked above: the object has the field that the declaration names.
    unsafe {
        match (kind, value) {
            (MemberKind::Object, value) => field::<Field>(this, offset).set(value.cloned()),
            (MemberKind::ObjectOrError, Some(value)) => field::<Field>(this, offset).set(Some(value.clone())),
            (MemberKind::ObjectOrError, None) => match field::<Field>(this, offset).take() {
                Some(old) => drop(old),
                None => return cx.raise(cx.types.attribute_error, &name_of(descriptor)),
            },
            (_, None) => return cx.type_error("can't delete numeric/char attribute"),
            (MemberKind::Int, Some(value)) => {
                let number = super::int::to_isize(cx, value)?;
                field::<Cell<i64>>(this, offset).set(number as i64);
            }
            (MemberKind::Bool, Some(value)) => {
                if !value.is_exact(cx.types.bool_) {
                    return cx.type_error("attribute value type must be bool");
                }
                field::<Cell<u8>>(this, offset).set(value.is(&cx.true_) as u8);
            }
            (MemberKind::Float, Some(value)) => field::<Cell<f64>>(this, offset).set(number::to_f64(cx, value)?),
        }
    }
    Ok(())
}

// Common to all.

/// `__qualname__`, made anew at each question: the descriptors of builtin types live for ever, and would keep it.
fn qualname(cx: &Ctx, descriptor: &Ref) -> PyResult<Ref> {
    let class = attribute::get(cx, &class_of(descriptor).to_ref(), &cx.names.__qualname__)?;
    Ok(cx.new_str(&format!("{}.{}", str_::to_string_lossy(&class), name_of(descriptor))))
}

fn no_doc(cx: &Ctx, _descriptor: &Ref) -> PyResult<Ref> {
    Ok(cx.none())
}

fn reduce(cx: &Ctx, descriptor: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let name = body(descriptor).name.get().unwrap_or_else(|| cx.none());
    getattr_pair(cx, class_of(descriptor).to_ref(), name)
}

fn drop_fields(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    drop(fields.class.take());
    drop(fields.name.take());
    drop(fields.qualname.take());
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc_short(head: &Header) {
    // SAFETY: the hook is called for member and getset descriptors only, at count zero.
    unsafe {
        drop_fields(head);
        free_object(head, SHORT);
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc_long(head: &Header) {
    // SAFETY: the hook is called for method and wrapper descriptors only, at count zero.
    unsafe {
        drop_fields(head);
        free_object(head, LONG);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    if let Some(class) = body(head).class.borrow() {
        visit(class);
    }
}

const MEMBERS: &[MemberDef] = &[
    MemberDef { name: "__objclass__", kind: MemberKind::Object, offset: 16, writable: false },
    MemberDef { name: "__name__", kind: MemberKind::Object, offset: 24, writable: false },
];
const QUALNAME: GetSetDef = GetSetDef { name: "__qualname__", get: qualname, set: None };
const SHORT_DEFAULT: TypeSpec = TypeSpec {
    basic_size: SHORT,
    flags: flags::GC,
    dealloc: Some(dealloc_short),
    traverse: Some(traverse),
    members: MEMBERS,
    getset: &[GetSetDef { name: "__doc__", get: no_doc, set: None }, QUALNAME],
    ..TypeSpec::DEFAULT
};
const LONG_DEFAULT: TypeSpec = TypeSpec { basic_size: LONG, dealloc: Some(dealloc_long), ..SHORT_DEFAULT };
const METHOD_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__doc__", get: method_doc, set: None },
    QUALNAME,
    GetSetDef { name: "__text_signature__", get: method_signature, set: None },
];
const REDUCE: &[MethodDef] = &[MethodDef::new("__reduce__", Arity::None, reduce)];

/// `method_descriptor`
pub const METHOD_SPEC: TypeSpec = TypeSpec {
    name: "method_descriptor",
    flags: flags::GC | type_flags::METHOD_DESCRIPTOR,
    slots: Slots {
        repr: Some(method_repr),
        call: Some(method_call),
        get_attr: Some(object::get_attribute),
        descr_get: Some(method_get),
        ..Slots::EMPTY
    },
    methods: REDUCE,
    getset: METHOD_GETSET,
    ..LONG_DEFAULT
};
/// `classmethod_descriptor`
pub const CLASS_METHOD_SPEC: TypeSpec = TypeSpec {
    name: "classmethod_descriptor",
    slots: Slots {
        repr: Some(method_repr),
        call: Some(class_method_call),
        get_attr: Some(object::get_attribute),
        descr_get: Some(class_method_get),
        ..Slots::EMPTY
    },
    getset: METHOD_GETSET,
    ..LONG_DEFAULT
};
/// `wrapper_descriptor`
pub const WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "wrapper_descriptor",
    flags: flags::GC | type_flags::METHOD_DESCRIPTOR,
    slots: Slots {
        repr: Some(wrapper_repr),
        call: Some(wrapper_call),
        get_attr: Some(object::get_attribute),
        descr_get: Some(wrapper_get),
        ..Slots::EMPTY
    },
    methods: REDUCE,
    getset: &[
        GetSetDef { name: "__doc__", get: wrapper_doc, set: None },
        QUALNAME,
        GetSetDef { name: "__text_signature__", get: wrapper_signature, set: None },
    ],
    ..LONG_DEFAULT
};
/// `method-wrapper`
pub const METHOD_WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "method-wrapper",
    basic_size: BOUND,
    flags: flags::GC | flags::TRASHCAN,
    dealloc: Some(bound_dealloc),
    traverse: Some(bound_traverse),
    slots: Slots {
        repr: Some(bound_repr),
        hash: Some(bound_hash),
        call: Some(bound_call),
        get_attr: Some(object::get_attribute),
        compare: Some(bound_compare),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__reduce__", Arity::None, bound_reduce)],
    getset: &[
        GetSetDef { name: "__self__", get: bound_self, set: None },
        GetSetDef { name: "__objclass__", get: bound_class, set: None },
        GetSetDef { name: "__name__", get: bound_name, set: None },
        GetSetDef { name: "__qualname__", get: bound_qualname, set: None },
        GetSetDef { name: "__doc__", get: bound_doc, set: None },
        GetSetDef { name: "__text_signature__", get: bound_signature, set: None },
    ],
    ..TypeSpec::DEFAULT
};
/// `member_descriptor`
pub const MEMBER_SPEC: TypeSpec = TypeSpec {
    name: "member_descriptor",
    slots: Slots {
        repr: Some(member_repr),
        get_attr: Some(object::get_attribute),
        descr_get: Some(member_get),
        descr_set: Some(member_set),
        ..Slots::EMPTY
    },
    methods: REDUCE,
    ..SHORT_DEFAULT
};
/// `getset_descriptor`
pub const GETSET_SPEC: TypeSpec = TypeSpec {
    name: "getset_descriptor",
    slots: Slots {
        repr: Some(getset_repr),
        get_attr: Some(object::get_attribute),
        descr_get: Some(getset_get),
        descr_set: Some(getset_set),
        ..Slots::EMPTY
    },
    ..SHORT_DEFAULT
};
