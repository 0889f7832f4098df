//! Source to result, in one place; the library's public face.
//!
//! ```text
//!   process.rs   the process before that: streams, signals, memory
//!   options.rs   what the command line and the environment ask for
//!   start.rs     objects, machine, builtins and sys come to life
//!   compile.rs   text ─▶ tree ─▶ code object, or a SyntaxError
//!   loader.rs    imports: names to modules
//!   main_module.rs `-m name`: which module that is
//!   run.rs       a script from its first byte to its exit code
//!   finish.rs    what happens when it has ended: atexit, modules torn down, heap looked at
//!   prompt.rs    a session at a terminal, without the terminal
//!   py_compile.rs  `-m py_compile`
//!   undecoded.rs bytes that are not UTF-8
//!   signals.rs   Ctrl-C
//!   report.rs    uncaught errors as text
//! ```
//! Read `run.rs` first.

pub mod compile;
mod finish;
mod import_cost;
mod loader;
mod main_module;
pub mod options;
mod process;
mod prompt;
mod py_compile;
pub mod report;
mod run;
mod signals;
mod start;
mod undecoded;

pub use options::{Options, Run};
pub use prompt::{Prompt, PromptSession};
pub use run::main;
