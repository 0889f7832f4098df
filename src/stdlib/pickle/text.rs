//! The escapes of texts in protocol 0.

use std::fmt::Write as _;

use crate::heap::Ref;
use crate::object::types::str_::{self, build::Builder};
use crate::object::{Ctx, PyResult};

/// The text on one line: `\u` and `\U` for what is not Latin-1, and for what would end the line.
pub fn escape(text: &Ref) -> Vec<u8> {
    let mut out = Vec::with_capacity(str_::len(text));
    for c in str_::chars(text).iter() {
        match c {
            0x1_0000.. => push_hex(&mut out, &format_args!("\\U{c:08x}")),
            0 | 10 | 13 | 26 | 92 | 256.. => push_hex(&mut out, &format_args!("\\u{c:04x}")),
            _ => out.push(c as u8),
        }
    }
    out
}

fn push_hex(out: &mut Vec<u8>, text: &std::fmt::Arguments<'_>) {
    let mut digits = String::with_capacity(10);
    // Writing to a String does not fail.
    let _ = write!(digits, "{text}");
    out.extend_from_slice(digits.as_bytes());
}

/// The text that `escape` or Python 2 has written.
pub fn unescape(cx: &Ctx, source: &[u8]) -> PyResult<Ref> {
    let mut out = Builder::new();
    let mut at = 0;
    while at < source.len() {
        let slashes = source[at..].iter().take_while(|&&byte| byte == b'\\').count();
        let digits = match source.get(at + slashes) {
            Some(b'u') if slashes % 2 == 1 => 4,
            Some(b'U') if slashes % 2 == 1 => 8,
            _ => {
                let end = at + slashes.max(1);
                out.push_latin1(&source[at..end]);
                at = end;
                continue;
            }
        };
        out.push_latin1(&source[at..at + slashes - 1]);
        let start = at + slashes - 1;
        let hex = &source[start + 2..];
        let count = hex.iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
        if count < digits {
            let name = if digits == 4 { "truncated \\uXXXX escape" } else { "truncated \\UXXXXXXXX escape" };
            return str_::codec::undecodable(cx, "rawunicodeescape", source, start, start + 2 + count, name);
        }
        let value = hex[..digits].iter().fold(0u64, |value, &digit| value << 4 | (digit as char).to_digit(16).unwrap_or(0) as u64);
        if value > 0x10_ffff {
            let end = start + 2 + digits;
            return str_::codec::undecodable(cx, "rawunicodeescape", source, start, end, "\\Uxxxxxxxx out of range");
        }
        out.push(value as u32);
        at = start + 2 + digits;
    }
    out.finish(cx)
}

/// The bytes of a literal between its quotes, as Python 2 has written it.
pub fn bytes_literal(cx: &Ctx, source: &[u8]) -> PyResult<Vec<u8>> {
    let mut out = Vec::with_capacity(source.len());
    let mut rest = source.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match rest.next() {
            None => return cx.value_error("Trailing \\ in string"),
            Some(b'\n') => {}
            Some(same @ (b'\\' | b'\'' | b'"')) => out.push(same),
            Some(b'b') => out.push(8),
            Some(b'f') => out.push(12),
            Some(b't') => out.push(b'\t'),
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b'v') => out.push(11),
            Some(b'a') => out.push(7),
            Some(octal @ b'0'..=b'7') => {
                let mut value = (octal - b'0') as u32;
                for _ in 0..2 {
                    match rest.next_if(|digit| (b'0'..=b'7').contains(digit)) {
                        Some(digit) => value = value * 8 + (digit - b'0') as u32,
                        None => break,
                    }
                }
                out.push(value as u8);
            }
            Some(b'x') => {
                let mut digit = || rest.next_if(u8::is_ascii_hexdigit).and_then(|digit| (digit as char).to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => out.push((high * 16 + low) as u8),
                    _ => {
                        let at = source.len() - rest.count() - 2;
                        return cx.value_error(&format!("invalid \\x escape at position {}", at.saturating_sub(0)));
                    }
                }
            }
            Some(other) => out.extend_from_slice(&[b'\\', other]),
        }
    }
    Ok(out)
}
