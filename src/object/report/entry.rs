//! A traceback as plain data.

use std::cell::Cell;

use crate::code::Position;
use crate::heap::Ref;
use crate::object::types::{code, frame, str_, traceback};
use crate::object::{Ctx, Object};

/// One frame an exception passed.
#[derive(Clone, Debug, Default)]
pub struct TracebackEntry {
    /// `co_filename`
    pub filename: String,
    /// Line number, 0 for none.
    pub line: u32,
    /// `co_name`
    pub name: String,
    /// Place of the instruction; line 0: none.
    pub position: Position,
}

/// Finds a source line (numbered from 1) of a file, without its line end.
pub type SourceReader = fn(&str, u32) -> Option<String>;

thread_local! {
    static READER: Cell<Option<SourceReader>> = const { Cell::new(None) };
}

/// Installs what finds source lines; without it reports have none.
pub fn set_source_reader(reader: SourceReader) {
    READER.set(Some(reader));
}

/// A source line, without its line end.
pub fn source_line(filename: &str, line: u32) -> Option<String> {
    if line == 0 {
        return None;
    }
    READER.get().and_then(|reader| reader(filename, line))
}

/// The entries of a traceback object, outermost first; only the innermost `limit`.
pub fn entries(cx: &Ctx, start: &Ref, limit: usize) -> Vec<TracebackEntry> {
    let mut objects = std::collections::VecDeque::new();
    let mut cursor = Some(start.clone());
    while let Some(current) = cursor.filter(|current| current.is_exact(cx.types.traceback)) {
        if objects.len() == limit {
            objects.pop_front();
        }
        cursor = traceback::this(&current).next.get();
        objects.push_back(current);
    }
    objects.iter().take(limit).map(|entry| entry_of(cx, entry)).collect()
}

fn entry_of(cx: &Ctx, object: &Ref) -> TracebackEntry {
    let body = traceback::this(object);
    let line = u32::try_from(body.line.get()).unwrap_or(0);
    let frame = body.frame.get().filter(|frame| frame.is_exact(cx.types.frame));
    let code_object = frame.and_then(|frame| frame::this(&frame).code());
    let Some(code) = code_object.as_ref().and_then(|object| code::body(cx, object)) else {
        return TracebackEntry { filename: "?".to_owned(), line, name: "?".to_owned(), ..TracebackEntry::default() };
    };
    let text = |field: &crate::heap::Field| field.borrow().map_or_else(String::new, str_::to_string_lossy);
    let position = match usize::try_from(body.last.get()) {
        Ok(offset) => code.position(offset / 8),
        Err(_) => Position::default(),
    };
    TracebackEntry { filename: text(&code.filename), line, name: text(&code.name), position }
}
