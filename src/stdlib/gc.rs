//! The `gc` module: the collector's switches and what it knows. The collection itself is in `object/finalize.rs`.

use crate::heap::cycles::{self, GENERATIONS, List};
use crate::heap::{Header, Ref, is_tracked};
use crate::object::finalize;
use crate::object::protocol::number;
use crate::object::types::str_::convert::{c_int, parsed_int};
use crate::object::types::{dict, int, list, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, Signature};

fn enable(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cycles::set_enabled(true);
    Ok(cx.none())
}

fn disable(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cycles::set_enabled(false);
    Ok(cx.none())
}

fn isenabled(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(cycles::enabled()))
}

fn collect(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "collect", names: ["generation"], positional_only: 0, keyword_from: 1, required: 0 };
    let [generation] = args.bind(cx, &SIGNATURE)?;
    let generation = match generation {
        Some(generation) => c_int(cx, generation)?,
        None => GENERATIONS as i32 - 1,
    };
    if !(0..GENERATIONS as i32).contains(&generation) {
        return cx.value_error("invalid generation");
    }
    Ok(int::from_usize(cx, finalize::collect(cx, generation as usize)))
}

/// An int argument as C's `int`.
fn set_debug(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    finalize::set_debug(c_int(cx, args.at(0))?);
    Ok(cx.none())
}

fn get_debug(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, finalize::debug().into()))
}

fn set_threshold(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    drop(args.pass_in_tuple(cx));
    args.no_keywords(cx, "set_threshold")?;
    match args.len() {
        0 => return cx.type_error("set_threshold() takes at least 1 argument (0 given)"),
        1..=GENERATIONS => {}
        n => return cx.type_error(&format!("set_threshold() takes at most 3 arguments ({n} given)")),
    }
    for (generation, value) in args.positional().enumerate() {
        let value = parsed_int(cx, value)?;
        // Each is in force as soon as it is read, whatever becomes of those behind it.
        let mut thresholds = cycles::thresholds();
        thresholds[generation] = value.into();
        cycles::set_thresholds(thresholds);
    }
    Ok(cx.none())
}

fn three(cx: &Ctx, values: [i64; GENERATIONS]) -> Ref {
    tuple::new(cx, &values.map(|value| int::new(cx, value)))
}

fn get_threshold(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(three(cx, cycles::thresholds()))
}

fn get_count(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(three(cx, cycles::counts()))
}

fn get_stats(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let stats = [0, 1, 2].map(cycles::totals);
    let result = list::new(cx);
    for totals in stats {
        let row = dict::new(cx);
        let pairs = [("collections", totals.collections), ("collected", totals.collected), ("uncollectable", totals.uncollectable)];
        for (key, value) in pairs {
            dict::set(cx, &row, &cx.new_str(key), &int::from_usize(cx, value))?;
        }
        list::append(cx, &result, row)?;
    }
    Ok(result)
}

/// The objects of a list that fit, except the result being made. Nothing runs Python while the list is walked.
fn gather(lists: &[List], fits: &mut dyn FnMut(&Header) -> bool) -> Vec<Ref> {
    let mut found = Vec::new();
    for &list in lists {
        cycles::for_each(list, &mut |object| {
            if fits(object) {
                found.push(Ref::new(object));
            }
        });
    }
    found
}

fn append_all(cx: &Ctx, result: &Ref, objects: Vec<Ref>) -> PyResult<()> {
    objects.into_iter().try_for_each(|object| list::append(cx, result, object))
}

fn get_objects(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "get_objects", names: ["generation"], positional_only: 0, keyword_from: 1, required: 0 };
    let [generation] = args.bind(cx, &SIGNATURE)?;
    let generation = match generation {
        Some(value) if !cx.is_none(value) => {
            if value.ty().slots().index.is_none() {
                let name = value.ty().display_name();
                return cx.type_error(&format!("argument should be integer or None, not '{name}'"));
            }
            number::index_isize(cx, value)?
        }
        _ => -1,
    };
    if generation >= GENERATIONS as isize {
        return cx.value_error("generation parameter must be less than the number of available generations (3)");
    }
    if generation < -1 {
        return cx.value_error("generation parameter cannot be negative");
    }
    let result = list::new(cx);
    let lists = match generation {
        -1 => &[List::Young, List::Middle, List::Old][..],
        g => &[List::of_generation(g as usize)][..],
    };
    let found = gather(lists, &mut |object| object.address() != result.address());
    append_all(cx, &result, found)?;
    Ok(result)
}

