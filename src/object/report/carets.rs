//! The marks under a source line: which part of it the failing instruction came from, and in it the operator.
//!
//! ```text
//!     return (1) + ('a')   # comment          start, end: the expression, in characters
//!            ~~~~^~~~~~~                       anchors: the operator of a binary operation, the brackets of a subscript
//! ```
//! CPython parses the marked text again to find the operator; a scan over its tokens by precedence finds the same one.

use super::width::display_width;
use crate::code::Position;

/// Marks to be drawn under a line, in columns of a terminal, counted from the start of the line's own text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    start: usize,
    end: usize,
    anchors: Option<(usize, usize)>,
}

impl Marks {
    /// The line of marks, indented by four like the source line above it, without a line end.
    pub fn draw(&self) -> String {
        let mut out = " ".repeat(4 + self.start);
        match self.anchors {
            None => out.push_str(&"^".repeat(self.end.saturating_sub(self.start))),
            Some((left, right)) => {
                out.extend((self.start..self.end).map(|column| if (left..right).contains(&column) { '^' } else { '~' }));
            }
        }
        out
    }
}

/// The marks for a place on a source line; None if there is nothing to show or all of the line would be marked.
pub fn mark(line: &str, position: Position) -> Option<Marks> {
    if position.line == 0 || position.end_line == 0 {
        return None;
    }
    let start = characters(line, position.col as usize);
    let same_line = position.line == position.end_line;
    let blank = [' ', '\t', '\x0c'];
    let end = if same_line { characters(line, position.end_col as usize) } else { end_of_line(line) };
    let anchors = if same_line && start < end {
        let segment: String = line.chars().skip(start).take(end - start).collect();
        anchors(&segment).map(|(left, right)| (start + characters(&segment, left), start + characters(&segment, right)))
    } else {
        None
    };
    let indent = line.chars().take_while(|c| blank.contains(c)).count();
    let length = line.chars().count() - indent;
    if end.checked_sub(start) == Some(length) && anchors.is_none() {
        return None;
    }
    let start = start.min(end);
    let column = |offset: usize| display_width(line, offset).saturating_sub(indent);
    Some(Marks { start: column(start), end: column(end), anchors: anchors.map(|(left, right)| (column(left), column(right))) })
}

/// The same for a place given by first and last line, and by columns in bytes.
pub fn mark_at(line: &str, (first, last): (u32, u32), (col, end_col): (u32, u32)) -> Option<Marks> {
    mark(line, Position { line: first, end_line: last, col, end_col })
}

/// Where the text of a line ends. CPython looks for white space among the bytes from the number of characters on; so do we.
fn end_of_line(line: &str) -> usize {
    let count = line.chars().count();
    line.as_bytes()[..count].iter().rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c')).map_or(0, |last| last + 1)
}

/// How many characters a number of UTF-8 bytes is.
fn characters(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// A token as far as precedence asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Name, number, string, or anything in brackets.
    Operand,
    /// Brackets that follow an operand: call or subscript.
    Trailer(u8),
    /// A dot.
    Dot,
    /// Could be unary: `+`, `-`, `~`.
    Sign,
    /// Binary only, with its level.
    Operator(u8),
    /// Anything that makes it something else: comma, keyword operator, comparison, assignment …
    Other,
}

struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

/// Places of the operator (left, right) in an expression's text, in bytes: what `~` does not cover.
fn anchors(segment: &str) -> Option<(usize, usize)> {
    let text = segment.as_bytes();
    let mut low = 0;
    let mut high = text.len();
    loop {
        let tokens = scan(text, low, high)?;
        if tokens.iter().any(|token| token.kind == Kind::Other) {
            return None;
        }
        if let [only] = &tokens[..]
            && text[only.start] == b'('
            && is_group(text, only.start, only.end)
        {
            (low, high) = (only.start + 1, only.end - 1);
            continue;
        }
        return match root(&tokens) {
            Some(index) => Some(operator_anchors(text, &tokens, index)),
            None => subscript_anchors(text, &tokens),
        };
    }
}

