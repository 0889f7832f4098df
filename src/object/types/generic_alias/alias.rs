//! `types.GenericAlias`: a class with arguments.
//!
//! ```text
//!  ┌────────┬────────┬──────┬────────────┬───────────┬─────────┬────────┐
//!  │ Header │ origin │ args │ parameters │ weak list │ starred │ unused │   64 bytes
//!  └────────┴────────┴──────┴────────────┴───────────┴─────────┴────────┘
//! ```
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use super::{subs, union};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, compare, iterate, text};
use crate::object::types::{dict, list, object, str_, tuple, weakref};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A generic alias.
#[repr(C)]
pub(super) struct AliasBody {
    head: Header,
    pub(super) origin: Field,
    pub(super) args: Field,
    parameters: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    starred: Cell<u64>,
    unused: u64,
}
const SIZE: usize = std::mem::size_of::<AliasBody>();
const _: () = assert!(SIZE == 64);
// SAFETY: repr(C), begins with Header; the type and its subclasses declare it.
unsafe impl Body for AliasBody {}

pub(super) fn body(alias: &Header) -> &AliasBody {
    // SAFETY: called for aliases only.
    unsafe { alias.body() }
}

fn make(cx: &Ctx, class: &TypeBody, origin: &Ref, args: &Ref, starred: bool) -> Ref {
    let alias = new_object(class, class.kind.basic_size.get() as usize);
    let args = if args.has_flag(type_flags::TUPLE) { args.clone() } else { tuple::from_vec(cx, vec![args.clone()]) };
    let fields = body(&alias);
    fields.origin.set(Some(origin.clone()));
    fields.args.set(Some(args));
    fields.starred.set(starred as u64);
    heap::track(&alias);
    alias
}

/// `origin[args]`; args that are no tuple are a single one.
pub fn new(cx: &Ctx, origin: &Ref, args: &Ref) -> Ref {
    make(cx, cx.types.generic_alias, origin, args, false)
}

/// The same as a result.
pub fn of(cx: &Ctx, origin: &Ref, args: &Ref) -> PyResult<Ref> {
    Ok(new(cx, origin, args))
}

/// `__class_getitem__` of builtin types: `MethodDef::class("__class_getitem__", Arity::One, class_getitem)`.
pub fn class_getitem(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(new(cx, class, args.at(0)))
}

fn new_slot(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "GenericAlias")?;
    args.between(cx, "GenericAlias", 2, 2)?;
    Ok(make(cx, class, args.at(0), args.at(1), false))
}

fn field(cx: &Ctx, field: &Field) -> Ref {
    field.get().unwrap_or_else(|| cx.none())
}

/// How an argument (or origin) is shown.
pub(super) fn show_item(cx: &Ctx, item: &Ref) -> PyResult<String> {
    if item.is(&cx.ellipsis) {
        return Ok("...".to_owned());
    }
    let shown = |object: &Ref| text::repr(cx, object).map(|repr| str_::to_string_lossy(&repr));
    if attribute::get_optional(cx, item, &cx.names.__origin__)?.is_some()
        && attribute::get_optional(cx, item, &cx.names.__args__)?.is_some()
    {
        return shown(item);
    }
    let Some(qualname) = attribute::get_optional(cx, item, &cx.names.__qualname__)? else { return shown(item) };
    match attribute::get_optional(cx, item, &cx.names.__module__)? {
        Some(module) if !cx.is_none(&module) => {
            let qualname = str_::to_string_lossy(&text::str_(cx, &qualname)?);
            if str_::eq_str(&module, "builtins") {
                Ok(qualname)
            } else {
                Ok(format!("{}.{qualname}", str_::to_string_lossy(&text::str_(cx, &module)?)))
            }
        }
        _ => shown(item),
    }
}

fn repr(cx: &Ctx, alias: &Ref) -> PyResult<Ref> {
    let fields = body(alias);
    let args = field(cx, &fields.args);
    let mut parts = Vec::new();
    for arg in tuple::items(&args) {
        if arg.is_exact(cx.types.list) {
            let mut inner = Vec::new();
            for entry in iterate::to_vec(cx, arg)? {
                inner.push(show_item(cx, &entry)?);
            }
            parts.push(format!("[{}]", inner.join(", ")));
        } else {
            parts.push(show_item(cx, arg)?);
        }
    }
    let inner = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    let star = if fields.starred.get() != 0 { "*" } else { "" };
    let origin = show_item(cx, &field(cx, &fields.origin))?;
    Ok(cx.new_str(&format!("{star}{origin}[{inner}]")))
}

