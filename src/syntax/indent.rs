//! Line starts: `Indent` and `Dedent` tokens, tabs against spaces.
//!
//! ```text
//!   if x:          stack [0]
//!       y          stack [0, 4]    Indent before y
//!   z              stack [0]       Dedent before z
//! ```
//!
//! Each level is kept twice, with tabs to the next multiple of 8 and with tabs as one column; if the two comparisons
//! disagree, the mixture of tabs and spaces means different things to different readers: `TabError`. Blank lines and lines
//! with only a comment count for nothing. Both tokens are empty ranges before the first word of the line.

use super::lexer::LexError;
use super::token::{Tok, Token};
use crate::source::{DiagnosticKind, Source};
use std::cmp::Ordering;

/// CPython's limit on levels, the outermost included.
const MAX_INDENTS: usize = 100;

/// The levels of indentation at some line.
pub struct Indents {
    levels: Vec<Level>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Level {
    column: u32,
    alternative: u32,
}

impl Indents {
    /// At the start of a text.
    pub fn new() -> Self {
        Indents { levels: vec![Level { column: 0, alternative: 0 }] }
    }

    /// Reads the indentation of the line at `at`, blank lines before it included; returns the offset of its first word.
    pub fn line(&mut self, source: &Source, at: u32, tokens: &mut Vec<Token>) -> Result<u32, LexError> {
        let bytes = source.text().as_bytes();
        let mut at = at as usize;
        let mut level = Level { column: 0, alternative: 0 };
        // Where a backslash splits the indentation, the part before the first one with any width counts.
        let mut split: Option<Level> = None;
        loop {
            match bytes.get(at) {
                Some(b' ') => {
                    level.column += 1;
                    level.alternative += 1;
                }
                Some(b'\t') => {
                    level.column = (level.column / 8 + 1) * 8;
                    level.alternative += 1;
                }
                Some(b'\x0c') => level = Level { column: 0, alternative: 0 },
                Some(b'\\') if bytes.get(at + 1) == Some(&b'\n') && at + 2 < bytes.len() => {
                    split = split.filter(|level| level.column > 0).or(Some(level));
                    at += 1;
                }
                Some(b'\\') => return Err(LexError::continuation(source, at as u32)),
                Some(b'#') => {
                    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                    at = end;
                    continue;
                }
                Some(b'\n') => {
                    level = Level { column: 0, alternative: 0 };
                    split = None;
                }
                None => return Ok(at as u32),
                Some(_) => break,
            }
            at += 1;
        }
        let level = split.filter(|level| level.column > 0).unwrap_or(level);
        self.change(source, at as u32, level, tokens)?;
        Ok(at as u32)
    }

    fn change(&mut self, source: &Source, at: u32, level: Level, tokens: &mut Vec<Token>) -> Result<(), LexError> {
        let top = self.top();
        match level.column.cmp(&top.column) {
            Ordering::Equal => {}
            Ordering::Greater => {
                if self.levels.len() >= MAX_INDENTS {
                    let message = "too many levels of indentation";
                    return Err(LexError::soft(DiagnosticKind::IndentationError, message, source.line(at), 1, 0));
                }
                if level.alternative <= top.alternative {
                    return Err(tabs(source, at));
                }
                self.levels.push(level);
                tokens.push(Token { kind: Tok::Indent, start: at, end: at });
                return Ok(());
            }
            Ordering::Less => {
                let before = self.levels.len();
                while self.levels.len() > 1 && level.column < self.top().column {
                    self.levels.pop();
                }
                if level.column != self.top().column {
                    let line = source.line(at);
                    let width = source.line_text(line).chars().count() as i32 + 1;
                    let message = "unindent does not match any outer indentation level";
                    return Err(LexError::soft(DiagnosticKind::IndentationError, message, line, width, -1));
                }
                if level.alternative == self.top().alternative {
                    tokens.extend((self.levels.len()..before).map(|_| Token { kind: Tok::Dedent, start: at, end: at }));
                }
            }
        }
        if level.alternative != self.top().alternative {
            return Err(tabs(source, at));
        }
        Ok(())
    }

    fn top(&self) -> Level {
        self.levels.last().copied().unwrap_or(Level { column: 0, alternative: 0 })
    }

    /// Closes every level at the end of the text.
    pub fn end(&mut self, at: u32, tokens: &mut Vec<Token>) {
        for _ in 1..self.levels.len() {
            tokens.push(Token { kind: Tok::Dedent, start: at, end: at });
        }
        self.levels.truncate(1);
    }
}

fn tabs(source: &Source, at: u32) -> LexError {
    let message = "inconsistent use of tabs and spaces in indentation";
    LexError::soft(DiagnosticKind::TabError, message, source.line(at), 1, 0)
}
