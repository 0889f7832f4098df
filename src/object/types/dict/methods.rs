//! Special and ordinary methods of dicts.

use super::body::{self, body};
use super::table::log2_for_count;
use super::{build, iterators, views};
use crate::heap::{Ref, flags};
use crate::object::protocol::{attribute, call, compare as comparison, item, iterate, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{generic_alias, int, set, tuple};
use crate::object::{Args, Arity, CompareOp, Ctx, Known, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};

fn make(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    Ok(body::new_of_class(cx, class))
}

/// What `__init__` and `update` do: one mapping or iterable of pairs, then keywords.
fn update_all(cx: &Ctx, dict: &Ref, args: Args<'_>, function: &str) -> PyResult<()> {
    if args.len() > 1 {
        return cx.type_error(&format!("{function} expected at most 1 argument, got {}", args.len()));
    }
    if let Some(other) = args.get(0) {
        build::update(cx, dict, other)?;
    }
    let count = args.keyword_count();
    // A call of dict itself stores keywords one by one; elsewhere they are a dict first, whose table an empty dict takes over.
    if count > 0 && !(function == "dict" && dict.is_exact(cx.types.dict) && body::len(dict) == 0) {
        return match args.keyword_dict(cx)? {
            Some(keywords) => build::update(cx, dict, &keywords),
            None => Ok(()),
        };
    }
    for (name, value) in args.keywords() {
        body::set(cx, dict, &name, value)?;
    }
    Ok(())
}

fn init(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<()> {
    update_all(cx, dict, args, "dict")
}

fn repr(cx: &Ctx, dict: &Ref) -> PyResult<Ref> {
    let Some(_guard) = repr_guard::enter(dict) else { return Ok(cx.new_str("{...}")) };
    if body::len(dict) == 0 {
        return Ok(cx.new_str("{}"));
    }
    let mut out = Builder::new();
    out.push('{' as u32);
    let mut position = 0;
    let mut first = true;
    while let Some((key, value)) = body::next(dict, &mut position) {
        if !first {
            out.push_latin1(b", ");
        }
        first = false;
        out.push_ref(&text::repr(cx, &key)?);
        out.push_latin1(b": ");
        out.push_ref(&text::repr(cx, &value)?);
    }
    out.push('}' as u32);
    out.finish(cx)
}

fn equal(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    if body::len(a) != body::len(b) {
        return Ok(false);
    }
    let mut entry = 0;
    loop {
        let dict = body(a);
        if entry >= dict.table().entries() {
            return Ok(true);
        }
        if let Some(value) = dict.value_of(entry)
            && let Some(key) = dict.table().key(entry).borrow()
        {
            let (key, value, hash) = (key.clone(), value.clone(), dict.table().hash(entry));
            let Some(other) = body::get_hashed(cx, b, &key, hash)? else { return Ok(false) };
            if !comparison::equal(cx, &other, &value)? {
                return Ok(false);
            }
        }
        entry += 1;
    }
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !a.has_flag(type_flags::DICT) || !b.has_flag(type_flags::DICT) {
        return Ok(cx.not_implemented());
    }
    match op {
        CompareOp::Eq => Ok(cx.bool(equal(cx, a, b)?)),
        CompareOp::Ne => Ok(cx.bool(!equal(cx, a, b)?)),
        _ => Ok(cx.not_implemented()),
    }
}

fn len(_cx: &Ctx, dict: &Ref) -> PyResult<usize> {
    Ok(body::len(dict))
}

fn subscript(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<Ref> {
    match body::get(cx, dict, key)? {
        Some(value) => Ok(value),
        None => missing(cx, dict, key),
    }
}

/// A key is not there: `__missing__` of a subclass, else KeyError.
#[cold]
fn missing(cx: &Ctx, dict: &Ref, key: &Ref) -> PyResult<Ref> {
    if !dict.is_exact(cx.types.dict)
        && let Some(method) = attribute::get_special(cx, dict, &cx.names.__missing__)?
    {
        return call::call(cx, &method, Args::new(std::slice::from_ref(key)));
    }
    cx.raise_with(cx.types.key_error, std::slice::from_ref(key))
}

fn set_subscript(cx: &Ctx, dict: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => body::set(cx, dict, key, value),
        None => {
            if body::delete(cx, dict, key)? {
                Ok(())
            } else {
                cx.raise_with(cx.types.key_error, std::slice::from_ref(key))
            }
        }
    }
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !a.has_flag(type_flags::DICT) || !b.has_flag(type_flags::DICT) {
        return Ok(cx.not_implemented());
    }
    let result = build::copy(cx, a)?;
    build::update(cx, &result, b)?;
    Ok(result)
}

fn ior(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    build::update(cx, a, b)?;
    Ok(a.clone())
}

fn contains_method(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(body::contains(cx, dict, args.at(0))?))
}

fn subscript_method(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    subscript(cx, dict, args.at(0))
}

fn size_of(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, body::size_bytes(dict)))
}

fn get(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "get", 1, 2)?;
    Ok(match body::get(cx, dict, args.at(0))? {
        Some(value) => value,
        None => args.get(1).unwrap_or(&cx.none).clone(),
    })
}

fn set_default(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "setdefault", 1, 2)?;
    body::set_default(cx, dict, args.at(0), args.get(1).unwrap_or(&cx.none))
}

