//! What deques offer to scripts.

use super::body::{self, DequeBody, body};
use super::iterator;
use crate::heap::{Ref, flags};
use crate::object::protocol::{call, compare, iterate, number, repr_guard, text};
use crate::object::types::str_::build::Builder;
use crate::object::types::{generic_alias, int, list, object, str_, tuple};
use crate::object::{
    Args, Arity, CompareOp, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags,
};
use crate::stdlib::LazyType;

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `collections.deque`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn is_deque(object: &Ref) -> bool {
    CLASS.with(LazyType::existing).is_some_and(|class| object.is_instance(class))
}

fn is_exact(object: &Ref) -> bool {
    CLASS.with(LazyType::existing).is_some_and(|class| object.is_exact(class))
}

fn make(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    body::allocate(cx, class)
}

const INIT: Signature<2> = Signature { function: "deque", names: ["iterable", "maxlen"], positional_only: 0, keyword_from: 2, required: 0 };

fn init(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<()> {
    let [iterable, most] = args.bind(cx, &INIT)?;
    let mut limit = -1;
    if let Some(most) = most.filter(|most| !cx.is_none(most)) {
        if !int::is_int(most) {
            return cx.type_error("an integer is required");
        }
        limit = int::to_isize(cx, most)?;
        if limit < 0 {
            return cx.value_error("maxlen must be non-negative");
        }
    }
    body(deque).set_max_len(limit);
    body(deque).clear();
    match iterable {
        Some(iterable) => extend_right(cx, deque, iterable),
        None => Ok(()),
    }
}

/// Adds every item of an iterable on the right.
fn extend_right(cx: &Ctx, deque: &Ref, iterable: &Ref) -> PyResult<()> {
    extend_side(cx, deque, iterable, true)
}

fn extend_side(cx: &Ctx, deque: &Ref, iterable: &Ref, to_right: bool) -> PyResult<()> {
    if iterable.is(deque) {
        let copy = list::new(cx);
        list::extend(cx, &copy, iterable)?;
        return extend_side(cx, deque, &copy, to_right);
    }
    let iterator = iterate::iter(cx, iterable)?;
    let target = body(deque);
    if target.max_len() == 0 {
        while iterate::next(cx, &iterator)?.is_some() {}
        return Ok(());
    }
    target.prepare_bulk(to_right);
    while let Some(item) = iterate::next(cx, &iterator)? {
        if to_right { target.append(cx, item)? } else { target.append_left(cx, item)? }
    }
    Ok(())
}

fn append(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    body(deque).append(cx, args.at(0).clone())?;
    Ok(cx.none())
}

fn append_left(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    body(deque).append_left(cx, args.at(0).clone())?;
    Ok(cx.none())
}

#[cold]
fn empty(cx: &Ctx) -> PyResult<Ref> {
    cx.raise(cx.types.index_error, "pop from an empty deque")
}

fn pop(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body(deque).pop().map_or_else(|| empty(cx), Ok)
}

fn pop_left(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body(deque).pop_left().map_or_else(|| empty(cx), Ok)
}

fn extend(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    extend_right(cx, deque, args.at(0))?;
    Ok(cx.none())
}

fn extend_left(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    extend_side(cx, deque, args.at(0), false)?;
    Ok(cx.none())
}

fn clear(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body(deque).clear();
    Ok(cx.none())
}

fn rotate(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "deque.rotate", 0, 1)?;
    let count = args.get(0).map_or(Ok(1), |count| int::to_isize(cx, &number::index_any(cx, count)?))?;
    body(deque).rotate(cx, count)?;
    Ok(cx.none())
}

fn reverse(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    body(deque).reverse();
    Ok(cx.none())
}

/// A copy: of the class of the deque, made by calling it unless it is `deque` itself.
fn copied(cx: &Ctx, deque: &Ref) -> PyResult<Ref> {
    let most = body(deque).max_len();
    if is_exact(deque) {
        let result = body::allocate(cx, deque.ty())?;
        body(&result).set_max_len(most);
        match body(deque).get(0).filter(|_| body(deque).len() == 1) {
            Some(item) => body(&result).append(cx, item)?,
            None => extend_right(cx, &result, deque)?,
        }
        return Ok(result);
    }
    let class = deque.ty().to_ref();
    let result = match most {
        ..0 => call::call_with(cx, &class, [deque])?,
        most => call::call_with(cx, &class, [deque, &int::new(cx, most as i64)])?,
    };
    if is_deque(&result) {
        return Ok(result);
    }
    cx.type_error(&format!("{}() must return a deque, not {}", deque.ty().display_name(), result.ty().display_name()))
}

