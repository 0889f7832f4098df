//! Runs code.
//!
//! Read `slot.rs` (a register), `frame.rs` (how frames lie in the register stack), `run.rs` (the loop: one arm per opcode, fast paths only), then any
//! file in `ops/` (everything that is not a fast path, out of line). `unwind.rs` is where errors go, `generator.rs` how a frame leaves the stack and
//! comes back, `engine.rs` what objects may ask of the machine.

mod engine;
mod frame;
mod generator;
mod ops;
mod run;
mod slot;
mod unwind;

pub use engine::{Loader, set_loader, start};
