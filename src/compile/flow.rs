//! Loops, and leaving them: `for`, `while`, `async for`, `break`, `continue`, `return`.
//!
//! ```text
//!   for x in y: B          GetIter t ← y ; Jump test ; body: B ; test: ForIter t, x → body ; (else)
//!   while c: B             top: jump if not c → else ; B ; JumpBack top
//! ```
//! What control is inside of is a stack of `Block`s. `return`, `break` and `continue` unwind it from the inside: drop a loop's iterator, run a
//! copy of a `finally`, call `__exit__`, end the handling of an exception. Each block knows the guard outside of it, so that the unwinding
//! code is guarded by what is further out only; afterwards the state is put back for the code that follows in the source.

use super::body::BodyKind;
use super::emit::{Dest, GuardId, Label, Operand, Reg};
use super::expr::Scratch;
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::limits::NESTED_BLOCKS;
use crate::code::{CONSUME_A, CodeFlags, Op};
use crate::source::Span;
use crate::syntax::ast::*;

/// Something that must be undone when control leaves it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'t> {
    pub kind: BlockKind<'t>,
    /// The guard around it.
    pub outside: GuardId,
}

/// What control is inside of.
#[derive(Clone, Copy, Debug)]
pub(super) enum BlockKind<'t> {
    /// `while`
    While { start: Label, exit: Label },
    /// `for`: its iterator is owned.
    For { iterator: Reg, next: Label, exit: Label },
    /// `async for`
    AsyncFor { iterator: Reg, next: Label, exit: Label },
    /// The body of a `try` with handlers.
    Try,
    /// The body of a `try` with `finally`.
    Finally { body: &'t [Stmt] },
    /// The copy of a `finally` that runs because of an exception, which T(exc) holds.
    FinallyEnd { exc: Reg },
    /// A `with` body; `exit` holds the bound `__exit__`.
    With { exit: Reg, span: Span, is_async: bool },
    /// An `except` body; T(exc) is given up, T(exc+1) is what was handled before.
    Handler { exc: Reg, name: Option<&'t Ident>, span: Span },
    /// An `except*` body: nothing may leave it.
    GroupHandler,
    /// A returned value waits here while `finally` copies run.
    Value { reg: Reg },
}

/// Where the items of a loop arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Local(Reg),
    Temp(Reg),
}

/// An asynchronous loop under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsyncLoop {
    pub item: Reg,
    pub target: Reg,
    handler: Label,
}

impl<'t> Compiler<'t> {
    /// Enters a block.
    pub fn enter_block(&mut self, kind: BlockKind<'t>, outside: GuardId, span: Span) -> Fallible {
        if self.cur.blocks.len() >= NESTED_BLOCKS {
            return self.error("too many statically nested blocks", span);
        }
        self.cur.blocks.push(Block { kind, outside });
        Ok(())
    }

    /// Leaves a block.
    pub fn leave_block(&mut self) {
        self.cur.blocks.pop();
    }

    // ---- loops

    /// Where a loop puts its items: straight into a local if the target is one.
    pub fn loop_item(&mut self, target: &Expr) -> Item {
        match self.as_local(target) {
            Some(local) => Item::Local(local),
            None => Item::Temp(self.cur.alloc()),
        }
    }

    /// Goes to the test at the bottom for the first item.
    pub fn enter_loop(&mut self, span: Span, test: Label) {
        self.flows_to(test);
        self.emit_branch(span, Op::EnterLoop, 0, 0, 0, 0, test);
        self.cur.reachable = false;
    }

    /// Begins the body, which the test behind it jumps back to.
    pub fn loop_body(&mut self, body: Label, entered: bool, item: Item) {
        if let Item::Temp(reg) = item {
            self.cur.own(reg);
        }
        self.put_target(body, entered);
    }

    /// Stores an item that did not arrive in place.
    pub fn store_item(&mut self, target: &'t Expr, item: Item) -> Fallible {
        match item {
            Item::Local(_) => match &target.kind {
                ExprKind::Name { id, .. } => self.check_name(id, ExprContext::Store, target.span),
                _ => Ok(()),
            },
            Item::Temp(reg) => self.store(target, Operand { reg, temp: true }),
        }
    }

    /// The test at the bottom; afterwards the iterator is gone.
    pub fn for_iter(&mut self, span: Span, iterator: Reg, item: Item, body: Label) {
        match item {
            Item::Local(local) => self.emit_branch(span, Op::ForIterL, 0, iterator, local, 0, body),
            Item::Temp(reg) => self.emit_branch(span, Op::ForIter, 0, iterator, reg, 0, body),
        }
        if let Item::Temp(reg) = item {
            self.note_far_loop(reg);
        }
        self.cur.disown(iterator);
    }

