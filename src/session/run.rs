//! A script from its first byte to its exit code.
//!
//! ```text
//!   first thread           interpreter's thread (a big stack: native code may nest deep)
//!   waits for signals      start ─▶ read, compile, run in __main__ ─▶ report what nobody caught ─▶ finish ─▶ exit code
//! ```

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use super::compile::{How, Mode, compile, read_bytes};
use super::options::{HELP, Options, Run};
use super::prompt::{Prompt, PromptSession};
use super::signals::{self, Interpreter};
use super::start::{absolute, options};
use super::{finish, main_module, process, py_compile, start};
use crate::heap::{self, Ref, cycles};
use crate::object::finalize::write_stderr;
use crate::object::protocol::{attribute, call, item, text};
use crate::object::types::{dict, int, list, module, str_};
use crate::object::{Ctx, Object, PyResult, Raised, finalize};
use crate::source::Source;
use crate::stdlib::{io, sys};

/// Bytes of the interpreter's stack: sorting, repr and comparison nest in it as deep as their limits allow.
const STACK_BYTES: usize = 256 << 20;

/// Runs what the command line says and ends the process with the exit code.
pub fn main(arguments: Vec<std::ffi::OsString>, prompt: Box<dyn Prompt>) -> ! {
    process::begin();
    let read = match Options::read(arguments, |name| std::env::var_os(name)) {
        Ok(read) => read,
        Err(refused) => {
            eprint!("{}", refused.text);
            std::process::exit(refused.code);
        }
    };
    match &read.run {
        Run::Help => {
            print!("{HELP}");
            std::process::exit(0);
        }
        Run::Version(times) => {
            println!("Python 3.12.1{}", if *times > 1 { " (glasspy 0.1.0)" } else { "" });
            std::process::exit(0);
        }
        _ => {}
    }
    let signals = signals::listen();
    let bell = signals.as_ref().and_then(|_| io::make_bell());
    let (sender, receiver) = std::sync::mpsc::channel();
    let spawned = std::thread::Builder::new().name("python".to_owned()).stack_size(STACK_BYTES).spawn(move || {
        // The other side may have no signals to pass on.
        let _ = sender.send(heap::attention());
        let _end = EndOnPanic;
        std::process::exit(interpret(read, prompt))
    });
    let handle = match spawned {
        Ok(handle) => handle,
        Err(problem) => {
            eprintln!("glasspy: cannot start: {problem}");
            std::process::exit(1);
        }
    };
    if let (Some(signals), Ok(attention)) = (signals, receiver.recv()) {
        signals::pass_on(signals, &Interpreter { attention, thread: handle.thread().clone(), bell });
    }
    // Only a panic lets the thread end without ending the process.
    let _ = handle.join();
    std::process::exit(101)
}

/// A panic (a fault of ours) must not leave the first thread waiting for signals.
struct EndOnPanic;

impl Drop for EndOnPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::exit(101);
        }
    }
}

/// How a script ended.
enum Ending {
    /// With this exit code.
    Code(i32),
    /// By an interrupt that nobody handled.
    Interrupted,
}

/// Says what failed before anything of a script ran.
fn cannot_start(what: &str) -> i32 {
    let cx = Ctx::current();
    let error = crate::object::report::exception_line(cx, &cx.take_raised());
    eprintln!("Fatal Python error: init_interp_main: {what}\nPython runtime state: core initialized\n{error}\n");
    eprintln!("Current thread {:#018x} (most recent call first):\n  <no Python frame>", process::thread_id());
    1
}

fn interpret(read: Options, mut prompt: Box<dyn Prompt>) -> i32 {
    let cx = match start::start(read) {
        Ok(cx) => cx,
        Err(Raised) => return cannot_start("can't initialize"),
    };
    if let Err(Raised) = start::start_tracing(cx) {
        return cannot_start("can't start tracemalloc");
    }
    let options = options();
    let mut ending = run(cx, prompt.as_mut());
    let asked = options.inspect || std::env::var_os("PYTHONINSPECT").is_some_and(|value| !value.is_empty());
    if asked && !matches!(options.run, Run::Input(_)) {
        let session = PromptSession::new(cx);
        prompt.run(&session);
        ending = Ending::Code(session.code());
    }
    let failed = finish::finish(cx);
    match ending {
        Ending::Code(code) => match finish::examine(cx) {
            Some(wrong) => wrong,
            None if failed && code == 0 => 120,
            None => code,
        },
        Ending::Interrupted => signals::die_of_interrupt(),
    }
}

