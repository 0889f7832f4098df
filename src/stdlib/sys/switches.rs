//! What `sys` lets a script set and read back: intervals, hooks, tracing. Where setting would have to change what glasspy does, and it cannot yet,
//! the setter says so; what is read is what CPython says of an interpreter nobody has touched.

use std::cell::Cell;

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::str_::convert::c_int;
use crate::object::types::{dict, float, int, str_};
use crate::object::{Args, Ctx, Object, PyResult, Signature};
use crate::structseq;

structseq!(asyncgen_hooks, "asyncgen_hooks", "What is called when asynchronous generators start and die.", ["firstiter", "finalizer"]);

thread_local! {
    /// In microseconds, as CPython counts.
    static INTERVAL: Cell<u64> = const { Cell::new(5000) };
    static DLOPEN_FLAGS: Cell<i32> = const { Cell::new(2) };
}

pub(super) fn getswitchinterval(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, 1e-6 * INTERVAL.get() as f64))
}

/// There is one thread per interpreter, so nothing is ever switched.
pub(super) fn setswitchinterval(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let interval = number::to_f64(cx, args.at(0))?;
    if interval <= 0.0 {
        return cx.value_error("switch interval must be strictly positive");
    }
    INTERVAL.set((interval * 1e6) as u64);
    Ok(cx.none())
}

pub(super) fn get_asyncgen_hooks(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    asyncgen_hooks(cx, &[cx.none(), cx.none()])
}

pub(super) fn set_asyncgen_hooks(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "", names: ["firstiter", "finalizer"], positional_only: 0, keyword_from: 2, required: 0 };
    let hooks = args.bind(cx, &SIGNATURE)?;
    for (name, hook) in SIGNATURE.names.iter().zip(hooks) {
        let Some(hook) = hook.filter(|hook| !cx.is_none(hook)) else { continue };
        if hook.ty().slots().call.is_none() {
            let got = hook.ty().display_name();
            return cx.type_error(&format!("callable {name} expected, got {got}"));
        }
        return cx.not_yet("glasspy calls no hooks of asynchronous generators");
    }
    Ok(cx.none())
}

pub(super) fn get_origin_depth(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, 0))
}

pub(super) fn set_origin_depth(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "set_coroutine_origin_tracking_depth", names: ["depth"], positional_only: 0, keyword_from: 1, required: 1 };
    let [depth] = args.bind(cx, &SIGNATURE)?;
    match c_int(cx, depth.unwrap_or(&cx.none))? {
        0 => Ok(cx.none()),
        ..0 => cx.value_error("depth must be >= 0"),
        _ => cx.not_yet("glasspy does not record where coroutines are made"),
    }
}

pub(super) fn getdlopenflags(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, DLOPEN_FLAGS.get().into()))
}

/// glasspy loads no shared libraries, so the flags are only remembered.
pub(super) fn setdlopenflags(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    DLOPEN_FLAGS.set(c_int(cx, args.at(0))?);
    Ok(cx.none())
}

pub(super) fn trace_none_only(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if cx.is_none(args.at(0)) { Ok(cx.none()) } else { cx.not_yet("tracing and profiling functions are not supported by glasspy") }
}

pub(super) fn addaudithook(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "addaudithook", names: ["hook"], positional_only: 0, keyword_from: 1, required: 1 };
    args.bind(cx, &SIGNATURE)?;
    cx.not_yet("glasspy has no audit events")
}

pub(super) fn activate_stack_trampoline(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let backend = args.at(0);
    if !str_::is_str(backend) {
        return str_::convert::no_str(cx, "activate_stack_trampoline", "argument", backend);
    }
    if !str_::eq_str(backend, "perf") {
        return cx.value_error(&format!("invalid backend: {}", str_::to_string_lossy(backend)));
    }
    cx.value_error("perf trampoline not available")
}

pub(super) fn is_stack_trampoline_active(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(false))
}

/// The one thread there is has the number 1.
pub(super) fn current_exceptions(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let result = dict::new(cx);
    let handled = cx.handling().unwrap_or_else(|| cx.none());
    dict::set(cx, &result, &int::new(cx, 1), &handled)?;
    Ok(result)
}
