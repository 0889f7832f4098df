//! Displays and f-strings: lists, tuples, sets, dicts.
//!
//! How a container is built decides its size, so this follows CPython: three or more constants come as one constant tuple that extends an empty
//! list (set); more than 30 elements, or anything with a star, are added one by one; dicts grow in chunks.

use super::call::Gather;
use super::emit::{Dest, Operand, Reg};
use super::expr::Scratch;
use super::fold::Value;
use super::{Compiler, Fallible};
use crate::code::limits::STACK_USE;
use crate::code::{CONSUME_B, CONSUME_C, Op};
use crate::source::Span;
use crate::syntax::ast::*;

impl<'t> Compiler<'t> {
    /// T(t) ← display.
    pub fn display(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let span = expr.span;
        let mark = self.cur.top;
        match &expr.kind {
            ExprKind::Tuple { elts, .. } => self.gather(span, t, 0, elts, Gather::Tuple)?,
            ExprKind::List { elts, .. } => self.gather(span, t, 0, elts, Gather::List)?,
            ExprKind::Set { elts } => self.gather(span, t, 0, elts, Gather::Set)?,
            ExprKind::Dict { keys, values } => self.dict(span, t, keys, values)?,
            _ => {}
        }
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← container of the `preset` values from t on and of `elts`.
    pub fn gather(&mut self, span: Span, t: Reg, preset: usize, elts: &'t [Expr], into: Gather) -> Fallible {
        let (build, add, extend) = match into {
            Gather::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        let tuple = matches!(into, Gather::Tuple | Gather::CallTuple);
        let count = elts.len() + preset;
        // Where the stack ends once the container is in t and the preset values in it.
        let base = if preset > 0 { t + 1 } else { self.cur.top };
        if (elts.len() > 2 || (tuple && preset == 0)) && elts.iter().all(|elt| self.folds.is_constant(elt) && !self.list_or_set(elt)) {
            let items: Vec<Value> = elts.iter().filter_map(|elt| self.folds.constant(elt)).collect();
            let folded = match into {
                Gather::Set => Value::FrozenSet(items.into()),
                _ => Value::Tuple(items.into()),
            };
            if tuple && preset == 0 {
                self.load_value(span, &folded, Dest::Temp(t));
                return Ok(());
            }
            self.build(span, build, t, t, preset);
            self.cur.release_to(base);
            let from = self.cur.alloc();
            self.load_value(span, &folded, Dest::Temp(from));
            self.cur.disown(from);
            self.emit(span, extend, 0, t, from, 0);
            self.cur.release_to(from);
            if tuple {
                self.list_to_tuple(span, t);
            }
            return Ok(());
        }
        let big = count > STACK_USE;
        let starred = elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }));
        if !starred && !big {
            // The elements lie behind the preset ones, or begin at the destination itself if that is on top of the stack.
            let in_place = preset == 0 && t + 1 == base;
            let first = if preset > 0 || in_place { t } else { base };
            for (at, elt) in elts.iter().enumerate() {
                let reg = if in_place && at == 0 { t } else { self.cur.alloc() };
                self.expr(elt, reg)?;
            }
            self.build(span, if tuple { Op::BuildTuple } else { build }, t, first, count);
            return Ok(());
        }
        let mut built = big;
        if big {
            self.build(span, build, t, t, preset);
            self.cur.release_to(base);
        }
        let mut pending = 0;
        for elt in elts {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !built {
                    let first = if preset > 0 { t } else { base };
                    self.build(span, build, t, first, preset + pending);
                    built = true;
                    self.cur.release_to(base);
                }
                let from = self.cur.alloc();
                self.expr(value, from)?;
                self.cur.disown(from);
                self.emit(span, extend, 1, t, from, 0);
                self.cur.release_to(base);
            } else if built {
                let item = self.operand(elt, &[], &mut Scratch::none())?;
                let x = self.consume(item, CONSUME_B);
                self.emit(span, add, x, t, item.reg, 0);
                self.cur.release_to(base);
            } else {
                let reg = self.cur.alloc();
                self.expr(elt, reg)?;
                pending += 1;
            }
        }
        if tuple {
            self.list_to_tuple(span, t);
        }
        Ok(())
    }

    /// T(t) ← container of `count` temporaries from `first` on.
    pub fn build(&mut self, span: Span, op: Op, t: Reg, first: Reg, count: usize) {
        self.cur.disown_many(first, count);
        self.emit(span, op, 0, t, first, count as u16);
        self.cur.own(t);
    }

    fn list_to_tuple(&mut self, span: Span, t: Reg) {
        self.cur.disown(t);
        self.emit(span, Op::ListToTuple, 0, t, 0, 0);
        self.cur.own(t);
    }

    fn dict(&mut self, span: Span, t: Reg, keys: &'t [Option<Expr>], values: &'t [Expr]) -> Fallible {
        let mut have_dict = false;
        let mut pending = 0;
        for at in 0..values.len() {
            if keys[at].is_none() {
                if pending > 0 {
                    self.dict_part(span, t, &mut have_dict, &keys[at - pending..at], &values[at - pending..at])?;
                    pending = 0;
                }
                if !have_dict {
                    self.build(span, Op::BuildMap, t, t, 0);
                    have_dict = true;
                }
                let from = self.cur.alloc();
                self.expr(&values[at], from)?;
                self.cur.disown(from);
                self.emit(span, Op::DictUpdate, 0, t, from, 0);
                self.cur.release_to(from);
            } else if pending * 2 > STACK_USE {
                let start = at - pending;
                self.dict_part(span, t, &mut have_dict, &keys[start..=at], &values[start..=at])?;
                pending = 0;
            } else {
                pending += 1;
            }
        }
        if pending > 0 {
            let start = values.len() - pending;
            self.dict_part(span, t, &mut have_dict, &keys[start..], &values[start..])?;
        }
        if !have_dict {
            self.build(span, Op::BuildMap, t, t, 0);
        }
        Ok(())
    }

    fn dict_part(&mut self, span: Span, t: Reg, have_dict: &mut bool, keys: &'t [Option<Expr>], values: &'t [Expr]) -> Fallible {
        let mark = self.cur.top;
        let into = if *have_dict { self.cur.alloc() } else { t };
        let big = keys.len() * 2 > STACK_USE;
        let constant = |key: &Option<Expr>| key.as_ref().filter(|key| !self.list_or_set(key)).and_then(|key| self.folds.constant(key));
        let constants: Option<Vec<Value>> = if keys.len() > 1 && !big { keys.iter().map(constant).collect() } else { None };
        if let Some(constants) = constants {
            self.const_key_map(span, into, constants, values.iter())?;
        } else {
            self.map(span, into, keys, values, big)?;
        }
        if *have_dict {
            self.cur.disown(into);
            self.emit(span, Op::DictUpdate, 0, t, into, 0);
        }
        *have_dict = true;
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(into) ← dict of constant keys: they come last, as one tuple.
    pub fn const_key_map(&mut self, span: Span, into: Reg, keys: Vec<Value>, values: impl Iterator<Item = &'t Expr>) -> Fallible {
        let first = self.cur.top;
        let count = keys.len();
        for value in values {
            let reg = self.cur.alloc();
            self.expr(value, reg)?;
        }
        let keys = self.mention(&Value::Tuple(keys.into()));
        self.cur.disown_many(first, count);
        self.emit_extra(span, Op::BuildConstKeyMap, 0, into, first, count as u16, u64::from(keys));
        self.cur.own(into);
        self.cur.release_to(first);
        Ok(())
    }

    fn map(&mut self, span: Span, into: Reg, keys: &'t [Option<Expr>], values: &'t [Expr], big: bool) -> Fallible {
        if big {
            self.build(span, Op::BuildMap, into, into, 0);
        }
        let first = self.cur.top;
        for (key, value) in keys.iter().zip(values) {
            let Some(key) = key else { continue };
            let key_reg = self.cur.alloc();
            self.expr(key, key_reg)?;
            let value_reg = self.cur.alloc();
            self.expr(value, value_reg)?;
            if big {
                self.cur.disown_many(key_reg, 2);
                self.emit(span, Op::MapAdd, 0, into, key_reg, value_reg);
                self.cur.release_to(first);
            }
        }
        if !big {
            self.cur.disown_many(first, keys.len() * 2);
            self.emit(span, Op::BuildMap, 0, into, first, keys.len() as u16);
            self.cur.own(into);
        }
        self.cur.release_to(first);
        Ok(())
    }

    /// T(t) ← f-string.
    pub fn joined_string(&mut self, span: Span, values: &'t [Expr], t: Reg) -> Fallible {
        self.concatenation(span, t, values.len(), |cx, at, reg| cx.expr(&values[at], reg))
    }

    /// T(t) ← the strings that `part` computes, put together.
    fn concatenation(&mut self, span: Span, t: Reg, count: usize, part: impl Fn(&mut Self, usize, Reg) -> Fallible) -> Fallible {
        let mark = self.cur.top;
        match count {
            0 => self.build(span, Op::BuildString, t, t, 0),
            1 => part(self, 0, t)?,
            _ if count > STACK_USE => {
                // ''.join([...]), as CPython does it.
                let window = self.cur.alloc();
                self.load_str(span, "", window);
                let index = self.name_index(&"join".into());
                self.cur.disown(window);
                self.emit(span, Op::LoadMethod, CONSUME_B, window, window, index);
                self.cur.own(window);
                self.cur.own(window + 3);
                let list = self.cur.alloc_many(4) + 3;
                self.build(span, Op::BuildList, list, list, 0);
                for at in 0..count {
                    let item = self.cur.alloc();
                    part(self, at, item)?;
                    self.cur.disown(item);
                    self.emit(span, Op::ListAppend, CONSUME_B, list, item, 0);
                    self.cur.release_to(item);
                }
                self.cur.disown(window);
                self.cur.disown_many(window + 3, 2);
                self.emit(span, Op::CallMethod, 1, window, 0, 0);
                self.emit(span, Op::Move, 0, t, window, 0);
                self.cur.own(t);
            }
            _ => {
                let first = if t + 1 == mark { t } else { mark };
                for at in 0..count {
                    let reg = if first == t && at == 0 { t } else { self.cur.alloc() };
                    part(self, at, reg)?;
                }
                self.build(span, Op::BuildString, t, first, count);
            }
        }
        self.cur.release_to(mark);
        Ok(())
    }

    /// `"%s: %5r" % (a, b)` is an f-string in other words, if it asks for no more than that.
    pub fn percent_format(&self, left: &Expr, right: &'t Expr) -> Option<Vec<Part<'t>>> {
        let ExprKind::Tuple { elts, .. } = &right.kind else { return None };
        if self.folds.is_constant(right) || !self.folds.is_constant(left) {
            return None;
        }
        let Some(Value::Str(text)) = self.folds.constant(left) else { return None };
        let mut items = elts.iter();
        let mut parts = Vec::new();
        let mut held = Vec::new();
        let mut rest = &text[..];
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            if byte != b'%' {
                held.push(byte);
                continue;
            }
            if let Some((b'%', after)) = rest.split_first() {
                held.push(b'%');
                rest = after;
                continue;
            }
            let (conversion, spec) = percent_field(&mut rest)?;
            if !held.is_empty() {
                parts.push(Part::Text(Value::Str(std::mem::take(&mut held).into())));
            }
            let item = items.next()?;
            if matches!(item.kind, ExprKind::Starred { .. }) {
                return None;
            }
            parts.push(Part::Field(item, conversion, spec));
        }
        if !held.is_empty() {
            parts.push(Part::Text(Value::Str(held.into())));
        }
        items.next().is_none().then_some(parts)
    }

    /// T(t) ← the parts of a `%` format.
    pub fn percent(&mut self, span: Span, parts: &[Part<'t>], t: Reg) -> Fallible {
        self.concatenation(span, t, parts.len(), |cx, at, reg| cx.percent_part(span, &parts[at], reg))
    }

    fn percent_part(&mut self, span: Span, part: &Part<'t>, t: Reg) -> Fallible {
        let Part::Field(item, conversion, spec) = part else {
            if let Part::Text(value) = part {
                self.load_value(span, value, Dest::Temp(t));
            }
            return Ok(());
        };
        let mark = self.cur.top;
        let mut scratch = Scratch::new(Dest::Temp(t));
        let operand = self.operand(item, &[], &mut scratch)?;
        let mut format_spec = Operand { reg: 0, temp: false };
        if let Some(spec) = spec {
            format_spec = Operand { reg: scratch.take(self), temp: true };
            self.load_value(span, spec, Dest::Temp(format_spec.reg));
        }
        let x = conversion | self.consume(operand, CONSUME_B) | self.consume(format_spec, CONSUME_C);
        self.emit(item.span, Op::FormatValue, x, t, operand.reg, format_spec.reg);
        self.cur.own(t);
        self.cur.release_to(mark);
        Ok(())
    }

    /// T(t) ← one replacement field.
    pub fn formatted(&mut self, expr: &'t Expr, t: Reg) -> Fallible {
        let ExprKind::FormattedValue { value, conversion, format_spec } = &expr.kind else { return Ok(()) };
        let mark = self.cur.top;
        let mut scratch = Scratch::new(Dest::Temp(t));
        let later: Vec<&Expr> = format_spec.iter().map(|spec| &**spec).collect();
        let item = self.operand(value, &later, &mut scratch)?;
        let mut x = match conversion {
            Conversion::None => 0,
            Conversion::Str => 1 << 4,
            Conversion::Repr => 2 << 4,
            Conversion::Ascii => 3 << 4,
        };
        let mut spec = Operand { reg: 0, temp: false };
        if let Some(format_spec) = format_spec {
            let reg = scratch.take(self);
            self.expr(format_spec, reg)?;
            spec = Operand { reg, temp: true };
        }
        x |= self.consume(item, CONSUME_B) | self.consume(spec, CONSUME_C);
        self.emit(expr.span, Op::FormatValue, x, t, item.reg, spec.reg);
        self.cur.own(t);
        self.cur.release_to(mark);
        Ok(())
    }
}

/// A piece of a `%` format.
pub(super) enum Part<'t> {
    Text(Value),
    /// What is formatted, its conversion as `FormatValue` has it, and the format spec.
    Field(&'t Expr, u8, Option<Value>),
}

/// What stands behind a `%`, if it is `s`, `r` or `a`: conversion and format spec. Flags but `-` mean nothing to strings.
fn percent_field(rest: &mut &[u8]) -> Option<(u8, Option<Value>)> {
    let mut left = false;
    while let Some((flag @ (b'-' | b'+' | b' ' | b'#' | b'0'), after)) = rest.split_first() {
        left |= *flag == b'-';
        *rest = after;
    }
    let width = percent_number(rest)?;
    let mut precision = None;
    if let Some((b'.', after)) = rest.split_first() {
        *rest = after;
        precision = Some(percent_number(rest)?.unwrap_or(0));
    }
    let (kind, after) = rest.split_first()?;
    *rest = after;
    let conversion = match kind {
        b's' => 1 << 4,
        b'r' => 2 << 4,
        b'a' => 3 << 4,
        _ => return None,
    };
    let mut spec = String::new();
    if let Some(width) = width {
        // `%` puts everything to the right.
        let align = if !left && width > 0 { ">" } else { "" };
        spec = format!("{align}{width}");
    }
    if let Some(precision) = precision {
        spec += &format!(".{precision}");
    }
    Some((conversion, (!spec.is_empty()).then(|| Value::Str(spec.as_bytes().into()))))
}

/// A number of at most two digits, if there is one; None if it is longer.
fn percent_number(rest: &mut &[u8]) -> Option<Option<u32>> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, after) = rest.split_at(digits);
    *rest = after;
    match number {
        [] => Some(None),
        [_] | [_, _] => Some(Some(number.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))),
        _ => None,
    }
}
