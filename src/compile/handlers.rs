//! `try`, `except`, `except*`, `finally`, `with`.
//!
//! ```text
//!   try: B                     [guarded by H, exception arrives in t]  B
//!   except E as e: X           H: PushExc t (t+1 what was handled before)
//!                                 [guarded by C1, target t+2]  MatchExc t+2 ← t, E ; jump if not
//!                                 [guarded by C2, target t+2]  e = T(t), which dies ; X ; PopExc t+1 ; e = None; del e ; Jump end
//!                                 no match: PopExc t+1 ; Reraise t
//!                              C1: Drop t
//!                              C2: PopExc t+1 ; Reraise t+2
//! ```
//! Every handler body is itself guarded by a *cleanup* that ends the handling before the new exception goes on. `finally` is compiled once
//! for the way through, once for each `return`, `break`, `continue` that passes it (`flow.rs`), and once behind the handler.

use super::emit::{Label, Operand, Reg};
use super::flow::BlockKind;
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CONSUME_B, Op};
use crate::source::Span;
use crate::syntax::ast::*;

/// Where an exception raised inside a handler goes.
#[derive(Clone, Copy)]
struct Cleanup {
    /// While the handler's own exception is held in its register.
    held: Label,
    /// When that has been given up.
    given_up: Label,
}

impl<'t> Compiler<'t> {
    pub fn try_(&mut self, stmt: &'t Stmt, node: &'t Try, star: bool) -> Fallible {
        if node.finalbody.is_empty() {
            return self.try_except(stmt.span, node, star);
        }
        let span = stmt.span;
        let target = self.cur.top;
        let (handler, exit) = (self.label(), self.label());
        let owned = self.owned();
        let outside = self.cur.guard;
        self.enter_block(BlockKind::Finally { body: &node.finalbody }, outside, span)?;
        self.guard(handler, target);
        if node.handlers.is_empty() {
            self.stmts_inside(&node.body)?;
        } else {
            let outside = std::mem::replace(&mut self.cur.goes_on, true);
            self.try_except(span, node, star)?;
            self.cur.goes_on = outside;
        }
        self.cur.guard = outside;
        self.leave_block();
        self.stmts(&node.finalbody)?;
        self.jump(span, exit);
        let after = self.owned();
        // Behind an exception.
        self.begin_handler(span, handler, owned, target);
        let cleanup = self.cleanup();
        let outside = self.guard(cleanup.held, target + 2);
        let below = self.owned();
        self.enter_block(BlockKind::FinallyEnd { exc: target }, outside, span)?;
        self.stmts(&node.finalbody)?;
        self.leave_block();
        self.cur.guard = outside;
        self.reraise_held(span, target);
        self.end_handler(span, cleanup, below, target);
        self.cur.release_to(target);
        self.restore_owned(after);
        self.put(exit);
        Ok(())
    }

    /// The beginning of every handler: the exception in `target`, what was handled before behind it.
    fn begin_handler(&mut self, span: Span, handler: Label, owned: Vec<Reg>, target: Reg) {
        self.put_handler(handler, owned, target);
        debug_assert_eq!(self.cur.top, target);
        self.cur.alloc_many(2);
        self.emit(span, Op::PushExc, 0, target, 0, 0);
        self.cur.own(target + 1);
    }

    /// Leaves the handling by raising the exception in T(exc) again.
    fn reraise_held(&mut self, span: Span, exc: Reg) {
        self.pop_exc(span, exc);
        self.cur.disown(exc);
        self.emit(span, Op::Reraise, 0, exc, 0, 0);
        self.stop();
    }

    fn cleanup(&mut self) -> Cleanup {
        Cleanup { held: self.label(), given_up: self.label() }
    }

    /// The cleanups of a handler: an exception has arrived in T(exc+2). `below` is what is owned while T(exc) is still held.
    fn end_handler(&mut self, span: Span, cleanup: Cleanup, below: Vec<Reg>, exc: Reg) {
        let again = exc + 2;
        self.cur.high = self.cur.high.max(usize::from(again) + 1);
        self.put_handler(cleanup.held, below.clone(), again);
        self.drop_temp(span, exc);
        let mut owned = below;
        owned.retain(|&reg| reg != exc);
        owned.push(again);
        self.restore_owned(owned);
        let reachable = self.cur.reachable || self.cur.labels[cleanup.given_up as usize].guards;
        self.put_target(cleanup.given_up, reachable);
        self.pop_exc(span, exc);
        self.cur.disown(again);
        self.emit(span, Op::Reraise, 0, again, 0, 0);
        self.stop();
        self.cur.top = exc + 2;
    }

