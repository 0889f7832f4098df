//! Modules, one file or folder each; `table.rs` lists them.

pub mod abc;
pub mod array;
pub mod atexit;
pub mod bisect;
pub mod builtins;
pub mod collections;
pub mod ctypes;
pub mod declare;
pub mod functools;
pub mod gc;
pub mod heapq;
pub mod io;
pub mod itertools;
pub mod json;
pub mod kept;
pub mod malloc_stats;
pub mod math;
pub mod operator;
pub mod pickle;
pub mod posix;
pub mod random;
pub mod re;
pub mod resource;
pub mod string;
pub mod struct_;
pub mod sys;
mod table;
pub mod time;
pub mod traceback;
pub mod tracemalloc;
pub mod warnings;
pub mod weakref;

pub use declare::{LazyType, make_module};
pub use table::{BUILTIN_NAMES, STANDARD_NAMES, find, is_package, source};
