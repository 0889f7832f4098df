//! What OrderedDicts offer to scripts.

use super::iterator;
use super::nodes::{self, OrderedBody, body};
use crate::heap::{Ref, flags};
use crate::object::protocol::{attribute, call, compare, item, iterate, number, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{dict, int, list, object, tuple};
use crate::object::{
    Args, Arity, CompareOp, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags,
};
use crate::stdlib::LazyType;

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `collections.OrderedDict`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn is_exact(object: &Ref) -> bool {
    CLASS.with(LazyType::existing).is_some_and(|class| object.is_exact(class))
}

fn is_ordered(object: &Ref) -> bool {
    CLASS.with(LazyType::existing).is_some_and(|class| object.is_instance(class))
}

/// Stores pairs through the object's own item assignment.
fn add_pairs(cx: &Ctx, target: &Ref, pairs: &Ref) -> PyResult<()> {
    let iterator = iterate::iter(cx, pairs)?;
    while let Some(pair) = iterate::next(cx, &iterator)? {
        let (key, value) = unpack(cx, &pair)?;
        drop(pair);
        item::set(cx, target, &key, &value)?;
    }
    Ok(())
}

fn unpack(cx: &Ctx, pair: &Ref) -> PyResult<(Ref, Ref)> {
    if pair.is_exact(cx.types.tuple)
        && let [key, value] = tuple::items(pair)
    {
        return Ok((key.clone(), value.clone()));
    }
    let parts = iterate::iter(cx, pair)?;
    let Some(key) = iterate::next(cx, &parts)? else { return cx.value_error("need more than 0 values to unpack") };
    let Some(value) = iterate::next(cx, &parts)? else { return cx.value_error("need more than 1 value to unpack") };
    if iterate::next(cx, &parts)?.is_some() {
        return cx.value_error("too many values to unpack (expected 2)");
    }
    Ok((key, value))
}

/// Updates from a mapping or an iterable of pairs.
fn update_from(cx: &Ctx, target: &Ref, other: &Ref) -> PyResult<()> {
    if other.is_exact(cx.types.dict) {
        let items = list::new(cx);
        list::extend(cx, &items, &call::method(cx, other, &cx.names.items, &[])?)?;
        return add_pairs(cx, target, &items);
    }
    if let Some(method) = attribute::get_optional(cx, other, &cx.names.keys)? {
        let keys = call::call(cx, &method, Args::NONE)?;
        drop(method);
        let iterator = iterate::iter(cx, &keys)?;
        drop(keys);
        while let Some(key) = iterate::next(cx, &iterator)? {
            let value = item::get(cx, other, &key)?;
            item::set(cx, target, &key, &value)?;
        }
        return Ok(());
    }
    match attribute::get_optional(cx, other, &cx.names.items)? {
        Some(method) => add_pairs(cx, target, &call::call(cx, &method, Args::NONE)?),
        None => add_pairs(cx, target, other),
    }
}

fn update_all(cx: &Ctx, target: &Ref, args: Args<'_>) -> PyResult<()> {
    if let Some(other) = args.get(0) {
        update_from(cx, target, other)?;
    }
    if args.keyword_count() > 0 {
        // CPython goes through a list of the pairs.
        let pairs = args.keywords().map(|(name, value)| tuple::pair(cx, name, value.clone())).collect();
        add_pairs(cx, target, &list::from_vec(cx, pairs))?;
    }
    Ok(())
}

fn init(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.len() > 1 {
        return cx.type_error(&format!("expected at most 1 arguments, got {}", args.len()));
    }
    update_all(cx, ordered, args)
}

fn update(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() > 1 {
        return cx.type_error(&format!("update() takes at most 1 positional argument ({} given)", args.len()));
    }
    update_all(cx, ordered, args)?;
    Ok(cx.none())
}

fn repr(cx: &Ctx, ordered: &Ref) -> PyResult<Ref> {
    let name = ordered.ty().name_string();
    if dict::len(ordered) == 0 {
        return Ok(cx.new_str(&format!("{name}()")));
    }
    let Some(_guard) = repr_guard::enter(ordered) else { return Ok(cx.new_str("...")) };
    let copy = dict::copy(cx, ordered)?;
    let mut out = Builder::new();
    out.push_str(&name);
    out.push('(' as u32);
    out.push_ref(&text::repr(cx, &copy)?);
    out.push(')' as u32);
    out.finish(cx)
}

/// Whether two chains hold equal keys in the same order.
fn same_order(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    let (left, right) = (body(a).state(), body(b).state());
    let (mut x, mut y) = (nodes::start(a), nodes::start(b));
    loop {
        // SAFETY: both orders are what they were at the start: that is looked at after every comparison.
        match unsafe { (x.next(), y.next()) } {
            (None, None) => return Ok(true),
            (Some((first, _)), Some((second, _))) => {
                let equal = compare::equal(cx, &first, &second)?;
                if body(a).state() != left || body(b).state() != right {
                    return cx.raise(cx.types.runtime_error, "OrderedDict mutated during iteration");
                }
                if !equal {
                    return Ok(false);
                }
            }
            _ => return Ok(false),
        }
    }
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !is_ordered(a) || !b.has_flag(type_flags::DICT) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.not_implemented());
    }
    let Some(plain) = cx.types.dict.slots().compare else { return Ok(cx.not_implemented()) };
    let answer = plain(cx, a, b, CompareOp::Eq)?;
    let mut equal = number::truth(cx, &answer)?;
    if equal && is_ordered(b) {
        equal = same_order(cx, a, b)?;
    }
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let own = if is_ordered(a) { a } else { b };
    if !a.has_flag(type_flags::DICT) || !b.has_flag(type_flags::DICT) {
        return Ok(cx.not_implemented());
    }
    let result = call::call_with(cx, &own.ty().to_ref(), [a])?;
    update_from(cx, &result, b)?;
    Ok(result)
}