fn run(cx: &'static Ctx, prompt: &mut dyn Prompt) -> Ending {
    let options = options();
    match &options.run {
        Run::Script(name) => script(cx, name),
        Run::Command(text) => {
            let mut text = text.clone();
            text.push('\n');
            let source = Source::new("<string>", &text);
            ended(cx, run_source(cx, &source))
        }
        Run::Module(name) if name == "py_compile" => Ending::Code(py_compile::run(cx, &options.arguments)),
        Run::Module(name) => run_module(cx, name),
        Run::Input(_) if options.inspect || std::io::stdin().is_terminal() => {
            let session = PromptSession::new(cx);
            prompt.run(&session);
            Ending::Code(session.code())
        }
        Run::Input(_) => {
            let mut bytes = Vec::new();
            // What cannot be read is treated as the end.
            let _ = std::io::stdin().read_to_end(&mut bytes);
            let result = read_bytes(cx, "<stdin>", &bytes, true).and_then(|source| run_source(cx, &source));
            flush_streams(cx);
            ended(cx, result)
        }
        Run::Version(_) | Run::Help => Ending::Code(0),
    }
}

fn main_of(cx: &Ctx) -> Option<Ref> {
    cx.modules.get().and_then(|modules| dict::get_str(cx, &modules, &cx.names.__main__)).filter(|main| main.is_instance(cx.types.module))
}

fn main_namespace(cx: &Ctx) -> PyResult<Ref> {
    match main_of(cx).and_then(|main| module::namespace(&main)) {
        Some(names) => Ok(names),
        None => cx.raise(cx.types.runtime_error, "lost __main__"),
    }
}

fn script(cx: &Ctx, name: &str) -> Ending {
    let full = absolute(name);
    let path = Path::new(name);
    if path.is_dir() {
        let inner = format!("{full}/__main__.py");
        if !Path::new(&inner).exists() {
            eprintln!("{}: can't find '__main__' module in '{full}'", options().program);
            return Ending::Code(1);
        }
        return file_ended(cx, run_file(cx, &inner, Some("")));
    }
    match std::fs::read(path) {
        Ok(bytes) => {
            let result = run_bytes(cx, &full, &bytes, None);
            flush_streams(cx);
            file_ended(cx, result)
        }
        Err(problem) => {
            let number = problem.raw_os_error().unwrap_or(0);
            let words = problem.to_string();
            let words = words.split(" (os error").next().unwrap_or_default();
            eprintln!("{}: can't open file '{full}': [Errno {number}] {words}", options().program);
            Ending::Code(2)
        }
    }
}

fn run_file(cx: &Ctx, full: &str, package: Option<&str>) -> PyResult<()> {
    match std::fs::read(full) {
        Ok(bytes) => run_bytes(cx, full, &bytes, package),
        Err(problem) => cx.raise(cx.types.import_error, &problem.to_string()),
    }
}

fn run_bytes(cx: &Ctx, full: &str, bytes: &[u8], package: Option<&str>) -> PyResult<()> {
    // Whoever runs a file holds its module meanwhile, so it lives even if the script takes it out of `sys.modules`.
    let _main = main_of(cx);
    let names = main_namespace(cx)?;
    dict::set(cx, &names, &cx.names.__file__, &cx.new_str(full))?;
    dict::set(cx, &names, &cx.intern("__cached__"), &cx.none)?;
    if let Some(package) = package {
        dict::set(cx, &names, &cx.names.__package__, &cx.intern(package))?;
    }
    // The script sees who holds its globals.
    drop(names);
    read_bytes(cx, full, bytes, true).and_then(|source| run_source(cx, &source))
}

/// Once a file has run, and before anything is said of how it ended, its streams are flushed, whatever a script has put in their places.
fn flush_streams(cx: &Ctx) {
    let raised = cx.raised.take();
    for name in [&cx.names.stderr, &cx.names.stdout] {
        let stream = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, name));
        if stream.is_some_and(|stream| call::method(cx, &stream, &cx.names.flush, &[]).is_err()) {
            drop(cx.take_raised());
        }
    }
    cx.raised.set(raised);
}

