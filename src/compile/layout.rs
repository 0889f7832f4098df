//! From a list of instructions to the words of a `Code`: jump distances, long forms, guarded ranges, places, live sets.
//!
//! Before words are counted, jumps to jumps are shortened and a jump to the next instruction vanishes. Jumps are first taken to be short; a
//! branch with a 16-bit distance that turns out too long is replaced by three words (branch over a jump), a loop's bottom test by two, until
//! nothing changes any more.

use super::Compiler;
use super::Fallible;
use super::body::Body;
use super::emit::{Inst, NO_GUARD, NO_LABEL};
use crate::code::limits::{LIVE_SET_COUNT, REGISTER_COUNT, SHORT_JUMP, WORD_COUNT};
use crate::code::{Code, CodeFlags, ExceptionRange, Extra, Field, Op, Position, PositionRun, Read, Word, YIELD_MASK};
use crate::source::{Diagnostic, DiagnosticKind, Source, Span};
use std::collections::HashSet;
use std::rc::Rc;

/// How an instruction is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Gone,
    Short,
    /// A compare-and-branch over a far jump.
    FarBranch,
    /// `ForIterFar` and the jump back it falls into.
    FarLoop,
    /// The same with a local destination: through a temporary.
    FarLoopLocal,
}

impl Form {
    fn words(self, op: Op) -> i64 {
        match self {
            Form::Gone => 0,
            Form::Short => 1 + op.cache_words() as i64,
            Form::FarBranch => 3,
            Form::FarLoop => 3,
            Form::FarLoopLocal => 4,
        }
    }
}

impl<'t> Compiler<'t> {
    /// Closes the current body and makes it a `Code`; the body around it is current again.
    pub fn close(&mut self) -> Fallible<Rc<Code>> {
        let outer = match self.outer.pop() {
            Some(outer) => outer,
            None => return Err(too_large("a body closed twice")),
        };
        let body = std::mem::replace(&mut self.cur, outer);
        let code = finish(body, self.source, self.filename.clone())?;
        #[cfg(debug_assertions)]
        if let Err(problem) = crate::code::verify(&code, self.consts.len()) {
            panic!("{problem}\n{}", crate::code::listing(&code));
        }
        Ok(Rc::new(code))
    }
}

fn too_large(what: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::without_place(DiagnosticKind::SystemError, format!("code object too large: {what}")))
}

fn finish(mut body: Body<'_>, source: &Source, filename: Rc<str>) -> Fallible<Code> {
    if body.high + 1 > REGISTER_COUNT || body.frees.len() > REGISTER_COUNT {
        return Err(too_large("its parameters, and the values that wait for one another, need more than 4095 registers"));
    }
    if body.names_full {
        return Err(too_large("more than 65536 names"));
    }
    let consts = body.finished_consts();
    thread_jumps(&mut body);
    let forms = choose_forms(&body)?;
    // A far loop over a local goes through a temporary of its own, above all others.
    let spare = body.high as u16;
    if forms.contains(&Form::FarLoopLocal) {
        body.high += 1;
    }
    let mut writer = Writer::new(&body, &forms, spare);
    for at in 0..body.insts.len() {
        writer.inst(at, source);
    }
    if body.live_sets.len() + 1 > LIVE_SET_COUNT {
        return Err(too_large("more than 65536 live sets"));
    }
    let reads = reads(&body, &forms, &writer.starts, source);
    let Writer { words, live, mut ranges, positions, .. } = writer;
    ranges.retain(|range| range.start < range.end);
    let cellvars = body.cells.iter().map(|(name, &reg)| (name.clone(), reg)).collect();
    Ok(Code {
        name: body.name,
        qualname: body.qualname,
        filename,
        first_line: body.first_line,
        arg_count: body.arg_count,
        posonly_count: body.posonly_count,
        kwonly_count: body.kwonly_count,
        flags: CodeFlags(body.flags),
        words,
        consts,
        names: body.names.into_iter().collect(),
        near_count: body.varnames.len() as u32,
        varnames: body.varnames.into_iter().chain(body.far).collect(),
        cellvars,
        freevars: body.frees.into_keys().collect(),
        first_free: body.first_free,
        first_temp: body.first_temp,
        register_count: body.high as u32,
        ranges,
        positions,
        reads,
        live_sets: body.live_sets.into_iter().collect(),
        live,
    })
}

