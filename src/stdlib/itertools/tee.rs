//! `tee`: one iterator walked by several.
//!
//! ```text
//!  ┌────────┬───────┬───────┬───────────┬───────┐
//!  │ Header │ cells │ index │ weak list │ extra │     48 bytes: a place in a chain of cells that all copies share
//!  └────────┴───────┴───────┴───────────┴───────┘
//! ```

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::tee_cells::{self, CELLS};
use super::{common, state};
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{attribute, call, iterate};
use crate::object::types::str_::convert::parsed_int;
use crate::object::types::{int, tuple, weakref};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Tee {
    head: Header,
    cells: Field,
    index: Cell<usize>,
    weak_list: Cell<Option<NonNull<Header>>>,
    extra: Cell<usize>,
}
const _: () = assert!(size_of::<Tee>() == 48);

counted_hooks!(Tee { cells });
lazy_class!();

/// # Safety
/// The object is a tee at count zero.
unsafe fn dealloc_weak(object: &Header) {
    heap::untrack(object);
    weakref::clear_for_dealloc(Ctx::current(), object);
    // SAFETY: as said.
    unsafe { dealloc(object) }
}

fn at(cx: &Ctx, class: &TypeBody, cells: Ref, index: usize) -> PyResult<Ref> {
    let made = common::allocate(cx, class)?;
    this(&made).cells.set(Some(cells));
    this(&made).index.set(index);
    heap::track(&made);
    Ok(made)
}

fn copied(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    match this(object).cells.get() {
        Some(cells) => at(cx, class(cx), cells, this(object).index.get()),
        None => cx.raise(cx.types.system_error, "a tee without its cells"),
    }
}

/// A tee over an iterable; one over a tee shares its cells.
fn over(cx: &Ctx, iterable: &Ref) -> PyResult<Ref> {
    let iterator = iterate::iter(cx, iterable)?;
    let class = class(cx);
    if iterator.is_exact(class) {
        return copied(cx, &iterator);
    }
    at(cx, class, tee_cells::make(cx, &iterator)?, 0)
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "_tee", 1)?;
    over(cx, args.at(0))
}

fn copy(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    copied(cx, object)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let tee = this(object);
    let Some(mut cells) = tee.cells.get() else { return Ok(None) };
    if tee.index.get() >= CELLS {
        cells = tee_cells::following(cx, &cells)?;
        tee.cells.set(Some(cells.clone()));
        tee.index.set(0);
    }
    let index = tee.index.get();
    let item = tee_cells::get(cx, &cells, index)?;
    if item.is_some() {
        tee.index.set(index + 1);
    }
    Ok(item)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let tee = this(object);
    let place = tuple::pair(cx, state::held(cx, &tee.cells), int::from_usize(cx, tee.index.get()));
    Ok(state::reduced(cx, object, tuple::from_iter(cx, [cx.empty_tuple.clone()].into_iter()), Some(place)))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let state = state::items(cx, args.at(0), 2, 2)?;
    let wanted = tee_cells::class(cx);
    if !state[0].is_instance(wanted) {
        return state::wanted(cx, 1, &wanted.display_name(), &state[0]);
    }
    match usize::try_from(parsed_int(cx, &state[1])?) {
        Ok(index) if index <= CELLS => {
            this(object).cells.set(Some(state[0].clone()));
            this(object).index.set(index);
            Ok(cx.none())
        }
        _ => cx.value_error("Index out of range"),
    }
}

/// `tee(iterable, n=2)`
pub fn tee(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "tee", 1, 2)?;
    let count = args.get(1).map_or(Ok(2), |count| common::size(cx, count))?;
    let Ok(count) = usize::try_from(count) else { return cx.value_error("n must be >= 0") };
    if count == 0 {
        return Ok(cx.empty_tuple.clone());
    }
    let mut first = iterate::iter(cx, args.at(0))?;
    let name = &cx.names.__copy__;
    let copy = match attribute::get_optional(cx, &first, name)? {
        Some(copy) => copy,
        None => {
            first = over(cx, &first)?;
            attribute::get(cx, &first, name)?
        }
    };
    let result = tuple::fill(cx, count, |_| cx.none())?;
    let put = |index, item| {
        // SAFETY: nobody else has seen the tuple yet.
        drop(unsafe { tuple::replace_item(&result, index, item) });
    };
    put(0, first);
    for index in 1..count {
        put(index, call::call(cx, &copy, Args::NONE)?);
    }
    Ok(result)
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools._tee",
    basic_size: size_of::<Tee>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc_weak),
    traverse: Some(traverse),
    clear: Some(clear),
    weak_list_offset: offset_of!(Tee, weak_list) as isize,
    slots: Slots { get_attr: None, ..common::slots(new, next) },
    methods: &[
        state::reduce(reduce),
        state::set_state(set_state),
        MethodDef::new("__copy__", Arity::None, copy).doc("", "An independent iterator at the same place."),
    ],
    doc: "An iterator that can be copied.",
    ..TypeSpec::DEFAULT
};
