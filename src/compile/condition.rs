//! Comparisons and conditions: `if a < b` is one compare-and-branch, `not`, `and`, `or` are jumps.
//!
//! A chain `a < b < c` evaluates the middle once: it stays in its temporary for the first comparison and dies in the second; where the chain
//! is left early it is dropped.

use super::emit::{Dest, Label, Operand, Reg};
use super::expr::{Scratch, harmless};
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, Op};
use crate::source::Span;
use crate::syntax::ast::*;

fn value_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}

/// The branch taken if `a op b` is `when`: with registers, with an immediate.
fn branch_op(op: CmpOp, when: bool) -> Option<(Op, Option<Op>)> {
    Some(match (op, when) {
        (CmpOp::Eq, true) => (Op::JumpEq, Some(Op::JumpEqImm)),
        (CmpOp::NotEq, true) => (Op::JumpNe, Some(Op::JumpNeImm)),
        (CmpOp::Lt, true) => (Op::JumpLt, Some(Op::JumpLtImm)),
        (CmpOp::LtE, true) => (Op::JumpLe, Some(Op::JumpLeImm)),
        (CmpOp::Gt, true) => (Op::JumpGt, Some(Op::JumpGtImm)),
        (CmpOp::GtE, true) => (Op::JumpGe, Some(Op::JumpGeImm)),
        (CmpOp::Eq, false) => (Op::JumpNotEq, Some(Op::JumpNotEqImm)),
        (CmpOp::NotEq, false) => (Op::JumpNotNe, Some(Op::JumpNotNeImm)),
        (CmpOp::Lt, false) => (Op::JumpNotLt, Some(Op::JumpNotLtImm)),
        (CmpOp::LtE, false) => (Op::JumpNotLe, Some(Op::JumpNotLeImm)),
        (CmpOp::Gt, false) => (Op::JumpNotGt, Some(Op::JumpNotGtImm)),
        (CmpOp::GtE, false) => (Op::JumpNotGe, Some(Op::JumpNotGeImm)),
        (CmpOp::Is, true) | (CmpOp::IsNot, false) => (Op::JumpIs, None),
        (CmpOp::Is, false) | (CmpOp::IsNot, true) => (Op::JumpIsNot, None),
        (CmpOp::In | CmpOp::NotIn, _) => return None,
    })
}

/// The two temporaries in which the middles of a chain take turns, each with the way out that drops it.
#[derive(Default)]
struct Middles([Option<(Reg, Label)>; 2]);

impl<'t> Compiler<'t> {
    /// An operand of a comparison; only rich comparisons may see plain numbers.
    fn compared(&mut self, op: CmpOp, expr: &'t Expr, later: &[&Expr], scratch: &mut Scratch) -> Fallible<Operand> {
        match op {
            CmpOp::Is | CmpOp::IsNot => self.operand(expr, later, scratch),
            CmpOp::In | CmpOp::NotIn => self.operand(expr, later, scratch),
            _ => self.number(expr, later, scratch),
        }
    }

    /// The last operand of a comparison.
    fn compared_last(&mut self, op: CmpOp, expr: &'t Expr, scratch: &mut Scratch) -> Fallible<Operand> {
        match op {
            CmpOp::In | CmpOp::NotIn => self.container(expr, &[], scratch),
            _ => self.compared(op, expr, &[], scratch),
        }
    }