fn copy(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    copied(cx, deque)
}

fn concat(cx: &Ctx, deque: &Ref, other: &Ref) -> PyResult<Ref> {
    if !is_deque(other) {
        return cx.type_error(&format!("can only concatenate deque (not \"{}\") to deque", other.ty().display_name()));
    }
    let result = copied(cx, deque)?;
    extend_right(cx, &result, other)?;
    Ok(result)
}

fn inplace_concat(cx: &Ctx, deque: &Ref, other: &Ref) -> PyResult<Ref> {
    extend_right(cx, deque, other)?;
    Ok(deque.clone())
}

fn repeat_in_place(cx: &Ctx, deque: &Ref, count: isize) -> PyResult<()> {
    let target = body(deque);
    let size = target.len();
    if size == 0 || count == 1 {
        return Ok(());
    }
    if count <= 0 {
        target.clear();
        return Ok(());
    }
    let (mut count, most) = (count as usize, target.max_len());
    if size == 1 {
        if most >= 0 {
            count = count.min(most as usize);
        }
        let Some(item) = target.get(0) else { return Ok(()) };
        if count > isize::MAX as usize / 8 {
            return cx.no_memory();
        }
        for _ in 1..count {
            target.append(cx, item.clone())?;
        }
        return Ok(());
    }
    if size.checked_mul(count).is_none_or(|total| total > isize::MAX as usize) {
        return cx.no_memory();
    }
    if most >= 0 && count * size > most as usize {
        count = (most as usize).div_ceil(size);
    }
    let all = list::new(cx);
    list::extend(cx, &all, deque)?;
    for _ in 1..count {
        extend_right(cx, deque, &all)?;
    }
    Ok(())
}

fn inplace_repeat(cx: &Ctx, deque: &Ref, count: isize) -> PyResult<Ref> {
    repeat_in_place(cx, deque, count)?;
    Ok(deque.clone())
}

fn repeat(cx: &Ctx, deque: &Ref, count: isize) -> PyResult<Ref> {
    let result = copied(cx, deque)?;
    repeat_in_place(cx, &result, count)?;
    Ok(result)
}

#[cold]
fn mutated<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.runtime_error, "deque mutated during iteration")
}

/// Compares every item from `start` to `stop` with a value; `each` is told of an equal one and says whether to go on.
fn search(cx: &Ctx, deque: &Ref, value: &Ref, start: usize, stop: usize, mut each: impl FnMut(usize) -> bool) -> PyResult<()> {
    let target: &DequeBody = body(deque);
    let state = target.state();
    let mut place = target.first();
    let mut left = target.len();
    for index in 0..stop {
        left -= 1;
        // SAFETY: `state` is what it was when the place was taken; it is looked at after every comparison.
        let item = unsafe { target.step(&mut place, left) };
        if index < start {
            continue;
        }
        let equal = compare::equal(cx, &item, value)?;
        if state != target.state() {
            return mutated(cx);
        }
        if equal && !each(index) {
            return Ok(());
        }
    }
    Ok(())
}

fn contains(cx: &Ctx, deque: &Ref, value: &Ref) -> PyResult<bool> {
    let mut found = false;
    search(cx, deque, value, 0, body(deque).len(), |_| {
        found = true;
        false
    })?;
    Ok(found)
}

fn count(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut count = 0;
    search(cx, deque, args.at(0), 0, body(deque).len(), |_| {
        count += 1;
        true
    })?;
    Ok(int::from_usize(cx, count))
}

fn not_there<T>(cx: &Ctx, value: &Ref) -> PyResult<T> {
    let shown = str_::to_string_lossy(&text::repr(cx, value)?);
    cx.value_error(&format!("{shown} is not in deque"))
}

