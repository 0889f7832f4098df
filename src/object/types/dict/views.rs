//! `dict_keys`, `dict_values`, `dict_items`: live views of a dict.
//!
//! ```text
//!  ┌──────────┬──────┐
//!  │ Header   │ dict │     24 bytes
//!  └──────────┴──────┘
//! ```
//! Views of keys and items behave like sets: they compare with sets and combine with any iterable, giving a new set.

use std::mem::size_of;

use super::body;
use super::{build, iterators};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{compare, item, iterate, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{list, mapping_proxy, set, tuple};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object,
    type_flags,
};

/// A view.
#[repr(C)]
pub struct ViewBody {
    head: Header,
    dict: Field,
}

// SAFETY: repr(C), begins with Header; the three types here declare it.
unsafe impl Body for ViewBody {}
const _: () = assert!(size_of::<ViewBody>() == 24);

fn this(view: &Header) -> &ViewBody {
    // SAFETY: callers pass views.
    unsafe { view.body() }
}

/// A view of this type (one of the three here, or one that derives from them).
pub fn new_view(class: &TypeBody, dict: &Ref) -> Ref {
    new(class, dict)
}

/// The dict behind a view.
pub fn viewed(cx: &Ctx, view: &Ref) -> Ref {
    dict_of(cx, view)
}

fn new(class: &TypeBody, dict: &Ref) -> Ref {
    let object = new_object(class, size_of::<ViewBody>());
    this(&object).dict.set(Some(dict.clone()));
    heap::track(&object);
    object
}

/// `dict.keys()`
pub fn keys(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(new(cx.types.dict_keys, dict))
}

/// `dict.values()`
pub fn values(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(new(cx.types.dict_values, dict))
}

/// `dict.items()`
pub fn items(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(new(cx.types.dict_items, dict))
}

/// The dict behind a view: it has one until the collector clears it.
fn dict_of(cx: &Ctx, view: &Ref) -> Ref {
    this(view).dict.get().unwrap_or_else(|| body::new(cx))
}

fn view_len(view: &Ref) -> usize {
    this(view).dict.borrow().map_or(0, body::len)
}

fn is_set_view(cx: &Ctx, object: &Ref) -> bool {
    let class = object.ty();
    class.is(cx.types.dict_keys)
        || class.is(cx.types.dict_items)
        || class.is_subtype(cx.types.dict_keys)
        || class.is_subtype(cx.types.dict_items)
}

/// # Safety
/// The object is a view at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).dict.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<ViewBody>()) }
}

/// # Safety
/// The object is a view.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(dict) = this(object).dict.borrow() {
        visit(dict);
    }
}

fn len(_cx: &Ctx, view: &Ref) -> PyResult<usize> {
    Ok(view_len(view))
}

fn iter_keys(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_key_iterator, &dict_of(cx, view)))
}

fn iter_values(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_value_iterator, &dict_of(cx, view)))
}

fn iter_items(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_item_iterator, &dict_of(cx, view)))
}

fn reversed_keys(cx: &Ctx, view: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_reverse_key_iterator, &dict_of(cx, view)))
}

fn reversed_values(cx: &Ctx, view: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_reverse_value_iterator, &dict_of(cx, view)))
}

fn reversed_items(cx: &Ctx, view: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_reverse_item_iterator, &dict_of(cx, view)))
}

fn contains_key(cx: &Ctx, view: &Ref, key: &Ref) -> PyResult<bool> {
    body::contains(cx, &dict_of(cx, view), key)
}

fn contains_item(cx: &Ctx, view: &Ref, pair: &Ref) -> PyResult<bool> {
    if !pair.has_flag(type_flags::TUPLE) || tuple::len(pair) != 2 {
        return Ok(false);
    }
    match body::get(cx, &dict_of(cx, view), &tuple::items(pair)[0])? {
        Some(found) => compare::equal(cx, &found, &tuple::items(pair)[1]),
        None => Ok(false),
    }
}

fn repr(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    let Some(_guard) = repr_guard::enter(view) else { return Ok(cx.new_str("...")) };
    let all = list::new(cx);
    list::extend(cx, &all, view)?;
    let mut out = Builder::new();
    out.push_str(&view.ty().display_name());
    out.push('(' as u32);
    out.push_ref(&text::repr(cx, &all)?);
    out.push(')' as u32);
    out.finish(cx)
}

