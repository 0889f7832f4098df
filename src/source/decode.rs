//! Bytes of a file to text: byte order mark, coding cookie (PEP 263), UTF-8 checked as CPython checks it.
//!
//! ```text
//!   EF BB BF ‥                        utf-8, mark removed
//!   # -*- coding: NAME -*-            in line 1 or 2 (line 1 then a comment or blank): NAME
//!   anything else                     utf-8
//! ```
//!
//! Known encodings: UTF-8 and ASCII under their usual names, Latin-1, windows-1252, KOI8-R (all that CPython's own library
//! uses). Any other name is a SyntaxError, as an unknown one is in CPython.

use super::{Diagnostic, DiagnosticKind, Position};
use std::borrow::Cow;

/// Whose bytes they are: CPython has other words for a script than for what `compile` and imports read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin<'n> {
    /// The script being run, of this name.
    Script(&'n str),
    /// Anything else.
    Bytes,
}

/// The text of some bytes, or why there is none.
pub(super) fn decode<'b>(bytes: &'b [u8], origin: Origin) -> Result<Cow<'b, str>, Diagnostic> {
    let (body, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let Some(cookie) = cookie(body) else { return utf8(body, origin) };
    let name = normalise(&cookie);
    let encoding = encoding(&name);
    let problem = |other: String| match origin {
        Origin::Script(_) => nowhere(format!("encoding problem: {cookie}")),
        Origin::Bytes => nowhere(other),
    };
    // CPython compares the name as its reader spells it: `utf8` is another encoding to it than `utf-8`.
    if marked && name != "utf-8" {
        let shown = if name == "iso-8859-1" { &name } else { &cookie };
        return Err(nowhere(format!("encoding problem: {shown} with BOM")));
    }
    match encoding {
        Some(Encoding::Utf8) if origin == Origin::Bytes => match std::str::from_utf8(body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(nowhere(undecodable(body, error))),
        },
        Some(Encoding::Utf8) => utf8(body, origin),
        Some(Encoding::Ascii) => match body.iter().position(|&b| b >= 0x80) {
            None => utf8(body, origin),
            Some(at) => {
                let byte = body[at];
                let message = format!("'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)");
                Err(problem(message))
            }
        },
        Some(Encoding::Table(high)) => {
            let mut text = String::with_capacity(body.len());
            for (at, &byte) in body.iter().enumerate() {
                match if byte < 0x80 { Some(byte as char) } else { high(byte) } {
                    Some(c) => text.push(c),
                    None => {
                        let what = "character maps to <undefined>";
                        return Err(problem(format!("'charmap' codec can't decode byte 0x{byte:02x} in position {at}: {what}")));
                    }
                }
            }
            Ok(Cow::Owned(text))
        }
        None => Err(problem(format!("unknown encoding: {cookie}"))),
    }
}

/// CPython gives such errors the line 0.
fn nowhere(message: String) -> Diagnostic {
    let zero = Position { lineno: 0, offset: -1, end_lineno: 0, end_offset: -1 };
    Diagnostic::exactly(DiagnosticKind::SyntaxError, message, zero)
}

enum Encoding {
    Utf8,
    Ascii,
    Table(fn(u8) -> Option<char>),
}

/// Lower case, `_` as `-`, and CPython's two families folded to one name each.
fn normalise(name: &str) -> String {
    let name: String = name.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    if name == "utf-8" || name.starts_with("utf-8-") {
        return "utf-8".into();
    }
    for latin in ["latin-1", "iso-8859-1", "iso-latin-1"] {
        if name == latin || name.strip_prefix(latin).is_some_and(|rest| rest.starts_with('-')) {
            return "iso-8859-1".into();
        }
    }
    name
}

