//! Regular expressions: `_re`, what `re.py` builds on.
//!
//! ```text
//!   text ──parse.rs──▶ tree ──program.rs──▶ words (u32, kept in a bytes object) ──matcher.rs──▶ positions of the groups
//! ```
//! The matcher goes back over choices it has noted on a stack of its own, so a long text needs no deep recursion; only look-around and atomic
//! groups nest, as deep as the pattern does.

mod matcher;
mod module;
mod parse;
mod program;

pub use module::MODULE;
