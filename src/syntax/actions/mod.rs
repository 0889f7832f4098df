//! What the grammar's actions call: they build nodes, and check what an LR grammar cannot say.
//!
//! ```text
//!   grammar  ──calls──▶  act::binary(cx, …)  ──▶  Expr            (or, refused: cx.failure set, a placeholder handed on)
//! ```
//!
//! An action never returns an error: it leaves the first one in [`Cx`], and the token stream ends at the next token. That
//! keeps the grammar plain. The messages left here are the final ones only where CPython's first pass raises them
//! (literals, depth); all others are refined by `messages/`.
//!
//! `cx.rs` what all share · `expr.rs` · `stmt.rs` · `target.rs` expressions as targets · `params.rs` parameters and call
//! arguments · `pattern.rs` · `strings.rs` strings and f-strings · `escapes.rs` escape sequences.

mod cx;
mod escapes;
mod expr;
mod params;
mod pattern;
mod stmt;
mod strings;
mod target;

pub use cx::{Cx, Failure, Top, push};
pub use expr::*;
pub use params::{Item, Param, arg, args, params};
pub use pattern::{PatternItem, as_pattern, capture, class_pattern, dotted_value, mapping, pattern, sequence, star_pattern};
pub use stmt::*;
pub use strings::{Piece, check_middle, check_string, field, format_spec, fstring, push_field, strings};
pub use target::{delete, store};
