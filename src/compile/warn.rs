//! Things that are legal but doubtful: CPython's SyntaxWarnings of code generation.

use super::Compiler;
use crate::source::{Span, Warning, WarningKind};
use crate::syntax::ast::*;

impl Compiler<'_> {
    fn warn(&mut self, message: String, span: Span) {
        // A `finally` is compiled several times and warns as often; the filters of whoever shows warnings make one of them.
        self.warnings.push(Warning { kind: WarningKind::SyntaxWarning, message, span });
    }

    /// `x is 1`
    pub(super) fn check_compare(&mut self, span: Span, left: &Expr, ops: &[CmpOp], comparators: &[Expr]) {
        if !ops.iter().any(|op| matches!(op, CmpOp::Is | CmpOp::IsNot)) {
            return;
        }
        let mut previous = left;
        for (op, right) in ops.iter().zip(comparators) {
            if matches!(op, CmpOp::Is | CmpOp::IsNot)
                && let Some(name) = self.literal_type(previous).or_else(|| self.literal_type(right))
            {
                let (word, other) = if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                self.warn(format!("\"{word}\" with '{name}' literal. Did you mean \"{other}\"?"), span);
                return;
            }
            previous = right;
        }
    }

    fn literal_type(&self, expr: &Expr) -> Option<&'static str> {
        use super::fold::Value;
        match self.folds.constant(expr)? {
            Value::None | Value::True | Value::False | Value::Ellipsis => None,
            other => Some(other.type_name()),
        }
    }

    /// The type of an expression whose value's type is certain.
    fn certain_type(&self, expr: &Expr) -> Option<&'static str> {
        if !self.list_or_set(expr)
            && let Some(value) = self.folds.constant(expr)
        {
            return Some(value.type_name());
        }
        Some(match &expr.kind {
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
            ExprKind::GeneratorExp { .. } => "generator",
            ExprKind::Lambda { .. } => "function",
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
            _ => return None,
        })
    }

    /// `"text" (arguments)`
    pub(super) fn check_callable(&mut self, func: &Expr) {
        if matches!(func.kind, ExprKind::Lambda { .. }) {
            return;
        }
        if let Some(name) = self.certain_type(func) {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(message, func.span);
        }
    }

    /// `1[...]`, `"text"["key"]`
    pub(super) fn check_subscript(&mut self, _span: Span, value: &Expr, slice: &Expr) {
        let Some(name) = self.certain_type(value) else { return };
        if matches!(name, "NoneType" | "ellipsis" | "int" | "float" | "complex" | "bool" | "set" | "frozenset" | "generator" | "function") {
            let message = format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(message, value.span);
            return;
        }
        if !matches!(name, "str" | "bytes" | "tuple" | "list") || matches!(slice.kind, ExprKind::Slice { .. }) {
            return;
        }
        match self.certain_type(slice) {
            None | Some("int" | "bool") => {}
            Some(index) => {
                let message = format!("{name} indices must be integers or slices, not {index}; perhaps you missed a comma?");
                self.warn(message, value.span);
            }
        }
    }

    /// `assert (x, "message")`
    pub(super) fn check_assert(&mut self, span: Span, test: &Expr) {
        if let ExprKind::Tuple { elts, .. } = &test.kind
            && !elts.is_empty()
        {
            self.warn("assertion is always true, perhaps remove parentheses?".into(), span);
        }
    }
}
