//! A body under construction: instructions with labels, the guard that covers each, and the set of temporaries alive there.
//!
//! ```text
//!   emit(span, op, ...)  ──▶  Inst { op, operands, label?, place, guard, live }        layout.rs turns the list into words
//! ```
//! - **Ownership**: `owned` is the set of temporaries that hold a value at this point. Whoever emits an instruction first disowns what it
//!   consumes, emits, then owns its result; the set at the moment of `emit` is the instruction's live set.
//! - **Reachability**: behind a jump or return nothing is written (dead code vanishes by itself), until a label is placed that something
//!   jumps to. A label remembers the owned set of its first jump, and placing it restores that set.
//! - **Guards**: each instruction carries its innermost handler. Ranges are made from runs of equal guards at the end, so code that leaves a
//!   `try` by `return` (its `finally` copied in between) needs no bookkeeping but the current guard.

use super::Compiler;
use crate::code::{Field, Op, REGISTER_MAX};
use crate::compile::body::Body;
use crate::source::Span;
use crate::syntax::ast::Ident;

/// A register.
pub(super) type Reg = u16;
/// A jump target.
pub(super) type Label = u32;
/// A handler; `NO_GUARD` for none.
pub(super) type GuardId = u32;
/// No handler.
pub(super) const NO_GUARD: GuardId = u32::MAX;
/// No label.
pub(super) const NO_LABEL: Label = u32::MAX;

/// One instruction before layout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inst {
    pub op: Op,
    pub x: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    /// Operands b and c together, where the shape says so.
    pub wide: i32,
    /// The first cache word.
    pub w1: u64,
    pub label: Label,
    pub place: u32,
    pub live: u32,
    pub guard: GuardId,
}

/// A jump target.
#[derive(Debug, Default)]
pub(super) struct LabelState {
    /// Index of the instruction it stands before.
    pub at: Option<u32>,
    /// What is owned there, known since the first jump.
    pub owned: Option<Box<[Reg]>>,
    /// It is a handler, and something is guarded by it.
    pub guards: bool,
}

/// A handler.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guard {
    pub handler: Label,
    pub target: Reg,
}

/// A value that an instruction reads: a local that is borrowed, or a temporary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Operand {
    pub reg: Reg,
    /// It is a temporary, and dies with its use.
    pub temp: bool,
}

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dest {
    /// Into a temporary.
    Temp(Reg),
    /// Into a local variable.
    Local(Reg),
}

impl Dest {
    pub fn reg(self) -> Reg {
        match self {
            Dest::Temp(reg) | Dest::Local(reg) => reg,
        }
    }
}

/// Temporaries.
impl Body<'_> {
    /// A new temporary on top of the stack.
    pub fn alloc(&mut self) -> Reg {
        let reg = self.top;
        self.alloc_many(1);
        reg
    }

    /// `count` consecutive new temporaries; the first.
    pub fn alloc_many(&mut self, count: usize) -> Reg {
        let reg = self.top;
        let top = usize::from(self.top).saturating_add(count);
        // Far beyond what can be encoded: `finish` refuses the body, until then numbers may repeat.
        self.top = u16::try_from(top).unwrap_or(u16::MAX).min(u16::MAX - 64);
        self.high = self.high.max(top);
        reg
    }

    /// Gives temporaries from `mark` on back.
    pub fn release_to(&mut self, mark: Reg) {
        debug_assert!(
            self.high > REGISTER_MAX || self.owned.last().is_none_or(|&last| last < mark),
            "released temporaries own nothing: {:?} from {mark}",
            self.owned
        );
        self.top = mark;
    }

    /// A temporary holds a value now.
    pub fn own(&mut self, reg: Reg) {
        match self.owned.binary_search(&reg) {
            Ok(_) => debug_assert!(self.high > REGISTER_MAX, "r{reg} is owned already"),
            Err(at) => self.owned.insert(at, reg),
        }
        self.live = None;
    }

    /// A temporary holds nothing any more.
    pub fn disown(&mut self, reg: Reg) {
        match self.owned.binary_search(&reg) {
            Ok(at) => {
                self.owned.remove(at);
            }
            Err(_) => debug_assert!(self.high > REGISTER_MAX, "r{reg} owns nothing"),
        }
        self.live = None;
    }

    /// Whether a temporary holds a value.
    pub fn owns(&self, reg: Reg) -> bool {
        self.owned.binary_search(&reg).is_ok()
    }

    /// Disowns `count` temporaries from `first` on.
    pub fn disown_many(&mut self, first: Reg, count: usize) {
        for at in 0..count {
            self.disown(first.saturating_add(at as u16));
        }
    }

    fn set_owned(&mut self, owned: Vec<Reg>) {
        self.owned = owned;
        self.live = None;
    }

    fn live_id(&mut self) -> u32 {
        if let Some(id) = self.live {
            return id;
        }
        let id = match self.live_sets.get_index_of(&self.owned[..]) {
            Some(id) => id,
            None => self.live_sets.insert_full(self.owned[..].into()).0,
        };
        self.live = Some(id as u32);
        id as u32
    }
}

