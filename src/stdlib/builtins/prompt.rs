//! What CPython's `site` adds for people at a prompt: exit, quit, copyright, credits, license, help; and `breakpoint`.
//!
//! ```text
//!  ┌────────┬───────┬──────┐
//!  │ Header │ which │ dict │   32 bytes
//!  └────────┴───────┴──────┘
//! ```

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, text};
use crate::object::types::{dict, object, str_};
use crate::object::{Args, Body, Ctx, Object, PyResult, Slots, TypeSpec, free_object, new_object, type_flags};
use crate::stdlib::LazyType;

/// One of them.
#[repr(C)]
pub struct PromptBody {
    head: Header,
    which: Cell<usize>,
    dict: Field,
}
const SIZE: usize = std::mem::size_of::<PromptBody>();
// SAFETY: repr(C), begins with Header; only the types below declare it.
unsafe impl Body for PromptBody {}

const COPYRIGHT: &str = "Copyright (c) the glasspy authors; MIT or Apache-2.0.";
const CREDITS: &str = "    glasspy follows CPython, the work of Guido van Rossum and many others. See www.python.org for the original.";
const LICENSE: &str = "MIT OR Apache-2.0; the texts lie beside the source.";

/// Name and what it shows.
const ROWS: [(&str, &str); 6] = [
    ("quit", "Use quit() or Ctrl-D (i.e. EOF) to exit"),
    ("exit", "Use exit() or Ctrl-D (i.e. EOF) to exit"),
    ("copyright", COPYRIGHT),
    ("credits", CREDITS),
    ("license", "Type license() to see the full license text"),
    ("help", "Type help() for interactive help, or help(object) for help about object."),
];

thread_local! {
    static QUITTER: LazyType = const { LazyType::new(&QUITTER_SPEC) };
    static PRINTER: LazyType = const { LazyType::new(&PRINTER_SPEC) };
    static HELPER: LazyType = const { LazyType::new(&HELPER_SPEC) };
}

fn this(object: &Header) -> &PromptBody {
    // SAFETY: called for objects of the types below only: through their slots and hooks.
    unsafe { object.body() }
}

/// Adds them to the module's dict.
pub fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    for (which, (name, _)) in ROWS.iter().enumerate() {
        let class = match which {
            0 | 1 => &QUITTER,
            5 => &HELPER,
            _ => &PRINTER,
        };
        let made = new_object(class.with(|class| class.get(cx)), SIZE);
        this(&made).which.set(which);
        heap::track(&made);
        dict::set(cx, names, &cx.intern(name), &made)?;
    }
    Ok(())
}

/// # Safety
/// The count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).dict.take());
    // SAFETY: made with this size; nobody uses it afterwards.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is complete.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(names) = this(object).dict.borrow() {
        visit(names);
    }
}

/// # Safety
/// The object is complete.
unsafe fn clear(object: &Header) {
    this(object).dict.set(None);
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let row = ROWS.get(this(object).which.get()).unwrap_or(&ROWS[0]);
    Ok(cx.new_str(row.1))
}

fn say(cx: &Ctx, line: &str) -> PyResult<()> {
    let Some(out) = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.names.stdout)).filter(|out| !cx.is_none(out)) else {
        return Ok(());
    };
    call::method(cx, &out, &cx.names.write, &[cx.new_str(&format!("{line}\n"))]).map(drop)
}

fn quit(cx: &Ctx, _object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "Quitter.__call__", 0, 1)?;
    let code = args.get(0).cloned().unwrap_or_else(|| cx.none());
    cx.raise_with(cx.types.system_exit, &[code])
}

fn print(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_Printer.__call__", 0, 0)?;
    let which = this(object).which.get();
    say(cx, if which == 4 { LICENSE } else { ROWS[which.min(5)].1 })?;
    Ok(cx.none())
}

/// A short help: what it is, and its documentation.
fn help(cx: &Ctx, _object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_Helper.__call__", 0, 1)?;
    let Some(object) = args.get(0) else {
        say(cx, "help(object) prints an object's documentation.")?;
        return Ok(cx.none());
    };
    let name = match attribute::get_optional(cx, object, &cx.names.__name__)? {
        Some(name) if str_::is_str(&name) => str_::to_string_lossy(&name),
        _ => str_::to_string_lossy(&text::repr(cx, object)?),
    };
    say(cx, &format!("Help on {} {name}:\n", object.ty().display_name()))?;
    let doc = attribute::get_optional(cx, object, &cx.names.__doc__)?.filter(str_::is_str);
    let doc = doc.map_or_else(|| "(no documentation)".to_owned(), |doc| str_::to_string_lossy(&doc));
    for line in doc.lines() {
        say(cx, &format!("    {line}"))?;
    }
    Ok(cx.none())
}

/// `breakpoint(*args, **kws)`: calls `sys.breakpointhook`.
pub fn breakpoint(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern("breakpointhook"))) {
        Some(hook) => call::call(cx, &hook, args),
        None => cx.raise(cx.types.runtime_error, "lost sys.breakpointhook"),
    }
}

const fn spec(name: &'static str, call: crate::object::CallFn) -> TypeSpec {
    TypeSpec {
        name,
        basic_size: SIZE,
        flags: flags::GC | type_flags::NO_INSTANTIATION,
        dealloc: Some(dealloc),
        traverse: Some(traverse),
        clear: Some(clear),
        slots: Slots {
            repr: Some(repr),
            call: Some(call),
            get_attr: Some(object::get_attribute),
            set_attr: Some(object::set_attribute),
            ..Slots::EMPTY
        },
        dict_offset: std::mem::offset_of!(PromptBody, dict) as isize,
        ..TypeSpec::DEFAULT
    }
}
static QUITTER_SPEC: TypeSpec = spec("_sitebuiltins.Quitter", quit);
static PRINTER_SPEC: TypeSpec = spec("_sitebuiltins._Printer", print);
static HELPER_SPEC: TypeSpec = spec("_sitebuiltins._Helper", help);
