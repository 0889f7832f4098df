//! `odict_iterator` and the views `odict_keys`, `odict_values`, `odict_items`.
//!
//! ```text
//!  ┌────────┬──────┬──────┬──────┬───────┬────────┬─────────┐
//!  │ Header │ kind │ dict │ size │ state │ result │ current │     64 bytes
//!  └────────┴──────┴──────┴──────┴───────┴────────┴─────────┘
//! ```
//! An iterator holds the key it will give next, and looks its node up to find the one after. The views are those of dicts with other iterators.

use std::cell::Cell;
use std::mem::size_of;

use super::nodes::{body, neighbour};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{dict, iterators, list, object, tuple};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, free_object, new_object};
use crate::stdlib::LazyType;

const KEYS: i64 = 1;
const VALUES: i64 = 2;
const ITEMS: i64 = 3;
const REVERSED: i64 = 4;

#[repr(C)]
struct OrderedIterator {
    head: Header,
    kind: Cell<i64>,
    dict: Field,
    size: Cell<isize>,
    state: Cell<usize>,
    result: Field,
    current: Field,
}
const SIZE: usize = size_of::<OrderedIterator>();
const _: () = assert!(SIZE == 64);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for OrderedIterator {}

thread_local! {
    static ITERATOR: LazyType = const { LazyType::new(&ITERATOR_SPEC) };
    static KEYS_CLASS: LazyType = const { LazyType::new(&KEYS_SPEC) };
    static VALUES_CLASS: LazyType = const { LazyType::new(&VALUES_SPEC) };
    static ITEMS_CLASS: LazyType = const { LazyType::new(&ITEMS_SPEC) };
}

fn this(object: &Header) -> &OrderedIterator {
    // SAFETY: called for iterators of this type only.
    unsafe { object.body() }
}

fn make(cx: &Ctx, ordered: &Ref, kind: i64) -> Ref {
    let made = new_object(ITERATOR.with(|class| class.get(cx)), SIZE);
    let iterator = this(&made);
    iterator.kind.set(kind);
    if kind & ITEMS == ITEMS {
        iterator.result.set(Some(tuple::pair(cx, cx.none(), cx.none())));
    }
    iterator.current.set(body(ordered).end(kind & REVERSED != 0).map(|(key, _)| key));
    iterator.size.set(dict::len(ordered) as isize);
    iterator.state.set(body(ordered).state());
    iterator.dict.set(Some(ordered.clone()));
    heap::track(&made);
    made
}

/// `iter(ordered)`
pub fn keys(cx: &Ctx, ordered: &Ref) -> PyResult<Ref> {
    Ok(make(cx, ordered, KEYS))
}

/// `reversed(ordered)`
pub fn reversed(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(make(cx, ordered, KEYS | REVERSED))
}

/// The next key.
fn next_key(cx: &Ctx, iterator: &OrderedIterator) -> PyResult<Option<Ref>> {
    let Some(ordered) = iterator.dict.get() else { return Ok(None) };
    let Some(key) = iterator.current.get() else {
        drop(iterator.dict.take());
        return Ok(None);
    };
    if body(&ordered).state() != iterator.state.get() {
        drop(iterator.dict.take());
        return cx.raise(cx.types.runtime_error, "OrderedDict mutated during iteration");
    }
    if dict::len(&ordered) as isize != iterator.size.get() {
        iterator.size.set(-1);
        drop(iterator.dict.take());
        return cx.raise(cx.types.runtime_error, "OrderedDict changed size during iteration");
    }
    match neighbour(cx, &ordered, &key, iterator.kind.get() & REVERSED != 0)? {
        Some(next) => {
            drop(iterator.current.replace(next));
            Ok(Some(key))
        }
        None => {
            drop(iterator.current.take());
            cx.raise_with(cx.types.key_error, &[key])
        }
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let iterator = this(object);
    let Some(key) = next_key(cx, iterator)? else { return Ok(None) };
    let kind = iterator.kind.get() & ITEMS;
    if kind == KEYS {
        return Ok(Some(key));
    }
    let found = match iterator.dict.get() {
        Some(ordered) => dict::get(cx, &ordered, &key)?,
        None => None,
    };
    let Some(value) = found else { return cx.raise_with(cx.types.key_error, &[key]) };
    if kind == VALUES {
        return Ok(Some(value));
    }
    Ok(Some(iterators::reuse_pair(cx, &iterator.result, key, value)))
}

/// # Safety
/// The object is such an iterator at count zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let iterator = this(object);
    drop(iterator.dict.take());
    drop(iterator.current.take());
    drop(iterator.result.take());
    // SAFETY: made with that size.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is such an iterator.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let iterator = this(object);
    for held in [&iterator.dict, &iterator.current, &iterator.result].into_iter().filter_map(Field::borrow) {
        visit(held);
    }
}

