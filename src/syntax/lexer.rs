//! Text to tokens: drives logos, finds the ends of strings, switches f-string modes, keeps the brackets.
//!
//! ```text
//!   f"a{b:>{w}}c"
//!   ── ─ ─ ─ ─ ─      words (logos)        b  w  and the punctuation inside braces
//!     ─   ─    ─      middle (by hand)     a  >  c
//!
//!   stack of f-strings   [ FString { quote, fields: [Field, Field] } ]
//!   a field is           In the expression  ──':'──▶  in the format spec  ──'{'──▶  a field inside it
//! ```
//!
//! The top of the stack decides the mode: no f-string, or inside a field's expression: words; otherwise middle. Brackets
//! are counted across all of it, so `brackets.len()` tells a field's own `:`, `!` and `}` from nested ones.
//! The whole text is lexed before parsing. At the first error lexing stops and the error waits in [`Lexed::error`]: the
//! parser may find one further left, which then is the one to report. Blocks are `indent.rs`'s business.

use super::identifier;
use super::indent::Indents;
use super::numbers;
use super::token::{Tok, Token};
use crate::source::{Diagnostic, DiagnosticKind, Position, Source, Span, Warning};
use logos::Logos;
use memchr::{memchr2, memchr3};

/// CPython's limit on open brackets.
const MAX_BRACKETS: usize = 200;
/// CPython's limit on f-strings inside f-strings.
const MAX_FSTRINGS: usize = 149;
/// CPython's limit on fields inside format specs.
const MAX_FIELDS: usize = 3;

/// What lexing gives.
#[derive(Debug)]
pub struct Lexed {
    /// All tokens up to the end or the first error; without an error the last is `EndMarker`.
    pub tokens: Vec<Token>,
    /// Why there are no more.
    pub error: Option<LexError>,
    /// Doubtful literals.
    pub warnings: Vec<Warning>,
    /// Brackets open where lexing stopped, outermost first.
    pub brackets: Vec<Bracket>,
}

/// An error of the lexer.
#[derive(Clone, Debug)]
pub struct LexError {
    /// What to report.
    pub diagnostic: Diagnostic,
    /// CPython remembers these as a code, not as an exception; a syntax error found earlier then wins over them.
    pub soft: bool,
    /// It is the end of the text inside brackets or after a backslash.
    pub at_end: bool,
    /// It is inside an f-string: a syntax error found earlier wins over it.
    pub in_fstring: bool,
}

impl LexError {
    /// At CPython's tokenizer position: both offsets count the characters up to `offset`.
    pub fn at(source: &Source, message: impl Into<String>, line_of: u32, offset: u32) -> Self {
        let line = source.line(line_of);
        let column = source.byte_to_char_column(line, offset - source.line_start(line)) as i32;
        let lineno = line as i32;
        let position = Position { lineno, offset: column, end_lineno: lineno, end_offset: column };
        let diagnostic = Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position);
        LexError { diagnostic, soft: false, at_end: false, in_fstring: false }
    }

    /// A backslash at `at` that does not join two lines.
    pub fn continuation(source: &Source, at: u32) -> Self {
        let bytes = source.text().as_bytes();
        let line = source.line(at);
        if bytes.get(at as usize + 1) == Some(&b'\n') {
            let width = source.line_text(line).chars().count() as i32 + 1;
            let message = "unexpected EOF while parsing";
            let error = LexError::soft(DiagnosticKind::SyntaxError, message, line, width, -1);
            return LexError { at_end: true, ..error };
        }
        // CPython counts from the first of the lines joined so far, but at most one more than the last of them has.
        let mut first = line;
        while first > 1 && source.line_text(first - 1).ends_with('\\') {
            first -= 1;
        }
        let own = source.byte_to_char_column(line, at - source.line_start(line)) + 2;
        let column = match first == line {
            true => own,
            false => (at + 2 - source.line_start(first)).min(source.line_text(line).chars().count() as u32 + 1),
        };
        let message = "unexpected character after line continuation character";
        LexError::soft(DiagnosticKind::SyntaxError, message, line, column as i32, 0)
    }

    /// At numbers given.
    pub fn soft(kind: DiagnosticKind, message: &str, lineno: u32, offset: i32, end_offset: i32) -> Self {
        let lineno = lineno as i32;
        let position = Position { lineno, offset, end_lineno: lineno, end_offset };
        LexError { diagnostic: Diagnostic::exactly(kind, message, position), soft: true, at_end: false, in_fstring: false }
    }
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub struct Bracket {
    /// `(`, `[` or `{`.
    pub kind: u8,
    /// Where it stands.
    pub at: u32,
}

