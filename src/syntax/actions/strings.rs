//! String literals: neighbours joined, f-strings taken apart.
//!
//! ```text
//!   'a' f'b{x}' "c"    JoinedStr [ 'ab' from 'a' to b, FormattedValue x, 'c' ]      spans of joined constants run from
//!   'a' 'b'            Constant 'ab'                                                the first to the last
//!   b'a' 'b'           refused
//! ```

use super::cx::Cx;
use super::escapes::{decode_bytes, decode_str};
use crate::source::{Diagnostic, Span, Warning, WarningKind};
use crate::syntax::ast::{Constant, Conversion, Expr, ExprKind, Wtf8};

/// A string literal, or a part of an f-string.
#[derive(Debug)]
pub enum Piece {
    /// A string token; inside an f-string, its text between braces.
    Plain(Span),
    /// An f-string.
    FString(Vec<Expr>),
    /// A replacement field.
    Field(Expr),
    /// What `{x = }` shows before the value: where the node stands is where the text is.
    Shown(Span),
}

/// Appends a field and what it shows of itself.
pub fn push_field(mut parts: Vec<Piece>, (shown, field): (Option<(Span, Span)>, Expr)) -> Vec<Piece> {
    if let Some((_, text)) = shown {
        parts.push(Piece::Shown(text));
    }
    parts.push(Piece::Field(field));
    parts
}

fn string(span: Span, value: Vec<u8>, u_prefix: bool) -> Expr {
    let kind = ExprKind::Constant(Constant::Str { value: Wtf8(value.into()), u_prefix });
    Expr { span, depth: 1, kind }
}

/// The text between the braces of an f-string, `{{` and `}}` undone unless in a format spec.
fn middle(cx: &Cx, span: Span, raw: bool, doubled: bool, blame: Span) -> Expr {
    let text = cx.source.slice(span);
    let undoubled;
    let body = if doubled && text.contains(['{', '}']) {
        undoubled = undouble(text, raw);
        undoubled.as_str()
    } else {
        text
    };
    if raw || !body.contains('\\') {
        return string(span, body.as_bytes().to_vec(), false);
    }
    let mut value = Vec::with_capacity(body.len());
    match decode_str(body, &mut value) {
        Ok(doubt) => warn(cx, doubt, span),
        Err(message) => cx.settle(Diagnostic::syntax(message, blame)),
    }
    // The lexer stops before the brace of `\{`; the backslash is doubtful there, too.
    if body.ends_with('\\')
        && value.ends_with(b"\\")
        && (body.len() - body.trim_end_matches('\\').len()) % 2 == 1
        && let Some(brace @ (b'{' | b'}')) = cx.source.text().as_bytes().get(span.end as usize)
    {
        warn(cx, Some((0, format!("invalid escape sequence '\\{}'", *brace as char))), span);
    }
    string(span, value, false)
}

