//! The end of a script, in CPython's order.
//!
//! ```text
//!   1  atexit functions, last registered first
//!   2  what was printed is written
//!   3  sys.is_finalizing() is True; a collection
//!   4  modules leave sys.modules; those nobody else holds die with their names, in order
//!   5  a collection finds those whose functions hold them
//!   6  names of modules that still live are emptied, sys and builtins last
//! ```
//! In a debug build that is asked to (`GLASSPY_CHECK=1`) the heap is examined twice. Before all this, the references that lead to each
//! object are summed: they are what it counts. At the end, what is still there must be accounted for, and the allocator's own structures hold.

use super::report;
use crate::heap::{self, Field, Ref};
use crate::object::finalize;
use crate::object::protocol::{attribute, call, number};
use crate::object::types::{dict, module, str_, weakref};
use crate::object::{Ctx, Object, PyResult, Raised, leaks};
use crate::stdlib::{self, io};

thread_local! {
    /// The builtins as they were before any script ran.
    static ORIGINAL_BUILTINS: Field = const { Field::new(None) };
    /// The functions of `sys` as they were before any script ran: they have one reference more for it, as in CPython.
    static ORIGINAL_SYS: Field = const { Field::new(None) };
    /// Whether a count was found that is not the sum of the references.
    static SUMS_WRONG: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Keeps the builtins as they are, to be restored before the last collections; and the functions of `sys`.
pub fn remember_builtins(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let copy = dict::copy(cx, names)?;
    ORIGINAL_BUILTINS.with(|place| place.set(Some(copy)));
    if let Some(sys) = cx.sys_dict.get() {
        let copy = dict::new(cx);
        let mut position = 0;
        while let Some((name, value)) = dict::next(&sys, &mut position) {
            if value.is_exact(cx.types.builtin_function) {
                dict::set(cx, &copy, &name, &value)?;
            }
        }
        ORIGINAL_SYS.with(|place| place.set(Some(copy)));
    }
    Ok(())
}

/// What a script has put among the builtins goes.
fn restore_builtins(cx: &Ctx) {
    drop(ORIGINAL_SYS.with(Field::take));
    let Some(names) = cx.builtins.get() else { return };
    let Some(original) = ORIGINAL_BUILTINS.with(Field::take) else { return };
    let Ok(used) = dict::copy(cx, &names) else { return };
    dict::clear(&names);
    if dict::update(cx, &names, &original).is_err() {
        drop(cx.take_raised());
    }
    drop(used);
}

/// Exit code of a debug build whose heap is not in order.
const LEAK: i32 = 86;

/// Ends the interpreter; true if standard output could not be written.
pub fn finish(cx: &Ctx) -> bool {
    check_sums(cx);
    stdlib::atexit::run(cx);
    let failed = flush(cx);
    cx.finalizing.set(true);
    if heap::cycles::enabled() {
        finalize::collect(cx, 2);
    }
    tear_down(cx);
    flush(cx);
    io::flush_all();
    failed
}

/// Flushes the standard streams; true if standard output failed, which is then reported.
fn flush(cx: &Ctx) -> bool {
    let stream = |name: &Ref| {
        let file = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, name))?;
        (!cx.is_none(&file) && !is_closed(cx, &file)).then_some(file)
    };
    let mut failed = false;
    if let Some(out) = stream(&cx.names.stdout) {
        let result = match io::flush_standard(cx, &out) {
            Some(result) => result,
            None => call::method(cx, &out, &cx.names.flush, &[]).map(drop),
        };
        if result.is_err() {
            finalize::write_unraisable(cx, None, Some(&out));
            failed = true;
        }
    }
    if let Some(err) = stream(&cx.names.stderr)
        && io::flush_standard(cx, &err).unwrap_or(Ok(())).is_err()
    {
        drop(cx.take_raised());
    }
    failed
}

/// Whether a stream says that it is closed.
fn is_closed(cx: &Ctx, file: &Ref) -> bool {
    let said = attribute::get_optional(cx, file, &cx.intern("closed"));
    let closed = said.and_then(|said| said.map_or(Ok(false), |said| number::truth(cx, &said)));
    closed.unwrap_or_else(|Raised| {
        drop(cx.take_raised());
        false
    })
}

/// Names of `sys` that are emptied before any module goes.
const SYS_FIRST: &[&str] = &[
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_hooks",
    "path_importer_cache",
    "meta_path",
    "__interactivehook__",
];

