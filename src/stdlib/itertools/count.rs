//! `count`: numbers without end.
//!
//! ```text
//!  ┌────────┬────────┬────────┬──────┐
//!  │ Header │ number │ object │ step │     40 bytes; `object` only where the number is not a machine word or the step not 1
//!  └────────┴────────┴────────┴──────┘
//! ```

use std::cell::Cell;

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::text;
use crate::object::types::{float, int, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature, Slots, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Count {
    head: Header,
    number: Cell<isize>,
    object: Field,
    step: Field,
}
const _: () = assert!(size_of::<Count>() == 40);

counted_hooks!(Count { object, step });
lazy_class!();

const NEW: Signature<2> = Signature { function: "count", names: ["start", "step"], positional_only: 0, keyword_from: 2, required: 0 };

fn is_number(cx: &Ctx, given: &Ref) -> bool {
    let slots = given.ty().slots();
    slots.index.is_some() || slots.int.is_some() || slots.float.is_some() || given.is_instance(cx.types.complex)
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [start, step] = args.bind(cx, &NEW)?;
    if [start, step].into_iter().flatten().any(|given| !is_number(cx, given)) {
        return cx.type_error("a number is required");
    }
    let number = match start {
        None => Some(0),
        Some(start) => int::as_i64(start),
    };
    let by_one = step.is_none_or(|step| int::as_i64(step) == Some(1));
    let step = step.cloned().unwrap_or_else(|| int::new(cx, 1));
    let made = common::allocate(cx, class)?;
    match number.filter(|_| by_one) {
        Some(number) => this(&made).number.set(number as isize),
        None => {
            this(&made).number.set(isize::MAX);
            this(&made).object.set(Some(start.cloned().unwrap_or_else(|| int::new(cx, 0))));
        }
    }
    this(&made).step.set(Some(step));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let count = this(object);
    let number = count.number.get();
    if number != isize::MAX {
        count.number.set(number + 1);
        return Ok(Some(int::new_exact(cx, number as i64)));
    }
    let current = count.object.get().unwrap_or_else(|| int::new(cx, isize::MAX as i64));
    let Some(step) = count.step.get() else { return Ok(None) };
    let more = match (float::as_exact(cx, &current), float::as_exact(cx, &step)) {
        (Some(a), Some(b)) => float::new(cx, a + b),
        _ => number::binary(cx, &current, &step, BinaryOp::Add)?,
    };
    count.object.set(Some(more));
    Ok(Some(current))
}

/// Start (as it stands) and, unless it counts machine words, the step.
fn parts(cx: &Ctx, object: &Ref) -> (Ref, Option<Ref>) {
    let count = this(object);
    match count.object.get() {
        None => (int::new(cx, count.number.get() as i64), None),
        Some(current) => (current, count.step.get()),
    }
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let (current, step) = parts(cx, object);
    let show = |value: &Ref| text::repr(cx, value).map(|text| str_::to_string_lossy(&text));
    let name = object.ty().name_string();
    let shown = match step.filter(|step| int::as_i64(step) != Some(1)) {
        None => format!("{name}({})", show(&current)?),
        Some(step) => format!("{name}({}, {})", show(&current)?, show(&step)?),
    };
    Ok(cx.new_str(&shown))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let (current, step) = parts(cx, object);
    let arguments = match step {
        None => tuple::from_iter(cx, [current].into_iter()),
        Some(step) => tuple::pair(cx, current, step),
    };
    Ok(state::reduced(cx, object, arguments, None))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.count",
    basic_size: size_of::<Count>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), ..common::slots(new, next) },
    methods: &[state::reduce(reduce)],
    doc: "count(start=0, step=1): start, start + step, start + 2 * step, ...",
    ..ITERATOR
};
