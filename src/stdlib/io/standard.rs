//! The standard streams, and how `print` reaches them without going through Python's methods.

use super::file::{OpenFile, enter, with};
use super::text;
use crate::heap::Ref;
use crate::object::types::str_;
use crate::object::{Ctx, PyResult};

/// `sys.stdin`, `sys.stdout` and `sys.stderr`.
pub fn make_standard(cx: &Ctx, unbuffered: bool) -> [Ref; 3] {
    let make = |fd: i32, name: &str, mode: &str, errors: &str| {
        let mut file = OpenFile::borrowed(fd, fd == 0, fd != 0);
        file.line_buffered = fd == 2 || (fd != 0 && file.is_terminal());
        file.unbuffered = unbuffered && fd != 0;
        let number = enter(file);
        let coding = text::Coding { encoding: "utf-8", errors, newline: if fd == 0 { None } else { Some("\n") } };
        text::make(cx, number, &cx.new_str(name), mode, &coding)
    };
    let errors = if utf8_locale() { "strict" } else { "surrogateescape" };
    [make(0, "<stdin>", "r", errors), make(1, "<stdout>", "w", errors), make(2, "<stderr>", "w", "backslashreplace")]
}

/// CPython lets undecodable bytes pass through in the C locale and in UTF-8 mode.
fn utf8_locale() -> bool {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = variable("LC_ALL").or_else(|| variable("LC_CTYPE")).or_else(|| variable("LANG")).unwrap_or_default();
    !matches!(locale.as_str(), "" | "C" | "POSIX" | "C.UTF-8" | "C.utf8") && variable("PYTHONUTF8").as_deref() != Some("1")
}

/// Whether it is a text file of ours.
pub fn is_text_file(file: &Ref) -> bool {
    text::body(file).is_some()
}

/// Writes a str to a text file of ours; None if `file` is another object. Nothing else sees the text, so it is as good as its `write`.
#[inline]
pub fn write_fast(cx: &Ctx, file: &Ref, value: &Ref) -> Option<PyResult<()>> {
    let body = text::body(file)?;
    if body.plain.get()
        && let Some(ascii) = str_::ascii(value)
        && with(body.number.get(), |file| file.writable) == Some(true)
    {
        return Some(text::write_piece(cx, body, value, ascii.as_bytes()));
    }
    Some(text::write_text(cx, file, value))
}

/// Writes what waits in a text file of ours; None if it is another object.
pub fn flush_standard(cx: &Ctx, file: &Ref) -> Option<PyResult<()>> {
    let body = text::body(file)?;
    Some(text::flush_body(cx, body))
}