    pub fn for_(&mut self, stmt: &'t Stmt, node: &'t For) -> Fallible {
        let span = stmt.span;
        let mark = self.cur.top;
        let iterator = self.cur.alloc();
        let items = self.iterable(&node.iter, iterator)?;
        self.cur.alloc();
        let x = self.consume(items, crate::code::CONSUME_B);
        self.emit(span, Op::GetIter, x, iterator, items.reg, 0);
        self.cur.own(iterator);
        let (body, next, exit) = (self.label(), self.label(), self.label());
        let entered = self.cur.reachable;
        let item = self.loop_item(&node.target);
        let outside = self.cur.guard;
        self.enter_block(BlockKind::For { iterator, next, exit }, outside, span)?;
        self.enter_loop(span, next);
        self.loop_body(body, entered, item);
        self.store_item(&node.target, item)?;
        self.cur.release_to(iterator + 2);
        self.stmts_inside(&node.body)?;
        self.put(next);
        self.for_iter(span, iterator, item, body);
        self.leave_block();
        self.cur.release_to(mark);
        self.stmts(&node.orelse)?;
        self.put(exit);
        Ok(())
    }

    pub fn while_(&mut self, stmt: &'t Stmt, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt]) -> Fallible {
        let span = stmt.span;
        let (start, otherwise, exit) = (self.label(), self.label(), self.label());
        let entered = self.cur.reachable;
        let outside = self.cur.guard;
        let bottom = !self.folds.is_constant(test) && weight(test) <= 24;
        if bottom {
            // The test is written twice: once at the entry, once at the bottom, where it jumps back to the body.
            let body_label = self.label();
            self.jump_if(test, false, otherwise)?;
            let entered = self.cur.reachable;
            self.put_target(body_label, entered);
            self.enter_block(BlockKind::While { start, exit }, outside, span)?;
            self.stmts_inside(body)?;
            self.leave_block();
            self.put(start);
            let warned = self.warnings.len();
            self.jump_if(test, true, body_label)?;
            self.warnings.truncate(warned);
        } else {
            self.put_target(start, entered);
            self.enter_block(BlockKind::While { start, exit }, outside, span)?;
            self.jump_if(test, false, otherwise)?;
            self.stmts_inside(body)?;
            self.jump(span, start);
            self.leave_block();
        }
        self.put(otherwise);
        self.stmts(orelse)?;
        self.put(exit);
        Ok(())
    }

    pub fn async_for(&mut self, stmt: &'t Stmt, node: &'t For) -> Fallible {
        let span = stmt.span;
        if self.cur.kind != BodyKind::AsyncFunction {
            return self.error("'async for' outside async function", span);
        }
        let mark = self.cur.top;
        let iterator = self.cur.alloc();
        let items = self.operand(&node.iter, &[], &mut Scratch::new(Dest::Temp(iterator)))?;
        self.async_iterator(span, items, iterator);
        let (next, exit) = (self.label(), self.label());
        let outside = self.cur.guard;
        let state = self.begin_async_loop(span, iterator, next)?;
        self.enter_block(BlockKind::AsyncFor { iterator, next, exit }, outside, span)?;
        self.store(&node.target, Operand { reg: state.item, temp: true })?;
        self.cur.release_to(state.target);
        self.stmts_inside(&node.body)?;
        self.jump(span, next);
        self.leave_block();
        self.end_async_loop(span, iterator, state);
        self.cur.release_to(mark);
        self.stmts(&node.orelse)?;
        self.put(exit);
        Ok(())
    }

    /// T(t) ← asynchronous iterator of what was evaluated.
    pub fn async_iterator(&mut self, span: Span, items: Operand, t: Reg) {
        if !items.temp {
            self.emit(span, Op::Copy, 0, t, items.reg, 0);
            self.cur.own(t);
        }
        self.cur.disown(t);
        self.emit(span, Op::GetAIter, 0, t, t, 0);
        self.cur.own(t);
    }

    /// Awaits the next item; StopAsyncIteration from there ends the loop.
    pub fn begin_async_loop(&mut self, span: Span, iterator: Reg, next: Label) -> Fallible<AsyncLoop> {
        let entered = self.cur.reachable;
        self.put_target(next, entered);
        let target = self.cur.top;
        let item = self.cur.alloc();
        let handler = self.label();
        let outer = self.guard(handler, target);
        let awaitable = self.cur.alloc();
        self.emit(span, Op::GetANext, 0, awaitable, iterator, 0);
        self.cur.own(awaitable);
        self.delegate(span, awaitable, item);
        self.cur.release_to(awaitable);
        self.cur.guard = outer;
        Ok(AsyncLoop { item, target, handler })
    }