impl Bracket {
    /// CPython's complaint about it at the end of the text.
    pub fn never_closed(self, source: &Source) -> Diagnostic {
        let (line, column) = source.line_chars(self.at);
        let (lineno, offset) = (line as i32, column as i32 + 1);
        let position = Position { lineno, offset, end_lineno: lineno, end_offset: 0 };
        let message = format!("'{}' was never closed", self.kind as char);
        // The reader has come to the end of the text, looking for it.
        let read_to = source.line_count().saturating_sub(1);
        Diagnostic { read_to, ..Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position) }
    }
}

/// An f-string being read.
struct FString {
    start: u32,
    quote: u8,
    triple: bool,
    raw: bool,
    fields: Vec<Field>,
}

/// A replacement field being read.
struct Field {
    /// How many brackets are open inside it at its own level.
    level: usize,
    in_spec: bool,
}

struct Lexer<'s> {
    source: &'s Source,
    text: &'s str,
    words: logos::Lexer<'s, Tok>,
    tokens: Vec<Token>,
    brackets: Vec<Bracket>,
    fstrings: Vec<FString>,
    indents: Indents,
    warnings: Vec<Warning>,
}

/// All tokens of a source.
pub fn lex(source: &Source) -> Lexed {
    let text = source.text();
    let mut lexer = Lexer {
        source,
        text,
        words: Tok::lexer(text),
        tokens: Vec::with_capacity(text.len() / 4),
        brackets: Vec::new(),
        fstrings: Vec::new(),
        indents: Indents::new(),
        warnings: Vec::new(),
    };
    let mut error = lexer.run().err().map(|error| *error);
    if let Some(error) = &mut error {
        error.in_fstring = !lexer.fstrings.is_empty();
    }
    Lexed { tokens: lexer.tokens, error, warnings: lexer.warnings, brackets: lexer.brackets }
}

type Step<T = ()> = Result<T, Box<LexError>>;

impl<'s> Lexer<'s> {
    fn run(&mut self) -> Step {
        let mut line_start = true;
        let mut comment = None;
        loop {
            if line_start {
                let at = self.offset();
                let after = self.indents.line(self.source, at, &mut self.tokens).map_err(Box::new)?;
                self.words.bump((after - at) as usize);
                line_start = false;
            }
            let in_middle = match self.fstrings.last() {
                None => false,
                Some(fstring) => fstring.fields.last().is_none_or(|field| field.in_spec),
            };
            if in_middle {
                self.middle()?;
                continue;
            }
            let Some(word) = self.words.next() else { break };
            match word {
                Ok(Tok::Newline) => {
                    if self.brackets.is_empty() {
                        // A comment before it belongs to it, as in CPython.
                        let end = self.offset();
                        self.tokens.push(Token { kind: Tok::Newline, start: comment.unwrap_or(end - 1), end });
                        line_start = true;
                    }
                    comment = None;
                }
                Ok(Tok::Comment) => comment = Some(self.words.span().start as u32),
                Ok(kind) => self.word(kind)?,
                Err(()) => return self.strange_character(),
            }
        }
        self.finish()
    }

    fn offset(&self) -> u32 {
        self.words.span().end as u32
    }

    fn push(&mut self, kind: Tok) {
        let span = self.words.span();
        self.tokens.push(Token { kind, start: span.start as u32, end: span.end as u32 });
    }

