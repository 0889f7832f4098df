//! `chain`: several iterables one after the other.
//!
//! ```text
//!  ┌────────┬────────┬────────┐
//!  │ Header │ source │ active │     32 bytes: an iterator over iterables, and an iterator over the one it is at
//!  └────────┴────────┴────────┘
//! ```

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::iterate;
use crate::object::types::{generic_alias, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Chain {
    head: Header,
    source: Field,
    active: Field,
}
const _: () = assert!(size_of::<Chain>() == 32);

counted_hooks!(Chain { active, source });
lazy_class!();

fn over(cx: &Ctx, class: &TypeBody, iterables: &Ref) -> PyResult<Ref> {
    let source = iterate::iter(cx, iterables)?;
    let made = common::allocate(cx, class)?;
    this(&made).source.set(Some(source));
    heap::track(&made);
    Ok(made)
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::no_keywords(cx, class, args, "chain")?;
    over(cx, class, &args.tuple(cx))
}

fn from_iterable(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match class.as_type() {
        Some(class) => over(cx, class, args.at(0)),
        None => cx.type_error("chain.from_iterable() needs a class"),
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let chain = this(object);
    loop {
        if let Some(item) = common::next_of(cx, &chain.active)? {
            return Ok(Some(item));
        }
        drop(chain.active.take());
        let Some(source) = chain.source.get() else { return Ok(None) };
        let opened = match common::next(cx, &source) {
            Ok(Some(iterable)) => iterate::iter(cx, &iterable).map(Some),
            other => other,
        };
        match opened {
            Ok(Some(active)) => chain.active.set(Some(active)),
            ended => {
                drop(chain.source.take());
                return ended;
            }
        }
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let chain = this(object);
    let iterators = chain.source.get().map(|source| match chain.active.get() {
        Some(active) => tuple::pair(cx, source, active),
        None => tuple::from_iter(cx, [source].into_iter()),
    });
    Ok(state::reduced(cx, object, cx.empty_tuple.clone(), iterators))
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let iterators = state::items(cx, args.at(0), 1, 2)?;
    if !iterators.iter().all(iterate::is_iterator) {
        return cx.type_error("Arguments must be iterators.");
    }
    this(object).source.set(iterators.first().cloned());
    this(object).active.set(iterators.get(1).cloned());
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.chain",
    basic_size: size_of::<Chain>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[
        state::reduce(reduce),
        state::set_state(set_state),
        MethodDef::class("from_iterable", Arity::One, from_iterable)
            .doc("($type, iterable, /)", "A chain of the iterables that an iterable gives."),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "chain[item_type]"),
    ],
    doc: "chain(*iterables): the items of the first, then those of the second, and so on.",
    ..ITERATOR
};
