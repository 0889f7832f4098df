//! Assignment in all its forms: names, attributes, subscripts, unpacking, `+=`, annotations, `del`.
//!
//! ```text
//!   a, b = b, a + b      CopyOperand t ← b ; Add u ← a, b ; StoreLocal a ← t ; StoreLocal b ← u        no tuple, no boxed number
//! ```
//! The right side is evaluated first, then the targets from left to right, as everywhere in Python.

use super::body::BodyKind;
use super::emit::{Dest, Operand, Reg};
use super::expr::{Scratch, harmless};
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, CodeFlags, INPLACE, Op};
use crate::source::Span;
use crate::syntax::ast::*;

fn has_star(elts: &[Expr]) -> bool {
    elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }))
}

/// Whether storing to this target runs no code before the value is in place.
fn harmless_target(target: &Expr) -> bool {
    match &target.kind {
        ExprKind::Name { .. } => true,
        ExprKind::Attribute { value, .. } => harmless(value),
        ExprKind::Subscript { value, slice, .. } => harmless(value) && harmless(slice),
        _ => false,
    }
}

impl<'t> Compiler<'t> {
    pub fn assign(&mut self, span: Span, targets: &'t [Expr], value: &'t Expr) -> Fallible {
        if let [target] = targets {
            return self.assign_expr(target, value);
        }
        // `a = b = value` between locals needs no temporary.
        if let Some((first, rest)) = targets.split_first()
            && rest.iter().all(harmless_target)
            && let Some(local) = self.as_local_target(first, value)?
        {
            self.expr_to_local(value, local)?;
            return rest.iter().try_for_each(|target| self.store(target, Operand { reg: local, temp: false }));
        }
        let mark = self.cur.top;
        let t = self.cur.alloc();
        self.expr(value, t)?;
        for (at, target) in targets.iter().enumerate() {
            if at + 1 == targets.len() {
                self.store(target, Operand { reg: t, temp: true })?;
            } else {
                let copy = self.cur.alloc();
                self.emit(span, Op::Copy, 0, copy, t, 0);
                self.cur.own(copy);
                self.store(target, Operand { reg: copy, temp: true })?;
                self.cur.release_to(t + 1);
            }
        }
        self.cur.release_to(mark);
        Ok(())
    }

    /// target = value
    pub fn assign_expr(&mut self, target: &'t Expr, value: &'t Expr) -> Fallible {
        if let Some(local) = self.as_local_target(target, value)? {
            return self.expr_to_local(value, local);
        }
        if let (ExprKind::Tuple { elts: targets, .. } | ExprKind::List { elts: targets, .. }, ExprKind::Tuple { elts: values, .. }) =
            (&target.kind, &value.kind)
            && targets.len() == values.len()
            && targets.len() <= 8
            && !has_star(targets)
            && !has_star(values)
        {
            if let Some(known @ Value::Tuple(_)) = self.folds.constant(value) {
                return self.assign_constants(value.span, targets, &known);
            }
            return self.assign_parallel(targets, values);
        }
        let mark = self.cur.top;
        let operand = match self.as_local(value) {
            Some(reg) if harmless_target(target) => {
                self.borrow(reg, value.span);
                Operand { reg, temp: false }
            }
            _ => {
                let t = self.cur.alloc();
                self.expr(value, t)?;
                Operand { reg: t, temp: true }
            }
        };
        self.store(target, operand)?;
        self.cur.release_to(mark);
        Ok(())
    }

    /// The register of a target that is a local. Names in the value get theirs first, if this is the target's first mention.
    fn as_local_target(&mut self, target: &'t Expr, value: &'t Expr) -> Fallible<Option<Reg>> {
        let ExprKind::Name { id, .. } = &target.kind else { return Ok(None) };
        self.check_name(id, ExprContext::Store, target.span)?;
        self.mention_before(target, value);
        Ok(self.as_local(target))
    }

    /// targets = constants: the tuple holds them, but there is no need to unpack it.
    fn assign_constants(&mut self, span: Span, targets: &'t [Expr], known: &Value) -> Fallible {
        let Value::Tuple(items) = known else { return Ok(()) };
        self.mention(known);
        for (target, item) in targets.iter().zip(items.iter()) {
            let mark = self.cur.top;
            match self.known_local(target) {
                Some(local) => {
                    self.store_item(target, super::flow::Item::Local(local))?;
                    self.load_held(span, item, Dest::Local(local));
                }
                None => {
                    let t = self.cur.alloc();
                    self.load_held(span, item, Dest::Temp(t));
                    self.store(target, Operand { reg: t, temp: true })?;
                }
            }
            self.cur.release_to(mark);
        }
        Ok(())
    }