    /// What stands behind `in`: a display of constants is one constant, a list a tuple.
    fn container(&mut self, expr: &'t Expr, later: &[&Expr], scratch: &mut Scratch) -> Fallible<Operand> {
        if self.list_or_set(expr)
            && let Some(value) = self.folds.constant(expr)
        {
            let t = scratch.take(self);
            self.load_value(expr.span, &value, Dest::Temp(t));
            return Ok(Operand { reg: t, temp: true });
        }
        // Any other list display is built as a tuple.
        if let ExprKind::List { elts, .. } = &expr.kind
            && !elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }))
        {
            let t = scratch.take(self);
            let mark = self.cur.top;
            self.gather(expr.span, t, 0, elts, super::call::Gather::Tuple)?;
            self.cur.release_to(mark);
            return Ok(Operand { reg: t, temp: true });
        }
        self.operand(expr, later, scratch)
    }

    /// T(t) ← left op right.
    pub fn compare_two(&mut self, span: Span, left: &'t Expr, op: CmpOp, right: &'t Expr, t: Reg) -> Fallible {
        let mark = self.cur.top;
        let mut scratch = Scratch::new(Dest::Temp(t));
        let a = self.compared(op, left, &[right], &mut scratch)?;
        let b = self.compared_last(op, right, &mut scratch)?;
        let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C);
        self.emit(span, value_op(op), x, t, a.reg, b.reg);
        self.cur.own(t);
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← left op a op b ...
    pub fn compare(&mut self, span: Span, left: &'t Expr, ops: &'t [CmpOp], comparators: &'t [Expr], t: Reg) -> Fallible {
        self.check_compare(span, left, ops, comparators);
        if let ([op], [right]) = (ops, comparators) {
            return self.compare_two(span, left, *op, right, t);
        }
        let mark = self.cur.top;
        let end = self.label();
        let mut middles = Middles::default();
        let mut a = self.chain_start(left, ops, comparators)?;
        for (at, (op, right)) in ops.iter().zip(comparators).enumerate() {
            if at + 1 == ops.len() {
                let b = self.compared_last(*op, right, &mut Scratch::none())?;
                let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C);
                self.emit(span, value_op(*op), x, t, a.reg, b.reg);
                self.cur.own(t);
                break;
            }
            let (b, leave) = self.chain_middle(right, at, &mut middles)?;
            let x = self.consume(a, CONSUME_B);
            self.emit(span, value_op(*op), x, t, a.reg, b.reg);
            self.cur.own(t);
            self.jump_cond(span, Op::JumpIfFalseOrDrop, 0, t, 0, 0, leave);
            self.cur.disown(t);
            a = b;
        }
        let owned = self.owned();
        self.jump(span, end);
        for (middle, leave) in middles.0.into_iter().flatten() {
            self.put(leave);
            if self.cur.reachable {
                self.drop_temp(span, middle);
                self.jump(span, end);
            }
        }
        self.restore_owned(owned);
        self.put(end);
        self.cur.release_to(mark);
        Ok(())
    }

    /// The first operand of a chain.
    fn chain_start(&mut self, left: &'t Expr, ops: &[CmpOp], comparators: &'t [Expr]) -> Fallible<Operand> {
        let later: Vec<&Expr> = comparators.first().into_iter().collect();
        match ops.first() {
            Some(op) => self.compared(*op, left, &later, &mut Scratch::none()),
            None => self.operand(left, &later, &mut Scratch::none()),
        }
    }

    /// A middle operand: in one of two temporaries, so that every way out of the chain knows what to drop.
    fn chain_middle(&mut self, expr: &'t Expr, at: usize, middles: &mut Middles) -> Fallible<(Operand, Label)> {
        let (reg, leave) = match middles.0[at % 2] {
            Some(known) => known,
            None => *middles.0[at % 2].insert((self.cur.alloc(), self.label())),
        };
        self.expr(expr, reg)?;
        Ok((Operand { reg, temp: true }, leave))
    }

    /// Goes to `label` if the truth of `expr` is `when`.
    pub fn jump_if(&mut self, expr: &'t Expr, when: bool, label: Label) -> Fallible {
        let span = expr.span;
        if !self.list_or_set(expr)
            && let Some(value) = self.folds.constant(expr)
        {
            self.mention_unused(&value);
            if value.truth() == when {
                self.jump(span, label);
            }
            return Ok(());
        }
        match &expr.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => return self.jump_if(operand, !when, label),
            ExprKind::BoolOp { op, values } => {
                let Some((last, first)) = values.split_last() else { return Ok(()) };
                // `or` leaves early when true, `and` when false.
                let early = *op == BoolOp::Or;
                if early == when {
                    for value in first {
                        self.jump_if(value, when, label)?;
                    }
                    return self.jump_if(last, when, label);
                }
                let past = self.label();
                for value in first {
                    self.jump_if(value, early, past)?;
                }
                self.jump_if(last, when, label)?;
                self.put(past);
                return Ok(());
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(test, false, otherwise)?;
                self.jump_if(body, when, label)?;
                self.jump(span, end);
                self.put(otherwise);
                self.jump_if(orelse, when, label)?;
                self.put(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.check_compare(span, left, ops, comparators);
                if let ([op], [right]) = (&ops[..], &comparators[..]) {
                    return self.jump_if_compare(span, left, *op, right, when, label);
                }
            }
            _ => {}
        }
        if let ExprKind::Compare { left, ops, comparators } = &expr.kind {
            return self.jump_if_chain(span, left, ops, comparators, when, label);
        }
        let mark = self.cur.top;
        let a = self.number(expr, &[], &mut Scratch::none())?;
        let x = self.consume(a, CONSUME_A);
        let op = if when { Op::JumpIfTrue } else { Op::JumpIfFalse };
        self.jump_cond(span, op, x, a.reg, 0, 0, label);
        self.cur.release_to(mark);
        Ok(())
    }

    fn jump_if_compare(&mut self, span: Span, left: &'t Expr, op: CmpOp, right: &'t Expr, when: bool, label: Label) -> Fallible {
        let mark = self.cur.top;
        let mut scratch = Scratch::none();
        let Some((branch, imm_branch)) = branch_op(op, when) else {
            let t = self.cur.alloc();
            self.compare_two(span, left, op, right, t)?;
            self.cur.disown(t);
            let op = if when { Op::JumpIfTrue } else { Op::JumpIfFalse };
            self.jump_cond(span, op, CONSUME_A, t, 0, 0, label);
            self.cur.release_to(mark);
            return Ok(());
        };
        let a = self.compared(op, left, &[right], &mut scratch)?;
        match (self.folds.constant(right), imm_branch) {
            (Some(Value::None), None) => {
                self.mention_unused(&Value::None);
                let x = self.consume(a, CONSUME_A);
                let op = if branch == Op::JumpIs { Op::JumpIfNone } else { Op::JumpIfNotNone };
                self.jump_cond(span, op, x, a.reg, 0, 0, label);
            }
            (Some(Value::Int(n)), Some(opcode)) if i16::try_from(n).is_ok() => {
                self.mention(&Value::Int(n));
                let x = self.consume(a, CONSUME_B);
                self.jump_cond(span, opcode, x, 0, a.reg, n as u16, label);
            }
            _ => {
                let b = self.compared_last(op, right, &mut scratch)?;
                let x = self.consume(a, CONSUME_B) | self.consume(b, CONSUME_C);
                self.jump_cond(span, branch, x, 0, a.reg, b.reg, label);
            }
        }
        self.cur.release_to(mark);
        Ok(())
    }

    fn jump_if_chain(
        &mut self,
        span: Span,
        left: &'t Expr,
        ops: &'t [CmpOp],
        comparators: &'t [Expr],
        when: bool,
        label: Label,
    ) -> Fallible {
        let mark = self.cur.top;
        // A middle that is a local and stays untouched needs no temporary, and then every early way out leads straight to its goal.
        let borrowed = comparators.split_last().is_some_and(|(_, middles)| {
            middles
                .iter()
                .zip(comparators.iter().skip(1))
                .all(|(m, next)| matches!(m.kind, ExprKind::Name { .. } | ExprKind::Constant(_)) && harmless(next))
        });
        if borrowed && self.chain_of_locals(comparators) {
            return self.jump_if_local_chain(span, left, ops, comparators, when, label);
        }
        let end = self.label();
        let mut middles = Middles::default();
        let mut a = self.chain_start(left, ops, comparators)?;
        for (at, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let last = at + 1 == ops.len();
            let (b, leave) = match last {
                true => (self.compared_last(*op, right, &mut Scratch::none())?, label),
                false => self.chain_middle(right, at, &mut middles)?,
            };
            let mut x = self.consume(a, CONSUME_B);
            if last {
                x |= self.consume(b, CONSUME_C);
            }
            let (goal, on) = (leave, last && when);
            match branch_op(*op, on) {
                Some((branch, _)) => self.jump_cond(span, branch, x, 0, a.reg, b.reg, goal),
                None => {
                    let t = self.cur.alloc();
                    self.emit(span, value_op(*op), x, t, a.reg, b.reg);
                    let op = if on { Op::JumpIfTrue } else { Op::JumpIfFalse };
                    self.jump_cond(span, op, CONSUME_A, t, 0, 0, goal);
                }
            }
            a = b;
        }
        let owned = self.owned();
        let out = if when { end } else { label };
        self.jump(span, end);
        for (middle, leave) in middles.0.into_iter().flatten() {
            self.put(leave);
            if self.cur.reachable {
                self.drop_temp(span, middle);
                self.jump(span, out);
            }
        }
        self.restore_owned(owned);
        self.put(end);
        self.cur.release_to(mark);
        Ok(())
    }

    fn chain_of_locals(&mut self, comparators: &'t [Expr]) -> bool {
        let Some((_, middles)) = comparators.split_last() else { return false };
        middles.iter().all(|middle| self.as_local(middle).is_some())
    }

    fn jump_if_local_chain(
        &mut self,
        span: Span,
        left: &'t Expr,
        ops: &'t [CmpOp],
        comparators: &'t [Expr],
        when: bool,
        label: Label,
    ) -> Fallible {
        let past = self.label();
        let early = if when { past } else { label };
        let mut left = left;
        for (at, (op, right)) in ops.iter().zip(comparators).enumerate() {
            if at + 1 == ops.len() {
                self.jump_if_compare(span, left, *op, right, when, label)?;
            } else {
                self.jump_if_compare(span, left, *op, right, false, early)?;
            }
            left = right;
        }
        self.put(past);
        Ok(())
    }
}
