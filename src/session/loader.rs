//! Imports: names to modules. `__import__`, packages, relative imports, and where modules are found.
//!
//! ```text
//!   import a.b        sys.modules["a"], else find, make, enter, run     (then "a.b" with a.__path__, and a.b = module)
//!   find "a"          native modules of CPython's core ─▶ files on sys.path ─▶ modules that are part of glasspy
//! ```
//! There is no `importlib` underneath: `sys.meta_path` is an empty list until the interpreter shuts down (None then).

use std::path::Path;

use super::compile::{How, Mode, compile, read_bytes};
use super::import_cost;
use super::start::{current_folder, options};
use crate::heap::{Ref, cycles};
use crate::object::protocol::{attribute, call, iterate, number};
use crate::object::types::{bytes, dict, exception, list, module, str_, tuple};
use crate::object::{Ctx, ModuleSpec, Object, PyResult, type_flags};
use crate::source::Source;
use crate::stdlib::{self, builtins};
use crate::vm::Loader;

/// The one loader; it has no state of its own.
pub struct SessionLoader;

impl Loader for SessionLoader {
    fn import(&self, cx: &Ctx, name: &Ref, globals: Option<&Ref>, from_list: Option<&Ref>, level: i64) -> PyResult<Ref> {
        import(cx, name, globals, from_list, level)
    }

    fn compile(&self, cx: &Ctx, source: &Ref, filename: &Ref, mode: &str, flags: i64, optimize: i64) -> PyResult<Ref> {
        let name = str_::to_string_lossy(filename);
        let source = if str_::is_str(source) {
            if !str_::is_ascii(source) {
                // CPython reads the text through its UTF-8 form, which stays with the string.
                str_::remember_utf8(source);
            }
            match std::str::from_utf8(&str_::wtf8(source)) {
                Ok(text) => Source::new(&name, text),
                // Lone surrogates: the encoder says what is wrong.
                Err(_) => return str_::codec::encode(cx, source, Some("utf-8"), Some("strict")),
            }
        } else {
            read_bytes(cx, &name, bytes::as_slice(source), false)?
        };
        let mode = match mode {
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            _ => Mode::Exec,
        };
        let optimize = if optimize < 0 { options().optimize } else { optimize as u8 };
        let how = How { mode, optimize, flags: (flags & 0x1ff_ffff) as u32 };
        let linked = compile(cx, &source, how)?;
        if flags & builtins::KEEP_CONSTANTS != 0 {
            builtins::keep_constants(linked.constants);
        }
        Ok(linked.code)
    }
}