fn ior(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    update_from(cx, a, b)?;
    Ok(a.clone())
}

fn set_subscript(cx: &Ctx, ordered: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let hash = dict::key_hash(cx, key)?;
    match value {
        Some(value) => nodes::set(cx, ordered, key, hash, value),
        None => {
            nodes::remove_node(cx, ordered, key, hash)?;
            match dict::take_hashed(cx, ordered, key, hash)? {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => cx.raise_with(cx.types.key_error, std::slice::from_ref(key)),
            }
        }
    }
}

const FROM_KEYS: Signature<2> =
    Signature { function: "fromkeys", names: ["iterable", "value"], positional_only: 0, keyword_from: 2, required: 1 };

fn from_keys(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [keys, value] = args.bind(cx, &FROM_KEYS)?;
    let (keys, value) = (keys.unwrap_or(&cx.none), value.unwrap_or(&cx.none));
    let result = call::call(cx, class, Args::NONE)?;
    let iterator = iterate::iter(cx, keys)?;
    while let Some(key) = iterate::next(cx, &iterator)? {
        item::set(cx, &result, &key, value)?;
    }
    Ok(result)
}

fn size_of(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let chain = body(ordered);
    let nodes = if chain.is_empty() { 0 } else { nodes::NODE_BYTES * dict::len(ordered) };
    Ok(int::from_usize(cx, dict::size_bytes(ordered) + 8 * chain.index_size() + nodes))
}

const SET_DEFAULT: Signature<2> =
    Signature { function: "setdefault", names: ["key", "default"], positional_only: 0, keyword_from: 2, required: 1 };

fn set_default(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [key, default] = args.bind(cx, &SET_DEFAULT)?;
    let (key, default) = (key.unwrap_or(&cx.none), default.unwrap_or(&cx.none));
    if is_exact(ordered) {
        if let Some(found) = dict::get(cx, ordered, key)? {
            return Ok(found);
        }
    } else if item::contains(cx, ordered, key)? {
        return item::get(cx, ordered, key);
    }
    item::set(cx, ordered, key, default)?;
    Ok(default.clone())
}

const POP: Signature<2> = Signature { function: "pop", names: ["key", "default"], positional_only: 0, keyword_from: 2, required: 1 };

fn pop(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [key, default] = args.bind(cx, &POP)?;
    let key = key.unwrap_or(&cx.none);
    let hash = dict::key_hash(cx, key)?;
    pop_key(cx, ordered, key, hash, default)
}

/// Takes a key out; the node first, then the item.
fn pop_key(cx: &Ctx, ordered: &Ref, key: &Ref, hash: i64, default: Option<&Ref>) -> PyResult<Ref> {
    if nodes::remove_node(cx, ordered, key, hash)?
        && let Some(found) = dict::take_hashed(cx, ordered, key, hash)?
    {
        return Ok(found);
    }
    match default {
        Some(default) => Ok(default.clone()),
        None => cx.raise_with(cx.types.key_error, std::slice::from_ref(key)),
    }
}

const POP_ITEM: Signature<1> = Signature { function: "popitem", names: ["last"], positional_only: 0, keyword_from: 1, required: 0 };

