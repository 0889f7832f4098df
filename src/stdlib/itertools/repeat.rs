//! `repeat`: one object again and again.
//!
//! ```text
//!  ┌────────┬────────┬──────┐
//!  │ Header │ object │ left │     32 bytes; -1: without end
//!  └────────┴────────┴──────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::text;
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Repeat {
    head: Header,
    object: Field,
    left: Cell<isize>,
}
const _: () = assert!(size_of::<Repeat>() == 32);

counted_hooks!(Repeat { object });
lazy_class!();

const NEW: Signature<2> = Signature { function: "repeat", names: ["object", "times"], positional_only: 0, keyword_from: 2, required: 1 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [object, times] = args.bind(cx, &NEW)?;
    let left = match times {
        None => -1,
        Some(times) => common::size(cx, times)?.max(0),
    };
    let made = common::allocate(cx, class)?;
    this(&made).object.set(object.cloned());
    this(&made).left.set(left);
    heap::track(&made);
    Ok(made)
}

fn next(_cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let repeat = this(object);
    let left = repeat.left.get();
    if left == 0 {
        return Ok(None);
    }
    if left > 0 {
        repeat.left.set(left - 1);
    }
    Ok(repeat.object.get())
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let repeat = this(object);
    let shown = str_::to_string_lossy(&text::repr(cx, repeat.object.borrow().unwrap_or(&cx.none))?);
    let name = object.ty().name_string();
    Ok(cx.new_str(&match repeat.left.get() {
        -1 => format!("{name}({shown})"),
        left => format!("{name}({shown}, {left})"),
    }))
}

fn length_hint(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match this(object).left.get() {
        -1 => cx.type_error("len() of unsized object"),
        left => Ok(int::new(cx, left as i64)),
    }
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let repeat = this(object);
    let element = state::held(cx, &repeat.object);
    let arguments = match repeat.left.get() {
        -1 => tuple::from_iter(cx, [element].into_iter()),
        left => tuple::pair(cx, element, int::new(cx, left as i64)),
    };
    Ok(state::reduced(cx, object, arguments, None))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.repeat",
    basic_size: size_of::<Repeat>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), ..common::slots(new, next) },
    methods: &[MethodDef::new("__length_hint__", Arity::None, length_hint).doc("", "The number of items left."), state::reduce(reduce)],
    doc: "repeat(object [,times]): the object that many times, or without end.",
    ..ITERATOR
};
