//! Tree to code.
//!
//! ```text
//!   tree ──▶ fold/        values of constant expressions
//!        ──▶ scope/       what every name is
//!        ──▶ compiler.rs  drives code generation:
//!              stmt.rs  assign.rs  flow.rs  handlers.rs  def.rs  generic.rs  pattern.rs       statements
//!              expr.rs  condition.rs  call.rs  display.rs  comprehension.rs                   expressions
//!              names.rs  warn.rs  unparse.rs                                                  what they share
//!                  ▼
//!            emit.rs      instructions, labels, who owns which temporary       body.rs  the body under construction
//!            layout.rs    words, ranges, places                                ──▶ code::Unit
//! ```
//! Read `emit.rs` first, then `expr.rs`.

mod assign;
mod body;
mod call;
mod compiler;
mod comprehension;
mod condition;
mod def;
mod display;
mod emit;
mod expr;
mod flow;
mod fold;
mod generic;
mod handlers;
mod layout;
mod names;
mod pattern;
mod scope;
mod stmt;
mod unparse;
mod warn;

pub use compiler::{CompileOptions, Compiled, Tree, compile};
use compiler::{Compiler, Fallible};
