//! What is shown: values at the prompt, uncaught errors, errors that cannot go further.
//!
//! The text of an error with its traceback is made in `object::report`.

use std::io::Write;

use crate::heap::Ref;
use crate::object::finalize::{error_file, write_stderr, write_whole};
use crate::object::protocol::{attribute, call, text};
use crate::object::types::{bytes, dict, exception, str_, traceback};
use crate::object::{Args, Ctx, Object, PyResult, Raised};

fn report(cx: &Ctx, exception: &Ref) -> String {
    crate::object::report::exception_text(cx, exception)
}

fn sys_attribute(cx: &Ctx, name: &Ref) -> Option<Ref> {
    cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, name))
}

/// `sys.displayhook`
pub fn displayhook(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    let Some(builtins) = cx.modules.get().and_then(|modules| dict::get_str(cx, &modules, &cx.names.builtins)) else {
        return cx.raise(cx.types.runtime_error, "lost builtins module");
    };
    if cx.is_none(value) {
        return Ok(cx.none());
    }
    let underscore = cx.intern("_");
    attribute::set(cx, &builtins, &underscore, &cx.none)?;
    let Some(out) = sys_attribute(cx, &cx.names.stdout).filter(|out| !cx.is_none(out)) else {
        return cx.raise(cx.types.runtime_error, "lost sys.stdout");
    };
    let shown = text::repr(cx, value)?;
    if call::method(cx, &out, &cx.names.write, std::slice::from_ref(&shown)).is_err() {
        if !cx.swallow(cx.types.unicode_encode_error) {
            return Err(Raised);
        }
        let encoding = attribute::get(cx, &out, &cx.names.encoding)?;
        let encoding = str_::to_string_lossy(&encoding);
        let encoded = str_::codec::encode(cx, &shown, Some(&encoding), Some("backslashreplace"))?;
        let decoded = str_::codec::decode(cx, &encoded, bytes::as_slice(&encoded), Some(&encoding), Some("strict"))?;
        call::method(cx, &out, &cx.names.write, &[decoded])?;
    }
    call::method(cx, &out, &cx.names.write, &[cx.intern("\n")])?;
    attribute::set(cx, &builtins, &underscore, value)?;
    Ok(cx.none())
}

/// `sys.excepthook`
pub fn excepthook(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "excepthook", 3, 3)?;
    let (value, trace) = (args.at(1), args.at(2));
    if !exception::is_exception(value) {
        let found = value.ty().display_name();
        write_stderr(cx, &format!("TypeError: print_exception(): Exception expected for value, {found} found\n"));
        return Ok(cx.none());
    }
    if trace.is_exact(cx.types.traceback) && exception::traceback(value).is_none() {
        exception::set_traceback(value, Some(trace.clone()));
    }
    display(cx, value);
    Ok(cx.none())
}

/// Shows an exception on `sys.stderr`; where that cannot be written to, the bare object on the process's own stream (CPython's `PyErr_Display`).
fn display(cx: &Ctx, exception: &Ref) {
    let file = error_file(cx);
    if file.as_ref().is_some_and(|file| cx.is_none(file)) {
        return;
    }
    let written = file.as_ref().map(|file| call::method(cx, file, &cx.names.write, &[cx.new_str(&report(cx, exception))]));
    match &written {
        Some(Ok(_)) => (),
        Some(Err(_)) => {
            drop(cx.take_raised());
            show_bare(cx, exception);
        }
        None => show_bare(cx, exception),
    }
    if let Some(file) = file
        && call::method(cx, &file, &cx.names.flush, &[]).is_err()
    {
        drop(cx.take_raised());
    }
}

/// Writes what can be said of an object without a Python file to the process's own standard error.
fn show_bare(cx: &Ctx, object: &Ref) {
    let shown = text::repr(cx, object).map(|shown| str_::to_string_lossy(&shown));
    if shown.is_err() {
        drop(cx.take_raised());
    }
    let (class, shown) = (object.ty(), shown.unwrap_or_default());
    let (address, count, class_address, name) = (object.address(), object.count(), class.header().address(), class.display_name());
    // Nobody can be told of a failure.
    let _ = write!(
        std::io::stderr(),
        "object address  : {address:#x}\nobject refcount : {count}\nobject type     : {class_address:#x}\n\
         object type name: {name}\nobject repr     : {shown}\nlost sys.stderr\n",
    );
}

/// `sys.unraisablehook`
pub fn unraisablehook(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let info = args.at(0);
    let field = |name: &str| attribute::get_optional(cx, info, &cx.intern(name));
    let (Some(class), Some(value), Some(message), Some(object)) =
        (field("exc_type")?, field("exc_value")?, field("err_msg")?, field("object")?)
    else {
        return cx.type_error("sys.unraisablehook argument type must be UnraisableHookArgs");
    };
    let Some(file) = error_file(cx).filter(|file| !cx.is_none(file)) else { return Ok(cx.none()) };
    let words = if cx.is_none(&message) { None } else { Some(text_of(cx, &message)?) };
    let object = Some(&object).filter(|object| !cx.is_none(object));
    let trace = field("exc_traceback")?.filter(|trace| trace.is_exact(cx.types.traceback));
    let out = if exception::is_exception(&value) {
        crate::object::report::unraisable_text(cx, words.as_deref(), object, &value, trace.as_ref())
    } else {
        class.as_type().map_or_else(|| "<unknown>\n".to_owned(), |class| format!("{}\n", class.display_name()))
    };
    write_whole(cx, &file, &out)?;
    Ok(cx.none())
}

fn text_of(cx: &Ctx, object: &Ref) -> PyResult<String> {
    Ok(str_::to_string_lossy(&text::str_(cx, object)?))
}

/// Shows an exception nobody has caught: `sys.last_exc` and its kin are set, then `sys.excepthook` is called (CPython's `PyErr_Print`).
pub fn report_uncaught(cx: &Ctx, exception: &Ref) {
    let trace = exception::traceback(exception).unwrap_or_else(|| cx.none());
    let class = exception.ty().to_ref();
    if let Some(names) = cx.sys_dict.get() {
        let rows = [
            (&cx.names.last_exc, exception),
            (&cx.names.last_type, &class),
            (&cx.names.last_value, exception),
            (&cx.names.last_traceback, &trace),
        ];
        for (name, value) in rows {
            // A str key: no Python code runs, and a failure would change nothing for what follows.
            let _ = dict::set(cx, &names, name, value);
        }
    }
    debug_assert!(cx.is_none(&trace) || trace.is_exact(cx.types.traceback), "{:?}", traceback::SPEC.name);
    let Some(hook) = sys_attribute(cx, &cx.names.excepthook).filter(|hook| !cx.is_none(hook)) else {
        write_stderr(cx, "sys.excepthook is missing\n");
        return display(cx, exception);
    };
    if call::call_with(cx, &hook, [&class, exception, &trace]).is_err() {
        let second = cx.take_raised();
        if second.is_instance(cx.types.system_exit) {
            // The hook asks to end: whoever reports ends anyway.
            drop(second);
            return;
        }
        write_stderr(cx, "Error in sys.excepthook:\n");
        display(cx, &second);
        write_stderr(cx, "\nOriginal exception was:\n");
        display(cx, exception);
    }
}
