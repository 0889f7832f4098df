//! Calls: windows of consecutive temporaries, method calls without a bound method, keywords, stars, `super()`.
//!
//! ```text
//!   f(a, k=b)      [f][link][link][a][b]                 CallKw    names ('k',)
//!   o.m(a)         [m][link][link][o][a]                 LoadMethod, CallMethod
//!   f(*a, **k)     [f][link][link][tuple or a][dict]     CallEx
//! ```
//! Up to 30 values lie in the window; more, as in CPython, are gathered in a list and a dict.

use super::emit::{Dest, Operand, Reg};
use super::expr::Scratch;
use super::fold::Value;
use super::scope::{DEF_IMPORT, Kind};
use super::{Compiler, Fallible};
use crate::code::limits::STACK_USE;
use crate::code::{CONSUME_B, Op};
use crate::source::Span;
use crate::syntax::ast::*;
use std::collections::HashSet;

impl<'t> Compiler<'t> {
    /// T(t) ← call.
    pub fn call(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let ExprKind::Call { func, args, keywords } = &expr.kind else { return Ok(()) };
        self.check_keywords(keywords)?;
        let mark = self.cur.top;
        // The window begins at the destination if that is on top of the stack.
        let window = if t + 1 == mark { t } else { self.cur.alloc() };
        if !self.method_call(expr, func, args, keywords, window)? {
            self.check_callable(func);
            self.expr(func, window)?;
            self.cur.alloc_many(2);
            self.call_rest(expr.span, window, 0, args, keywords)?;
        }
        self.cur.release_to(window + 1);
        if window != t {
            self.cur.disown(window);
            self.emit(expr.span, Op::Move, 0, t, window, 0);
            self.cur.own(t);
            self.cur.release_to(mark);
        }
        Ok(())
    }