/// Whether every item of `a` is in `b`.
fn all_in(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    let iterator = iterate::iter(cx, a)?;
    while let Some(found) = iterate::next(cx, &iterator)? {
        if !item::contains(cx, b, &found)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare_views(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !set::is_any_set(cx, b) && !is_set_view(cx, b) {
        return Ok(cx.not_implemented());
    }
    let (left, right) = (view_len(a), item::len(cx, b)?);
    let answer = match op {
        CompareOp::Eq => left == right && all_in(cx, a, b)?,
        CompareOp::Ne => !(left == right && all_in(cx, a, b)?),
        CompareOp::Lt => left < right && all_in(cx, a, b)?,
        CompareOp::Le => left <= right && all_in(cx, a, b)?,
        CompareOp::Gt => left > right && all_in(cx, b, a)?,
        CompareOp::Ge => left >= right && all_in(cx, b, a)?,
    };
    Ok(cx.bool(answer))
}

/// A new set of the items of a view or any iterable.
fn to_set(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let result = set::new(cx);
    if object.is_exact(cx.types.dict_keys) {
        let dict = dict_of(cx, object);
        set::update(cx, &result, if dict.is_exact(cx.types.dict) { &dict } else { object })?;
    } else {
        set::update(cx, &result, object)?;
    }
    Ok(result)
}

fn sub(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let result = to_set(cx, a)?;
    set::difference_update(cx, &result, b)?;
    Ok(result)
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let result = to_set(cx, a)?;
    set::update(cx, &result, b)?;
    Ok(result)
}

fn and(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let (mut view, mut other) = if is_set_view(cx, a) { (a, b) } else { (b, a) };
    if other.is_exact(cx.types.set) && view_len(view) <= set::len(other) {
        tuple::pass(cx, 1);
        return set::intersection(cx, other, view);
    }
    if is_set_view(cx, other) && view_len(other) > view_len(view) {
        std::mem::swap(&mut view, &mut other);
    }
    let result = set::new(cx);
    let is_keys = view.is_instance(cx.types.dict_keys);
    let iterator = iterate::iter(cx, other)?;
    while let Some(found) = iterate::next(cx, &iterator)? {
        if if is_keys { contains_key(cx, view, &found)? } else { contains_item(cx, view, &found)? } {
            set::add(cx, &result, &found)?;
        }
    }
    Ok(result)
}

fn xor(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if a.is_exact(cx.types.dict_items) && b.is_exact(cx.types.dict_items) {
        return xor_items(cx, &dict_of(cx, a), &dict_of(cx, b));
    }
    let result = to_set(cx, a)?;
    set::symmetric_difference_update(cx, &result, b)?;
    Ok(result)
}

/// Items in exactly one of two dicts: values are compared, not hashed.
fn xor_items(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let (large, small) = if body::len(b) > body::len(a) { (b, a) } else { (a, b) };
    let rest = build::copy(cx, large)?;
    let result = set::new(cx);
    let mut position = 0;
    while let Some((key, value, hash)) = body::next_hashed(small, &mut position) {
        let equal = match body::get_hashed(cx, &rest, &key, hash)? {
            Some(other) => compare::equal(cx, &other, &value)?,
            None => false,
        };
        if equal {
            body::delete_hashed(cx, &rest, &key, hash)?;
        } else {
            set::add(cx, &result, &tuple::pair(cx, key, value))?;
        }
    }
    let view = new(cx.types.dict_items, &rest);
    set::update(cx, &result, &view)?;
    Ok(result)
}

fn is_disjoint(cx: &Ctx, view: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut other = args.at(0);
    let mut view = view;
    if view.is(other) {
        return Ok(cx.bool(view_len(view) == 0));
    }
    if (other.is_exact(cx.types.set) || other.is_exact(cx.types.frozenset) || is_set_view(cx, other))
        && item::len(cx, other)? > view_len(view)
    {
        std::mem::swap(&mut view, &mut other);
    }
    let iterator = iterate::iter(cx, other)?;
    while let Some(found) = iterate::next(cx, &iterator)? {
        if item::contains(cx, view, &found)? {
            return Ok(cx.bool(false));
        }
    }
    Ok(cx.bool(true))
}

fn mapping(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    Ok(mapping_proxy::new(cx, &dict_of(cx, view)))
}

const MAPPING: &[GetSetDef] = &[GetSetDef { name: "mapping", get: mapping, set: None }];
const IS_DISJOINT: MethodDef = MethodDef::new("isdisjoint", Arity::One, is_disjoint)
    .doc("", "Return True if the view and the given iterable have a null intersection.");

const VIEW: TypeSpec =
    TypeSpec { basic_size: 24, flags: flags::GC, dealloc: Some(dealloc), traverse: Some(traverse), getset: MAPPING, ..TypeSpec::DEFAULT };
const SET_LIKE: Slots = Slots {
    repr: Some(repr),
    len: Some(len),
    compare: Some(compare_views),
    sub: Some(sub),
    and: Some(and),
    xor: Some(xor),
    or: Some(or),
    ..Slots::EMPTY
};

/// `dict_keys`
pub const KEYS_SPEC: TypeSpec = TypeSpec {
    name: "dict_keys",
    slots: Slots { iter: Some(iter_keys), contains: Some(contains_key), ..SET_LIKE },
    methods: &[
        IS_DISJOINT,
        MethodDef::new("__reversed__", Arity::None, reversed_keys).doc("", "Return a reverse iterator over the dict keys."),
    ],
    ..VIEW
};
/// `dict_values`
pub const VALUES_SPEC: TypeSpec = TypeSpec {
    name: "dict_values",
    slots: Slots { repr: Some(repr), len: Some(len), iter: Some(iter_values), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reversed__", Arity::None, reversed_values).doc("", "Return a reverse iterator over the dict values.")],
    ..VIEW
};
/// `dict_items`
pub const ITEMS_SPEC: TypeSpec = TypeSpec {
    name: "dict_items",
    slots: Slots { iter: Some(iter_items), contains: Some(contains_item), ..SET_LIKE },
    methods: &[
        IS_DISJOINT,
        MethodDef::new("__reversed__", Arity::None, reversed_items).doc("", "Return a reverse iterator over the dict items."),
    ],
    ..VIEW
};
