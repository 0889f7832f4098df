//! Iteration through slots.

use super::{attribute, call, item};
use crate::heap::Ref;
use crate::object::types::dict::DictIteratorBody;
use crate::object::types::list::ListIteratorBody;
use crate::object::types::range::RangeIteratorBody;
use crate::object::types::str_::StrIteratorBody;
use crate::object::types::{generator, int, iterators, list, str_, tuple};
use crate::object::{Args, Ctx, Item, Object, PyResult, Raised, type_flags};

/// `iter(a)`.
pub fn iter(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let slots = a.ty().slots();
    match slots.iter {
        Some(iter) => {
            let iterator = iter(cx, a)?;
            checked(cx, iterator)
        }
        None if slots.item.is_some() && !a.has_flag(type_flags::DICT) => Ok(iterators::sequence_iterator(cx, a)),
        None => cx.type_error(&format!("'{}' object is not iterable", a.ty().display_name())),
    }
}

/// What an `__iter__` has given, if it is an iterator.
#[inline]
pub fn checked(cx: &Ctx, iterator: Ref) -> PyResult<Ref> {
    if is_iterator(&iterator) {
        return Ok(iterator);
    }
    cx.type_error(&format!("iter() returned non-iterator of type '{}'", iterator.ty().display_name()))
}

/// Whether `next` works on it (`PyIter_Check`).
#[inline]
pub fn is_iterator(a: &Ref) -> bool {
    a.ty().slots().next.is_some()
}

/// Next item; None at the end. A `next` slot may also end by StopIteration (a generator with a value does): that is no error here.
#[inline(always)]
pub fn next(cx: &Ctx, a: &Ref) -> PyResult<Option<Ref>> {
    if a.is_exact(cx.types.list_iterator) {
        // SAFETY: just checked.
        return Ok(unsafe { a.body::<ListIteratorBody>() }.step());
    }
    next_of_any(cx, a)
}

#[inline(never)]
fn next_of_any(cx: &Ctx, a: &Ref) -> PyResult<Option<Ref>> {
    match a.ty().slots().next {
        Some(next) => match next(cx, a) {
            Err(raised) => {
                if cx.swallow(cx.types.stop_iteration) {
                    Ok(None)
                } else {
                    Err(raised)
                }
            }
            item => item,
        },
        None => cx.type_error(&format!("'{}' object is not an iterator", a.ty().display_name())),
    }
}

