//! The `_warnings` module: deciding about a warning by `warnings.filters`, once the module `warnings` has been imported.
//!
//! ```text
//!  warn ──▶ place and registry of the frame `stacklevel` calls up ─┐
//!  warn_explicit ──────────────────────────────────────────────────┴─▶ registry knows it? ─▶ first filter that fits ─▶ error, silence,
//!                                                                       or a WarningMessage to warnings._showwarnmsg
//! ```
//! A registry is a dict: (text, category, line) → True for what was shown, and "version", which goes out of date when filters change.
//! Before `warnings` is imported, `object::warn` decides by itself.

use std::cell::Cell;

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, compare, instance, iterate, number, text};
use crate::object::types::{dict, int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, Signature, type_flags};

thread_local! {
    static VERSION: Cell<i64> = const { Cell::new(0) };
}

/// Where a warning belongs.
struct Place {
    file: Ref,
    line: Ref,
    module: Ref,
    registry: Ref,
}

/// One warning on its way.
struct Warning {
    text: Ref,
    message: Ref,
    category: Ref,
    source: Ref,
}

fn warnings_module(cx: &Ctx) -> Option<Ref> {
    dict::get_str(cx, &cx.modules.get()?, &cx.intern("warnings"))
}

fn is_warning_class(cx: &Ctx, class: &Ref) -> bool {
    class.as_type().is_some_and(|class| class.is_subtype(cx.types.warning))
}

/// The category: of the message if it is a warning, else what was given.
fn category_of(cx: &Ctx, message: &Ref, category: Option<&Ref>) -> PyResult<Ref> {
    if message.is_instance(cx.types.warning) {
        return Ok(cx.type_of(message));
    }
    match category.filter(|category| !cx.is_none(category)) {
        None => Ok(cx.types.user_warning.to_ref()),
        Some(category) if is_warning_class(cx, category) => Ok(category.clone()),
        Some(category) => {
            let name = category.ty().display_name();
            cx.type_error(&format!("category must be a Warning subclass, not '{name}'"))
        }
    }
}

fn prepare(cx: &Ctx, message: &Ref, category: Ref, source: Option<&Ref>) -> PyResult<Warning> {
    let source = source.cloned().unwrap_or_else(|| cx.none());
    if message.is_instance(cx.types.warning) {
        let text = text::str_(cx, message)?;
        return Ok(Warning { text, message: message.clone(), category: cx.type_of(message), source });
    }
    let made = call::call_with(cx, &category, [message])?;
    Ok(Warning { text: message.clone(), message: made, category, source })
}

const WARN: Signature<5> = Signature {
    function: "warn",
    names: ["message", "category", "stacklevel", "source", "skip_file_prefixes"],
    positional_only: 0,
    keyword_from: 4,
    required: 1,
};

fn warn(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [Some(message), category, level, source, prefixes] = args.bind(cx, &WARN)? else { return Ok(cx.none()) };
    let mut level = level.map_or(Ok(1), |level| number::index_isize(cx, level))?;
    let mut skipped = Vec::new();
    if let Some(prefixes) = prefixes {
        if !prefixes.has_flag(type_flags::TUPLE) {
            let name = prefixes.ty().display_name();
            return cx.type_error(&format!("warn() argument 'skip_file_prefixes' must be tuple, not {name}"));
        }
        for prefix in tuple::items(prefixes) {
            if !str_::is_str(prefix) {
                let name = prefix.ty().display_name();
                return cx.type_error(&format!("Found non-str '{name}' in skip_file_prefixes."));
            }
            skipped.push(str_::to_string_lossy(prefix));
        }
        if !skipped.is_empty() {
            level = level.max(2);
        }
    }
    let category = category_of(cx, message, category)?;
    let place = place_of_caller(cx, level, &skipped)?;
    let warning = prepare(cx, message, category, source)?;
    decide(cx, &warning, &place)?;
    Ok(cx.none())
}

