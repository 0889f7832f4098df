//! Comprehensions and generator expressions, with PEP 709's inlining.
//!
//! ```text
//!   [x for x in y]      GetIter i ← y; SaveLocal s ← x; BuildList t; (guarded: loop with x) ; RestoreLocal x ← s
//! ```
//! An inlined comprehension uses variables of the surrounding body; what they held is kept in temporaries meanwhile, and put back by a
//! handler if the loop raises. Generator expressions, and comprehensions in annotation scopes that see a class, get a body of their own with
//! the outermost iterator as argument `.0`.

use super::body::BodyKind;
use super::emit::{Dest, Label, NO_LABEL, Operand, Reg};
use super::expr::Scratch;
use super::fold::Value;
use super::scope::{ScopeId, key};
use super::{Compiler, Fallible};
use crate::code::{CONSUME_B, INPLACE, Op};
use crate::source::Span;
use crate::syntax::ast::*;

/// What a comprehension makes of its items.
#[derive(Clone, Copy)]
enum Yielded<'t> {
    List(&'t Expr),
    Set(&'t Expr),
    Dict(&'t Expr, &'t Expr),
    Generator(&'t Expr),
}

/// Where a loop's iterator comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Evaluate `iter`.
    Evaluate,
    /// It is in this register already.
    Ready(Reg),
}

impl<'t> Compiler<'t> {
    /// T(t) ← comprehension or generator.
    pub fn comprehension(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let (what, generators, name) = match &expr.kind {
            ExprKind::ListComp { elt, generators } => (Yielded::List(elt), generators, "<listcomp>"),
            ExprKind::SetComp { elt, generators } => (Yielded::Set(elt), generators, "<setcomp>"),
            ExprKind::DictComp { key, value, generators } => (Yielded::Dict(key, value), generators, "<dictcomp>"),
            ExprKind::GeneratorExp { elt, generators } => (Yielded::Generator(elt), generators, "<genexpr>"),
            _ => return Ok(()),
        };
        let Some(first) = generators.first() else { return Ok(()) };
        let scope = self.scopes.of(key(expr));
        let is_generator = matches!(what, Yielded::Generator(_));
        if self.scopes.all[scope].coroutine && !is_generator && !matches!(self.cur.kind, BodyKind::AsyncFunction | BodyKind::Comprehension)
        {
            return self.error("asynchronous comprehension outside of an asynchronous function", expr.span);
        }
        if self.scopes.all[scope].inlined {
            return self.inlined(expr, scope, what, generators, t);
        }
        // A body of its own, called with the iterator.
        let mark = self.cur.top;
        let window = if t + 1 == mark { t } else { self.cur.alloc() };
        let line = self.source.line(expr.span.start);
        self.open(scope, BodyKind::Comprehension, &name.into(), self.cur.private.clone(), line);
        self.cur.arg_count = 1;
        self.comprehension_body(expr.span, what, generators)?;
        self.make_closure(expr.span, window, 0, window)?;
        self.cur.alloc_many(2);
        let argument = self.cur.alloc();
        self.iterator(expr.span, first, argument, INPLACE)?;
        self.cur.release_to(argument + 1);
        self.cur.disown(argument);
        self.cur.disown(window);
        self.emit(expr.span, Op::Call, 1, window, 0, 0);
        self.cur.own(window);
        self.cur.release_to(window + 1);
        if self.scopes.all[scope].coroutine && !is_generator {
            self.await_value(expr.span, window, 0);
        }
        if window != t {
            self.cur.disown(window);
            self.emit(expr.span, Op::Move, 0, t, window, 0);
            self.cur.own(t);
        }
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← iterator over what a `for` of a comprehension names. t is on top of the stack; the machine's register t+1 is taken too. `object` is
    /// INPLACE where the iterator leaves its registers (it is passed to a generator) and so must be an object.
    fn iterator(&mut self, span: Span, part: &'t Comprehension, t: Reg, object: u8) -> Fallible {
        let item = self.iterable(&part.iter, t)?;
        self.cur.alloc();
        if part.is_async {
            self.async_iterator(span, item, t);
        } else {
            let x = self.consume(item, CONSUME_B) | object;
            self.emit(span, Op::GetIter, x, t, item.reg, 0);
            self.cur.own(t);
        }
        Ok(())
    }

    /// What is iterated over: a list display is built as a tuple, constants come as one constant.
    pub fn iterable(&mut self, iter: &'t Expr, t: Reg) -> Fallible<Operand> {
        if self.list_or_set(iter)
            && let Some(value) = self.folds.constant(iter)
        {
            self.load_value(iter.span, &value, Dest::Temp(t));
            return Ok(Operand { reg: t, temp: true });
        }
        if let ExprKind::List { elts, .. } = &iter.kind
            && !elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }))
        {
            let mark = self.cur.top;
            self.gather(iter.span, t, 0, elts, super::call::Gather::Tuple)?;
            self.cur.release_to(mark);
            return Ok(Operand { reg: t, temp: true });
        }
        self.operand(iter, &[], &mut Scratch::new(Dest::Temp(t)))
    }

    fn inlined(&mut self, expr: &'t Expr, scope: ScopeId, what: Yielded<'t>, generators: &'t [Comprehension], t: Reg) -> Fallible {
        let span = expr.span;
        let Some(first) = generators.first() else { return Ok(()) };
        let mark = self.cur.top;
        let mut iterator = self.cur.alloc();
        self.iterator(span, first, iterator, 0)?;
        let names = self.comprehension_names(scope);
        let mut locals = Vec::with_capacity(names.len());
        for (name, is_cell) in names {
            let local = self.cur.local(&name);
            let keep = self.cur.alloc();
            self.emit(span, Op::SaveLocal, 0, keep, local, 0);
            self.cur.own(keep);
            if is_cell {
                self.emit(span, Op::MakeCell, 0, local, 0, 0);
            }
            locals.push((local, keep));
        }
        self.cur.inlined.push(scope);
        if let Some(build) = what.builder() {
            self.build(span, build, t, t, 0);
        }
        let handler = self.label();
        let target = self.cur.top;
        let guarded = !locals.is_empty();
        if guarded && first.is_async {
            // The end of an asynchronous loop may drop the iterator and raise: the handler must not count on it.
            self.cur.disown(iterator);
        }
        let owned = self.owned();
        let outer = if guarded { Some(self.guard(handler, target)) } else { None };
        if guarded && first.is_async {
            let from = iterator;
            iterator = self.cur.alloc_many(2);
            self.emit(span, Op::Move, 0, iterator, from, 0);
            self.cur.own(iterator);
        }
        self.loops(span, what, generators, 0, Source::Ready(iterator), t)?;
        self.cur.inlined.pop();
        if let Some(outer) = outer {
            self.cur.guard = outer;
        }
        for &(local, keep) in locals.iter().rev() {
            self.cur.disown(keep);
            self.emit(span, Op::RestoreLocal, 0, local, keep, 0);
        }
        if guarded {
            let after = self.owned();
            let end = self.label();
            self.jump(span, end);
            self.put_handler(handler, owned, target);
            self.cur.top = target + 1;
            self.cur.high = self.cur.high.max(usize::from(target) + 1);
            // The iterator goes first, then what was gathered, then the comprehension's variables.
            for register in [iterator, t] {
                if register < target && self.cur.owns(register) {
                    self.cur.disown(register);
                    self.emit(span, Op::Drop, 0, register, 0, 0);
                }
            }
            for &(local, keep) in locals.iter().rev() {
                self.cur.disown(keep);
                self.emit(span, Op::RestoreLocal, 0, local, keep, 0);
            }
            self.cur.disown(target);
            self.emit(span, Op::Reraise, 0, target, 0, 0);
            self.stop();
            self.restore_owned(after);
            self.put(end);
        }
        self.cur.release_to(mark);
        Ok(())
    }

    fn comprehension_body(&mut self, span: Span, what: Yielded<'t>, generators: &'t [Comprehension]) -> Fallible {
        let guard = self.generator_guard();
        let t = self.cur.alloc();
        if let Some(build) = what.builder() {
            self.build(span, build, t, t, 0);
        }
        let iterator = self.cur.alloc_many(2);
        let argument = self.cur.local(&".0".into());
        self.emit(span, Op::Copy, 0, iterator, argument, 0);
        self.cur.own(iterator);
        self.loops(span, what, generators, 0, Source::Ready(iterator), t)?;
        if what.builder().is_some() {
            self.cur.disown(t);
            self.emit(span, Op::Return, crate::code::CONSUME_A, t, 0, 0);
        } else {
            self.return_none(span);
        }
        self.stop();
        self.end_generator_guard(span, guard);
        Ok(())
    }

    fn loops(
        &mut self,
        span: Span,
        what: Yielded<'t>,
        generators: &'t [Comprehension],
        depth: usize,
        source: Source,
        result: Reg,
    ) -> Fallible {
        let Some(part) = generators.get(depth) else { return self.element(what, result) };
        let mark = self.cur.top;
        // `for y in [value]` is an assignment.
        if source == Source::Evaluate
            && let ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } = &part.iter.kind
            && let [only] = &elts[..]
            && !matches!(only.kind, ExprKind::Starred { .. })
            && !part.is_async
        {
            self.assign_expr(&part.target, only)?;
            let skip = self.label();
            for condition in &part.ifs {
                self.jump_if(condition, false, skip)?;
            }
            self.loops(span, what, generators, depth + 1, Source::Evaluate, result)?;
            self.put(skip);
            self.cur.release_to(mark);
            return Ok(());
        }
        let iterator = match source {
            Source::Ready(reg) => reg,
            Source::Evaluate => {
                let reg = self.cur.alloc();
                self.iterator(span, part, reg, 0)?;
                reg
            }
        };
        if part.is_async {
            self.async_loop(span, what, generators, depth, iterator, result)?;
            self.cur.release_to(mark);
            return Ok(());
        }
        let (body, test) = (self.label(), self.label());
        let entered = self.cur.reachable;
        let item = self.loop_item(&part.target);
        self.enter_loop(span, test);
        self.loop_body(body, entered, item);
        self.store_item(&part.target, item)?;
        for condition in &part.ifs {
            self.jump_if(condition, false, test)?;
        }
        self.loops(span, what, generators, depth + 1, Source::Evaluate, result)?;
        self.put(test);
        self.for_iter(span, iterator, item, body);
        self.cur.release_to(mark);
        Ok(())
    }

    fn async_loop(
        &mut self,
        span: Span,
        what: Yielded<'t>,
        generators: &'t [Comprehension],
        depth: usize,
        iterator: Reg,
        result: Reg,
    ) -> Fallible {
        let part = &generators[depth];
        let top = self.label();
        let state = self.begin_async_loop(span, iterator, top)?;
        self.store(&part.target, Operand { reg: state.item, temp: true })?;
        self.cur.release_to(state.target);
        for condition in &part.ifs {
            self.jump_if_false_back(condition, top)?;
        }
        self.loops(span, what, generators, depth + 1, Source::Evaluate, result)?;
        self.jump(span, top);
        self.end_async_loop(span, iterator, state);
        Ok(())
    }

    /// Conditional jumps go forwards only: over a jump back.
    fn jump_if_false_back(&mut self, condition: &'t Expr, top: Label) -> Fallible {
        debug_assert_ne!(top, NO_LABEL);
        let go_on = self.label();
        self.jump_if(condition, true, go_on)?;
        self.jump(condition.span, top);
        self.put(go_on);
        Ok(())
    }

    fn element(&mut self, what: Yielded<'t>, result: Reg) -> Fallible {
        let mark = self.cur.top;
        match what {
            Yielded::List(elt) | Yielded::Set(elt) => {
                let item = self.operand(elt, &[], &mut Scratch::none())?;
                let x = self.consume(item, CONSUME_B);
                let op = if matches!(what, Yielded::List(_)) { Op::ListAppend } else { Op::SetAdd };
                self.emit(elt.span, op, x, result, item.reg, 0);
            }
            Yielded::Dict(key, value) => {
                let key_reg = self.cur.alloc();
                self.expr(key, key_reg)?;
                let value_reg = self.cur.alloc();
                self.expr(value, value_reg)?;
                self.cur.disown_many(key_reg, 2);
                self.emit(key.span.to(value.span), Op::MapAdd, 0, result, key_reg, value_reg);
            }
            Yielded::Generator(elt) => {
                let t = self.cur.alloc();
                self.expr(elt, t)?;
                self.yield_value(elt.span, t);
                self.drop_temp(elt.span, t);
            }
        }
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← what is sent in after yielding T(t).
    pub fn yield_value(&mut self, span: Span, t: Reg) {
        let own = self.cur.flags & crate::code::CodeFlags::ASYNC_GENERATOR != 0;
        self.cur.disown(t);
        self.emit(span, Op::Yield, if own { 2 } else { 0 }, t, t, 0);
        self.cur.own(t);
    }

    /// T(t) ← `yield value`.
    pub fn yield_(&mut self, span: Span, value: Option<&'t Expr>, t: Reg) -> Fallible {
        if !self.cur.is_function() {
            return self.error("'yield' outside function", span);
        }
        match value {
            Some(value) => self.expr(value, t)?,
            None => self.load_value(span, &Value::None, Dest::Temp(t)),
        }
        self.yield_value(span, t);
        Ok(())
    }

    /// T(t) ← `yield from value`.
    pub fn yield_from(&mut self, span: Span, value: &'t Expr, t: Reg) -> Fallible {
        if !self.cur.is_function() {
            return self.error("'yield' outside function", span);
        }
        if self.cur.kind == BodyKind::AsyncFunction {
            return self.error("'yield from' inside async function", span);
        }
        let mark = self.cur.top;
        let iterator = self.cur.alloc();
        self.expr(value, iterator)?;
        self.cur.disown(iterator);
        self.emit(span, Op::GetYieldFromIter, 0, iterator, iterator, 0);
        self.cur.own(iterator);
        self.delegate(span, iterator, t);
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← `await value`.
    pub fn await_(&mut self, span: Span, value: &'t Expr, t: Reg) -> Fallible {
        if !self.cur.is_function() {
            return self.error("'await' outside function", span);
        }
        if !matches!(self.cur.kind, BodyKind::AsyncFunction | BodyKind::Comprehension) {
            return self.error("'await' outside async function", span);
        }
        let mark = self.cur.top;
        let iterator = self.cur.alloc();
        self.expr(value, iterator)?;
        self.cur.disown(iterator);
        self.emit(span, Op::GetAwaitable, 0, iterator, iterator, 0);
        self.cur.own(iterator);
        self.delegate(span, iterator, t);
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← result of awaiting T(t). `why`: 0 plain, 1 `__aenter__`, 2 `__aexit__`.
    pub fn await_value(&mut self, span: Span, t: Reg, why: u8) {
        let mark = self.cur.top;
        let iterator = self.cur.alloc();
        self.cur.disown(t);
        self.emit(span, Op::GetAwaitable, why, iterator, t, 0);
        self.cur.own(iterator);
        self.delegate(span, iterator, t);
        self.cur.release_to(mark);
    }

    /// T(t) ← result of the iterator in T(iterator), which dies, yielding on all it yields.
    pub fn delegate(&mut self, span: Span, iterator: Reg, t: Reg) {
        let (again, end) = (self.label(), self.label());
        self.load_value(span, &Value::None, Dest::Temp(t));
        let reachable = self.cur.reachable;
        self.put_target(again, reachable);
        // On the way out the iterator is gone and the result in t.
        self.cur.disown(t);
        self.cur.disown(iterator);
        self.cur.own(t);
        self.flows_to(end);
        self.cur.disown(t);
        self.cur.own(iterator);
        self.emit_branch(span, Op::Send, 0, iterator, t, 0, end);
        self.cur.own(t);
        self.cur.disown(t);
        self.emit(span, Op::Yield, 1, t, t, iterator);
        self.cur.own(t);
        self.jump(span, again);
        self.cur.disown(iterator);
        self.put(end);
    }
}

impl Yielded<'_> {
    fn builder(self) -> Option<Op> {
        match self {
            Yielded::List(_) => Some(Op::BuildList),
            Yielded::Set(_) => Some(Op::BuildSet),
            Yielded::Dict(..) => Some(Op::BuildMap),
            Yielded::Generator(_) => None,
        }
    }
}
