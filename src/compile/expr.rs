//! Expressions: computed straight into where they are wanted.
//!
//! ```text
//!   x = a + b[i]          Subscript t ← b, i ;  AddL x ← a, t(dies)          a is borrowed: nothing runs between its place and the addition
//!   x = a + f()           CopyOperand t ← a ; Call u ← f() ; AddL x ← t, u   f may look at counts, so a is held as in CPython
//! ```
//! `expr(e, t)` computes into the temporary `t`, which holds nothing before and a value afterwards. `operand` gives a register to read: a
//! local in place, or a temporary that dies there. What may be borrowed: a local, if what is evaluated between its place in the source and the
//! instruction is `harmless`. Attributes and subscripts count as harmless (a `__getitem__` written in Python could see a count one lower than in
//! CPython; loops over lists pay for that otherwise); calls, `await`, `yield`, `:=`, comprehensions and f-strings do not.

use super::emit::{Dest, Operand, Reg};
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_B, CONSUME_C, INPLACE, Op};
use crate::source::Span;
use crate::syntax::ast::*;

/// Gives the destination first, new temporaries afterwards.
pub(super) struct Scratch(Option<Reg>);

impl Scratch {
    pub fn new(dest: Dest) -> Scratch {
        match dest {
            Dest::Temp(t) => Scratch(Some(t)),
            Dest::Local(_) => Scratch(None),
        }
    }
    pub fn none() -> Scratch {
        Scratch(None)
    }
    pub fn take(&mut self, cx: &mut Compiler<'_>) -> Reg {
        self.0.take().unwrap_or_else(|| cx.cur.alloc())
    }
}

/// Whether evaluating this can neither rebind a local nor run code that is likely to look at one.
pub(super) fn harmless(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name { .. } | ExprKind::Constant(_) => true,
        ExprKind::BinOp { left, right, .. } => harmless(left) && harmless(right),
        ExprKind::UnaryOp { operand, .. } => harmless(operand),
        ExprKind::BoolOp { values, .. } => values.iter().all(harmless),
        ExprKind::Compare { left, comparators, .. } => harmless(left) && comparators.iter().all(harmless),
        ExprKind::IfExp { test, body, orelse } => harmless(test) && harmless(body) && harmless(orelse),
        ExprKind::Attribute { value, .. } => harmless(value),
        ExprKind::Subscript { value, slice, .. } => harmless(value) && harmless(slice),
        ExprKind::Slice { lower, upper, step } => [lower, upper, step].into_iter().flatten().all(|part| harmless(part)),
        ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } | ExprKind::Set { elts } => elts.iter().all(harmless),
        ExprKind::Lambda { args, .. } => args.defaults.is_empty() && args.kw_defaults.is_empty(),
        _ => false,
    }
}

fn small(value: &Value) -> Option<u16> {
    match value {
        Value::Int(n) => i16::try_from(*n).ok().map(|n| n as u16),
        _ => None,
    }
}

/// The forms of a binary operator: into a temporary, into a local.
fn forms(op: Operator) -> (Op, Option<Op>) {
    match op {
        Operator::Add => (Op::Add, Some(Op::AddL)),
        Operator::Sub => (Op::Sub, Some(Op::SubL)),
        Operator::Mult => (Op::Mul, Some(Op::MulL)),
        Operator::MatMult => (Op::MatMul, None),
        Operator::Div => (Op::TrueDiv, Some(Op::TrueDivL)),
        Operator::Mod => (Op::Mod, Some(Op::ModL)),
        Operator::Pow => (Op::Pow, None),
        Operator::LShift => (Op::LShift, Some(Op::LShiftL)),
        Operator::RShift => (Op::RShift, Some(Op::RShiftL)),
        Operator::BitOr => (Op::Or, Some(Op::OrL)),
        Operator::BitXor => (Op::Xor, Some(Op::XorL)),
        Operator::BitAnd => (Op::And, Some(Op::AndL)),
        Operator::FloorDiv => (Op::FloorDiv, Some(Op::FloorDivL)),
    }
}