    fn error<T>(&self, message: impl Into<String>, offset: u32) -> Step<T> {
        Err(Box::new(LexError::at(self.source, message, offset.saturating_sub(1), offset)))
    }

    fn word(&mut self, kind: Tok) -> Step {
        match kind {
            Tok::Name => {
                let span = self.words.span();
                if !self.words.slice().is_ascii() {
                    self.check_name(span.start as u32)?;
                }
                self.push(Tok::Name);
            }
            Tok::Int | Tok::Float | Tok::Imag => {
                let span = Span::new(self.words.span().start as u32, self.offset());
                if let Some(warning) = numbers::check(self.source, kind, span).map_err(Box::new)? {
                    self.warnings.push(warning);
                }
                self.push(kind);
            }
            Tok::Str => self.string()?,
            Tok::FStringStart => self.fstring_start()?,
            Tok::LPar | Tok::LSqb | Tok::LBrace => {
                self.open()?;
                self.push(kind);
            }
            Tok::RPar | Tok::RSqb | Tok::RBrace => {
                self.close()?;
                self.push(kind);
            }
            Tok::Colon | Tok::ColonEqual => {
                let level = self.brackets.len();
                let field = self.fstrings.last_mut().and_then(|fstring| fstring.fields.last_mut());
                match field.filter(|field| field.level == level) {
                    Some(field) => {
                        field.in_spec = true;
                        let start = self.words.span().start as u32;
                        self.tokens.push(Token { kind: Tok::Colon, start, end: start + 1 });
                        if kind == Tok::ColonEqual {
                            self.seek(start + 1);
                        }
                    }
                    None => self.push(kind),
                }
            }
            Tok::Backslash => self.continuation()?,
            _ => self.push(kind),
        }
        Ok(())
    }

    /// Moves logos to an offset, back or forth.
    fn seek(&mut self, offset: u32) {
        self.words = Tok::lexer(self.text);
        self.words.bump(offset as usize);
    }

    fn continuation(&mut self) -> Step {
        let start = self.words.span().start as u32;
        if self.words.slice().len() == 1 || self.offset() as usize == self.text.len() {
            let mut error = LexError::continuation(self.source, start);
            if let (true, Some(bracket)) = (error.at_end, self.brackets.last()) {
                error.diagnostic = bracket.never_closed(self.source);
            }
            return Err(Box::new(error));
        }
        Ok(())
    }

    fn finish(&mut self) -> Step {
        if let Some(bracket) = self.brackets.last() {
            let diagnostic = bracket.never_closed(self.source);
            return Err(Box::new(LexError { diagnostic, soft: true, at_end: true, in_fstring: false }));
        }
        self.indents.end(self.text.len() as u32, &mut self.tokens);
        let end = self.text.len() as u32;
        self.tokens.push(Token { kind: Tok::EndMarker, start: end, end });
        Ok(())
    }

    // Names.

    /// Checks a name with characters above ASCII.
    fn check_name(&self, start: u32) -> Step {
        for (at, c) in self.words.slice().char_indices() {
            let good = if at == 0 { c == '_' || identifier::is_start(c) } else { identifier::is_continue(c) };
            if !good {
                let end = start + (at + c.len_utf8()) as u32;
                return self.error(character_message(c), end);
            }
        }
        Ok(())
    }

    fn strange_character(&mut self) -> Step {
        let start = self.words.span().start;
        let c = self.text[start..].chars().next().unwrap_or('\0');
        self.error(character_message(c), (start + c.len_utf8()) as u32)
    }

    // Brackets.

    fn open(&mut self) -> Step {
        if self.brackets.len() >= MAX_BRACKETS {
            return self.error("too many nested parentheses", self.offset());
        }
        let at = self.words.span().start;
        self.brackets.push(Bracket { kind: self.text.as_bytes()[at], at: at as u32 });
        Ok(())
    }

