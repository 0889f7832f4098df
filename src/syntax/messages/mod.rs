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

use super::actions::Cx;
use super::lexer::Lexed;
use super::parse::Mode;
use super::token::{Tok, Token};
use crate::source::{Diagnostic, DiagnosticKind, Place, Source};
use peg::{Peg, Stop};
use std::collections::HashMap;

/// How parsing stopped.
#[derive(Debug)]
pub enum Stopped {
    /// At the token that starts at an offset.
    Unexpected(u32),
    /// An action refused.
    Refused(Diagnostic),
    /// All tokens were right as far as the parser can say, the last of which starts at an offset; then the lexer gave up.
    Lexer(u32, Diagnostic),
}

/// The diagnostic CPython would give for a text that does not parse.
pub fn explain(source: &Source, lexed: &Lexed, mode: Mode, stopped: Stopped) -> Diagnostic {
    let cx = Cx::new(source, &lexed.tokens, Vec::new());
    let mut peg = Peg::new(&cx, lexed, mode);
    let (start, blocks) = if mode == Mode::File { statements_before(lexed, &stopped) } else { Default::default() };
    peg.last_statements = blocks;
    let first = peg.walk(mode, start, false);
    let last = peg.furthest();
    let fallback = |peg: &Peg| match stopped {
        Stopped::Refused(diagnostic) | Stopped::Lexer(_, diagnostic) => diagnostic,
        Stopped::Unexpected(_) => generic(source, peg, last),
    };
    let found = match first {
        Err(stop) => stop,
        // The walk accepts what the parser refused.
        Ok(true) => return fallback(&peg),
        Ok(false) => match peg.walk(mode, start, true) {
            Err(stop) => stop,
            Ok(_) if matches!(peg.kind_at(last), Tok::Indent | Tok::Dedent) => Stop::Final(generic(source, &peg, last)),
            Ok(_) => Stop::Raised(generic(source, &peg, last)),
        },
    };
    let line = peg.line_of(peg.furthest());
    let read_to = peg.end_line_of(peg.furthest());
    match found {
        Stop::Final(diagnostic) if diagnostic.read_to > 0 => diagnostic,
        Stop::Final(diagnostic) => Diagnostic { read_to, ..diagnostic },
        Stop::TooDeep => fallback(&peg),
        Stop::Raised(diagnostic) => or_later(source, lexed, Diagnostic { read_to, ..diagnostic }, line),
    }
}

/// The line from which on CPython's reader holds the text when it is at `line`: it keeps what a string or a backslash joins.
pub fn held_from(source: &Source, lexed: &Lexed, line: u32) -> u32 {
    let mut from = line;
    while from > 1 {
        let start = source.line_start(from);
        let next = lexed.tokens.partition_point(|token| token.start < start);
        let inside = |token: &Token| token.end > start && matches!(token.kind, Tok::Str | Tok::FStringMiddle);
        let in_string = next > 0 && inside(&lexed.tokens[next - 1]);
        // A backslash is no token: what follows the last one of its line says whether it is a comment's.
        let joined = || {
            let before = source.line_text(from - 1);
            let last = lexed.tokens[..next].iter().rev().find(|token| token.kind != Tok::Newline).map_or(0, |token| token.end);
            let rest = source.text().get(last.max(source.line_start(from - 1)) as usize..start as usize).unwrap_or("");
            before.ends_with('\\') && !rest.contains('#')
        };
        if !in_string && !joined() {
            break;
        }
        from -= 1;
    }
    from
}

/// The last statement of a block, or of the text, that starts before something is wrong: those before it are right, so the walks need not look at
/// them. What follows it in another clause or behind decorators is part of it.
#[derive(Default)]
struct LastStatement {
    /// The block's first token, and the statement's.
    block: usize,
    start: usize,
    /// Decorators are waiting for what they decorate.
    decorated: bool,
}

/// The first token of the outermost statement that is wrong; and for each block in it, by its first token, that of its last statement.
fn statements_before(lexed: &Lexed, stopped: &Stopped) -> (usize, HashMap<usize, usize>) {
    // A token that cannot start a statement may still be wrong because of the statement before it.
    let limit = match stopped {
        Stopped::Unexpected(offset) | Stopped::Lexer(offset, _) => *offset,
        Stopped::Refused(Diagnostic { place: Place::At(span), .. }) => span.start + 1,
        Stopped::Refused(_) => return (0, HashMap::new()),
    };
    let (mut outer, mut here, mut line_start, mut blocks) = (Vec::new(), LastStatement::default(), true, HashMap::new());
    for (index, token) in lexed.tokens.iter().enumerate().take_while(|(_, token)| token.start < limit) {
        match token.kind {
            Tok::Newline => line_start = true,
            Tok::Indent => {
                let inner = LastStatement { block: index + 1, start: index + 1, decorated: false };
                outer.push(std::mem::replace(&mut here, inner));
            }
            Tok::Dedent => {
                blocks.insert(here.block, here.start);
                here = outer.pop().unwrap_or_default();
            }
            kind => {
                if line_start && !matches!(kind, Tok::Elif | Tok::Else | Tok::Except | Tok::Finally) {
                    if !here.decorated {
                        here.start = index;
                        if outer.is_empty() {
                            blocks.clear();
                        }
                    }
                    here.decorated = kind == Tok::At;
                }
                line_start = false;
            }
        }
    }
    while let Some(around) = outer.pop() {
        blocks.insert(here.block, here.start);
        here = around;
    }
    (here.start, blocks)
}

/// What is said where no rule for wrong programs fits; `last` is the furthest token of the first walk.
fn generic(source: &Source, peg: &Peg, last: usize) -> Diagnostic {
    match peg.kind_at(last) {
        Tok::Indent => peg.at_token(DiagnosticKind::IndentationError, "unexpected indent", peg.furthest()),
        Tok::Dedent => peg.at_token(DiagnosticKind::IndentationError, "unexpected unindent", peg.furthest()),
        _ if peg.is_end(last) => {
            let mut diagnostic = peg.at_token(DiagnosticKind::SyntaxError, "invalid syntax", last);
            if let Some(mut position) = diagnostic.position(source) {
                (position.offset, position.end_offset) = (0, 0);
                diagnostic.place = Place::Exactly(position);
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
        Some(bracket) if line > source.line(bracket.at) => {
            let read_to = error.diagnostic.position(source).map_or(0, |position| position.lineno as u32);
            let at_end =
                (error.at_end || error.diagnostic.message.ends_with("was never closed")).then(|| source.line_count().saturating_sub(1));
            Diagnostic { read_to: at_end.unwrap_or(read_to), ..bracket.never_closed(source) }
        }
        _ => diagnostic,
    }
}

/// Whether the parser, refusing, had read all of the text: more of it might have helped.
pub fn stops_at_end(source: &Source, lexed: &Lexed) -> bool {
    if let Some(error) = &lexed.error {
        return error.at_end || error.diagnostic.message.starts_with("unterminated triple-quoted");
    }
    let cx = Cx::new(source, &lexed.tokens, Vec::new());
    let mut peg = Peg::new(&cx, lexed, Mode::File);
    let _ = peg.walk(Mode::File, 0, false);
    let end = peg.span_at(peg.furthest()).start as usize;
    end == source.text().len()
}