    fn try_except(&mut self, span: Span, node: &'t Try, star: bool) -> Fallible {
        let target = self.cur.top;
        let (handler, end) = (self.label(), self.label());
        let owned = self.owned();
        let outside = self.cur.guard;
        self.enter_block(BlockKind::Try, outside, span)?;
        self.guard(handler, target);
        self.stmts(&node.body)?;
        self.leave_block();
        self.cur.guard = outside;
        self.stmts(&node.orelse)?;
        let back = self.goes_back();
        self.jump(span, end);
        let after = self.owned();
        self.begin_handler(span, handler, owned, target);
        self.cur.handlers += 1;
        if star {
            self.group_handlers(span, node, target, end)?;
        } else {
            self.plain_handlers(span, node, target, end, back)?;
        }
        self.cur.handlers -= 1;
        self.cur.release_to(target);
        self.restore_owned(after);
        self.put(end);
        Ok(())
    }

    /// Whether in CPython's code, where handlers lie behind everything else, a handler that ends jumps back to what is reached from here.
    fn goes_back(&self) -> bool {
        self.cur.reachable && self.cur.goes_on && self.cur.handlers == 0
    }

    /// The end of a handler; `back`: see `goes_back`.
    fn leave_handler(&mut self, handler: &ExceptHandler, end: Label, back: bool) {
        if back && self.cur.reachable {
            self.emit(handler.body.last().map_or(handler.span, |stmt| stmt.span), Op::Attend, 0, 0, 0, 0);
        }
        self.jump(handler.span, end);
    }

    fn plain_handlers(&mut self, span: Span, node: &'t Try, exc: Reg, end: Label, back: bool) -> Fallible {
        let cleanup = self.cleanup();
        let outside = self.guard(cleanup.held, exc + 2);
        let while_matching = self.cur.guard;
        let below = self.owned();
        let count = node.handlers.len();
        for (at, handler) in node.handlers.iter().enumerate() {
            let place = handler.span;
            let next = self.label();
            if handler.type_.is_none() && at + 1 < count {
                return self.error("default 'except:' must be last", place);
            }
            if let Some(type_) = &handler.type_ {
                let t = self.cur.alloc();
                self.expr(type_, t)?;
                self.cur.disown(t);
                self.emit(place, Op::MatchExc, 0, t, exc, t);
                self.jump_cond(place, Op::JumpIfFalse, CONSUME_A, t, 0, 0, next);
                self.cur.release_to(t);
            }
            let key = handler.name.as_ref().and_then(|name| self.far_key(place, name));
            self.guard(cleanup.given_up, exc + 2);
            let inside = self.cur.guard;
            if let Some(name) = &handler.name {
                self.store_name_by(place, name, Operand { reg: exc, temp: true }, key)?;
                let given_up = self.owned();
                // Whatever happens, the name goes.
                let forget = self.label();
                self.guard(forget, exc + 2);
                self.enter_block(BlockKind::Handler { exc, name: Some(name), span: place }, outside, place)?;
                self.stmts(&handler.body)?;
                self.leave_block();
                self.cur.guard = outside;
                self.pop_exc(place, exc);
                self.forget_name(Some(name), place)?;
                self.leave_handler(handler, end, back);
                self.put_handler(forget, given_up, exc + 2);
                self.cur.guard = inside;
                self.cur.alloc();
                self.forget_name(Some(name), place)?;
                self.jump(place, cleanup.given_up);
                self.restore_owned(below.clone());
                self.cur.release_to(exc + 2);
            } else {
                self.drop_temp(place, exc);
                self.enter_block(BlockKind::Handler { exc, name: None, span: place }, outside, place)?;
                self.stmts(&handler.body)?;
                self.leave_block();
                self.cur.guard = outside;
                self.pop_exc(place, exc);
                self.leave_handler(handler, end, back);
                self.restore_owned(below.clone());
            }
            self.cur.guard = while_matching;
            self.put(next);
        }
        self.cur.guard = outside;
        self.reraise_held(span, exc);
        self.end_handler(span, cleanup, below, exc);
        Ok(())
    }

