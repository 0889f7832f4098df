//! The `sys` module.
//!
//! `config.rs` what session knows and `sys` shows · `attributes.rs` fills the module · `functions.rs` · `hooks.rs` displayhook, excepthook,
//! unraisablehook · `switches.rs` what can be set and read back · `structseq.rs` tuples with names.

mod attributes;
mod config;
mod functions;
mod hooks;
pub mod structseq;
mod switches;

use crate::object::ModuleSpec;

pub use config::{Config, config, configure};
pub use hooks::report_uncaught;

/// `sys`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "sys",
    doc: "What the interpreter knows of itself, and the standard streams.",
    functions: functions::FUNCTIONS,
    fill: Some(attributes::fill),
};
