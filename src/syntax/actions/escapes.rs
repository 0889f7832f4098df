//! Escape sequences of string and bytes literals.
//!
//! ```text
//!   \n \\ \' \" \a \b \f \n \r \t \v      one character            \101   octal
//!   \x41  \u0041  \U00000041              by number                \N{LATIN SMALL LETTER A}   by name
//!   \ at the end of a line                nothing                  \d     itself, with a warning
//! ```
//!
//! Lone surrogates are legal (`'\ud800'`), so the result is generalised UTF-8: three bytes for each, never joined.
//! Positions in error messages are CPython's: it first writes every character above ASCII as ten bytes `\U000000e9`.

/// A first doubtful sequence, as it is written.
pub type Doubt = Option<(usize, String)>;

/// Decodes the body of a string literal; `Err` holds CPython's message.
pub fn decode_str(body: &str, out: &mut Vec<u8>) -> Result<Doubt, String> {
    let bytes = body.as_bytes();
    let mut doubt = None;
    let mut at = 0;
    while at < bytes.len() {
        let plain = memchr::memchr(b'\\', &bytes[at..]).unwrap_or(bytes.len() - at);
        out.extend_from_slice(&bytes[at..at + plain]);
        at += plain;
        let Some(&kind) = bytes.get(at + 1) else {
            // A single backslash is left only where an f-string's text stops before a brace.
            out.extend_from_slice(&bytes[at..]);
            break;
        };
        let start = at;
        at += 2;
        match kind {
            b'\n' => {}
            b'x' => hex(body, start, &mut at, 2, "truncated \\xXX escape", out)?,
            b'u' => hex(body, start, &mut at, 4, "truncated \\uXXXX escape", out)?,
            b'U' => hex(body, start, &mut at, 8, "truncated \\UXXXXXXXX escape", out)?,
            b'0'..=b'7' => {
                let (value, big) = octal(bytes, start, &mut at);
                if big {
                    doubt.get_or_insert_with(|| (start, format!("invalid octal escape sequence '{}'", &body[start..at])));
                }
                push_code(value, out);
            }
            b'N' => {
                let name = bytes.get(at) == Some(&b'{');
                let close = memchr::memchr(b'}', &bytes[at..]).map(|length| at + length);
                match (name, close) {
                    (true, Some(close)) if close > at + 1 => {
                        let Some(c) = named(&body[at + 1..close]) else {
                            return Err(problem(body, start, close + 1, "unknown Unicode character name"));
                        };
                        push_code(c as u32, out);
                        at = close + 1;
                    }
                    (true, Some(close)) => return Err(problem(body, start, close, "malformed \\N character escape")),
                    (true, None) => return Err(problem(body, start, bytes.len(), "malformed \\N character escape")),
                    (false, _) => return Err(problem(body, start, at, "malformed \\N character escape")),
                }
            }
            _ => match simple(kind) {
                Some(byte) => out.push(byte),
                None => {
                    out.push(b'\\');
                    at = start + 1;
                    if kind < 0x80 {
                        let shown = kind as char;
                        doubt.get_or_insert_with(|| (start, format!("invalid escape sequence '\\{shown}'")));
                        out.push(kind);
                        at += 1;
                    }
                }
            },
        }
    }
    Ok(doubt)
}

/// Decodes the body of a bytes literal.
pub fn decode_bytes(body: &str, out: &mut Vec<u8>) -> Result<Doubt, String> {
    let bytes = body.as_bytes();
    let mut doubt = None;
    let mut at = 0;
    while at < bytes.len() {
        let plain = memchr::memchr(b'\\', &bytes[at..]).unwrap_or(bytes.len() - at);
        out.extend_from_slice(&bytes[at..at + plain]);
        at += plain;
        let Some(&kind) = bytes.get(at + 1) else { break };
        let start = at;
        at += 2;
        match kind {
            b'\n' => {}
            b'x' => {
                let digits = bytes.get(at..at + 2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
                let Some(digits) = digits else { return Err(format!("invalid \\x escape at position {start}")) };
                out.push(digits.iter().fold(0, |value, &digit| value << 4 | digit_value(digit)) as u8);
                at += 2;
            }
            b'0'..=b'7' => {
                let (value, big) = octal(bytes, start, &mut at);
                if big {
                    doubt.get_or_insert_with(|| (start, format!("invalid octal escape sequence '{}'", &body[start..at])));
                }
                out.push(value as u8);
            }
            _ => match simple(kind) {
                Some(byte) => out.push(byte),
                None => {
                    doubt.get_or_insert_with(|| (start, format!("invalid escape sequence '\\{}'", kind as char)));
                    out.extend_from_slice(&[b'\\', kind]);
                }
            },
        }
    }
    Ok(doubt)
}

fn simple(kind: u8) -> Option<u8> {
    Some(match kind {
        b'\\' | b'\'' | b'"' => kind,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

fn octal(bytes: &[u8], start: usize, at: &mut usize) -> (u32, bool) {
    let mut value = u32::from(bytes[start + 1] - b'0');
    for _ in 0..2 {
        match bytes.get(*at) {
            Some(&digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
            _ => break,
        }
        *at += 1;
    }
    (value, value > 0o377)
}

fn digit_value(digit: u8) -> u32 {
    (digit as char).to_digit(16).unwrap_or(0)
}

fn hex(body: &str, start: usize, at: &mut usize, count: usize, short: &str, out: &mut Vec<u8>) -> Result<(), String> {
    let bytes = body.as_bytes();
    let mut value = 0u32;
    for _ in 0..count {
        match bytes.get(*at) {
            Some(digit) if digit.is_ascii_hexdigit() => value = value << 4 | digit_value(*digit),
            _ => return Err(problem(body, start, *at, short)),
        }
        *at += 1;
    }
    if value > 0x10_FFFF {
        return Err(problem(body, start, *at, "illegal Unicode character"));
    }
    push_code(value, out);
    Ok(())
}

/// A code point in generalised UTF-8.
fn push_code(code: u32, out: &mut Vec<u8>) {
    match char::from_u32(code) {
        Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.extend_from_slice(&[0xE0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3F) as u8, 0x80 | (code & 0x3F) as u8]),
    }
}

fn named(name: &str) -> Option<char> {
    unicode_names2::character(name)
}

fn problem(body: &str, start: usize, end: usize, reason: &str) -> String {
    let position = |offset: usize| {
        let before = &body.as_bytes()[..offset];
        let mut position = 0;
        for (at, &byte) in before.iter().enumerate() {
            position += match byte {
                0..0x80 => 1,
                // A backslash before such a character is itself written as \u005c.
                0xC0.. if at > 0 && before[at - 1] == b'\\' => 15,
                0xC0.. => 10,
                _ => 0,
            };
        }
        position
    };
    let (first, last) = (position(start), position(end) - 1);
    format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {first}-{last}: {reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        decode_str(body, &mut out).map(|_| out)
    }

    #[test]
    fn sequences() {
        assert_eq!(text("a\\n\\x41\\u20ac\\101\\\nb\\q").unwrap(), "a\nA€Ab\\q".as_bytes());
        assert_eq!(text("\\N{BULLET}\\N{latin small letter a}").unwrap(), "•a".as_bytes());
        assert_eq!(text("\\ud800").unwrap(), [0xED, 0xA0, 0x80]);
        assert!(text("\\x1").unwrap_err().ends_with("in position 0-2: truncated \\xXX escape"));
        assert!(text("é\\N{foo}").unwrap_err().ends_with("in position 10-16: unknown Unicode character name"));
        assert!(text("\\N{LF}").is_ok(), "aliases are names, too");
    }
}
