//! Command line and prompt.

mod cli;
mod repl;

pub use crate::session::arguments;
pub use cli::main;