/// What a name stands for.
pub(super) enum Found {
    /// A module of ours written in Rust.
    Native(&'static ModuleSpec),
    /// A module of ours written in Python.
    Text(&'static str),
    /// A file; the folder if it is a package.
    File(String, Option<String>),
    /// Folders without `__init__.py`.
    Folders(Vec<String>),
}

fn import(cx: &Ctx, name: &Ref, globals: Option<&Ref>, from_list: Option<&Ref>, level: i64) -> PyResult<Ref> {
    if !str_::is_str(name) {
        return cx.type_error("module name must be a string");
    }
    let text = str_::to_string_lossy(name);
    if level < 0 {
        return cx.value_error("level must be >= 0");
    }
    let full = if level > 0 {
        resolve(cx, &text, globals, level)?
    } else if text.is_empty() {
        return cx.value_error("Empty module name");
    } else {
        text.clone()
    };
    if level == 0 && !str_::is_ascii(name) && in_modules(cx, &full)?.is_none() {
        // The finders of frozen modules and of files ask for the name as a C string.
        str_::remember_utf8(name);
    }
    let module = import_absolute(cx, &full)?;
    let wanted = match from_list {
        Some(list) => number::truth(cx, list)?,
        None => false,
    };
    if wanted {
        let Some(list) = from_list else { return Ok(module) };
        return submodules(cx, &module, list);
    }
    let first = text.split('.').next().unwrap_or_default();
    if level == 0 {
        return if first.len() == text.len() { Ok(module) } else { import_absolute(cx, first) };
    }
    if text.is_empty() {
        return Ok(module);
    }
    let cut = text.len() - first.len();
    let front = full[..full.len() - cut].to_owned();
    match in_modules(cx, &front)? {
        Some(front) => Ok(front),
        None => cx.raise(cx.types.key_error, &format!("'{front}' not in sys.modules as expected")),
    }
}

/// The absolute name of a relative one.
fn resolve(cx: &Ctx, name: &str, globals: Option<&Ref>, level: i64) -> PyResult<String> {
    let Some(globals) = globals else { return cx.raise(cx.types.key_error, "'__name__' not in globals") };
    if !globals.has_flag(type_flags::DICT) {
        return cx.type_error("globals must be a dict");
    }
    let package = dict::get(cx, globals, &cx.names.__package__)?.filter(|package| !cx.is_none(package));
    let package = match package {
        Some(package) if str_::is_str(&package) => str_::to_string_lossy(&package),
        Some(_) => return cx.type_error("package must be a string"),
        None => {
            let Some(own) = dict::get(cx, globals, &cx.names.__name__)? else {
                return cx.raise(cx.types.key_error, "'__name__' not in globals");
            };
            if !str_::is_str(&own) {
                return cx.type_error("__name__ must be a string");
            }
            let own = str_::to_string_lossy(&own);
            if dict::get(cx, globals, &cx.names.__path__)?.is_some() {
                own
            } else {
                own.rsplit_once('.').map_or_else(String::new, |(front, _)| front.to_owned())
            }
        }
    };
    if package.is_empty() {
        return cx.raise(cx.types.import_error, "attempted relative import with no known parent package");
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((front, _)) => base = front,
            None => return cx.raise(cx.types.import_error, "attempted relative import beyond top-level package"),
        }
    }
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

/// What `sys.modules` has under a name.
pub(super) fn in_modules(cx: &Ctx, name: &str) -> PyResult<Option<Ref>> {
    match cx.modules.get() {
        Some(modules) => dict::get(cx, &modules, &cx.intern(name)),
        None => Ok(None),
    }
}

fn not_found<T>(cx: &Ctx, message: &str, name: &str) -> PyResult<T> {
    let error = exception::new_exception(cx, cx.types.module_not_found_error, &[cx.new_str(message)])?;
    attribute::set(cx, &error, &cx.names.name, &cx.new_str(name))?;
    cx.raise_object(error)
}

/// The module of that whole name, imported if need be.
pub(super) fn import_absolute(cx: &Ctx, name: &str) -> PyResult<Ref> {
    match in_modules(cx, name)? {
        Some(found) if cx.is_none(&found) => not_found(cx, &format!("import of {name} halted; None in sys.modules"), name),
        Some(found) => Ok(found),
        None => cx.nested("", || find_and_load(cx, name)),
    }
}

fn find_and_load(cx: &Ctx, name: &str) -> PyResult<Ref> {
    let meta_path = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern("meta_path")));
    if meta_path.is_none_or(|meta_path| cx.is_none(&meta_path)) {
        return cx.raise(cx.types.import_error, "sys.meta_path is None, Python is likely shutting down");
    }
    let (parent, places) = match name.rsplit_once('.') {
        None => (None, None),
        Some((front, _)) => {
            let parent = import_absolute(cx, front)?;
            // Importing the parent may have imported the child.
            if let Some(found) = in_modules(cx, name)? {
                return Ok(found);
            }
            match attribute::get_optional(cx, &parent, &cx.names.__path__)? {
                Some(places) => (Some(parent), Some(places)),
                None => return not_found(cx, &format!("No module named '{name}'; '{front}' is not a package"), name),
            }
        }
    };
    let Some(found) = find(cx, name, places.as_ref())? else {
        return not_found(cx, &format!("No module named '{name}'"), name);
    };
    let made = load(cx, name, found)?;
    if let (Some(parent), Some((_, last))) = (parent, name.rsplit_once('.')) {
        attribute::set(cx, &parent, &cx.intern(last), &made)?;
    }
    Ok(made)
}