fn encoding(name: &str) -> Option<Encoding> {
    Some(match name {
        "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Encoding::Ascii,
        "iso-8859-1" | "latin1" | "latin" | "l1" | "iso8859-1" | "8859" | "cp819" | "iso-8859-1-1987" => {
            Encoding::Table(|byte| Some(byte as char))
        }
        "cp1252" | "1252" | "windows-1252" => Encoding::Table(cp1252),
        "koi8-r" | "koi8r" | "cskoi8r" => Encoding::Table(koi8_r),
        _ => return None,
    })
}

fn cp1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜',
        '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..0xA0 => Some(HIGH[byte as usize - 0x80]).filter(|&c| c != '\0'),
        _ => Some(byte as char),
    }
}

fn koi8_r(byte: u8) -> Option<char> {
    const HIGH: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
                        юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
    HIGH.chars().nth(byte.checked_sub(0x80)? as usize)
}

/// The name in a coding cookie of the first two lines.
fn cookie(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|&b| b == b'\n');
    for _ in 0..2 {
        let line = lines.next()?;
        let blank = line.iter().position(|&b| !matches!(b, b' ' | b'\t' | 0x0c | b'\r'));
        match blank {
            None => continue,
            Some(at) if line[at] == b'#' => {
                if let Some(name) = cookie_in(&line[at..]) {
                    return Some(name);
                }
            }
            Some(_) => return None,
        }
    }
    None
}

fn cookie_in(comment: &[u8]) -> Option<String> {
    for at in memchr::memmem::find_iter(comment, b"coding") {
        let rest = &comment[at + 6..];
        let Some((b':' | b'=', rest)) = rest.split_first().map(|(&b, rest)| (b, rest)) else {
            continue;
        };
        let rest = rest.trim_ascii_start();
        let end = rest.iter().position(|&b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))).unwrap_or(rest.len());
        if end > 0 {
            return Some(String::from_utf8_lossy(&rest[..end]).into_owned());
        }
    }
    None
}

fn reason(byte: u8, error: std::str::Utf8Error) -> &'static str {
    match error.error_len() {
        None => "unexpected end of data",
        Some(1) if !(0xC2..=0xF4).contains(&byte) => "invalid start byte",
        Some(_) => "invalid continuation byte",
    }
}

/// What CPython says of bytes that are not UTF-8.
pub fn undecodable(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or_default();
    format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {at}: {}", reason(byte, error))
}

/// UTF-8 as it is, or CPython's words for the first wrong byte.
fn utf8<'b>(bytes: &'b [u8], origin: Origin) -> Result<Cow<'b, str>, Diagnostic> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let byte = bytes[at];
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() as i32 + 1;
    if let Origin::Script(name) = origin {
        let advice = "but no encoding declared; see https://peps.python.org/pep-0263/ for details";
        return Err(nowhere(format!("Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, {advice}")));
    }
    // CPython decodes piece by piece: positions count from the start of the word or string. A word is assumed here.
    let word = bytes[..at].iter().rev().take_while(|&&b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80).count();
    let reason = reason(byte, error);
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    let offset = (at - word - start) as i32 + 1;
    let position = Position { lineno: line, offset, end_lineno: line, end_offset: -1 };
    let message = format!("(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {word}: {reason}");
    Err(Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies() {
        assert_eq!(cookie(b"# -*- coding: latin-1 -*-\n"), Some("latin-1".into()));
        assert_eq!(cookie(b"\n# vim: set fileencoding=utf-8 :\n"), Some("utf-8".into()));
        assert_eq!(cookie(b"x = 1\n# coding: latin-1\n"), None);
        assert_eq!(decode(b"# coding: latin1\n\xe9", Origin::Bytes).unwrap(), "# coding: latin1\n\u{e9}");
        assert_eq!(decode(b"# coding: koi8-r\n\xc0\xff", Origin::Bytes).unwrap(), "# coding: koi8-r\nюЪ");
        assert!(decode(b"\xff", Origin::Bytes).unwrap_err().message.contains("invalid start byte"));
    }
}
