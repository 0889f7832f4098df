//! A named source text that knows where its lines start.
//!
//! ```text
//!   text         a = 1\nb = 2\n
//!                ^       ^       ^
//!   line_starts  0       6       12        line 1, 2 and the empty line 3
//! ```
//!
//! Line ends are `\n` only: `\r\n` and a lone `\r` become `\n` when the source is made, and a last line without an end gets
//! one, as CPython's reader does, so every offset speaks of the translated text. `lineno` counts from 1; a *byte column* is CPython's `col_offset` (UTF-8 bytes
//! from the line start, from 0), a *character column* is what `SyntaxError.offset` holds minus one.
//! Bytes become text in `decode.rs`.

use super::decode::{Origin, decode};
use super::{Diagnostic, DiagnosticKind, Span};
use std::rc::Rc;

/// A text with a name, lines and columns.
#[derive(Clone, Debug)]
pub struct Source {
    name: Rc<str>,
    text: Rc<str>,
    line_starts: Rc<[u32]>,
    from_file: bool,
    from_bytes: bool,
    ended: bool,
}

impl Source {
    /// A source from text already decoded (`exec`, `compile`, a prompt): a coding cookie in it means nothing.
    pub fn new(name: &str, text: &str) -> Self {
        Source::build(name, text, false, false)
    }

    /// A source from the bytes of the script that is run: honours a byte order mark and a coding cookie.
    pub fn from_file_bytes(name: &str, bytes: &[u8]) -> Result<Self, Box<(Diagnostic, Source)>> {
        Source::decoded(name, bytes, Origin::Script(name))
    }

    /// The same for an imported module, or for bytes given to `compile`: other words for undecodable bytes.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Box<(Diagnostic, Source)>> {
        Source::decoded(name, bytes, Origin::Bytes)
    }

    /// Bytes that are not UTF-8 as far as they can be shown: a U+FFFD for each wrong byte.
    pub fn from_undecodable(name: &str, bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|_| '\u{fffd}'));
        }
        Source::build(name, &text, false, true)
    }

    fn decoded(name: &str, bytes: &[u8], origin: Origin) -> Result<Self, Box<(Diagnostic, Source)>> {
        let from_file = origin != Origin::Bytes;
        match decode(bytes, origin) {
            Ok(text) => Ok(Source::build(name, &text, from_file, true)),
            // What can be shown of it, so that the diagnostic has a text to point into.
            Err(problem) => {
                let text = String::from_utf8_lossy(bytes);
                Err(Box::new((problem, Source::build(name, &text, from_file, true))))
            }
        }
    }

    fn build(name: &str, text: &str, from_file: bool, from_bytes: bool) -> Self {
        let ended = text.ends_with(['\n', '\r']);
        let text = translate_newlines(text);
        let mut starts = vec![0];
        // A longer text is refused by `check_length` before anything uses its offsets.
        if u32::try_from(text.len()).is_ok() {
            starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        }
        Source { name: name.into(), text, line_starts: starts.into(), from_file, from_bytes, ended }
    }

    /// Refuses a text whose offsets would not fit a `Span`.
    pub fn check_length(&self) -> Result<(), Diagnostic> {
        match i32::try_from(self.text.len()) {
            Ok(_) => Ok(()),
            Err(_) => Err(Diagnostic::without_place(DiagnosticKind::OverflowError, "source code is too long")),
        }
    }

    /// What tracebacks call this source.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name, shared.
    pub fn shared_name(&self) -> Rc<str> {
        self.name.clone()
    }

    /// The whole text, line ends translated.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it was read as the script that is run (some messages differ).
    pub fn is_file(&self) -> bool {
        self.from_file
    }

    /// Whether it was bytes of any origin, the script's among them.
    pub fn is_bytes(&self) -> bool {
        self.from_bytes
    }

    /// Whether the text came with a line end of its own behind its last line: at a prompt that closes a block.
    pub fn has_last_line_end(&self) -> bool {
        self.ended
    }

    /// The text of a range.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// How many lines there are; a text ending in a line end has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }

    /// The line, from 1, that holds a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// Line from 1 and byte column from 0 (CPython's `lineno`, `col_offset`) of a byte offset.
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        (line, offset - self.line_start(line))
    }

    /// Line from 1 and *character* column from 0 of a byte offset.
    pub fn line_chars(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        (line, self.chars_between(self.line_start(line), offset))
    }

    /// The same for the end of a range: behind a line end one is still in that line.
    pub fn line_chars_behind(&self, end: u32) -> (u32, u32) {
        let behind_line_end = end > 0 && self.text.as_bytes().get(end as usize - 1) == Some(&b'\n');
        if !behind_line_end {
            return self.line_chars(end);
        }
        let (line, column) = self.line_chars(end - 1);
        (line, column + 1)
    }

    /// The character column that CPython computes for the end of a range over several lines: it counts the bytes in the
    /// last line and the characters these would be in the *first*, at most one more than that has.
    pub fn end_column_by_line(&self, line: u32, end_line: u32, end: u32) -> u32 {
        let bytes = (end - self.line_start(end_line)) as usize + 1;
        let text = self.text.get(self.line_start(line) as usize..self.line_start(line + 1) as usize).unwrap_or("");
        let chars = |bytes: &[u8]| bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32;
        match text.as_bytes().get(..bytes) {
            Some(part) => chars(part) - 1,
            None => chars(text.as_bytes()) - 1,
        }
    }

    /// Offset of the first byte of a line counted from 1; lines past the end start at the end.
    pub fn line_start(&self, line: u32) -> u32 {
        let index = line.saturating_sub(1) as usize;
        self.line_starts.get(index).copied().unwrap_or(self.text.len() as u32)
    }

    /// The text of a line counted from 1, without its line end; empty past the end.
    pub fn line_text(&self, line: u32) -> &str {
        let start = self.line_start(line) as usize;
        let rest = self.text.get(start..).unwrap_or("");
        match memchr::memchr(b'\n', rest.as_bytes()) {
            Some(end) => &rest[..end],
            None => rest,
        }
    }

    /// The character column for a byte column of a line.
    pub fn byte_to_char_column(&self, line: u32, byte_column: u32) -> u32 {
        let start = self.line_start(line);
        self.chars_between(start, start.saturating_add(byte_column))
    }

    fn chars_between(&self, start: u32, end: u32) -> u32 {
        let bytes = self.text.as_bytes();
        let end = (end as usize).min(bytes.len());
        let start = (start as usize).min(end);
        bytes[start..end].iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
    }
}

/// `\r\n` and `\r` as `\n`; the common text without either is only copied.
fn translate_newlines(text: &str) -> Rc<str> {
    let ended = text.is_empty() || text.ends_with('\n');
    if ended && memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let source = Source::new("t", "a\r\nbé = 1\rc");
        assert_eq!(source.text(), "a\nbé = 1\nc\n");
        assert_eq!(source.line_col(0), (1, 0));
        assert_eq!(source.line_col(2), (2, 0));
        assert_eq!(source.line_col(5), (2, 3));
        assert_eq!(source.line_chars(5), (2, 2));
        assert_eq!(source.line_text(2), "bé = 1");
        assert_eq!(source.line_text(3), "c");
        assert_eq!(source.line_text(9), "");
    }
}
