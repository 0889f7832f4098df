//! Type parameters (PEP 695): `def f[T](x: T)`, `class C[T]`, `type A[T] = ...`.
//!
//! A definition with type parameters is wrapped in a function of its own, called at once, whose locals are the parameters:
//!
//! ```text
//!   def <generic parameters of f>(.defaults): T = TypeVar('T'); f = function(.defaults, annotations ...); f.__type_params__ = (T,); return f
//! ```
//! Bounds and the right side of `type` are functions too, run when somebody asks.

use super::body::BodyKind;
use super::emit::{Dest, Operand, Reg};
use super::fold::Value;
use super::scope::{key, params_key};
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, Op};
use crate::source::Span;
use crate::syntax::ast::*;

// Numbers of `Intrinsic1`.
const TYPE_VAR: u8 = 3;
const PARAM_SPEC: u8 = 4;
const TYPE_VAR_TUPLE: u8 = 5;
const GENERIC: u8 = 6;
const TYPE_ALIAS: u8 = 7;
// Numbers of `Intrinsic2`.
const BOUND: u8 = 1;
const CONSTRAINTS: u8 = 2;
const SET_TYPE_PARAMS: u8 = 3;

impl<'t> Compiler<'t> {
    /// T(t) ← function with type parameters.
    pub fn generic_function(&mut self, span: Span, def: &'t FunctionDef, is_async: bool, t: Reg, first_line: u32) -> Fallible {
        // [wrapper][link][link][defaults][keyword defaults]
        self.cur.alloc_many(2);
        let first = self.cur.alloc();
        let flags = self.defaults(span, &def.args, first)?;
        let count = flags.count_ones() as u8;
        let waiting = self.cur.top;
        let made = self.cur.alloc();
        let wrapper: Ident = format!("<generic parameters of {}>", def.name).into();
        let scope = self.scopes.of(params_key(def));
        self.open(scope, BodyKind::TypeParams, &wrapper, self.cur.private.clone(), first_line);
        self.cur.arg_count = u32::from(count);
        let params = self.cur.alloc();
        self.type_params(span, &def.type_params, params)?;
        let function = self.cur.alloc();
        for at in 0..count {
            let part = if at == 0 { function } else { self.cur.alloc() };
            self.emit(span, Op::Copy, 0, part, Reg::from(at), 0);
            self.cur.own(part);
        }
        self.function_with(span, def, is_async, flags, function, first_line)?;
        self.cur.disown_many(params, 2);
        self.emit(span, Op::Intrinsic2, SET_TYPE_PARAMS, params, function, params);
        self.cur.own(params);
        self.return_temp(span, params);
        // The wrapper goes below the arguments that wait.
        self.make_closure(span, made, 0, made)?;
        self.cur.disown(made);
        self.emit(span, Op::Move, 0, t, made, 0);
        self.cur.own(t);
        self.cur.release_to(waiting);
        self.cur.disown(t);
        self.cur.disown_many(first, usize::from(count));
        self.emit(span, Op::Call, count, t, 0, 0);
        self.cur.own(t);
        self.cur.release_to(t + 1);
        Ok(())
    }

    /// The class with type parameters, in a new register.
    pub fn generic_class(&mut self, span: Span, def: &'t ClassDef, first_line: u32) -> Fallible {
        let t = self.cur.alloc();
        let wrapper: Ident = format!("<generic parameters of {}>", def.name).into();
        let scope = self.scopes.of(params_key(def));
        self.open(scope, BodyKind::TypeParams, &wrapper, Some(def.name.clone()), first_line);
        let params = self.cur.alloc();
        self.type_params(span, &def.type_params, params)?;
        self.store_name(span, &".type_params".into(), Operand { reg: params, temp: true })?;
        self.cur.release_to(params);
        let window = self.cur.alloc_many(3);
        self.emit(span, Op::LoadBuildClass, 0, window, 0, 0);
        self.cur.own(window);
        self.class_function(span, def, first_line)?;
        let base = self.cur.alloc();
        self.load_name(span, &".type_params".into(), base);
        self.cur.disown(base);
        self.emit(span, Op::Intrinsic1, GENERIC, base, base, 0);
        self.cur.own(base);
        self.store_name(span, &".generic_base".into(), Operand { reg: base, temp: true })?;
        self.cur.release_to(base);
        self.check_class_keywords(&def.keywords)?;
        self.call_with_base(span, window, &def.bases, &def.keywords)?;
        self.return_temp(span, window);
        self.cur.release_to(window);
        self.call_wrapper(span, t)
    }

