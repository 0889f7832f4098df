//! Number literals: what may follow one, and its value.
//!
//! ```text
//!   0x_ff   255          1_000j   1000.0 imaginary         1if x else 2   a number, then a keyword: doubtful, legal
//!   0777    error        1__0     error                    12abc          error
//! ```
//!
//! logos has taken the longest good number; [`check`] looks at the character behind it and finds CPython's words for what
//! is wrong. [`value`] turns the text into a `Constant`.

use super::ast::{BigDigits, Constant};
use super::lexer::LexError;
use super::token::Tok;
use crate::source::{DiagnosticKind, Position, Source, Span, Warning, WarningKind};

/// More decimal digits than these need `sys.set_int_max_str_digits`.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// Checks the number at `span` against what follows it.
pub fn check(source: &Source, kind: Tok, span: Span) -> Result<Option<Warning>, LexError> {
    let bytes = source.text().as_bytes();
    let next = bytes.get(span.end as usize).copied().unwrap_or(b'\n');
    let fits = !(next.is_ascii_alphanumeric() || next == b'_');
    if fits && (bytes[span.start as usize] != b'0' || kind != Tok::Int) {
        return Ok(None);
    }
    let text = source.slice(span);
    let base = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 10,
    };
    let zero_first = kind == Tok::Int && base == 10 && text.starts_with('0') && text.bytes().any(|b| !matches!(b, b'0' | b'_'));
    // The rest of a literal that may still become a float is looked at first.
    let mut warning = None;
    if !fits && (!zero_first || matches!(next, b'_' | b'e' | b'E')) {
        warning = follow(source, kind, span, base, &bytes[span.end as usize..])?;
    }
    if zero_first {
        let zeros = text.bytes().take_while(|b| matches!(b, b'0' | b'_')).count() as i32;
        let (line, column) = source.line_chars(span.start);
        let (lineno, offset) = (line as i32, column as i32 + 1);
        let position = Position { lineno, offset, end_lineno: lineno, end_offset: offset + zeros };
        let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
        let mut error = LexError::at(source, message, span.start, span.start);
        error.diagnostic.place = crate::source::Place::Exactly(position);
        return Err(error);
    }
    Ok(warning)
}

/// A letter, digit or underscore follows: an error, unless it starts one of the keywords that may follow a value.
fn follow(source: &Source, kind: Tok, span: Span, base: u32, rest: &[u8]) -> Result<Option<Warning>, LexError> {
    let text = source.slice(span);
    let error = |message: String, at: u32| Err(LexError::at(source, message, span.start, at));
    let name = match (kind, base) {
        (Tok::Imag, _) => "imaginary",
        (_, 16) => "hexadecimal",
        (_, 8) => "octal",
        (_, 2) => "binary",
        _ => "decimal",
    };
    let invalid = format!("invalid {name} literal");
    let next = rest[0];
    if text == "0" && matches!(next, b'x' | b'X' | b'o' | b'O' | b'b' | b'B') {
        let (name, base) = match next {
            b'x' | b'X' => ("hexadecimal", 16),
            b'o' | b'O' => ("octal", 8),
            _ => ("binary", 2),
        };
        let used = if rest.get(1) == Some(&b'_') { 2 } else { 1 };
        return match rest.get(used) {
            Some(digit) if digit.is_ascii_digit() && base < 10 => {
                error(format!("invalid digit '{}' in {name} literal", *digit as char), span.end + used as u32 + 1)
            }
            _ => error(format!("invalid {name} literal"), span.end + used as u32),
        };
    }
    if base < 10 && next.is_ascii_digit() {
        return error(format!("invalid digit '{}' in {name} literal", next as char), span.end + 1);
    }
    if next == b'_' {
        // After a digit an underscore asks for another digit; after anything else it is a letter like any other.
        let after_digit = kind != Tok::Imag && text.as_bytes().last().is_some_and(|b| base == 16 || b.is_ascii_digit());
        if after_digit && base < 10 && rest.get(1).is_some_and(u8::is_ascii_digit) {
            return error(format!("invalid digit '{}' in {name} literal", rest[1] as char), span.end + 2);
        }
        return error(invalid, span.end + u32::from(after_digit));
    }
    if matches!(next, b'e' | b'E') && base == 10 && kind != Tok::Imag && matches!(rest.get(1), Some(b'+' | b'-')) {
        return error(invalid, span.end + 2);
    }
    // CPython looks at two letters only of those that start with `i`.
    let word_ends = |length: usize| rest.get(length).is_none_or(|&b| !(b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80));
    let keyword = ["if", "in", "is"].iter().any(|word| rest.starts_with(word.as_bytes()))
        || ["and", "else", "for", "or", "not"].iter().any(|word| rest.starts_with(word.as_bytes()) && word_ends(word.len()));
    if keyword {
        return Ok(Some(Warning { kind: WarningKind::SyntaxWarning, message: invalid, span }));
    }
    error(invalid, span.end)
}

