//! Text to tree.
//!
//! ```text
//!   Source ──▶ token.rs ──▶ indent.rs ──▶ generated parser (grammar/python.lalrpop) ──▶ ast.rs
//!              logos          newlines,          │ nodes made and checked in
//!              tokens         indents            ▼ actions
//! ```

pub mod ast;