/// CPython takes the names of the file away again once it has run, unless SystemExit ends everything at once.
fn file_ended(cx: &Ctx, result: PyResult<()>) -> Ending {
    let at_once = result.is_err() && cx.raised_is(cx.types.system_exit);
    let ending = ended(cx, result);
    if !at_once && let Ok(names) = main_namespace(cx) {
        for name in [cx.names.__file__.clone(), cx.intern("__cached__")] {
            if dict::delete(cx, &names, &name).is_err() {
                drop(cx.take_raised());
            }
        }
    }
    ending
}

/// Runs a text in `__main__`.
fn run_source(cx: &Ctx, source: &Source) -> PyResult<()> {
    let names = main_namespace(cx)?;
    let how = How { mode: Mode::Exec, optimize: options().optimize, flags: 0 };
    let linked = compile(cx, source, how)?;
    // What CPython does before a script of its own free will makes it collect right at the start.
    finalize::collect(cx, 0);
    finalize::fill_free_lists(cx);
    cycles::begin_script();
    let result = cx.engine().run_code(cx, &linked.code, names.clone(), names, None);
    drop(linked.code);
    drop(linked.constants);
    result.map(drop)
}

/// `-m`: the module's code runs as `__main__`.
fn run_module(cx: &Ctx, name: &str) -> Ending {
    let work = || {
        let found = match main_module::find(cx, name)? {
            Ok(found) => found,
            Err(why) => return Ok(Some(why)),
        };
        if let Some(argv) = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern("argv")))
            && list::len(&argv) > 0
        {
            item::set(cx, &argv, &int::new(cx, 0), &cx.new_str(&found.filename))?;
        }
        let names = main_namespace(cx)?;
        dict::set(cx, &names, &cx.names.__package__, &cx.intern(&found.package))?;
        dict::set(cx, &names, &cx.names.__file__, &cx.new_str(&found.filename))?;
        dict::set(cx, &names, &cx.names.__spec__, &found.spec(cx)?)?;
        let source = found.source(cx)?;
        run_source(cx, &source).map(|()| None)
    };
    match work() {
        Ok(None) => Ending::Code(0),
        Ok(Some(why)) => {
            say(&format!("{}: {why}\n", super::start::executable()));
            Ending::Code(1)
        }
        Err(Raised) => ended(cx, Err(Raised)),
    }
}

/// Reports what nobody has caught.
fn ended(cx: &Ctx, result: PyResult<()>) -> Ending {
    let Err(Raised) = result else { return Ending::Code(0) };
    let error = cx.take_raised();
    // With -i the session goes on, and shows what would have ended it.
    if error.is_instance(cx.types.system_exit) && !options().inspect {
        return Ending::Code(exit_code(cx, &error));
    }
    let interrupted = error.is_instance(cx.types.keyboard_interrupt);
    sys::report_uncaught(cx, &error);
    drop(error);
    if interrupted { Ending::Interrupted } else { Ending::Code(1) }
}

/// The exit code that a SystemExit asks for; anything but an int and None is printed.
pub fn exit_code(cx: &Ctx, error: &Ref) -> i32 {
    let code = match attribute::get_optional(cx, error, &cx.intern("code")) {
        Ok(Some(code)) => code,
        Ok(None) => return 0,
        Err(Raised) => {
            drop(cx.take_raised());
            return 0;
        }
    };
    if cx.is_none(&code) {
        return 0;
    }
    if int::is_int(&code) {
        return int::as_i64(&code).map_or(255, |code| (code & 0xff) as i32);
    }
    // Standard output first, so that lines stay in order.
    io::flush_all();
    match text::str_(cx, &code) {
        Ok(shown) => write_stderr(cx, &format!("{}\n", str_::to_string_lossy(&shown))),
        Err(Raised) => drop(cx.take_raised()),
    }
    1
}

/// Shows an error at a prompt; true if it asks to end.
pub fn report_at_prompt(cx: &Ctx) -> Option<i32> {
    let error = cx.take_raised();
    if error.is_instance(cx.types.system_exit) {
        return Some(exit_code(cx, &error));
    }
    // What was printed so far comes first.
    io::flush_all();
    sys::report_uncaught(cx, &error);
    io::flush_all();
    None
}

/// Runs one statement of a prompt in `__main__`; values are shown by `sys.displayhook`.
pub fn run_line(cx: &Ctx, code: &Ref) -> PyResult<()> {
    let names = main_namespace(cx)?;
    let result = cx.engine().run_code(cx, code, names.clone(), names, None).map(drop);
    io::flush_all();
    result
}

/// Says something on standard error at once.
pub fn say(text: &str) {
    // Nobody can be told of a failure.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
