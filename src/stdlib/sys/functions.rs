//! The functions of `sys`.

use super::{hooks, switches};
use crate::heap;
use crate::heap::Ref;
use crate::object::finalize::write_stderr;
use crate::object::protocol::{attribute, call};
use crate::object::types::str_::convert::c_int;
use crate::object::types::{dict, exception, int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Raised, Signature, type_flags};

fn getsizeof(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    const SIGNATURE: Signature<2> =
        Signature { function: "getsizeof", names: ["object", "default"], positional_only: 0, keyword_from: 2, required: 1 };
    let [object, default] = args.bind(cx, &SIGNATURE)?;
    let object = object.unwrap_or(&cx.none);
    // CPython makes a bound method of it, which holds the object.
    let held = object.clone();
    let size = match attribute::call_special(cx, &held, &cx.names.__sizeof__, []) {
        Some(size) => size.and_then(|size| {
            if !int::is_int(&size) {
                return cx.type_error("an integer is required");
            }
            let size = int::to_isize(cx, &size)?;
            if size < 0 { cx.value_error("__sizeof__() should return >= 0") } else { Ok(size as usize) }
        }),
        None => cx.type_error(&format!("Type {} doesn't define __sizeof__", object.ty().display_name())),
    };
    match (size, default) {
        (Ok(size), _) => Ok(int::from_usize(cx, size + object.front_bytes())),
        (Err(Raised), Some(default)) if cx.swallow(cx.types.type_error) => Ok(default.clone()),
        (Err(raised), _) => Err(raised),
    }
}

fn getrefcount(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let object = args.at(0);
    Ok(int::new(cx, if object.is_immortal() { heap::IMMORTAL_SHOWN } else { object.count() as i64 }))
}

fn intern(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let text = args.at(0);
    if !str_::is_str(text) {
        return str_::convert::no_str(cx, "intern", "argument", text);
    }
    if !text.is_exact(cx.types.str_) {
        return cx.type_error(&format!("can't intern {}", text.ty().display_name()));
    }
    Ok(str_::intern_object(cx, text))
}

fn getrecursionlimit(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, cx.recursion_limit.get().into()))
}

fn setrecursionlimit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let limit = c_int(cx, args.at(0))?;
    if limit < 1 {
        return cx.value_error("recursion limit must be greater or equal than 1");
    }
    let depth = cx.python_depth.get();
    if depth >= limit as u32 {
        return cx.raise(
            cx.types.recursion_error,
            &format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
        );
    }
    cx.recursion_limit.set(limit as u32);
    Ok(cx.none())
}

fn getframe(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_getframe", 0, 1)?;
    let depth = args.get(0).map_or(Ok(0), |depth| c_int(cx, depth))?;
    match cx.engine().frame(cx, usize::try_from(depth).unwrap_or(0))? {
        Some(frame) => Ok(frame),
        None => cx.value_error("call stack is not deep enough"),
    }
}

fn getframemodulename(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "_getframemodulename", names: ["depth"], positional_only: 0, keyword_from: 1, required: 0 };
    let [depth] = args.bind(cx, &SIGNATURE)?;
    let depth = depth.map_or(Ok(0), |depth| c_int(cx, depth))?;
    let Some(frame) = cx.engine().frame(cx, usize::try_from(depth).unwrap_or(0))? else { return Ok(cx.none()) };
    let globals = attribute::get(cx, &frame, &cx.intern("f_globals"))?;
    Ok(dict::get(cx, &globals, &cx.names.__name__)?.unwrap_or_else(|| cx.none()))
}

fn exception_(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.handling().unwrap_or_else(|| cx.none()))
}

fn exc_info(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(match cx.handling().filter(|handled| !cx.is_none(handled)) {
        None => tuple::new(cx, &[cx.none(), cx.none(), cx.none()]),
        Some(handled) => {
            let trace = exception::traceback(&handled).unwrap_or_else(|| cx.none());
            tuple::new(cx, &[handled.ty().to_ref(), handled, trace])
        }
    })
}

fn exit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "exit", 0, 1)?;
    match args.get(0) {
        None => cx.raise_with(cx.types.system_exit, &[]),
        Some(status) if cx.is_none(status) => cx.raise_with(cx.types.system_exit, &[]),
        Some(status) if status.has_flag(type_flags::TUPLE) => {
            let items: Vec<Ref> = tuple::items(status).to_vec();
            cx.raise_with(cx.types.system_exit, &items)
        }
        Some(status) => cx.raise_with(cx.types.system_exit, std::slice::from_ref(status)),
    }
}

fn is_finalizing(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(cx.finalizing.get()))
}

fn getallocatedblocks(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, heap::live_blocks()))
}

fn getunicodeinternedsize(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, str_::interned_count()))
}

/// Written to the process's standard error, whatever `sys.stderr` is.
fn debugmallocstats(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    use std::io::Write;
    // Nobody can be told of a failure.
    let _ = std::io::stderr().write_all(crate::stdlib::malloc_stats::text().as_bytes());
    Ok(cx.none())
}

fn getdefaultencoding(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.intern("utf-8"))
}

fn getfilesystemencodeerrors(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.intern("surrogateescape"))
}

fn get_int_max_str_digits(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, int::max_str_digits()))
}

