//! Iterators over keys, values and items of a dict, forwards and backwards.
//!
//! ```text
//!  ┌──────────┬──────┬───────────────┬──────────┬────────┬──────┐
//!  │ Header   │ dict │ used at start │ position │ result │ left │     56 bytes; the dict is dropped at the end
//!  └──────────┴──────┴───────────────┴──────────┴────────┴──────┘
//! ```
//! `result` is the pair that item iterators hand out again when nobody else holds it. A dict whose size has changed meanwhile is an error for good.

use std::cell::Cell;
use std::mem::size_of;

use super::body::{self, body};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::iterators::{self, Pair};
use crate::object::types::{int, list, tuple};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object};

/// An iterator over a dict.
#[repr(C)]
pub struct DictIteratorBody {
    head: Header,
    dict: Field,
    used: Cell<isize>,
    position: Cell<isize>,
    result: Field,
    left: Cell<isize>,
}

// SAFETY: repr(C), begins with Header; the six types here declare it.
unsafe impl Body for DictIteratorBody {}
const _: () = assert!(size_of::<DictIteratorBody>() == 56);

#[inline(always)]
fn this(iterator: &Header) -> &DictIteratorBody {
    // SAFETY: callers pass dict iterators.
    unsafe { iterator.body() }
}

/// A new iterator of this type over a dict.
pub(super) fn new(cx: &Ctx, class: &TypeBody, dict: &Ref) -> Ref {
    let object = new_object(class, size_of::<DictIteratorBody>());
    let iterator = this(&object);
    let used = body::len(dict) as isize;
    iterator.dict.set(Some(dict.clone()));
    iterator.used.set(used);
    iterator.left.set(used);
    let types = &cx.types;
    let reverse = [types.dict_reverse_key_iterator, types.dict_reverse_value_iterator, types.dict_reverse_item_iterator];
    if reverse.iter().any(|reverse| reverse.is(class)) {
        iterator.position.set(body(dict).positions() as isize - 1);
    }
    if class.is(types.dict_item_iterator) || class.is(types.dict_reverse_item_iterator) {
        iterator.result.set(Some(tuple::pair(cx, cx.none(), cx.none())));
    }
    heap::track(&object);
    object
}

/// `iter(dict)`.
pub fn keys(cx: &Ctx, dict: &Ref) -> PyResult<Ref> {
    Ok(new(cx, cx.types.dict_key_iterator, dict))
}

#[cold]
fn size_changed<T>(cx: &Ctx, iterator: &DictIteratorBody) -> PyResult<T> {
    iterator.used.set(-1);
    cx.raise(cx.types.runtime_error, "dictionary changed size during iteration")
}

#[cold]
fn keys_changed<T>(cx: &Ctx, iterator: &DictIteratorBody) -> PyResult<T> {
    drop(iterator.dict.take());
    cx.raise(cx.types.runtime_error, "dictionary keys changed during iteration")
}

/// One step: `give` makes the result of key and value, which are borrowed and must be cloned before anything is dropped.
#[inline(always)]
fn step<T>(cx: &Ctx, iterator: &DictIteratorBody, give: impl FnOnce(&Ref, &Ref) -> T) -> PyResult<Option<T>> {
    let Some(dict) = iterator.dict.borrow() else { return Ok(None) };
    let table = body(dict);
    if iterator.used.get() != table.used() as isize {
        return size_changed(cx, iterator);
    }
    let end = table.positions();
    let mut position = iterator.position.get() as usize;
    while position < end {
        if let Some((key, value)) = table.at_position(position) {
            if iterator.left.get() == 0 {
                return keys_changed(cx, iterator);
            }
            let given = give(key, value);
            iterator.position.set(position as isize + 1);
            iterator.left.set(iterator.left.get() - 1);
            return Ok(Some(given));
        }
        position += 1;
    }
    drop(iterator.dict.take());
    Ok(None)
}

#[inline(always)]
fn step_back<T>(cx: &Ctx, iterator: &DictIteratorBody, give: impl FnOnce(&Ref, &Ref) -> T) -> PyResult<Option<T>> {
    let Some(dict) = iterator.dict.borrow() else { return Ok(None) };
    let table = body(dict);
    if iterator.used.get() != table.used() as isize {
        return size_changed(cx, iterator);
    }
    let mut position = iterator.position.get().min(table.positions() as isize - 1);
    while position >= 0 {
        if let Some((key, value)) = table.at_position(position as usize) {
            let given = give(key, value);
            iterator.position.set(position - 1);
            iterator.left.set(iterator.left.get() - 1);
            return Ok(Some(given));
        }
        position -= 1;
    }
    drop(iterator.dict.take());
    Ok(None)
}

