//! The text of errors that nobody caught, letter for letter CPython 3.12's.
//!
//! It stands in this room because dying objects and `sys.unraisablehook` need it as much as the end of a script; files are not read here: whoever
//! may read them installs a reader (`set_source_reader`). Read `exception.rs` (the whole), `entry.rs` (a traceback as data), `carets.rs`
//! (the marks under a source line), `suggest.rs` ("Did you mean"), `width.rs`.

mod carets;
mod entry;
mod exception;
mod suggest;
mod width;

pub use carets::{Marks, mark, mark_at};
pub use entry::{TracebackEntry, entries, set_source_reader, source_line};
pub use exception::{exception_line, exception_text, traceback_text, unraisable_text};
pub use suggest::{closest, distance, suggestion};
pub use width::display_width;
