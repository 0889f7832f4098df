//! `staticmethod` and `classmethod`: wrappers that change how a function of a class binds.
//!
//! ```text
//!  ┌────────┬──────────┬──────┐
//!  │ Header │ callable │ dict │   32 bytes
//!  └────────┴──────────┴──────┘
//! ```
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, text};
use crate::object::types::object;
use crate::object::{
    Args, Body, Ctx, GetSetDef, MemberDef, MemberKind, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object, type_flags,
};

/// Both types.
#[repr(C)]
struct StaticBody {
    head: Header,
    callable: Field,
    dict: Field,
}
const SIZE: usize = std::mem::size_of::<StaticBody>();
const _: () = assert!(SIZE == 32);
// SAFETY: repr(C), begins with Header; both types declare it.
unsafe impl Body for StaticBody {}

fn body(this: &Header) -> &StaticBody {
    // SAFETY: called for instances of the two types only.
    unsafe { this.body() }
}

fn make(class: &TypeBody) -> Ref {
    let object = new_object(class, class.kind.basic_size.get() as usize);
    heap::track(&object);
    object
}

/// A new staticmethod.
pub fn new(cx: &Ctx, callable: Ref) -> Ref {
    let object = make(cx.types.static_method);
    body(&object).callable.set(Some(callable));
    object
}

/// A new classmethod.
pub fn new_class(cx: &Ctx, callable: Ref) -> Ref {
    let object = make(cx.types.class_method);
    body(&object).callable.set(Some(callable));
    object
}

/// The wrapped callable.
pub fn callable(this: &Ref) -> Option<Ref> {
    body(this).callable.get()
}

fn new_slot(_cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    Ok(make(class))
}

/// Takes over name, doc and the like of what it wraps (`functools_wraps`).
fn wraps(cx: &Ctx, this: &Ref, wrapped: &Ref) -> PyResult<()> {
    for name in [&cx.names.__module__, &cx.names.__name__, &cx.names.__qualname__, &cx.names.__doc__, &cx.names.__annotations__] {
        if let Some(value) = attribute::get_optional(cx, wrapped, name)? {
            attribute::set(cx, this, name, &value)?;
        }
    }
    Ok(())
}

fn init_as(cx: &Ctx, this: &Ref, args: Args<'_>, name: &str) -> PyResult<()> {
    args.between(cx, name, 1, 1)?;
    body(this).callable.set(Some(args.at(0).clone()));
    wraps(cx, this, args.at(0))
}

fn init_static(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    init_as(cx, this, args, "staticmethod")
}

fn init_class(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    init_as(cx, this, args, "classmethod")
}

fn uninitialized<T>(cx: &Ctx, name: &str) -> PyResult<T> {
    cx.raise(cx.types.runtime_error, &format!("uninitialized {name} object"))
}

fn get_static(cx: &Ctx, this: &Ref, _instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    match body(this).callable.get() {
        Some(callable) => Ok(callable),
        None => uninitialized(cx, "staticmethod"),
    }
}

fn get_class(cx: &Ctx, this: &Ref, _instance: Option<&Ref>, owner: &Ref) -> PyResult<Ref> {
    let Some(callable) = body(this).callable.get() else { return uninitialized(cx, "classmethod") };
    match callable.ty().slots().descr_get {
        Some(get) => get(cx, &callable, Some(owner), &cx.type_of(owner)),
        None => Ok(super::method::new(cx, &callable, owner)),
    }
}

fn call_static(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match body(this).callable.get() {
        Some(callable) => args.in_tuple(cx, |args| call::unpacked(args, |args| call::call(cx, &callable, args))),
        None => uninitialized(cx, "staticmethod"),
    }
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let inner = match body(this).callable.get() {
        Some(callable) => super::str_::to_string_lossy(&text::repr(cx, &callable)?),
        None => "None".to_owned(),
    };
    let short = if this.is_instance(cx.types.static_method) { "staticmethod" } else { "classmethod" };
    Ok(cx.new_str(&format!("<{short}({inner})>")))
}

fn is_abstract(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match body(this).callable.get() {
        Some(callable) => Ok(cx.bool(super::property::is_abstract(cx, &callable)?)),
        None => Ok(cx.bool(false)),
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    drop(fields.callable.take());
    drop(fields.dict.take());
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    fields.callable.borrow().into_iter().chain(fields.dict.borrow()).for_each(|field| visit(field));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    let fields = body(head);
    drop(fields.callable.take());
    drop(fields.dict.take());
}

const MEMBERS: &[MemberDef] = &[
    MemberDef { name: "__func__", kind: MemberKind::Object, offset: 16, writable: false },
    MemberDef { name: "__wrapped__", kind: MemberKind::Object, offset: 16, writable: false },
];
const GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__isabstractmethod__", get: is_abstract, set: None },
    GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) },
];
const BOTH: TypeSpec = TypeSpec {
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    members: MEMBERS,
    getset: GETSET,
    dict_offset: 24,
    ..TypeSpec::DEFAULT
};
/// `staticmethod`
pub const SPEC: TypeSpec = TypeSpec {
    name: "staticmethod",
    slots: Slots {
        repr: Some(repr),
        call: Some(call_static),
        descr_get: Some(get_static),
        init: Some(init_static),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    ..BOTH
};
/// `classmethod`
pub const CLASS_SPEC: TypeSpec = TypeSpec {
    name: "classmethod",
    slots: Slots { repr: Some(repr), descr_get: Some(get_class), init: Some(init_class), new: Some(new_slot), ..Slots::EMPTY },
    ..BOTH
};
