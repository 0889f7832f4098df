//! An interpreter comes to life on this thread: heap, objects, machine, loader, `sys`, `builtins`, `__main__`.

use std::cell::Cell;
use std::path::Path;

use super::finish;
use super::loader::SessionLoader;
use super::options::{Options, Run};
use super::report;
use crate::heap::{self, Ref};
use crate::object::protocol::call;
use crate::object::types::{dict, int, module, slice};
use crate::object::{self, Ctx, PyResult};
use crate::stdlib::{self, sys};
use crate::vm;

static LOADER: SessionLoader = SessionLoader;

thread_local! {
    static OPTIONS: Cell<Option<&'static Options>> = const { Cell::new(None) };
}

/// The options of this thread's interpreter.
pub fn options() -> &'static Options {
    match OPTIONS.get() {
        Some(options) => options,
        None => unreachable!("start comes first"),
    }
}

/// Starts the interpreter. Errors here are ours: nothing of a script has run.
pub fn start(options: Options) -> PyResult<&'static Ctx> {
    let options: &'static Options = Box::leak(Box::new(options));
    OPTIONS.set(Some(options));
    heap::configure(options.geometry);
    let cx = object::start(options.hash_seed.key());
    vm::start(cx);
    vm::set_loader(&LOADER);
    report::start();
    int::set_max_str_digits(options.max_str_digits);
    sys::configure(config(options));
    let modules = match cx.modules.get() {
        Some(modules) => modules,
        None => return cx.raise(cx.types.system_error, "no modules"),
    };
    let enter = |name: &str, made: &Ref| dict::set(cx, &modules, &cx.intern(name), made);
    let Some(spec) = stdlib::find("sys") else { return cx.raise(cx.types.system_error, "no sys") };
    let sys_module = stdlib::make_module(cx, spec)?;
    cx.sys_dict.set(module::namespace(&sys_module));
    enter("sys", &sys_module)?;
    let Some(spec) = stdlib::find("builtins") else { return cx.raise(cx.types.system_error, "no builtins") };
    let builtins = stdlib::make_module(cx, spec)?;
    cx.builtins.set(module::namespace(&builtins));
    if let Some(names) = module::namespace(&builtins) {
        finish::remember_builtins(cx, &names)?;
    }
    enter("builtins", &builtins)?;
    let main = module::new(cx, &cx.new_str("__main__"))?;
    if let Some(names) = module::namespace(&main) {
        dict::set(cx, &names, &cx.names.__annotations__, &dict::new(cx))?;
        dict::set(cx, &names, &cx.names.__builtins__, &builtins)?;
    }
    enter("__main__", &main)?;
    // CPython has cut slices by now: the one kept block is there.
    drop(slice::new(cx, &cx.none, &cx.none, &cx.none));
    object::finalize::prepare_unraisable(cx)?;
    Ok(cx)
}

/// Traces blocks from the start on, if an option says so.
pub fn start_tracing(cx: &Ctx) -> PyResult<()> {
    match options().tracemalloc {
        Some(frames) => trace(cx, frames.get()),
        None => Ok(()),
    }
}

fn trace(cx: &Ctx, frames: usize) -> PyResult<()> {
    let Some(spec) = stdlib::find("_tracemalloc") else { return Ok(()) };
    let tracing = stdlib::make_module(cx, spec)?;
    call::method(cx, &tracing, &cx.intern("start"), &[int::from_usize(cx, frames)]).map(drop)
}

fn config(options: &Options) -> sys::Config {
    let (first, folder) = match &options.run {
        Run::Script(name) => {
            let real = std::fs::canonicalize(name).unwrap_or_else(|_| name.into());
            let folder = if real.is_dir() { Some(real.as_path()) } else { real.parent() };
            (name.clone(), folder.map(|folder| folder.display().to_string()))
        }
        Run::Command(_) => ("-c".to_owned(), Some(String::new())),
        Run::Module(_) => ("-m".to_owned(), Some(current_folder())),
        Run::Input(name) => (name.clone(), Some(String::new())),
        Run::Version(_) | Run::Help => (String::new(), None),
    };
    let mut path: Vec<String> = Vec::new();
    if !options.safe_path {
        path.extend(folder);
    }
    path.extend(options.path.iter().cloned());
    sys::Config {
        argv: std::iter::once(first).chain(options.arguments.iter().cloned()).collect(),
        original: options.original.clone(),
        path,
        executable: executable(),
        flags: options.flags_row(),
        warnings: options.warnings.clone(),
        x_options: options.x_options.clone(),
        unbuffered: options.unbuffered,
    }
}

/// The file that runs us.
pub fn executable() -> String {
    std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default()
}

/// The folder we are in.
pub fn current_folder() -> String {
    std::env::current_dir().map(|path| path.display().to_string()).unwrap_or_default()
}

/// A path made absolute without following links, as CPython names a script.
pub fn absolute(name: &str) -> String {
    if Path::new(name).is_absolute() { name.to_owned() } else { format!("{}/{name}", current_folder()) }
}
