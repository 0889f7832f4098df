//! What all actions share: the text, the tokens, known names, the first failure, warnings.

use crate::source::{Diagnostic, DiagnosticKind, Source, Span, Warning};
use crate::syntax::ast::{Constant, Expr, ExprKind, Ident, MAX_DEPTH, Stmt};
use crate::syntax::filter::MAX_PREFIXES;
use crate::syntax::token::{Tok, Token};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// What a parse gives.
#[derive(Debug)]
pub enum Top {
    /// A file, or lines at a prompt.
    File(Vec<Stmt>),
    /// One expression.
    Eval(Expr),
}

/// Why an action refused.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What to report.
    pub diagnostic: Diagnostic,
    /// CPython says it in its first pass: nothing found later may replace it.
    pub settled: bool,
}

/// The context of a parse.
pub struct Cx<'s> {
    /// The text.
    pub source: &'s Source,
    /// All its tokens.
    pub tokens: &'s [Token],
    names: RefCell<HashMap<&'s str, Ident>>,
    failed: Cell<bool>,
    failure: RefCell<Option<Failure>>,
    warnings: RefCell<Vec<Warning>>,
}

/// A longer list.
pub fn push<T>(mut list: Vec<T>, item: T) -> Vec<T> {
    list.push(item);
    list
}

impl<'s> Cx<'s> {
    /// For one parse of one text.
    pub fn new(source: &'s Source, tokens: &'s [Token], warnings: Vec<Warning>) -> Self {
        Cx {
            source,
            tokens,
            names: RefCell::default(),
            failed: Cell::new(false),
            failure: RefCell::default(),
            warnings: RefCell::new(warnings),
        }
    }

    /// Whether an action refused: the token stream then ends.
    pub fn failed(&self) -> bool {
        self.failed.get()
    }

    /// The first refusal's diagnostic.
    pub fn failure(&self) -> Option<Diagnostic> {
        self.failure.borrow().as_ref().map(|failure| failure.diagnostic.clone())
    }

    /// The first refusal and the warnings.
    pub fn into_parts(self) -> (Option<Failure>, Vec<Warning>) {
        (self.failure.into_inner(), self.warnings.into_inner())
    }

    /// Refuses with a message that a closer look may replace.
    pub fn fail(&self, span: Span, message: impl Into<String>) {
        self.refuse(Diagnostic::syntax(message, span), false);
    }

    /// Refuses with the last word.
    pub fn settle(&self, diagnostic: Diagnostic) {
        self.refuse(diagnostic, true);
    }

    fn refuse(&self, diagnostic: Diagnostic, settled: bool) {
        self.failed.set(true);
        self.failure.borrow_mut().get_or_insert(Failure { diagnostic, settled });
    }

    /// Refuses a tree that is too deep: where CPython recurses while parsing its parser's stack is full first.
    pub fn too_deep(&self, while_parsing: bool) {
        self.settle(if while_parsing {
            Diagnostic::without_place(DiagnosticKind::MemoryError, "Parser stack overflowed - Python source too complex to parse")
        } else {
            Diagnostic::without_place(DiagnosticKind::RecursionError, "maximum recursion depth exceeded during compilation")
        });
    }

    /// Notes something doubtful.
    pub fn warn(&self, warning: Warning) {
        self.warnings.borrow_mut().push(warning);
    }

    /// The name written at a range.
    pub fn ident(&self, start: u32, end: u32) -> Ident {
        let text = &self.source.text()[start as usize..end as usize];
        if let Some(known) = self.names.borrow().get(text) {
            return known.clone();
        }
        let ident: Ident = if text.is_ascii() { text.into() } else { text.nfkc().collect::<String>().into() };
        self.names.borrow_mut().insert(text, ident.clone());
        ident
    }

    /// The index of the first token at or behind an offset.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// Where the operand starts whose own span starts at `offset`, opening parentheses included.
    pub fn with_parentheses(&self, offset: u32) -> u32 {
        let mut index = self.token_at(offset);
        while index > 0 && self.tokens[index - 1].kind == Tok::LPar {
            index -= 1;
        }
        self.tokens.get(index).map_or(offset, |token| token.start)
    }

    /// A node one deeper than its parts; too deep a node is dropped at once, so that no deep tree ever exists.
    #[inline]
    pub fn node(&self, span: Span, below: u32, kind: ExprKind) -> Expr {
        if below >= MAX_DEPTH {
            return self.refuse_node(span, &kind);
        }
        Expr { span, depth: below + 1, kind }
    }

    #[cold]
    fn refuse_node(&self, span: Span, kind: &ExprKind) -> Expr {
        let recursive = match kind {
            ExprKind::Lambda { .. } => true,
            ExprKind::BinOp { op, .. } => *op == crate::syntax::ast::Operator::Pow,
            ExprKind::IfExp { .. } => {
                // The parser works from the innermost outwards; those further out are still to come.
                let before = &self.tokens[..self.token_at(span.start)];
                let line = before.iter().rev().take_while(|token| token.kind != Tok::Newline);
                line.filter(|token| token.kind == Tok::Else).count() + MAX_DEPTH as usize > MAX_PREFIXES
            }
            _ => false,
        };
        self.too_deep(recursive);
        Expr { span, depth: 1, kind: ExprKind::Constant(Constant::None) }
    }
}