    fn assign_parallel(&mut self, targets: &'t [Expr], values: &'t [Expr]) -> Fallible {
        let mark = self.cur.top;
        // A name that is stored over in the same breath may be copied as a plain number: never do two names hold it.
        let stored: Vec<Option<Reg>> = targets.iter().map(|target| self.known_local(target)).collect();
        let all_names = stored.iter().all(Option::is_some);
        let later_harmless = values.iter().all(harmless);
        for value in values {
            let t = self.cur.alloc();
            match self.as_local(value) {
                Some(reg) if all_names && later_harmless && stored.contains(&Some(reg)) => {
                    self.emit(value.span, Op::CopyOperand, 0, t, reg, 0);
                    self.cur.own(t);
                }
                _ => self.expr(value, t)?,
            }
        }
        for (at, target) in targets.iter().enumerate() {
            self.store(target, Operand { reg: mark + at as Reg, temp: true })?;
        }
        self.cur.release_to(mark);
        Ok(())
    }

    fn known_local(&mut self, target: &Expr) -> Option<Reg> {
        match &target.kind {
            ExprKind::Name { .. } => self.as_local(target),
            _ => None,
        }
    }

    /// target ← operand; a temporary dies.
    pub fn store(&mut self, target: &'t Expr, value: Operand) -> Fallible {
        let span = target.span;
        let mark = self.cur.top;
        match &target.kind {
            ExprKind::Name { id, .. } => self.store_name(span, id, value)?,
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_name(attr, ExprContext::Store, span)?;
                let a = self.operand(object, &[], &mut Scratch::none())?;
                let place = self.attribute_place(span, target);
                let name = self.mangled(attr);
                let index = self.name_index(&name);
                let x = self.consume(a, CONSUME_A) | self.consume(value, CONSUME_B);
                self.emit(place, Op::StoreAttr, x, a.reg, value.reg, index);
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                let a = self.operand(container, &[slice], &mut Scratch::none())?;
                let b = self.operand(slice, &[], &mut Scratch::none())?;
                let x = self.consume(a, CONSUME_A) | self.consume(b, CONSUME_B) | self.consume(value, CONSUME_C);
                self.emit(span, Op::StoreSubscript, x, a.reg, b.reg, value.reg);
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => self.unpack(span, elts, value)?,
            ExprKind::Starred { .. } => {
                return self.error("starred assignment target must be in a list or tuple", span);
            }
            _ => return self.error("cannot assign to expression", span),
        }
        self.cur.release_to(mark);
        Ok(())
    }

