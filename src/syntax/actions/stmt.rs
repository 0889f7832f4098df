//! Statements.

use super::cx::Cx;
use super::expr::name;
use super::target::{describe, store};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::filter::MAX_PREFIXES;
use crate::syntax::token::Tok;

/// Where the code of the last of some blocks ends, a closing semicolon included; `start` if there is none.
fn end_of(cx: &Cx, start: u32, blocks: &[&Vec<Stmt>]) -> u32 {
    let Some(last) = blocks.iter().rev().find_map(|block| block.last()) else { return start };
    let end = last.span.end;
    let rest = &cx.source.text().as_bytes()[end as usize..];
    match rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c')) {
        Some(at) if rest[at] == b';' => end + at as u32 + 1,
        _ => end,
    }
}

/// `target op= value`
pub fn aug_assign(cx: &Cx, target: Expr, op: Operator, value: Expr) -> StmtKind {
    let target = match target.kind {
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => store(cx, target),
        _ => {
            let message = format!("'{}' is an illegal expression for augmented assignment", describe(&target));
            cx.fail(target.span, message);
            target
        }
    };
    StmtKind::AugAssign { target: Box::new(target), op, value: Box::new(value) }
}

/// `target: annotation = value`
pub fn ann_assign(cx: &Cx, start: u32, target: Expr, annotation: Expr, value: Option<Box<Expr>>) -> StmtKind {
    let simple = matches!(target.kind, ExprKind::Name { .. }) && target.span.start == start;
    let target = match target.kind {
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => store(cx, target),
        ExprKind::List { .. } | ExprKind::Tuple { .. } => {
            cx.fail(target.span, format!("only single target (not {}) can be annotated", describe(&target)));
            target
        }
        _ => {
            cx.fail(target.span, "illegal target for annotation");
            target
        }
    };
    StmtKind::AnnAssign { target: Box::new(target), annotation: Box::new(annotation), value, simple }
}

/// `type id[params] = value`
pub fn type_alias(cx: &Cx, start: u32, end: u32, id: Ident, type_params: Vec<TypeParam>, value: Expr) -> StmtKind {
    let name = store(cx, name(start, end, id));
    StmtKind::TypeAlias { name: Box::new(name), type_params, value: Box::new(value) }
}

/// A type parameter.
pub fn type_param(start: u32, end: u32, name: Ident, kind: TypeParamKind) -> TypeParam {
    TypeParam { span: Span::new(start, end), name, kind }
}

/// `a.b`
pub fn dotted(_cx: &Cx, left: Ident, right: Ident) -> Ident {
    format!("{left}.{right}").into()
}

/// `name as asname`
pub fn alias(start: u32, end: u32, name: Ident, asname: Option<Ident>) -> Alias {
    Alias { span: Span::new(start, end), name, asname }
}

/// `if` with its `elif`s, each of which becomes an `If` in the `orelse` of the one before.
pub fn if_(cx: &Cx, start: u32, test: Expr, body: Vec<Stmt>, elifs: Vec<(u32, Expr, Vec<Stmt>)>, orelse: Vec<Stmt>) -> Stmt {
    let mut orelse = orelse;
    if elifs.len() >= MAX_DEPTH as usize {
        cx.too_deep(elifs.len() >= MAX_PREFIXES);
    } else {
        for (start, test, body) in elifs.into_iter().rev() {
            orelse = vec![plain_if(cx, start, test, body, orelse)];
        }
    }
    plain_if(cx, start, test, body, orelse)
}

fn plain_if(cx: &Cx, start: u32, test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt>) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&body, &orelse]));
    Stmt { span, kind: StmtKind::If { test: Box::new(test), body, orelse } }
}

/// `while`
pub fn while_(cx: &Cx, start: u32, test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt>) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&body, &orelse]));
    Stmt { span, kind: StmtKind::While { test: Box::new(test), body, orelse } }
}

/// `for`
pub fn for_(cx: &Cx, start: u32, is_async: bool, parts: For) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&parts.body, &parts.orelse]));
    let parts = Box::new(parts);
    Stmt { span, kind: if is_async { StmtKind::AsyncFor(parts) } else { StmtKind::For(parts) } }
}

