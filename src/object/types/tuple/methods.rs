//! Special and ordinary methods of tuples.

use super::body;
use super::hash::hash_items;
use super::iterator;
use crate::heap::{Ref, flags};
use crate::object::protocol::{compare, iterate, number, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{generic_alias, int, object, slice};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};

/// The items of an iterable as an exact tuple; an exact tuple itself.
pub fn from_iterable(cx: &Ctx, items: &Ref) -> PyResult<Ref> {
    if items.is_exact(cx.types.tuple) {
        return Ok(items.clone());
    }
    if items.is_exact(cx.types.list) {
        return crate::object::types::list::to_tuple(cx, items);
    }
    let iterator = iterate::iter(cx, items)?;
    body::collect(cx, iterate::length_hint(cx, items, 10)?, || iterate::next(cx, &iterator))
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let exact = class.is(cx.types.tuple);
    if exact || object::is_own_init(class.slots()) {
        args.no_keywords(cx, "tuple")?;
    }
    if args.len() > 1 {
        return cx.type_error(&format!("tuple expected at most 1 argument, got {}", args.len()));
    }
    let items = match args.get(0) {
        None => cx.empty_tuple.clone(),
        Some(items) => from_iterable(cx, items)?,
    };
    if exact { Ok(items) } else { body::new_of_class(cx, class, body::items(&items)) }
}

fn repr(cx: &Ctx, tuple: &Ref) -> PyResult<Ref> {
    let items = body::items(tuple);
    if items.is_empty() {
        return Ok(cx.new_str("()"));
    }
    let Some(_guard) = repr_guard::enter(tuple) else { return Ok(cx.new_str("(...)")) };
    let mut out = Builder::new();
    out.push('(' as u32);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_latin1(b", ");
        }
        out.push_ref(&text::repr(cx, item)?);
    }
    out.push_latin1(if items.len() == 1 { b",)" } else { b")" });
    out.finish(cx)
}

fn compare_tuples(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !a.has_flag(type_flags::TUPLE) || !b.has_flag(type_flags::TUPLE) {
        return Ok(cx.not_implemented());
    }
    let (left, right) = (body::items(a), body::items(b));
    let same = left.iter().zip(right).take_while(|(left, right)| left.is(right)).count();
    for (left, right) in left[same..].iter().zip(&right[same..]) {
        if compare::equal(cx, left, right)? {
            continue;
        }
        return match op {
            CompareOp::Eq => Ok(cx.bool(false)),
            CompareOp::Ne => Ok(cx.bool(true)),
            _ => compare::compare(cx, left, right, op),
        };
    }
    Ok(cx.bool(op.holds(left.len().cmp(&right.len()))))
}

fn hash(cx: &Ctx, tuple: &Ref) -> PyResult<i64> {
    hash_items(cx, body::items(tuple), true)
}

fn len(_cx: &Ctx, tuple: &Ref) -> PyResult<usize> {
    Ok(body::len(tuple))
}