    /// ```text
    ///   t exception (rest)   t+1 handled before   t+2 original   t+3 list of what was raised   t+4 match   t+5 exception raised in a body
    /// ```
    fn group_handlers(&mut self, span: Span, node: &'t Try, exc: Reg, end: Label) -> Fallible {
        let cleanup = self.cleanup();
        let outside = self.guard(cleanup.held, exc + 2);
        let below = self.owned();
        let (original, raised) = (self.cur.alloc(), self.cur.alloc());
        let rest = exc;
        self.emit(span, Op::Copy, 0, original, exc, 0);
        self.cur.own(original);
        self.build(span, Op::BuildList, raised, raised, 0);
        let finish = self.label();
        for handler in &node.handlers {
            let place = handler.span;
            let next = self.label();
            let Some(type_) = &handler.type_ else {
                return self.error("expected one or more exception types", place);
            };
            let matched = self.cur.alloc();
            self.expr(type_, matched)?;
            self.cur.disown(matched);
            self.emit(place, Op::MatchExcStar, 0, rest, matched, 0);
            self.cur.own(matched);
            // No match: nothing to do but to drop the None.
            let some = self.label();
            self.jump_cond(place, Op::JumpIfNotNone, 0, matched, 0, 0, some);
            self.drop_temp(place, matched);
            self.jump(place, next);
            self.cur.own(matched);
            self.put(some);
            // The body holds the part by its name alone, or not at all.
            match &handler.name {
                Some(name) => self.store_name(place, name, Operand { reg: matched, temp: true })?,
                None => self.drop_temp(place, matched),
            }
            let within = self.owned();
            let failed = self.label();
            let inside = self.guard(failed, matched + 1);
            self.enter_block(BlockKind::GroupHandler, inside, place)?;
            self.stmts(&handler.body)?;
            self.leave_block();
            self.cur.guard = inside;
            self.forget_name(handler.name.as_ref(), place)?;
            self.jump(place, next);
            // What the body raised joins the list.
            self.put_handler(failed, within, matched + 1);
            let error = self.cur.alloc();
            self.forget_name(handler.name.as_ref(), place)?;
            self.cur.disown(error);
            self.emit(place, Op::ListAppend, CONSUME_B, raised, error, 0);
            self.cur.release_to(matched);
            self.put(next);
        }
        // What nobody matched joins the list too.
        self.guard(cleanup.given_up, exc + 2);
        self.cur.disown(rest);
        self.emit(span, Op::ListAppend, CONSUME_B, raised, rest, 0);
        self.cur.disown_many(original, 2);
        self.emit(span, Op::PrepReraiseStar, 0, original, raised, 0);
        self.cur.own(original);
        self.cur.release_to(original + 1);
        self.cur.guard = outside;
        self.jump_cond(span, Op::JumpIfNotNone, 0, original, 0, 0, finish);
        self.drop_temp(span, original);
        self.pop_exc(span, exc);
        self.jump(span, end);
        self.cur.own(exc + 1);
        self.cur.own(original);
        self.put(finish);
        debug_assert_eq!(original, exc + 2);
        self.pop_exc(span, exc);
        self.cur.disown(original);
        self.emit(span, Op::Reraise, 0, original, 0, 0);
        self.stop();
        self.end_handler(span, cleanup, below, exc);
        Ok(())
    }

    // ---- with