/// `match`
pub fn match_(cx: &Cx, start: u32, subject: Expr, cases: Vec<MatchCase>) -> Stmt {
    let end = cases.last().map_or(start, |case| end_of(cx, start, &[&case.body]));
    Stmt { span: Span::new(start, end), kind: StmtKind::Match { subject: Box::new(subject), cases } }
}

/// `try`
pub fn try_(cx: &Cx, start: u32, body: Vec<Stmt>, handlers: Vec<(bool, ExceptHandler)>, orelse: Vec<Stmt>, finalbody: Vec<Stmt>) -> Stmt {
    let star = handlers.first().is_some_and(|&(star, _)| star);
    if let Some((_, handler)) = handlers.iter().find(|&&(other, _)| other != star) {
        cx.fail(handler.span, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    // CPython's grammar wants a handler without a type last, and its compiler says so; the tree may hold it anywhere.
    let handlers: Vec<ExceptHandler> = handlers.into_iter().map(|(_, handler)| handler).collect();
    let mut end = end_of(cx, start, &[&body, &orelse, &finalbody]);
    if orelse.is_empty()
        && finalbody.is_empty()
        && let Some(last) = handlers.last()
    {
        end = last.span.end;
    }
    let parts = Box::new(Try { body, handlers, orelse, finalbody });
    let kind = if star { StmtKind::TryStar(parts) } else { StmtKind::Try(parts) };
    Stmt { span: Span::new(start, end), kind }
}

/// `except`; the flag says `except*`.
pub fn handler(cx: &Cx, start: u32, star: bool, type_: Option<Expr>, name: Option<Ident>, body: Vec<Stmt>) -> (bool, ExceptHandler) {
    let span = Span::new(start, end_of(cx, start, &[&body]));
    (star, ExceptHandler { span, type_: type_.map(Box::new), name, body })
}

/// `with`
pub fn with(cx: &Cx, start: u32, is_async: bool, (items, body): (Vec<WithItem>, Vec<Stmt>)) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&body]));
    Stmt { span, kind: if is_async { StmtKind::AsyncWith { items, body } } else { StmtKind::With { items, body } } }
}

/// The items between `with` and `:`. `with (a, b):` is two items, not a tuple, if each could be one.
pub fn with_items(cx: &Cx, start: u32, end: u32, mut items: Vec<WithItem>) -> Vec<WithItem> {
    let [item] = &mut items[..] else { return items };
    let whole = Span::new(start, end);
    let ExprKind::Tuple { elts, ctx: ExprContext::Load } = &mut item.context_expr.kind else { return items };
    if item.optional_vars.is_some() || item.context_expr.span != whole || elts.is_empty() {
        return items;
    }
    let fits = elts.iter().all(|element| match element.kind {
        ExprKind::Starred { .. } => false,
        ExprKind::NamedExpr { .. } => {
            // Its own parentheses make it an item.
            let before = cx.token_at(element.span.start).checked_sub(1).and_then(|index| cx.tokens.get(index));
            before.is_some_and(|token| token.kind == Tok::LPar && token.start != start)
        }
        _ => true,
    });
    if !fits {
        return items;
    }
    std::mem::take(elts).into_iter().map(|context_expr| WithItem { context_expr, optional_vars: None }).collect()
}

/// `def`
pub fn def(cx: &Cx, start: u32, is_async: bool, decorator_list: Vec<Expr>, mut parts: FunctionDef) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&parts.body]));
    parts.decorator_list = decorator_list;
    let parts = Box::new(parts);
    Stmt { span, kind: if is_async { StmtKind::AsyncFunctionDef(parts) } else { StmtKind::FunctionDef(parts) } }
}

/// `class`
pub fn class(cx: &Cx, start: u32, decorator_list: Vec<Expr>, mut parts: ClassDef) -> Stmt {
    let span = Span::new(start, end_of(cx, start, &[&parts.body]));
    parts.decorator_list = decorator_list;
    Stmt { span, kind: StmtKind::ClassDef(Box::new(parts)) }
}
