//! Special methods: which name belongs to which slot, how a slot is called as a method, and how a Python method fills a slot.
//!
//! ```text
//!   slot filled natively ──► wrapper_descriptor in the type's dict     (wrappers.rs)
//!   method in a class    ──► slot function that calls it by name       (generic.rs)
//! ```
//! `rows.rs` ties the three together, in CPython's order; `class/slots_update.rs` decides which of them a class gets.

mod binary;
mod generic;
mod rows;
mod wrappers;

pub use generic::{GENERIC, finds_generically, has_hook, is_generic_call, is_generic_get, is_generic_repr};
pub use rows::{SLOT_ROWS, SLOT_WORDS, SlotRow, WrapFn, has, set_word, word};