    fn unpack(&mut self, span: Span, elts: &'t [Expr], value: Operand) -> Fallible {
        let star = elts.iter().position(|elt| matches!(elt.kind, ExprKind::Starred { .. }));
        if let Some(at) = star {
            if elts[at + 1..].iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. })) {
                return self.error("multiple starred expressions in assignment", span);
            }
            if at >= 1 << 8 || elts.len() - at > 1 << 23 {
                return self.error("too many expressions in star-unpacking assignment", span);
            }
        }
        // The value's own register is the first of the window if it is on top of the stack.
        let in_place = value.temp && value.reg + 1 == self.cur.top && !elts.is_empty();
        let first = if in_place || elts.is_empty() { value.reg } else { self.cur.top };
        self.cur.alloc_many(elts.len() - usize::from(in_place));
        let x = self.consume(value, CONSUME_B);
        match star {
            None => self.emit(span, Op::Unpack, x, first, value.reg, elts.len() as u16),
            Some(at) => {
                let counts = at as u64 | ((elts.len() - at - 1) as u64) << 32;
                self.emit_extra(span, Op::UnpackEx, x, first, value.reg, 0, counts);
            }
        }
        for at in 0..elts.len() {
            self.cur.own(first.saturating_add(at as Reg));
        }
        for (at, elt) in elts.iter().enumerate() {
            let target = match &elt.kind {
                ExprKind::Starred { value, .. } => value,
                _ => elt,
            };
            self.store(target, Operand { reg: first.saturating_add(at as Reg), temp: true })?;
        }
        Ok(())
    }

    pub fn augmented(&mut self, span: Span, target: &'t Expr, op: Operator, value: &'t Expr) -> Fallible {
        let mark = self.cur.top;
        match &target.kind {
            ExprKind::Name { id, .. } => {
                self.check_name(id, ExprContext::Store, target.span)?;
                let mut scratch = Scratch::none();
                let a = self.number(target, &[value], &mut scratch)?;
                if let Some(local) = self.as_local(target) {
                    self.binary_with(span, op, a, value, Dest::Local(local), INPLACE, &mut scratch)?;
                } else {
                    self.binary_with(span, op, a, value, Dest::Temp(a.reg), INPLACE, &mut scratch)?;
                    self.store_name(target.span, id, a)?;
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                let a = self.operand(object, &[value], &mut Scratch::none())?;
                let place = self.attribute_place(target.span, target);
                let name = self.mangled(attr);
                let index = self.name_index(&name);
                let t = self.cur.alloc();
                self.emit(place, Op::LoadAttr, 0, t, a.reg, index);
                self.cur.own(t);
                let held = Operand { reg: t, temp: true };
                self.binary_with(span, op, held, value, Dest::Temp(t), INPLACE, &mut Scratch::none())?;
                let x = self.consume(a, CONSUME_A) | self.consume(held, CONSUME_B);
                self.emit(place, Op::StoreAttr, x, a.reg, t, index);
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                let a = self.operand(container, &[slice, value], &mut Scratch::none())?;
                let b = self.operand(slice, &[value], &mut Scratch::none())?;
                let t = self.cur.alloc();
                self.emit(target.span, Op::Subscript, 0, t, a.reg, b.reg);
                self.cur.own(t);
                let held = Operand { reg: t, temp: true };
                self.binary_with(span, op, held, value, Dest::Temp(t), INPLACE, &mut Scratch::none())?;
                let x = self.consume(a, CONSUME_A) | self.consume(b, CONSUME_B) | self.consume(held, CONSUME_C);
                self.emit(target.span, Op::StoreSubscript, x, a.reg, b.reg, t);
            }
            _ => return self.error("illegal expression for augmented assignment", span),
        }
        self.cur.release_to(mark);
        Ok(())
    }

    pub fn annotated(&mut self, span: Span, target: &'t Expr, annotation: &'t Expr, value: Option<&'t Expr>, simple: bool) -> Fallible {
        if let Some(value) = value {
            self.assign_expr(target, value)?;
        }
        let in_namespace = matches!(self.cur.kind, BodyKind::Module | BodyKind::Class);
        match &target.kind {
            ExprKind::Name { id, .. } => {
                self.check_name(id, ExprContext::Store, span)?;
                if simple && in_namespace {
                    let mark = self.cur.top;
                    let t = self.cur.alloc();
                    self.annotation(annotation, t)?;
                    let into = self.cur.alloc();
                    self.load_name(span, &"__annotations__".into(), into);
                    let key = self.cur.alloc();
                    let name = self.mangled(id);
                    self.load_str(span, &name, key);
                    self.cur.disown_many(t, 3);
                    self.emit(span, Op::StoreSubscript, CONSUME_A | CONSUME_B | CONSUME_C, into, key, t);
                    self.cur.release_to(mark);
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_name(attr, ExprContext::Store, span)?;
                if value.is_none() {
                    self.effect(object)?;
                }
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                if value.is_none() {
                    self.effect(container)?;
                    self.annotation_subscript(slice)?;
                }
            }
            _ => return self.error("invalid node type for annotated assignment", span),
        }
        if !simple && in_namespace && self.cur.flags & CodeFlags::FUTURE_ANNOTATIONS == 0 {
            self.effect(annotation)?;
        }
        Ok(())
    }

    fn annotation_subscript(&mut self, slice: &'t Expr) -> Fallible {
        match &slice.kind {
            ExprKind::Slice { lower, upper, step } => {
                for part in [lower, upper, step].into_iter().flatten() {
                    self.effect(part)?;
                }
                Ok(())
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|elt| self.annotation_subscript(elt)),
            _ => self.effect(slice),
        }
    }

    /// T(t) ← annotation, as a value or as text.
    pub fn annotation(&mut self, annotation: &'t Expr, t: Reg) -> Fallible {
        match self.constant_annotation(annotation) {
            Some(value) => self.load_value(annotation.span, &value, Dest::Temp(t)),
            None => self.expr(annotation, t)?,
        }
        Ok(())
    }

    /// The value of an annotation that is a constant, or stays text.
    pub fn constant_annotation(&self, annotation: &Expr) -> Option<Value> {
        if self.cur.flags & CodeFlags::FUTURE_ANNOTATIONS != 0 {
            return Some(Value::Str(super::unparse::unparse(annotation).into()));
        }
        if self.list_or_set(annotation) { None } else { self.folds.constant(annotation) }
    }

    pub fn delete(&mut self, target: &'t Expr) -> Fallible {
        let span = target.span;
        let mark = self.cur.top;
        match &target.kind {
            ExprKind::Name { id, .. } => self.delete_name(span, id)?,
            ExprKind::Attribute { value, attr, .. } => {
                let a = self.operand(value, &[], &mut Scratch::none())?;
                let place = self.attribute_place(span, target);
                let name = self.mangled(attr);
                let index = self.name_index(&name);
                let x = self.consume(a, CONSUME_A);
                self.emit(place, Op::DeleteAttr, x, a.reg, 0, index);
            }
            ExprKind::Subscript { value, slice, .. } => {
                let a = self.operand(value, &[slice], &mut Scratch::none())?;
                let b = self.operand(slice, &[], &mut Scratch::none())?;
                let x = self.consume(a, CONSUME_A) | self.consume(b, CONSUME_B);
                self.emit(span, Op::DeleteSubscript, x, a.reg, b.reg, 0);
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.delete(elt))?;
            }
            _ => return self.error("cannot delete expression", span),
        }
        self.cur.release_to(mark);
        Ok(())
    }
}
