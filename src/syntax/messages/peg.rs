//! The walking machine: ordered choices over the tokens, with memory, and the ways to raise.
//!
//! ```text
//!   tokens   if  x  =  3  :  …
//!                   ▲        furthest    the last token looked at, ever: where "invalid syntax" points
//!            ▲               mark        where the rule being tried stands; set back when it fails
//! ```
//!
//! A rule is a method returning [`Found`]: `Ok(Some(_))` it fits and `mark` is behind it, `Ok(None)` it does not and `mark` is
//! where it was (the caller's [`Peg::alt`] sees to that), `Err(_)` a message was raised and everything ends.
//! Memory is kept for the rules for which CPython keeps it: what a rule raises depends on whether it is tried again.

use crate::source::{Diagnostic, DiagnosticKind, Position, Source, Span};
use crate::syntax::actions::Cx;
use crate::syntax::lexer::Lexed;
use crate::syntax::parse::Mode;
use crate::syntax::token::Tok;
use std::collections::HashMap;
use std::rc::Rc;

/// Deeper nesting than this gets no special message.
const MAX_NESTING: u32 = 1500;

/// Why a walk ends early.
#[derive(Debug)]
pub enum Stop {
    /// A rule raised.
    Raised(Diagnostic),
    /// The lexer raised, or a literal cannot be decoded: nothing replaces it.
    Final(Diagnostic),
    /// Too deeply nested to say.
    TooDeep,
}

/// What trying a rule gives.
pub type Found<T = Node> = Result<Option<T>, Stop>;

/// What a piece of the text is, as far as messages care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Attribute,
    Subscript,
    Starred,
    Name,
    List,
    Tuple,
    Lambda,
    Call,
    Operation,
    Generator,
    Yield,
    Await,
    ListComp,
    SetComp,
    DictComp,
    Dict,
    Set,
    FString,
    None,
    True,
    False,
    Ellipsis,
    Literal,
    /// The flag: its first operator is `in`.
    Compare(bool),
    IfExp,
    Named,
    /// Anything that is no expression.
    Other,
}

impl Kind {
    /// What messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Attribute => "attribute",
            Kind::Subscript => "subscript",
            Kind::Starred => "starred",
            Kind::Name => "name",
            Kind::List => "list",
            Kind::Tuple => "tuple",
            Kind::Lambda => "lambda",
            Kind::Call => "function call",
            Kind::Operation => "expression",
            Kind::Generator => "generator expression",
            Kind::Yield => "yield expression",
            Kind::Await => "await expression",
            Kind::ListComp => "list comprehension",
            Kind::SetComp => "set comprehension",
            Kind::DictComp => "dict comprehension",
            Kind::Dict => "dict literal",
            Kind::Set => "set display",
            Kind::FString => "f-string expression",
            Kind::None => "None",
            Kind::True => "True",
            Kind::False => "False",
            Kind::Ellipsis => "ellipsis",
            Kind::Literal => "literal",
            Kind::Compare(_) => "comparison",
            Kind::IfExp => "conditional expression",
            Kind::Named => "named expression",
            Kind::Other => "expression",
        }
    }
}

/// A piece of the text a rule has recognised. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where, parentheses around it left out.
    pub span: Span,
    /// The parts messages ask for: elements, the starred value, the left operand of a comparison.
    pub parts: Parts,
}

/// Nodes that many may share; most have none.
#[derive(Clone, Debug)]
pub struct Parts(Option<Rc<[Node]>>);

impl std::ops::Deref for Parts {
    type Target = [Node];
    fn deref(&self) -> &[Node] {
        self.0.as_deref().unwrap_or(&[])
    }
}

