//! Constant folding: which expressions are known before the program runs, and what they are.
//!
//! One walk over the tree, bottom up, before code is made. The tree is not changed: the value of a folded node is kept under its address, and the
//! code generator asks `Folds::constant` for every expression. What is folded is what CPython folds, limits included (`value.rs`), because the
//! identity of constants can be observed: unary and binary operators on literals, tuples of constants, subscripts of literals, `__debug__`; a list
//! behind `in` or `for` becomes a tuple, a set a frozenset.

mod value;

pub(super) use value::Value;

use crate::syntax::ast::*;
use std::collections::HashMap;

/// Values of folded nodes, by address.
#[derive(Debug, Default)]
pub(super) struct Folds {
    known: HashMap<usize, Value>,
    /// How many `~True` and `~False` were folded: each is worth a warning.
    pub inversions: u32,
    debug: bool,
    keep_inversions: bool,
    future_annotations: bool,
}

impl Folds {
    /// Folds statements. `debug` is the value of `__debug__`; `keep_inversions` leaves `~True` to the time it runs.
    pub fn of_module(body: &[Stmt], debug: bool, future_annotations: bool, keep_inversions: bool) -> Folds {
        let mut folds = Folds { debug, future_annotations, keep_inversions, ..Folds::default() };
        folds.stmts(body);
        folds
    }

    /// Folds one expression.
    pub fn of_expression(body: &Expr, debug: bool, keep_inversions: bool) -> Folds {
        let mut folds = Folds { debug, keep_inversions, ..Folds::default() };
        folds.expr(body);
        folds
    }

    /// The value of an expression, if it is known.
    pub fn constant(&self, expr: &Expr) -> Option<Value> {
        match &expr.kind {
            ExprKind::Constant(constant) => Some(Value::from_literal(constant)),
            ExprKind::Name { id, ctx: ExprContext::Load } if &**id == "__debug__" => {
                Some(if self.debug { Value::True } else { Value::False })
            }
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::List { .. }
            | ExprKind::Set { .. } => self.known.get(&address(expr)).cloned(),
            _ => None,
        }
    }