/// Instructions and labels.
impl<'t> Compiler<'t> {
    /// Writes an instruction.
    pub fn emit(&mut self, span: Span, op: Op, x: u8, a: u16, b: u16, c: u16) {
        self.push(span, Inst { op, x, a, b, c, wide: 0, w1: 0, label: NO_LABEL, place: 0, live: 0, guard: 0 });
    }

    /// Writes an instruction with a 32-bit value.
    pub fn emit_wide(&mut self, span: Span, op: Op, a: u16, wide: i32) {
        self.push(span, Inst { op, x: 0, a, b: 0, c: 0, wide, w1: 0, label: NO_LABEL, place: 0, live: 0, guard: 0 });
    }

    /// Writes an instruction with a cache word of the compiler's.
    #[expect(clippy::too_many_arguments, reason = "the fields of an instruction")]
    pub fn emit_extra(&mut self, span: Span, op: Op, x: u8, a: u16, b: u16, c: u16, w1: u64) {
        self.push(span, Inst { op, x, a, b, c, wide: 0, w1, label: NO_LABEL, place: 0, live: 0, guard: 0 });
    }

    /// Writes an instruction that may jump to a label, without saying what is owned there.
    #[expect(clippy::too_many_arguments, reason = "the fields of an instruction")]
    pub fn emit_branch(&mut self, span: Span, op: Op, x: u8, a: u16, b: u16, c: u16, label: Label) {
        self.push(span, Inst { op, x, a, b, c, wide: 0, w1: 0, label, place: 0, live: 0, guard: 0 });
    }

    fn push(&mut self, span: Span, mut inst: Inst) {
        if !self.cur.reachable {
            return;
        }
        inst.place = self.place_id(span);
        inst.live = self.cur.live_id();
        inst.guard = self.cur.guard;
        if let Some(guard) = self.cur.guards.get(inst.guard as usize) {
            self.cur.labels[guard.handler as usize].guards = true;
        }
        if !self.cur.borrowed.is_empty() {
            self.note_reads(&inst, span);
        }
        self.cur.insts.push(inst);
    }

    /// Says that the instruction which reads a variable's register next does so for a name written here.
    pub fn borrow(&mut self, reg: Reg, span: Span) {
        if self.cur.reachable {
            self.cur.borrowed.push((reg, span));
        }
    }

    fn note_reads(&mut self, inst: &Inst, span: Span) {
        let shape = inst.op.shape();
        for (field, reg) in [(shape.a, inst.a), (shape.b, inst.b), (shape.c, inst.c)] {
            if !matches!(field, Field::Use | Field::Local) {
                continue;
            }
            if let Some(at) = self.cur.borrowed.iter().rposition(|&(borrowed, _)| borrowed == reg) {
                let (_, place) = self.cur.borrowed.remove(at);
                if place != span {
                    self.cur.reads.push((self.cur.insts.len() as u32, reg, place));
                }
            }
        }
    }

    fn place_id(&mut self, span: Span) -> u32 {
        if let Some(last) = self.cur.places.last()
            && *last == span
        {
            return self.cur.places.len() as u32 - 1;
        }
        self.cur.places.push(span);
        self.cur.places.len() as u32 - 1
    }

    /// A new label.
    pub fn label(&mut self) -> Label {
        self.cur.labels.push(LabelState::default());
        self.cur.labels.len() as u32 - 1
    }

    /// Notes that control comes to `label` with what is owned now.
    pub fn flows_to(&mut self, label: Label) {
        if !self.cur.reachable {
            return;
        }
        let owned = self.cur.owned[..].into();
        let state = &mut self.cur.labels[label as usize];
        match &state.owned {
            None => state.owned = Some(owned),
            Some(known) => debug_assert!(known[..] == owned[..] || self.cur.high > REGISTER_MAX, "label {label}: {known:?} or {owned:?}"),
        }
    }

    /// Places a label here; code behind it is reached if something jumps to it or falls into it.
    pub fn put(&mut self, label: Label) {
        self.flows_to(label);
        let state = &mut self.cur.labels[label as usize];
        debug_assert!(state.at.is_none(), "a label has one place");
        state.at = Some(self.cur.insts.len() as u32);
        if let (false, Some(owned)) = (self.cur.reachable, &state.owned) {
            let owned = owned.to_vec();
            self.cur.set_owned(owned);
            self.cur.reachable = true;
        }
    }

