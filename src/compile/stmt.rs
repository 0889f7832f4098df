//! Statements: which file does what, imports, bodies with docstrings.
//!
//! `assign.rs` binds, `flow.rs` loops and leaves, `handlers.rs` guards, `def.rs` defines, `pattern.rs` matches; here is the switch between
//! them and what is left: `if`, imports, expression statements, `pass`.

use super::body::BodyKind;
use super::emit::{Dest, Operand};
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::Op;
use crate::source::Span;
use crate::syntax::ast::*;

/// Instructions that CPython copies to where a jump to them stood, if they leave the function.
const SHORT: usize = 4;

/// Whether a statement is so short a way out that CPython has a copy of it wherever something jumps to it.
fn leaves_shortly(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Return { value } => value.as_deref().map_or(1, instructions) < SHORT,
        StmtKind::Raise { exc, cause } => exc.iter().chain(cause).map(|part| instructions(part)).sum::<usize>() < SHORT,
        _ => false,
    }
}

/// How many instructions CPython has for an expression, if they are few.
fn instructions(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::Name { .. } | ExprKind::Constant { .. } => 1,
        ExprKind::Attribute { value, .. } => 1 + instructions(value),
        ExprKind::BinOp { left, right, .. } => 1 + instructions(left) + instructions(right),
        ExprKind::UnaryOp { operand, .. } => 1 + instructions(operand),
        ExprKind::Call { func, args, keywords } if keywords.is_empty() => {
            let method = matches!(func.kind, ExprKind::Attribute { .. });
            usize::from(!method) + instructions(func) + args.iter().map(instructions).sum::<usize>() + 1
        }
        _ => SHORT,
    }
}

impl<'t> Compiler<'t> {
    pub fn stmts(&mut self, body: &'t [Stmt]) -> Fallible {
        let outside = self.cur.goes_on;
        for (at, stmt) in body.iter().enumerate() {
            self.cur.goes_on = body.get(at + 1).map_or(outside, |next| !leaves_shortly(next));
            self.stmt(stmt)?;
        }
        self.cur.goes_on = outside;
        Ok(())
    }

    /// The same where something follows behind the last of them.
    pub fn stmts_inside(&mut self, body: &'t [Stmt]) -> Fallible {
        let outside = std::mem::replace(&mut self.cur.goes_on, true);
        self.stmts(body)?;
        self.cur.goes_on = outside;
        Ok(())
    }

