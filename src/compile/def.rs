//! Functions, lambdas and classes: what is evaluated outside, the body, the closure, decorators.
//!
//! ```text
//!   @d def f(a=1, *, b=2) -> int: ...     [d][link][link][defaults][kwdefaults][annotations][closure] ── MakeFunction ─▶ [d][link][link][f] ── Call
//!   class C(B, k=v): ...                  [__build_class__][link][link][body function]['C'][B][v]    ── CallKw
//! ```
//! A nested body is compiled when its definition is met, so constants come in the order CPython's come.

use super::body::BodyKind;
use super::emit::{Operand, Reg};
use super::fold::Value;
use super::scope::{BlockKind, ScopeId, key};
use super::stmt::docstring;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CodeFlags, Const, Op};
use crate::source::Span;
use crate::syntax::ast::*;

/// `MakeFunction` flags.
pub(super) const DEFAULTS: u8 = 1;
pub(super) const KW_DEFAULTS: u8 = 2;
pub(super) const ANNOTATIONS: u8 = 4;
pub(super) const CLOSURE: u8 = 8;

impl<'t> Compiler<'t> {
    pub fn function(&mut self, span: Span, def: &'t FunctionDef, is_async: bool) -> Fallible {
        self.check_arguments(&def.args)?;
        let mark = self.cur.top;
        let windows = self.decorators(&def.decorator_list)?;
        let first_line = self.first_line(span, &def.decorator_list);
        let t = self.cur.alloc();
        if def.type_params.is_empty() {
            // The parts stand behind one another from t on; the function replaces the first.
            let flags = self.defaults(span, &def.args, t)?;
            self.function_with(span, def, is_async, flags, t, first_line)?;
        } else {
            self.generic_function(span, def, is_async, t, first_line)?;
        }
        self.decorate(&def.decorator_list, windows)?;
        self.store_name(span, &def.name, Operand { reg: mark, temp: true })?;
        self.cur.release_to(mark);
        Ok(())
    }

    /// Annotations, body and function; defaults already lie from t on.
    pub fn function_with(&mut self, span: Span, def: &'t FunctionDef, is_async: bool, mut flags: u8, t: Reg, first_line: u32) -> Fallible {
        if def.returns.is_some() || annotated(&def.args) {
            let reg = self.next_part(t, flags);
            self.annotations(span, &def.args, def.returns.as_deref(), reg)?;
            flags |= ANNOTATIONS;
        }
        let scope = self.scopes.of(key(def));
        let kind = if is_async { BodyKind::AsyncFunction } else { BodyKind::Function };
        self.open(scope, kind, &def.name, self.cur.private.clone(), first_line);
        self.set_arguments(&def.args);
        let mut body = &def.body[..];
        match docstring(body) {
            Some((text, rest)) => {
                let text = if self.optimize < 2 { text } else { Value::None };
                self.mention(&text);
                body = rest;
            }
            None => {
                self.mention(&Value::None);
            }
        }
        let guard = self.generator_guard();
        self.stmts(body)?;
        self.return_none(body.last().map_or(span, |stmt| stmt.span));
        self.end_generator_guard(span, guard);
        self.make_closure(span, t, flags, t)
    }

    /// Where the next part of a function goes: t itself if it is the first, else a new register behind.
    fn next_part(&mut self, t: Reg, flags: u8) -> Reg {
        if flags == 0 { t } else { self.cur.alloc() }
    }

    /// Closes the body and makes the function T(t) of it; parts named by `flags` lie from `parts` on.
    pub fn make_closure(&mut self, span: Span, t: Reg, mut flags: u8, parts: Reg) -> Fallible {
        let code = self.close()?;
        if !code.freevars.is_empty() {
            let closure = if flags == 0 { parts } else { self.cur.alloc() };
            let first = self.cur.top;
            for name in &code.freevars {
                let reg = self.cur.alloc();
                let cell = self.cur.cells.get(name).or_else(|| self.cur.frees.get(name)).copied();
                let Some(cell) = cell else {
                    return self.error(&format!("compiler lost the cell of '{name}'"), span);
                };
                self.emit(span, Op::LoadCell, 0, reg, cell, 0);
                self.cur.own(reg);
            }
            self.build(span, Op::BuildTuple, closure, first, code.freevars.len());
            flags |= CLOSURE;
        }
        self.cur.disown_many(parts, usize::from(flags.count_ones() as u8));
        let id = self.intern_const(Const::Code(code));
        self.mention_id(id);
        self.emit_extra(span, Op::MakeFunction, flags, t, if flags == 0 { t } else { parts }, 0, u64::from(id));
        self.cur.own(t);
        self.cur.release_to(t + 1);
        Ok(())
    }

    fn first_line(&self, span: Span, decorators: &[Expr]) -> u32 {
        let start = decorators.first().map_or(span.start, |decorator| decorator.span.start);
        self.source.line(start)
    }

