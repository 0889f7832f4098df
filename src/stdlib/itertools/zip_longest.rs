//! `zip_longest`: tuples of items, until the longest ends.
//!
//! ```text
//!  ┌────────┬───────┬────────┬───────────┬────────┬──────┐
//!  │ Header │ width │ active │ iterators │ result │ fill │     56 bytes; an ended iterator is None in its tuple
//!  └────────┴───────┴────────┴───────────┴────────┴──────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::iterate;
use crate::object::types::{str_, tuple};
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct ZipLongest {
    head: Header,
    width: Cell<usize>,
    active: Cell<usize>,
    iterators: Field,
    result: Field,
    fill: Field,
}
const _: () = assert!(size_of::<ZipLongest>() == 56);

counted_hooks!(ZipLongest { iterators, result, fill });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let mut fill = cx.none();
    for (name, value) in args.keywords() {
        if args.keyword_count() > 1 || !str_::eq_str(&name, "fillvalue") {
            return cx.type_error("zip_longest() got an unexpected keyword argument");
        }
        fill = value.clone();
    }
    let mut iterators = Vec::with_capacity(args.len());
    for iterable in args.positional() {
        iterators.push(iterate::iter(cx, iterable)?);
    }
    let width = iterators.len();
    let iterators = tuple::from_vec(cx, iterators);
    let result = tuple::fill(cx, width, |_| cx.none())?;
    let made = common::allocate(cx, class)?;
    let body = this(&made);
    body.width.set(width);
    body.active.set(width);
    body.iterators.set(Some(iterators));
    body.result.set(Some(result));
    body.fill.set(Some(fill));
    heap::track(&made);
    Ok(made)
}

/// The next item of one column.
fn item(cx: &Ctx, body: &ZipLongest, iterators: &Ref, fill: &Ref, index: usize) -> PyResult<Option<Ref>> {
    let iterator = tuple::get(iterators, index);
    if cx.is_none(&iterator) {
        return Ok(Some(fill.clone()));
    }
    match common::next(cx, &iterator) {
        Ok(None) => {
            body.active.set(body.active.get().saturating_sub(1));
            if body.active.get() == 0 {
                return Ok(None);
            }
            // SAFETY: the tuple is ours alone, and no slice of its items is alive.
            drop(unsafe { tuple::replace_item(iterators, index, cx.none()) });
            Ok(Some(fill.clone()))
        }
        Err(raised) => {
            body.active.set(0);
            Err(raised)
        }
        found => found,
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let body = this(object);
    let width = body.width.get();
    if width == 0 || body.active.get() == 0 {
        return Ok(None);
    }
    let (Some(iterators), Some(fill)) = (body.iterators.get(), body.fill.get()) else { return Ok(None) };
    if body.result.borrow().is_some_and(common::sole)
        && let Some(result) = body.result.get()
    {
        for index in 0..width {
            let Some(found) = item(cx, body, &iterators, &fill, index)? else { return Ok(None) };
            // SAFETY: besides the field only this function holds the tuple; no slice of its items is alive.
            drop(unsafe { tuple::replace_item(&result, index, found) });
        }
        return Ok(Some(result));
    }
    let result = tuple::fill(cx, width, |_| cx.none())?;
    for index in 0..width {
        let Some(found) = item(cx, body, &iterators, &fill, index)? else { return Ok(None) };
        // SAFETY: nobody else has seen the tuple yet.
        drop(unsafe { tuple::replace_item(&result, index, found) });
    }
    if !heap::is_tracked(&result) {
        heap::track(&result);
    }
    Ok(Some(result))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    let Some(iterators) = body.iterators.get() else { return Ok(state::reduced(cx, object, cx.empty_tuple.clone(), None)) };
    let left = tuple::fill(cx, tuple::len(&iterators), |index| match tuple::get(&iterators, index) {
        ended if cx.is_none(&ended) => cx.empty_tuple.clone(),
        iterator => iterator,
    })?;
    Ok(state::reduced(cx, object, left, Some(state::held(cx, &body.fill))))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    this(object).fill.set(Some(args.at(0).clone()));
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.zip_longest",
    basic_size: size_of::<ZipLongest>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "zip_longest(*iterables, fillvalue=None): tuples of one item of each; what has ended is filled up.",
    ..ITERATOR
};