fn pop_item(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [last] = args.bind(cx, &POP_ITEM)?;
    let last = last.map_or(Ok(true), |last| number::truth(cx, last))?;
    let Some((key, hash)) = body(ordered).end(last) else { return cx.raise(cx.types.key_error, "dictionary is empty") };
    let value = pop_key(cx, ordered, &key, hash, None)?;
    Ok(tuple::pair(cx, key, value))
}

const MOVE: Signature<2> = Signature { function: "move_to_end", names: ["key", "last"], positional_only: 0, keyword_from: 2, required: 1 };

fn move_to_end(cx: &Ctx, ordered: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [key, last] = args.bind(cx, &MOVE)?;
    let key = key.unwrap_or(&cx.none);
    let last = last.map_or(Ok(true), |last| number::truth(cx, last))?;
    if nodes::move_to_end(cx, ordered, key, last)? {
        return Ok(cx.none());
    }
    cx.raise_with(cx.types.key_error, std::slice::from_ref(key))
}

fn clear(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    dict::clear(ordered);
    nodes::clear_nodes(body(ordered));
    Ok(cx.none())
}

fn copy(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let exact = is_exact(ordered);
    let result = call::call(cx, &ordered.ty().to_ref(), Args::NONE)?;
    let state = body(ordered).state();
    let mut place = nodes::start(ordered);
    // SAFETY: the order is what it was at the start: that is looked at in every round.
    while let Some((key, hash)) = unsafe { place.next() } {
        if exact {
            match dict::get(cx, ordered, &key)? {
                Some(value) => nodes::set(cx, &result, &key, hash, &value)?,
                None => return cx.raise_with(cx.types.key_error, &[key]),
            }
        } else {
            let value = item::get(cx, ordered, &key)?;
            item::set(cx, &result, &key, &value)?;
        }
        if body(ordered).state() != state {
            return cx.raise(cx.types.runtime_error, "OrderedDict mutated during iteration");
        }
    }
    Ok(result)
}

fn reduce(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let state = call::method(cx, ordered, &cx.names.__getstate__, &[])?;
    let items = call::method(cx, ordered, &cx.names.items, &[])?;
    let items = iterate::iter(cx, &items)?;
    Ok(tuple::from_iter(cx, [ordered.ty().to_ref(), cx.empty_tuple.clone(), state, cx.none(), items].into_iter()))
}

fn get_dict(cx: &Ctx, ordered: &Ref) -> PyResult<Ref> {
    object::instance_dict(cx, ordered)
}

const METHODS: &[MethodDef] = &[
    MethodDef::class("fromkeys", Arity::Keywords, from_keys)
        .doc("($type, /, iterable, value=None)", "A new ordered dictionary with these keys, all with one value."),
    MethodDef::new("__sizeof__", Arity::None, size_of),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
    MethodDef::new("setdefault", Arity::Keywords, set_default)
        .doc("($self, /, key, default=None)", "The value of the key; if there is none, store the default."),
    MethodDef::new("pop", Arity::Keywords, pop)
        .doc("", "Remove the key and return its value; if there is none, return the default or raise KeyError."),
    MethodDef::new("popitem", Arity::Keywords, pop_item)
        .doc("($self, /, last=True)", "Remove and return the last (or first) pair of key and value."),
    MethodDef::new("keys", Arity::None, iterator::keys_view),
    MethodDef::new("values", Arity::None, iterator::values_view),
    MethodDef::new("items", Arity::None, iterator::items_view),
    MethodDef::new("update", Arity::Keywords, update),
    MethodDef::new("clear", Arity::None, clear).doc("", "Remove all items."),
    MethodDef::new("copy", Arity::None, copy).doc("", "A shallow copy."),
    MethodDef::new("__reversed__", Arity::None, iterator::reversed).doc("", "An iterator over the keys from the last to the first."),
    MethodDef::new("move_to_end", Arity::Keywords, move_to_end)
        .doc("($self, /, key, last=True)", "Move a key to the end, or to the beginning if last is false."),
];

const SPEC: TypeSpec = TypeSpec {
    name: "collections.OrderedDict",
    base: Some(|types| types.dict),
    basic_size: std::mem::size_of::<OrderedBody>(),
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE,
    dealloc: Some(nodes::dealloc),
    traverse: Some(nodes::traverse),
    clear: Some(nodes::clear),
    dict_offset: nodes::DICT_OFFSET,
    weak_list_offset: nodes::WEAK_LIST_OFFSET,
    slots: Slots {
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare_slot),
        iter: Some(iterator::keys),
        set_subscript: Some(set_subscript),
        or: Some(or),
        ior: Some(ior),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSetDef { name: "__dict__", get: get_dict, set: Some(object::replace_instance_dict) }],
    doc: "Dictionary that remembers insertion order",
    ..TypeSpec::DEFAULT
};