/// The rules with memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    SimpleStmt,
    Block,
    Expression,
    StarExpression,
    Disjunction,
    Conjunction,
    Inversion,
    Comparison,
    BitOr,
    Factor,
    AwaitPrimary,
    Primary,
    Atom,
    Strings,
    Arguments,
    WrongNamed,
    NamedExpression,
    StarNamed,
    Slices,
    Generator,
    ForIfClauses,
    StarTarget,
    TargetAtom,
    TargetPrimary,
    DelTarget,
    ClosedPattern,
    NameOrAttr,
}

/// What a rule gave at a token.
struct Kept {
    rule: Rule,
    /// With the rules for wrong programs.
    wrong: bool,
    /// Where it ended.
    mark: u32,
    /// What else is known of the token: a place in `Memory::kept`, from 1.
    next: u32,
    found: Option<Node>,
}

/// What rules gave, a chain for each token: few of them meet at one.
///
/// ```text
///   heads   token 0 │ token 1 │ token 2 ─┐
///   kept    … │ Atom at 2 ◀─ Factor at 2 ◀┘
/// ```
#[derive(Default)]
struct Memory {
    /// The token of the first head: there is no way back before it.
    first: usize,
    heads: Vec<u32>,
    kept: Vec<Kept>,
}

impl Memory {
    fn clear(&mut self, first: usize) {
        self.first = first;
        self.heads.clear();
        self.kept.clear();
    }

    fn find(&self, token: usize, rule: Rule, wrong: bool) -> Option<&Kept> {
        let mut at = *self.heads.get(token.checked_sub(self.first)?)?;
        while at != 0 {
            let kept = &self.kept[at as usize - 1];
            if kept.rule == rule && kept.wrong == wrong {
                return Some(kept);
            }
            at = kept.next;
        }
        None
    }

    fn keep(&mut self, token: usize, kept: Kept) {
        let Some(place) = token.checked_sub(self.first) else { return };
        if place >= self.heads.len() {
            self.heads.resize(place + 1, 0);
        }
        self.kept.push(Kept { next: self.heads[place], ..kept });
        self.heads[place] = self.kept.len() as u32;
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
struct Word {
    kind: Tok,
    start: u32,
    end: u32,
    /// Brackets open behind it.
    level: u32,
}

/// A walk over the tokens.
pub struct Peg<'s> {
    /// The actions' context: literals are decoded with its help.
    pub cx: &'s Cx<'s>,
    source: &'s Source,
    lexed: &'s Lexed,
    words: Vec<Word>,
    /// The last line has no line end.
    bare_end: bool,
    /// The last line's end, if it is only the end of the text.
    line_end: Option<usize>,
    /// The token to look at next.
    pub mark: usize,
    furthest: usize,
    /// Whether the rules for wrong programs are tried.
    pub wrong: bool,
    memory: Memory,
    nesting: u32,
    /// Where to go on in a block, by its first token: what comes before is right.
    pub last_statements: HashMap<usize, usize>,
}

/// Unwraps what a rule found, or lets the rule around it fail.
macro_rules! need {
    ($found:expr) => {
        match $found? {
            Some(found) => found,
            None => return Ok(None),
        }
    };
}
/// Fails the rule unless the condition holds.
macro_rules! hold {
    ($condition:expr) => {
        if !$condition {
            return Ok(None);
        }
    };
}
/// Tries closures in order.
macro_rules! first {
    ($peg:expr; $rule:expr $(,)?) => {
        $peg.alt($rule)
    };
    ($peg:expr; $rule:expr, $($rest:expr),+ $(,)?) => {
        match $peg.alt($rule)? {
            Some(found) => Ok(Some(found)),
            None => first!($peg; $($rest),+),
        }
    };
}
pub(super) use {first, hold, need};

impl<'s> Peg<'s> {
    /// Before the first walk.
    pub fn new(cx: &'s Cx<'s>, lexed: &'s Lexed, mode: Mode) -> Self {
        // Only for files does CPython supply the line end that the last line lacks.
        let bare_end = mode != Mode::File && !cx.source.has_last_line_end();
        let added = lexed.tokens.iter().rposition(|token| token.kind == Tok::Newline).filter(|_| bare_end && lexed.error.is_none());
        // At a prompt the end of the text ends its last line, and stands where the end stands.
        let dropped = added.filter(|_| mode == Mode::Eval);
        let line_end = added.filter(|_| mode == Mode::Single);
        let mut level = 0u32;
        let words = lexed.tokens.iter().map(|token| {
            match token.kind {
                Tok::LPar | Tok::WithLPar | Tok::LSqb | Tok::LBrace => level += 1,
                Tok::RPar | Tok::RSqb | Tok::RBrace => level = level.saturating_sub(1),
                _ => {}
            }
            let kind = match token.kind {
                Tok::Match | Tok::Case | Tok::Type => Tok::Name,
                Tok::WithLPar => Tok::LPar,
                kind => kind,
            };
            Word { kind, start: token.start, end: token.end, level }
        });
        let words = words.enumerate().filter(|(index, _)| Some(*index) != dropped).map(|(_, word)| word);
        Peg {
            cx,
            source: cx.source,
            lexed,
            words: words.collect(),
            bare_end,
            line_end,
            mark: 0,
            furthest: 0,
            wrong: false,
            memory: Memory::default(),
            nesting: 0,
            last_statements: HashMap::new(),
        }
    }

