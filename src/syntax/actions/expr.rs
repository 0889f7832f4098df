//! Expressions: each function makes one kind of node and knows how deep it is.
//!
//! [`binary`] is the one with a thought in it. The grammar reads `a + b * c` as `(a + b)` and then `* c`; the new operator
//! belongs to the rightmost operand of everything that binds looser:
//!
//! ```text
//!        +              +
//!       / \    * c     / \
//!      a   b   ──▶    a   *        at most six steps down the right edge, one per level of binding
//!                        / \
//!                       b   c
//! ```
//!
//! Only operators written without parentheses may be opened; a parenthesised operand shows by its span, which does not
//! reach to where its text starts or ends.

use super::cx::Cx;
use super::params::depth_of_arguments;
use super::target::store;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::numbers;
use crate::syntax::token::Tok;

fn deepest(exprs: &[Expr]) -> u32 {
    exprs.iter().map(|expr| expr.depth).max().unwrap_or(0)
}

fn span(start: u32, end: u32) -> Span {
    Span::new(start, end)
}

fn leaf(span: Span, kind: ExprKind) -> Expr {
    Expr { span, depth: 1, kind }
}

/// A literal.
pub fn constant(start: u32, end: u32, value: Constant) -> Expr {
    leaf(span(start, end), ExprKind::Constant(value))
}

/// A number, from its text.
pub fn number(cx: &Cx, kind: Tok, start: u32, end: u32) -> Expr {
    let value = numbers::value(cx.source, kind, span(start, end)).unwrap_or_else(|problem| {
        cx.settle(*problem);
        Constant::Int(0)
    });
    constant(start, end, value)
}

/// A name that is read.
pub fn name(start: u32, end: u32, id: Ident) -> Expr {
    leaf(span(start, end), ExprKind::Name { id, ctx: ExprContext::Load })
}

/// `value.attr`
pub fn attribute(cx: &Cx, start: u32, end: u32, value: Expr, attr: Ident) -> Expr {
    let below = value.depth;
    cx.node(span(start, end), below, ExprKind::Attribute { value: Box::new(value), attr, ctx: ExprContext::Load })
}

/// `value[slice]`
pub fn subscript(cx: &Cx, start: u32, end: u32, value: Expr, slice: Expr) -> Expr {
    let below = value.depth.max(slice.depth);
    let kind = ExprKind::Subscript { value: Box::new(value), slice: Box::new(slice), ctx: ExprContext::Load };
    cx.node(span(start, end), below, kind)
}

/// `lower:upper:step`; the last colon stands at `colon`, `step` is absent or empty.
pub fn slice(cx: &Cx, start: u32, colon: u32, end: u32, lower: Option<Expr>, upper: Option<Expr>, step: Option<Option<Expr>>) -> Expr {
    let last = match &step {
        Some(step) => step,
        None => &upper,
    };
    let end = if last.is_some() { end } else { colon + 1 };
    let step = step.flatten();
    let below = [&lower, &upper, &step].into_iter().flatten().map(|part| part.depth).max().unwrap_or(0);
    let kind = ExprKind::Slice { lower: lower.map(Box::new), upper: upper.map(Box::new), step: step.map(Box::new) };
    cx.node(span(start, end), below, kind)
}

/// `func(args)`
pub fn call(cx: &Cx, start: u32, end: u32, func: Expr, (args, keywords): (Vec<Expr>, Vec<Keyword>)) -> Expr {
    let below = func.depth.max(deepest(&args)).max(keywords.iter().map(|keyword| keyword.value.depth).max().unwrap_or(0));
    cx.node(span(start, end), below, ExprKind::Call { func: Box::new(func), args, keywords })
}

/// `*value`
pub fn starred(cx: &Cx, start: u32, end: u32, value: Expr) -> Expr {
    let below = value.depth;
    cx.node(span(start, end), below, ExprKind::Starred { value: Box::new(value), ctx: ExprContext::Load })
}

/// `a, b`
pub fn tuple(cx: &Cx, start: u32, end: u32, elts: Vec<Expr>) -> Expr {
    cx.node(span(start, end), deepest(&elts), ExprKind::Tuple { elts, ctx: ExprContext::Load })
}

/// `[a, b]`
pub fn list(cx: &Cx, start: u32, end: u32, elts: Vec<Expr>) -> Expr {
    cx.node(span(start, end), deepest(&elts), ExprKind::List { elts, ctx: ExprContext::Load })
}

/// `{a, b}`
pub fn set(cx: &Cx, start: u32, end: u32, elts: Vec<Expr>) -> Expr {
    cx.node(span(start, end), deepest(&elts), ExprKind::Set { elts })
}

/// `{a: b, **c}`
pub fn dict(cx: &Cx, start: u32, end: u32, items: Vec<(Option<Expr>, Expr)>) -> Expr {
    let (keys, values): (Vec<_>, Vec<_>) = items.into_iter().unzip();
    let below = keys.iter().flatten().chain(&values).map(|part| part.depth).max().unwrap_or(0);
    cx.node(span(start, end), below, ExprKind::Dict { keys, values })
}

fn depth_of_generators(generators: &[Comprehension]) -> u32 {
    generators.iter().map(|g| g.target.depth.max(g.iter.depth).max(deepest(&g.ifs))).max().unwrap_or(0)
}

/// `[elt for …]`
pub fn list_comp(cx: &Cx, start: u32, end: u32, elt: Expr, generators: Vec<Comprehension>) -> Expr {
    let below = elt.depth.max(depth_of_generators(&generators));
    cx.node(span(start, end), below, ExprKind::ListComp { elt: Box::new(elt), generators })
}