fn set_int_max_str_digits(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "set_int_max_str_digits", names: ["maxdigits"], positional_only: 0, keyword_from: 1, required: 1 };
    let [digits] = args.bind(cx, &SIGNATURE)?;
    let digits = c_int(cx, digits.unwrap_or(&cx.none))?;
    if digits != 0 && digits < 640 {
        return cx.value_error("maxdigits must be 0 or larger than 640");
    }
    int::set_max_str_digits(digits as usize);
    Ok(cx.none())
}

fn none(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.none())
}

fn audit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.is_empty() {
        return cx.type_error("audit() missing 1 required positional argument: 'event'");
    }
    Ok(cx.none())
}

fn breakpointhook(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if std::env::var("PYTHONBREAKPOINT").as_deref() == Ok("0") {
        return Ok(cx.none());
    }
    write_stderr(cx, "glasspy has no debugger; breakpoint() goes on\n");
    Ok(cx.none())
}

fn call_tracing(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "call_tracing", 2, 2)?;
    if !args.at(1).has_flag(type_flags::TUPLE) {
        return cx.type_error(&format!("call_tracing() argument 2 must be tuple, not {}", args.at(1).ty().display_name()));
    }
    let items: Vec<Ref> = tuple::items(args.at(1)).to_vec();
    call::call(cx, args.at(0), Args::new(&items))
}

fn current_frames(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let frames = dict::new(cx);
    if let Some(frame) = cx.engine().frame(cx, 0)? {
        dict::set(cx, &frames, &int::new(cx, 1), &frame)?;
    }
    Ok(frames)
}

/// The functions.
pub const FUNCTIONS: &[MethodDef] = &[
    MethodDef::new("audit", Arity::Positional, audit),
    MethodDef::new("breakpointhook", Arity::Keywords, breakpointhook),
    MethodDef::new("_clear_type_cache", Arity::None, none),
    MethodDef::new("_current_frames", Arity::None, current_frames),
    MethodDef::new("displayhook", Arity::One, hooks::displayhook),
    MethodDef::new("exception", Arity::None, exception_),
    MethodDef::new("exc_info", Arity::None, exc_info),
    MethodDef::new("excepthook", Arity::Positional, hooks::excepthook),
    MethodDef::new("exit", Arity::Positional, exit),
    MethodDef::new("getdefaultencoding", Arity::None, getdefaultencoding),
    MethodDef::new("getallocatedblocks", Arity::None, getallocatedblocks),
    MethodDef::new("getunicodeinternedsize", Arity::None, getunicodeinternedsize),
    MethodDef::new("getfilesystemencoding", Arity::None, getdefaultencoding),
    MethodDef::new("getfilesystemencodeerrors", Arity::None, getfilesystemencodeerrors),
    MethodDef::new("getrefcount", Arity::One, getrefcount),
    MethodDef::new("getrecursionlimit", Arity::None, getrecursionlimit),
    MethodDef::new("getsizeof", Arity::Keywords, getsizeof),
    MethodDef::new("_getframe", Arity::Positional, getframe),
    MethodDef::new("_getframemodulename", Arity::Keywords, getframemodulename),
    MethodDef::new("intern", Arity::One, intern),
    MethodDef::new("is_finalizing", Arity::None, is_finalizing),
    MethodDef::new("setrecursionlimit", Arity::One, setrecursionlimit),
    MethodDef::new("call_tracing", Arity::Positional, call_tracing),
    MethodDef::new("_debugmallocstats", Arity::None, debugmallocstats),
    MethodDef::new("unraisablehook", Arity::One, hooks::unraisablehook),
    MethodDef::new("get_int_max_str_digits", Arity::None, get_int_max_str_digits),
    MethodDef::new("set_int_max_str_digits", Arity::Keywords, set_int_max_str_digits),
    MethodDef::new("setswitchinterval", Arity::One, switches::setswitchinterval),
    MethodDef::new("getswitchinterval", Arity::None, switches::getswitchinterval),
    MethodDef::new("get_asyncgen_hooks", Arity::None, switches::get_asyncgen_hooks),
    MethodDef::new("set_asyncgen_hooks", Arity::Keywords, switches::set_asyncgen_hooks),
    MethodDef::new("get_coroutine_origin_tracking_depth", Arity::None, switches::get_origin_depth),
    MethodDef::new("set_coroutine_origin_tracking_depth", Arity::Keywords, switches::set_origin_depth),
    MethodDef::new("getdlopenflags", Arity::None, switches::getdlopenflags),
    MethodDef::new("setdlopenflags", Arity::One, switches::setdlopenflags),
    MethodDef::new("setprofile", Arity::One, switches::trace_none_only),
    MethodDef::new("getprofile", Arity::None, none),
    MethodDef::new("_setprofileallthreads", Arity::One, switches::trace_none_only),
    MethodDef::new("settrace", Arity::One, switches::trace_none_only),
    MethodDef::new("gettrace", Arity::None, none),
    MethodDef::new("_settraceallthreads", Arity::One, switches::trace_none_only),
    MethodDef::new("addaudithook", Arity::Keywords, switches::addaudithook),
    MethodDef::new("activate_stack_trampoline", Arity::One, switches::activate_stack_trampoline),
    MethodDef::new("deactivate_stack_trampoline", Arity::None, none),
    MethodDef::new("is_stack_trampoline_active", Arity::None, switches::is_stack_trampoline_active),
    MethodDef::new("_current_exceptions", Arity::None, switches::current_exceptions),
];