/// Lets `sink` take items as long as it will. The first that it leaves is the result; None at the end.
pub fn feed(cx: &Ctx, a: &Ref, mut sink: impl FnMut(Item<'_>) -> bool) -> PyResult<Option<Ref>> {
    if a.is_exact(cx.types.generator) {
        return generator::feed(cx, a, &mut sink);
    }
    let types = &cx.types;
    if a.is_exact(types.str_ascii_iterator) || a.is_exact(types.str_iterator) {
        // SAFETY: just checked; the caller holds the iterator.
        let iterator: &StrIteratorBody = unsafe { a.body() };
        return pour(|| Ok(iterator.step(cx)), sink);
    }
    if a.is_exact(types.dict_key_iterator) {
        // SAFETY: as above.
        let iterator: &DictIteratorBody = unsafe { a.body() };
        return pour(|| iterator.next_key(cx), sink);
    }
    if a.is_exact(types.dict_value_iterator) {
        // SAFETY: as above.
        let iterator: &DictIteratorBody = unsafe { a.body() };
        return pour(|| iterator.next_value(cx), sink);
    }
    if a.is_exact(types.range_iterator) {
        // SAFETY: as above.
        let iterator: &RangeIteratorBody = unsafe { a.body() };
        while let Some(number) = iterator.advance() {
            if !sink(Item::Int(number)) {
                return Ok(Some(int::new(cx, number)));
            }
        }
        return Ok(None);
    }
    while let Some(item) = next(cx, a)? {
        if !sink(Item::Object(&item)) {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// The loop of `feed` over what steps in line.
#[inline(always)]
fn pour(mut step: impl FnMut() -> PyResult<Option<Ref>>, mut sink: impl FnMut(Item<'_>) -> bool) -> PyResult<Option<Ref>> {
    while let Some(item) = step()? {
        if !sink(Item::Object(&item)) {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Calls `each` with every item of an iterable; lists and tuples are walked directly (a list may change meanwhile).
pub fn for_each(cx: &Ctx, a: &Ref, mut each: impl FnMut(Ref) -> PyResult<()>) -> PyResult<()> {
    if a.is_exact(cx.types.list) {
        let mut index = 0;
        while let Some(item) = list::get(a, index) {
            each(item)?;
            index += 1;
        }
        return Ok(());
    }
    if a.is_exact(cx.types.tuple) {
        for item in tuple::items(a) {
            each(item.clone())?;
        }
        return Ok(());
    }
    if a.is_exact(cx.types.str_) {
        return (0..str_::len(a)).try_for_each(|index| each(str_::from_char(cx, str_::char_at(a, index))));
    }
    let iterator = iter(cx, a)?;
    while let Some(item) = next(cx, &iterator)? {
        each(item)?;
    }
    Ok(())
}

/// All items of an iterable.
pub fn to_vec(cx: &Ctx, a: &Ref) -> PyResult<Vec<Ref>> {
    if a.is_exact(cx.types.list) {
        return Ok(list::items(a).to_vec());
    }
    if a.is_exact(cx.types.tuple) {
        return Ok(tuple::items(a).to_vec());
    }
    let iterator = iter(cx, a)?;
    let mut items = Vec::with_capacity(length_hint(cx, a, 8)?.min(1 << 16));
    while let Some(item) = next(cx, &iterator)? {
        items.push(item);
    }
    Ok(items)
}

/// An exact list or tuple with the items of an iterable: itself if it is one (`PySequence_Fast`). A TypeError of `iter` becomes `message`.
pub fn fast(cx: &Ctx, a: &Ref, message: &str) -> PyResult<Ref> {
    if a.is_exact(cx.types.list) || a.is_exact(cx.types.tuple) {
        return Ok(a.clone());
    }
    let iterator = match iter(cx, a) {
        Ok(iterator) => iterator,
        Err(Raised) => {
            if !message.is_empty() && cx.swallow(cx.types.type_error) {
                return cx.type_error(message);
            }
            return Err(Raised);
        }
    };
    let result = list::new(cx);
    list::extend(cx, &result, &iterator)?;
    Ok(result)
}

/// The items of what `fast` gave. Borrowed: do not keep it across anything that may change a list.
#[inline]
pub fn fast_items(fast: &Ref) -> &[Ref] {
    if fast.has_flag(type_flags::LIST) { list::items(fast) } else { tuple::items(fast) }
}

/// `operator.length_hint`.
pub fn length_hint(cx: &Ctx, a: &Ref, default: usize) -> PyResult<usize> {
    if a.ty().slots().len.is_some() {
        match item::len(cx, a) {
            Ok(len) => return Ok(len),
            Err(Raised) if cx.swallow(cx.types.type_error) => {}
            Err(Raised) => return Err(Raised),
        }
    }
    if let Some(hint) = iterators::plain_length_hint(cx, a) {
        return Ok(hint);
    }
    let Some(method) = attribute::get_special(cx, a, &cx.names.__length_hint__)? else { return Ok(default) };
    let hint = match call::call(cx, &method, Args::NONE) {
        Ok(hint) => hint,
        Err(Raised) if cx.swallow(cx.types.type_error) => return Ok(default),
        Err(Raised) => return Err(Raised),
    };
    if hint.is(&cx.not_implemented) {
        return Ok(default);
    }
    if !hint.has_flag(type_flags::INT) {
        return cx.type_error(&format!("__length_hint__ must be an integer, not {}", hint.ty().display_name()));
    }
    let hint = int::to_isize(cx, &hint)?;
    if hint < 0 { cx.value_error("__length_hint__() should return >= 0") } else { Ok(hint as usize) }
}