/// The value of a checked literal, or why there is none.
pub fn value(source: &Source, kind: Tok, span: Span) -> Result<Constant, Box<crate::source::Diagnostic>> {
    let text = source.slice(span);
    let plain;
    let text = if text.contains('_') {
        plain = text.replace('_', "");
        plain.as_str()
    } else {
        text
    };
    match kind {
        Tok::Float => Ok(Constant::Float(text.parse().unwrap_or(f64::INFINITY))),
        Tok::Imag => Ok(Constant::Complex(text[..text.len() - 1].parse().unwrap_or(f64::INFINITY))),
        _ => {
            let (radix, digits) = match text.as_bytes() {
                [b'0', b'x' | b'X', ..] => (16, &text[2..]),
                [b'0', b'o' | b'O', ..] => (8, &text[2..]),
                [b'0', b'b' | b'B', ..] => (2, &text[2..]),
                _ => (10, text),
            };
            if let Ok(value) = i64::from_str_radix(digits, radix) {
                return Ok(Constant::Int(value));
            }
            if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
                let message = format!(
                    "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {} digits; use \
                     sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
                     avoid decimal conversion limits.",
                    digits.len()
                );
                let line = source.line(span.start) as i32;
                let position = Position { lineno: line, offset: 0, end_lineno: line, end_offset: 0 };
                return Err(Box::new(crate::source::Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position)));
            }
            Ok(Constant::BigInt(Box::new(BigDigits { radix, digits: digits.into() })))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Option<Warning>, LexError> {
        let source = Source::new("t", text);
        let token = crate::syntax::lexer::lex(&source);
        match token.error {
            Some(error) => Err(error),
            None => Ok(token.warnings.into_iter().next()),
        }
    }

    #[test]
    fn good_and_bad() {
        for good in ["0", "00_0", "1_000", "0x_f", "0777.5", "0777j", "1.e5", ".5", "1e400", "0b_1", "007_8.5"] {
            assert!(matches!(of(good), Ok(None)), "{good}");
        }
        for doubtful in ["1or 2", "0xfor x", "0o7or 8", "1if 2else 3", "1.5if x"] {
            assert!(matches!(of(doubtful), Ok(Some(_))), "{doubtful}");
        }
        for (bad, offset) in [
            ("0_", 2),
            ("1__0", 2),
            ("1e", 1),
            ("1.e+", 4),
            ("0x", 2),
            ("0b12", 4),
            ("0o8", 3),
            ("1_000_", 6),
            ("1abc", 1),
            ("0xfg", 3),
            ("1.5abc", 3),
            ("1e5x", 3),
            ("0b1_", 4),
            ("00_", 3),
            ("1.e", 2),
            ("1._1", 2),
            ("1_.5", 2),
            ("1e_5", 1),
            ("1e5_", 4),
            ("1j_", 2),
            ("1_a", 2),
            ("0b1e5", 3),
            ("0b1j", 3),
            ("0xj", 2),
            ("0777", 1),
            ("0_7", 1),
        ] {
            let error = of(bad).expect_err(bad);
            let crate::source::Place::Exactly(position) = error.diagnostic.place else { panic!("{bad}") };
            assert_eq!(position.offset, offset, "{bad}: {}", error.diagnostic.message);
        }
    }
}
