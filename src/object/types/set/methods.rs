//! Special and ordinary methods of sets and frozensets.

use super::body::{self, body};
use super::{algebra, iterator};
use crate::heap::{Ref, flags};
use crate::object::protocol::{attribute, call, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{dict, generic_alias, int, list, object, tuple};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult, Raised, Slots, TypeBody, TypeSpec, type_flags};

fn make(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    body::new_of_class(cx, class)
}

fn init(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<()> {
    args.no_keywords(cx, "set")?;
    args.between(cx, "set", 0, 1)?;
    if body(set).fill() > 0 {
        body::clear(set);
    }
    body(set).set_hash(-1);
    match args.get(0) {
        Some(items) => algebra::update(cx, set, items),
        None => Ok(()),
    }
}

fn make_frozen(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let exact = class.is(cx.types.frozenset);
    if exact || object::is_own_init(class.slots()) {
        args.no_keywords(cx, "frozenset")?;
    }
    if args.len() > 1 {
        return cx.type_error(&format!("frozenset expected at most 1 argument, got {}", args.len()));
    }
    match args.get(0) {
        Some(items) if exact && items.is_exact(cx.types.frozenset) => Ok(items.clone()),
        items => algebra::new_from(cx, class, items),
    }
}

fn repr(cx: &Ctx, set: &Ref) -> PyResult<Ref> {
    let name = set.ty().display_name();
    let Some(_guard) = repr_guard::enter(set) else { return Ok(cx.new_str(&format!("{name}(...)"))) };
    if body::len(set) == 0 {
        return Ok(cx.new_str(&format!("{name}()")));
    }
    let exact = set.is_exact(cx.types.set);
    // Code of the elements may change the set: they are shown from a list.
    let keys = list::new(cx);
    list::extend(cx, &keys, set)?;
    let mut out = Builder::new();
    if !exact {
        out.push_str(&name);
        out.push('(' as u32);
    }
    out.push('{' as u32);
    for index in 0..list::len(&keys) {
        if index > 0 {
            out.push_latin1(b", ");
        }
        let Some(key) = list::get(&keys, index) else { break };
        out.push_ref(&text::repr_giving(cx, key)?);
    }
    out.push_latin1(if exact { b"}" } else { b"})" });
    out.finish(cx)
}

fn hash(_cx: &Ctx, set: &Ref) -> PyResult<i64> {
    fn shuffle(hash: u64) -> u64 {
        ((hash ^ 89869747) ^ (hash << 16)).wrapping_mul(3644798167)
    }
    let set = body(set);
    if set.hash() != -1 {
        return Ok(set.hash());
    }
    let mut hash = 0u64;
    for index in 0..=set.mask() {
        hash ^= shuffle(set.hash_word(index) as u64);
    }
    if (set.mask() + 1 - set.fill()) & 1 == 1 {
        hash ^= shuffle(0);
    }
    if (set.fill() - set.used()) & 1 == 1 {
        hash ^= shuffle(u64::MAX);
    }
    hash ^= (set.used() as u64 + 1).wrapping_mul(1927868237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69069).wrapping_add(907133923);
    let hash = if hash == u64::MAX { 590923713 } else { hash as i64 };
    set.set_hash(hash);
    Ok(hash)
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !body::is_any_set(cx, b) {
        return Ok(cx.not_implemented());
    }
    let equal = || -> PyResult<bool> {
        if body::len(a) != body::len(b) {
            return Ok(false);
        }
        if body(a).hash() != -1 && body(b).hash() != -1 && body(a).hash() != body(b).hash() {
            return Ok(false);
        }
        algebra::is_subset(cx, a, b)
    };
    let answer = match op {
        CompareOp::Eq => equal()?,
        CompareOp::Ne => !equal()?,
        CompareOp::Le => algebra::is_subset(cx, a, b)?,
        CompareOp::Ge => algebra::is_subset(cx, b, a)?,
        CompareOp::Lt => body::len(a) < body::len(b) && algebra::is_subset(cx, a, b)?,
        CompareOp::Gt => body::len(a) > body::len(b) && algebra::is_subset(cx, b, a)?,
    };
    Ok(cx.bool(answer))
}

fn len(_cx: &Ctx, set: &Ref) -> PyResult<usize> {
    Ok(body::len(set))
}

/// Runs `look` with a key's hash; an unhashable set counts as the frozenset of its items.
fn with_hash<T>(cx: &Ctx, key: &Ref, look: impl Fn(&Ref, i64) -> PyResult<T>) -> PyResult<T> {
    match dict::key_hash(cx, key) {
        Ok(hash) => look(key, hash),
        Err(Raised) => {
            if key.ty().is_subtype(cx.types.set) && cx.swallow(cx.types.type_error) {
                let frozen = algebra::new_from(cx, cx.types.frozenset, Some(key))?;
                let hash = dict::key_hash(cx, &frozen)?;
                return look(&frozen, hash);
            }
            Err(Raised)
        }
    }
}

fn contains(cx: &Ctx, set: &Ref, key: &Ref) -> PyResult<bool> {
    with_hash(cx, key, |key, hash| body::contains_hashed(cx, set, key, hash))
}

fn contains_method(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(contains(cx, set, args.at(0))?))
}