    /// `type name[params] = value`
    pub fn type_alias(&mut self, stmt: &'t Stmt, name: &'t Expr, type_params: &'t [TypeParam], value: &'t Expr) -> Fallible {
        let span = stmt.span;
        let ExprKind::Name { id, .. } = &name.kind else { return self.error("invalid type alias", span) };
        let t = self.cur.alloc();
        if type_params.is_empty() {
            self.alias(stmt, id, type_params, value, t)?;
        } else {
            let wrapper: Ident = format!("<generic parameters of {id}>").into();
            let scope = self.scopes.of(params_key(stmt));
            let line = self.source.line(span.start);
            self.open(scope, BodyKind::TypeParams, &wrapper, self.cur.private.clone(), line);
            let inner = self.cur.alloc();
            self.alias(stmt, id, type_params, value, inner)?;
            self.return_temp(span, inner);
            self.call_wrapper(span, t)?;
        }
        self.store_name(name.span, id, Operand { reg: t, temp: true })?;
        self.cur.release_to(t);
        Ok(())
    }

    /// T(t) ← alias of (name, type parameters, function).
    fn alias(&mut self, stmt: &'t Stmt, id: &Ident, params: &'t [TypeParam], value: &'t Expr, t: Reg) -> Fallible {
        let span = stmt.span;
        let first = self.cur.alloc();
        self.load_str(span, id, first);
        let second = self.cur.alloc();
        if params.is_empty() {
            self.load_value(span, &Value::None, Dest::Temp(second));
        } else {
            self.type_params(span, params, second)?;
        }
        let third = self.cur.alloc();
        let scope = self.scopes.of(key(stmt));
        self.lazy(scope, BodyKind::Function, id, value, third)?;
        self.build(span, Op::BuildTuple, t, first, 3);
        self.cur.disown(t);
        self.emit(span, Op::Intrinsic1, TYPE_ALIAS, t, t, 0);
        self.cur.own(t);
        self.cur.release_to(first);
        Ok(())
    }

    /// T(t) ← function that gives the value of an expression; t is on top of the stack.
    fn lazy(&mut self, scope: super::scope::ScopeId, kind: BodyKind, name: &Ident, value: &'t Expr, t: Reg) -> Fallible {
        let line = self.source.line(value.span.start);
        self.open(scope, kind, name, self.cur.private.clone(), line);
        self.mention(&Value::None);
        let result = self.cur.alloc();
        self.expr(value, result)?;
        self.return_temp(value.span, result);
        self.make_closure(value.span, t, 0, t)
    }

    /// T(t) ← tuple of the type parameters, each bound to its name; t is on top of the stack.
    fn type_params(&mut self, span: Span, params: &'t [TypeParam], t: Reg) -> Fallible {
        let first = self.cur.top;
        for param in params {
            let reg = self.cur.alloc();
            self.load_str(param.span, &param.name, reg);
            match &param.kind {
                TypeParamKind::TypeVar { bound: Some(bound) } => {
                    let function = self.cur.alloc();
                    let scope = self.scopes.of(key(param));
                    self.lazy(scope, BodyKind::TypeParams, &param.name, bound, function)?;
                    let which = if matches!(bound.kind, ExprKind::Tuple { .. }) { CONSTRAINTS } else { BOUND };
                    self.cur.disown_many(reg, 2);
                    self.emit(param.span, Op::Intrinsic2, which, reg, reg, function);
                    self.cur.release_to(function);
                }
                other => {
                    let which = match other {
                        TypeParamKind::TypeVar { .. } => TYPE_VAR,
                        TypeParamKind::ParamSpec => PARAM_SPEC,
                        TypeParamKind::TypeVarTuple => TYPE_VAR_TUPLE,
                    };
                    self.cur.disown(reg);
                    self.emit(param.span, Op::Intrinsic1, which, reg, reg, 0);
                }
            }
            self.cur.own(reg);
            let copy = self.cur.alloc();
            self.emit(param.span, Op::Copy, 0, copy, reg, 0);
            self.cur.own(copy);
            self.store_name(param.span, &param.name, Operand { reg: copy, temp: true })?;
            self.cur.release_to(copy);
        }
        self.build(span, Op::BuildTuple, t, first, params.len());
        self.cur.release_to(first);
        Ok(())
    }

    /// T(t) ← call of the wrapper just compiled; t is on top of the stack.
    fn call_wrapper(&mut self, span: Span, t: Reg) -> Fallible {
        self.make_closure(span, t, 0, t)?;
        self.cur.alloc_many(2);
        self.cur.disown(t);
        self.emit(span, Op::Call, 0, t, 0, 0);
        self.cur.own(t);
        self.cur.release_to(t + 1);
        Ok(())
    }

    fn return_temp(&mut self, span: Span, t: Reg) {
        self.cur.disown(t);
        self.emit(span, Op::Return, CONSUME_A, t, 0, 0);
        self.stop();
    }
}
