//! `match`: patterns are tested from the outside in, names are bound only once the whole pattern has matched.
//!
//! ```text
//!   case [1, x]:     MatchSequence ; GetLen == 2 ; Unpack u, v ← subject ; u == 1 ; (v is kept for x) ; guard ; x = v ; body
//! ```
//! `pattern(p, x)` takes the value in T(x): on success it is gone or kept for a name. On the way temporaries pile up above what was owned when
//! the case began; a test that fails jumps to a way out that drops exactly the pile of that moment. The ways out form one chain, longest pile
//! first.

use super::emit::{Dest, Label, Operand, Reg};
use super::expr::Scratch;
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, Op};
use crate::source::Span;
use crate::syntax::ast::*;
use indexmap::IndexMap;

/// Where tests that fail go, and names that wait for the match.
struct Context {
    base: Vec<Reg>,
    ways_out: IndexMap<Vec<Reg>, Label>,
    stores: Vec<(Ident, Reg)>,
    allow_irrefutable: bool,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { pattern: None, name: None })
}

fn small(value: &Value) -> Option<u16> {
    match value {
        Value::Int(n) => i16::try_from(*n).ok().map(|n| n as u16),
        _ => None,
    }
}

impl<'t> Compiler<'t> {
    pub fn match_(&mut self, span: Span, subject: &'t Expr, cases: &'t [MatchCase]) -> Fallible {
        let mark = self.cur.top;
        let held = self.cur.alloc();
        self.expr(subject, held)?;
        let end = self.label();
        let count = cases.len();
        let default = count > 1 && cases.last().is_some_and(|case| is_wildcard(&case.pattern));
        let tested = count - usize::from(default);
        for (at, case) in cases[..tested].iter().enumerate() {
            let last = at + 1 == tested;
            let x = if last { held } else { self.cur.alloc() };
            if !last {
                self.emit(case.pattern.span, Op::Copy, 0, x, held, 0);
            } else {
                self.cur.disown(held);
            }
            let mut context = Context {
                base: self.owned(),
                ways_out: IndexMap::new(),
                stores: Vec::new(),
                allow_irrefutable: case.guard.is_some() || at + 1 == count,
            };
            self.cur.own(x);
            self.pattern(&case.pattern, x, &mut context)?;
            for (name, reg) in std::mem::take(&mut context.stores) {
                self.store_name(case.pattern.span, &name, Operand { reg, temp: true })?;
            }
            self.cur.release_to(if last { mark } else { held + 1 });
            let next = self.label();
            if let Some(guard) = &case.guard {
                self.jump_if(guard, false, next)?;
            }
            let failed = self.owned();
            if !last {
                self.drop_temp(case.pattern.span, held);
            }
            self.stmts(&case.body)?;
            self.jump(span, end);
            self.restore_owned(failed);
            self.ways_out(case.pattern.span, context, next);
            self.put(next);
        }
        if default && let Some(case) = cases.last() {
            if let Some(guard) = &case.guard {
                self.jump_if(guard, false, end)?;
            }
            self.stmts(&case.body)?;
        }
        self.cur.release_to(mark);
        self.put(end);
        Ok(())
    }

    /// The label for a test that fails now.
    fn failure(&mut self, context: &mut Context) -> Label {
        let pile: Vec<Reg> = self.cur.owned.iter().copied().filter(|reg| context.base.binary_search(reg).is_err()).collect();
        if let Some(&label) = context.ways_out.get(&pile) {
            return label;
        }
        let label = self.label();
        context.ways_out.insert(pile, label);
        label
    }

    /// Drops what piled up, and goes to `next`.
    fn ways_out(&mut self, span: Span, context: Context, next: Label) {
        let mut piles: Vec<(Vec<Reg>, Label)> = context.ways_out.into_iter().collect();
        piles.sort_by_key(|(pile, _)| pile.len());
        while let Some((mut pile, label)) = piles.pop() {
            self.put(label);
            let Some(top) = pile.pop() else {
                self.jump(span, next);
                continue;
            };
            if !self.cur.reachable {
                continue;
            }
            self.drop_temp(span, top);
            let below = match piles.iter().find(|(other, _)| *other == pile) {
                Some(&(_, label)) => label,
                None => {
                    let label = self.label();
                    let at = piles.partition_point(|(other, _)| other.len() <= pile.len());
                    piles.insert(at, (pile, label));
                    label
                }
            };
            self.jump(span, below);
        }
        self.restore_owned(context.base);
    }

