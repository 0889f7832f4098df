//! The command line: hands everything to session, and the terminal's prompt with it.

use std::ffi::OsString;

use super::repl::Repl;

/// Runs the program; ends the process.
pub fn main(arguments: Vec<OsString>) {
    crate::session::main(arguments, Box::new(Repl))
}
