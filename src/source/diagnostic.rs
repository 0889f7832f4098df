//! What is wrong with a source, as data: kind, message, place.
//!
//! ```text
//!   Diagnostic { kind: SyntaxError, message: "invalid syntax", place: At(span) }
//!                  │                                              │ position(&source)
//!                  ▼                                              ▼
//!           exception class                 lineno, offset, end_lineno, end_offset   (SyntaxError's four numbers)
//! ```
//!
//! The text shown to a user is made in `session/report.rs` alone. Most diagnostics carry a span; the few whose numbers in
//! CPython do not describe a range of the text carry the four numbers themselves.

use super::{Source, Span};

/// The exception class a diagnostic becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiagnosticKind {
    /// `SyntaxError`
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `TabError`
    TabError,
    /// `MemoryError`: the parser's stack is full.
    MemoryError,
    /// `RecursionError`: the tree is too deep.
    RecursionError,
    /// `OverflowError`
    OverflowError,
    /// `ValueError`
    ValueError,
    /// `SystemError`
    SystemError,
    /// `NotImplementedError`: legal Python that glasspy does not do yet.
    NotImplementedError,
}

impl DiagnosticKind {
    /// The Python name of the exception class.
    pub fn name(self) -> &'static str {
        match self {
            DiagnosticKind::SyntaxError => "SyntaxError",
            DiagnosticKind::IndentationError => "IndentationError",
            DiagnosticKind::TabError => "TabError",
            DiagnosticKind::MemoryError => "MemoryError",
            DiagnosticKind::RecursionError => "RecursionError",
            DiagnosticKind::OverflowError => "OverflowError",
            DiagnosticKind::ValueError => "ValueError",
            DiagnosticKind::SystemError => "SystemError",
            DiagnosticKind::NotImplementedError => "NotImplementedError",
        }
    }

    /// Whether it is `SyntaxError` or one of its subclasses, the only kinds with a place.
    pub fn is_syntax(self) -> bool {
        matches!(self, DiagnosticKind::SyntaxError | DiagnosticKind::IndentationError | DiagnosticKind::TabError)
    }
}

/// The four numbers of a `SyntaxError`: lines from 1, offsets in characters from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// `SyntaxError.lineno`
    pub lineno: i32,
    /// `SyntaxError.offset`
    pub offset: i32,
    /// `SyntaxError.end_lineno`
    pub end_lineno: i32,
    /// `SyntaxError.end_offset`
    pub end_offset: i32,
}

/// Where a diagnostic points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Nowhere: `lineno` and the rest are `None`.
    Nowhere,
    /// At a range of the text.
    At(Span),
    /// At these very numbers, where CPython's are not those of a range.
    Exactly(Position),
}

/// One error in a source text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which exception it becomes.
    pub kind: DiagnosticKind,
    /// The exception's message.
    pub message: String,
    /// Where it points.
    pub place: Place,
    /// The exception has its place in attributes alone, not in `args`: so CPython's scope pass raises.
    pub bare: bool,
    /// The line the reader of characters had come to, 0 if unknown: what is shown of the text depends on it.
    pub read_to: u32,
    /// What the reader holds of the text: from the start of this line on. 0 if it holds only the line in question.
    pub held_from: u32,
    /// What was doubtful before it.
    pub warnings: Vec<Warning>,
}

impl Diagnostic {
    /// A `SyntaxError` at a range.
    pub fn syntax(message: impl Into<String>, span: Span) -> Self {
        Diagnostic::new(DiagnosticKind::SyntaxError, message, span)
    }

    fn placed(kind: DiagnosticKind, message: String, place: Place) -> Self {
        Diagnostic { kind, message, place, bare: false, read_to: 0, held_from: 0, warnings: Vec::new() }
    }

    /// A diagnostic of a kind at a range.
    pub fn new(kind: DiagnosticKind, message: impl Into<String>, span: Span) -> Self {
        Diagnostic::placed(kind, message.into(), Place::At(span))
    }

    /// A diagnostic that points nowhere.
    pub fn without_place(kind: DiagnosticKind, message: impl Into<String>) -> Self {
        Diagnostic::placed(kind, message.into(), Place::Nowhere)
    }

    /// A diagnostic with CPython's four numbers given.
    pub fn exactly(kind: DiagnosticKind, message: impl Into<String>, position: Position) -> Self {
        Diagnostic::placed(kind, message.into(), Place::Exactly(position))
    }

    /// The four numbers, or `None` where it points nowhere.
    pub fn position(&self, source: &Source) -> Option<Position> {
        match self.place {
            Place::Nowhere => None,
            Place::Exactly(position) => Some(position),
            Place::At(span) => {
                let (lineno, column) = source.line_chars(span.start);
                let (end_lineno, end_column) = if span.is_empty() { (lineno, column) } else { source.line_chars_behind(span.end) };
                let end_column = match end_lineno == lineno {
                    true => end_column,
                    false => source.end_column_by_line(lineno, end_lineno, span.end),
                };
                Some(Position {
                    lineno: lineno as i32,
                    offset: column as i32 + 1,
                    end_lineno: end_lineno as i32,
                    end_offset: end_column as i32 + 1,
                })
            }
        }
    }

    /// The source line it points at (`SyntaxError.text` without the line end).
    pub fn line_text<'s>(&self, source: &'s Source) -> Option<&'s str> {
        self.position(source).map(|position| source.line_text(position.lineno.max(1) as u32))
    }
}

/// The warning category of a `Warning`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WarningKind {
    /// `SyntaxWarning`
    SyntaxWarning,
    /// `DeprecationWarning`
    DeprecationWarning,
}

/// Something legal but doubtful in a source; whoever shows warnings decides about filters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// Its category.
    pub kind: WarningKind,
    /// Its text.
    pub message: String,
    /// Where.
    pub span: Span,
}
