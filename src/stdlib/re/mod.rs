//! Regular expressions: `_re`, what `re.py` builds on.
//!
//! ```text
//!   text ──parse.rs──▶ tree ──program.rs──▶ words in a Pattern (pattern.rs) ──matcher.rs──▶ places of the groups, in a Match (match_.rs)
//! ```
//! `edit.rs` cuts and changes strings, `scanner.rs` goes from match to match. The matcher goes back over choices it has noted on a stack of
//! its own, so a long text needs no deep recursion; only look-around and atomic groups nest, as deep as the pattern does.

mod edit;
mod match_;
mod matcher;
mod module;
mod parse;
mod pattern;
mod program;
mod scanner;

pub use module::MODULE;