fn get_referrers(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    drop(args.pass_in_tuple(cx));
    args.no_keywords(cx, "get_referrers")?;
    let result = list::new(cx);
    let sought: Vec<usize> = args.positional().map(|object| object.address()).collect();
    let found = gather(&[List::Young, List::Middle, List::Old], &mut |object| {
        if object.address() == result.address() {
            return false;
        }
        let mut refers = false;
        if let Some(traverse) = object.kind().traverse.get() {
            // SAFETY: tracked objects are complete.
            unsafe { traverse(object, &mut |target| refers |= sought.contains(&target.address())) }
        }
        refers
    });
    append_all(cx, &result, found)?;
    Ok(result)
}

fn get_referents(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    drop(args.pass_in_tuple(cx));
    args.no_keywords(cx, "get_referents")?;
    let result = list::new(cx);
    for object in args.positional().filter(|object| finalize::is_container(object)) {
        let mut found = Vec::new();
        if object.is_exact(cx.types.generator) || object.is_exact(cx.types.coroutine) || object.is_exact(cx.types.async_generator) {
            cx.engine().box_numbers(cx, object);
        }
        if let Some(traverse) = object.kind().traverse.get() {
            // SAFETY: an object that a script holds is complete.
            unsafe { traverse(object, &mut |target| found.push(Ref::new(target))) }
        }
        append_all(cx, &result, found)?;
    }
    Ok(result)
}

fn is_tracked_(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(is_tracked(args.at(0))))
}

fn is_finalized(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(cycles::is_finalized(args.at(0))))
}

fn freeze(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cycles::freeze();
    Ok(cx.none())
}

fn unfreeze(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cycles::unfreeze();
    Ok(cx.none())
}

fn get_freeze_count(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, cycles::size(List::Permanent)))
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    dict::set(cx, names, &cx.intern("garbage"), &finalize::garbage(cx))?;
    dict::set(cx, names, &cx.intern("callbacks"), &finalize::callbacks(cx))?;
    let flags = [
        ("DEBUG_STATS", finalize::DEBUG_STATS),
        ("DEBUG_COLLECTABLE", finalize::DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", finalize::DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", finalize::DEBUG_SAVEALL),
        ("DEBUG_LEAK", finalize::DEBUG_LEAK),
    ];
    flags.iter().try_for_each(|&(name, value)| dict::set(cx, names, &cx.intern(name), &int::new(cx, value.into())))
}

/// `gc`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "gc",
    doc: "Control over the collector of reference cycles, and a view of what it tracks.",
    functions: &[
        MethodDef::new("enable", Arity::None, enable).doc("($module, /)", "Switch automatic collections on."),
        MethodDef::new("disable", Arity::None, disable).doc("($module, /)", "Switch automatic collections off."),
        MethodDef::new("isenabled", Arity::None, isenabled).doc("($module, /)", "Whether automatic collections are on."),
        MethodDef::new("set_debug", Arity::One, set_debug).doc("($module, flags, /)", "Set the debugging flags (DEBUG_*)."),
        MethodDef::new("get_debug", Arity::None, get_debug).doc("($module, /)", "The debugging flags."),
        MethodDef::new("get_count", Arity::None, get_count).doc("($module, /)", "The three counts of allocations and collections."),
        MethodDef::new("set_threshold", Arity::Keywords, set_threshold)
            .doc("", "set_threshold(threshold0, [threshold1, [threshold2]]): when to collect; 0 switches automatic collections off."),
        MethodDef::new("get_threshold", Arity::None, get_threshold).doc("($module, /)", "The three thresholds."),
        MethodDef::new("collect", Arity::Keywords, collect)
            .doc("($module, /, generation=2)", "Collect a generation and all younger ones; the number of unreachable objects found."),
        MethodDef::new("get_objects", Arity::Keywords, get_objects)
            .doc("($module, /, generation=None)", "A list of the tracked objects, of one generation or all."),
        MethodDef::new("get_stats", Arity::None, get_stats).doc("($module, /)", "A list of three dicts: what collections did so far."),
        MethodDef::new("is_tracked", Arity::One, is_tracked_).doc("($module, obj, /)", "Whether the collector tracks the object."),
        MethodDef::new("is_finalized", Arity::One, is_finalized)
            .doc("($module, obj, /)", "Whether the object's finalizer has been called."),
        MethodDef::new("get_referrers", Arity::Keywords, get_referrers)
            .doc("", "get_referrers(*objs): the tracked objects that refer to any of them."),
        MethodDef::new("get_referents", Arity::Keywords, get_referents).doc("", "get_referents(*objs): the objects they refer to."),
        MethodDef::new("freeze", Arity::None, freeze).doc("($module, /)", "Move all tracked objects where no collection looks."),
        MethodDef::new("unfreeze", Arity::None, unfreeze).doc("($module, /)", "Move frozen objects back to the oldest generation."),
        MethodDef::new("get_freeze_count", Arity::None, get_freeze_count).doc("($module, /)", "Number of frozen objects."),
    ],
    fill: Some(fill),
};