/// # Safety
/// The object is such an iterator.
unsafe fn clear(object: &Header) {
    drop(this(object).dict.take());
    drop(this(object).current.take());
}

/// `__reduce__`: a list of what is left; the iterator does not move.
fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let old = this(object);
    let copy = new_object(object.ty(), SIZE);
    let fields = this(&copy);
    fields.kind.set(old.kind.get());
    fields.dict.set(old.dict.get());
    fields.size.set(old.size.get());
    fields.state.set(old.state.get());
    fields.current.set(old.current.get());
    if !old.result.is_none() {
        fields.result.set(Some(tuple::pair(cx, cx.none(), cx.none())));
    }
    let left = list::new(cx);
    list::extend(cx, &left, &copy)?;
    Ok(iterators::reduced(cx, iterators::builtin(cx, "iter")?, left, None))
}

const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "odict_iterator",
    basic_size: SIZE,
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { get_attr: Some(object::get_attribute), iter: Some(iterators::itself), next: Some(next), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling.")],
    ..TypeSpec::DEFAULT
};

/// `ordered.keys()`
pub fn keys_view(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(dict::new_view(KEYS_CLASS.with(|class| class.get(cx)), ordered))
}

/// `ordered.values()`
pub fn values_view(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(dict::new_view(VALUES_CLASS.with(|class| class.get(cx)), ordered))
}

/// `ordered.items()`
pub fn items_view(cx: &Ctx, ordered: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(dict::new_view(ITEMS_CLASS.with(|class| class.get(cx)), ordered))
}

fn iterate<const KIND: i64>(cx: &Ctx, view: &Ref) -> PyResult<Ref> {
    let ordered = dict::viewed(cx, view);
    if !ordered.is_instance(super::class(cx)) {
        return iterators_of_plain(cx, &ordered);
    }
    Ok(make(cx, &ordered, KIND))
}

/// A view that the collector has cleared has an empty dict.
fn iterators_of_plain(cx: &Ctx, ordered: &Ref) -> PyResult<Ref> {
    crate::object::protocol::iterate::iter(cx, ordered)
}

fn iterate_back<const KIND: i64>(cx: &Ctx, view: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    iterate::<KIND>(cx, view)
}

const KEYS_SPEC: TypeSpec = TypeSpec {
    name: "odict_keys",
    base: Some(|types| types.dict_keys),
    slots: Slots { iter: Some(iterate::<KEYS>), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reversed__", Arity::None, iterate_back::<{ KEYS | REVERSED }>)],
    ..TypeSpec::DEFAULT
};
const VALUES_SPEC: TypeSpec = TypeSpec {
    name: "odict_values",
    base: Some(|types| types.dict_values),
    slots: Slots { iter: Some(iterate::<VALUES>), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reversed__", Arity::None, iterate_back::<{ VALUES | REVERSED }>)],
    ..TypeSpec::DEFAULT
};
const ITEMS_SPEC: TypeSpec = TypeSpec {
    name: "odict_items",
    base: Some(|types| types.dict_items),
    slots: Slots { iter: Some(iterate::<ITEMS>), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reversed__", Arity::None, iterate_back::<{ ITEMS | REVERSED }>)],
    ..TypeSpec::DEFAULT
};