    /// Arguments and call; the callable and both links are in place, and `preset` arguments behind them.
    pub fn call_rest(&mut self, span: Span, window: Reg, preset: usize, args: &'t [Expr], keywords: &'t [Keyword]) -> Fallible {
        let starred =
            args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. })) || keywords.iter().any(|keyword| keyword.arg.is_none());
        let first = window + 3;
        if starred || args.len() + keywords.len() * 2 > STACK_USE {
            return self.call_ex(span, window, preset, args, keywords);
        }
        for arg in args {
            let reg = self.cur.alloc();
            self.expr(arg, reg)?;
        }
        for keyword in keywords {
            let reg = self.cur.alloc();
            self.expr(&keyword.value, reg)?;
        }
        let count = preset + args.len() + keywords.len();
        self.cur.disown(window);
        self.cur.disown_many(first, count);
        self.finish_call(span, Op::Call, Op::CallKw, window, count, keywords);
        Ok(())
    }

    fn finish_call(&mut self, span: Span, plain: Op, with_names: Op, window: Reg, count: usize, keywords: &'t [Keyword]) {
        if keywords.is_empty() {
            self.emit(span, plain, count as u8, window, 0, 0);
        } else {
            let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
            let names: Vec<Value> = names.map(|name| Value::Str(name.as_bytes().into())).collect();
            let id = self.mention(&Value::Tuple(names.into()));
            self.emit_extra(span, with_names, count as u8, window, 0, 0, u64::from(id));
        }
        self.cur.own(window);
    }

    fn call_ex(&mut self, span: Span, window: Reg, preset: usize, args: &'t [Expr], keywords: &'t [Keyword]) -> Fallible {
        let positional = window + 3;
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if preset == 0 => {
                let reg = self.cur.alloc();
                self.expr(value, reg)?;
            }
            _ => {
                if preset == 0 {
                    self.cur.alloc();
                }
                if preset == 0 && args.is_empty() {
                    self.load_late_tuple(span, Vec::new(), positional);
                } else {
                    self.gather(span, positional, preset, args, Gather::CallTuple)?;
                }
                self.cur.release_to(positional + 1);
            }
        }
        let with_keywords = !keywords.is_empty();
        if with_keywords {
            let dict = self.cur.alloc();
            self.call_keywords(span, window, dict, keywords)?;
            self.cur.disown(dict);
        }
        self.cur.disown(positional);
        self.cur.disown(window);
        self.emit(span, Op::CallEx, u8::from(with_keywords), window, 0, 0);
        self.cur.own(window);
        Ok(())
    }

    fn call_keywords(&mut self, span: Span, window: Reg, dict: Reg, keywords: &'t [Keyword]) -> Fallible {
        let mut have_dict = false;
        let mut at = 0;
        while at < keywords.len() {
            if keywords[at].arg.is_none() {
                if !have_dict {
                    self.emit(span, Op::BuildMap, 0, dict, dict, 0);
                    self.cur.own(dict);
                    have_dict = true;
                }
                let t = self.cur.alloc();
                self.expr(&keywords[at].value, t)?;
                self.cur.disown(t);
                self.emit(span, Op::DictMerge, 0, dict, t, window);
                self.cur.release_to(t);
                at += 1;
                continue;
            }
            let named = keywords[at..].iter().take_while(|keyword| keyword.arg.is_some()).count();
            let part = &keywords[at..at + named];
            if have_dict {
                let t = self.cur.alloc();
                self.keyword_dict(span, t, part)?;
                self.cur.disown(t);
                self.emit(span, Op::DictMerge, 0, dict, t, window);
                self.cur.release_to(t);
            } else {
                self.keyword_dict(span, dict, part)?;
                have_dict = true;
            }
            at += named;
        }
        Ok(())
    }

    fn keyword_dict(&mut self, span: Span, dict: Reg, keywords: &'t [Keyword]) -> Fallible {
        let big = keywords.len() * 2 > STACK_USE;
        if keywords.len() > 1 && !big {
            let names = keywords.iter().map(|keyword| Value::Str(keyword.arg.as_deref().unwrap_or("").as_bytes().into())).collect();
            return self.const_key_map(span, dict, names, keywords.iter().map(|keyword| &keyword.value));
        }
        if big {
            self.emit(span, Op::BuildMap, 0, dict, dict, 0);
            self.cur.own(dict);
        }
        let mark = self.cur.top;
        for keyword in keywords {
            let key = self.cur.alloc();
            let value = self.cur.alloc();
            self.load_str(span, keyword.arg.as_deref().unwrap_or(""), key);
            self.expr(&keyword.value, value)?;
            if big {
                self.cur.disown_many(key, 2);
                self.emit(span, Op::MapAdd, 0, dict, key, value);
                self.cur.release_to(mark);
            }
        }
        if !big {
            self.cur.disown_many(mark, keywords.len() * 2);
            self.emit(span, Op::BuildMap, 0, dict, mark, keywords.len() as u16);
            self.cur.own(dict);
            self.cur.release_to(mark);
        }
        Ok(())
    }

    /// The call of a class statement with type parameters: the generic base comes after the bases.
    pub fn call_with_base(&mut self, span: Span, window: Reg, bases: &'t [Expr], keywords: &'t [Keyword]) -> Fallible {
        let generic: Ident = ".generic_base".into();
        let starred =
            bases.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. })) || keywords.iter().any(|keyword| keyword.arg.is_none());
        let first = window + 3;
        if !starred && bases.len() + 1 + keywords.len() * 2 <= STACK_USE {
            for base in bases {
                let reg = self.cur.alloc();
                self.expr(base, reg)?;
            }
            let reg = self.cur.alloc();
            self.load_name(span, &generic, reg);
            for keyword in keywords {
                let reg = self.cur.alloc();
                self.expr(&keyword.value, reg)?;
            }
            let count = 2 + bases.len() + 1 + keywords.len();
            self.cur.disown(window);
            self.cur.disown_many(first, count);
            self.finish_call(span, Op::Call, Op::CallKw, window, count, keywords);
            return Ok(());
        }
        self.build(span, Op::BuildList, first, first, 2);
        self.cur.release_to(first + 1);
        for base in bases {
            let t = self.cur.alloc();
            match &base.kind {
                ExprKind::Starred { value, .. } => {
                    self.expr(value, t)?;
                    self.cur.disown(t);
                    self.emit(span, Op::ListExtend, 1, first, t, 0);
                }
                _ => {
                    self.expr(base, t)?;
                    self.cur.disown(t);
                    self.emit(span, Op::ListAppend, CONSUME_B, first, t, 0);
                }
            }
            self.cur.release_to(t);
        }
        let t = self.cur.alloc();
        self.load_name(span, &generic, t);
        self.cur.disown(t);
        self.emit(span, Op::ListAppend, CONSUME_B, first, t, 0);
        self.cur.release_to(t);
        self.cur.disown(first);
        self.emit(span, Op::ListToTuple, 0, first, 0, 0);
        self.cur.own(first);
        if !keywords.is_empty() {
            let dict = self.cur.alloc();
            self.call_keywords(span, window, dict, keywords)?;
            self.cur.disown(dict);
        }
        self.cur.disown(first);
        self.cur.disown(window);
        self.emit(span, Op::CallEx, u8::from(!keywords.is_empty()), window, 0, 0);
        self.cur.own(window);
        Ok(())
    }

    fn check_keywords(&mut self, keywords: &[Keyword]) -> Fallible {
        let mut seen: HashSet<&str> = HashSet::new();
        for keyword in keywords {
            let Some(name) = keyword.arg.as_deref() else { continue };
            self.check_name(name, ExprContext::Store, keyword.span)?;
            if !seen.insert(name) {
                return self.error(&format!("keyword argument repeated: {name}"), keyword.span);
            }
        }
        Ok(())
    }

    /// The same check for the arguments of a class statement.
    pub fn check_class_keywords(&mut self, keywords: &[Keyword]) -> Fallible {
        self.check_keywords(keywords)
    }

    /// Compiles `value.attr(args)` without making a bound method; says whether it did.
    fn method_call(&mut self, expr: &'t Expr, func: &'t Expr, args: &'t [Expr], keywords: &'t [Keyword], window: Reg) -> Fallible<bool> {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = &func.kind else { return Ok(false) };
        let starred =
            args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. })) || keywords.iter().any(|keyword| keyword.arg.is_none());
        let count = args.len() + keywords.len();
        if starred || count + usize::from(!keywords.is_empty()) >= STACK_USE || self.is_imported(value) {
            return Ok(false);
        }
        let name = self.mangled(attr);
        if self.is_super(value, attr) {
            // [window][link][link][self][super][class][self]
            let operands = self.cur.alloc_many(6) + 3;
            debug_assert_eq!(operands, window + 4);
            let explicit = self.super_operands(value, operands)?;
            let index = self.name_index(&name);
            self.cur.disown_many(operands, 3);
            self.emit(func.span, Op::LoadSuperMethod, u8::from(!explicit), window, 0, index);
            self.cur.release_to(operands);
        } else {
            let scratch = &mut Scratch::new(Dest::Temp(window));
            let object: Operand = self.operand(value, &[], scratch)?;
            let span = self.attribute_place(func.span, func);
            let index = self.name_index(&name);
            let x = self.consume(object, CONSUME_B);
            self.emit(span, Op::LoadMethod, x, window, object.reg, index);
            self.cur.alloc_many(3);
        }
        self.cur.own(window);
        self.cur.own(window + 3);
        for arg in args {
            let reg = self.cur.alloc();
            self.expr(arg, reg)?;
        }
        for keyword in keywords {
            let reg = self.cur.alloc();
            self.expr(&keyword.value, reg)?;
        }
        self.cur.disown(window);
        self.cur.disown_many(window + 3, count + 1);
        let span = self.attribute_place(expr.span, func);
        self.finish_call(span, Op::CallMethod, Op::CallMethodKw, window, count, keywords);
        Ok(true)
    }

    /// Whether this is a name that the module binds by an import: `module.function()` is no method call.
    fn is_imported(&self, value: &Expr) -> bool {
        match &value.kind {
            ExprKind::Name { id, .. } => self.scopes.all[0].flags(id) & DEF_IMPORT != 0,
            _ => false,
        }
    }

    /// Whether `value.attr` is an attribute of a `super()` whose meaning is known.
    pub fn is_super(&mut self, value: &Expr, attr: &str) -> bool {
        let ExprKind::Call { func, args, keywords } = &value.kind else { return false };
        let ExprKind::Name { id, .. } = &func.kind else { return false };
        if &**id != "super" || attr == "__class__" || !keywords.is_empty() {
            return false;
        }
        if self.scopes.all[self.cur.scope].lookup(id) != Kind::GlobalImplicit || self.scopes.all[0].lookup(id) != Kind::Unknown {
            return false;
        }
        match args.len() {
            2 => !args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. })),
            0 => self.cur.arg_count > 0 && self.cur.frees.contains_key("__class__"),
            _ => false,
        }
    }

    /// `super`, class and self into three temporaries; whether class and self were written.
    fn super_operands(&mut self, value: &'t Expr, first: Reg) -> Fallible<bool> {
        let ExprKind::Call { func, args, .. } = &value.kind else { return Ok(true) };
        self.expr(func, first)?;
        if let [class, object] = &args[..] {
            self.expr(class, first + 1)?;
            self.expr(object, first + 2)?;
            return Ok(true);
        }
        self.load_name(value.span, &"__class__".into(), first + 1);
        // The first argument may be a cell.
        if let Some(name) = self.cur.varnames.first().cloned() {
            match self.cur.cells.get(&name).copied() {
                Some(cell) => self.emit(value.span, Op::LoadDeref, 0, first + 2, cell, 0),
                None => {
                    let reg = self.cur.local(&name);
                    self.emit(value.span, Op::Copy, 0, first + 2, reg, 0);
                }
            }
            self.cur.own(first + 2);
        }
        Ok(false)
    }

    /// T(t) ← attribute of a `super()`; t is on top of the stack.
    pub fn super_attribute(&mut self, expr: &'t Expr, value: &'t Expr, attr: &Ident, t: Reg) -> Fallible {
        self.cur.alloc_many(2);
        let explicit = self.super_operands(value, t)?;
        let name = self.mangled(attr);
        let index = self.name_index(&name);
        self.cur.disown_many(t, 3);
        let span = self.attribute_place(expr.span, expr);
        self.emit(span, Op::LoadSuperAttr, u8::from(!explicit), t, 0, index);
        self.cur.own(t);
        self.cur.release_to(t + 1);
        Ok(())
    }
}

/// What elements are gathered into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gather {
    /// A list display.
    List,
    /// A tuple display.
    Tuple,
    /// A set display.
    Set,
    /// The positional arguments of a call.
    CallTuple,
}