impl DictIteratorBody {
    /// The next key.
    #[inline(always)]
    pub(crate) fn next_key(&self, cx: &Ctx) -> PyResult<Option<Ref>> {
        step(cx, self, |key, _| key.clone())
    }
    /// The next value.
    #[inline(always)]
    pub(crate) fn next_value(&self, cx: &Ctx) -> PyResult<Option<Ref>> {
        step(cx, self, |_, value| value.clone())
    }
    /// The next key and value.
    #[inline(always)]
    pub(crate) fn next_pair(&self, cx: &Ctx) -> PyResult<Option<(Ref, Ref)>> {
        step(cx, self, |key, value| (key.clone(), value.clone()))
    }
}

fn next_key(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    this(iterator).next_key(cx)
}

fn next_value(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    this(iterator).next_value(cx)
}

fn next_item(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this(iterator);
    Ok(iterator.next_pair(cx)?.map(|(key, value)| iterators::reuse_pair(cx, &iterator.result, key, value)))
}

/// See `iterators::next_pair`.
pub fn next_pair(cx: &Ctx, iterator: &Ref) -> PyResult<Pair> {
    let iterator = this(iterator);
    let Some((key, value)) = iterator.next_pair(cx)? else { return Ok(Pair::End) };
    match iterators::unshared(&iterator.result) {
        Some(pair) => iterators::refill(pair, key.clone(), value.clone()),
        None => tuple::pass(cx, 2),
    }
    Ok(Pair::Items(key, value))
}

fn previous_key(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    step_back(cx, this(iterator), |key, _| key.clone())
}

fn previous_value(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    step_back(cx, this(iterator), |_, value| value.clone())
}

fn previous_item(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this(iterator);
    let pair = step_back(cx, iterator, |key, value| (key.clone(), value.clone()))?;
    Ok(pair.map(|(key, value)| iterators::reuse_pair(cx, &iterator.result, key, value)))
}

/// # Safety
/// The object is a dict iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).dict.take());
    drop(this(object).result.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, size_of::<DictIteratorBody>()) }
}

/// # Safety
/// The object is a dict iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    for field in [&this(object).dict, &this(object).result] {
        if let Some(found) = field.borrow() {
            visit(found);
        }
    }
}

fn length_hint(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let iterator = this(iterator);
    let left =
        iterator.dict.borrow().map_or(0, |dict| if iterator.used.get() == body::len(dict) as isize { iterator.left.get() } else { 0 });
    Ok(int::new(cx, left as i64))
}

/// `__reduce__`: a list of what is left; the iterator itself does not move.
fn reduce(cx: &Ctx, iterator: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let old = this(iterator);
    let copy = new_object(iterator.ty(), size_of::<DictIteratorBody>());
    let fields = this(&copy);
    fields.dict.set(old.dict.get());
    fields.used.set(old.used.get());
    fields.position.set(old.position.get());
    fields.left.set(old.left.get());
    if !old.result.is_none() {
        fields.result.set(Some(tuple::pair(cx, cx.none(), cx.none())));
    }
    let left = list::new(cx);
    list::extend(cx, &left, &copy)?;
    Ok(iterators::reduced(cx, iterators::builtin(cx, "iter")?, left, None))
}

const METHODS: &[MethodDef] = &[
    MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "An estimate of the number of items left."),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling."),
];

const fn spec(name: &'static str, next: fn(&Ctx, &Ref) -> PyResult<Option<Ref>>) -> TypeSpec {
    TypeSpec {
        name,
        basic_size: 56,
        flags: flags::GC,
        dealloc: Some(dealloc),
        traverse: Some(traverse),
        slots: Slots { iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
        methods: METHODS,
        ..TypeSpec::DEFAULT
    }
}

/// `dict_keyiterator`
pub const KEY_ITERATOR_SPEC: TypeSpec = spec("dict_keyiterator", next_key);
/// `dict_valueiterator`
pub const VALUE_ITERATOR_SPEC: TypeSpec = spec("dict_valueiterator", next_value);
/// `dict_itemiterator`
pub const ITEM_ITERATOR_SPEC: TypeSpec = spec("dict_itemiterator", next_item);
/// `dict_reversekeyiterator`
pub const REVERSE_KEY_ITERATOR_SPEC: TypeSpec = spec("dict_reversekeyiterator", previous_key);
/// `dict_reversevalueiterator`
pub const REVERSE_VALUE_ITERATOR_SPEC: TypeSpec = spec("dict_reversevalueiterator", previous_value);
/// `dict_reverseitemiterator`
pub const REVERSE_ITEM_ITERATOR_SPEC: TypeSpec = spec("dict_reverseitemiterator", previous_item);