fn hash(cx: &Ctx, alias: &Ref) -> PyResult<i64> {
    let fields = body(alias);
    let origin = compare::hash(cx, &field(cx, &fields.origin))?;
    let args = compare::hash(cx, &field(cx, &fields.args))?;
    Ok(match origin ^ args {
        -1 => -2,
        hash => hash,
    })
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let class = cx.types.generic_alias;
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !a.is_instance(class) || !b.is_instance(class) {
        return Ok(cx.not_implemented());
    }
    let (x, y) = (body(a), body(b));
    let equal = x.starred.get() == y.starred.get()
        && compare::compare_bool(cx, &field(cx, &x.origin), &field(cx, &y.origin), CompareOp::Eq)?
        && compare::compare_bool(cx, &field(cx, &x.args), &field(cx, &y.args), CompareOp::Eq)?;
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

/// Attributes of the alias itself; all others are those of the origin.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

fn get_attr(cx: &Ctx, alias: &Ref, name: &Ref) -> PyResult<Ref> {
    if name.has_flag(type_flags::STR) && !OWN.iter().any(|own| str_::eq_str(name, own)) {
        return attribute::get(cx, &field(cx, &body(alias).origin), name);
    }
    object::get_attribute(cx, alias, name)
}

fn call_slot(cx: &Ctx, alias: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let made = call::call(cx, &field(cx, &body(alias).origin), args)?;
    if let Err(raised) = attribute::set(cx, &made, &cx.intern("__orig_class__"), alias)
        && !cx.swallow(cx.types.attribute_error)
        && !cx.swallow(cx.types.type_error)
    {
        return Err(raised);
    }
    Ok(made)
}

fn parameters(cx: &Ctx, alias: &Ref) -> PyResult<Ref> {
    let fields = body(alias);
    if let Some(known) = fields.parameters.get() {
        return Ok(known);
    }
    let made = subs::make_parameters(cx, &field(cx, &fields.args))?;
    fields.parameters.set(Some(made.clone()));
    Ok(made)
}

fn subscript(cx: &Ctx, alias: &Ref, key: &Ref) -> PyResult<Ref> {
    let fields = body(alias);
    let parameters = parameters(cx, alias)?;
    let args = subs::substitute(cx, alias, &field(cx, &fields.args), &parameters, key)?;
    Ok(make(cx, cx.types.generic_alias, &field(cx, &fields.origin), &args, fields.starred.get() != 0))
}

/// `*tuple[int]`: iteration gives the alias once, starred.
fn iter(cx: &Ctx, alias: &Ref) -> PyResult<Ref> {
    let fields = body(alias);
    let starred = make(cx, cx.types.generic_alias, &field(cx, &fields.origin), &field(cx, &fields.args), true);
    iterate::iter(cx, &tuple::from_vec(cx, vec![starred]))
}

fn mro_entries(cx: &Ctx, alias: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::from_vec(cx, vec![field(cx, &body(alias).origin)]))
}

fn instance_check(cx: &Ctx, _alias: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("isinstance() argument 2 cannot be a parameterized generic")
}

fn subclass_check(cx: &Ctx, _alias: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error("issubclass() argument 2 cannot be a parameterized generic")
}

fn reduce(cx: &Ctx, alias: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let fields = body(alias);
    let (origin, args) = (field(cx, &fields.origin), field(cx, &fields.args));
    if fields.starred.get() != 0 {
        let plain = make(cx, cx.types.generic_alias, &origin, &args, false);
        let next = dict::get_str(cx, &cx.builtins.get().unwrap_or_else(|| dict::new(cx)), &cx.intern("next"));
        let unpacked = iterate::iter(cx, &plain)?;
        return Ok(tuple::from_vec(cx, vec![next.unwrap_or_else(|| cx.none()), tuple::from_vec(cx, vec![unpacked])]));
    }
    Ok(tuple::from_vec(cx, vec![cx.type_of(alias), tuple::from_vec(cx, vec![origin, args])]))
}

fn dir(cx: &Ctx, alias: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let names = list::new(cx);
    if let Some(inner) = attribute::call_special(cx, &field(cx, &body(alias).origin), &cx.names.__dir__, []) {
        list::extend(cx, &names, &inner?)?;
    }
    for own in OWN {
        let own = cx.intern(own);
        if !crate::object::protocol::item::contains(cx, &names, &own)? {
            list::append(cx, &names, own)?;
        }
    }
    Ok(names)
}

fn get_unpacked(cx: &Ctx, alias: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(body(alias).starred.get() != 0))
}

fn get_unpacked_args(cx: &Ctx, alias: &Ref) -> PyResult<Ref> {
    let fields = body(alias);
    if fields.starred.get() != 0 && field(cx, &fields.origin).is(&cx.types.tuple.to_ref()) {
        return Ok(field(cx, &fields.args));
    }
    Ok(cx.none())
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    if fields.weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    [&fields.origin, &fields.args, &fields.parameters].into_iter().for_each(|field| drop(field.take()));
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    [&fields.origin, &fields.args, &fields.parameters].into_iter().filter_map(Field::borrow).for_each(|field| visit(field));
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

/// `types.GenericAlias`
pub const SPEC: TypeSpec = TypeSpec {
    name: "types.GenericAlias",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    weak_list_offset: 40,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        call: Some(call_slot),
        get_attr: Some(get_attr),
        compare: Some(compare_slot),
        iter: Some(iter),
        or: Some(union::or),
        subscript: Some(subscript),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("__mro_entries__", Arity::One, mro_entries),
        MethodDef::new("__instancecheck__", Arity::One, instance_check),
        MethodDef::new("__subclasscheck__", Arity::One, subclass_check),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__dir__", Arity::None, dir),
    ],
    members: &[member("__origin__", 16), member("__args__", 24)],
    getset: &[
        GetSetDef { name: "__unpacked__", get: get_unpacked, set: None },
        GetSetDef { name: "__parameters__", get: parameters, set: None },
        GetSetDef { name: "__typing_unpacked_tuple_args__", get: get_unpacked_args, set: None },
    ],
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ..TypeSpec::DEFAULT
};
