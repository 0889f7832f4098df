//! `_struct`: values packed into bytes as a format says. `format.rs` reads formats, `item.rs` packs and unpacks single values, `packing.rs` whole
//! formats, `type_.rs` is the class `Struct`, `iterator.rs` what `iter_unpack` gives, `module.rs` the functions and their cache.

mod format;
mod item;
mod iterator;
mod module;
mod packing;
mod type_;

pub use module::MODULE;