    fn pattern(&mut self, pattern: &'t Pattern, x: Reg, context: &mut Context) -> Fallible {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value { value } => {
                if !matches!(value.kind, ExprKind::Attribute { .. }) && !self.folds.is_constant(value) {
                    return self.error("patterns may only match literals and attribute lookups", span);
                }
                let known = self.folds.constant(value);
                let subject = Operand { reg: x, temp: true };
                if let Some(known) = &known
                    && let Some(imm) = small(known)
                {
                    self.mention(known);
                    let flag = self.consume(subject, CONSUME_B);
                    let fail = self.failure(context);
                    self.jump_cond(span, Op::JumpNotEqImm, flag, 0, x, imm, fail);
                    return Ok(());
                }
                let mark = self.cur.top;
                let other = self.number(value, &[], &mut Scratch::none())?;
                let flags = self.consume(subject, CONSUME_B) | self.consume(other, CONSUME_C);
                let fail = self.failure(context);
                self.jump_cond(span, Op::JumpNotEq, flags, 0, x, other.reg, fail);
                self.cur.release_to(mark);
            }
            PatternKind::Singleton { value } => {
                let value = Value::from_literal(value);
                if matches!(value, Value::None) {
                    self.mention_unused(&value);
                    self.cur.disown(x);
                    let fail = self.failure(context);
                    self.jump_cond(span, Op::JumpIfNotNone, CONSUME_A, x, 0, 0, fail);
                } else {
                    let other = self.cur.alloc();
                    self.load_value(span, &value, Dest::Temp(other));
                    self.cur.disown(other);
                    self.cur.disown(x);
                    let fail = self.failure(context);
                    self.jump_cond(span, Op::JumpIsNot, CONSUME_B | CONSUME_C, 0, x, other, fail);
                    self.cur.release_to(other);
                }
            }
            PatternKind::Sequence { patterns } => self.sequence(span, patterns, x, context)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping(span, keys, patterns, rest.as_ref(), x, context)?;
            }
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class_pattern(span, cls, patterns, kwd_attrs, kwd_patterns, x, context)?;
            }
            PatternKind::Star { name } => self.capture(span, name.as_ref(), x, context)?,
            PatternKind::As { pattern: None, name } => {
                if !context.allow_irrefutable {
                    let message = match name {
                        Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                        None => "wildcard makes remaining patterns unreachable".into(),
                    };
                    return self.error(&message, span);
                }
                self.capture(span, name.as_ref(), x, context)?;
            }
            PatternKind::As { pattern: Some(inner), name } => {
                let copy = self.cur.alloc();
                self.emit(span, Op::Copy, 0, copy, x, 0);
                self.cur.own(copy);
                self.pattern(inner, copy, context)?;
                self.capture(span, name.as_ref(), x, context)?;
            }
            PatternKind::Or { patterns } => self.alternatives(span, patterns, x, context)?,
        }
        Ok(())
    }

    /// Keeps T(x) for a name, or drops it.
    fn capture(&mut self, span: Span, name: Option<&Ident>, x: Reg, context: &mut Context) -> Fallible {
        let Some(name) = name else {
            self.drop_temp(span, x);
            return Ok(());
        };
        self.check_name(name, ExprContext::Store, span)?;
        if context.stores.iter().any(|(known, _)| known == name) {
            return self.error(&format!("multiple assignments to name '{name}' in pattern"), span);
        }
        context.stores.push((name.clone(), x));
        Ok(())
    }

    fn subpattern(&mut self, pattern: &'t Pattern, x: Reg, context: &mut Context) -> Fallible {
        let allowed = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, x, context)?;
        context.allow_irrefutable = allowed;
        Ok(())
    }

    /// Fails unless T(t), which dies, is true.
    fn require(&mut self, span: Span, t: Reg, context: &mut Context) {
        self.cur.disown(t);
        let fail = self.failure(context);
        self.jump_cond(span, Op::JumpIfFalse, CONSUME_A, t, 0, 0, fail);
    }

    /// Fails unless `len(T(x)) op size`; `op` is the branch taken if not.
    fn require_length(&mut self, span: Span, x: Reg, op: Op, size: usize, context: &mut Context) {
        let t = self.cur.alloc();
        self.emit(span, Op::GetLen, 0, t, x, 0);
        self.mention(&Value::Int(size as i64));
        let fail = self.failure(context);
        self.jump_cond(span, op, CONSUME_B, 0, t, size.min(32767) as u16, fail);
        self.cur.release_to(t);
    }

    fn sequence(&mut self, span: Span, patterns: &'t [Pattern], x: Reg, context: &mut Context) -> Fallible {
        let mut star = None;
        for (at, pattern) in patterns.iter().enumerate() {
            if matches!(pattern.kind, PatternKind::Star { .. }) && star.replace(at).is_some() {
                return self.error("multiple starred names in sequence pattern", span);
            }
        }
        let star_wildcard = star.is_some_and(|at| matches!(patterns[at].kind, PatternKind::Star { name: None }));
        let only_wildcards =
            patterns.iter().all(|pattern| is_wildcard(pattern) || matches!(pattern.kind, PatternKind::Star { name: None }));
        let size = patterns.len();
        let t = self.cur.alloc();
        self.emit(span, Op::MatchSequence, 0, t, x, 0);
        self.cur.own(t);
        self.require(span, t, context);
        self.cur.release_to(t);
        match star {
            None => self.require_length(span, x, Op::JumpNotEqImm, size, context),
            Some(_) if size > 1 => self.require_length(span, x, Op::JumpNotGeImm, size - 1, context),
            Some(_) => {}
        }
        if only_wildcards {
            self.drop_temp(span, x);
            return Ok(());
        }
        match star {
            Some(star) if star_wildcard => {
                for (at, pattern) in patterns.iter().enumerate() {
                    if is_wildcard(pattern) || at == star {
                        continue;
                    }
                    let item = self.cur.alloc();
                    let index = self.cur.alloc();
                    if at < star {
                        self.load_value(span, &Value::Int(at as i64), Dest::Temp(index));
                    } else {
                        let back = Value::Int((size - at) as i64);
                        self.mention(&back);
                        self.emit(span, Op::GetLen, 0, index, x, 0);
                        self.emit(span, Op::SubImm, CONSUME_B, index, index, (size - at) as u16);
                        self.cur.own(index);
                    }
                    self.cur.disown(index);
                    self.emit(span, Op::Subscript, CONSUME_C, item, x, index);
                    self.cur.own(item);
                    self.cur.release_to(index);
                    self.subpattern(pattern, item, context)?;
                }
                self.drop_temp(span, x);
            }
            _ => {
                if star.is_some_and(|at| at >= 1 << 8) {
                    return self.error("too many expressions in star-unpacking sequence pattern", span);
                }
                let first = self.cur.alloc_many(size);
                self.cur.disown(x);
                match star {
                    None => self.emit(span, Op::Unpack, CONSUME_B, first, x, size as u16),
                    Some(at) => {
                        let counts = at as u64 | ((size - at - 1) as u64) << 32;
                        self.emit_extra(span, Op::UnpackEx, CONSUME_B, first, x, 0, counts);
                    }
                }
                self.parts(patterns.iter(), first, context)?;
            }
        }
        Ok(())
    }

    /// Matches patterns against the temporaries from `first` on, which have just arrived.
    fn parts(&mut self, patterns: impl Iterator<Item = &'t Pattern> + Clone, first: Reg, context: &mut Context) -> Fallible {
        let count = patterns.clone().count();
        for at in 0..count {
            self.cur.own(first.saturating_add(at as Reg));
        }
        for (at, pattern) in patterns.enumerate() {
            self.subpattern(pattern, first.saturating_add(at as Reg), context)?;
        }
        Ok(())
    }

    fn mapping(
        &mut self,
        span: Span,
        keys: &'t [Expr],
        patterns: &'t [Pattern],
        rest: Option<&'t Ident>,
        x: Reg,
        context: &mut Context,
    ) -> Fallible {
        let size = keys.len();
        let t = self.cur.alloc();
        self.emit(span, Op::MatchMapping, 0, t, x, 0);
        self.cur.own(t);
        self.require(span, t, context);
        self.cur.release_to(t);
        if size == 0 && rest.is_none() {
            self.drop_temp(span, x);
            return Ok(());
        }
        if size > 0 {
            self.require_length(span, x, Op::JumpNotGeImm, size, context);
        }
        let tuple = self.cur.alloc();
        let mut seen: Vec<Value> = Vec::new();
        for key in keys {
            if let Some(value) = self.folds.constant(key) {
                if seen.iter().any(|known| known.equals(&value)) {
                    let shown = super::unparse::unparse(key);
                    let shown = String::from_utf8_lossy(&shown).into_owned();
                    return self.error(&format!("mapping pattern checks duplicate key ({shown})"), span);
                }
                seen.push(value);
            } else if !matches!(key.kind, ExprKind::Attribute { .. }) {
                return self.error("mapping pattern keys may only match literals and attribute lookups", span);
            }
        }
        if seen.len() == size {
            self.load_late_tuple(span, seen, tuple);
        } else {
            for key in keys {
                let reg = self.cur.alloc();
                self.expr(key, reg)?;
            }
            self.build(span, Op::BuildTuple, tuple, tuple + 1, size);
            self.cur.release_to(tuple + 1);
        }
        let values = self.cur.alloc();
        self.emit(span, Op::MatchKeys, 0, values, x, tuple);
        self.cur.own(values);
        self.mention_unused(&Value::None);
        let fail = self.failure(context);
        self.jump_cond(span, Op::JumpIfNone, 0, values, 0, 0, fail);
        self.cur.alloc_many(size.saturating_sub(1));
        self.cur.disown(values);
        self.emit(span, Op::Unpack, CONSUME_B, values, values, size as u16);
        self.parts(patterns.iter(), values, context)?;
        let Some(rest) = rest else {
            self.drop_temp(span, tuple);
            self.drop_temp(span, x);
            return Ok(());
        };
        let dict = self.cur.alloc();
        self.build(span, Op::BuildMap, dict, dict, 0);
        self.cur.disown(x);
        self.emit(span, Op::DictUpdate, 0, dict, x, 0);
        let first = self.cur.alloc_many(size.max(1));
        self.cur.disown(tuple);
        self.emit(span, Op::Unpack, CONSUME_B, first, tuple, size as u16);
        for at in 0..size {
            self.cur.own(first.saturating_add(at as Reg));
        }
        for at in 0..size {
            let key = first.saturating_add(at as Reg);
            self.cur.disown(key);
            self.emit(span, Op::DeleteSubscript, CONSUME_B, dict, key, 0);
        }
        self.cur.release_to(first);
        self.capture(span, Some(rest), dict, context)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a class pattern")]
    fn class_pattern(
        &mut self,
        span: Span,
        cls: &'t Expr,
        patterns: &'t [Pattern],
        attrs: &'t [Ident],
        attr_patterns: &'t [Pattern],
        x: Reg,
        context: &mut Context,
    ) -> Fallible {
        for (at, attr) in attrs.iter().enumerate() {
            self.check_name(attr, ExprContext::Store, attr_patterns.get(at).map_or(span, |p| p.span))?;
            if let Some(again) = attrs[at + 1..].iter().position(|other| other == attr) {
                let place = attr_patterns.get(at + 1 + again).map_or(span, |pattern| pattern.span);
                return self.error(&format!("attribute name repeated in class pattern: {attr}"), place);
            }
        }
        if patterns.len() > usize::from(u8::MAX) {
            return self.error("too many sub-patterns in class pattern", span);
        }
        let class = self.cur.alloc();
        self.expr(cls, class)?;
        let names: Vec<Value> = attrs.iter().map(|name| Value::Str(name.as_bytes().into())).collect();
        let names = self.mention(&Value::Tuple(names.into()));
        self.cur.disown(class);
        self.cur.disown(x);
        self.emit_extra(span, Op::MatchClass, patterns.len() as u8, class, x, class, u64::from(names));
        self.cur.own(class);
        self.mention_unused(&Value::None);
        let fail = self.failure(context);
        self.jump_cond(span, Op::JumpIfNone, 0, class, 0, 0, fail);
        let size = patterns.len() + attr_patterns.len();
        self.cur.alloc_many(size.saturating_sub(1));
        self.cur.disown(class);
        self.emit(span, Op::Unpack, CONSUME_B, class, class, size as u16);
        self.parts(patterns.iter().chain(attr_patterns), class, context)
    }

    fn alternatives(&mut self, span: Span, patterns: &'t [Pattern], x: Reg, context: &mut Context) -> Fallible {
        let end = self.label();
        // Names wait in the same registers whichever alternative matched.
        let mut names = Vec::new();
        if let Some(first) = patterns.first() {
            captured(first, &mut names);
        }
        let kept = self.cur.alloc_many(names.len());
        let mark = self.cur.top;
        let count = patterns.len();
        for (at, pattern) in patterns.iter().enumerate() {
            let copy = self.cur.alloc();
            self.emit(span, Op::Copy, 0, copy, x, 0);
            let mut inner = Context {
                base: self.owned(),
                ways_out: IndexMap::new(),
                stores: context.stores.iter().map(|(name, reg)| (name.clone(), *reg)).collect(),
                allow_irrefutable: at + 1 == count && context.allow_irrefutable,
            };
            let known = inner.stores.len();
            self.cur.own(copy);
            self.pattern(pattern, copy, &mut inner)?;
            let found = inner.stores.split_off(known);
            let same = found.len() == names.len() && names.iter().all(|name| found.iter().any(|(other, _)| other == name));
            if !same {
                return self.error("alternative patterns bind different names", span);
            }
            // A register may be both source and goal of different names only above `kept`, so the moves do not disturb one another.
            for (to, name) in names.iter().enumerate() {
                let to = kept + to as Reg;
                if let Some(&(_, from)) = found.iter().find(|(other, _)| other == name) {
                    self.cur.disown(from);
                    self.emit(span, Op::Move, 0, to, from, 0);
                    self.cur.own(to);
                }
            }
            self.jump(span, end);
            let next = self.label();
            let base = inner.base.clone();
            self.restore_owned(base);
            self.ways_out(pattern.span, inner, next);
            self.put(next);
            self.cur.release_to(mark);
        }
        let fail = self.failure(context);
        self.jump(span, fail);
        for at in 0..names.len() {
            self.cur.own(kept + at as Reg);
        }
        self.put(end);
        self.drop_temp(span, x);
        for (at, name) in names.into_iter().enumerate() {
            context.stores.push((name, kept + at as Reg));
        }
        Ok(())
    }
}

/// The names a pattern binds, in order.
fn captured(pattern: &Pattern, names: &mut Vec<Ident>) {
    let mut add = |name: &Option<Ident>| {
        if let Some(name) = name
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    };
    match &pattern.kind {
        PatternKind::Value { .. } | PatternKind::Singleton { .. } => {}
        PatternKind::Sequence { patterns } => patterns.iter().for_each(|p| captured(p, names)),
        PatternKind::Mapping { patterns, rest, .. } => {
            patterns.iter().for_each(|p| captured(p, names));
            if let Some(rest) = rest
                && !names.contains(rest)
            {
                names.push(rest.clone());
            }
        }
        PatternKind::Class { patterns, kwd_patterns, .. } => {
            patterns.iter().chain(kwd_patterns).for_each(|p| captured(p, names));
        }
        PatternKind::Star { name } => add(name),
        PatternKind::As { pattern: inner, name } => {
            if let Some(inner) = inner {
                captured(inner, names);
            }
            if let Some(name) = name
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        PatternKind::Or { patterns } => {
            if let Some(first) = patterns.first() {
                captured(first, names);
            }
        }
    }
}
