//! The `memoryview` type: `body.rs` is the layout and access to memory, `unit.rs` packs and unpacks items, `type_.rs` declares the type.
//!
//! Views here have one dimension; `cast` to a shape of several raises NotImplementedError.

mod body;
mod type_;
mod unit;

pub use body::{MemoryBody, add_export, contiguous, copied, new, release_export};
pub use type_::SPEC;