/// File, line, module and registry of the frame that a stack level means; beyond the outermost frame they are those of `sys`.
fn place_of_caller(cx: &Ctx, level: isize, skipped: &[String]) -> PyResult<Place> {
    let is_skipped = |file: &str| skipped.iter().any(|prefix| file.starts_with(prefix.as_str()));
    let (mut file, mut line) = (cx.intern("sys"), 1);
    let mut globals = cx.sys_dict.get();
    if level <= 1 && skipped.is_empty() {
        cx.engine().places(1, &mut |name, at| (file, line) = (name.clone(), at));
        globals = cx.engine().globals(cx).or(globals);
    } else {
        let mut left = level - 1;
        let mut depth = 0;
        loop {
            let Some(frame) = cx.engine().frame(cx, depth)? else { break };
            let code = attribute::get(cx, &frame, &cx.intern("f_code"))?;
            let name = attribute::get(cx, &code, &cx.intern("co_filename"))?;
            let shown = str_::to_string_lossy(&name);
            let inner = shown.starts_with("<frozen importlib") || is_skipped(&shown);
            // Frames of the import machinery do not count, except the warning one.
            if left == 0 && (!inner || depth == 0) {
                let at = attribute::get(cx, &frame, &cx.intern("f_lineno"))?;
                line = int::as_i64(&at).and_then(|at| u32::try_from(at).ok()).unwrap_or(1);
                file = name;
                globals = Some(attribute::get(cx, &frame, &cx.intern("f_globals"))?);
                break;
            }
            if !inner || depth == 0 {
                left = (left - 1).max(0);
            }
            depth += 1;
        }
    }
    let Some(globals) = globals else { return cx.raise(cx.types.runtime_error, "no place for a warning") };
    let key = cx.intern("__warningregistry__");
    let registry = match dict::get(cx, &globals, &key)? {
        Some(registry) => registry,
        None => {
            let made = dict::new(cx);
            dict::set(cx, &globals, &key, &made)?;
            made
        }
    };
    let module = dict::get(cx, &globals, &cx.names.__name__)?.filter(|name| cx.is_none(name) || str_::is_str(name));
    let module = module.unwrap_or_else(|| cx.intern("<string>"));
    Ok(Place { file, line: int::new(cx, line.into()), module, registry })
}

const EXPLICIT: Signature<8> = Signature {
    function: "warn_explicit",
    names: ["message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"],
    positional_only: 0,
    keyword_from: 8,
    required: 4,
};

fn warn_explicit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [Some(message), Some(category), Some(file), Some(line), module, registry, _globals, source] = args.bind(cx, &EXPLICIT)? else {
        return Ok(cx.none());
    };
    if !str_::is_str(file) {
        return cx.type_error(&format!("warn_explicit() argument 'filename' must be str, not {}", str_::convert::shown_type(cx, file)));
    }
    let line = int::new(cx, number::index_isize(cx, line)? as i64);
    let module = match module.filter(|module| !cx.is_none(module)) {
        Some(module) => module.clone(),
        None => {
            let name = str_::to_string_lossy(file);
            let short = name.strip_suffix(".py").unwrap_or(&name);
            cx.new_str(if short.is_empty() { "<unknown>" } else { short })
        }
    };
    let registry = registry.cloned().unwrap_or_else(|| cx.none());
    if !cx.is_none(&registry) && !registry.has_flag(type_flags::DICT) {
        return cx.type_error("'registry' must be a dict or None");
    }
    if !message.is_instance(cx.types.warning) && !call::is_callable(category) {
        return cx.type_error(&format!("category must be a Warning subclass, not '{}'", category.ty().display_name()));
    }
    let warning = prepare(cx, message, category.clone(), source)?;
    decide(cx, &warning, &Place { file: file.clone(), line, module, registry })?;
    Ok(cx.none())
}

/// Whether a registry knows the key; if `enter`, it does from now on.
fn already_warned(cx: &Ctx, registry: &Ref, key: &Ref, enter: bool) -> PyResult<bool> {
    let version = int::new(cx, VERSION.get());
    let version_key = cx.intern("version");
    let current = match dict::get(cx, registry, &version_key)? {
        Some(found) => compare::equal(cx, &found, &version)?,
        None => false,
    };
    if !current {
        dict::clear(registry);
        dict::set(cx, registry, &version_key, &version)?;
    } else if let Some(found) = dict::get(cx, registry, key)?
        && number::truth(cx, &found)?
    {
        return Ok(true);
    }
    if enter {
        dict::set(cx, registry, key, &cx.true_)?;
    }
    Ok(false)
}

/// Whether a filter's part (None, plain text, or something with `match`) fits.
fn matches(cx: &Ctx, part: &Ref, text: &Ref) -> PyResult<bool> {
    if cx.is_none(part) {
        return Ok(true);
    }
    if part.is_exact(cx.types.str_) {
        return compare::equal(cx, part, text);
    }
    let found = call::method(cx, part, &cx.intern("match"), std::slice::from_ref(text))?;
    number::truth(cx, &found)
}

