//! CPython's words for what is wrong. Runs only after the parser has failed.

use super::actions::Top;
use super::lexer::Lexed;
use super::parse::Mode;
use super::token::Tok;
use crate::source::{Diagnostic, Source, Span};

/// How parsing stopped.
#[derive(Debug)]
pub enum Stopped {
    /// At the token that starts here.
    At(u32),
    /// At the end.
    AtEnd,
    /// An action refused.
    Refused(Diagnostic),
}

pub fn ends_early(_source: &Source, _lexed: &Lexed) -> bool {
    false
}

pub fn check_single(_source: &Source, _lexed: &Lexed, top: Top) -> Result<Top, Diagnostic> {
    Ok(top)
}

pub fn explain(source: &Source, lexed: &Lexed, _mode: Mode, stopped: Stopped) -> Diagnostic {
    match stopped {
        Stopped::Refused(d) => d,
        Stopped::At(at) => {
            let span = lexed.tokens.iter().find(|t| t.start >= at && t.kind != Tok::Dedent).map_or(Span::at(at), |t| t.span());
            Diagnostic::syntax("invalid syntax", span)
        }
        Stopped::AtEnd => Diagnostic::syntax("invalid syntax", Span::at(source.text().len() as u32)),
    }
}
