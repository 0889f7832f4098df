//! Tokens whose meaning needs more than one token of lookahead, decided before the parser sees them.
//!
//! ```text
//!   match x:  ⏎          Match     first on its line, the line ends in ':' and is not only 'match :'
//!   match = 1            Name
//!       case a: ‥        Case      first on a line directly inside a match block
//!   type X = int         Type      a name follows: nothing else lets two names stand side by side
//!   with (a as b, c):    WithLPar  its ')' is followed by ':' and there is an 'as' directly inside
//!   with (a, b):         LPar      an expression; the action makes two items of it
//! ```
//!
//! CPython's PEG parser tries the soft keyword first and falls back to the name; these rules decide the same for every
//! legal program. In a broken one they may decide otherwise: `messages/` looks at the text, not at these kinds.

use super::token::{Tok, Token};
use crate::source::Source;

/// CPython's parser recurses for each of these; more of them in a row overflow its stack.
pub(super) const MAX_PREFIXES: usize = 5965;

/// Marks soft keywords and parenthesised `with` items. Returns the first token of a run of prefix operators so long that
/// CPython's parser gives up.
pub fn filter(source: &Source, tokens: &mut [Token]) -> Option<usize> {
    let bytes = source.text().as_bytes();
    let mut line_start = true;
    // For each open block whether it is a match block; and whether the next one will be.
    let mut blocks: Vec<bool> = Vec::new();
    let mut match_follows = false;
    let mut prefixes = 0;
    for at in 0..tokens.len() {
        let token = tokens[at];
        let starts_line = std::mem::replace(&mut line_start, false);
        match token.kind {
            Tok::Newline => {
                line_start = true;
                prefixes = 0;
                continue;
            }
            Tok::Indent => {
                blocks.push(std::mem::take(&mut match_follows));
                line_start = true;
            }
            Tok::Dedent => {
                blocks.pop();
                line_start = true;
            }
            Tok::Minus | Tok::Plus | Tok::Tilde | Tok::Not => {
                prefixes += 1;
                if prefixes > MAX_PREFIXES {
                    return Some(at);
                }
                continue;
            }
            Tok::With => {
                if let Some(parenthesis) = with_items(tokens, at + 1) {
                    tokens[parenthesis].kind = Tok::WithLPar;
                }
            }
            Tok::Name => {
                let length = token.end - token.start;
                let first = bytes[token.start as usize];
                if length == 5 && first == b'm' && starts_line && source.slice(token.span()) == "match" {
                    if is_match(tokens, at) {
                        tokens[at].kind = Tok::Match;
                        match_follows = true;
                    }
                } else if length == 4 && first == b'c' && starts_line && blocks.last() == Some(&true) {
                    if source.slice(token.span()) == "case" {
                        tokens[at].kind = Tok::Case;
                    }
                } else if length == 4
                    && first == b't'
                    && tokens.get(at + 1).is_some_and(|next| next.kind == Tok::Name)
                    && source.slice(token.span()) == "type"
                {
                    tokens[at].kind = Tok::Type;
                }
            }
            _ => {}
        }
        prefixes = 0;
    }
    None
}

/// Whether the line that starts at `at` with the name `match` is a match statement: it ends in a colon.
fn is_match(tokens: &[Token], at: usize) -> bool {
    let end = tokens[at..].iter().position(|token| token.kind == Tok::Newline);
    let Some(end) = end.map(|length| at + length) else { return false };
    end > at + 2 && tokens[end - 1].kind == Tok::Colon && tokens.get(end + 1).is_some_and(|token| token.kind == Tok::Indent)
}

/// The parenthesis at `open` if it encloses `with` items of which one has an `as`.
fn with_items(tokens: &[Token], open: usize) -> Option<usize> {
    if tokens.get(open)?.kind != Tok::LPar {
        return None;
    }
    let mut depth = 0;
    let mut named = false;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Tok::LPar | Tok::LSqb | Tok::LBrace => depth += 1,
            Tok::RPar | Tok::RSqb | Tok::RBrace => {
                depth -= 1;
                if depth == 0 {
                    let colon = tokens.get(at + 1).is_some_and(|next| next.kind == Tok::Colon);
                    return (colon && named).then_some(open);
                }
            }
            Tok::As if depth == 1 => named = true,
            Tok::Newline => return None,
            _ => {}
        }
    }
    None
}