    /// Places a label that later code jumps back to. `reachable`: whether anything will.
    pub fn put_target(&mut self, label: Label, reachable: bool) {
        self.cur.reachable |= reachable;
        self.put(label);
    }

    /// Goes to a label, forwards or backwards.
    pub fn jump(&mut self, span: Span, label: Label) {
        let back = self.cur.labels[label as usize].at.is_some();
        self.flows_to(label);
        self.emit_branch(span, if back { Op::JumpBack } else { Op::Jump }, 0, 0, 0, 0, label);
        self.cur.reachable = false;
    }

    /// A conditional jump; the owned set is the same on both ways. Those that may not go backwards are turned round, over a jump back.
    #[expect(clippy::too_many_arguments, reason = "the fields of an instruction")]
    pub fn jump_cond(&mut self, span: Span, op: Op, x: u8, a: u16, b: u16, c: u16, label: Label) {
        let forwards_only = matches!(op, Op::JumpIs | Op::JumpIsNot | Op::JumpIfNone | Op::JumpIfNotNone);
        if forwards_only
            && self.cur.labels[label as usize].at.is_some()
            && let Some(op) = super::layout::inverse(op)
        {
            let past = self.label();
            self.jump_cond(span, op, x, a, b, c, past);
            self.jump(span, label);
            self.put(past);
            return;
        }
        self.flows_to(label);
        self.emit_branch(span, op, x, a, b, c, label);
    }

    /// Tells the loop test just written what is owned once its item has arrived, for the long form.
    pub fn note_far_loop(&mut self, item: Reg) {
        if self.cur.reachable {
            self.cur.own(item);
            let live = self.cur.live_id();
            self.cur.disown(item);
            if let Some(inst) = self.cur.insts.last_mut() {
                inst.wide = live as i32;
            }
        }
    }

    /// Nothing follows.
    pub fn stop(&mut self) {
        self.cur.reachable = false;
    }

    /// A copy of the owned set, to come back to after code that leaves.
    pub fn owned(&self) -> Vec<Reg> {
        self.cur.owned.clone()
    }

    /// Comes back to an owned set, behind code that has left.
    pub fn restore_owned(&mut self, owned: Vec<Reg>) {
        self.cur.set_owned(owned);
    }

    /// Disowns an operand if it is a temporary, and gives `flag` if so.
    pub fn consume(&mut self, operand: Operand, flag: u8) -> u8 {
        if operand.temp {
            self.cur.disown(operand.reg);
            return flag;
        }
        0
    }

    /// A result has arrived.
    pub fn arrived(&mut self, dest: Dest) {
        if let Dest::Temp(reg) = dest {
            self.cur.own(reg);
        }
    }

    /// Drops a temporary.
    pub fn drop_temp(&mut self, span: Span, reg: Reg) {
        self.cur.disown(reg);
        self.emit(span, Op::Drop, 0, reg, 0, 0);
    }
}

/// Guards.
impl Compiler<'_> {
    /// A handler for what is written from now on: exceptions arrive in `target`, which is the next free temporary.
    pub fn guard(&mut self, handler: Label, target: Reg) -> GuardId {
        self.cur.guards.push(Guard { handler, target });
        std::mem::replace(&mut self.cur.guard, self.cur.guards.len() as u32 - 1)
    }

    /// Begins a handler: what was owned below `target` at its guard's beginning, and the exception.
    pub fn put_handler(&mut self, handler: Label, owned: Vec<Reg>, target: Reg) {
        debug_assert!(!self.cur.reachable, "nothing falls into a handler");
        self.cur.set_owned(owned);
        self.cur.own(target);
        let state = &mut self.cur.labels[handler as usize];
        self.cur.reachable = state.guards;
        state.at = Some(self.cur.insts.len() as u32);
    }

    /// A name's index for an operand of 16 bits; `finish` refuses the body if it does not fit.
    pub fn name_index(&mut self, name: &Ident) -> u16 {
        let (high, low) = self.wide_name_index(name);
        self.cur.names_full |= high != 0;
        low
    }

    /// A name's index for operands b and c together.
    pub fn wide_name_index(&mut self, name: &Ident) -> (u16, u16) {
        let at = match self.cur.names.get_index_of(name) {
            Some(at) => at,
            None => self.cur.names.insert_full(name.clone()).0,
        };
        ((at >> 16) as u16, at as u16)
    }
}
