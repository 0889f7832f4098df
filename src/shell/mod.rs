//! Command line and prompt.

mod cli;
mod repl;

pub use cli::main;