    /// Walks from a token on; whether the text is what is wanted.
    pub fn walk(&mut self, mode: Mode, start: usize, wrong: bool) -> Result<bool, Stop> {
        self.mark = start;
        self.wrong = wrong;
        self.memory.clear(self.mark);
        self.nesting = 0;
        let found = match mode {
            Mode::File => self.file()?,
            Mode::Eval => self.eval()?,
            Mode::Single => self.interactive()?,
        };
        Ok(found.is_some())
    }

    // Tokens.

    /// The kind of the next token.
    pub fn peek(&mut self) -> Result<Tok, Stop> {
        match self.words.get(self.mark) {
            Some(word) => {
                self.furthest = self.furthest.max(self.mark);
                Ok(word.kind)
            }
            None => Err(match &self.lexed.error {
                Some(error) => Stop::Final(error.diagnostic.clone()),
                None => Stop::TooDeep,
            }),
        }
    }

    /// Takes the next token if it is of a kind; where it stands.
    pub fn tok(&mut self, kind: Tok) -> Found<Span> {
        if self.peek()? != kind {
            return Ok(None);
        }
        self.mark += 1;
        Ok(Some(self.span_at(self.mark - 1)))
    }

    /// Takes the next token if it is of one of some kinds.
    pub fn tok_of(&mut self, kinds: &[Tok]) -> Found<Span> {
        let kind = self.peek()?;
        if kinds.contains(&kind) { self.tok(kind) } else { Ok(None) }
    }

    /// Takes the next token if it is the name `word`, a soft keyword.
    pub fn soft(&mut self, word: &str) -> Found<Span> {
        if self.peek()? != Tok::Name || self.text_at(self.mark) != word {
            return Ok(None);
        }
        self.tok(Tok::Name)
    }

    /// Takes the next token, which must be of a kind: CPython raises at once if it is not.
    pub fn forced(&mut self, kind: Tok, shown: &str) -> Found<Span> {
        if self.peek()? != kind {
            let message = format!("expected '{shown}'");
            return Err(Stop::Raised(self.at_token(DiagnosticKind::SyntaxError, &message, self.mark)));
        }
        self.tok(kind)
    }

    /// Where a token stands.
    pub fn span_at(&self, index: usize) -> Span {
        self.words.get(index).map_or(Span::default(), |word| Span::new(word.start, word.end))
    }

    /// The text of a token.
    pub fn text_at(&self, index: usize) -> &'s str {
        self.source.slice(self.span_at(index))
    }

    /// From the token at `start` to the last one taken.
    pub fn since(&self, start: usize) -> Span {
        let last = self.mark.max(start + 1) - 1;
        self.span_at(start).to(self.span_at(last))
    }

