//! One entry at a prompt: `compile(..., "single")`, and whether more lines are wanted.
//!
//! ```text
//!   lines typed, joined by \n     text            parse_interactive
//!   x = 1                         "x = 1"         Complete
//!   if x:                         "if x:"         Incomplete
//!   if x:⏎  y                     "if x:\n  y"    Incomplete     a block stays open …
//!   if x:⏎  y⏎                    "if x:\n  y\n"  Complete       … until an empty line
//!   x = [                         "x = ["         Incomplete
//!   1 +                           "1 +"           Err
//! ```
//!
//! The rule for errors is CPython's: more lines are wanted if the parser gave up having read all of the text, unless an
//! empty line says that no more will come.

use super::actions::Top;
use super::ast::{Interactive, Stmt, StmtKind};
use super::lexer::{Lexed, lex};
use super::messages;
use super::parse::{Mode, impossible, parse_lexed, prepare};
use super::token::{Tok, Token};
use crate::source::{Diagnostic, DiagnosticKind, Position, Source, Warning};

const MULTIPLE: &str = "multiple statements found while compiling a single statement";

/// What lines at a prompt are.
#[derive(Debug)]
pub enum Entry {
    /// A whole statement, or nothing at all.
    Complete(Interactive, Vec<Warning>),
    /// So far so good: more lines may complete it. What would be wrong if none came.
    Incomplete(Diagnostic),
}

/// Parses what `compile(..., "single")` is given: one statement, or several on one line.
pub fn parse_single(source: &Source) -> Result<(Interactive, Vec<Warning>), Diagnostic> {
    let mut lexed = prepare(source)?;
    let text = source.text();
    if !source.has_last_line_end() && !text.is_empty() && text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n')) {
        // Spaces before the end of the text are no empty line.
        let (line, column) = source.line_chars(text.trim_end_matches('\n').len() as u32);
        let position = Position { lineno: line as i32, offset: column as i32, end_lineno: line as i32, end_offset: -1 };
        return Err(Diagnostic::exactly(DiagnosticKind::IndentationError, "unexpected indent", position));
    }
    if let Some(line_end) = first_line_end(source, &lexed) {
        return Err(Diagnostic::syntax(MULTIPLE, source_span(source, line_end)));
    }
    let (body, warnings) = parse(source, &mut lexed)?;
    let last = lexed.tokens.iter().rev().find(|token| !matches!(token.kind, Tok::EndMarker | Tok::Newline));
    let open_line = !source.has_last_line_end() && last.is_some_and(|token| token.kind != Tok::Dedent);
    if body.is_empty() || (open_line && body.last().is_some_and(is_compound)) {
        return Err(invalid(source));
    }
    Ok((Interactive { body }, warnings))
}

/// Parses the lines typed so far, joined by line ends.
pub fn parse_interactive(source: &Source) -> Result<Entry, Diagnostic> {
    let mut lexed = prepare(source)?;
    match parse_lexed(source, &mut lexed, Mode::Single) {
        Ok((Top::Eval(_), _)) => Err(impossible()),
        Ok((Top::File(body), warnings)) => {
            check_one(source, &lexed, &body)?;
            if body.last().is_some_and(is_compound) && !source.has_last_line_end() {
                return Ok(Entry::Incomplete(invalid(source)));
            }
            Ok(Entry::Complete(Interactive { body }, warnings))
        }
        Err(problem) => {
            let closed = source.has_last_line_end() && lexed.error.is_none();
            if !closed && messages::stops_at_end(source, &lexed) { Ok(Entry::Incomplete(problem)) } else { Err(problem) }
        }
    }
}

/// Where the first line ends, if it is right by itself and a compound statement it is not, but something follows it: CPython never looks at
/// what that is.
fn first_line_end(source: &Source, lexed: &Lexed) -> Option<u32> {
    let at = lexed.tokens.iter().position(|token| token.kind == Tok::Newline)?;
    let compound =
        [Tok::If, Tok::While, Tok::For, Tok::With, Tok::Try, Tok::Def, Tok::Class, Tok::Async, Tok::At].contains(&lexed.tokens[0].kind);
    let line_end = lexed.tokens[at];
    let blank = |line: &str| line.trim_start_matches([' ', '\t', '\x0c']).chars().next().is_none_or(|c| c == '#');
    if compound || source.text().get(line_end.end as usize..)?.split('\n').all(blank) {
        return None;
    }
    let mut line = lex(source);
    line.error = None;
    line.tokens.truncate(at + 1);
    line.tokens.push(Token { kind: Tok::EndMarker, start: line_end.end, end: line_end.end });
    parse_lexed(source, &mut line, Mode::Single).is_ok().then_some(line_end.start)
}

