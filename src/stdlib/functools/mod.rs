//! The `_functools` module: what `functools.py` builds on. `partial.rs`, `lru_cache.rs` and `key.rs` hold a type each, `module.rs` the rest.

mod key;
mod lru_cache;
mod module;
mod partial;

pub use module::MODULE;