/// What a name stands for, sought on `places` (a parent's `__path__`), else on `sys.path`.
pub(super) fn find(cx: &Ctx, name: &str, places: Option<&Ref>) -> PyResult<Option<Found>> {
    if places.is_none()
        && stdlib::BUILTIN_NAMES.contains(&name)
        && let Some(spec) = stdlib::find(name)
    {
        return Ok(Some(Found::Native(spec)));
    }
    let last = name.rsplit('.').next().unwrap_or(name);
    let search = match places {
        Some(places) => Some(places.clone()),
        None => cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.names.path)),
    };
    let mut folders = Vec::new();
    // What is no name is not a file's either.
    if let Some(search) = search.filter(|_| !last.is_empty() && !last.contains('/')) {
        for entry in iterate::to_vec(cx, &search)? {
            if !str_::is_str(&entry) {
                continue;
            }
            let entry = str_::to_string_lossy(&entry);
            let folder = if entry.is_empty() { current_folder() } else { entry };
            let inner = format!("{folder}/{last}");
            let init = format!("{inner}/__init__.py");
            if Path::new(&init).is_file() {
                return Ok(Some(Found::File(init, Some(inner))));
            }
            let file = format!("{inner}.py");
            if Path::new(&file).is_file() {
                return Ok(Some(Found::File(file, None)));
            }
            if Path::new(&inner).is_dir() {
                folders.push(inner);
            }
        }
    }
    if let Some(text) = stdlib::source(name) {
        return Ok(Some(Found::Text(text)));
    }
    if let Some(spec) = stdlib::find(name) {
        return Ok(Some(Found::Native(spec)));
    }
    Ok(if folders.is_empty() { None } else { Some(Found::Folders(folders)) })
}

fn say_verbose(name: &str, place: &str) {
    if options().verbose > 0 {
        super::run::say(&format!("import '{name}' # {place}\n"));
    }
}

fn load(cx: &Ctx, name: &str, found: Found) -> PyResult<Ref> {
    let Some(modules) = cx.modules.get() else { return cx.raise(cx.types.runtime_error, "unable to get sys.modules") };
    let key = cx.intern(name);
    if let Found::Native(spec) = found {
        say_verbose(name, "built-in");
        // With CPython, making a native module frees more containers than it makes: those its import statement has needed.
        let count = cycles::young_count();
        let made = stdlib::make_module(cx, spec)?;
        cycles::set_young_count((count - 16).max(0));
        dict::set(cx, &modules, &key, &made)?;
        return Ok(made);
    }
    let made = module::new(cx, &key)?;
    let Some(names) = module::namespace(&made) else { return cx.raise(cx.types.system_error, "nameless module") };
    let set = |name: &Ref, value: &Ref| dict::set(cx, &names, name, value);
    let text = |value: &str| cx.new_str(value);
    let front = name.rsplit_once('.').map_or("", |(front, _)| front);
    let is_package = match &found {
        Found::File(_, folder) => folder.is_some(),
        Found::Text(_) => stdlib::is_package(name),
        _ => true,
    };
    set(&cx.names.__package__, &cx.intern(if is_package { name } else { front }))?;
    let spec = make_spec(cx, name, &found)?;
    set(&cx.names.__spec__, &spec)?;
    match &found {
        Found::File(file, folder) => {
            say_verbose(name, file);
            if let Some(folder) = folder {
                set(&cx.names.__path__, &list::from_vec(cx, vec![text(folder)]))?;
            }
            set(&cx.names.__file__, &text(file))?;
        }
        Found::Folders(folders) => {
            set(&cx.names.__path__, &list::from_vec(cx, folders.iter().map(|folder| text(folder)).collect()))?;
            dict::set(cx, &modules, &key, &made)?;
            return Ok(made);
        }
        Found::Text(_) => {
            say_verbose(name, "part of glasspy");
            // What tracebacks and traces name it by.
            set(&cx.names.__file__, &text(&frozen_name(name)))?;
            if is_package {
                set(&cx.names.__path__, &list::new(cx))?;
            }
        }
        Found::Native(_) => {}
    }
    if let Some(builtins) = cx.builtins.get() {
        set(&cx.names.__builtins__, &builtins)?;
    }
    dict::set(cx, &modules, &key, &made)?;
    let initializing = cx.intern("_initializing");
    attribute::set(cx, &spec, &initializing, &cx.true_)?;
    let run = || {
        let source = source_of(cx, name, &found)?;
        let how = How { mode: Mode::Exec, optimize: options().optimize, flags: 0 };
        let linked = compile(cx, &source, how)?;
        let code = linked.code;
        drop(linked.constants);
        cx.engine().run_code(cx, &code, names.clone(), names, None)
    };
    let result = match found {
        Found::Text(_) => import_cost::counted(cx, name, run),
        _ => run(),
    };
    match result {
        Ok(value) => {
            drop(value);
            attribute::set(cx, &spec, &initializing, &cx.false_)?;
            // A module may put something else in its place.
            Ok(dict::get(cx, &modules, &key)?.unwrap_or(made))
        }
        Err(raised) => {
            let error = cx.take_raised();
            if dict::delete(cx, &modules, &key).is_err() {
                drop(cx.take_raised());
            }
            let _ = raised;
            cx.raise_again(error)
        }
    }
}