/// Where the names of variables stand that may be unbound when they are read.
fn reads(body: &Body<'_>, forms: &[Form], starts: &[i64], source: &Source) -> Vec<Read> {
    // A parameter has a value unless it is deleted.
    let stars = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].iter().filter(|&&flag| body.flags & flag != 0).count() as u32;
    let params = body.arg_count + body.kwonly_count + stars;
    let deleted: HashSet<u16> = body.insts.iter().filter(|inst| inst.op == Op::DeleteLocal).map(|inst| inst.a).collect();
    let mut reads = Vec::new();
    for &(at, register, span) in &body.reads {
        if forms[at as usize] != Form::Gone && (u32::from(register) >= params || deleted.contains(&register)) {
            reads.push(Read { word: starts[at as usize] as u32, register, position: position(span, source) });
        }
    }
    reads
}

fn target(body: &Body<'_>, inst: &Inst) -> usize {
    body.labels.get(inst.label as usize).and_then(|label| label.at).unwrap_or(0) as usize
}

/// Jumps that lead to unconditional jumps go on at once. What is not needed becomes `Nop`, which has no words.
fn thread_jumps(body: &mut Body<'_>) {
    for at in 0..body.insts.len() {
        if body.insts[at].label == NO_LABEL {
            continue;
        }
        // A chain is short; the bound stops at `while True: pass`, which jumps to itself.
        for _ in 0..8 {
            let inst = body.insts[at];
            let to = target(body, &inst);
            let Some(next) = body.insts.get(to).copied() else { break };
            if to == at || next.label == inst.label {
                break;
            }
            let backwards_allowed = matches!(inst.op, Op::Jump | Op::JumpBack);
            match next.op {
                Op::Jump if inst.op != Op::JumpBack && to > at && target(body, &next) > at => {}
                Op::JumpBack if backwards_allowed && inst.op == Op::Jump => {}
                _ => break,
            }
            if matches!(inst.op, Op::ForIter | Op::ForIterL | Op::Send) {
                break;
            }
            let go = target(body, &next);
            let inst = &mut body.insts[at];
            inst.label = next.label;
            if next.op == Op::JumpBack {
                inst.op = if go <= at { Op::JumpBack } else { Op::Jump };
                inst.live = next.live;
            }
        }
    }
    while remove_idle_jumps(body) | remove_unreached(body) {}
    invert_branches(body);
    while remove_idle_jumps(body) | remove_unreached(body) {}
}

/// The branch that is taken when this one is not.
pub(super) fn inverse(op: Op) -> Option<Op> {
    const PAIRS: &[(Op, Op)] = &[
        (Op::JumpEq, Op::JumpNotEq),
        (Op::JumpNe, Op::JumpNotNe),
        (Op::JumpLt, Op::JumpNotLt),
        (Op::JumpLe, Op::JumpNotLe),
        (Op::JumpGt, Op::JumpNotGt),
        (Op::JumpGe, Op::JumpNotGe),
        (Op::JumpEqImm, Op::JumpNotEqImm),
        (Op::JumpNeImm, Op::JumpNotNeImm),
        (Op::JumpLtImm, Op::JumpNotLtImm),
        (Op::JumpLeImm, Op::JumpNotLeImm),
        (Op::JumpGtImm, Op::JumpNotGtImm),
        (Op::JumpGeImm, Op::JumpNotGeImm),
        (Op::JumpIs, Op::JumpIsNot),
        (Op::JumpIfNone, Op::JumpIfNotNone),
        (Op::JumpIfTrue, Op::JumpIfFalse),
    ];
    PAIRS.iter().find_map(|&(one, other)| match op {
        op if op == one => Some(other),
        op if op == other => Some(one),
        _ => None,
    })
}

/// `if c: continue`: a branch over a jump becomes the opposite branch to the jump's goal.
fn invert_branches(body: &mut Body<'_>) {
    let mut comes_here = vec![false; body.insts.len() + 1];
    for inst in &body.insts {
        if inst.label != NO_LABEL {
            comes_here[target(body, inst)] = true;
        }
    }
    // The next instruction that has words, from each place on.
    let mut next_real = vec![body.insts.len(); body.insts.len() + 2];
    for at in (0..body.insts.len()).rev() {
        next_real[at] = if body.insts[at].op == Op::Nop { next_real[at + 1] } else { at };
    }
    for at in 0..body.insts.len() {
        let inst = body.insts[at];
        let jump = next_real[at + 1];
        let Some(next) = body.insts.get(jump).copied() else { continue };
        let lonely = (at + 1..=jump).all(|between| !comes_here[between]);
        if inst.label == NO_LABEL || next.op != Op::Jump || !lonely || next_real[target(body, &inst)] != next_real[jump + 1] {
            continue;
        }
        if let Some(op) = inverse(inst.op) {
            body.insts[at].op = op;
            body.insts[at].label = next.label;
            body.insts[jump].op = Op::Nop;
            body.insts[jump].label = NO_LABEL;
        }
    }
}

