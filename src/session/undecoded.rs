//! Bytes that are not UTF-8, given to `compile` or imported: CPython decodes each string by itself, so wrong bytes in a comment pass.
//!
//! ```text
//!   # \xff             no token: accepted
//!   x = "ab\xff"       SyntaxError at the string: position 2 of its content
//!   x\xff = 1          SyntaxError at the name
//! ```
//! (The script that is run is read line by line, and any wrong byte refuses it: `source/decode.rs`.)

use crate::source::{Diagnostic, DiagnosticKind, Position, Source};
use crate::syntax::{Tok, tokenize};

/// The text in spite of wrong bytes, or what CPython says; `first` is said of the first of them where it is in a name.
pub fn read(name: &str, bytes: &[u8], first: Diagnostic) -> Result<Source, Box<(Diagnostic, Source)>> {
    let source = Source::from_undecodable(name, bytes);
    let shown = || Source::new(name, &String::from_utf8_lossy(bytes));
    let tokens = match tokenize(&source) {
        Ok(tokens) => tokens,
        Err(problem) if problem.message.contains('\u{fffd}') => return Err(Box::new((first, shown()))),
        // Compiling says it again.
        Err(_) => return Ok(source),
    };
    for token in tokens.iter().filter(|token| matches!(token.kind, Tok::Str | Tok::FStringMiddle)) {
        let Some(raw) = raw(source.slice(token.span()), bytes) else { continue };
        let Some(message) = wrong(&raw, token.kind) else { continue };
        let (line, column) = source.line_chars(token.start);
        let (end_line, end_column) = source.line_chars(token.end);
        let number = |value: u32| value as i32;
        let place =
            Position { lineno: number(line), offset: number(column) + 1, end_lineno: number(end_line), end_offset: number(end_column) + 1 };
        let problem = Diagnostic::exactly(DiagnosticKind::SyntaxError, message, place);
        return Err(Box::new((Diagnostic { read_to: end_line, ..problem }, shown())));
    }
    Ok(source)
}

/// The bytes that were shown as this text, if any of them is wrong.
fn raw(text: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    if !text.contains('\u{fffd}') {
        return None;
    }
    // The text as it was, found again around its wrong bytes.
    let parts: Vec<&[u8]> = text.split('\u{fffd}').map(str::as_bytes).collect();
    let length = parts.iter().map(|part| part.len()).sum::<usize>() + parts.len() - 1;
    bytes.windows(length).find(|window| fits(window, &parts)).map(<[u8]>::to_vec)
}

fn fits(window: &[u8], parts: &[&[u8]]) -> bool {
    let mut rest = window;
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            match rest.split_first() {
                Some((&byte, after)) if byte >= 0x80 => rest = after,
                _ => return false,
            }
        }
        match rest.strip_prefix(*part) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    std::str::from_utf8(window).is_err()
}

/// What is wrong with a literal.
fn wrong(literal: &[u8], kind: Tok) -> Option<String> {
    let content = if kind == Tok::Str {
        let open = literal.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        let prefix = literal[..open].to_ascii_lowercase();
        if prefix.contains(&b'b') {
            return Some("bytes can only contain ASCII literal characters".into());
        }
        let quote = literal[open];
        let width = if literal[open..].starts_with(&[quote; 3]) && literal.len() >= open + 6 { 3 } else { 1 };
        let content = literal.get(open + width..literal.len() - width)?;
        if content.contains(&b'\\') && !prefix.contains(&b'r') {
            // Between escapes each run of other than ASCII is decoded by itself.
            let mut runs = content.split(u8::is_ascii);
            runs.find(|run| std::str::from_utf8(run).is_err())?
        } else {
            content
        }
    } else {
        literal
    };
    let error = std::str::from_utf8(content).err()?;
    Some(format!("(unicode error) {}", crate::source::undecodable(content, error)))
}
