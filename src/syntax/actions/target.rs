//! Expressions as targets: of assignments, loops, `with`, `del`.
//!
//! The grammar reads a target as an expression, since one token of lookahead does not tell `(a, b) = c` from `(a, b)`.
//! Here it becomes a target: contexts are set all the way down, and what cannot be one is refused.

use super::cx::Cx;
use crate::syntax::ast::{Constant, Expr, ExprContext, ExprKind};

/// The expression as something that is bound.
pub fn store(cx: &Cx, mut expr: Expr) -> Expr {
    set(cx, &mut expr, ExprContext::Store);
    expr
}

/// The expression as something that is deleted.
pub fn delete(cx: &Cx, mut expr: Expr) -> Expr {
    set(cx, &mut expr, ExprContext::Del);
    expr
}

fn set(cx: &Cx, expr: &mut Expr, to: ExprContext) {
    match &mut expr.kind {
        ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => *ctx = to,
        ExprKind::Starred { value, ctx } if to == ExprContext::Store => {
            *ctx = to;
            set(cx, value, to);
        }
        ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => {
            *ctx = to;
            for element in elts {
                set(cx, element, to);
            }
        }
        _ => {
            let verb = if to == ExprContext::Del { "delete" } else { "assign to" };
            cx.fail(expr.span, format!("cannot {verb} {}", describe(expr)));
        }
    }
}

/// What messages call an expression.
pub fn describe(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::True) => "True",
        ExprKind::Constant(Constant::False) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}