/// What only shortened jumps led to is not written.
fn remove_unreached(body: &mut Body<'_>) -> bool {
    let mut changed = false;
    let count = body.insts.len();
    let mut seen = vec![false; count];
    let mut work = vec![0];
    while let Some(at) = work.pop() {
        if at >= count || std::mem::replace(&mut seen[at], true) {
            continue;
        }
        let inst = body.insts[at];
        if inst.label != NO_LABEL {
            work.push(target(body, &inst));
        }
        if inst.op != Op::Nop
            && let Some(guard) = body.guards.get(inst.guard as usize)
        {
            work.push(body.labels[guard.handler as usize].at.unwrap_or(0) as usize);
        }
        let ends = matches!(
            inst.op,
            Op::Jump | Op::EnterLoop | Op::JumpBack | Op::Return | Op::ReturnNone | Op::Raise | Op::Reraise | Op::Unreachable
        );
        if !ends {
            work.push(at + 1);
        }
    }
    for (inst, seen) in body.insts.iter_mut().zip(seen) {
        if !seen && inst.op != Op::Nop {
            inst.op = Op::Nop;
            inst.label = NO_LABEL;
            changed = true;
        }
    }
    changed
}

/// A jump over nothing has no words.
fn remove_idle_jumps(body: &mut Body<'_>) -> bool {
    let mut changed = false;
    let mut next = body.insts.len();
    for at in (0..body.insts.len()).rev() {
        let inst = body.insts[at];
        if inst.op == Op::Nop {
            continue;
        }
        if inst.op == Op::Jump {
            let goal = target(body, &inst);
            // Only what has no words lies between.
            if goal > at && goal <= next {
                body.insts[at].op = Op::Nop;
                body.insts[at].label = NO_LABEL;
                changed = true;
                continue;
            }
        }
        next = at;
    }
    changed
}

fn choose_forms(body: &Body<'_>) -> Fallible<Vec<Form>> {
    let mut forms: Vec<Form> = body.insts.iter().map(|inst| if inst.op == Op::Nop { Form::Gone } else { Form::Short }).collect();
    loop {
        let starts = starts(body, &forms);
        let total = starts.last().copied().unwrap_or(0);
        if total > WORD_COUNT as i64 {
            return Err(too_large("too many instructions"));
        }
        let mut changed = false;
        if total > SHORT_JUMP {
            for (at, inst) in body.insts.iter().enumerate() {
                if forms[at] != Form::Short || inst.label == NO_LABEL {
                    continue;
                }
                let distance = (starts[target(body, inst)] - starts[at + 1]).abs();
                if distance < SHORT_JUMP - 4 {
                    continue;
                }
                forms[at] = match inst.op {
                    Op::ForIter => Form::FarLoop,
                    Op::ForIterL => Form::FarLoopLocal,
                    op if op.shape().a == Field::Jump => Form::FarBranch,
                    _ => continue,
                };
                changed = true;
            }
        }
        if !changed {
            return Ok(forms);
        }
    }
}

/// First word of each instruction, and the end.
fn starts(body: &Body<'_>, forms: &[Form]) -> Vec<i64> {
    let mut starts = Vec::with_capacity(forms.len() + 1);
    let mut at = 0;
    for (inst, form) in body.insts.iter().zip(forms) {
        starts.push(at);
        at += form.words(inst.op);
    }
    starts.push(at);
    starts
}

struct Writer<'b, 't> {
    body: &'b Body<'t>,
    forms: &'b [Form],
    starts: Vec<i64>,
    spare: u16,
    words: Vec<u64>,
    live: Vec<u16>,
    ranges: Vec<ExceptionRange>,
    guard: u32,
    positions: Vec<PositionRun>,
    place: u32,
}

impl<'b, 't> Writer<'b, 't> {
    fn new(body: &'b Body<'t>, forms: &'b [Form], spare: u16) -> Self {
        let starts = starts(body, forms);
        Writer {
            body,
            forms,
            starts,
            spare,
            words: Vec::new(),
            live: Vec::new(),
            ranges: Vec::new(),
            guard: NO_GUARD,
            positions: Vec::new(),
            place: u32::MAX,
        }
    }

