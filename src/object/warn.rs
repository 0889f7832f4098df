//! Warnings: through the `_warnings` module once a script has imported `warnings`, which brings it, else shown here.
//!
//! Filters come from `sys.warnoptions` (`-W`, `PYTHONWARNINGS`; the last one wins), then CPython's defaults. A warning is shown once for
//! its place and text.

use std::cell::RefCell;
use std::collections::HashSet;

use super::finalize::write_stderr;
use super::protocol::call;
use super::types::{dict, int, list, str_};
use super::{Ctx, Object, PyResult, TypeBody, report};
use crate::heap::Ref;

thread_local! {
    static SHOWN: RefCell<HashSet<String>> = RefCell::new(HashSet::new());
}

/// What to do with a warning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Show,
    Ignore,
    Raise,
}

fn options(cx: &Ctx) -> Vec<String> {
    let given = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern("warnoptions")));
    match given {
        Some(given) if given.is_exact(cx.types.list) => (0..list::len(&given))
            .filter_map(|index| list::get(&given, index))
            .filter(str_::is_str)
            .map(|text| str_::to_string_lossy(&text))
            .collect(),
        _ => Vec::new(),
    }
}

fn action(cx: &Ctx, class: &TypeBody, message: &str, line: u32, is_main: bool) -> Action {
    for option in options(cx).iter().rev() {
        let mut parts = option.splitn(5, ':').map(str::trim);
        let word = parts.next().unwrap_or_default();
        let (text, category, _module, wanted_line) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next(), parts.next().unwrap_or_default());
        let line_fits = wanted_line.is_empty() || wanted_line.parse() == Ok(line) || wanted_line == "0";
        let category_fits = category.is_empty() || {
            let mut current = Some(class.to_ref());
            let mut found = false;
            while let Some(name) = current.as_ref().and_then(|class| class.as_type()) {
                found |= name.display_name() == category;
                let next = name.base.get();
                current = next;
            }
            found
        };
        if !line_fits || !category_fits || !message.starts_with(text) {
            continue;
        }
        match word {
            "error" | "e" | "er" | "err" | "erro" => return Action::Raise,
            "ignore" | "i" | "ig" | "ign" | "igno" | "ignor" => return Action::Ignore,
            "default" | "always" | "once" | "module" | "d" | "a" | "o" | "m" | "all" => return Action::Show,
            _ => {}
        }
    }
    let quiet = [cx.types.deprecation_warning, cx.types.pending_deprecation_warning, cx.types.import_warning, cx.types.resource_warning];
    if is_main && class.is(cx.types.deprecation_warning) {
        return Action::Show;
    }
    if quiet.iter().any(|quiet| class.is_subtype(quiet)) { Action::Ignore } else { Action::Show }
}

/// Gives a warning about a place in a file. Err: it became an error.
pub fn explicit(cx: &Ctx, class: &TypeBody, message: &str, file: &str, line: u32) -> PyResult<()> {
    if let Some(warnings) = loaded(cx) {
        let args = [cx.new_str(message), class.to_ref(), cx.new_str(file), int::new(cx, line.into())];
        return call::method(cx, &warnings, &cx.intern("warn_explicit"), &args).map(drop);
    }
    give(cx, class, message, file, line, Kept::No)
}

/// Whether a warning is remembered, so that it is shown once for each place; those of the compiler are not.
#[derive(Clone, Copy)]
enum Kept {
    No,
    Yes { is_main: bool },
}

fn give(cx: &Ctx, class: &TypeBody, message: &str, file: &str, line: u32, kept: Kept) -> PyResult<()> {
    match action(cx, class, message, line, matches!(kept, Kept::Yes { is_main: true })) {
        Action::Ignore => Ok(()),
        Action::Raise => cx.raise(class, message),
        Action::Show => {
            let head = format!("{file}:{line}: {}: {message}\n", class.display_name());
            if matches!(kept, Kept::No) || SHOWN.with_borrow_mut(|shown| shown.insert(head.clone())) {
                let source = report::source_line(file, line).map(|source| source.trim().to_owned()).filter(|source| !source.is_empty());
                write_stderr(cx, &source.map_or_else(|| head.clone(), |source| format!("{head}  {source}\n")));
            }
            Ok(())
        }
    }
}

/// Gives a warning about where the running code is (`PyErr_WarnEx` with stack level 1). Err: it became an error.
pub fn warn(cx: &Ctx, class: &TypeBody, message: &str) -> PyResult<()> {
    if let Some(warnings) = loaded(cx) {
        let args = [cx.new_str(message), class.to_ref()];
        return call::method(cx, &warnings, &cx.intern("warn"), &args).map(drop);
    }
    let (file, line, is_main) = here(cx);
    give(cx, class, message, &file, line, Kept::Yes { is_main })
}

/// File and line of the running code, and whether it belongs to the main module.
fn here(cx: &Ctx) -> (String, u32, bool) {
    let (mut file, mut line) = ("sys".to_owned(), 1);
    cx.engine().places(1, &mut |name, at| (file, line) = (str_::to_string_lossy(name), at));
    let globals = cx.engine().globals(cx);
    let module = globals.and_then(|globals| dict::get_str(cx, &globals, &cx.names.__name__));
    let is_main = module.is_some_and(|module| str_::is_str(&module) && str_::eq_str(&module, "__main__"));
    (file, line, is_main)
}

/// A warning that is about an object (`PyErr_ResourceWarning`): if it is shown, so is where the object was made, which only the module
/// `warnings` can do; therefore it is imported, unless everything is ending. Err: it became an error.
pub fn with_source(cx: &Ctx, class: &TypeBody, message: &str, source: &Ref) -> PyResult<()> {
    if loaded(cx).is_none() {
        let (_, line, is_main) = here(cx);
        match action(cx, class, message, line, is_main) {
            Action::Ignore => return Ok(()),
            Action::Raise => return cx.raise(class, message),
            Action::Show if cx.finalizing.get() => return warn(cx, class, message),
            Action::Show => drop(import(cx)?),
        }
    }
    let Some(warnings) = loaded(cx) else { return warn(cx, class, message) };
    let args = [cx.new_str(message), class.to_ref(), int::new(cx, 1), source.clone()];
    call::method(cx, &warnings, &cx.intern("warn"), &args).map(drop)
}

/// The warning of a coroutine that dies before it was started.
pub fn never_awaited(cx: &Ctx, coroutine: &Ref, name: &str) -> PyResult<()> {
    if !cx.finalizing.get()
        && let Ok(warnings) = import(cx)
    {
        return call::method(cx, &warnings, &cx.intern("_warn_unawaited_coroutine"), std::slice::from_ref(coroutine)).map(drop);
    }
    drop(cx.raised.take());
    warn(cx, cx.types.runtime_warning, &format!("coroutine '{name}' was never awaited"))
}

fn import(cx: &Ctx) -> PyResult<Ref> {
    cx.engine().import(cx, &cx.intern("warnings"), None, None, 0)
}

fn loaded(cx: &Ctx) -> Option<Ref> {
    let modules = cx.modules.get()?;
    dict::get_str(cx, &modules, &cx.intern("_warnings"))
}