fn index(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.is_empty() {
        return cx.type_error("index() takes at least 1 argument (0 given)");
    }
    if args.len() > 3 {
        return cx.type_error(&format!("index() takes at most 3 arguments ({} given)", args.len()));
    }
    let bound = |place: usize, default: isize| match args.get(place) {
        Some(bound) if !number::is_index(bound) => cx.type_error("slice indices must be integers or have an __index__ method"),
        Some(bound) => number::index_clipped(cx, bound),
        None => Ok(default),
    };
    let (start, stop) = (bound(1, 0)?, bound(2, isize::MAX)?);
    let length = body(deque).len() as isize;
    let inside = |bound: isize| if bound < 0 { bound.saturating_add(length).max(0) } else { bound.min(length) };
    let (start, stop) = (inside(start), inside(stop));
    let mut found = None;
    search(cx, deque, args.at(0), start.min(stop) as usize, stop as usize, |index| {
        found = Some(index);
        false
    })?;
    match found {
        Some(index) => Ok(int::from_usize(cx, index)),
        None => not_there(cx, args.at(0)),
    }
}

fn insert(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 2 {
        return cx.type_error(&format!("insert() takes exactly 2 arguments ({} given)", args.len()));
    }
    let index = number::index_isize_or(cx, args.at(0), cx.types.overflow_error)?;
    let target = body(deque);
    let length = target.len() as isize;
    if length == target.max_len() {
        return cx.raise(cx.types.index_error, "deque already at its maximum size");
    }
    let item = args.at(1).clone();
    if index >= length {
        target.append(cx, item)?;
    } else if index <= -length || index == 0 {
        target.append_left(cx, item)?;
    } else {
        target.rotate(cx, -index)?;
        if index < 0 {
            target.append(cx, item)?
        } else {
            target.append_left(cx, item)?
        }
        target.rotate(cx, index)?;
    }
    Ok(cx.none())
}

fn remove(cx: &Ctx, deque: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (target, value) = (body(deque), args.at(0));
    let length = target.len();
    let mut place = target.first();
    let state = target.state();
    for index in 0..length {
        // SAFETY: `state` is what it was when the place was taken; it is looked at after every comparison.
        let item = unsafe { target.step(&mut place, length - index - 1) };
        let equal = compare::equal(cx, &item, value)?;
        drop(item);
        if state != target.state() {
            return cx.raise(cx.types.index_error, "deque mutated during iteration");
        }
        if equal {
            delete_item(cx, target, index)?;
            return Ok(cx.none());
        }
    }
    not_there(cx, value)
}

fn delete_item(cx: &Ctx, deque: &DequeBody, index: usize) -> PyResult<()> {
    deque.rotate(cx, -(index as isize))?;
    let item = deque.pop_left();
    deque.rotate(cx, index as isize)?;
    drop(item);
    Ok(())
}

fn out_of_range<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.index_error, "deque index out of range")
}

fn item(cx: &Ctx, deque: &Ref, index: isize) -> PyResult<Ref> {
    usize::try_from(index).ok().and_then(|index| body(deque).get(index)).map_or_else(|| out_of_range(cx), Ok)
}

fn set_subscript(cx: &Ctx, deque: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if !number::is_index(key) {
        return cx.type_error(&format!("sequence index must be integer, not '{}'", key.ty().display_name()));
    }
    let index = number::index_isize(cx, key)?;
    let target = body(deque);
    let length = target.len() as isize;
    let index = if index < 0 { index + length } else { index };
    if !(0..length).contains(&index) {
        return out_of_range(cx);
    }
    match value {
        Some(value) => drop(target.replace(index as usize, value.clone())),
        None => delete_item(cx, target, index as usize)?,
    }
    Ok(())
}

fn len(_cx: &Ctx, deque: &Ref) -> PyResult<usize> {
    Ok(body(deque).len())
}

fn repr(cx: &Ctx, deque: &Ref) -> PyResult<Ref> {
    let Some(_guard) = repr_guard::enter(deque) else { return Ok(cx.new_str("[...]")) };
    let all = list::new(cx);
    list::extend(cx, &all, deque)?;
    let mut out = Builder::new();
    out.push_str(&deque.ty().name_string());
    out.push('(' as u32);
    out.push_ref(&text::repr(cx, &all)?);
    if body(deque).max_len() >= 0 {
        out.push_str(&format!(", maxlen={}", body(deque).max_len()));
    }
    out.push(')' as u32);
    out.finish(cx)
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !is_deque(a) || !is_deque(b) {
        return Ok(cx.not_implemented());
    }
    let (left, right) = (body(a).len(), body(b).len());
    match op {
        CompareOp::Eq if a.is(b) => return Ok(cx.bool(true)),
        CompareOp::Eq if left != right => return Ok(cx.bool(false)),
        CompareOp::Ne if a.is(b) => return Ok(cx.bool(false)),
        CompareOp::Ne if left != right => return Ok(cx.bool(true)),
        _ => {}
    }
    let (first, second) = (iterate::iter(cx, a)?, iterate::iter(cx, b)?);
    loop {
        let x = iterate::next(cx, &first)?;
        let Some(x) = x else { break };
        let Some(y) = iterate::next(cx, &second)? else {
            return Ok(cx.bool(matches!(op, CompareOp::Gt | CompareOp::Ge | CompareOp::Ne)));
        };
        if !compare::equal(cx, &x, &y)? {
            return match op {
                CompareOp::Eq => Ok(cx.bool(false)),
                CompareOp::Ne => Ok(cx.bool(true)),
                _ => compare::compare(cx, &x, &y, op),
            };
        }
    }
    let more = iterate::next(cx, &second)?.is_some();
    let order = if more { std::cmp::Ordering::Less } else { std::cmp::Ordering::Equal };
    Ok(cx.bool(op.holds(order)))
}