fn undouble(text: &str, raw: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let named = !raw && rest.as_bytes()[at] == b'{' && is_named_escape(&rest[..at]);
        if named {
            let close = rest.find('}').map_or(rest.len(), |close| close + 1);
            out.push_str(&rest[..close]);
            rest = &rest[close..];
        } else {
            out.push_str(&rest[..=at]);
            rest = rest.get(at + 2..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

/// Whether the text ends in `\N` with a backslash that is not itself escaped.
fn is_named_escape(before: &str) -> bool {
    before.strip_suffix('N').is_some_and(|rest| (rest.len() - rest.trim_end_matches('\\').len()) % 2 == 1)
}

fn warn(cx: &Cx, doubt: Option<(usize, String)>, span: Span) {
    if let Some((_, message)) = doubt {
        cx.warn(Warning { kind: WarningKind::SyntaxWarning, message, span });
    }
}

/// An f-string: `start` and `end` are its quotes.
pub fn fstring(cx: &Cx, start: Span, parts: Vec<Piece>, end: Span) -> Piece {
    let raw = cx.source.slice(start).contains(['r', 'R']);
    Piece::FString(values(cx, parts, raw, true, Some(end)))
}

/// The text after the colon of a field; escapes count there even in a raw f-string.
pub fn format_spec(cx: &Cx, start: u32, end: u32, parts: Vec<Piece>) -> Expr {
    let mut values = values(cx, parts, false, false, None);
    if let Some(ExprKind::FormattedValue { .. }) = values.last().map(|last| &last.kind) {
        // Where the tokenizer of CPython 3.12 ends the text, it gives what stands behind the last field even if that is nothing.
        values.push(string(Span::at(end), Vec::new(), false));
    }
    let below = values.iter().map(|value| value.depth).max().unwrap_or(0);
    cx.node(Span::new(start, end), below, ExprKind::JoinedStr { values })
}

fn values(cx: &Cx, parts: Vec<Piece>, raw: bool, doubled: bool, end: Option<Span>) -> Vec<Expr> {
    let exprs = parts.into_iter().map(|part| match part {
        Piece::Plain(span) => middle(cx, span, raw, doubled, end.unwrap_or(span)),
        Piece::Field(expr) => expr,
        Piece::Shown(span) => string(span, without_comments(cx.source.slice(span)), false),
        Piece::FString(_) => string(Span::default(), Vec::new(), false),
    });
    join(exprs)
}

/// What `=` shows: the text as it is, but for comments (and, in CPython 3.12, for anything else behind a `#`).
fn without_comments(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(at) = memchr::memchr(b'#', rest) {
        out.extend_from_slice(&rest[..at]);
        let line_end = memchr::memchr(b'\n', &rest[at..]).map_or(rest.len(), |length| at + length);
        rest = &rest[line_end..];
    }
    out.extend_from_slice(rest);
    out
}

/// Joins neighbouring constants, drops empty ones.
fn join(exprs: impl Iterator<Item = Expr>) -> Vec<Expr> {
    let mut out: Vec<Expr> = Vec::new();
    let mut text: Option<(Span, Vec<u8>, bool)> = None;
    let flush = |text: &mut Option<(Span, Vec<u8>, bool)>, out: &mut Vec<Expr>| {
        if let Some((span, value, u_prefix)) = text.take()
            && !value.is_empty()
        {
            out.push(string(span, value, u_prefix));
        }
    };
    for expr in exprs {
        match expr.kind {
            ExprKind::Constant(Constant::Str { value, u_prefix }) => match &mut text {
                Some((span, joined, _)) => {
                    span.end = expr.span.end;
                    joined.extend_from_slice(&value.0);
                }
                None => text = Some((expr.span, value.0.into_vec(), u_prefix)),
            },
            _ => {
                flush(&mut text, &mut out);
                out.push(expr);
            }
        }
    }
    flush(&mut text, &mut out);
    out
}

/// A replacement field; where `{x = }` shows itself, also the place and the text of that.
#[expect(clippy::too_many_arguments, reason = "one for each part the grammar names")]
pub fn field(
    cx: &Cx,
    span: Span,
    text_start: u32,
    value: Expr,
    shown: bool,
    conversion: Option<(Span, Span)>,
    format_spec: Option<Expr>,
    close: u32,
) -> (Option<(Span, Span)>, Expr) {
    let text_end = match (&conversion, &format_spec) {
        (Some((mark, _)), _) => mark.start,
        (None, Some(spec)) => spec.span.start,
        (None, None) => close,
    };
    let kind = match conversion {
        None if shown && format_spec.is_none() => Conversion::Repr,
        None => Conversion::None,
        Some((mark, letter)) => {
            if mark.end != letter.start {
                // CPython 3.12's own spelling.
                let message = "f-string: conversion type must come right after the exclamanation mark";
                cx.fail(mark.to(letter), message);
            }
            match cx.source.slice(letter) {
                "s" => Conversion::Str,
                "r" => Conversion::Repr,
                "a" => Conversion::Ascii,
                other => {
                    let message = format!("f-string: invalid conversion character '{other}': expected 's', 'r', or 'a'");
                    cx.fail(letter, message);
                    Conversion::None
                }
            }
        }
    };
    let below = value.depth.max(format_spec.as_ref().map_or(0, |spec| spec.depth));
    let node = ExprKind::FormattedValue { value: Box::new(value), conversion: kind, format_spec: format_spec.map(Box::new) };
    let text = Span::new(text_start, text_end);
    (shown.then_some((text, text)), cx.node(span, below, node))
}

/// A literal without its prefix and quotes.
struct Plain<'s> {
    body: &'s str,
    bytes: bool,
    raw: bool,
    u_prefix: bool,
}

fn take_apart<'s>(cx: &Cx<'s>, span: Span) -> Plain<'s> {
    let text = cx.source.slice(span);
    let prefix = text.find(['"', '\'']).unwrap_or(0);
    let (prefix, quoted) = text.split_at(prefix);
    let quotes = if quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''")) { 3 } else { 1 };
    Plain {
        body: quoted.get(quotes..quoted.len().saturating_sub(quotes)).unwrap_or(""),
        bytes: prefix.contains(['b', 'B']),
        raw: prefix.contains(['r', 'R']),
        u_prefix: prefix.starts_with('u'),
    }
}