    fn close(&mut self) -> Step {
        let at = self.words.span().start;
        let kind = self.text.as_bytes()[at];
        let end = self.offset();
        let shown = kind as char;
        let Some(open) = self.brackets.pop() else { return self.error(format!("unmatched '{shown}'"), end) };
        let own = self.fstrings.last().and_then(|f| f.fields.last()).is_some_and(|f| f.level == self.brackets.len() + 1);
        if !matches!((open.kind, kind), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            if own {
                return self.error(format!("f-string: unmatched '{shown}'"), end);
            }
            let mut message = format!("closing parenthesis '{shown}' does not match opening parenthesis '{}'", open.kind as char);
            let line = self.source.line(open.at);
            if line != self.source.line(at as u32) {
                message.push_str(&format!(" on line {line}"));
            }
            return self.error(message, end);
        }
        if own && let Some(fstring) = self.fstrings.last_mut() {
            fstring.fields.pop();
        }
        Ok(())
    }

    // Strings.

    /// From the opening quote just read to the closing one.
    fn string(&mut self) -> Step {
        let bytes = self.text.as_bytes();
        let start = self.words.span().start;
        let mut at = self.words.span().end;
        let quote = bytes[at - 1];
        let triple = bytes[at..].starts_with(&[quote, quote]);
        if triple {
            at += 2;
        }
        loop {
            let found = if triple { memchr2(quote, b'\\', &bytes[at..]) } else { memchr3(quote, b'\\', b'\n', &bytes[at..]) };
            let Some(found) = found else { return self.unterminated(start, quote, triple, bytes.len()) };
            at += found;
            match bytes[at] {
                b'\\' => at = (at + 2).min(bytes.len()),
                b'\n' => return self.unterminated(start, quote, triple, at),
                _ if triple && !bytes[at..].starts_with(&[quote; 3]) => at += 1,
                _ => break,
            }
        }
        at += if triple { 3 } else { 1 };
        self.words.bump(at - self.words.span().end);
        self.tokens.push(Token { kind: Tok::Str, start: start as u32, end: at as u32 });
        Ok(())
    }

    fn unterminated(&self, start: usize, quote: u8, triple: bool, at: usize) -> Step {
        if let Some(fstring) = self.fstrings.last()
            && fstring.quote == quote
            && fstring.triple == triple
        {
            let mut error = LexError::at(self.source, "f-string: expecting '}'", start as u32, start as u32 + 1);
            // The reader itself says it, and shows the line without its end.
            error.diagnostic.read_to = u32::MAX;
            return Err(Box::new(error));
        }
        let shape = if triple { "triple-quoted " } else { "" };
        let message = format!("unterminated {shape}string literal (detected at line {})", self.detected(at));
        Err(Box::new(LexError::at(self.source, message, start as u32, start as u32 + 1)))
    }

    /// The line in which a missing quote is noticed.
    fn detected(&self, at: usize) -> u32 {
        let line = self.source.line(at as u32);
        if at == self.text.len() { line.saturating_sub(1).max(1) } else { line }
    }

    fn fstring_start(&mut self) -> Step {
        if self.fstrings.len() >= MAX_FSTRINGS {
            return self.error("too many nested f-strings", self.offset());
        }
        let word = self.words.slice().as_bytes();
        let quote = word[word.len() - 1];
        let raw = word.iter().any(|&b| b == b'r' || b == b'R');
        let triple = self.words.remainder().as_bytes().starts_with(&[quote, quote]);
        if triple {
            self.words.bump(2);
        }
        self.push(Tok::FStringStart);
        self.fstrings.push(FString { start: self.words.span().start as u32, quote, triple, raw, fields: Vec::new() });
        Ok(())
    }