/// The forms with an immediate on the right, if the value suits them.
fn immediate_forms(op: Operator, value: &Value) -> Option<(Op, Op, u16)> {
    let imm = small(value)?;
    let signed = imm as i16;
    let (temp, local) = match op {
        Operator::Add => (Op::AddImm, Op::AddImmL),
        Operator::Sub => (Op::SubImm, Op::SubImmL),
        Operator::Mult => (Op::MulImm, Op::MulImmL),
        Operator::FloorDiv if signed > 0 => (Op::FloorDivImm, Op::FloorDivImmL),
        Operator::Mod if signed > 0 => (Op::ModImm, Op::ModImmL),
        Operator::BitAnd => (Op::AndImm, Op::AndImmL),
        Operator::LShift if (0..64).contains(&signed) => (Op::LShiftImm, Op::LShiftImmL),
        Operator::RShift if (0..64).contains(&signed) => (Op::RShiftImm, Op::RShiftImmL),
        _ => return None,
    };
    Some((temp, local, imm))
}

impl<'t> Compiler<'t> {
    /// T(t) ← expr.
    pub fn expr(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let span = expr.span;
        if let Some(value) = self.folds.constant(expr) {
            if self.list_or_set(expr) {
                return self.display(expr, t);
            }
            self.load_value(span, &value, Dest::Temp(t));
            return Ok(());
        }
        match &expr.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name { id, .. } => self.load_name(span, id, t),
            ExprKind::BinOp { left, op, right } => self.binary(span, *op, left, right, Dest::Temp(t))?,
            ExprKind::UnaryOp { op, operand } => self.unary(span, *op, operand, t)?,
            ExprKind::BoolOp { op, values } => self.bool_op(span, *op, values, t)?,
            ExprKind::Compare { left, ops, comparators } => self.compare(span, left, ops, comparators, t)?,
            ExprKind::NamedExpr { target, value } => self.named(span, target, value, t)?,
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(test, false, otherwise)?;
                self.expr(body, t)?;
                self.jump(span, end);
                self.put(otherwise);
                self.disown_if_dead(t);
                self.expr(orelse, t)?;
                self.put(end);
            }
            ExprKind::Attribute { value, attr, .. } => self.attribute(expr, value, attr, Dest::Temp(t))?,
            ExprKind::Subscript { value, slice, .. } => self.subscript(span, value, slice, Dest::Temp(t))?,
            ExprKind::Slice { .. } => self.slice(expr, t)?,
            ExprKind::Call { .. } => self.call(expr, t)?,
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body, t)?,
            ExprKind::Tuple { .. } | ExprKind::List { .. } | ExprKind::Set { .. } | ExprKind::Dict { .. } => {
                self.display(expr, t)?;
            }
            ExprKind::JoinedStr { values } => self.joined_string(span, values, t)?,
            ExprKind::FormattedValue { .. } => self.formatted(expr, t)?,
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } | ExprKind::GeneratorExp { .. } => {
                self.comprehension(expr, t)?
            }
            ExprKind::Await { value } => self.await_(span, value, t)?,
            ExprKind::Yield { value } => self.yield_(span, value.as_deref(), t)?,
            ExprKind::YieldFrom { value } => self.yield_from(span, value, t)?,
            ExprKind::Starred { .. } => return self.error("can't use starred expression here", span),
        }
        Ok(())
    }

    /// Lists and sets are known as tuples and frozensets only behind `in` and `for`.
    pub fn list_or_set(&self, expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::List { .. } | ExprKind::Set { .. })
    }

    /// In code that is not reached, the owned set of one branch does not follow from the other.
    pub fn disown_if_dead(&mut self, t: Reg) {
        if !self.cur.reachable && self.cur.owns(t) {
            self.cur.disown(t);
        }
    }

    /// L(local) ← expr.
    pub fn expr_to_local(&mut self, expr: &'t Expr, local: Reg) -> Fallible {
        let span = expr.span;
        let dest = Dest::Local(local);
        match &expr.kind {
            _ if self.folds.is_constant(expr) && !self.list_or_set(expr) => {
                if let Some(value) = self.folds.constant(expr) {
                    self.load_value(span, &value, dest);
                }
            }
            ExprKind::BinOp { left, op, right } => self.binary(span, *op, left, right, dest)?,
            ExprKind::Attribute { value, attr, .. } => self.attribute(expr, value, attr, dest)?,
            ExprKind::Subscript { value, slice, .. } => self.subscript(span, value, slice, dest)?,
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(test, false, otherwise)?;
                self.expr_to_local(body, local)?;
                self.jump(span, end);
                self.put(otherwise);
                self.expr_to_local(orelse, local)?;
                self.put(end);
            }
            _ => {
                if let Some(from) = self.as_local(expr) {
                    self.borrow(from, expr.span);
                    self.emit(span, Op::CopyLocal, 0, local, from, 0);
                } else {
                    let t = self.cur.alloc();
                    self.expr(expr, t)?;
                    self.store_local(span, local, t);
                    self.cur.release_to(t);
                }
            }
        }
        Ok(())
    }

    /// L(local) ← T(t), which dies.
    pub fn store_local(&mut self, span: Span, local: Reg, t: Reg) {
        self.cur.disown(t);
        self.emit(span, Op::StoreLocal, 0, local, t, 0);
    }

    /// Evaluates and drops.
    pub fn effect(&mut self, expr: &'t Expr) -> Fallible {
        if self.folds.is_constant(expr) && !self.list_or_set(expr) {
            return Ok(());
        }
        if let ExprKind::JoinedStr { values } = &expr.kind
            && let [only] = &values[..]
            && let Some(text) = self.folds.constant(only)
        {
            // CPython loads it and drops it, and then sees that both can go.
            self.mention_unused(&text);
            return Ok(());
        }
        let t = self.cur.alloc();
        self.expr(expr, t)?;
        self.drop_temp(expr.span, t);
        self.cur.release_to(t);
        Ok(())
    }

    /// A register to read: a local if nothing between here and its use (`later`) can touch it, otherwise a temporary.
    pub fn operand(&mut self, expr: &'t Expr, later: &[&Expr], scratch: &mut Scratch) -> Fallible<Operand> {
        self.read(expr, later, scratch, false)
    }

    /// The same for arithmetic and rich comparison, which may be given plain numbers.
    pub fn number(&mut self, expr: &'t Expr, later: &[&Expr], scratch: &mut Scratch) -> Fallible<Operand> {
        self.read(expr, later, scratch, true)
    }

    fn read(&mut self, expr: &'t Expr, later: &[&Expr], scratch: &mut Scratch, plain: bool) -> Fallible<Operand> {
        if let Some(reg) = self.as_local(expr) {
            if later.iter().all(|expr| harmless(expr)) {
                self.borrow(reg, expr.span);
                return Ok(Operand { reg, temp: false });
            }
            let t = scratch.take(self);
            let op = if plain { Op::CopyOperand } else { Op::Copy };
            self.emit(expr.span, op, 0, t, reg, 0);
            self.cur.own(t);
            return Ok(Operand { reg: t, temp: true });
        }
        if let ExprKind::NamedExpr { target, value } = &expr.kind
            && later.iter().all(|expr| harmless(expr))
        {
            self.mention_before(target, value);
            if let Some(reg) = self.as_local(target) {
                self.expr_to_local(value, reg)?;
                return Ok(Operand { reg, temp: false });
            }
        }
        let t = scratch.take(self);
        match self.folds.constant(expr) {
            Some(value) if plain && !self.list_or_set(expr) => self.load_number(expr.span, &value, t),
            _ => self.expr(expr, t)?,
        }
        Ok(Operand { reg: t, temp: true })
    }

    /// dest ← left op right.
    pub fn binary(&mut self, span: Span, op: Operator, left: &'t Expr, right: &'t Expr, dest: Dest) -> Fallible {
        let mark = self.cur.top;
        if op == Operator::Mod
            && let Some(parts) = self.percent_format(left, right)
        {
            let t = match dest {
                Dest::Temp(t) => t,
                Dest::Local(_) => self.cur.alloc(),
            };
            self.percent(span, &parts, t)?;
            if let Dest::Local(local) = dest {
                self.store_local(span, local, t);
            }
            self.cur.release_to(mark);
            return Ok(());
        }
        let mut scratch = Scratch::new(dest);
        let a = self.number(left, &[right], &mut scratch)?;
        self.binary_with(span, op, a, right, dest, 0, &mut scratch)?;
        self.cur.release_to(mark);
        Ok(())
    }

    /// dest ← a op right; `inplace` is the flag of the augmented form.
    #[expect(clippy::too_many_arguments, reason = "an operation and where it goes")]
    pub fn binary_with(
        &mut self,
        span: Span,
        op: Operator,
        a: Operand,
        right: &'t Expr,
        dest: Dest,
        inplace: u8,
        scratch: &mut Scratch,
    ) -> Fallible {
        debug_assert!(inplace == 0 || inplace == INPLACE);
        if let Some(value) = self.folds.constant(right)
            && let Some((temp, local, imm)) = immediate_forms(op, &value)
        {
            self.mention(&value);
            let x = self.consume(a, CONSUME_B) | inplace;
            let opcode = if matches!(dest, Dest::Local(_)) { local } else { temp };
            self.emit(span, opcode, x, dest.reg(), a.reg, imm);
            self.arrived(dest);
            return Ok(());
        }
        let b = self.number(right, &[], scratch)?;
        match (forms(op), dest) {
            ((_, Some(opcode)), Dest::Local(_)) | ((opcode, _), Dest::Temp(_)) => {
                let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C) | inplace;
                self.emit(span, opcode, x, dest.reg(), a.reg, b.reg);
                self.arrived(dest);
            }
            ((opcode, None), Dest::Local(local)) => {
                let t = self.cur.alloc();
                let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C) | inplace;
                self.emit(span, opcode, x, t, a.reg, b.reg);
                self.cur.own(t);
                self.store_local(span, local, t);
            }
        }
        Ok(())
    }

    fn unary(&mut self, span: Span, op: UnaryOp, operand: &'t Expr, t: Reg) -> Fallible {
        // `not a in b` is `a not in b`, `not a is b` is `a is not b`.
        if op == UnaryOp::Not
            && let ExprKind::Compare { left, ops, comparators } = &operand.kind
            && let ([op], [right]) = (&ops[..], &comparators[..])
        {
            let inverted = match op {
                CmpOp::Is => Some(CmpOp::IsNot),
                CmpOp::IsNot => Some(CmpOp::Is),
                CmpOp::In => Some(CmpOp::NotIn),
                CmpOp::NotIn => Some(CmpOp::In),
                _ => None,
            };
            if let Some(inverted) = inverted {
                self.check_compare(operand.span, left, &[inverted], comparators);
                return self.compare_two(operand.span, left, inverted, right, t);
            }
        }
        let mark = self.cur.top;
        let a = self.number(operand, &[], &mut Scratch::new(Dest::Temp(t)))?;
        let opcode = match op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::USub => Op::Neg,
        };
        let x = self.consume(a, CONSUME_B);
        self.emit(span, opcode, x, t, a.reg, 0);
        self.cur.own(t);
        self.cur.release_to(mark);
        Ok(())
    }

    fn bool_op(&mut self, span: Span, op: BoolOp, values: &'t [Expr], t: Reg) -> Fallible {
        let end = self.label();
        let Some((last, first)) = values.split_last() else { return Ok(()) };
        for value in first {
            if let Some(known) = self.folds.constant(value) {
                // `1 and x` is x, `0 and x` is 0.
                if known.truth() == (op == BoolOp::And) {
                    self.mention_unused(&known);
                    continue;
                }
                self.load_value(value.span, &known, Dest::Temp(t));
                self.jump(span, end);
                self.disown_if_dead(t);
                continue;
            }
            self.expr(value, t)?;
            let opcode = if op == BoolOp::And { Op::JumpIfFalseOrDrop } else { Op::JumpIfTrueOrDrop };
            self.jump_cond(span, opcode, 0, t, 0, 0, end);
            self.cur.disown(t);
        }
        self.expr(last, t)?;
        self.put(end);
        Ok(())
    }

    fn named(&mut self, span: Span, target: &'t Expr, value: &'t Expr, t: Reg) -> Fallible {
        let ExprKind::Name { id, .. } = &target.kind else {
            return self.error("cannot use assignment expressions here", span);
        };
        self.check_name(id, ExprContext::Store, target.span)?;
        self.mention_before(target, value);
        if let Some(local) = self.as_local(target) {
            self.expr_to_local(value, local)?;
            self.emit(span, Op::Copy, 0, t, local, 0);
            self.cur.own(t);
            return Ok(());
        }
        self.expr(value, t)?;
        self.store_name(target.span, id, Operand { reg: t, temp: false }.kept())
    }

    fn attribute(&mut self, expr: &'t Expr, value: &'t Expr, attr: &Ident, dest: Dest) -> Fallible {
        let mark = self.cur.top;
        if self.is_super(value, attr) {
            let t = match dest {
                Dest::Temp(t) if t + 1 == mark => t,
                _ => self.cur.alloc(),
            };
            self.super_attribute(expr, value, attr, t)?;
            match dest {
                Dest::Local(local) => self.store_local(expr.span, local, t),
                Dest::Temp(to) if to != t => {
                    self.cur.disown(t);
                    self.emit(expr.span, Op::Move, 0, to, t, 0);
                    self.cur.own(to);
                }
                Dest::Temp(_) => {}
            }
            self.cur.release_to(mark);
            return Ok(());
        }
        let a = self.operand(value, &[], &mut Scratch::new(dest))?;
        let span = self.attribute_place(expr.span, expr);
        let name = self.mangled(attr);
        let index = self.name_index(&name);
        let x = self.consume(a, CONSUME_B);
        let op = if matches!(dest, Dest::Local(_)) { Op::LoadAttrL } else { Op::LoadAttr };
        self.emit(span, op, x, dest.reg(), a.reg, index);
        self.arrived(dest);
        self.cur.release_to(mark);
        Ok(())
    }

    /// The place of something done with an attribute: from the attribute's name on, if that stands on another line than the beginning.
    pub fn attribute_place(&self, span: Span, attribute: &Expr) -> Span {
        let ExprKind::Attribute { attr, .. } = &attribute.kind else { return span };
        if self.source.line(span.start) == self.source.line(attribute.span.end) {
            return span;
        }
        let length = attr.chars().count() as u32;
        Span::new(attribute.span.end.saturating_sub(length), span.end)
    }

    fn subscript(&mut self, span: Span, value: &'t Expr, slice: &'t Expr, dest: Dest) -> Fallible {
        self.check_subscript(span, value, slice);
        let mark = self.cur.top;
        let mut scratch = Scratch::new(dest);
        let a = self.operand(value, &[slice], &mut scratch)?;
        if let Some(Value::Int(n @ -5..=256)) = self.folds.constant(slice) {
            self.mention(&Value::Int(n));
            let x = self.consume(a, CONSUME_B);
            let t = match dest {
                Dest::Temp(t) => t,
                Dest::Local(_) => scratch_or(a, self),
            };
            self.emit(span, Op::SubscriptImm, x, t, a.reg, n as u16);
            self.cur.own(t);
            if let Dest::Local(local) = dest {
                self.store_local(span, local, t);
            }
        } else {
            let b = self.operand(slice, &[], &mut scratch)?;
            let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C);
            let op = if matches!(dest, Dest::Local(_)) { Op::SubscriptL } else { Op::Subscript };
            self.emit(span, op, x, dest.reg(), a.reg, b.reg);
            self.arrived(dest);
        }
        self.cur.release_to(mark);
        Ok(())
    }

    fn slice(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let ExprKind::Slice { lower, upper, step } = &expr.kind else { return Ok(()) };
        let mark = self.cur.top;
        let count = 2 + usize::from(step.is_some());
        // The destination is the first part's register if it is on top of the stack.
        let first = if t + 1 == mark { t } else { self.cur.alloc() };
        self.cur.alloc_many(count - 1);
        for (at, part) in [Some(lower), Some(upper), step.is_some().then_some(step)].into_iter().flatten().enumerate() {
            let reg = first + at as Reg;
            match part {
                Some(part) => self.expr(part, reg)?,
                None => self.load_value(expr.span, &Value::None, Dest::Temp(reg)),
            }
        }
        self.cur.disown_many(first, count);
        self.emit(expr.span, Op::BuildSlice, count as u8, t, first, 0);
        self.cur.own(t);
        self.cur.release_to(mark);
        Ok(())
    }
}

fn scratch_or(a: Operand, cx: &mut Compiler<'_>) -> Reg {
    if a.temp { a.reg } else { cx.cur.alloc() }
}

impl Operand {
    /// A temporary that is read but stays owned.
    pub fn kept(self) -> Operand {
        Operand { temp: false, ..self }
    }
}
