//! Warnings shown without the `warnings` module: those of the compiler, and any before a script imports it.
//!
//! Filters come from `-W` and `PYTHONWARNINGS` (the last one given wins), then CPython's defaults.

use crate::heap::Ref;
use crate::object::finalize::write_stderr;
use crate::object::protocol::call;
use crate::object::types::{dict, int};
use crate::object::{Ctx, PyResult, TypeBody};

use super::config::config;

/// What to do with a warning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Show,
    Ignore,
    Raise,
}

fn action(cx: &Ctx, class: &TypeBody, message: &str, line: u32) -> Action {
    for option in config().warnings.iter().rev() {
        let mut parts = option.splitn(5, ':').map(str::trim);
        let word = parts.next().unwrap_or_default();
        let (text, category, _module, wanted_line) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next(), parts.next().unwrap_or_default());
        let line_fits = wanted_line.is_empty() || wanted_line.parse() == Ok(line) || wanted_line == "0";
        let category_fits = category.is_empty() || {
            let mut current = Some(class.to_ref());
            let mut found = false;
            while let Some(name) = current.as_ref().and_then(|class| crate::object::Object::as_type(&**class)) {
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
    if quiet.iter().any(|quiet| class.is_subtype(quiet)) { Action::Ignore } else { Action::Show }
}

/// Gives a warning about a place in a file. Err: it became an error.
pub fn explicit(cx: &Ctx, class: &TypeBody, message: &str, file: &str, line: u32, source_line: Option<&str>) -> PyResult<()> {
    if let Some(warnings) = loaded(cx) {
        let args = [cx.new_str(message), class.to_ref(), cx.new_str(file), int::new(cx, line.into())];
        return call::method(cx, &warnings, &cx.intern("warn_explicit"), &args).map(drop);
    }
    match action(cx, class, message, line) {
        Action::Ignore => Ok(()),
        Action::Raise => cx.raise(class, message),
        Action::Show => {
            let mut text = format!("{file}:{line}: {}: {message}\n", class.display_name());
            if let Some(source) = source_line.map(str::trim).filter(|source| !source.is_empty()) {
                text.push_str(&format!("  {source}\n"));
            }
            write_stderr(cx, &text);
            Ok(())
        }
    }
}

fn loaded(cx: &Ctx) -> Option<Ref> {
    let modules = cx.modules.get()?;
    dict::get_str(cx, &modules, &cx.intern("warnings"))
}
