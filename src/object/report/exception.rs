//! The whole report: traceback, message, notes, causes, groups in their boxes.
//!
//! ```text
//!   cause or context first ─► its text ─► "The above exception was …" ─► traceback ─► Class: message ─► notes
//!   a group:      + Exception Group Traceback …       each member one level (two columns) deeper, at most 15 of them, 10 levels
//!                 | …
//!                 +-+---------------- 1 ----------------
//!                   | …
//!                   +------------------------------------
//! ```

use std::collections::HashSet;

use super::carets::mark;
use super::entry::{TracebackEntry, entries, source_line};
use super::suggest;
use crate::heap::Ref;
use crate::object::protocol::{attribute, iterate, text};
use crate::object::types::{dict, exception, int, str_, tuple};
use crate::object::{Ctx, Object, PyResult, Raised, type_flags};

const CAUSE: &str = "The above exception was the direct cause of the following exception:\n";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:\n";
const TRACEBACK: &str = "Traceback (most recent call last):\n";
const GROUP_TRACEBACK: &str = "Exception Group Traceback (most recent call last):\n";
const GROUP_WIDTH_MAX: usize = 15;
const GROUP_DEPTH_MAX: usize = 10;
/// Entries shown without `sys.tracebacklimit`.
const ENTRIES_MAX: usize = 1000;
/// From how many equal entries on the rest is folded.
const REPEAT_MAX: usize = 3;

/// What is printed for an uncaught exception: traceback, causes, message, notes.
pub fn exception_text(cx: &Ctx, exception: &Ref) -> String {
    let mut report = Report { cx, out: String::new(), seen: HashSet::new(), depth: 0, need_close: false };
    report.with_causes(exception);
    report.out
}

/// A traceback under its heading; empty if there is none.
pub fn traceback_text(cx: &Ctx, traceback: Option<&Ref>) -> String {
    let mut report = Report { cx, out: String::new(), seen: HashSet::new(), depth: 0, need_close: false };
    if let Some(traceback) = traceback.filter(|traceback| traceback.is_exact(cx.types.traceback)) {
        report.traceback(traceback, false);
    }
    report.out
}

/// The last line of a report: "Class: message", with suggestion, without line end.
pub fn exception_line(cx: &Ctx, exception: &Ref) -> String {
    let mut line = class_text(cx, exception);
    match swallow(cx, text::str_(cx, exception)) {
        None => line.push_str(": <exception str() failed>"),
        Some(text) if str_::len(&text) == 0 => {}
        Some(text) => {
            line.push_str(": ");
            line.push_str(&str_::to_string_lossy(&text));
        }
    }
    line + &suggest::suggestion(cx, exception)
}

/// What `sys.unraisablehook` prints: "Exception ignored in: …", traceback, "Class: message".
pub fn unraisable_text(cx: &Ctx, message: Option<&str>, object: Option<&Ref>, exception: &Ref, traceback: Option<&Ref>) -> String {
    let mut out = String::new();
    if let Some(object) = object.filter(|object| !cx.is_none(object)) {
        let shown =
            swallow(cx, text::repr(cx, object)).map_or_else(|| "<object repr() failed>".to_owned(), |shown| str_::to_string_lossy(&shown));
        out.push_str(&format!("{}: {shown}\n", message.unwrap_or("Exception ignored in")));
    } else if let Some(message) = message {
        out.push_str(&format!("{message}:\n"));
    }
    out.push_str(&traceback_text(cx, traceback));
    // Here CPython writes no dot behind a module it does not know.
    out.push_str(&class_text(cx, exception).replace("<unknown>.", "<unknown>"));
    out.push_str(": ");
    match swallow(cx, text::str_(cx, exception)) {
        Some(text) => out.push_str(&str_::to_string_lossy(&text)),
        None => out.push_str("<exception str() failed>"),
    }
    out.push('\n');
    out
}

/// The value; an error is forgotten.
fn swallow<T>(cx: &Ctx, result: PyResult<T>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Raised) => {
            drop(cx.take_raised());
            None
        }
    }
}

/// Module (unless builtin or the script) and qualified name of an exception's class.
fn class_text(cx: &Ctx, exception: &Ref) -> String {
    let class = exception.ty().to_ref();
    let mut out = String::new();
    let module = swallow(cx, attribute::get(cx, &class, &cx.names.__module__)).filter(|module| module.has_flag(type_flags::STR));
    match module.map(|module| str_::to_string_lossy(&module)) {
        None => out.push_str("<unknown>."),
        Some(module) if module == "builtins" || module == "__main__" => {}
        Some(module) => out.push_str(&format!("{module}.")),
    }
    let name = swallow(cx, attribute::get(cx, &class, &cx.names.__qualname__)).filter(|name| name.has_flag(type_flags::STR));
    out.push_str(&name.map_or_else(|| "<unknown>".to_owned(), |name| str_::to_string_lossy(&name)));
    out
}

