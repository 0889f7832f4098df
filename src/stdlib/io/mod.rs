//! The `_io` module: files.
//!
//! ```text
//!   TextIOWrapper ─┐
//!   BufferedReader ┼─ number of ─▶ file.rs: descriptor, bytes read ahead, bytes to be written
//!   BufferedWriter ┘
//! ```
//! A text object and its `buffer` share one entry, so their order is kept whatever a script mixes. `text.rs` text files, `binary.rs` byte files,
//! `string_io.rs` and `bytes_io.rs` (with `bytes_run.rs` and `bytes_buffer.rs`) files in memory,
//! `open.rs` the function, `standard.rs` the three standard streams and the fast way of `print`,
//! `wait.rs` how a reader that waits hears of an interrupt.

mod binary;
mod bytes_buffer;
mod bytes_io;
mod bytes_run;
mod file;
mod memory;
mod open;
mod standard;
mod string_io;
mod text;
mod wait;

use crate::heap::Ref;
use crate::object::types::{dict, int};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult};

pub use file::{flush_all, os_error};
pub use open::open;
pub use standard::{flush_standard, is_text_file, make_standard, write_fast};
pub use wait::make_bell;

fn refuse(cx: &Ctx, file: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    cx.type_error(&format!("cannot pickle '{}' instances", file.ty().name_string()))
}

/// `__reduce__` of what stands for an open file.
const REFUSE_REDUCE: MethodDef = MethodDef::new("__reduce__", Arity::None, refuse);
/// `__reduce_ex__` of the same.
const REFUSE_REDUCE_EX: MethodDef = MethodDef::new("__reduce_ex__", Arity::One, refuse);

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    dict::set(cx, names, &cx.intern("TextIOWrapper"), &text::class(cx).to_ref())?;
    dict::set(cx, names, &cx.intern("StringIO"), &string_io::class(cx).to_ref())?;
    dict::set(cx, names, &cx.intern("BytesIO"), &bytes_io::class(cx).to_ref())?;
    for (name, class) in binary::classes(cx) {
        dict::set(cx, names, &cx.intern(name), &class.to_ref())?;
    }
    dict::set(cx, names, &cx.intern("UnsupportedOperation"), &file::unsupported_class(cx)?)?;
    dict::set(cx, names, &cx.intern("BlockingIOError"), &cx.types.blocking_io_error.to_ref())?;
    dict::set(cx, names, &cx.intern("DEFAULT_BUFFER_SIZE"), &int::new(cx, file::BUFFER as i64))
}

/// `_io`
pub const MODULE: ModuleSpec =
    ModuleSpec { name: "_io", doc: "Files.", functions: &[MethodDef::new("open", Arity::Keywords, open)], fill: Some(fill) };

/// Lets go of what the module keeps (end of the interpreter).
pub fn forget() {
    file::forget();
}