    /// Call windows of the decorators, outermost first; the thing decorated follows in the next register.
    fn decorators(&mut self, decorators: &'t [Expr]) -> Fallible<Reg> {
        let first = self.cur.top;
        for decorator in decorators {
            let window = self.cur.alloc();
            self.expr(decorator, window)?;
            self.cur.alloc_many(2);
        }
        Ok(first)
    }

    fn decorate(&mut self, decorators: &'t [Expr], first: Reg) -> Fallible {
        for (at, decorator) in decorators.iter().enumerate().rev() {
            let window = first.saturating_add(3 * at as Reg);
            self.cur.disown(window + 3);
            self.cur.disown(window);
            self.emit(decorator.span, Op::Call, 1, window, 0, 0);
            self.cur.own(window);
            self.cur.release_to(window + 1);
        }
        Ok(())
    }

    /// Defaults from t on; what there is.
    pub fn defaults(&mut self, span: Span, args: &'t Arguments, t: Reg) -> Fallible<u8> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            if args.defaults.iter().all(|default| self.folds.is_constant(default) && !self.list_or_set(default)) {
                let items: Vec<Value> = args.defaults.iter().filter_map(|default| self.folds.constant(default)).collect();
                self.load_late_tuple(span, items, t);
            } else {
                let first = self.cur.top;
                for default in &args.defaults {
                    let reg = self.cur.alloc();
                    self.expr(default, reg)?;
                }
                self.build(span, Op::BuildTuple, t, first, args.defaults.len());
                self.cur.release_to(first);
            }
            flags |= DEFAULTS;
        }
        let named = || args.kwonlyargs.iter().zip(&args.kw_defaults).filter_map(|(arg, default)| Some((arg, default.as_ref()?)));
        if named().next().is_some() {
            let into = self.next_part(t, flags);
            let names = named().map(|(arg, _)| Value::Str(self.mangled(&arg.arg).as_bytes().into())).collect();
            self.const_key_map(span, into, names, named().map(|(_, default)| default))?;
            flags |= KW_DEFAULTS;
        }
        Ok(flags)
    }

    /// T(t) ← tuple of names and annotations.
    fn annotations(&mut self, span: Span, args: &'t Arguments, returns: Option<&'t Expr>, t: Reg) -> Fallible {
        let first = self.cur.top;
        let mut count = 0;
        let plain = args.posonlyargs.iter().chain(&args.args);
        let all = plain.chain(&args.vararg).chain(&args.kwonlyargs).chain(&args.kwarg);
        let named = all.filter_map(|arg| arg.annotation.as_deref().map(|annotation| (arg.arg.clone(), annotation)));
        let named: Vec<_> = named.chain(returns.map(|returns| (Ident::from("return"), returns))).collect();
        let constants: Option<Vec<[Value; 2]>> = named
            .iter()
            .map(|(name, annotation)| Some([Value::Str(self.mangled(name).as_bytes().into()), self.constant_annotation(annotation)?]))
            .collect();
        if let Some(constants) = constants {
            self.load_late_tuple(span, constants.into_iter().flatten().collect(), t);
            return Ok(());
        }
        for (name, annotation) in named {
            let key = self.cur.alloc();
            let name = self.mangled(&name);
            self.load_str(span, &name, key);
            let value = self.cur.alloc();
            match &annotation.kind {
                ExprKind::Starred { value: inner, .. } if self.cur.flags & CodeFlags::FUTURE_ANNOTATIONS == 0 => {
                    // `*args: *Ts` stands for what unpacking Ts gives: one value.
                    self.expr(inner, value)?;
                    self.cur.disown(value);
                    self.emit(annotation.span, Op::Unpack, crate::code::CONSUME_B, value, value, 1);
                    self.cur.own(value);
                }
                _ => self.annotation(annotation, value)?,
            }
            count += 2;
        }
        self.build(span, Op::BuildTuple, t, first, count);
        self.cur.release_to(first);
        Ok(())
    }

    fn check_arguments(&self, args: &Arguments) -> Fallible {
        let plain = args.posonlyargs.iter().chain(&args.args).chain(&args.vararg);
        for arg in plain.chain(&args.kwonlyargs).chain(&args.kwarg) {
            self.check_name(&arg.arg, ExprContext::Store, arg.span)?;
        }
        Ok(())
    }

    /// The counts and flags of a body's parameters.
    pub fn set_arguments(&mut self, args: &Arguments) {
        self.cur.posonly_count = args.posonlyargs.len() as u32;
        self.cur.arg_count = (args.posonlyargs.len() + args.args.len()) as u32;
        self.cur.kwonly_count = args.kwonlyargs.len() as u32;
        if args.vararg.is_some() {
            self.cur.flags |= CodeFlags::VARARGS;
        }
        if args.kwarg.is_some() {
            self.cur.flags |= CodeFlags::VARKEYWORDS;
        }
    }

    /// T(t) ← lambda.
    pub fn lambda(&mut self, expr: &'t Expr, args: &'t Arguments, body: &'t Expr, t: Reg) -> Fallible {
        self.check_arguments(args)?;
        let mark = self.cur.top;
        let to = if t + 1 == mark { t } else { self.cur.alloc() };
        let flags = self.defaults(expr.span, args, to)?;
        let scope = self.scopes.of(key(expr));
        let line = self.source.line(expr.span.start);
        self.open(scope, BodyKind::Lambda, &"<lambda>".into(), self.cur.private.clone(), line);
        self.set_arguments(args);
        // A string as value is no docstring.
        self.mention(&Value::None);
        let guard = self.generator_guard();
        match self.as_local(body) {
            Some(reg) => self.emit(body.span, Op::Return, 0, reg, 0, 0),
            None => {
                let value = self.cur.alloc();
                self.expr(body, value)?;
                self.cur.disown(value);
                self.emit(body.span, Op::Return, CONSUME_A, value, 0, 0);
                self.cur.release_to(value);
            }
        }
        self.stop();
        self.end_generator_guard(body.span, guard);
        self.make_closure(expr.span, to, flags, to)?;
        if to != t {
            self.cur.disown(to);
            self.emit(expr.span, Op::Move, 0, t, to, 0);
            self.cur.own(t);
        }
        self.cur.release_to(mark);
        Ok(())
    }

    pub fn class(&mut self, span: Span, def: &'t ClassDef) -> Fallible {
        let mark = self.cur.top;
        let windows = self.decorators(&def.decorator_list)?;
        let first_line = self.first_line(span, &def.decorator_list);
        if def.type_params.is_empty() {
            let window = self.cur.alloc_many(3);
            self.emit(span, Op::LoadBuildClass, 0, window, 0, 0);
            self.cur.own(window);
            self.class_function(span, def, first_line)?;
            self.check_class_keywords(&def.keywords)?;
            self.call_rest(span, window, 2, &def.bases, &def.keywords)?;
            self.cur.release_to(window + 1);
        } else {
            self.generic_class(span, def, first_line)?;
        }
        self.decorate(&def.decorator_list, windows)?;
        self.store_name(span, &def.name, Operand { reg: mark, temp: true })?;
        self.cur.release_to(mark);
        Ok(())
    }

    /// The first two arguments of `__build_class__`, in two new registers.
    pub fn class_function(&mut self, span: Span, def: &'t ClassDef, first_line: u32) -> Fallible {
        let t = self.cur.alloc();
        let scope = self.scopes.of(key(def));
        self.open(scope, BodyKind::Class, &def.name, Some(def.name.clone()), first_line);
        self.class_body(def.decorator_list.first().map_or(span, |decorator| decorator.span), def, scope)?;
        self.make_closure(span, t, 0, t)?;
        let name = self.cur.alloc();
        self.load_str(span, &def.name, name);
        Ok(())
    }

    fn class_body(&mut self, span: Span, def: &'t ClassDef, scope: ScopeId) -> Fallible {
        let start = Span::at(span.start);
        let t = self.cur.alloc();
        self.load_name(start, &"__name__".into(), t);
        self.store_name(start, &"__module__".into(), Operand { reg: t, temp: true })?;
        let qualname = Value::Str(self.cur.qualname.as_bytes().into());
        self.store_value(start, &"__qualname__".into(), &qualname)?;
        if !def.type_params.is_empty() {
            self.load_name(start, &".type_params".into(), t);
            self.store_name(start, &"__type_params__".into(), Operand { reg: t, temp: true })?;
        }
        if self.scopes.all[scope].needs_classdict
            && let Some(&cell) = self.cur.cells.get("__classdict__")
        {
            self.emit(start, Op::LoadLocals, 0, t, 0, 0);
            self.emit(start, Op::StoreDeref, crate::code::CONSUME_B, cell, t, 0);
        }
        self.cur.release_to(t);
        self.namespace_body(start, &def.body)?;
        let end = def.body.last().map_or(span, |stmt| stmt.span);
        debug_assert_eq!(self.scopes.all[scope].kind, BlockKind::Class);
        match self.cur.cells.get("__class__").copied() {
            Some(cell) if self.scopes.all[scope].needs_class_closure => {
                let t = self.cur.alloc();
                self.emit(end, Op::LoadCell, 0, t, cell, 0);
                self.cur.own(t);
                let index = self.name_index(&"__classcell__".into());
                self.emit(end, Op::StoreName, 0, t, 0, index);
                self.cur.disown(t);
                self.emit(end, Op::Return, CONSUME_A, t, 0, 0);
                self.cur.release_to(t);
                self.stop();
            }
            _ => self.return_none(end),
        }
        Ok(())
    }
}

fn annotated(args: &Arguments) -> bool {
    let plain = args.posonlyargs.iter().chain(&args.args).chain(&args.vararg);
    plain.chain(&args.kwonlyargs).chain(&args.kwarg).any(|arg| arg.annotation.is_some())
}
