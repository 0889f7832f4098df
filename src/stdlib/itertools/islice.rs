//! `islice`: a slice of an iterator.
//!
//! ```text
//!  ┌────────┬──────────┬──────┬──────┬──────┬──────┐
//!  │ Header │ iterator │ next │ stop │ step │ done │     56 bytes; stop -1: none
//!  └────────┴──────────┴──────┴──────┴──────┴──────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{iterate, number};
use crate::object::types::{int, list, tuple};
use crate::object::{Args, Ctx, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Slice {
    head: Header,
    iterator: Field,
    next: Cell<isize>,
    stop: Cell<isize>,
    step: Cell<isize>,
    done: Cell<isize>,
}
const _: () = assert!(size_of::<Slice>() == 56);

counted_hooks!(Slice { iterator });
lazy_class!();

const BAD_STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_START: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

/// A bound: None stays `none`; what is no index or too large becomes the error.
fn bound(cx: &Ctx, given: Option<&Ref>, none: isize, message: &str) -> PyResult<isize> {
    let Some(given) = given.filter(|given| !cx.is_none(given)) else { return Ok(none) };
    match number::index_any(cx, given) {
        Ok(index) => match int::as_i64(&index) {
            Some(value) if value >= 0 => Ok(value as isize),
            _ => cx.value_error(message),
        },
        Err(_) => {
            drop(cx.take_raised());
            cx.value_error(message)
        }
    }
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::no_keywords(cx, class, args, "islice")?;
    if !(2..=4).contains(&args.len()) {
        let (word, bound) = if args.len() < 2 { ("least", 2) } else { ("most", 4) };
        return cx.type_error(&format!("islice expected at {word} {bound} arguments, got {}", args.len()));
    }
    let (start, stop) = if args.len() == 2 {
        (0, bound(cx, args.get(1), -1, BAD_STOP)?)
    } else {
        // The stop is looked at before the start, and its text comes first.
        let stop = bound(cx, args.get(2), -1, BAD_STOP)?;
        (bound(cx, args.get(1), 0, BAD_START)?, stop)
    };
    let step = bound(cx, args.get(3), 1, "Step for islice() must be a positive integer or None.")?;
    if step < 1 {
        return cx.value_error("Step for islice() must be a positive integer or None.");
    }
    let iterator = iterate::iter(cx, args.at(0))?;
    let made = common::allocate(cx, class)?;
    let slice = this(&made);
    slice.iterator.set(Some(iterator));
    slice.next.set(start);
    slice.stop.set(stop);
    slice.step.set(step);
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let slice = this(object);
    let Some(iterator) = slice.iterator.get() else { return Ok(None) };
    let stop = slice.stop.get();
    let item = advance(cx, slice, &iterator, stop);
    if !matches!(item, Ok(Some(_))) {
        drop(slice.iterator.take());
        return item;
    }
    slice.done.set(slice.done.get().wrapping_add(1));
    let following = slice.next.get().checked_add(slice.step.get());
    slice.next.set(match following {
        Some(following) if stop == -1 || following <= stop => following,
        _ => stop,
    });
    item
}

/// The item at the next position, those before it being left out.
fn advance(cx: &Ctx, slice: &Slice, iterator: &Ref, stop: isize) -> PyResult<Option<Ref>> {
    while slice.done.get() < slice.next.get() {
        if common::next(cx, iterator)?.is_none() {
            return Ok(None);
        }
        slice.done.set(slice.done.get().wrapping_add(1));
    }
    if stop != -1 && slice.done.get() >= stop {
        return Ok(None);
    }
    common::next(cx, iterator)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let slice = this(object);
    let word = |value: isize| int::new(cx, value as i64);
    let Some(iterator) = slice.iterator.get() else {
        let empty = iterate::iter(cx, &list::new(cx))?;
        return Ok(state::reduced(cx, object, tuple::pair(cx, empty, word(0)), Some(word(0))));
    };
    let stop = if slice.stop.get() == -1 { cx.none() } else { word(slice.stop.get()) };
    let arguments = tuple::from_iter(cx, [iterator, word(slice.next.get()), stop, word(slice.step.get())].into_iter());
    Ok(state::reduced(cx, object, arguments, Some(word(slice.done.get()))))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    this(object).done.set(int::to_isize(cx, args.at(0))?);
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.islice",
    basic_size: size_of::<Slice>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce), state::set_state(set_state)],
    doc: "islice(iterable, stop) or islice(iterable, start, stop[, step]): a slice of what an iterator gives.",
    ..ITERATOR
};
