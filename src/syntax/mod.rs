//! Text to tree.
//!
//! ```text
//!   Source ──▶ token.rs, lexer.rs ──▶ filter.rs ──▶ generated parser ──▶ ast.rs
//!              words, strings,        soft          grammar/python.lalrpop
//!              numbers, indent        keywords         │ nodes made and checked in actions/
//!                                                      ▼ refused
//!                                                   messages/    CPython's words for what is wrong
//! ```
//!
//! The public face is [`parse_module`], [`parse_expression`], [`parse_single`] and [`parse_interactive`]; all of them give
//! CPython 3.12's tree or CPython 3.12's error, held to it by `tests/syntax.rs`.

mod actions;
pub mod ast;
mod filter;
mod identifier;
mod indent;
mod lexer;
mod messages;
mod numbers;
mod parse;
mod single;
mod token;

pub use parse::{parse_expression, parse_module, tokenize};
pub use single::{Entry, parse_interactive, parse_single};
pub use token::{Tok, Token};