    /// From inside an f-string's text, or a format spec, up to the next brace or the closing quote.
    fn middle(&mut self) -> Step {
        let bytes = self.text.as_bytes();
        let start = self.offset() as usize;
        let Some(fstring) = self.fstrings.last_mut() else { return Ok(()) };
        let in_spec = !fstring.fields.is_empty();
        let quote = fstring.quote;
        let mut at = start;
        let mut named_escape = false;
        enum Stop {
            Quote,
            Open,
            Close,
            SpecEnd,
        }
        let stop = loop {
            let Some(&byte) = bytes.get(at) else { return self.unterminated_fstring(at) };
            match byte {
                b'\n' if !fstring.triple => {
                    if in_spec {
                        break Stop::SpecEnd;
                    }
                    return self.unterminated_fstring(at);
                }
                b'{' if in_spec || bytes.get(at + 1) != Some(&b'{') => break Stop::Open,
                b'{' => at += 2,
                b'}' if named_escape => {
                    named_escape = false;
                    at += 1;
                }
                b'}' if !in_spec && bytes.get(at + 1) == Some(&b'}') => at += 2,
                b'}' => break Stop::Close,
                b'\\' => {
                    at += 1;
                    match bytes.get(at) {
                        Some(b'{' | b'}') | None => {}
                        Some(b'N') if !fstring.raw && bytes.get(at + 1) == Some(&b'{') => {
                            named_escape = true;
                            at += 2;
                        }
                        Some(_) => at += 1,
                    }
                }
                _ if byte == quote && (!fstring.triple || bytes[at..].starts_with(&[quote; 3])) => break Stop::Quote,
                _ => at += 1,
            }
        };
        let (tok_start, tok_end) = (start as u32, at as u32);
        if tok_end > tok_start {
            self.tokens.push(Token { kind: Tok::FStringMiddle, start: tok_start, end: tok_end });
        }
        match stop {
            Stop::Quote => {
                let size = if fstring.triple { 3 } else { 1 };
                self.fstrings.pop();
                self.tokens.push(Token { kind: Tok::FStringEnd, start: tok_end, end: tok_end + size });
                self.seek(tok_end + size);
            }
            Stop::Open => {
                if fstring.fields.len() >= MAX_FIELDS {
                    return self.error("f-string: expressions nested too deeply", tok_end);
                }
                fstring.fields.push(Field { level: self.brackets.len() + 1, in_spec: false });
                self.seek(tok_end);
                let _ = self.words.next();
                self.open()?;
                self.push(Tok::LBrace);
            }
            Stop::Close => {
                if !in_spec {
                    return self.error("f-string: single '}' is not allowed", tok_end + 1);
                }
                self.seek(tok_end);
                let _ = self.words.next();
                self.close()?;
                self.push(Tok::RBrace);
            }
            Stop::SpecEnd => {
                if let Some(field) = fstring.fields.last_mut() {
                    field.in_spec = false;
                }
                self.seek(tok_end);
            }
        }
        Ok(())
    }

    fn unterminated_fstring(&self, at: usize) -> Step {
        let Some(fstring) = self.fstrings.last() else { return Ok(()) };
        let shape = if fstring.triple { "triple-quoted " } else { "" };
        let message = format!("unterminated {shape}f-string literal (detected at line {})", self.detected(at));
        Err(Box::new(LexError::at(self.source, message, fstring.start, fstring.start + 1)))
    }
}

fn character_message(c: char) -> String {
    if identifier::is_printable(c) {
        format!("invalid character '{c}' (U+{:04X})", c as u32)
    } else {
        format!("invalid non-printable character U+{:04X}", c as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Tok> {
        let lexed = lex(&Source::new("t", text));
        assert!(lexed.error.is_none(), "{:?}", lexed.error);
        lexed.tokens.iter().map(|token| token.kind).collect()
    }

    #[test]
    fn fstring_modes() {
        use Tok::*;
        let found = kinds(r#"f"a{b:>{w}}{{c""#);
        let wanted = [
            FStringStart,
            FStringMiddle,
            LBrace,
            Name,
            Colon,
            FStringMiddle,
            LBrace,
            Name,
            RBrace,
            RBrace,
            FStringMiddle,
            FStringEnd,
            Newline,
            EndMarker,
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn blocks() {
        use Tok::*;
        let found = kinds("if x:\n  y\n\n # c\n  z\nw");
        let wanted = [If, Name, Colon, Newline, Indent, Name, Newline, Name, Newline, Dedent, Name, Newline, EndMarker];
        assert_eq!(found, wanted);
    }
}
