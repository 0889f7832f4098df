//! `_pickle`: objects into bytes and back, with the bytes that CPython's C pickler writes.
//!
//! ```text
//!   object ─► save.rs ─► output.rs (frames) ─► bytes, file          bytes, file ─► input.rs ─► load.rs ─► object
//!              │  reduce.rs  what is made again by a call              │
//!              │  global.rs  what is found again by its name           └ build.rs  instances and containers
//!              └ memo.rs     what was written already
//! ```
//! `pickler.rs` and `unpickler.rs` are the classes, `memo_proxy.rs` what their `memo` gives, `buffer.rs` is `PickleBuffer`, `opcode.rs` the
//! instructions, `module.rs` the functions.

mod buffer;
mod build;
mod global;
mod input;
mod load;
mod memo;
mod memo_proxy;
mod module;
mod opcode;
mod output;
mod pickler;
mod reduce;
mod save;
mod text;
mod unpickler;

pub use module::{CODECS, MODULE};