/// The value of a plain string token, appended.
fn decode(cx: &Cx, plain: &Plain, span: Span, out: &mut Vec<u8>) {
    if plain.bytes && !plain.body.is_ascii() {
        cx.settle(Diagnostic::syntax("bytes can only contain ASCII literal characters", span));
        return;
    }
    if plain.raw || !plain.body.contains('\\') {
        out.extend_from_slice(plain.body.as_bytes());
        return;
    }
    let decoded = if plain.bytes {
        decode_bytes(plain.body, out).map_err(|message| format!("(value error) {message}"))
    } else {
        decode_str(plain.body, out)
    };
    match decoded {
        Ok(doubt) => warn(cx, doubt, span),
        Err(message) => cx.settle(Diagnostic::syntax(message, span)),
    }
}

/// One or more literals side by side, from `start` to `end`.
pub fn strings(cx: &Cx, start: u32, end: u32, pieces: Vec<Piece>) -> Expr {
    let whole = Span::new(start, end);
    let mut bytes = None;
    let mut mixed = false;
    let mut formatted = false;
    for piece in &pieces {
        let this = match piece {
            Piece::Plain(span) => take_apart(cx, *span).bytes,
            _ => {
                formatted = true;
                false
            }
        };
        mixed |= bytes.replace(this).is_some_and(|other| other != this);
    }
    if mixed {
        // CPython points at the token it has read last, the one behind the strings.
        let next = cx.tokens.get(cx.token_at(end)).map_or(whole, |token| token.span());
        cx.settle(Diagnostic::syntax("cannot mix bytes and nonbytes literals", next));
    }
    if !formatted {
        let mut value = Vec::new();
        let mut alone = true;
        let mut u_prefix = None;
        for piece in &pieces {
            if let Piece::Plain(span) = piece {
                let plain = take_apart(cx, *span);
                let before = value.len();
                decode(cx, &plain, *span, &mut value);
                alone &= before == 0 || value.len() == before;
                u_prefix.get_or_insert(plain.u_prefix);
            }
        }
        let constant = match bytes {
            Some(true) => Constant::Bytes { value: value.into(), whole: alone },
            _ => Constant::Str { value: Wtf8(value.into()), u_prefix: u_prefix == Some(true) },
        };
        return Expr { span: whole, depth: 1, kind: ExprKind::Constant(constant) };
    }
    let exprs = pieces.into_iter().flat_map(|piece| match piece {
        Piece::Plain(span) => {
            let plain = take_apart(cx, span);
            let mut value = Vec::new();
            decode(cx, &plain, span, &mut value);
            vec![string(span, value, plain.u_prefix)]
        }
        Piece::FString(values) => values,
        Piece::Field(_) | Piece::Shown(_) => vec![],
    });
    let values = join(exprs);
    let below = values.iter().map(|value| value.depth).max().unwrap_or(0);
    cx.node(whole, below, ExprKind::JoinedStr { values })
}

/// Decodes a string token for its errors only; whether it is bytes.
pub fn check_string(cx: &Cx, span: Span) -> bool {
    let plain = take_apart(cx, span);
    decode(cx, &plain, span, &mut Vec::new());
    plain.bytes
}

/// Decodes the text of an f-string for its errors only.
pub fn check_middle(cx: &Cx, span: Span, raw: bool, doubled: bool, blame: Span) {
    middle(cx, span, raw, doubled, blame);
}