struct Report<'a> {
    cx: &'a Ctx,
    out: String,
    /// Addresses of the exceptions already shown: cycles of causes end here.
    seen: HashSet<usize>,
    /// How deep in groups.
    depth: usize,
    /// Whether the innermost box is still to be closed.
    need_close: bool,
}

impl Report<'_> {
    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', 2 * self.depth));
    }

    fn margin(&mut self) {
        self.indent();
        if self.depth > 0 {
            self.out.push_str("| ");
        }
    }

    fn line(&mut self, text: &str) {
        self.margin();
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn with_causes(&mut self, exception: &Ref) {
        let mut chain = vec![(exception.clone(), CAUSE)];
        let mut current = exception.clone();
        loop {
            self.seen.insert(current.address());
            let (next, message) = match exception::cause(&current) {
                Some(cause) => (Some(cause), CAUSE),
                None if exception::suppresses_context(&current) => (None, CONTEXT),
                None => (exception::context(&current), CONTEXT),
            };
            match next.filter(|next| exception::is_exception(next) && !self.seen.contains(&next.address())) {
                Some(next) => {
                    chain.push((next.clone(), message));
                    current = next;
                }
                None => break,
            }
        }
        let need_close = self.need_close;
        while let Some((current, message)) = chain.pop() {
            self.need_close = need_close && chain.is_empty();
            self.one(&current);
            if !chain.is_empty() {
                self.margin();
                self.out.push('\n');
                self.margin();
                self.out.push_str(message);
                self.margin();
                self.out.push('\n');
            }
        }
    }

    fn one(&mut self, exception: &Ref) {
        if !exception::is_group(self.cx, exception) {
            return self.plain(exception);
        }
        if self.depth > GROUP_DEPTH_MAX {
            return self.line(&format!("... (max_group_depth is {GROUP_DEPTH_MAX})"));
        }
        let outermost = self.depth == 0;
        self.depth += outermost as usize;
        self.plain(exception);
        let members = exception::group_members(self.cx, exception);
        let members = tuple::items(&members);
        let shown = members.len().min(GROUP_WIDTH_MAX + 1);
        self.need_close = false;
        for (index, member) in members.iter().take(shown).enumerate() {
            let last = index + 1 == shown;
            if last {
                self.need_close = true;
            }
            self.indent();
            self.out.push_str(if index == 0 { "+-" } else { "  " });
            let cut = index >= GROUP_WIDTH_MAX;
            let title = if cut { "...".to_owned() } else { (index + 1).to_string() };
            self.out.push_str(&format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if cut {
                let more = members.len() - GROUP_WIDTH_MAX;
                self.line(&format!("and {more} more exception{}", if more > 1 { "s" } else { "" }));
            } else {
                self.with_causes(member);
            }
            if last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        self.depth -= outermost as usize;
    }

    /// Traceback, message and notes of one exception.
    fn plain(&mut self, exception: &Ref) {
        let cx = self.cx;
        if let Some(traceback) = exception::traceback(exception) {
            self.traceback(&traceback, exception::is_group(cx, exception));
        }
        match exception::syntax_parts(cx, exception).filter(|parts| parts.line.is_some()) {
            Some(parts) => {
                self.syntax_place(&parts, exception.is_exact(cx.types.syntax_error));
                self.margin();
                let class = class_text(cx, exception);
                self.out.push_str(&class);
                let message = parts.message.unwrap_or_else(|| cx.none());
                match swallow(cx, text::str_(cx, &message)) {
                    None => self.out.push_str(": <exception str() failed>"),
                    Some(text) if str_::len(&text) == 0 => {}
                    Some(text) => self.out.push_str(&format!(": {}", str_::to_string_lossy(&text))),
                }
            }
            None => {
                self.margin();
                let line = exception_line(cx, exception);
                self.out.push_str(&line);
            }
        }
        self.out.push('\n');
        self.notes(exception);
    }

    fn notes(&mut self, exception: &Ref) {
        let cx = self.cx;
        let Some(notes) = swallow(cx, attribute::get_optional(cx, exception, &cx.names.__notes__)).flatten() else { return };
        let sequence = !notes.has_flag(type_flags::STR | type_flags::BYTES | type_flags::DICT) && notes.ty().slots().item.is_some();
        if !sequence {
            let shown = swallow(cx, text::repr(cx, &notes));
            let shown = shown.map_or_else(|| "<__notes__ repr() failed>".to_owned(), |shown| str_::to_string_lossy(&shown));
            return self.line(&shown);
        }
        for note in swallow(cx, iterate::to_vec(cx, &notes)).unwrap_or_default() {
            match swallow(cx, text::str_(cx, &note)) {
                None => self.line("<note str() failed>"),
                Some(shown) => str_::to_string_lossy(&shown).split('\n').for_each(|line| self.line(line)),
            }
        }
    }

    fn traceback(&mut self, traceback: &Ref, group: bool) {
        let cx = self.cx;
        let limit = cx.sys_dict.get().and_then(|sys| dict::get_str(cx, &sys, &cx.intern("tracebacklimit")));
        let limit = match limit.filter(int::is_int) {
            Some(limit) => match int::as_i64(&limit) {
                Some(limit) if limit <= 0 => return,
                Some(limit) => limit as usize,
                None => usize::MAX,
            },
            None => ENTRIES_MAX,
        };
        if group && self.depth == 1 {
            self.indent();
            self.out.push_str("+ ");
        } else {
            self.margin();
        }
        self.out.push_str(if group { GROUP_TRACEBACK } else { TRACEBACK });
        let entries = entries(cx, traceback, limit);
        let mut count = 0;
        for (index, entry) in entries.iter().enumerate() {
            let previous = index.checked_sub(1).map(|before| &entries[before]);
            let same = |a: &TracebackEntry| a.line == entry.line && a.name == entry.name && a.filename == entry.filename;
            if !previous.is_some_and(same) {
                self.repeated(count);
                count = 0;
            }
            count += 1;
            if count <= REPEAT_MAX {
                self.entry(entry);
            }
        }
        self.repeated(count);
    }

    fn repeated(&mut self, count: usize) {
        if count > REPEAT_MAX {
            let more = count - REPEAT_MAX;
            self.line(&format!("  [Previous line repeated {more} more time{}]", if more == 1 { "" } else { "s" }));
        }
    }

    fn entry(&mut self, entry: &TracebackEntry) {
        self.line(&format!("  File \"{}\", line {}, in {}", entry.filename, entry.line, entry.name));
        let Some(source) = source_line(&entry.filename, entry.line) else { return };
        self.line(&format!("    {}", source.trim_start_matches([' ', '\t', '\x0c'])));
        if let Some(marks) = mark(&source, entry.position) {
            self.line(&marks.draw());
        }
    }

    /// File, line, text and caret of a SyntaxError; subclasses have one caret only (`plain` is false).
    fn syntax_place(&mut self, parts: &exception::SyntaxParts, plain: bool) {
        let line = parts.line.unwrap_or(0);
        let show = |value: &Ref| swallow(self.cx, text::str_(self.cx, value)).map(|shown| str_::to_string_lossy(&shown));
        let filename = parts.filename.as_ref().and_then(show).unwrap_or_else(|| "<string>".to_owned());
        self.line(&format!("  File \"{filename}\", line {line}"));
        let source = match &parts.text {
            Some(source) if source.has_flag(type_flags::STR) => str_::to_string_lossy(source),
            _ => return,
        };
        let length = source.len() as i64;
        let offset = parts.offset.unwrap_or(-1);
        let mut end = parts.end_offset.unwrap_or(-1);
        if parts.end_line.is_some_and(|end_line| end_line > line) {
            end = length;
        }
        end = end.min(length + 1);
        let carets = if plain && end > 0 && end > offset { end - offset } else { 1 };
        let stripped = source.trim_start_matches([' ', '\t', '\x0c']);
        let mut offset = offset - 1 - (source.len() - stripped.len()) as i64;
        let mut shown = stripped;
        let mut left = shown.strip_suffix('\n').unwrap_or(shown).len() as i64;
        offset = offset.min(left);
        while let Some(end) = shown.find('\n').filter(|&end| (end as i64) < offset) {
            shown = &shown[end + 1..];
            left -= end as i64 + 1;
            offset -= end as i64 + 1;
        }
        let shown = shown.get(..left.max(0) as usize).unwrap_or(shown);
        self.line(&format!("    {shown}"));
        if offset >= 0 {
            self.line(&format!("    {}{}", " ".repeat(offset as usize), "^".repeat(carets as usize)));
        }
    }
}