/// Whether brackets only group: not a tuple, not a generator expression.
fn is_group(text: &[u8], start: usize, end: usize) -> bool {
    if text[start] != b'(' || text[end - 1] != b')' {
        return false;
    }
    let inside = &text[start + 1..end - 1];
    let Some(tokens) = scan(text, start + 1, end - 1) else { return false };
    let word = |token: &Token| &text[token.start..token.end];
    !inside.iter().all(u8::is_ascii_whitespace) && !tokens.iter().any(|token| word(token) == b"," || word(token) == b"for")
}

/// The binary operator at the root of the tree.
fn root(tokens: &[Token]) -> Option<usize> {
    const POWER: u8 = 9;
    const UNARY: u8 = 8;
    let mut found: Option<(u8, usize)> = None;
    let mut operand_before = false;
    let mut signed = false;
    for (index, token) in tokens.iter().enumerate() {
        let level = match token.kind {
            Kind::Sign if !operand_before => {
                signed |= index == 0;
                continue;
            }
            Kind::Sign => 5,
            Kind::Operator(level) => level,
            _ => {
                operand_before = true;
                continue;
            }
        };
        operand_before = false;
        // Operators group from the left, so the last of the lowest level is the root; only powers group from the right.
        if found.is_none_or(|(lowest, _)| level < lowest || (level == lowest && level != POWER)) {
            found = Some((level, index));
        }
    }
    found.filter(|&(level, _)| !(signed && level > UNARY)).map(|(_, index)| index)
}

fn operator_anchors(text: &[u8], tokens: &[Token], index: usize) -> (usize, usize) {
    let left = &tokens[..index];
    let mut left_end = left.last().map_or(0, |token| token.end);
    if let [only] = left
        && text[only.start] == b'('
        && is_group(text, only.start, only.end)
    {
        left_end = inner(text, only).1;
    }
    let right = &tokens[index + 1..];
    let mut right_start = right.first().map_or(text.len(), |token| token.start);
    if let [only] = right
        && text[only.start] == b'('
        && is_group(text, only.start, only.end)
    {
        right_start = inner(text, only).0;
    }
    let space = |at: usize| matches!(text[at], b' ' | b'\t' | b'\x0c');
    let mut anchors = (left_end, left_end + 1);
    for (at, &byte) in text.iter().enumerate().take(right_start).skip(left_end) {
        if space(at) {
            continue;
        }
        anchors = (at, at + 1);
        if at + 1 < right_start && !space(at + 1) {
            anchors.1 += 1;
        }
        if at + 1 < right_start && byte == b')' {
            continue;
        }
        break;
    }
    anchors
}

/// Start and end of what grouping brackets hold, however many of them.
fn inner(text: &[u8], token: &Token) -> (usize, usize) {
    let (mut start, mut end) = (token.start, token.end);
    loop {
        let Some(tokens) = scan(text, start + 1, end - 1) else { return (start + 1, end - 1) };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return (start + 1, end - 1) };
        if tokens.len() == 1 && text[first.start] == b'(' && is_group(text, first.start, first.end) {
            (start, end) = (first.start, first.end);
            continue;
        }
        return (first.start, last.end);
    }
}

fn subscript_anchors(text: &[u8], tokens: &[Token]) -> Option<(usize, usize)> {
    let (last, before) = tokens.split_last()?;
    let primary = before.iter().all(|token| matches!(token.kind, Kind::Operand | Kind::Trailer(_) | Kind::Dot));
    (last.kind == Kind::Trailer(b'[') && primary && !before.is_empty()).then_some((last.start, text.len()))
}