/// The action of the first filter that fits, and the filter.
fn find_action(cx: &Ctx, warnings: &Ref, warning: &Warning, place: &Place) -> PyResult<(String, Option<Ref>)> {
    let filters = attribute::get(cx, warnings, &cx.intern("filters"))?;
    if !filters.has_flag(type_flags::LIST) {
        return cx.value_error("_warnings.filters must be a list");
    }
    for (index, filter) in iterate::to_vec(cx, &filters)?.into_iter().enumerate() {
        let parts = if filter.has_flag(type_flags::TUPLE) { tuple::items(&filter).to_vec() } else { Vec::new() };
        let [action, text, category, module, line] = &parts[..] else {
            return cx.value_error(&format!("_warnings.filters item {index} isn't a 5-tuple"));
        };
        if !str_::is_str(action) {
            let name = action.ty().display_name();
            return cx.type_error(&format!("action must be a string, not '{name}'"));
        }
        let line = number::index_isize(cx, line)? as i64;
        if instance::is_subclass(cx, &warning.category, category)?
            && (line == 0 || Some(line) == int::as_i64(&place.line))
            && matches(cx, text, &warning.text)?
            && matches(cx, module, &place.module)?
        {
            return Ok((str_::to_string_lossy(action), Some(filter)));
        }
    }
    let action = attribute::get(cx, warnings, &cx.intern("defaultaction"))?;
    Ok((if str_::is_str(&action) { str_::to_string_lossy(&action) } else { "default".to_owned() }, None))
}

fn decide(cx: &Ctx, warning: &Warning, place: &Place) -> PyResult<()> {
    let Some(warnings) = warnings_module(cx) else { return Ok(()) };
    let key = tuple::from_vec(cx, vec![warning.text.clone(), warning.category.clone(), place.line.clone()]);
    let registry = Some(&place.registry).filter(|registry| registry.has_flag(type_flags::DICT));
    if let Some(registry) = registry
        && already_warned(cx, registry, &key, false)?
    {
        return Ok(());
    }
    let (action, filter) = find_action(cx, &warnings, warning, place)?;
    match action.as_str() {
        "error" => return cx.raise_object(warning.message.clone()),
        "ignore" => return Ok(()),
        "always" => {}
        "once" | "module" | "default" => {
            if let Some(registry) = registry {
                dict::set(cx, registry, &key, &cx.true_)?;
            }
            let wide = match action.as_str() {
                "once" => Some(attribute::get(cx, &warnings, &cx.intern("onceregistry"))?),
                "module" => registry.cloned(),
                _ => None,
            };
            if let Some(wide) = wide {
                let key = tuple::pair(cx, warning.text.clone(), warning.category.clone());
                if already_warned(cx, &wide, &key, true)? {
                    return Ok(());
                }
            }
        }
        _ => {
            let filter = filter.map_or(Ok(cx.new_str("???")), |filter| text::repr(cx, &filter))?;
            let shown = format!("Unrecognized action ({:?}) in warnings.filters:\n {}", action, str_::to_string_lossy(&filter));
            return cx.raise(cx.types.runtime_error, &shown.replace('"', "'"));
        }
    }
    show(cx, &warnings, warning, place)
}

fn show(cx: &Ctx, warnings: &Ref, warning: &Warning, place: &Place) -> PyResult<()> {
    let Some(shower) = attribute::get_optional(cx, warnings, &cx.intern("_showwarnmsg"))? else { return Ok(()) };
    if !call::is_callable(&shower) {
        return cx.type_error("warnings._showwarnmsg() must be set to a callable");
    }
    let class = attribute::get(cx, warnings, &cx.intern("WarningMessage"))?;
    let values = [&warning.message, &warning.category, &place.file, &place.line, &cx.none, &cx.none, &warning.source];
    let message = call::call_with(cx, &class, values)?;
    call::call_with(cx, &shower, [&message]).map(drop)
}

fn filters_mutated(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    VERSION.set(VERSION.get() + 1);
    Ok(cx.none())
}

/// `_warnings`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_warnings",
    doc: "Deciding about warnings.",
    functions: &[
        MethodDef::new("warn", Arity::Keywords, warn).doc(
            "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
            "Give a warning, or raise it if the filters say so.",
        ),
        MethodDef::new("warn_explicit", Arity::Keywords, warn_explicit).doc(
            "($module, /, message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
            "Give a warning about a place that is named.",
        ),
        MethodDef::new("_filters_mutated", Arity::None, filters_mutated),
    ],
    fill: None,
};