    fn word(&mut self, word: u64, live: u32) {
        self.words.push(word);
        self.live.push(live as u16);
    }

    fn inst(&mut self, at: usize, source: &Source) {
        let inst = self.body.insts[at];
        if self.forms[at] == Form::Gone {
            return;
        }
        let start = self.words.len() as u32;
        self.place(start, inst.place, source);
        self.cover(start, inst.guard);
        let goal = self.starts[target(self.body, &inst)];
        match self.forms[at] {
            Form::Gone => {}
            Form::Short => self.short(&inst, goal),
            Form::FarBranch => {
                self.short_with(&inst, 1);
                self.word(Word::new_wide(Op::Jump, 0, 0, 1).0, inst.live);
                let distance = goal - (i64::from(start) + 3);
                let op = if distance < 0 { Op::JumpBack } else { Op::Jump };
                self.word(Word::new_wide(op, 0, 0, distance as i32).0, inst.live);
            }
            Form::FarLoop | Form::FarLoopLocal => {
                let local = self.forms[at] == Form::FarLoopLocal;
                let item = if local { self.spare } else { inst.b };
                self.word(Word::new(Op::ForIterFar, inst.x, inst.a * 16, item * 16, 0).0, inst.live);
                self.word(if local { 2 } else { 1 }, inst.live);
                if local {
                    self.word(Word::new(Op::StoreLocal, 0, inst.b * 16, item * 16, 0).0, inst.live);
                }
                let distance = goal - (self.words.len() as i64 + 1);
                let live = if local { inst.live } else { inst.wide as u32 };
                self.word(Word::new_wide(Op::JumpBack, 0, 0, distance as i32).0, live);
            }
        }
        if let Some(range) = self.ranges.last_mut()
            && self.guard != NO_GUARD
        {
            range.end = self.words.len() as u32;
        }
    }

    fn short(&mut self, inst: &Inst, goal: i64) {
        let end = self.words.len() as i64 + 1 + inst.op.cache_words() as i64;
        self.short_with(inst, goal - end);
    }

    fn short_with(&mut self, inst: &Inst, distance: i64) {
        let shape = inst.op.shape();
        let scale = |field: Field, value: u16| match field {
            Field::Jump => distance as i16 as u16,
            field if field.is_register() => value * 16,
            _ => value,
        };
        let a = scale(shape.a, inst.a);
        let word = if shape.wide {
            let value = if shape.b == Field::Jump { distance as i32 } else { inst.wide };
            Word::new_wide(inst.op, inst.x, a, value)
        } else {
            let c = if inst.op == Op::Yield && inst.x & 1 == 0 { self.yield_mask(inst.live) } else { scale(shape.c, inst.c) };
            Word::new(inst.op, inst.x, a, scale(shape.b, inst.b), c)
        };
        self.word(word.0, inst.live);
        for cache in 0..inst.op.cache_words() {
            let value = if cache == 0 && shape.extra != Extra::None { inst.w1 } else { 0 };
            self.word(value, inst.live);
        }
    }

    /// Operand c of a `Yield` (see `Word::yield_mask`).
    fn yield_mask(&self, live: u32) -> u16 {
        let temps = self.body.live_sets[live as usize].iter().map(|&register| register - self.body.first_temp);
        temps.fold(YIELD_MASK, |mask, temp| if mask == 0 || temp >= YIELD_MASK.trailing_zeros() as u16 { 0 } else { mask | 1 << temp })
    }

    fn place(&mut self, start: u32, place: u32, source: &Source) {
        if place == self.place {
            return;
        }
        self.place = place;
        let position = position(self.body.places[place as usize], source);
        if self.positions.last().is_none_or(|run| run.position != position) {
            self.positions.push(PositionRun { start, position });
        }
    }

    fn cover(&mut self, start: u32, guard: u32) {
        if guard == self.guard {
            return;
        }
        self.guard = guard;
        if let Some(guard) = self.body.guards.get(guard as usize) {
            let handler = self.body.labels[guard.handler as usize].at.unwrap_or(0) as usize;
            self.ranges.push(ExceptionRange { start, end: start, handler: self.starts[handler] as u32, target: guard.target });
        }
    }
}

fn position(span: Span, source: &Source) -> Position {
    if span == Span::NOWHERE {
        return Position::default();
    }
    let (line, col) = source.line_col(span.start);
    let (end_line, end_col) = source.line_col(span.end);
    Position { line, end_line, col, end_col }
}