fn size_of(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = deque.kind().basic_size.get() as usize;
    Ok(int::from_usize(cx, own + body(deque).block_count() * body::BLOCK_BYTES))
}

fn reduce(cx: &Ctx, deque: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let state = call::method(cx, deque, &cx.names.__getstate__, &[])?;
    let items = iterate::iter(cx, deque)?;
    let most = body(deque).max_len();
    let arguments = match most {
        ..0 => cx.empty_tuple.clone(),
        most => tuple::pair(cx, cx.empty_tuple.clone(), int::new(cx, most as i64)),
    };
    Ok(tuple::from_iter(cx, [deque.ty().to_ref(), arguments, state, items].into_iter()))
}

fn max_len(cx: &Ctx, deque: &Ref) -> PyResult<Ref> {
    Ok(match body(deque).max_len() {
        ..0 => cx.none(),
        most => int::new(cx, most as i64),
    })
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("append", Arity::One, append).doc("", "Add an element on the right."),
    MethodDef::new("appendleft", Arity::One, append_left).doc("", "Add an element on the left."),
    MethodDef::new("clear", Arity::None, clear).doc("", "Remove all elements."),
    MethodDef::new("__copy__", Arity::None, copy).doc("", "A shallow copy."),
    MethodDef::new("copy", Arity::None, copy).doc("", "A shallow copy."),
    MethodDef::new("count", Arity::One, count).doc("", "How many elements equal the value."),
    MethodDef::new("extend", Arity::One, extend).doc("", "Add the elements of an iterable on the right."),
    MethodDef::new("extendleft", Arity::One, extend_left).doc("", "Add the elements of an iterable on the left, one after the other."),
    MethodDef::new("index", Arity::Positional, index).doc("", "The first position of the value; ValueError if it is not there."),
    MethodDef::new("insert", Arity::Positional, insert).doc("", "Insert an element before the index."),
    MethodDef::new("pop", Arity::None, pop).doc("", "Remove and return the rightmost element."),
    MethodDef::new("popleft", Arity::None, pop_left).doc("", "Remove and return the leftmost element."),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
    MethodDef::new("remove", Arity::One, remove).doc("", "Remove the first element that equals the value."),
    MethodDef::new("__reversed__", Arity::None, iterator::reversed).doc("", "An iterator from the right to the left."),
    MethodDef::new("reverse", Arity::None, reverse).doc("", "Reverse in place."),
    MethodDef::new("rotate", Arity::Positional, rotate).doc("", "Rotate n steps to the right; to the left if n is negative."),
    MethodDef::new("__sizeof__", Arity::None, size_of).doc("", "Bytes of the deque and its blocks."),
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "deque[item_type]"),
];

const SPEC: TypeSpec = TypeSpec {
    name: "collections.deque",
    basic_size: std::mem::size_of::<DequeBody>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE | type_flags::SEQUENCE,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear),
    weak_list_offset: body::WEAK_LIST_OFFSET,
    slots: Slots {
        new: Some(make),
        init: Some(init),
        repr: Some(repr),
        get_attr: Some(object::get_attribute),
        compare: Some(compare_slot),
        iter: Some(iterator::iter),
        len: Some(len),
        item: Some(item),
        set_subscript: Some(set_subscript),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSetDef { name: "maxlen", get: max_len, set: None }],
    doc: "deque([iterable[, maxlen]]): a sequence that grows and shrinks at both ends.",
    ..TypeSpec::DEFAULT
};
