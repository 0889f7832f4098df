//! Everything that is not a fast path, by family. Every function gets the machine, the instruction's address and the frame base, decodes the
//! instruction again, and either completes it or leaves an exception in the context, its consumed operands dropped.
//!
//! SAFETY of every block in this folder: invariants I1..I5 of `vm/frame.rs`; `pc` and `base` come from the loop. The functions are
//! `unsafe fn` for that reason: their only callers are the arms of `run.rs`.

pub mod arith;
pub mod attr;
pub mod call;
pub mod compare;
pub mod container;
pub mod exception;
pub mod function;
pub mod import;
pub mod iter;
pub mod name;
pub mod native;
pub mod pattern;
pub mod special;
pub mod with;