/// The file name of a module that is part of glasspy.
fn frozen_name(name: &str) -> String {
    format!("<frozen {name}>")
}

/// The text of a module that has one.
pub(super) fn source_of(cx: &Ctx, name: &str, found: &Found) -> PyResult<Source> {
    match found {
        Found::Text(text) => Ok(Source::new(&frozen_name(name), text)),
        Found::File(file, _) => match std::fs::read(file) {
            Ok(bytes) => read_bytes(cx, file, &bytes, false),
            Err(problem) => cx.raise(cx.types.import_error, &problem.to_string()),
        },
        Found::Native(_) | Found::Folders(_) => cx.raise(cx.types.import_error, &format!("No code object available for {name}")),
    }
}

/// `__spec__`: a namespace with importlib's names.
pub(super) fn make_spec(cx: &Ctx, name: &str, found: &Found) -> PyResult<Ref> {
    let (origin, has_location) = match found {
        Found::File(file, _) => (cx.new_str(file), true),
        Found::Text(_) => (cx.intern("frozen"), false),
        Found::Native(_) => (cx.intern("built-in"), false),
        Found::Folders(_) => (cx.none(), false),
    };
    let names = ["name", "loader", "origin", "has_location", "_initializing"].map(|name| cx.intern(name));
    let values = [cx.intern(name), cx.none(), origin, cx.bool(has_location), cx.bool(false)];
    let names = tuple::new(cx, &names);
    call::call_named(cx, &cx.types.simple_namespace.to_ref(), &values, Some(&names))
}

/// `from package import names`: those that are submodules are imported.
fn submodules(cx: &Ctx, module: &Ref, names: &Ref) -> PyResult<Ref> {
    let Some(_) = attribute::get_optional(cx, module, &cx.names.__path__)? else { return Ok(module.clone()) };
    let package = attribute::get(cx, module, &cx.names.__name__)?;
    let package = str_::to_string_lossy(&package);
    let mut wanted = iterate::to_vec(cx, names)?;
    let mut index = 0;
    let mut starred = false;
    while index < wanted.len() {
        let name = wanted[index].clone();
        index += 1;
        if !str_::is_str(&name) {
            let place = if starred { format!("{package}.__all__") } else { "``from list''".to_owned() };
            return cx.type_error(&format!("Item in {place} must be str, not {}", name.ty().display_name()));
        }
        if str_::eq_str(&name, "*") {
            if !starred && let Some(all) = attribute::get_optional(cx, module, &cx.names.__all__)? {
                wanted.extend(iterate::to_vec(cx, &all)?);
                starred = true;
            }
            continue;
        }
        if attribute::get_optional(cx, module, &name)?.is_some() {
            continue;
        }
        let full = format!("{package}.{}", str_::to_string_lossy(&name));
        if let Err(raised) = import_absolute(cx, &full) {
            // Only its own absence is forgiven: the import statement then says what it could not find.
            if !cx.raised_is(cx.types.module_not_found_error) {
                return Err(raised);
            }
            let error = cx.take_raised();
            let missing = attribute::get_optional(cx, &error, &cx.names.name)?;
            let own = missing.is_some_and(|missing| str_::is_str(&missing) && str_::eq_str(&missing, &full));
            if !own || in_modules(cx, &full)?.is_some() {
                return cx.raise_again(error);
            }
        }
    }
    Ok(module.clone())
}
