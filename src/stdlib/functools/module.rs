//! `reduce`, and the names of `_functools`.
#![allow(unsafe_code)]

use super::{key, lru_cache, partial};
use crate::heap::{self, Ref};
use crate::object::protocol::{call, iterate};
use crate::object::types::{dict, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, PyResult, Raised};

fn reduce(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "reduce", 2, 3)?;
    let _held = args.tuple(cx);
    let function = args.at(0);
    let iterator = match iterate::iter(cx, args.at(1)) {
        Ok(iterator) => iterator,
        Err(Raised) if cx.swallow(cx.types.type_error) => return cx.type_error("reduce() arg 2 must support iteration"),
        Err(Raised) => return Err(Raised),
    };
    let mut result = match args.get(2) {
        Some(initial) => initial.clone(),
        None => match iterate::next(cx, &iterator)? {
            Some(first) => first,
            None => return cx.type_error("reduce() of empty iterable with no initial value"),
        },
    };
    // One tuple of arguments serves every call, unless somebody keeps it: it holds what it held until the next call has its own.
    let mut pair = tuple::pair(cx, cx.none(), cx.none());
    while let Some(item) = iterate::next(cx, &iterator)? {
        if pair.count() > 1 {
            pair = tuple::pair(cx, cx.none(), cx.none());
        }
        // SAFETY: only this function holds the tuple; no slice of its items is alive.
        unsafe {
            drop(tuple::replace_item(&pair, 0, result));
            drop(tuple::replace_item(&pair, 1, item));
        }
        result = call::call(cx, function, Args::of_tuple(&pair))?;
        if !heap::is_tracked(&pair) {
            heap::track(&pair);
        }
    }
    Ok(result)
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    // Types that a script does not see are made now, too, and not where their first object is.
    key::class(cx);
    lru_cache::link_class(cx);
    let types = [("partial", partial::class(cx)), ("_lru_cache_wrapper", lru_cache::class(cx))];
    types.iter().try_for_each(|(name, class)| dict::set(cx, names, &cx.intern(name), &class.to_ref()))
}

/// `_functools`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_functools",
    doc: "Functions about functions, the part that is native.",
    functions: &[
        MethodDef::new("reduce", Arity::Keywords, reduce)
            .doc("", "reduce(function, iterable[, initial], /): combine the items from left to right with a function of two arguments."),
        MethodDef::new("cmp_to_key", Arity::Keywords, key::cmp_to_key)
            .doc("($module, /, mycmp)", "Make a sort key out of a comparison function."),
    ],
    fill: Some(fill),
};