/// `{elt for …}`
pub fn set_comp(cx: &Cx, start: u32, end: u32, elt: Expr, generators: Vec<Comprehension>) -> Expr {
    let below = elt.depth.max(depth_of_generators(&generators));
    cx.node(span(start, end), below, ExprKind::SetComp { elt: Box::new(elt), generators })
}

/// `(elt for …)`
pub fn generator(cx: &Cx, start: u32, end: u32, elt: Expr, generators: Vec<Comprehension>) -> Expr {
    let below = elt.depth.max(depth_of_generators(&generators));
    cx.node(span(start, end), below, ExprKind::GeneratorExp { elt: Box::new(elt), generators })
}

/// `{key: value for …}`
pub fn dict_comp(cx: &Cx, start: u32, end: u32, key: Expr, value: Expr, generators: Vec<Comprehension>) -> Expr {
    let below = key.depth.max(value.depth).max(depth_of_generators(&generators));
    cx.node(span(start, end), below, ExprKind::DictComp { key: Box::new(key), value: Box::new(value), generators })
}

/// `yield value`
pub fn yield_(cx: &Cx, start: u32, end: u32, value: Option<Expr>) -> Expr {
    let below = value.as_ref().map_or(0, |value| value.depth);
    cx.node(span(start, end), below, ExprKind::Yield { value: value.map(Box::new) })
}

/// `yield from value`
pub fn yield_from(cx: &Cx, start: u32, end: u32, value: Expr) -> Expr {
    let below = value.depth;
    cx.node(span(start, end), below, ExprKind::YieldFrom { value: Box::new(value) })
}

/// `await value`
pub fn await_(cx: &Cx, start: u32, end: u32, value: Expr) -> Expr {
    let below = value.depth;
    cx.node(span(start, end), below, ExprKind::Await { value: Box::new(value) })
}

/// `name := value`
pub fn named(cx: &Cx, start: u32, name_end: u32, end: u32, id: Ident, value: Expr) -> Expr {
    let below = value.depth;
    let target = store(cx, name(start, name_end, id));
    cx.node(span(start, end), below, ExprKind::NamedExpr { target: Box::new(target), value: Box::new(value) })
}

/// `body if test else orelse`
pub fn if_exp(cx: &Cx, start: u32, end: u32, test: Expr, body: Expr, orelse: Expr) -> Expr {
    let below = test.depth.max(body.depth).max(orelse.depth);
    let kind = ExprKind::IfExp { test: Box::new(test), body: Box::new(body), orelse: Box::new(orelse) };
    cx.node(span(start, end), below, kind)
}

/// `lambda args: body`
pub fn lambda(cx: &Cx, start: u32, end: u32, args: Arguments, body: Expr) -> Expr {
    let below = body.depth.max(depth_of_arguments(&args));
    cx.node(span(start, end), below, ExprKind::Lambda { args: Box::new(args), body: Box::new(body) })
}

/// `a and b`, `a or b`
pub fn bool_op(cx: &Cx, start: u32, end: u32, op: BoolOp, values: Vec<Expr>) -> Expr {
    cx.node(span(start, end), deepest(&values), ExprKind::BoolOp { op, values })
}

/// `left < b <= c`
pub fn compare(cx: &Cx, start: u32, end: u32, (left, ops, comparators): (Expr, Vec<CmpOp>, Vec<Expr>)) -> Expr {
    let below = left.depth.max(deepest(&comparators));
    cx.node(span(start, end), below, ExprKind::Compare { left: Box::new(left), ops, comparators })
}

/// `op operand`
pub fn unary(cx: &Cx, start: u32, end: u32, op: UnaryOp, operand: Expr) -> Expr {
    let below = operand.depth;
    cx.node(span(start, end), below, ExprKind::UnaryOp { op, operand: Box::new(operand) })
}

/// `left ** right`
pub fn power(cx: &Cx, start: u32, end: u32, left: Expr, right: Expr) -> Expr {
    binary_node(cx, span(start, end), left, Operator::Pow, right)
}

/// `left op right`, exactly so.
pub fn binary_node(cx: &Cx, span: Span, left: Expr, op: Operator, right: Expr) -> Expr {
    let below = left.depth.max(right.depth);
    cx.node(span, below, ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) })
}

fn binding(op: Operator) -> u8 {
    match op {
        Operator::BitOr => 1,
        Operator::BitXor => 2,
        Operator::BitAnd => 3,
        Operator::LShift | Operator::RShift => 4,
        Operator::Add | Operator::Sub => 5,
        Operator::Mult | Operator::Div | Operator::FloorDiv | Operator::Mod | Operator::MatMult => 6,
        Operator::Pow => 7,
    }
}

/// `read op right` where `read` is all that was read so far, from `start`; the operator goes where it binds.
pub fn binary(cx: &Cx, start: u32, end: u32, mut read: Expr, op: Operator, right: Expr) -> Expr {
    let open = read.span.start == start;
    attach(cx, &mut read, start, end, open, op, right);
    read
}

fn attach(cx: &Cx, root: &mut Expr, start: u32, end: u32, open: bool, op: Operator, new: Expr) {
    let whole_end = root.span.end;
    if let ExprKind::BinOp { left, op: above, right } = &mut root.kind
        && open
        && *above != Operator::Pow
        && binding(*above) < binding(op)
    {
        let open = right.span.end == whole_end;
        let start = if open { right.span.start } else { cx.with_parentheses(right.span.start) };
        attach(cx, right, start, end, open, op, new);
        root.depth = left.depth.max(right.depth) + 1;
        root.span.end = end;
        if root.depth > MAX_DEPTH {
            cx.too_deep(false);
        }
        return;
    }
    let left = std::mem::replace(root, leaf(Span::default(), ExprKind::Constant(Constant::None)));
    *root = binary_node(cx, span(start, end), left, op, new);
}