    /// The furthest token looked at.
    pub fn furthest(&self) -> usize {
        self.furthest
    }

    /// The kind of a token.
    pub fn kind_at(&self, index: usize) -> Tok {
        self.words.get(index).map_or(Tok::EndMarker, |word| word.kind)
    }

    /// How many brackets are open behind the last token taken.
    pub fn level(&self) -> u32 {
        self.mark.checked_sub(1).and_then(|index| self.words.get(index)).map_or(0, |word| word.level)
    }

    /// The source.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    // Choices.

    /// Tries a rule; if it does not fit, nothing was taken.
    pub fn alt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Found<T>) -> Found<T> {
        let mark = self.mark;
        let found = rule(self)?;
        if found.is_none() {
            self.mark = mark;
        }
        Ok(found)
    }

    /// Whether a rule fits here; takes nothing.
    pub fn ahead<T>(&mut self, rule: impl FnOnce(&mut Self) -> Found<T>) -> Result<bool, Stop> {
        let mark = self.mark;
        let found = rule(self)?;
        self.mark = mark;
        Ok(found.is_some())
    }

    /// Whether the next token is of one of some kinds.
    pub fn next_is(&mut self, kinds: &[Tok]) -> Result<bool, Stop> {
        Ok(kinds.contains(&self.peek()?))
    }

    /// Drops all memory, where there is no way back.
    pub fn forget(&mut self) {
        self.memory.clear(self.mark);
    }

    /// As often as a rule fits.
    pub fn many<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Found<T>) -> Result<Vec<T>, Stop> {
        let mut all = Vec::new();
        while let Some(found) = self.alt(&mut rule)? {
            all.push(found);
        }
        Ok(all)
    }

    /// As often as a rule fits, at least once.
    pub fn some<T>(&mut self, rule: impl FnMut(&mut Self) -> Found<T>) -> Found<Vec<T>> {
        let all = self.many(rule)?;
        Ok(if all.is_empty() { None } else { Some(all) })
    }

    /// One or more with commas between; a last comma is left.
    pub fn list<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Found<T>) -> Found<Vec<T>> {
        let Some(one) = self.alt(&mut rule)? else { return Ok(None) };
        let mut all = vec![one];
        loop {
            let next = self.alt(|peg| {
                need!(peg.tok(Tok::Comma));
                rule(peg)
            })?;
            match next {
                Some(next) => all.push(next),
                None => return Ok(Some(all)),
            }
        }
    }

    /// A rule with memory, as in CPython.
    pub fn remember(&mut self, rule: Rule, work: impl FnOnce(&mut Self) -> Found) -> Found {
        self.with_memory(rule, false, work)
    }

    /// A rule for which CPython has no memory: it gives the same again, only sooner.
    pub fn shorten(&mut self, rule: Rule, work: impl FnOnce(&mut Self) -> Found) -> Found {
        self.with_memory(rule, self.wrong, work)
    }

    fn with_memory(&mut self, rule: Rule, wrong: bool, work: impl FnOnce(&mut Self) -> Found) -> Found {
        let start = self.mark;
        if let Some(kept) = self.memory.find(start, rule, wrong) {
            self.mark = kept.mark as usize;
            return Ok(kept.found.clone());
        }
        let found = self.alt(work)?;
        self.memory.keep(start, Kept { rule, wrong, mark: self.mark as u32, next: 0, found: found.clone() });
        Ok(found)
    }

    /// A rule that nests: bounds the machine's stack.
    pub fn nested<T>(&mut self, work: impl FnOnce(&mut Self) -> Found<T>) -> Found<T> {
        if self.nesting >= MAX_NESTING {
            return Err(Stop::TooDeep);
        }
        self.nesting += 1;
        let found = work(self);
        self.nesting -= 1;
        found
    }

    /// A node from the token at `start` to the last one taken.
    pub fn node(&self, kind: Kind, start: usize) -> Found {
        Ok(Some(Node { kind, span: self.since(start), parts: Parts(None) }))
    }

    /// The same with parts.
    pub fn node_with(&self, kind: Kind, start: usize, parts: Vec<Node>) -> Found {
        Ok(Some(Node { kind, span: self.since(start), parts: Parts(Some(parts.into())) }))
    }

    // Raising.

    /// Raises at a range.
    pub fn raise<T>(&self, span: Span, message: impl Into<String>) -> Found<T> {
        Err(Stop::Raised(Diagnostic::syntax(message, span)))
    }

    /// Raises at the furthest token.
    pub fn raise_last<T>(&self, message: &str) -> Found<T> {
        Err(Stop::Raised(self.at_token(DiagnosticKind::SyntaxError, message, self.furthest)))
    }

    /// Raises an IndentationError at the furthest token.
    pub fn raise_indent<T>(&self, message: &str) -> Found<T> {
        Err(Stop::Raised(self.at_token(DiagnosticKind::IndentationError, message, self.furthest)))
    }

    /// Raises at the next token.
    pub fn raise_next<T>(&mut self, message: &str) -> Found<T> {
        self.peek()?;
        Err(Stop::Raised(self.at_token(DiagnosticKind::SyntaxError, message, self.mark)))
    }

    /// Raises from the start of a range to where the lexer stands.
    pub fn raise_from<T>(&self, span: Span, message: impl Into<String>) -> Found<T> {
        let end = self.words.get(self.furthest).map_or(span.end, |word| word.end);
        let (line, column) = self.source.line_chars(span.start);
        let (end_line, end_column) = self.source.line_chars_behind(end);
        let position =
            Position { lineno: line as i32, offset: column as i32 + 1, end_lineno: end_line as i32, end_offset: end_column as i32 };
        Err(Stop::Raised(Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position)))
    }

    /// A diagnostic at a token. Tokens without text have CPython's odd numbers: where the lexer stands, and -1.
    pub fn at_token(&self, kind: DiagnosticKind, message: &str, index: usize) -> Diagnostic {
        let Some(word) = self.words.get(index) else {
            return Diagnostic::new(kind, message, Span::at(self.source.text().len() as u32));
        };
        if !matches!(word.kind, Tok::Indent | Tok::Dedent | Tok::EndMarker) && self.line_end != Some(index) {
            return Diagnostic::new(kind, message, Span::new(word.start, word.end));
        }
        let (line, mut column) = self.place_of(word.start);
        if self.source.is_file() && word.start as usize == self.source.text().len() {
            // Reading a file line by line, CPython has no line at its end.
            column = 0;
        }
        Diagnostic::exactly(kind, message, Position { lineno: line, offset: column, end_lineno: line, end_offset: -1 })
    }

    /// Whether a token is the end of the text.
    pub fn is_end(&self, index: usize) -> bool {
        self.kind_at(index) == Tok::EndMarker || self.line_end == Some(index)
    }

    /// Line and column of an offset; the end of the text is the end of its last line.
    fn place_of(&self, offset: u32) -> (i32, i32) {
        if offset as usize == self.source.text().len() {
            let line = self.source.line(offset).saturating_sub(1);
            let line = if self.bare_end { line } else { line.max(1) };
            return (line as i32, self.source.line_text(line).chars().count() as i32 + i32::from(!self.bare_end));
        }
        let (line, column) = self.source.line_chars(offset);
        (line as i32, column as i32)
    }

    /// The line a token ends in.
    pub fn end_line_of(&self, index: usize) -> u32 {
        match self.words.get(index) {
            Some(word) if word.kind == Tok::Str => self.source.line(word.end.saturating_sub(1)),
            _ => self.line_of(index),
        }
    }

    /// The line a token stands in.
    pub fn line_of(&self, index: usize) -> u32 {
        self.words.get(index).map_or(0, |word| self.place_of(word.start).0 as u32)
    }
}