    pub fn with_(&mut self, stmt: &'t Stmt, items: &'t [WithItem], body: &'t [Stmt], is_async: bool) -> Fallible {
        let span = stmt.span;
        if is_async && self.cur.kind != super::body::BodyKind::AsyncFunction {
            return self.error("'async with' outside async function", span);
        }
        let Some((item, rest)) = items.split_first() else { return self.stmts_inside(body) };
        let mark = self.cur.top;
        let exit_method = self.cur.alloc();
        self.expr(&item.context_expr, exit_method)?;
        self.cur.disown(exit_method);
        let entered = self.cur.alloc();
        let op = if is_async { Op::BeforeAsyncWith } else { Op::BeforeWith };
        self.emit(span, op, 0, exit_method, 0, 0);
        self.cur.own(exit_method);
        self.cur.own(entered);
        if is_async {
            self.await_value(span, entered, 1);
        }
        let (handler, end) = (self.label(), self.label());
        let target = entered;
        self.cur.disown(entered);
        let owned = self.owned();
        self.cur.own(entered);
        let outside = self.cur.guard;
        self.enter_block(BlockKind::With { exit: exit_method, span, is_async }, outside, span)?;
        self.guard(handler, target);
        match &item.optional_vars {
            Some(vars) => self.store(vars, Operand { reg: entered, temp: true })?,
            None => self.drop_temp(span, entered),
        }
        self.cur.release_to(entered);
        if rest.is_empty() {
            self.stmts_inside(body)?;
        } else {
            self.with_(stmt, rest, body, is_async)?;
        }
        self.leave_block();
        self.cur.guard = outside;
        self.leave_with(span, exit_method, is_async)?;
        self.jump(span, end);
        let after = self.owned();
        // Behind an exception: `__exit__` decides whether it goes on.
        self.begin_handler(span, handler, owned, target);
        let cleanup = self.cleanup();
        let outside = self.guard(cleanup.held, target + 2);
        let below = self.owned();
        let t = self.cur.alloc();
        self.emit(span, Op::WithExcept, 0, t, exit_method, target);
        self.cur.own(t);
        if is_async {
            self.await_value(span, t, 2);
        }
        let suppress = self.label();
        self.cur.disown(t);
        self.jump_cond(span, Op::JumpIfTrue, CONSUME_A, t, 0, 0, suppress);
        self.cur.release_to(t);
        self.cur.guard = outside;
        self.reraise_held(span, target);
        self.end_handler(span, cleanup, below, target);
        self.restore_owned(after.clone());
        self.put(suppress);
        if self.cur.reachable {
            self.drop_temp(span, target);
            self.pop_exc(span, target);
            self.drop_temp(span, exit_method);
        }
        self.restore_owned(after);
        self.cur.release_to(mark);
        self.put(end);
        Ok(())
    }

    /// Calls `__exit__(None, None, None)` and forgets about it.
    pub fn leave_with(&mut self, span: Span, exit: Reg, is_async: bool) -> Fallible {
        let mark = self.cur.top;
        let t = self.cur.alloc();
        self.mention(&Value::None);
        self.cur.disown(exit);
        self.emit(span, Op::WithExit, 0, t, exit, 0);
        self.cur.own(t);
        if is_async {
            self.await_value(span, t, 2);
        }
        self.drop_temp(span, t);
        self.cur.release_to(mark);
        Ok(())
    }

    // ---- raise, assert

    pub fn raise(&mut self, span: Span, exc: Option<&'t Expr>, cause: Option<&'t Expr>) -> Fallible {
        let mark = self.cur.top;
        let first = self.cur.top;
        let mut count = 0;
        for part in [exc, cause].into_iter().flatten() {
            let t = self.cur.alloc();
            self.expr(part, t)?;
            count += 1;
        }
        self.cur.disown_many(first, count);
        self.emit(span, Op::Raise, count as u8, if count == 0 { 0 } else { first }, 0, 0);
        self.stop();
        self.cur.release_to(mark);
        Ok(())
    }

    pub fn assert(&mut self, span: Span, test: &'t Expr, msg: Option<&'t Expr>) -> Fallible {
        self.check_assert(span, test);
        if self.optimize > 0 {
            return Ok(());
        }
        let mark = self.cur.top;
        let end = self.label();
        self.jump_if(test, true, end)?;
        let window = self.cur.alloc();
        self.emit(span, Op::LoadAssertionError, 0, window, 0, 0);
        self.cur.own(window);
        if let Some(msg) = msg {
            self.cur.alloc_many(2);
            let argument = self.cur.alloc();
            self.expr(msg, argument)?;
            self.cur.disown(argument);
            self.cur.disown(window);
            self.emit(span, Op::Call, 1, window, 0, 0);
            self.cur.own(window);
        }
        self.cur.disown(window);
        self.emit(span, Op::Raise, 1, window, 0, 0);
        self.stop();
        self.cur.release_to(mark);
        self.put(end);
        Ok(())
    }
}