fn pop(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "pop", 1, 2)?;
    let found = if body::len(dict) == 0 { None } else { body::take(cx, dict, args.at(0))? };
    match (found, args.get(1)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => cx.raise_with(cx.types.key_error, std::slice::from_ref(args.at(0))),
    }
}

fn pop_item(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let target = body(dict);
    if target.used() == 0 {
        return cx.raise(cx.types.key_error, "popitem(): dictionary is empty");
    }
    if target.values().is_some() {
        body::resize(cx, target, target.table().log2_size(), true)?;
    }
    let table = target.table();
    let Some(entry) = (0..table.entries()).rev().find(|&entry| !table.value(entry).is_none()) else {
        return cx.raise(cx.types.key_error, "popitem(): dictionary is empty");
    };
    let (key, value) = body::remove_entry(target, entry);
    table.set_entries(entry);
    Ok(tuple::pair(cx, key.unwrap_or_else(|| cx.none()), value.unwrap_or_else(|| cx.none())))
}

fn update(cx: &Ctx, dict: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    update_all(cx, dict, args, "update")?;
    Ok(cx.none())
}

fn from_keys(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "fromkeys", 1, 2)?;
    let keys = args.at(0);
    let value = args.get(1).unwrap_or(&cx.none);
    let result = call::call(cx, class, Args::NONE)?;
    let exact = result.is_exact(cx.types.dict);
    if exact && body::len(&result) == 0 {
        let target = body(&result);
        if keys.is_exact(cx.types.dict) {
            body::resize(cx, target, log2_for_count(body::len(keys)), body(keys).table().is_str())?;
            let mut position = 0;
            while let Some((key, _, hash)) = body::next_hashed(keys, &mut position) {
                body::set_hashed(cx, &result, &key, hash, value)?;
            }
            return Ok(result);
        }
        if keys.is_exact(cx.types.set) || keys.is_exact(cx.types.frozenset) {
            body::resize(cx, target, log2_for_count(set::len(keys)), false)?;
            let mut position = 0;
            while let Some((key, hash)) = set::next_position(keys, &mut position) {
                body::set_hashed(cx, &result, &key, hash, value)?;
            }
            return Ok(result);
        }
    }
    let iterator = iterate::iter(cx, keys)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        if exact { body::set(cx, &result, &key, value)? } else { item::set(cx, &result, &key, value)? }
    }
    Ok(result)
}

fn clear(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body::clear(dict);
    Ok(cx.none())
}

fn copy(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    build::copy(cx, dict)
}

fn reversed(cx: &Ctx, dict: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(iterators::new(cx, cx.types.dict_reverse_key_iterator, dict))
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__contains__", Arity::One, contains_method)
        .doc("($self, key, /)", "True if the dictionary has the specified key, else False."),
    MethodDef::new("__getitem__", Arity::One, subscript_method).doc("", "Return self[key]."),
    MethodDef::new("__sizeof__", Arity::None, size_of).doc("", "Return the size of the dict in memory."),
    MethodDef::new("get", Arity::Positional, get)
        .known(Known::Get)
        .doc("($self, key, default=None, /)", "Return the value for key if key is in the dictionary, else default."),
    MethodDef::new("setdefault", Arity::Positional, set_default).doc(
        "($self, key, default=None, /)",
        "Insert key with a value of default if key is not in the dictionary; return the value for key.",
    ),
    MethodDef::new("pop", Arity::Positional, pop)
        .doc("", "Remove the key and return its value; if there is none, return the default or raise KeyError."),
    MethodDef::new("popitem", Arity::None, pop_item)
        .doc("($self, /)", "Remove and return the last (key, value) pair; KeyError if the dict is empty."),
    MethodDef::new("keys", Arity::None, views::keys).doc("", "A set-like view of the keys."),
    MethodDef::new("items", Arity::None, views::items).doc("", "A set-like view of the items."),
    MethodDef::new("values", Arity::None, views::values).doc("", "A view of the values."),
    MethodDef::new("update", Arity::Gathered, update).doc("", "Update from a mapping or an iterable of pairs, then from the keywords."),
    MethodDef::class("fromkeys", Arity::Positional, from_keys)
        .doc("($type, iterable, value=None, /)", "Create a new dictionary with keys from iterable and values set to value."),
    MethodDef::new("clear", Arity::None, clear).doc("", "Remove all items."),
    MethodDef::new("copy", Arity::None, copy).doc("", "A shallow copy."),
    MethodDef::new("__reversed__", Arity::None, reversed).doc("($self, /)", "Return a reverse iterator over the dict keys."),
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "dict[key_type, value_type]"),
];

/// `dict`
pub const SPEC: TypeSpec = TypeSpec {
    name: "dict",
    basic_size: 48,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::DICT | type_flags::MAPPING | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear_hook),
    slots: Slots {
        new: Some(make),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(iterators::keys),
        len: Some(len),
        subscript: Some(subscript),
        set_subscript: Some(set_subscript),
        contains: Some(body::contains),
        or: Some(or),
        ior: Some(ior),
        ..Slots::EMPTY
    },
    methods: METHODS,
    doc: "A mapping from keys to values: dict(), dict(mapping), dict(iterable of pairs), dict(name=value, ...).",
    ..TypeSpec::DEFAULT
};