fn tear_down(cx: &Ctx) {
    let Some(modules) = cx.modules.get() else { return };
    if let Some(names) = cx.builtins.get() {
        put(cx, &names, &cx.intern("_"), &cx.none);
    }
    if let Some(names) = cx.sys_dict.get() {
        for name in SYS_FIRST {
            put(cx, &names, &cx.intern(name), &cx.none);
        }
        for (name, original) in [("stdin", "__stdin__"), ("stdout", "__stdout__"), ("stderr", "__stderr__")] {
            let value = dict::get_str(cx, &names, &cx.intern(original)).unwrap_or_else(|| cx.none());
            put(cx, &names, &cx.intern(name), &value);
        }
    }
    // Modules leave one after the other; who of them lives on is asked by weak references.
    let mut watched: Vec<(Ref, Ref)> = Vec::new();
    let mut keys = Vec::new();
    let mut position = 0;
    while let Some((key, value)) = dict::next(&modules, &mut position) {
        if value.is_instance(cx.types.module)
            && let Ok(weak) = weakref::new_ref(cx, &value, None)
        {
            watched.push((key.clone(), weak));
        }
        keys.push(key);
    }
    // From here on CPython has no `io` to read source files with.
    report::forget_sources();
    for key in keys {
        put(cx, &modules, &key, &cx.none);
    }
    dict::clear(&modules);
    drop(modules);
    restore_builtins(cx);
    finalize::collect_at_exit(cx);
    for (_, weak) in watched.iter().rev() {
        let Some(alive) = weakref::referent(weak) else { continue };
        let Some(names) = module::namespace(&alive) else { continue };
        let kept = [&cx.sys_dict, &cx.builtins].iter().any(|field| field.borrow().is_some_and(|kept| kept.is(&names)));
        if !kept {
            clear_names(cx, &names);
        }
    }
    drop(watched);
    if let Some(names) = cx.sys_dict.get() {
        clear_names(cx, &names);
    }
    if let Some(names) = cx.builtins.get() {
        clear_names(cx, &names);
    }
    finalize::collect_at_exit(cx);
}

fn put(cx: &Ctx, names: &Ref, key: &Ref, value: &Ref) {
    if dict::set(cx, names, key, value).is_err() {
        drop(cx.take_raised());
    }
}

/// Sets the names of a module to None: those with one underscore in front first, then all others but `__builtins__`.
fn clear_names(cx: &Ctx, names: &Ref) {
    for private in [true, false] {
        let mut keys = Vec::new();
        let mut position = 0;
        while let Some((key, value)) = dict::next(names, &mut position) {
            if cx.is_none(&value) || !str_::is_str(&key) {
                continue;
            }
            let (is_private, is_builtins) = match str_::ascii(&key) {
                Some(text) => (text.starts_with('_') && !text.starts_with("__"), text == "__builtins__"),
                None => (str_::char_at(&key, 0) == '_'.into() && str_::char_at(&key, 1) != '_'.into(), false),
            };
            if is_private == private && !is_builtins {
                keys.push(key);
            }
        }
        for key in keys {
            put(cx, names, &key, &cx.none);
        }
    }
}

fn is_to_be_checked() -> bool {
    cfg!(debug_assertions) && std::env::var_os("GLASSPY_CHECK").is_some()
}

/// With everything the script has left still in place: counts are the references that lead there.
fn check_sums(cx: &Ctx) {
    if !is_to_be_checked() {
        return;
    }
    let found = leaks::miscounted(cx, |visit| {
        finalize::each_held(visit);
        stdlib::atexit::each_held(visit);
        stdlib::kept::each_held(visit);
        for original in [&ORIGINAL_BUILTINS, &ORIGINAL_SYS] {
            original.with(|names| names.borrow().into_iter().for_each(|names| visit(names)));
        }
    });
    if !found.is_empty() {
        eprintln!("glasspy: {} objects are miscounted:", found.len());
        for line in found.iter().take(40) {
            eprintln!("  {line}");
        }
        SUMS_WRONG.with(|wrong| wrong.set(true));
    }
}

/// Examines the heap if asked to; the exit code if it is not in order.
pub fn examine(cx: &Ctx) -> Option<i32> {
    if !is_to_be_checked() {
        return None;
    }
    check_sums(cx);
    for field in [&cx.modules, &cx.builtins, &cx.sys_dict, &cx.thread_dict, &cx.handled, &cx.raised, &cx.returned] {
        drop(field.take());
    }
    io::forget();
    stdlib::kept::forget();
    finalize::forget_lists();
    finalize::set_debug(0);
    // What a script has frozen outlives it; here it goes, without a word from it.
    heap::cycles::for_each(heap::cycles::List::Permanent, &mut |object| heap::cycles::set_finalized(object));
    heap::cycles::merge(heap::cycles::List::Permanent, heap::cycles::List::Old);
    // Generators that are closed by one collection may live until the next.
    for _ in 0..3 {
        finalize::collect_at_exit(cx);
    }
    if cx.raised.borrow().is_some() {
        drop(cx.take_raised());
    }
    let mut code = SUMS_WRONG.with(std::cell::Cell::get).then_some(LEAK);
    if let Err(wrong) = heap::check() {
        eprintln!("glasspy: the heap is not in order: {wrong}");
        code = Some(LEAK);
    }
    finalize::clear_free_lists();
    let found = leaks::unaccounted(cx);
    if !found.is_empty() {
        eprintln!("glasspy: {} objects are left:", found.len());
        for line in found.iter().take(40) {
            eprintln!("  {line}");
        }
        code = Some(LEAK);
    }
    code
}
