//! CPython's words for what is wrong. Runs only after the parser has failed.
//!
//! ```text
//!   the LR parser:   refused at token 7
//!        │
//!        ▼
//!   first walk       tries the rules in CPython's order, finds how far they get; a few rules raise at once (`expected ':'`)
//!   second walk      the same with the rules for wrong programs switched on; the first that fits raises its message
//!   neither raised   "invalid syntax" at the furthest token, or "unexpected indent"
//!   last             an error of the lexer further right wins over what the walks found
//! ```
//!
//! Which message a wrong program gets depends on the order in which CPython's parser, a PEG parser, tries its rules, and an
//! LR parser has no such order. So the walks are a recogniser of that kind of its own: ordered choices, backtracking,
//! memory of what was tried. It builds no tree, only [`Node`](peg::Node)s that know kind and place.
//!
//! `peg.rs` the walking machine · `statements.rs`, `compound.rs`, `parameters.rs`, `expressions.rs`, `displays.rs`,
//! `fstrings.rs`, `targets.rs`, `patterns.rs` the rules, those for wrong programs named `wrong_…`.

mod compound;
mod displays;
mod expressions;
mod fstrings;
mod parameters;
mod patterns;
mod peg;
mod statements;
mod targets;

use super::actions::{Cx, Top};
use super::ast::StmtKind;
use super::lexer::Lexed;
use super::parse::Mode;
use super::token::Tok;
use crate::source::{Diagnostic, DiagnosticKind, Source, Span};
use peg::{Peg, Stop};

/// How parsing stopped.
#[derive(Debug)]
pub enum Stopped {
    /// At a token, or at the end.
    Unexpected,
    /// An action refused.
    Refused(Diagnostic),
}

/// The diagnostic CPython would give for a text that does not parse.
pub fn explain(source: &Source, lexed: &Lexed, mode: Mode, stopped: Stopped) -> Diagnostic {
    let cx = Cx::new(source, &lexed.tokens, Vec::new());
    let mut peg = Peg::new(&cx, lexed);
    let first = peg.walk(mode, false);
    let last = peg.furthest();
    let fallback = |peg: &Peg| match stopped {
        Stopped::Refused(diagnostic) => diagnostic,
        Stopped::Unexpected => generic(source, peg, last),
    };
    let found = match first {
        Err(stop) => stop,
        // The walk accepts what the parser refused.
        Ok(true) => return fallback(&peg),
        Ok(false) => match peg.walk(mode, true) {
            Err(stop) => stop,
            Ok(_) if matches!(peg.kind_at(last), Tok::Indent | Tok::Dedent) => Stop::Final(generic(source, &peg, last)),
            Ok(_) => Stop::Raised(generic(source, &peg, last)),
        },
    };
    match found {
        Stop::Final(diagnostic) => diagnostic,
        Stop::TooDeep => fallback(&peg),
        Stop::Raised(diagnostic) => or_later(source, lexed, diagnostic, peg.line_of(peg.furthest())),
    }
}

/// What is said where no rule for wrong programs fits; `last` is the furthest token of the first walk.
fn generic(source: &Source, peg: &Peg, last: usize) -> Diagnostic {
    match peg.kind_at(last) {
        Tok::Indent => peg.at_token(DiagnosticKind::IndentationError, "unexpected indent", peg.furthest()),
        Tok::Dedent => peg.at_token(DiagnosticKind::IndentationError, "unexpected unindent", peg.furthest()),
        Tok::EndMarker => {
            let mut diagnostic = peg.at_token(DiagnosticKind::SyntaxError, "invalid syntax", last);
            if let Some(mut position) = diagnostic.position(source) {
                (position.offset, position.end_offset) = (0, 0);
                diagnostic.place = crate::source::Place::Exactly(position);
            }
            diagnostic
        }
        _ => peg.at_token(DiagnosticKind::SyntaxError, "invalid syntax", last),
    }
}

/// The diagnostic, or an error of the lexer further right that CPython reports instead. `line` is that of the last token
/// CPython's parser has read.
pub fn or_later(source: &Source, lexed: &Lexed, diagnostic: Diagnostic, line: u32) -> Diagnostic {
    let Some(error) = &lexed.error else { return diagnostic };
    if error.in_fstring {
        return diagnostic;
    }
    if !error.soft {
        return error.diagnostic.clone();
    }
    match lexed.brackets.last() {
        Some(bracket) if line > source.line(bracket.at) => bracket.never_closed(source),
        _ => diagnostic,
    }
}

/// Whether more lines could complete what was typed at a prompt: the text ends inside brackets, a triple-quoted string, a
/// continued line, or a block.
pub fn ends_early(source: &Source, lexed: &Lexed) -> bool {
    if let Some(error) = &lexed.error {
        return error.at_end || error.diagnostic.message.starts_with("unterminated triple-quoted");
    }
    // A block is open until an empty line closes it.
    let text = source.text();
    let mut kinds = lexed.tokens.iter().rev().map(|token| token.kind);
    let after_block = kinds.find(|kind| *kind != Tok::EndMarker) == Some(Tok::Dedent);
    let blank = text.ends_with("\n\n") || text.lines().next_back().is_some_and(|line| line.trim().is_empty());
    let opens = lexed.tokens.iter().rev().find(|token| !matches!(token.kind, Tok::EndMarker | Tok::Newline | Tok::Dedent));
    let header = opens.is_some_and(|token| token.kind == Tok::Colon);
    let decorator = decorator_alone(lexed);
    (after_block && !blank) || header || decorator
}

/// Whether the last line is a decorator.
fn decorator_alone(lexed: &Lexed) -> bool {
    let mut line_start = None;
    let mut at_start = true;
    for token in &lexed.tokens {
        match token.kind {
            Tok::Newline | Tok::Indent | Tok::Dedent => at_start = true,
            Tok::EndMarker => {}
            kind => {
                if at_start {
                    line_start = Some(kind);
                }
                at_start = false;
            }
        }
    }
    line_start == Some(Tok::At)
}

/// Refuses more than one statement at a prompt.
pub fn check_single(source: &Source, lexed: &Lexed, top: Top) -> Result<Top, Diagnostic> {
    let Top::File(body) = &top else { return Ok(top) };
    let Some(first) = body.first() else { return Ok(top) };
    let line_end = |span: Span| source.line(span.end.max(1) - 1);
    let compound = matches!(
        first.kind,
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
    );
    // Simple statements on one logical line are one entry.
    let newlines = lexed.tokens.iter().filter(|token| token.kind == Tok::Newline);
    let first_line_end = newlines.map(|token| token.start).find(|&at| at >= first.span.end).unwrap_or(u32::MAX);
    let more = body.get(1).is_some() && (compound || body.iter().any(|stmt| stmt.span.start > first_line_end));
    if more {
        let _ = line_end;
        let message = "multiple statements found while compiling a single statement";
        let line = source.line(first.span.start) as i32;
        let end = source.line_text(line as u32).chars().count() as i32 + 1;
        let position = crate::source::Position { lineno: line, offset: end, end_lineno: line, end_offset: end };
        return Err(Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position));
    }
    Ok(top)
}