fn both_sets(cx: &Ctx, a: &Ref, b: &Ref) -> bool {
    body::is_any_set(cx, a) && body::is_any_set(cx, b)
}

fn or(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if both_sets(cx, a, b) { algebra::union(cx, a, b) } else { Ok(cx.not_implemented()) }
}

fn and(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if both_sets(cx, a, b) { algebra::intersection(cx, a, b) } else { Ok(cx.not_implemented()) }
}

fn sub(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if both_sets(cx, a, b) { algebra::difference(cx, a, b) } else { Ok(cx.not_implemented()) }
}

fn xor(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if both_sets(cx, a, b) { algebra::symmetric_difference(cx, a, b) } else { Ok(cx.not_implemented()) }
}

fn ior(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !body::is_any_set(cx, b) {
        return Ok(cx.not_implemented());
    }
    algebra::update(cx, a, b)?;
    Ok(a.clone())
}

fn iand(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !body::is_any_set(cx, b) {
        return Ok(cx.not_implemented());
    }
    let common = algebra::intersection(cx, a, b)?;
    body::swap(a, &common);
    Ok(a.clone())
}

fn isub(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !body::is_any_set(cx, b) {
        return Ok(cx.not_implemented());
    }
    algebra::difference_update(cx, a, b)?;
    Ok(a.clone())
}

fn ixor(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !body::is_any_set(cx, b) {
        return Ok(cx.not_implemented());
    }
    algebra::symmetric_difference_update(cx, a, b)?;
    Ok(a.clone())
}

fn add(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    body::add(cx, set, args.at(0))?;
    Ok(cx.none())
}

fn clear(cx: &Ctx, set: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body::clear(set);
    Ok(cx.none())
}

fn copy(cx: &Ctx, set: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if set.is_exact(cx.types.frozenset) { Ok(set.clone()) } else { algebra::copy(cx, set) }
}

fn discard(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    with_hash(cx, args.at(0), |key, hash| body::discard_hashed(cx, set, key, hash))?;
    Ok(cx.none())
}

fn remove(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if with_hash(cx, args.at(0), |key, hash| body::discard_hashed(cx, set, key, hash))? {
        Ok(cx.none())
    } else {
        cx.raise_with(cx.types.key_error, std::slice::from_ref(args.at(0)))
    }
}

fn pop(cx: &Ctx, set: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match body::pop(set) {
        Some(key) => Ok(key),
        None => cx.raise(cx.types.key_error, "pop from an empty set"),
    }
}

fn update(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    args.no_keywords(cx, "set.update")?;
    for other in args.positional() {
        algebra::update(cx, set, other)?;
    }
    Ok(cx.none())
}

fn union(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    args.no_keywords(cx, "set.union")?;
    let result = algebra::copy(cx, set)?;
    for other in args.positional().filter(|other| !other.is(set)) {
        algebra::update(cx, &result, other)?;
    }
    Ok(result)
}

fn intersection(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    args.no_keywords(cx, "set.intersection")?;
    if args.are_none() {
        return algebra::copy(cx, set);
    }
    let mut result = set.clone();
    for other in args.positional() {
        result = algebra::intersection(cx, &result, other)?;
    }
    Ok(result)
}

fn intersection_update(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    let result = intersection(cx, set, args)?;
    body::swap(set, &result);
    Ok(cx.none())
}

fn difference(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    args.no_keywords(cx, "set.difference")?;
    let Some(first) = args.get(0) else { return algebra::copy(cx, set) };
    let result = algebra::difference(cx, set, first)?;
    for other in args.positional().skip(1) {
        algebra::difference_update(cx, &result, other)?;
    }
    Ok(result)
}

fn difference_update(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    args.no_keywords(cx, "set.difference_update")?;
    for other in args.positional() {
        algebra::difference_update(cx, set, other)?;
    }
    Ok(cx.none())
}

fn symmetric_difference(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    algebra::symmetric_difference(cx, set, args.at(0))
}

fn symmetric_difference_update(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    algebra::symmetric_difference_update(cx, set, args.at(0))?;
    Ok(cx.none())
}

fn is_subset(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(algebra::is_subset(cx, set, args.at(0))?))
}

fn is_superset(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(algebra::is_superset(cx, set, args.at(0))?))
}

fn is_disjoint(cx: &Ctx, set: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(algebra::is_disjoint(cx, set, args.at(0))?))
}

fn size_of(cx: &Ctx, set: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, set.kind().basic_size.get() as usize + body(set).block_bytes()))
}

