//! What the tests that run Python scripts share: running the binary, pending lists, templates and readable differences.
//!
//! A *recording* is what CPython 3.12.1 printed. It may hold two wildcards, each standing for a figure that belongs to one
//! process and not to the language: `<address>` for an object's address, `<n>` for a count describing CPython's own start-up.
//! The tests in `compare.rs`, `examples.rs`, `article.rs` and `deep.rs` stand on this file; `tests/README.md` says how.

// Each test binary uses a part of this file only.
#![allow(dead_code)]

pub mod diff;
pub mod pending;
pub mod pieces;
pub mod program;
pub mod recorded;
pub mod run;
pub mod template;