    /// The end of an asynchronous loop: its iterator is gone.
    pub fn end_async_loop(&mut self, span: Span, iterator: Reg, state: AsyncLoop) {
        let owned = self.owned();
        self.put_handler(state.handler, owned, state.target);
        self.cur.disown(state.target);
        self.cur.disown(iterator);
        self.emit(span, Op::EndAsyncFor, 0, state.target, iterator, 0);
    }

    // ---- leaving

    /// Undoes the innermost blocks down to the one `stop` says yes to (all of them, if none). The state afterwards is that at the goal; the caller
    /// puts blocks, guard and owned set back.
    fn unwind(&mut self, span: Span, mut value: Option<Reg>, stop: fn(&BlockKind<'t>) -> bool) -> Fallible<Option<BlockKind<'t>>> {
        while let Some(block) = self.cur.blocks.last().copied() {
            if stop(&block.kind) {
                return Ok(Some(block.kind));
            }
            self.cur.blocks.pop();
            match block.kind {
                BlockKind::While { .. } => {}
                BlockKind::For { iterator, .. } | BlockKind::AsyncFor { iterator, .. } => {
                    self.cur.guard = block.outside;
                    self.drop_temp(span, iterator);
                }
                BlockKind::Try => self.cur.guard = block.outside,
                BlockKind::Finally { body } => {
                    self.cur.guard = block.outside;
                    if let Some(reg) = value {
                        self.enter_block(BlockKind::Value { reg }, block.outside, span)?;
                    }
                    self.stmts(body)?;
                    if value.is_some() {
                        self.leave_block();
                    }
                }
                BlockKind::FinallyEnd { exc } => {
                    self.cur.guard = block.outside;
                    self.drop_temp(span, exc);
                    self.pop_exc(span, exc);
                }
                BlockKind::With { exit, span: with, is_async } => {
                    self.cur.guard = block.outside;
                    self.leave_with(with, exit, is_async)?;
                }
                BlockKind::Handler { exc, name, span: handler } => {
                    self.cur.guard = block.outside;
                    self.pop_exc(span, exc);
                    self.forget_name(name, handler)?;
                }
                BlockKind::GroupHandler => {
                    return self.error("'break', 'continue' and 'return' cannot appear in an except* block", span);
                }
                BlockKind::Value { reg } => {
                    self.drop_temp(span, reg);
                    // The value of an outer `return` that this one replaces.
                    if value == Some(reg) {
                        value = None;
                    }
                }
            }
        }
        Ok(None)
    }

    /// Ends the handling of an exception: what was handled before is handled again.
    pub fn pop_exc(&mut self, span: Span, exc: Reg) {
        self.cur.disown(exc + 1);
        self.emit(span, Op::PopExc, 0, exc + 1, 0, 0);
    }

    /// `name = None; del name`, at the end of `except ... as name`.
    pub fn forget_name(&mut self, name: Option<&'t Ident>, span: Span) -> Fallible {
        if let Some(name) = name {
            self.store_value(span, name, &Value::None)?;
            self.delete_name(span, name)?;
        }
        Ok(())
    }

    pub fn break_(&mut self, span: Span) -> Fallible {
        self.leave_loop(span, true)
    }

    pub fn continue_(&mut self, span: Span) -> Fallible {
        self.leave_loop(span, false)
    }

    fn leave_loop(&mut self, span: Span, is_break: bool) -> Fallible {
        let (blocks, guard, owned) = (self.cur.blocks.clone(), self.cur.guard, self.owned());
        let top = self.cur.top;
        let found =
            self.unwind(span, None, |kind| matches!(kind, BlockKind::While { .. } | BlockKind::For { .. } | BlockKind::AsyncFor { .. }))?;
        match found {
            None if is_break => return self.error("'break' outside loop", span),
            None => return self.error("'continue' not properly in loop", span),
            Some(BlockKind::While { start, exit }) => self.jump(span, if is_break { exit } else { start }),
            Some(BlockKind::For { iterator, next, exit }) | Some(BlockKind::AsyncFor { iterator, next, exit }) => {
                if is_break {
                    self.drop_temp(span, iterator);
                }
                self.jump(span, if is_break { exit } else { next });
            }
            Some(_) => {}
        }
        self.cur.blocks = blocks;
        self.cur.guard = guard;
        self.cur.top = top;
        self.restore_owned(owned);
        Ok(())
    }

    pub fn return_(&mut self, span: Span, value: Option<&'t Expr>) -> Fallible {
        if !self.cur.is_function() {
            return self.error("'return' outside function", span);
        }
        let async_generator = CodeFlags::ASYNC_GENERATOR;
        if value.is_some() && self.cur.flags & async_generator == async_generator {
            return self.error("'return' with value in async generator", span);
        }
        let (blocks, guard, owned) = (self.cur.blocks.clone(), self.cur.guard, self.owned());
        let top = self.cur.top;
        let constant = match value {
            None => Some(Value::None),
            Some(value) if self.list_or_set(value) => None,
            Some(value) => self.folds.constant(value),
        };
        let quiet = blocks.iter().all(|block| matches!(block.kind, BlockKind::While { .. } | BlockKind::For { .. } | BlockKind::Try));
        match (constant, value) {
            (Some(constant), _) => {
                self.unwind(span, None, |_| false)?;
                self.return_constant(span, &constant);
            }
            (None, Some(value)) => {
                let operand = match self.as_local(value) {
                    // Nothing that runs on the way out can touch it.
                    Some(reg) if quiet => {
                        self.borrow(reg, value.span);
                        Operand { reg, temp: false }
                    }
                    _ => {
                        let t = self.cur.alloc();
                        self.expr(value, t)?;
                        Operand { reg: t, temp: true }
                    }
                };
                self.unwind(span, operand.temp.then_some(operand.reg), |_| false)?;
                let x = self.consume(operand, CONSUME_A);
                self.emit(span, Op::Return, x, operand.reg, 0, 0);
            }
            (None, None) => {}
        }
        self.stop();
        self.cur.blocks = blocks;
        self.cur.guard = guard;
        self.restore_owned(owned);
        self.cur.top = top;
        Ok(())
    }

    fn return_constant(&mut self, span: Span, value: &Value) {
        if matches!(value, Value::None) {
            self.return_none(span);
            return;
        }
        let t = self.cur.alloc();
        self.load_value(span, value, Dest::Temp(t));
        self.cur.disown(t);
        self.emit(span, Op::Return, CONSUME_A, t, 0, 0);
        self.cur.release_to(t);
    }

    /// `return None`
    pub fn return_none(&mut self, span: Span) {
        self.mention(&Value::None);
        self.emit(span, Op::ReturnNone, 0, 0, 0, 0);
        self.stop();
    }

    // ---- generators

    /// Guards a whole generator body: StopIteration must not leave it.
    pub fn generator_guard(&mut self) -> Option<(Label, Reg, GuardId)> {
        let generator = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
        if self.cur.flags & generator == 0 {
            return None;
        }
        let (handler, target) = (self.label(), self.cur.top);
        let outer = self.guard(handler, target);
        Some((handler, target, outer))
    }

    /// The handler of `generator_guard`.
    pub fn end_generator_guard(&mut self, span: Span, guard: Option<(Label, Reg, GuardId)>) {
        let Some((handler, target, outer)) = guard else { return };
        self.cur.guard = outer;
        self.cur.high = self.cur.high.max(usize::from(target) + 1);
        self.put_handler(handler, Vec::new(), target);
        self.cur.disown(target);
        self.emit(span, Op::Intrinsic1, 2, target, target, 0);
        self.emit(span, Op::Reraise, 0, target, 0, 0);
        self.stop();
    }
}

/// How much code a test is, roughly; too much if it binds names or holds code of its own.
fn weight(expr: &Expr) -> usize {
    const TOO_MUCH: usize = 1000;
    let all = |list: &[Expr]| list.iter().map(weight).sum::<usize>();
    1 + match &expr.kind {
        ExprKind::Name { .. } | ExprKind::Constant(_) => 0,
        ExprKind::BoolOp { values, .. } => all(values),
        ExprKind::BinOp { left, right, .. } => weight(left) + weight(right),
        ExprKind::UnaryOp { operand: value, .. } | ExprKind::Attribute { value, .. } => weight(value),
        ExprKind::Compare { left, comparators, .. } => weight(left) + all(comparators),
        ExprKind::Subscript { value, slice, .. } => weight(value) + weight(slice),
        ExprKind::Call { func, args, keywords } if keywords.is_empty() => 2 + weight(func) + all(args),
        _ => TOO_MUCH,
    }
}