    /// Whether the value of an expression is known, without making it.
    pub fn is_constant(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Constant(_) => true,
            ExprKind::Name { id, ctx: ExprContext::Load } => &**id == "__debug__",
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::List { .. }
            | ExprKind::Set { .. } => self.known.contains_key(&address(expr)),
            _ => false,
        }
    }

    fn know(&mut self, expr: &Expr, value: Option<Value>) {
        if let Some(value) = value {
            self.known.insert(address(expr), value);
        }
    }

    fn tuple(&self, elts: &[Expr]) -> Option<Vec<Value>> {
        if !elts.iter().all(|elt| self.is_constant(elt)) {
            return None;
        }
        elts.iter().map(|elt| self.constant(elt)).collect()
    }

    /// What is iterated over: a list display is as good as a tuple, a set display as a frozenset.
    fn iterable(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::List { elts, .. } => {
                let value = self.tuple(elts).map(|items| Value::Tuple(items.into()));
                self.know(expr, value);
            }
            ExprKind::Set { elts } => {
                let value = self.tuple(elts).map(|items| Value::FrozenSet(items.into()));
                self.know(expr, value);
            }
            _ => {}
        }
    }

    fn stmts(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    fn exprs(&mut self, list: &[Expr]) {
        for expr in list {
            self.expr(expr);
        }
    }

    fn opt(&mut self, expr: &Option<Box<Expr>>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn annotation(&mut self, expr: &Expr) {
        if !self.future_annotations {
            self.expr(expr);
        }
    }

    fn function(&mut self, def: &FunctionDef) {
        self.type_params(&def.type_params);
        self.arguments(&def.args);
        self.stmts(&def.body);
        self.exprs(&def.decorator_list);
        if let Some(returns) = &def.returns {
            self.annotation(returns);
        }
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        for param in params {
            if let TypeParamKind::TypeVar { bound: Some(bound) } = &param.kind {
                self.expr(bound);
            }
        }
    }

    fn arguments(&mut self, args: &Arguments) {
        self.exprs(&args.defaults);
        for default in args.kw_defaults.iter().flatten() {
            self.expr(default);
        }
        let all = args.posonlyargs.iter().chain(&args.args).chain(&args.vararg).chain(&args.kwonlyargs).chain(&args.kwarg);
        for arg in all {
            if let Some(annotation) = &arg.annotation {
                self.annotation(annotation);
            }
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => self.function(def),
            StmtKind::ClassDef(def) => {
                self.type_params(&def.type_params);
                self.exprs(&def.bases);
                for keyword in &def.keywords {
                    self.expr(&keyword.value);
                }
                self.stmts(&def.body);
                self.exprs(&def.decorator_list);
            }
            StmtKind::Return { value } => self.opt(value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets);
                self.expr(value);
            }
            StmtKind::TypeAlias { type_params, value, .. } => {
                self.type_params(type_params);
                self.expr(value);
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target);
                self.expr(value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.expr(target);
                self.annotation(annotation);
                self.opt(value);
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                self.expr(&node.target);
                self.expr(&node.iter);
                self.stmts(&node.body);
                self.stmts(&node.orelse);
                if matches!(stmt.kind, StmtKind::For(_)) {
                    self.iterable(&node.iter);
                }
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test);
                self.stmts(body);
                self.stmts(orelse);
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                for item in items {
                    self.expr(&item.context_expr);
                    if let Some(vars) = &item.optional_vars {
                        self.expr(vars);
                    }
                }
                self.stmts(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&case.pattern);
                    self.opt(&case.guard);
                    self.stmts(&case.body);
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.opt(exc);
                self.opt(cause);
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                self.stmts(&node.body);
                for handler in &node.handlers {
                    self.opt(&handler.type_);
                    self.stmts(&handler.body);
                }
                self.stmts(&node.orelse);
                self.stmts(&node.finalbody);
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.opt(msg);
            }
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value { value } => self.expr(value),
            PatternKind::Sequence { patterns } | PatternKind::Or { patterns } => {
                patterns.iter().for_each(|p| self.pattern(p));
            }
            PatternKind::Mapping { keys, patterns, .. } => {
                self.exprs(keys);
                patterns.iter().for_each(|p| self.pattern(p));
            }
            PatternKind::Class { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls);
                patterns.iter().chain(kwd_patterns).for_each(|p| self.pattern(p));
            }
            PatternKind::As { pattern: Some(pattern), .. } => self.pattern(pattern),
            PatternKind::As { pattern: None, .. } | PatternKind::Star { .. } | PatternKind::Singleton { .. } => {}
        }
    }

    fn generators(&mut self, generators: &[Comprehension]) {
        for part in generators {
            self.expr(&part.target);
            self.expr(&part.iter);
            self.exprs(&part.ifs);
            self.iterable(&part.iter);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name { .. } | ExprKind::Constant(_) => {}
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => self.exprs(values),
            ExprKind::NamedExpr { value, .. } => self.expr(value),
            ExprKind::BinOp { left, op, right } => {
                self.expr(left);
                self.expr(right);
                if self.is_constant(left) && self.is_constant(right) {
                    let value = match (self.constant(left), self.constant(right)) {
                        (Some(left), Some(right)) => value::binary(*op, &left, &right),
                        _ => None,
                    };
                    self.know(expr, value);
                }
            }
            ExprKind::UnaryOp { op, operand } => {
                self.expr(operand);
                if self.is_constant(operand) {
                    let operand = self.constant(operand);
                    if *op == UnaryOp::Invert && matches!(operand, Some(Value::True | Value::False)) {
                        if self.keep_inversions {
                            return;
                        }
                        self.inversions += 1;
                    }
                    self.know(expr, operand.and_then(|operand| value::unary(*op, &operand)));
                }
            }
            ExprKind::Lambda { args, body } => {
                self.arguments(args);
                self.expr(body);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test);
                self.expr(body);
                self.expr(orelse);
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().flatten().for_each(|key| self.expr(key));
                self.exprs(values);
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } => self.exprs(elts),
            ExprKind::Tuple { elts, ctx } => {
                self.exprs(elts);
                if *ctx == ExprContext::Load {
                    let value = self.tuple(elts).map(|items| Value::Tuple(items.into()));
                    self.know(expr, value);
                }
            }
            ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } | ExprKind::GeneratorExp { elt, generators } => {
                self.expr(elt);
                self.generators(generators);
            }
            ExprKind::DictComp { key, value, generators } => {
                self.expr(key);
                self.expr(value);
                self.generators(generators);
            }
            ExprKind::Await { value }
            | ExprKind::YieldFrom { value }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Yield { value } => self.opt(value),
            ExprKind::Compare { left, ops, comparators } => {
                self.expr(left);
                self.exprs(comparators);
                if let (Some(CmpOp::In | CmpOp::NotIn), Some(last)) = (ops.last(), comparators.last()) {
                    self.iterable(last);
                }
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func);
                self.exprs(args);
                for keyword in keywords {
                    self.expr(&keyword.value);
                }
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value);
                self.opt(format_spec);
            }
            ExprKind::Subscript { value, slice, ctx } => {
                self.expr(value);
                self.expr(slice);
                if *ctx == ExprContext::Load && self.is_constant(value) && self.is_constant(slice) {
                    let known = match (self.constant(value), self.constant(slice)) {
                        (Some(value), Some(index)) => value::subscript(&value, &index),
                        _ => None,
                    };
                    self.know(expr, known);
                }
            }
            ExprKind::Slice { lower, upper, step } => {
                self.opt(lower);
                self.opt(upper);
                self.opt(step);
            }
        }
    }
}

fn address(expr: &Expr) -> usize {
    std::ptr::from_ref(expr) as usize
}