fn reduce(cx: &Ctx, set: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let keys = list::new(cx);
    list::extend(cx, &keys, set)?;
    let arguments = tuple::from_iter(cx, [keys].into_iter());
    let state = attribute::get(cx, set, &cx.names.__getstate__)?;
    let state = call::call(cx, &state, Args::NONE)?;
    Ok(tuple::from_iter(cx, [set.ty().to_ref(), arguments, state].into_iter()))
}

const CLASS_GETITEM: MethodDef = MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem);
const CONTAINS: MethodDef = MethodDef::new("__contains__", Arity::One, contains_method).doc("", "x.__contains__(y) <==> y in x.");
const COPY: MethodDef = MethodDef::new("copy", Arity::None, copy).doc("", "Return a shallow copy of a set.");
const DIFFERENCE: MethodDef =
    MethodDef::new("difference", Arity::Positional, difference).doc("", "Return the items of this set that are in none of the others.");
const INTERSECTION: MethodDef =
    MethodDef::new("intersection", Arity::Positional, intersection).doc("", "Return the items that are in this set and in all others.");
const IS_DISJOINT: MethodDef =
    MethodDef::new("isdisjoint", Arity::One, is_disjoint).doc("", "Return True if two sets have a null intersection.");
const IS_SUBSET: MethodDef = MethodDef::new("issubset", Arity::One, is_subset).doc("", "Report whether another set contains this set.");
const IS_SUPERSET: MethodDef =
    MethodDef::new("issuperset", Arity::One, is_superset).doc("", "Report whether this set contains another set.");
const REDUCE: MethodDef = MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling.");
const SIZEOF: MethodDef = MethodDef::new("__sizeof__", Arity::None, size_of).doc("", "S.__sizeof__() -> size of S in memory, in bytes.");
const SYMMETRIC_DIFFERENCE: MethodDef = MethodDef::new("symmetric_difference", Arity::One, symmetric_difference)
    .doc("", "Return the items that are in exactly one of two sets.");
const UNION: MethodDef = MethodDef::new("union", Arity::Positional, union).doc("", "Return the items that are in any of the sets.");

const METHODS: &[MethodDef] = &[
    MethodDef::new("add", Arity::One, add).doc("", "Add an element to a set; this has no effect if it is already present."),
    MethodDef::new("clear", Arity::None, clear).doc("", "Remove all elements from this set."),
    CONTAINS,
    COPY,
    MethodDef::new("discard", Arity::One, discard).doc("", "Remove an element from a set if it is a member."),
    DIFFERENCE,
    MethodDef::new("difference_update", Arity::Positional, difference_update).doc("", "Remove all elements of other sets from this set."),
    INTERSECTION,
    MethodDef::new("intersection_update", Arity::Positional, intersection_update)
        .doc("", "Keep only the elements that are in all other sets too."),
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    MethodDef::new("pop", Arity::None, pop).doc("", "Remove and return an arbitrary set element; KeyError if the set is empty."),
    REDUCE,
    MethodDef::new("remove", Arity::One, remove).doc("", "Remove an element from a set; it must be a member, else KeyError."),
    SIZEOF,
    SYMMETRIC_DIFFERENCE,
    MethodDef::new("symmetric_difference_update", Arity::One, symmetric_difference_update)
        .doc("", "Keep what is in exactly one of both sets."),
    UNION,
    MethodDef::new("update", Arity::Positional, update).doc("", "Add the elements of other sets or iterables."),
    CLASS_GETITEM,
];

const FROZEN_METHODS: &[MethodDef] = &[
    CONTAINS,
    COPY,
    DIFFERENCE,
    INTERSECTION,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    REDUCE,
    SIZEOF,
    SYMMETRIC_DIFFERENCE,
    UNION,
    CLASS_GETITEM,
];

const SHARED: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    iter: Some(iterator::iter),
    len: Some(len),
    contains: Some(contains),
    or: Some(or),
    and: Some(and),
    sub: Some(sub),
    xor: Some(xor),
    ..Slots::EMPTY
};

/// `set`
pub const SPEC: TypeSpec = TypeSpec {
    name: "set",
    basic_size: 200,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear_hook),
    slots: Slots { new: Some(make), init: Some(init), ior: Some(ior), iand: Some(iand), isub: Some(isub), ixor: Some(ixor), ..SHARED },
    methods: METHODS,
    weak_list_offset: body::WEAK_LIST_OFFSET,
    doc: "An unordered collection of unique items: set() is empty, set(iterable) holds the iterable's items.",
    ..TypeSpec::DEFAULT
};

/// `frozenset`
pub const FROZEN_SPEC: TypeSpec = TypeSpec {
    name: "frozenset",
    basic_size: 200,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear_hook),
    slots: Slots { new: Some(make_frozen), hash: Some(hash), ..SHARED },
    methods: FROZEN_METHODS,
    weak_list_offset: body::WEAK_LIST_OFFSET,
    doc: "An immutable unordered collection of unique items.",
    ..TypeSpec::DEFAULT
};
