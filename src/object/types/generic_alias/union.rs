//! `types.UnionType`: `int | str`.
//!
//! ```text
//!  ┌────────┬──────┬────────────┐
//!  │ Header │ args │ parameters │   32 bytes
//!  └────────┴──────┴────────────┘
//! ```
#![allow(unsafe_code)]

use super::{alias, subs};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::compare;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::{object, set, tuple};
use crate::object::{Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, Object, PyResult, Slots, TypeSpec, free_object, new_object};

/// A union.
#[repr(C)]
struct UnionBody {
    head: Header,
    args: Field,
    parameters: Field,
}
const SIZE: usize = std::mem::size_of::<UnionBody>();
const _: () = assert!(SIZE == 32);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for UnionBody {}

fn body(union: &Header) -> &UnionBody {
    // SAFETY: called for unions only.
    unsafe { union.body() }
}

/// The members of a union, a tuple.
pub fn union_members(union: &Ref) -> Ref {
    body(union).args.get().unwrap_or_else(|| Ctx::current().empty_tuple.clone())
}

fn is_unionable(cx: &Ctx, object: &Ref) -> bool {
    cx.is_none(object)
        || object.as_type().is_some()
        || object.is_instance(cx.types.generic_alias)
        || object.is_exact(cx.types.union_type)
        || object.is_exact(cx.types.type_alias)
        || object.is_exact(cx.types.type_var)
        || object.is_exact(cx.types.param_spec)
}

/// `a | b` of types: flattened, each member once.
pub fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !is_unionable(cx, a) || !is_unionable(cx, b) {
        return Ok(cx.not_implemented());
    }
    let mut members: Vec<Ref> = Vec::new();
    for side in [a, b] {
        let parts = if side.is_exact(cx.types.union_type) {
            tuple::items(&union_members(side)).to_vec()
        } else if cx.is_none(side) {
            vec![cx.types.none_type.to_ref()]
        } else {
            vec![side.clone()]
        };
        for part in parts {
            let mut known = false;
            for member in &members {
                known = known || same_member(cx, member, &part)?;
            }
            if !known {
                members.push(part);
            }
        }
    }
    Ok(make(cx, members))
}

/// Types are the same by identity, aliases by equality.
fn same_member(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    if a.as_type().is_some() && b.as_type().is_some() {
        return Ok(a.is(b));
    }
    compare::compare_bool(cx, a, b, CompareOp::Eq)
}

fn make(cx: &Ctx, mut members: Vec<Ref>) -> Ref {
    if members.len() == 1
        && let Some(only) = members.pop()
    {
        return only;
    }
    let union = new_object(cx.types.union_type, SIZE);
    body(&union).args.set(Some(tuple::from_vec(cx, members)));
    heap::track(&union);
    union
}

fn repr(cx: &Ctx, union: &Ref) -> PyResult<Ref> {
    let mut parts = Vec::new();
    for member in tuple::items(&union_members(union)) {
        if member.is(&cx.types.none_type.to_ref()) {
            parts.push("None".to_owned());
        } else {
            parts.push(alias::show_item(cx, member)?);
        }
    }
    Ok(cx.new_str(&parts.join(" | ")))
}

fn as_set(cx: &Ctx, union: &Ref) -> PyResult<Ref> {
    set::new_frozen(cx, tuple::items(&union_members(union)))
}

fn hash(cx: &Ctx, union: &Ref) -> PyResult<i64> {
    compare::hash(cx, &as_set(cx, union)?)
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !b.is_exact(cx.types.union_type) {
        return Ok(cx.not_implemented());
    }
    compare::compare(cx, &as_set(cx, a)?, &as_set(cx, b)?, op)
}

fn parameters(cx: &Ctx, union: &Ref) -> PyResult<Ref> {
    let field = &body(union).parameters;
    if let Some(known) = field.get() {
        return Ok(known);
    }
    let made = subs::make_parameters(cx, &union_members(union))?;
    field.set(Some(made.clone()));
    Ok(made)
}

fn subscript(cx: &Ctx, union: &Ref, key: &Ref) -> PyResult<Ref> {
    let parameters = parameters(cx, union)?;
    let members = subs::substitute(cx, union, &union_members(union), &parameters, key)?;
    let mut members = tuple::items(&members).to_vec().into_iter();
    let Some(mut result) = members.next() else { return Ok(cx.none()) };
    for member in members {
        result = number::binary(cx, &result, &member, BinaryOp::Or)?;
    }
    Ok(result)
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    drop(fields.args.take());
    drop(fields.parameters.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    fields.args.borrow().into_iter().chain(fields.parameters.borrow()).for_each(|field| visit(field));
}

/// `types.UnionType`
pub const UNION_SPEC: TypeSpec = TypeSpec {
    name: "types.UnionType",
    basic_size: SIZE,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        get_attr: Some(object::get_attribute),
        compare: Some(compare_slot),
        or: Some(or),
        subscript: Some(subscript),
        ..Slots::EMPTY
    },
    members: &[MemberDef { name: "__args__", kind: MemberKind::Object, offset: 16, writable: false }],
    getset: &[GetSetDef { name: "__parameters__", get: parameters, set: None }],
    doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
    ..TypeSpec::DEFAULT
};
