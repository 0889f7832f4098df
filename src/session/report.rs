//! Errors on their way out: source lines for tracebacks, and the last word of a script that failed.
//!
//! The text itself is made in `object/report`, because dying objects and `sys.unraisablehook` need it too; this file reads the files.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::heap::Ref;
use crate::object::{Ctx, finalize, report};

/// Lines of the files asked for so far.
type Files = HashMap<String, Option<Rc<[String]>>>;

thread_local! {
    static FILES: RefCell<Files> = RefCell::new(HashMap::new());
}

/// Lets reports show source lines.
pub fn start() {
    report::set_source_reader(source_line);
}

/// Reports show no source lines from now on.
pub fn forget_sources() {
    report::set_source_reader(|_, _| None);
}

fn lines(text: &str) -> Rc<[String]> {
    text.strip_suffix('\n').unwrap_or(text).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line).to_owned()).collect()
}

fn read(filename: &str) -> Option<Rc<[String]>> {
    let bytes = std::fs::read(filename).ok()?;
    Some(lines(String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).as_ref()))
}

fn source_line(filename: &str, line: u32) -> Option<String> {
    if filename.starts_with('<') && filename.ends_with('>') && FILES.with_borrow(|files| !files.contains_key(filename)) {
        return None;
    }
    let file = FILES.with_borrow_mut(|files| files.entry(filename.to_owned()).or_insert_with(|| read(filename)).clone())?;
    file.get(line as usize - 1).cloned()
}

/// Prints an uncaught exception to `sys.stderr`, as the interpreter does at the end (`sys.excepthook`'s own text).
pub fn print_exception(cx: &Ctx, exception: &Ref) {
    finalize::write_stderr(cx, &report::exception_text(cx, exception));
}