/// The tokens between two places, what is in brackets as one. None if the text is not what an expression looks like.
fn scan(text: &[u8], low: usize, high: usize) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = low;
    while at < high {
        let start = at;
        let byte = text[at];
        let follows_operand = tokens.last().is_some_and(|token| matches!(token.kind, Kind::Operand | Kind::Trailer(_)));
        let kind = match byte {
            b' ' | b'\t' | b'\x0c' | b'\\' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'#' => break,
            b'(' | b'[' | b'{' => {
                at = close(text, at, high)?;
                if follows_operand && byte != b'{' { Kind::Trailer(byte) } else { Kind::Operand }
            }
            b'"' | b'\'' => {
                at = string_end(text, at, high)?;
                Kind::Operand
            }
            b'0'..=b'9' => {
                at = number_end(text, at, high);
                Kind::Operand
            }
            b'.' if text.get(at + 1).is_some_and(u8::is_ascii_digit) && !follows_operand => {
                at = number_end(text, at, high);
                Kind::Operand
            }
            b'.' if text[at..high].starts_with(b"...") => {
                at += 3;
                Kind::Operand
            }
            b'.' => {
                at += 1;
                Kind::Dot
            }
            _ if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                while at < high && (text[at].is_ascii_alphanumeric() || text[at] == b'_' || text[at] >= 0x80) {
                    at += 1;
                }
                if at < high && matches!(text[at], b'"' | b'\'') && at - start <= 2 {
                    at = string_end(text, at, high)?;
                    Kind::Operand
                } else {
                    match &text[start..at] {
                        b"and" | b"or" | b"not" | b"in" | b"is" | b"if" | b"else" | b"lambda" | b"await" | b"yield" | b"for" | b"async"
                        | b"return" | b"raise" | b"del" | b"assert" | b"import" | b"from" | b"with" | b"while" | b"try" | b"class"
                        | b"def" | b"global" | b"nonlocal" | b"pass" | b"break" | b"continue" => Kind::Other,
                        _ => Kind::Operand,
                    }
                }
            }
            _ => {
                let rest = &text[at..high];
                let (length, kind) = match rest {
                    [b'*' | b'/' | b'<' | b'>', b'*' | b'/' | b'<' | b'>', b'=', ..] => (3, Kind::Other),
                    [b'*', b'*', ..] => (2, Kind::Operator(9)),
                    [b'/', b'/', ..] => (2, Kind::Operator(6)),
                    [b'<', b'<', ..] | [b'>', b'>', ..] => (2, Kind::Operator(4)),
                    [_, b'=', ..] => (2, Kind::Other),
                    [b'+' | b'-', ..] => (1, Kind::Sign),
                    [b'~', ..] => (1, if follows_operand { Kind::Other } else { Kind::Sign }),
                    [b'*' | b'/' | b'%' | b'@', ..] => (1, Kind::Operator(6)),
                    [b'&', ..] => (1, Kind::Operator(3)),
                    [b'^', ..] => (1, Kind::Operator(2)),
                    [b'|', ..] => (1, Kind::Operator(1)),
                    _ => (1, Kind::Other),
                };
                at += length;
                // `*args`, `**kw` and the like have no operand in front.
                if matches!(kind, Kind::Operator(_)) && !follows_operand { Kind::Other } else { kind }
            }
        };
        tokens.push(Token { kind, start, end: at });
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// Behind the bracket that closes the one at `at`.
fn close(text: &[u8], at: usize, high: usize) -> Option<usize> {
    let mut depth = 0;
    let mut at = at;
    while at < high {
        match text[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'"' | b'\'' => {
                at = string_end(text, at, high)?;
                continue;
            }
            b'#' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Behind a string that begins with the quote at `at`. Expressions inside f-strings may use the same quote again: brackets are skipped.
fn string_end(text: &[u8], at: usize, high: usize) -> Option<usize> {
    let quote = text[at];
    let triple = text[at..high].starts_with(&[quote; 3]);
    let formatted =
        text[..at].iter().rev().take(2).any(|byte| matches!(byte, b'f' | b'F')) && text[..at].last().is_some_and(u8::is_ascii_alphabetic);
    let mut at = at + if triple { 3 } else { 1 };
    while at < high {
        match text[at] {
            b'\\' => at += 1,
            b'{' if formatted && text.get(at + 1) == Some(&b'{') => at += 1,
            b'{' if formatted => {
                at = close(text, at, high)?;
                continue;
            }
            byte if byte == quote => {
                if !triple {
                    return Some(at + 1);
                }
                if text[at..high].starts_with(&[quote; 3]) {
                    return Some(at + 3);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn number_end(text: &[u8], at: usize, high: usize) -> usize {
    let hexadecimal = matches!(text.get(at + 1), Some(b'x' | b'X' | b'o' | b'O' | b'b' | b'B')) && text[at] == b'0';
    let mut at = at + 1;
    while at < high {
        let sign = matches!(text[at], b'+' | b'-') && matches!(text[at - 1], b'e' | b'E') && !hexadecimal;
        if !(text[at].is_ascii_alphanumeric() || matches!(text[at], b'_' | b'.') || sign) {
            break;
        }
        at += 1;
    }
    at
}