fn parse(source: &Source, lexed: &mut Lexed) -> Result<(Vec<Stmt>, Vec<Warning>), Diagnostic> {
    match parse_lexed(source, lexed, Mode::Single)? {
        (Top::File(body), warnings) => check_one(source, lexed, &body).map(|()| (body, warnings)),
        (Top::Eval(_), _) => Err(impossible()),
    }
}

fn invalid(source: &Source) -> Diagnostic {
    let line = source.line_count().saturating_sub(1) as i32;
    let position = Position { lineno: line, offset: 0, end_lineno: line, end_offset: 0 };
    Diagnostic::exactly(DiagnosticKind::SyntaxError, "invalid syntax", position)
}

fn is_compound(stmt: &Stmt) -> bool {
    matches!(
        stmt.kind,
        StmtKind::If { .. }
            | StmtKind::While { .. }
            | StmtKind::For(_)
            | StmtKind::AsyncFor(_)
            | StmtKind::With { .. }
            | StmtKind::AsyncWith { .. }
            | StmtKind::Try(_)
            | StmtKind::TryStar(_)
            | StmtKind::FunctionDef(_)
            | StmtKind::AsyncFunctionDef(_)
            | StmtKind::ClassDef(_)
            | StmtKind::Match { .. }
    )
}

/// Refuses more than one statement, unless simple ones share a line.
fn check_one(source: &Source, lexed: &Lexed, body: &[Stmt]) -> Result<(), Diagnostic> {
    let Some(first) = body.first() else { return Ok(()) };
    if is_compound(first) {
        return match body.get(1) {
            None => Ok(()),
            Some(second) => {
                let token = lexed.tokens.iter().find(|token| token.start >= second.span.start && token.end > token.start);
                Err(Diagnostic::syntax("invalid syntax", token.map_or(second.span, |token| token.span())))
            }
        };
    }
    let line_end = lexed.tokens.iter().find(|token| token.kind == Tok::Newline && token.start >= first.span.end);
    match line_end {
        Some(line_end) if body.iter().any(|stmt| stmt.span.start > line_end.start) => {
            Err(Diagnostic::syntax(MULTIPLE, source_span(source, line_end.start)))
        }
        _ => Ok(()),
    }
}

/// The line end at or behind an offset.
fn source_span(source: &Source, offset: u32) -> crate::source::Span {
    let end = source.line_start(source.line(offset) + 1);
    crate::source::Span::new(offset.min(end.saturating_sub(1)), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> &'static str {
        match parse_interactive(&Source::new("<stdin>", text)) {
            Ok(Entry::Complete(..)) => "complete",
            Ok(Entry::Incomplete(_)) => "incomplete",
            Err(_) => "error",
        }
    }

    #[test]
    fn prompts() {
        for text in ["", "# c", "x;y", "x\n# c\n", "if x:\n  y\n", "if x: y\n", "@a\ndef f():\n  pass\n", "match x:\n case 1:\n  pass\n"] {
            assert_eq!(entry(text), "complete", "{text:?}");
        }
        for text in [
            "if x:",
            "if x:\n  y",
            "if x: y",
            "@a",
            "x = (",
            "\"\"\"abc",
            "x = \\",
            "try:\n  x",
            "f(",
            "f(x\n\n",
            "def f(x",
            "match x:",
            "if x:\n  y\nelse:",
            "f\"{",
            "if x:\n  (y",
        ] {
            assert_eq!(entry(text), "incomplete", "{text:?}");
        }
        for text in ["1 +", "a b", "for", "\"abc", "x\ny", "if x: y\nz", "else:", "  x", "if x:\n", "$"] {
            assert_eq!(entry(text), "error", "{text:?}");
        }
    }
}
