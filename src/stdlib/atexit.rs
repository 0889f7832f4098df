//! The `atexit` module: functions to be called when the interpreter ends, last registered first.

use std::cell::RefCell;

use crate::heap::{Ref, Visit};
use crate::object::finalize::write_unraisable;
use crate::object::protocol::{call, compare};
use crate::object::types::int;
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, PyResult, Raised};

/// A registered call: function, positional values followed by keyword values, names of the latter.
type Entry = (Ref, Vec<Ref>, Option<Ref>);

thread_local! {
    /// In order of registration; None where one has been unregistered: places are counted, and stay.
    static ENTRIES: RefCell<Vec<Option<Entry>>> = const { RefCell::new(Vec::new()) };
}

fn register(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(function) = args.get(0) else {
        return cx.type_error("register() takes at least 1 argument (0 given)");
    };
    if !call::is_callable(function) {
        return cx.type_error("the first argument must be callable");
    }
    let values: Vec<Ref> = args.positional().skip(1).chain(args.keyword_values()).cloned().collect();
    ENTRIES.with_borrow_mut(|entries| entries.push(Some((function.clone(), values, args.names().cloned()))));
    Ok(function.clone())
}

/// Calls everything that is registered now, last first; what is registered meanwhile is forgotten with the others afterwards.
pub fn run(cx: &Ctx) {
    for index in (0..ENTRIES.with_borrow(Vec::len)).rev() {
        let Some((function, values, names)) = ENTRIES.with_borrow(|entries| entries.get(index).cloned().flatten()) else { continue };
        if let Err(Raised) = call::call_named(cx, &function, &values, names.as_ref()) {
            write_unraisable(cx, Some("Exception ignored in atexit callback"), Some(&function));
        }
    }
    clear_entries();
}

/// Shows what is registered, for whoever sums references.
pub fn each_held(visit: Visit<'_>) {
    ENTRIES.with_borrow(|entries| {
        for (function, values, names) in entries.iter().flatten() {
            visit(function);
            values.iter().chain(names).for_each(|held| visit(held));
        }
    });
}

fn clear_entries() {
    // Taken out first: dropping may run Python code that registers.
    let entries = ENTRIES.with_borrow_mut(std::mem::take);
    drop(entries);
}

fn run_exit_functions(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    run(cx);
    Ok(cx.none())
}

fn clear(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    clear_entries();
    Ok(cx.none())
}

fn count(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, ENTRIES.with_borrow(Vec::len)))
}

fn unregister(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let wanted = args.at(0);
    for index in 0..ENTRIES.with_borrow(Vec::len) {
        let Some((function, ..)) = ENTRIES.with_borrow(|entries| entries.get(index).cloned().flatten()) else { continue };
        if compare::equal(cx, &function, wanted)? {
            // Dropped outside: that may run Python code that registers.
            drop(ENTRIES.with_borrow_mut(|entries| entries.get_mut(index).and_then(Option::take)));
        }
    }
    Ok(cx.none())
}

/// `atexit`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "atexit",
    doc: "Functions to be called when the interpreter ends.",
    functions: &[
        MethodDef::new("register", Arity::Keywords, register),
        MethodDef::new("_clear", Arity::None, clear),
        MethodDef::new("unregister", Arity::One, unregister),
        MethodDef::new("_run_exitfuncs", Arity::None, run_exit_functions),
        MethodDef::new("_ncallbacks", Arity::None, count),
    ],
    fill: None,
};
