//! Names: where one lives, and how it is loaded, stored and deleted there.
//!
//! Inside an inlined comprehension a name is looked up in the comprehension's own block first: what is local there has a register of this body,
//! what is free there belongs to the comprehension or body around it. A class body is skipped on that way, as it is for a nested function.

use super::emit::{Dest, Operand, Reg};
use super::scope::{BlockKind, Kind, mangle};
use super::{Compiler, Fallible};
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, Const, ConstId, Op};
use crate::compile::fold::Value;
use crate::source::{Diagnostic, Span};
use crate::syntax::ast::{Expr, ExprContext, ExprKind, Ident};

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// In a register of this body.
    Local(Reg),
    /// In the dict of locals without registers.
    Far,
    /// In the cell in a register.
    Cell(Reg),
    /// In the class namespace, else in the cell.
    ClassOrCell(Reg),
    /// Global or builtin.
    Global,
    /// In the class seen from an annotation scope (its namespace is in this cell), else global.
    ClassOrGlobal(Reg),
    /// In the class seen from an annotation scope, else in the cell (the second register).
    ClassDictOrCell(Reg, Reg),
    /// In the namespace of the module or class, else global.
    Namespace,
}

impl<'t> Compiler<'t> {
    /// A name as this class sees it.
    pub fn mangled(&self, name: &Ident) -> Ident {
        mangle(self.cur.private.as_deref(), name)
    }

    fn cell_of(&self, name: &str) -> Option<Reg> {
        self.cur.cells.get(name).or_else(|| self.cur.frees.get(name)).copied()
    }

    /// Where a name, already mangled, lives.
    pub fn place_of(&mut self, name: &Ident) -> Place {
        for depth in (0..self.cur.inlined.len()).rev() {
            let comp = &self.scopes.all[self.cur.inlined[depth]];
            match comp.lookup(name) {
                Kind::Local => return Place::Local(self.cur.local(name)),
                Kind::Cell => {
                    return self.cell_of(name).map_or(Place::Global, Place::Cell);
                }
                Kind::GlobalExplicit => return Place::Global,
                Kind::GlobalImplicit => {
                    let body = &self.scopes.all[self.cur.scope];
                    return match body.kind {
                        BlockKind::Module => Place::Namespace,
                        _ => Place::Global,
                    };
                }
                Kind::Free | Kind::Unknown => {}
            }
        }
        let inside_comprehension = !self.cur.inlined.is_empty();
        let scope = &self.scopes.all[self.cur.scope];
        let function_like = scope.is_function_like();
        let class_dict = if scope.can_see_class_scope { self.cell_of("__classdict__") } else { None };
        match scope.lookup(name) {
            Kind::Local if function_like && self.cur.is_far(name) => Place::Far,
            Kind::Local if function_like => Place::Local(self.cur.local(name)),
            Kind::Free | Kind::Cell => match self.cell_of(name) {
                Some(cell) if scope.kind == BlockKind::Class && !inside_comprehension => Place::ClassOrCell(cell),
                Some(cell) => match class_dict {
                    Some(dict) => Place::ClassDictOrCell(dict, cell),
                    None => Place::Cell(cell),
                },
                None => Place::Global,
            },
            Kind::GlobalImplicit if function_like => match class_dict {
                Some(dict) => Place::ClassOrGlobal(dict),
                None => Place::Global,
            },
            Kind::GlobalExplicit => Place::Global,
            // Free in a comprehension of a class, but a name of the class too: the comprehension means the one further out.
            _ if inside_comprehension && scope.kind == BlockKind::Class => match self.cell_of(name) {
                Some(cell) => Place::Cell(cell),
                None => Place::Global,
            },
            _ => Place::Namespace,
        }
    }

    /// Gives the locals mentioned in `value` their registers before `target` gets its own, as CPython does by compiling the value first. Registers are
    /// the order in which locals die, so this can be seen.
    pub fn mention_before(&mut self, target: &'t Expr, value: &'t Expr) {
        let ExprKind::Name { id, .. } = &target.kind else { return };
        let name = self.mangled(id);
        if !self.cur.varnames.contains(&name) {
            self.mention_locals(value);
        }
    }

