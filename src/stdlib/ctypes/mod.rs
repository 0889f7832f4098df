//! `_ctypes`: C data at addresses, on which `ctypes.py` (`__init__.py` here) builds its types.
//!
//! Read `data.rs` (the object that stands for a piece of memory), then `memory.rs` (reading and writing at an address). A script that names
//! an address vouches for it, as with CPython's ctypes: memory that is not the process's ends the process.

mod data;
mod memory;
mod module;

pub use module::MODULE;
