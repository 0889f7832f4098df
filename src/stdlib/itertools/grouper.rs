//! `_grouper`: one group of a `groupby`.
//!
//! ```text
//!  ┌────────┬────────┬─────┐
//!  │ Header │ parent │ key │     32 bytes
//!  └────────┴────────┴─────┘
//! ```

use super::common::{self, ITERATOR};
use super::{group_by, state};
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::types::{iterators, tuple};
use crate::object::{Args, Ctx, Object, PyResult, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Grouper {
    head: Header,
    parent: Field,
    key: Field,
}
const _: () = assert!(size_of::<Grouper>() == 32);

counted_hooks!(Grouper { parent, key });
lazy_class!();

/// The group of this key, from now on the current one of its parent.
pub fn make(cx: &Ctx, parent: &Ref, key: &Ref) -> PyResult<Ref> {
    let made = common::allocate(cx, class(cx))?;
    this(&made).parent.set(Some(parent.clone()));
    this(&made).key.set(Some(key.clone()));
    group_by::set_current(parent, made.address());
    heap::track(&made);
    Ok(made)
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    common::positional(cx, class, args, "_grouper", 2)?;
    let wanted = group_by::class(cx);
    if !args.at(0).is_instance(wanted) {
        let given = args.at(0).ty().display_name();
        return cx.type_error(&format!("_grouper() argument 1 must be {}, not {given}", wanted.display_name()));
    }
    make(cx, args.at(0), args.at(1))
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let (Some(parent), Some(key)) = (this(object).parent.get(), this(object).key.get()) else { return Ok(None) };
    group_by::next_of_group(cx, &parent, object.address(), &key)
}

/// A group that is over becomes an empty iterator.
fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let body = this(object);
    if body.parent.get().is_none_or(|parent| !group_by::is_current(&parent, object.address())) {
        return Ok(iterators::reduced(cx, iterators::builtin(cx, "iter")?, cx.empty_tuple.clone(), None));
    }
    Ok(state::reduced(cx, object, tuple::pair(cx, state::held(cx, &body.parent), state::held(cx, &body.key)), None))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools._grouper",
    basic_size: size_of::<Grouper>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce)],
    ..ITERATOR
};
