//! Patterns of `case`.

use super::cx::Cx;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident, Pattern, PatternKind};

/// One item of a mapping or class pattern.
#[derive(Debug)]
pub enum PatternItem {
    /// `key: pattern`
    Key(Expr, Pattern),
    /// `**rest`
    Rest(Span, Ident),
    /// `pattern`
    Positional(Pattern),
    /// `name=pattern`
    Keyword(Ident, Pattern),
}

/// A pattern.
pub fn pattern(start: u32, end: u32, kind: PatternKind) -> Pattern {
    Pattern { span: Span::new(start, end), kind }
}

/// `[a, b]`, `(a, b)`, `a, b`
pub fn sequence(start: u32, end: u32, patterns: Vec<Pattern>) -> Pattern {
    pattern(start, end, PatternKind::Sequence { patterns })
}

fn unless_wildcard(name: Ident) -> Option<Ident> {
    if &*name == "_" { None } else { Some(name) }
}

/// `name`, `_`
pub fn capture(start: u32, end: u32, name: Ident) -> Pattern {
    pattern(start, end, PatternKind::As { pattern: None, name: unless_wildcard(name) })
}

/// `*name`, `*_`
pub fn star_pattern(start: u32, end: u32, name: Ident) -> Pattern {
    pattern(start, end, PatternKind::Star { name: unless_wildcard(name) })
}

/// `inner as name`
pub fn as_pattern(cx: &Cx, start: u32, end: u32, inner: Pattern, name: Ident) -> Pattern {
    if &*name == "_" {
        cx.fail(Span::new(end - 1, end), "cannot use '_' as a target");
    }
    pattern(start, end, PatternKind::As { pattern: Some(Box::new(inner)), name: Some(name) })
}

/// `{key: pattern, **rest}`
pub fn mapping(cx: &Cx, start: u32, end: u32, items: Vec<PatternItem>) -> Pattern {
    let mut keys = Vec::new();
    let mut patterns = Vec::new();
    let mut rest = None;
    for item in items {
        if rest.is_some() {
            cx.fail(Span::new(start, end), "invalid syntax");
        }
        match item {
            PatternItem::Key(key, value) => {
                keys.push(key);
                patterns.push(value);
            }
            PatternItem::Rest(span, name) => {
                if &*name == "_" {
                    cx.fail(span, "invalid syntax");
                }
                rest = Some(name);
            }
            PatternItem::Positional(_) | PatternItem::Keyword(..) => {}
        }
    }
    pattern(start, end, PatternKind::Mapping { keys, patterns, rest })
}

/// `cls(pattern, name=pattern)`
pub fn class_pattern(cx: &Cx, start: u32, end: u32, cls: Expr, items: Vec<PatternItem>) -> Pattern {
    if leftmost_is_wildcard(&cls) {
        cx.fail(cls.span, "invalid syntax");
    }
    let mut patterns = Vec::new();
    let mut kwd_attrs = Vec::new();
    let mut kwd_patterns = Vec::new();
    for item in items {
        match item {
            PatternItem::Positional(value) => {
                if !kwd_attrs.is_empty() {
                    cx.fail(value.span, "positional patterns follow keyword patterns");
                }
                patterns.push(value);
            }
            PatternItem::Keyword(name, value) => {
                kwd_attrs.push(name);
                kwd_patterns.push(value);
            }
            PatternItem::Key(..) | PatternItem::Rest(..) => {}
        }
    }
    pattern(start, end, PatternKind::Class { cls: Box::new(cls), patterns, kwd_attrs, kwd_patterns })
}

/// `_`, `_.a`: CPython takes the `_` for the wildcard and is stuck.
fn leftmost_is_wildcard(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name { id, .. } => &**id == "_",
        ExprKind::Attribute { value, .. } => leftmost_is_wildcard(value),
        _ => false,
    }
}

/// `a.b` as a pattern.
pub fn dotted_value(cx: &Cx, start: u32, end: u32, value: Expr) -> Pattern {
    if leftmost_is_wildcard(&value) {
        cx.fail(value.span, "invalid syntax");
    }
    pattern(start, end, PatternKind::Value { value: Box::new(value) })
}
