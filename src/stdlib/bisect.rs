//! `_bisect`: places in sorted sequences, found by halving.

use crate::heap::Ref;
use crate::object::protocol::{call, compare, item, number};
use crate::object::types::{int, list};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, ModuleSpec, Object, PyResult, Signature};

const fn signature(function: &'static str) -> Signature<5> {
    Signature { function, names: ["a", "x", "lo", "hi", "key"], positional_only: 0, keyword_from: 4, required: 2 }
}

const LEFT: Signature<5> = signature("bisect_left");
const RIGHT: Signature<5> = signature("bisect_right");
const INSERT_LEFT: Signature<5> = signature("insort_left");
const INSERT_RIGHT: Signature<5> = signature("insort_right");

/// What the functions are given.
struct Given<'a> {
    sequence: &'a Ref,
    value: &'a Ref,
    low: isize,
    high: Option<isize>,
    key: Option<&'a Ref>,
}

fn bind<'a>(cx: &'a Ctx, args: Args<'a>, signature: &Signature<5>) -> PyResult<Given<'a>> {
    let [sequence, value, low, high, key] = args.bind(cx, signature)?;
    let index = |given: &Ref| number::index_any(cx, given).and_then(|index| int::to_isize(cx, &index));
    Ok(Given {
        sequence: sequence.unwrap_or(&cx.none),
        value: value.unwrap_or(&cx.none),
        low: low.map_or(Ok(0), index)?,
        high: high.filter(|high| !cx.is_none(high)).map(index).transpose()?,
        key: key.filter(|key| !cx.is_none(key)),
    })
}

/// The first place where `value` may stand (to the right of equal items if `right`).
fn place(cx: &Ctx, given: &Given<'_>, value: &Ref, right: bool) -> PyResult<isize> {
    if given.low < 0 {
        return cx.value_error("lo must be non-negative");
    }
    let mut low = given.low;
    let mut high = match given.high {
        Some(-1) | None => item::len(cx, given.sequence)? as isize,
        Some(high) => high,
    };
    while low < high {
        let middle = low + (high - low) / 2;
        let found = if given.sequence.is_exact(cx.types.list) { list::get(given.sequence, middle as usize) } else { None };
        let mut found = match found {
            Some(found) => found,
            None => item::at(cx, given.sequence, middle)?,
        };
        if let Some(key) = given.key {
            found = call::call_with(cx, key, [&found])?;
        }
        if right {
            if compare::compare_bool(cx, value, &found, CompareOp::Lt)? { high = middle } else { low = middle + 1 }
        } else if compare::compare_bool(cx, &found, value, CompareOp::Lt)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn find(cx: &Ctx, args: Args<'_>, signature: &Signature<5>, right: bool) -> PyResult<Ref> {
    let given = bind(cx, args, signature)?;
    Ok(int::new(cx, place(cx, &given, given.value, right)? as i64))
}

fn insert(cx: &Ctx, args: Args<'_>, signature: &Signature<5>, right: bool) -> PyResult<Ref> {
    let given = bind(cx, args, signature)?;
    let place = match given.key {
        None => place(cx, &given, given.value, right)?,
        Some(key) => {
            let value = call::call_with(cx, key, [given.value])?;
            place(cx, &given, &value, right)?
        }
    };
    if given.sequence.is_exact(cx.types.list) {
        list::insert(cx, given.sequence, place, given.value.clone())?;
    } else {
        call::method(cx, given.sequence, &cx.intern("insert"), &[int::new(cx, place as i64), given.value.clone()])?;
    }
    Ok(cx.none())
}

fn bisect_left(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    find(cx, args, &LEFT, false)
}

fn bisect_right(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    find(cx, args, &RIGHT, true)
}

fn insort_left(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    insert(cx, args, &INSERT_LEFT, false)
}

fn insort_right(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    insert(cx, args, &INSERT_RIGHT, true)
}

const PARAMETERS: &str = "($module, /, a, x, lo=0, hi=None, *, key=None)";

/// `_bisect`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_bisect",
    doc: "Places in sorted sequences.",
    functions: &[
        MethodDef::new("bisect_right", Arity::Keywords, bisect_right).doc(PARAMETERS, "The place of x in a, behind what equals it."),
        MethodDef::new("insort_right", Arity::Keywords, insort_right).doc(PARAMETERS, "Insert x in a, behind what equals it."),
        MethodDef::new("bisect_left", Arity::Keywords, bisect_left).doc(PARAMETERS, "The place of x in a, before what equals it."),
        MethodDef::new("insort_left", Arity::Keywords, insort_left).doc(PARAMETERS, "Insert x in a, before what equals it."),
    ],
    fill: None,
};
