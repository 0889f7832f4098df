//! `types.SimpleNamespace`: attributes and nothing else.
//!
//! ```text
//!  ┌────────┬──────┐
//!  │ Header │ dict │   24 bytes
//!  └────────┴──────┘
//! ```
#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{compare, text};
use crate::object::types::{dict, object, str_, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object,
    new_object, type_flags,
};

/// A namespace.
#[repr(C)]
struct NamespaceBody {
    head: Header,
    dict: Field,
}
const SIZE: usize = std::mem::size_of::<NamespaceBody>();
const _: () = assert!(SIZE == 24);
// SAFETY: repr(C), begins with Header; the type and its subclasses declare it.
unsafe impl Body for NamespaceBody {}

fn body(this: &Header) -> &NamespaceBody {
    // SAFETY: called for namespaces only.
    unsafe { this.body() }
}

fn names_of(cx: &Ctx, this: &Ref) -> Ref {
    body(this).dict.get().unwrap_or_else(|| dict::new(cx))
}

fn make(cx: &Ctx, class: &TypeBody) -> Ref {
    let this = new_object(class, class.kind.basic_size.get() as usize);
    drop(body(&this).dict.replace(Some(dict::new(cx))));
    heap::track(&this);
    this
}

/// A namespace with these attributes.
pub fn new(cx: &Ctx, items: &[(Ref, Ref)]) -> Ref {
    let this = make(cx, cx.types.simple_namespace);
    let names = names_of(cx, &this);
    for (name, value) in items {
        // A str key compares without Python code, so storing cannot fail.
        let _ = dict::set(cx, &names, name, value);
    }
    this
}

fn new_slot(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    Ok(make(cx, class))
}

fn init(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    if !args.is_empty() {
        return cx.type_error("no positional arguments expected");
    }
    let names = names_of(cx, this);
    for (name, value) in args.keywords() {
        dict::set(cx, &names, &name, value)?;
    }
    Ok(())
}

thread_local! {
    /// Namespaces whose repr is being made.
    static SHOWING: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let name = if this.is_exact(cx.types.simple_namespace) { "namespace".to_owned() } else { this.ty().display_name() };
    if SHOWING.with_borrow(|showing| showing.contains(&this.address())) {
        return Ok(cx.new_str(&format!("{name}(...)")));
    }
    SHOWING.with_borrow_mut(|showing| showing.push(this.address()));
    let result = cx.nested(" while getting the repr of an object", || show(cx, this, &name));
    SHOWING.with_borrow_mut(|showing| showing.pop());
    result
}

fn show(cx: &Ctx, this: &Ref, name: &str) -> PyResult<Ref> {
    let names = names_of(cx, this);
    let mut parts: Vec<String> = Vec::new();
    let mut position = 0;
    while let Some((key, value)) = dict::next(&names, &mut position) {
        if key.has_flag(type_flags::STR) && str_::len(&key) > 0 {
            let value = text::repr_giving(cx, value)?;
            parts.push(format!("{}={}", str_::to_string_lossy(&key), str_::to_string_lossy(&value)));
        }
    }
    Ok(cx.new_str(&format!("{name}({})", parts.join(", "))))
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let class = cx.types.simple_namespace;
    if a.is_instance(class) && b.is_instance(class) {
        return compare::compare(cx, &names_of(cx, a), &names_of(cx, b), op);
    }
    Ok(cx.not_implemented())
}

fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::from_vec(cx, vec![cx.type_of(this), cx.empty_tuple.clone(), names_of(cx, this)]))
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    drop(body(head).dict.take());
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    if let Some(names) = body(head).dict.borrow() {
        visit(names);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop(body(head).dict.take());
}

/// `types.SimpleNamespace`
pub const SPEC: TypeSpec = TypeSpec {
    name: "types.SimpleNamespace",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    dict_offset: 16,
    slots: Slots {
        repr: Some(repr),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        compare: Some(compare_slot),
        init: Some(init),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling")],
    members: &[MemberDef { name: "__dict__", kind: MemberKind::Object, offset: 16, writable: false }],
    doc: "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    ..TypeSpec::DEFAULT
};
