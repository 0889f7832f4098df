//! Special and ordinary methods of lists.

use super::body::{self, body};
use super::{iterator, slices, sort};
use crate::heap::{Ref, flags};
use crate::object::Known;
use crate::object::protocol::{compare, number, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{generic_alias, int, slice};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags};

fn make(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    body::new_of_class(cx, class)
}

fn init(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<()> {
    // A class with a `__new__` of its own may take keywords there.
    if list.ty().slots().new.is_some_and(|new| new as usize == make as *const () as usize) {
        args.no_keywords(cx, "list")?;
    }
    if args.len() > 1 {
        return cx.type_error(&format!("list expected at most 1 argument, got {}", args.len()));
    }
    if !body(list).items.get().is_null() {
        body::clear(list);
    }
    match args.get(0) {
        Some(items) => body::extend(cx, list, items),
        None => Ok(()),
    }
}

fn repr(cx: &Ctx, list: &Ref) -> PyResult<Ref> {
    if body::len(list) == 0 {
        return Ok(cx.new_str("[]"));
    }
    let Some(_guard) = repr_guard::enter(list) else { return Ok(cx.new_str("[...]")) };
    let mut out = Builder::new();
    out.push('[' as u32);
    let mut index = 0;
    while let Some(item) = body::get(list, index) {
        if index > 0 {
            out.push_latin1(b", ");
        }
        out.push_ref(&text::repr_giving(cx, item)?);
        index += 1;
    }
    out.push(']' as u32);
    out.finish(cx)
}

fn compare_lists(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !b.has_flag(type_flags::LIST) {
        return Ok(cx.not_implemented());
    }
    if body::len(a) != body::len(b) && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.bool(op == CompareOp::Ne));
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (body::items(a).get(index), body::items(b).get(index)) {
        let plain = compare::plainly_equal(cx, left, right);
        if plain == Some(true) {
            index += 1;
            continue;
        }
        let (left, right) = (left.clone(), right.clone());
        if plain.is_none() && compare::equal(cx, &left, &right)? {
            index += 1;
            continue;
        }
        if index >= body::len(a) || index >= body::len(b) {
            break;
        }
        return match op {
            CompareOp::Eq => Ok(cx.bool(false)),
            CompareOp::Ne => Ok(cx.bool(true)),
            _ => match (body::get(a, index), body::get(b, index)) {
                (Some(left), Some(right)) => compare::compare(cx, &left, &right, op),
                _ => compare::compare(cx, &left, &right, op),
            },
        };
    }
    Ok(cx.bool(op.holds(body::len(a).cmp(&body::len(b)))))
}

fn len(_cx: &Ctx, list: &Ref) -> PyResult<usize> {
    Ok(body::len(list))
}

fn contains(cx: &Ctx, list: &Ref, item: &Ref) -> PyResult<bool> {
    Ok(find(cx, list, item, 0, usize::MAX)?.is_some())
}

/// First position in `start..stop` whose item is equal.
fn find(cx: &Ctx, list: &Ref, item: &Ref, start: usize, stop: usize) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < stop {
        let Some(found) = body::items(list).get(index) else { return Ok(None) };
        match compare::plainly_equal(cx, found, item) {
            Some(true) => return Ok(Some(index)),
            Some(false) => {}
            None => {
                let found = found.clone();
                if compare::equal(cx, &found, item)? {
                    return Ok(Some(index));
                }
            }
        }
        index += 1;
    }
    Ok(None)
}

fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !b.has_flag(type_flags::LIST) {
        return cx.type_error(&format!("can only concatenate list (not \"{}\") to list", b.ty().display_name()));
    }
    let (left, right) = (body::items(a), body::items(b));
    body::fill(
        cx,
        left.len() + right.len(),
        |index| if index < left.len() { left[index].clone() } else { right[index - left.len()].clone() },
    )
}

fn repeat(cx: &Ctx, list: &Ref, times: isize) -> PyResult<Ref> {
    let items = body::items(list);
    let times = times.max(0) as usize;
    let Some(total) = items.len().checked_mul(times).filter(|&total| total <= isize::MAX as usize / 16) else { return cx.no_memory() };
    match items {
        [item] => body::fill(cx, total, |_| item.clone()),
        _ => {
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
    }
}

fn inplace_concat(cx: &Ctx, list: &Ref, more: &Ref) -> PyResult<Ref> {
    body::extend(cx, list, more)?;
    Ok(list.clone())
}

fn inplace_repeat(cx: &Ctx, list: &Ref, times: isize) -> PyResult<Ref> {
    let length = body::len(list);
    if length == 0 || times == 1 {
        return Ok(list.clone());
    }
    if times < 1 {
        body::clear(list);
        return Ok(list.clone());
    }
    let Some(total) = length.checked_mul(times as usize).filter(|&total| total <= isize::MAX as usize / 16) else { return cx.no_memory() };
    let target = body(list);
    body::resize(cx, target, total)?;
    let items = target.items.get();
    for index in length..total {
        // SAFETY: the block has `total` places; those below `index` are filled.
        unsafe { items.add(index).write((*items.add(index - length)).clone()) };
    }
    Ok(list.clone())
}

fn append(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    body::append(cx, list, args.at(0).clone())?;
    Ok(cx.none())
}

fn extend(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    body::extend(cx, list, args.at(0))?;
    Ok(cx.none())
}

fn insert(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "insert", 2, 2)?;
    let index = int::to_isize(cx, &number::index(cx, args.at(0))?)?;
    body::insert(cx, list, index, args.at(1).clone())?;
    Ok(cx.none())
}