    fn stmt(&mut self, stmt: &'t Stmt) -> Fallible {
        let span = stmt.span;
        self.cur.borrowed.clear();
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(span, def, false)?,
            StmtKind::AsyncFunctionDef(def) => self.function(span, def, true)?,
            StmtKind::ClassDef(def) => self.class(span, def)?,
            StmtKind::Return { value } => self.return_(span, value.as_deref())?,
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target))?,
            StmtKind::Assign { targets, value } => self.assign(span, targets, value)?,
            StmtKind::TypeAlias { name, type_params, value } => self.type_alias(stmt, name, type_params, value)?,
            StmtKind::AugAssign { target, op, value } => self.augmented(span, target, *op, value)?,
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(span, target, annotation, value.as_deref(), *simple)?;
            }
            StmtKind::For(node) => self.for_(stmt, node)?,
            StmtKind::AsyncFor(node) => self.async_for(stmt, node)?,
            StmtKind::While { test, body, orelse } => self.while_(stmt, test, body, orelse)?,
            StmtKind::If { test, body, orelse } => self.if_(span, test, body, orelse)?,
            StmtKind::With { items, body } => self.with_(stmt, items, body, false)?,
            StmtKind::AsyncWith { items, body } => self.with_(stmt, items, body, true)?,
            StmtKind::Match { subject, cases } => self.match_(span, subject, cases)?,
            StmtKind::Raise { exc, cause } => self.raise(span, exc.as_deref(), cause.as_deref())?,
            StmtKind::Try(node) => self.try_(stmt, node, false)?,
            StmtKind::TryStar(node) => self.try_(stmt, node, true)?,
            StmtKind::Assert { test, msg } => self.assert(span, test, msg.as_deref())?,
            StmtKind::Import { names } => self.import(span, names)?,
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(span, module.as_ref(), names, *level)?;
            }
            StmtKind::Expr { value } => self.expr_stmt(span, value)?,
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => {}
            StmtKind::Break => self.break_(span)?,
            StmtKind::Continue => self.continue_(span)?,
        }
        debug_assert!(self.cur.reachable || self.cur.high > crate::code::REGISTER_MAX || self.cur.owned.iter().all(|&r| r < self.cur.top));
        Ok(())
    }

    fn expr_stmt(&mut self, span: Span, value: &'t Expr) -> Fallible {
        if self.interactive && self.outer.len() == 1 {
            let t = self.cur.alloc();
            self.expr(value, t)?;
            self.cur.disown(t);
            self.emit(span, Op::Intrinsic1, 1, t, t, 0);
            self.cur.own(t);
            self.drop_temp(span, t);
            self.cur.release_to(t);
            return Ok(());
        }
        self.effect(value)
    }

    fn if_(&mut self, span: Span, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt]) -> Fallible {
        let (otherwise, end) = (self.label(), self.label());
        self.jump_if(test, false, otherwise)?;
        self.stmts(body)?;
        if !orelse.is_empty() {
            self.jump(span, end);
        }
        self.put(otherwise);
        self.stmts(orelse)?;
        self.put(end);
        Ok(())
    }

    // ---- imports

    fn import(&mut self, span: Span, names: &'t [Alias]) -> Fallible {
        for alias in names {
            let mark = self.cur.top;
            let module = self.cur.alloc();
            self.load_value(span, &Value::Int(0), Dest::Temp(module));
            let list = self.cur.alloc();
            self.load_value(span, &Value::None, Dest::Temp(list));
            let index = self.name_index(&alias.name);
            self.cur.disown_many(module, 2);
            self.emit(span, Op::ImportName, 0, module, module, index);
            self.cur.own(module);
            match &alias.asname {
                Some(asname) => {
                    // `import a.b.c as d` binds c.
                    let mut held = module;
                    for part in alias.name.split('.').skip(1) {
                        let next = if held == module { list } else { module };
                        let index = self.name_index(&part.into());
                        self.emit(span, Op::ImportFrom, 0, next, held, index);
                        self.cur.own(next);
                        self.drop_temp(span, held);
                        held = next;
                    }
                    self.store_name(span, asname, Operand { reg: held, temp: true })?;
                }
                None => {
                    let first: Ident = alias.name.split('.').next().unwrap_or("").into();
                    self.store_name(span, &first, Operand { reg: module, temp: true })?;
                }
            }
            self.cur.release_to(mark);
        }
        Ok(())
    }

    fn import_from(&mut self, span: Span, module: Option<&Ident>, names: &'t [Alias], level: u32) -> Fallible {
        let is_future = level == 0 && module.is_some_and(|name| &**name == "__future__");
        if is_future && self.last_future.is_none_or(|last| span.start > last) {
            return self.error("from __future__ imports must occur at the beginning of the file", span);
        }
        let mark = self.cur.top;
        let from = self.cur.alloc();
        self.load_value(span, &Value::Int(i64::from(level)), Dest::Temp(from));
        let list = self.cur.alloc();
        let wanted: Vec<Value> = names.iter().map(|alias| Value::Str(alias.name.as_bytes().into())).collect();
        self.load_value(span, &Value::Tuple(wanted.into()), Dest::Temp(list));
        let index = self.name_index(&module.cloned().unwrap_or_else(|| "".into()));
        self.cur.disown_many(from, 2);
        self.emit(span, Op::ImportName, 0, from, from, index);
        self.cur.own(from);
        if let [Alias { name, .. }] = names
            && &**name == "*"
        {
            self.cur.disown(from);
            self.emit(span, Op::ImportStar, 0, from, 0, 0);
            self.cur.release_to(mark);
            return Ok(());
        }
        self.cur.release_to(list);
        for alias in names {
            let t = self.cur.alloc();
            let index = self.name_index(&alias.name);
            self.emit(span, Op::ImportFrom, 0, t, from, index);
            self.cur.own(t);
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(span, bound, Operand { reg: t, temp: true })?;
            self.cur.release_to(t);
        }
        self.drop_temp(span, from);
        self.cur.release_to(mark);
        Ok(())
    }

    // ---- bodies

    /// The statements of a module or class: annotations prepared (at `span`), docstring stored.
    pub fn namespace_body(&mut self, span: Span, body: &'t [Stmt]) -> Fallible {
        self.setup_annotations(span, body);
        let mut rest = body;
        if self.optimize < 2
            && let Some((text, after)) = docstring(body)
        {
            let span = body.first().map_or(Span::default(), |stmt| stmt.span);
            self.store_value(span, &"__doc__".into(), &text)?;
            rest = after;
        }
        self.stmts(rest)
    }

    /// Makes `__annotations__` if one of the statements annotates a variable.
    pub fn setup_annotations(&mut self, span: Span, body: &[Stmt]) {
        if matches!(self.cur.kind, BodyKind::Module | BodyKind::Class) && annotates(body) {
            self.emit(span, Op::SetupAnnotations, 0, 0, 0, 0);
        }
    }
}

/// The docstring of a body, and the statements behind it.
pub(super) fn docstring(body: &[Stmt]) -> Option<(Value, &[Stmt])> {
    let (first, rest) = body.split_first()?;
    let StmtKind::Expr { value } = &first.kind else { return None };
    match &value.kind {
        ExprKind::Constant(constant @ Constant::Str { .. }) => Some((Value::from_literal(constant), rest)),
        _ => None,
    }
}

/// Whether there is an annotated variable in these statements, functions and classes left out.
fn annotates(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For(node) | StmtKind::AsyncFor(node) => annotates(&node.body) || annotates(&node.orelse),
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => annotates(body) || annotates(orelse),
        StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => annotates(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| annotates(&case.body)),
        StmtKind::Try(node) | StmtKind::TryStar(node) => {
            annotates(&node.body)
                || node.handlers.iter().any(|handler| annotates(&handler.body))
                || annotates(&node.finalbody)
                || annotates(&node.orelse)
        }
        _ => false,
    })
}
