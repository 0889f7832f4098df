//! Text to tree.
//!
//! ```text
//!   Source ──▶ token.rs ──▶ indent.rs ──▶ generated parser (grammar/python.lalrpop) ──▶ ast.rs
//!              logos          newlines,          │ nodes made and checked in
//!              tokens         indents            ▼ actions
//! ```

mod actions;
pub mod ast;
mod filter;
mod indent;
mod lexer;
mod messages;
mod numbers;
mod parse;
mod token;

pub use parse::{Entry, parse_expression, parse_interactive, parse_module, tokenize};
pub use token::{Tok, Token};