fn pop(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "pop", 0, 1)?;
    let index = match args.get(0) {
        None => -1,
        Some(index) => int::to_isize(cx, &number::index(cx, index)?)?,
    };
    let length = body::len(list) as isize;
    if length == 0 {
        return cx.raise(cx.types.index_error, "pop from empty list");
    }
    let index = if index < 0 { index + length } else { index };
    if index < 0 || index >= length {
        return cx.raise(cx.types.index_error, "pop index out of range");
    }
    body::take(cx, list, index as usize)
}

fn remove(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match find(cx, list, args.at(0), 0, usize::MAX)? {
        Some(index) => {
            slices::set_range(cx, list, index, index + 1, None)?;
            Ok(cx.none())
        }
        None => cx.value_error("list.remove(x): x not in list"),
    }
}

fn index(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "index", 1, 3)?;
    let (start, stop) = slice::search_bounds(cx, args.get(1), args.get(2), || body::len(list))?;
    match find(cx, list, args.at(0), start, stop)? {
        Some(index) => Ok(int::from_usize(cx, index)),
        None => {
            let item = text::repr(cx, args.at(0))?;
            let mut message = Builder::new();
            message.push_ref(&item);
            message.push_str(" is not in list");
            let message = message.finish(cx)?;
            cx.raise_with(cx.types.value_error, &[message])
        }
    }
}

fn count(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut count = 0;
    let mut from = 0;
    while let Some(index) = find(cx, list, args.at(0), from, usize::MAX)? {
        count += 1;
        from = index + 1;
    }
    Ok(int::from_usize(cx, count))
}

fn clear(cx: &Ctx, list: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body::clear(list);
    Ok(cx.none())
}

fn copy(cx: &Ctx, list: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body::slice(cx, list, 0, usize::MAX)
}

fn reverse(cx: &Ctx, list: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let list = body(list);
    let items = list.items.get();
    if !items.is_null() {
        // SAFETY: the block holds `length` references, and nothing runs while they change places.
        unsafe { std::slice::from_raw_parts_mut(items, list.length.get() as usize) }.reverse();
    }
    Ok(cx.none())
}

fn sort_method(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "sort", names: ["key", "reverse"], positional_only: 0, keyword_from: 0, required: 0 };
    let [key, reverse] = args.bind(cx, &SIGNATURE)?;
    let reverse = match reverse {
        None => false,
        Some(reverse) => number::truth(cx, reverse)?,
    };
    sort::sort(cx, list, key.filter(|key| !cx.is_none(key)), reverse)?;
    Ok(cx.none())
}

fn subscript_method(cx: &Ctx, list: &Ref, args: Args<'_>) -> PyResult<Ref> {
    slices::subscript(cx, list, args.at(0))
}

fn size_of(cx: &Ctx, list: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, list.kind().basic_size.get() as i64 + 8 * body(list).capacity.get() as i64))
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__getitem__", Arity::One, subscript_method).doc("", "Return self[index]."),
    MethodDef::new("__reversed__", Arity::None, iterator::reversed).doc("($self, /)", "Return a reverse iterator over the list."),
    MethodDef::new("__sizeof__", Arity::None, size_of).doc("($self, /)", "Return the size of the list in memory, in bytes."),
    MethodDef::new("clear", Arity::None, clear).doc("($self, /)", "Remove all items from list."),
    MethodDef::new("copy", Arity::None, copy).doc("($self, /)", "Return a shallow copy of the list."),
    MethodDef::new("append", Arity::One, append).known(Known::Append).doc("($self, object, /)", "Append object to the end of the list."),
    MethodDef::new("insert", Arity::Positional, insert).doc("($self, index, object, /)", "Insert object before index."),
    MethodDef::new("extend", Arity::One, extend).doc("($self, iterable, /)", "Extend list by appending elements from the iterable."),
    MethodDef::new("pop", Arity::Positional, pop).doc("($self, index=-1, /)", "Remove and return item at index (default last)."),
    MethodDef::new("remove", Arity::One, remove).doc("($self, value, /)", "Remove first occurrence of value."),
    MethodDef::new("index", Arity::Positional, index).doc("($self, value, start=0, stop=sys.maxsize, /)", "Return first index of value."),
    MethodDef::new("count", Arity::One, count).doc("($self, value, /)", "Return number of occurrences of value."),
    MethodDef::new("reverse", Arity::None, reverse).doc("($self, /)", "Reverse *IN PLACE*."),
    MethodDef::new("sort", Arity::Keywords, sort_method)
        .doc("($self, /, *, key=None, reverse=False)", "Sort the list in place, stably, in ascending order, and return None."),
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "list[item_type]"),
];

/// `list`
pub const SPEC: TypeSpec = TypeSpec {
    name: "list",
    basic_size: 40,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::LIST | type_flags::SEQUENCE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear_hook),
    slots: Slots {
        new: Some(make),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare_lists),
        iter: Some(iterator::iter),
        len: Some(len),
        subscript: Some(slices::subscript),
        set_subscript: Some(slices::set_subscript),
        item: Some(slices::item),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    doc: "A mutable sequence: list() is empty, list(iterable) holds the iterable's items.",
    ..TypeSpec::DEFAULT
};