    fn mention_locals(&mut self, expr: &'t Expr) {
        match &expr.kind {
            ExprKind::Name { .. } => {
                self.as_local(expr);
            }
            ExprKind::Constant(_) | ExprKind::Lambda { .. } | ExprKind::GeneratorExp { .. } => {}
            ExprKind::NamedExpr { target, value } => {
                self.mention_locals(value);
                self.mention_locals(target);
            }
            ExprKind::ListComp { generators, .. } | ExprKind::SetComp { generators, .. } | ExprKind::DictComp { generators, .. } => {
                if let Some(first) = generators.first() {
                    self.mention_locals(&first.iter);
                }
                let scope = self.scopes.of(super::scope::key(expr));
                if self.scopes.all[scope].inlined {
                    for name in self.comprehension_names(scope) {
                        self.cur.local(&name.0);
                    }
                }
            }
            ExprKind::BinOp { left, right, .. } => {
                self.mention_locals(left);
                self.mention_locals(right);
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Await { value }
            | ExprKind::YieldFrom { value }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.mention_locals(value),
            ExprKind::Yield { value } => value.iter().for_each(|value| self.mention_locals(value)),
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => {
                values.iter().for_each(|value| self.mention_locals(value));
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } | ExprKind::Set { elts } => {
                elts.iter().for_each(|elt| self.mention_locals(elt));
            }
            ExprKind::Dict { keys, values } => {
                for (key, value) in keys.iter().zip(values) {
                    key.iter().for_each(|key| self.mention_locals(key));
                    self.mention_locals(value);
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.mention_locals(test);
                self.mention_locals(body);
                self.mention_locals(orelse);
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.mention_locals(left);
                comparators.iter().for_each(|right| self.mention_locals(right));
            }
            ExprKind::Call { func, args, keywords } => {
                self.mention_locals(func);
                args.iter().for_each(|arg| self.mention_locals(arg));
                keywords.iter().for_each(|keyword| self.mention_locals(&keyword.value));
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.mention_locals(value);
                format_spec.iter().for_each(|spec| self.mention_locals(spec));
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.mention_locals(value);
                self.mention_locals(slice);
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().for_each(|part| self.mention_locals(part));
            }
        }
    }

    /// The names an inlined comprehension binds, and which of them are cells.
    pub fn comprehension_names(&self, scope: super::scope::ScopeId) -> Vec<(Ident, bool)> {
        let scope = &self.scopes.all[scope];
        scope
            .symbols
            .iter()
            .filter(|&(_, &flags)| flags & super::scope::DEF_PARAM == 0)
            .filter_map(|(name, _)| match scope.lookup(name) {
                Kind::Local => Some((name.clone(), false)),
                Kind::Cell => Some((name.clone(), true)),
                _ => None,
            })
            .collect()
    }

    /// Refuses to bind or delete `__debug__`.
    pub fn check_name(&self, name: &str, ctx: ExprContext, span: Span) -> Fallible {
        if name != "__debug__" {
            return Ok(());
        }
        let message = match ctx {
            ExprContext::Store => "cannot assign to __debug__",
            ExprContext::Del => "cannot delete __debug__",
            ExprContext::Load => return Ok(()),
        };
        Err(Box::new(Diagnostic::syntax(message, span)))
    }

    /// The register of an expression that is a local variable.
    pub fn as_local(&mut self, expr: &Expr) -> Option<Reg> {
        let ExprKind::Name { id, .. } = &expr.kind else { return None };
        if &**id == "__debug__" {
            return None;
        }
        let name = self.mangled(id);
        match self.place_of(&name) {
            Place::Local(reg) => Some(reg),
            _ => None,
        }
    }

    /// T(t) ← name.
    pub fn load_name(&mut self, span: Span, id: &Ident, t: Reg) {
        let name = self.mangled(id);
        match self.place_of(&name) {
            Place::Local(reg) => self.emit(span, Op::Copy, 0, t, reg, 0),
            Place::Far => self.load_far(span, &name, t),
            Place::Cell(cell) => self.emit(span, Op::LoadDeref, 0, t, cell, 0),
            Place::ClassOrCell(cell) => {
                self.emit(span, Op::LoadLocals, 0, t, 0, 0);
                self.emit(span, Op::LoadFromDictOrDeref, 0, t, cell, 0);
            }
            Place::ClassDictOrCell(dict, cell) => {
                self.emit(span, Op::LoadDeref, 0, t, dict, 0);
                self.emit(span, Op::LoadFromDictOrDeref, 0, t, cell, 0);
            }
            Place::ClassOrGlobal(dict) => {
                let index = self.name_index(&name);
                self.emit(span, Op::LoadDeref, 0, t, dict, 0);
                self.emit(span, Op::LoadFromDictOrGlobals, 0, t, 0, index);
            }
            Place::Global => {
                let (high, index) = self.wide_name_index(&name);
                self.emit(span, Op::LoadGlobal, 0, t, high, index);
            }
            Place::Namespace => {
                let (high, index) = self.wide_name_index(&name);
                self.emit(span, Op::LoadName, 0, t, high, index);
            }
        }
        self.cur.own(t);
    }

    fn far_dict(&self) -> Reg {
        self.cur.far_dict.unwrap_or_default()
    }

    /// T(t) ← a local without a register.
    fn load_far(&mut self, span: Span, name: &Ident, t: Reg) {
        let dict = self.far_dict();
        let index = self.name_index(name);
        self.emit(span, Op::Copy, 0, t, dict, 0);
        self.emit(span, Op::LoadFar, 0, t, 0, index);
    }

    /// name ← operand; a temporary dies.
    pub fn store_name(&mut self, span: Span, id: &Ident, value: Operand) -> Fallible {
        let key = self.far_key(span, id);
        self.store_name_by(span, id, value, key)
    }

    /// The first part of storing a local without a register: its key, in a temporary on top.
    pub fn far_key(&mut self, span: Span, id: &Ident) -> Option<Reg> {
        let name = self.mangled(id);
        if self.place_of(&name) != Place::Far {
            return None;
        }
        let key = self.cur.alloc();
        self.load_str(span, &name, key);
        Some(key)
    }

    /// The second part of storing a name.
    pub fn store_name_by(&mut self, span: Span, id: &Ident, value: Operand, key: Option<Reg>) -> Fallible {
        self.check_name(id, ExprContext::Store, span)?;
        if let Some(key) = key {
            let dict = self.far_dict();
            self.cur.disown(key);
            let x = self.consume(value, CONSUME_C) | CONSUME_B;
            self.emit(span, Op::StoreSubscript, x, dict, key, value.reg);
            self.cur.release_to(key);
            return Ok(());
        }
        let name = self.mangled(id);
        match self.place_of(&name) {
            Place::Local(reg) => {
                self.consume(value, 0);
                let op = if value.temp { Op::StoreLocal } else { Op::CopyLocal };
                self.emit(span, op, 0, reg, value.reg, 0);
            }
            // It has a key.
            Place::Far => {}
            Place::Cell(cell) | Place::ClassOrCell(cell) | Place::ClassDictOrCell(_, cell) => {
                let x = self.consume(value, CONSUME_B);
                self.emit(span, Op::StoreDeref, x, cell, value.reg, 0);
            }
            Place::Global | Place::ClassOrGlobal(_) => {
                let (high, index) = self.wide_name_index(&name);
                let x = self.consume(value, CONSUME_A);
                self.emit(span, Op::StoreGlobal, x, value.reg, high, index);
            }
            Place::Namespace => {
                let (high, index) = self.wide_name_index(&name);
                let x = self.consume(value, CONSUME_A);
                self.emit(span, Op::StoreName, x, value.reg, high, index);
            }
        }
        Ok(())
    }

    /// Deletes a name.
    pub fn delete_name(&mut self, span: Span, id: &Ident) -> Fallible {
        self.check_name(id, ExprContext::Del, span)?;
        let name = self.mangled(id);
        match self.place_of(&name) {
            Place::Local(reg) => self.emit(span, Op::DeleteLocal, 0, reg, 0, 0),
            Place::Far => {
                // Reading it says whether it is there.
                let t = self.cur.alloc();
                self.load_far(span, &name, t);
                self.cur.own(t);
                self.drop_temp(span, t);
                let dict = self.far_dict();
                self.load_str(span, &name, t);
                self.cur.disown(t);
                self.emit(span, Op::DeleteSubscript, CONSUME_B, dict, t, 0);
                self.cur.release_to(t);
            }
            Place::Cell(cell) | Place::ClassOrCell(cell) | Place::ClassDictOrCell(_, cell) => {
                self.emit(span, Op::DeleteDeref, 0, cell, 0, 0);
            }
            Place::Global | Place::ClassOrGlobal(_) => {
                let (high, index) = self.wide_name_index(&name);
                self.emit(span, Op::DeleteGlobal, 0, 0, high, index);
            }
            Place::Namespace => {
                let (high, index) = self.wide_name_index(&name);
                self.emit(span, Op::DeleteName, 0, 0, high, index);
            }
        }
        Ok(())
    }

    /// name ← constant.
    pub fn store_value(&mut self, span: Span, id: &Ident, value: &Value) -> Fallible {
        let name = self.mangled(id);
        if let Place::Local(reg) = self.place_of(&name) {
            self.check_name(id, ExprContext::Store, span)?;
            self.load_value(span, value, Dest::Local(reg));
            return Ok(());
        }
        let t = self.cur.alloc();
        self.load_value(span, value, Dest::Temp(t));
        self.store_name(span, id, Operand { reg: t, temp: true })?;
        self.cur.release_to(t);
        Ok(())
    }
}

/// Constants.
impl Compiler<'_> {
    /// The number of a constant in the unit.
    pub fn intern(&mut self, value: &Value) -> ConstId {
        let constant = match value {
            Value::None => Const::None,
            Value::True => Const::True,
            Value::False => Const::False,
            Value::Ellipsis => Const::Ellipsis,
            Value::Int(n) => Const::Int(*n),
            Value::Big(n) => {
                let (digits, negative) = big_digits(n);
                Const::BigInt(digits, negative)
            }
            Value::Float(f) => Const::Float(*f),
            Value::Complex(re, im) => Const::Complex(*re, *im),
            Value::Str(bytes) => Const::Str(bytes[..].into()),
            Value::Bytes(bytes, whole) => Const::Bytes(bytes[..].into(), *whole),
            Value::Tuple(items) => Const::Tuple(items.iter().map(|item| self.intern(item)).collect()),
            Value::FrozenSet(items) => Const::FrozenSet(items.iter().map(|item| self.intern(item)).collect()),
        };
        self.intern_const(constant)
    }

    /// The number of a finished constant.
    pub fn intern_const(&mut self, constant: Const) -> ConstId {
        self.consts.insert_full(constant).0 as ConstId
    }

    /// Notes a constant that the code uses.
    pub fn mention(&mut self, value: &Value) -> ConstId {
        let id = self.intern(value);
        self.mention_id(id);
        id
    }

    /// The same by its number. Code that is not reached does not use it, but it has its place.
    pub fn mention_id(&mut self, id: ConstId) {
        *self.cur.consts.entry(id).or_default() |= self.cur.reachable;
    }

    /// Notes a constant that CPython loads at first, until it finds out that the code does not need it.
    pub fn mention_unused(&mut self, value: &Value) {
        let id = self.intern(value);
        self.cur.consts.entry(id).or_default();
    }

    /// The same for all elements of what is going to be one tuple.
    pub fn mention_late(&mut self, elements: Vec<Value>) -> Value {
        elements.iter().for_each(|element| self.mention_unused(element));
        let tuple = Value::Tuple(elements.into());
        let id = self.intern(&tuple);
        if self.cur.reachable {
            self.cur.late_consts.push(id);
        }
        tuple
    }

    /// T(t) ← tuple of constants that CPython builds at first, and folds in the end.
    pub fn load_late_tuple(&mut self, span: Span, elements: Vec<Value>, t: Reg) {
        let tuple = self.mention_late(elements);
        self.load_held(span, &tuple, Dest::Temp(t));
    }

    /// dest ← constant, the very object.
    pub fn load_value(&mut self, span: Span, value: &Value, dest: Dest) {
        self.mention(value);
        self.load_held(span, value, dest);
    }

    /// The same for a constant that another one holds.
    pub fn load_held(&mut self, span: Span, value: &Value, dest: Dest) {
        let id = self.intern(value);
        let local = matches!(dest, Dest::Local(_));
        match value {
            Value::Int(n @ -5..=256) => {
                let op = if local { Op::LoadIntL } else { Op::LoadInt };
                self.emit_wide(span, op, dest.reg(), *n as i32);
            }
            _ => {
                let op = if local { Op::LoadConstL } else { Op::LoadConst };
                self.emit_extra(span, op, 0, dest.reg(), 0, 0, u64::from(id));
            }
        }
        self.arrived(dest);
    }

    /// T(t) ← number, plain where it can be: for arithmetic and comparison only.
    pub fn load_number(&mut self, span: Span, value: &Value, t: Reg) {
        match value {
            Value::Int(n) if i32::try_from(*n).is_ok() => {
                self.mention(value);
                self.emit_wide(span, Op::LoadInt, t, *n as i32);
                self.cur.own(t);
            }
            Value::Float(f) => {
                self.mention(value);
                self.emit_extra(span, Op::LoadFloat, 0, t, 0, 0, f.to_bits());
                self.cur.own(t);
            }
            _ => self.load_value(span, value, Dest::Temp(t)),
        }
    }

    /// T(t) ← string.
    pub fn load_str(&mut self, span: Span, text: &str, t: Reg) {
        self.load_value(span, &Value::Str(text.as_bytes().into()), Dest::Temp(t));
    }
}

fn big_digits(n: &dashu_int::IBig) -> (Box<[u32]>, bool) {
    let (sign, magnitude) = n.clone().into_parts();
    let mut digits = Vec::new();
    let (mut held, mut bits) = (0u64, 0);
    for byte in magnitude.to_le_bytes().iter() {
        held |= u64::from(*byte) << bits;
        bits += 8;
        if bits >= 30 {
            digits.push((held & 0x3FFF_FFFF) as u32);
            held >>= 30;
            bits -= 30;
        }
    }
    digits.push(held as u32);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    (digits.into(), sign == dashu_int::Sign::Negative)
}