fn contains(cx: &Ctx, tuple: &Ref, item: &Ref) -> PyResult<bool> {
    for found in body::items(tuple) {
        if compare::equal(cx, found, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn item(cx: &Ctx, tuple: &Ref, index: isize) -> PyResult<Ref> {
    match usize::try_from(index).ok().and_then(|index| body::items(tuple).get(index)) {
        Some(item) => Ok(item.clone()),
        None => cx.raise(cx.types.index_error, "tuple index out of range"),
    }
}

/// `count` items from `start` on: the tuple itself if these are all of an exact one.
pub fn slice(cx: &Ctx, tuple: &Ref, start: usize, count: usize) -> PyResult<Ref> {
    let items = body::items(tuple);
    if count == items.len() && tuple.is_exact(cx.types.tuple) {
        return Ok(tuple.clone());
    }
    let items = &items[start..start + count];
    // SAFETY: `fill` asks for so many items, and nothing runs in between.
    body::fill(cx, count, |index| unsafe { items.get_unchecked(index) }.clone())
}

fn subscript(cx: &Ctx, tuple: &Ref, key: &Ref) -> PyResult<Ref> {
    if key.ty().slots().index.is_some() {
        let index = number::index_isize(cx, key)?;
        return item(cx, tuple, if index < 0 { index + body::len(tuple) as isize } else { index });
    }
    if key.is_exact(cx.types.slice) {
        let items = body::items(tuple);
        let (start, step, count) = slice::indices(cx, key, items.len())?;
        if step == 1 {
            return slice(cx, tuple, start as usize, count);
        }
        return body::fill(cx, count, |index| items[(start + index as isize * step) as usize].clone());
    }
    cx.type_error(&format!("tuple indices must be integers or slices, not {}", key.ty().display_name()))
}

fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if body::len(a) == 0 && b.is_exact(cx.types.tuple) {
        return Ok(b.clone());
    }
    if !b.has_flag(type_flags::TUPLE) {
        return cx.type_error(&format!("can only concatenate tuple (not \"{}\") to tuple", b.ty().display_name()));
    }
    if body::len(b) == 0 && a.is_exact(cx.types.tuple) {
        return Ok(a.clone());
    }
    let (left, right) = (body::items(a), body::items(b));
    body::fill(
        cx,
        left.len() + right.len(),
        |index| if index < left.len() { left[index].clone() } else { right[index - left.len()].clone() },
    )
}

fn repeat(cx: &Ctx, tuple: &Ref, times: isize) -> PyResult<Ref> {
    let items = body::items(tuple);
    if (items.is_empty() || times == 1) && tuple.is_exact(cx.types.tuple) {
        return Ok(tuple.clone());
    }
    let times = times.max(0) as usize;
    let Some(total) = items.len().checked_mul(times).filter(|&total| total <= isize::MAX as usize / 16) else { return cx.no_memory() };
    let mut next = 0;
    body::fill(cx, total, |_| {
        let item = items[next].clone();
        next += 1;
        if next == items.len() {
            next = 0;
        }
        item
    })
}

fn index(cx: &Ctx, tuple: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "index", 1, 3)?;
    let items = body::items(tuple);
    let (start, stop) = slice::search_bounds(cx, args.get(1), args.get(2), || items.len())?;
    for (index, found) in items.iter().enumerate().take(stop).skip(start) {
        if compare::equal(cx, found, args.at(0))? {
            return Ok(int::from_usize(cx, index));
        }
    }
    cx.value_error("tuple.index(x): x not in tuple")
}

fn count(cx: &Ctx, tuple: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut count = 0;
    for found in body::items(tuple) {
        count += compare::equal(cx, found, args.at(0))? as usize;
    }
    Ok(int::from_usize(cx, count))
}

fn new_args(cx: &Ctx, tuple: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let items = body::items(tuple);
    let copy = body::fill(cx, items.len(), |index| items[index].clone())?;
    body::fill(cx, 1, |_| copy.clone())
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__getnewargs__", Arity::None, new_args).doc("($self, /)", ""),
    MethodDef::new("index", Arity::Positional, index).doc("($self, value, start=0, stop=sys.maxsize, /)", "Return first index of value."),
    MethodDef::new("count", Arity::One, count).doc("($self, value, /)", "Return number of occurrences of value."),
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "tuple[item_type, ...]"),
];

/// `tuple`
pub const SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    basic_size: 24,
    item_size: 8,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::TUPLE | type_flags::SEQUENCE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    slots: Slots {
        new: Some(make),
        repr: Some(repr),
        compare: Some(compare_tuples),
        hash: Some(hash),
        iter: Some(iterator::iter),
        len: Some(len),
        contains: Some(contains),
        item: Some(item),
        subscript: Some(subscript),
        concat: Some(concat),
        repeat: Some(repeat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    doc: "An immutable sequence: tuple() is empty, tuple(iterable) holds the iterable's items.",
    ..TypeSpec::DEFAULT
};
