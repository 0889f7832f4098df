//! Checks a body by walking every path through its words with the set of temporaries that own a value.
//!
//! What holds of a body that passes: opcodes exist, registers are inside the window, jumps land on instructions, names and constants exist; on
//! every path each temporary is given a value before it is used and loses it exactly once; where paths meet the sets are equal; what
//! `Code::live` says at each instruction is the set without what the instruction consumes and without its result; a handler finds what it
//! expects whichever guarded instruction raised; control never runs off the end, and what nobody reaches is not there.
//!
//! The machine leans on all of it. The compiler runs this on everything it makes in debug builds.

use super::{CONSUME_A, CONSUME_B, CONSUME_C, Code, CodeFlags, Extra, Field, Op, SLOT_BYTES, Word};
use std::collections::BTreeSet;

type Set = BTreeSet<usize>;

/// What an instruction does to temporaries, and where control goes.
#[derive(Default)]
struct Effect {
    /// Temporaries that die.
    kills: Vec<usize>,
    /// Temporaries that are read and stay.
    reads: Vec<usize>,
    /// Temporaries that own a value afterwards.
    gives: Vec<usize>,
    /// Registers that must be inside the window besides.
    touches: Vec<usize>,
    /// Where it may jump, and what differs there from what falls through.
    jump: Option<(i64, Vec<usize>, Vec<usize>)>,
    /// Temporaries that no longer hold a value if it falls through.
    lost: Vec<usize>,
    /// Control does not fall through.
    ends: bool,
}

/// Checks `code`, whose unit has `const_count` constants; the problem, if there is one.
pub fn verify(code: &Code, const_count: usize) -> Result<(), String> {
    let checker = Checker { code, const_count, starts: starts(code)? };
    checker.tables()?;
    checker.flow().map_err(|(at, problem)| format!("{} at word {at}: {problem}", code.qualname))
}

/// Which words begin instructions.
fn starts(code: &Code) -> Result<Vec<bool>, String> {
    let mut starts = vec![false; code.words.len()];
    let mut at = 0;
    while at < code.words.len() {
        let Some(op) = Op::ALL.get(code.words[at] as u8 as usize) else {
            return Err(format!("no opcode {} at word {at}", code.words[at] as u8));
        };
        starts[at] = true;
        at += 1 + op.cache_words();
    }
    if at != code.words.len() || at == 0 {
        return Err("the last instruction is cut off".into());
    }
    Ok(starts)
}

struct Checker<'c> {
    code: &'c Code,
    const_count: usize,
    starts: Vec<bool>,
}

impl Checker<'_> {
    fn tables(&self) -> Result<(), String> {
        let code = self.code;
        let words = code.words.len();
        if code.live.len() != words {
            return Err(format!("{} live entries for {words} words", code.live.len()));
        }
        if code.register_count > super::REGISTER_MAX as u32 + 1 || u32::from(code.first_temp) > code.register_count {
            return Err("the window is too large".into());
        }
        let base = usize::from(code.flags.has(CodeFlags::NAMESPACE));
        let first_temp = usize::from(code.first_temp);
        if base + code.near_count as usize > first_temp || usize::from(code.first_free) + code.freevars.len() > first_temp {
            return Err("variables reach into the temporaries".into());
        }
        if let Some((name, _)) = code.cellvars.iter().find(|&&(_, reg)| reg >= code.first_temp) {
            return Err(format!("the cell of {name} is a temporary"));
        }
        if let Some(id) = code.consts.iter().find(|&&id| id as usize >= self.const_count) {
            return Err(format!("no constant {id}"));
        }
        let mut before = 0;
        for range in &code.ranges {
            let inside = (range.start as usize) < words && range.end as usize <= words && range.start < range.end;
            if !inside || range.start < before || !self.starts[range.start as usize] {
                return Err(format!("bad range {}..{}", range.start, range.end));
            }
            if self.starts.get(range.handler as usize) != Some(&true) {
                return Err(format!("handler at {} is no instruction", range.handler));
            }
            if range.target < code.first_temp || u32::from(range.target) >= code.register_count {
                return Err(format!("handler's r{} is no temporary", range.target));
            }
            before = range.start;
        }
        if code.positions.windows(2).any(|pair| pair[0].start >= pair[1].start) {
            return Err("places are not sorted".into());
        }
        for set in &code.live_sets {
            if set.windows(2).any(|pair| pair[0] >= pair[1]) {
                return Err("a live set is not sorted".into());
            }
        }
        Ok(())
    }

    fn flow(&self) -> Result<(), (usize, String)> {
        let count = self.code.words.len();
        let mut seen: Vec<Option<Set>> = vec![None; count];
        let mut work = vec![0];
        seen[0] = Some(Set::new());
        while let Some(at) = work.pop() {
            let Some(owned) = seen[at].clone() else { continue };
            self.step(at, owned, &mut seen, &mut work).map_err(|problem| (at, problem))?;
        }
        match (0..count).find(|&at| self.starts[at] && seen[at].is_none()) {
            Some(at) => Err((at, "nobody comes here".into())),
            None => Ok(()),
        }
    }

    fn step(&self, at: usize, owned: Set, seen: &mut [Option<Set>], work: &mut Vec<usize>) -> Result<(), String> {
        let word = Word(self.code.words[at]);
        let op = word.op();
        let end = at + 1 + op.cache_words();
        let effect = self.effect(at, word)?;
        let mut live = owned.clone();
        for &reg in &effect.kills {
            if !live.remove(&reg) {
                return Err(format!("{} consumes r{reg}, which holds nothing", op.name()));
            }
        }
        for &reg in &effect.reads {
            if !live.contains(&reg) {
                return Err(format!("{} reads r{reg}, which holds nothing", op.name()));
            }
        }
        let noted: Set = match self.code.live_sets.get(usize::from(self.code.live[at])) {
            Some(set) => set.iter().map(|&reg| usize::from(reg)).collect(),
            None => return Err("no such live set".into()),
        };
        if let (Op::Yield, Some(mask)) = (op, word.yield_mask()) {
            let first = usize::from(self.code.first_temp);
            let masked: Set = (0..15).filter(|bit| mask >> bit & 1 != 0).map(|bit| first + bit).collect();
            if masked != live {
                return Err(format!("Yield saves {masked:?}, but {live:?} own a value"));
            }
        }
        if noted != live {
            return Err(format!("{}: live set {noted:?}, but {live:?} own a value", op.name()));
        }
        let window = self.code.register_count as usize;
        for &reg in effect.kills.iter().chain(&effect.reads).chain(&effect.gives).chain(&effect.touches) {
            if reg >= window {
                return Err(format!("{}: r{reg} is outside the window", op.name()));
            }
        }
        if let Some(range) = self.code.handler(at) {
            let target = usize::from(range.target);
            let mut arrived: Set = live.iter().copied().filter(|&reg| reg < target).collect();
            arrived.insert(target);
            self.arrive(range.handler as usize, arrived, seen, work)?;
        }
        let mut after = live.clone();
        for &reg in &effect.gives {
            if !after.insert(reg) {
                return Err(format!("{} overwrites r{reg}, which holds a value", op.name()));
            }
        }
        if let Some((distance, lost, gained)) = &effect.jump {
            let goal = end as i64 + distance;
            let Ok(goal) = usize::try_from(goal) else { return Err("jump before the beginning".into()) };
            let mut there = after.clone();
            for reg in lost {
                there.remove(reg);
            }
            there.extend(gained.iter().copied());
            self.arrive(goal, there, seen, work)?;
        }
        if !effect.ends {
            for reg in &effect.lost {
                after.remove(reg);
            }
            self.arrive(end, after, seen, work)?;
        }
        Ok(())
    }

    fn arrive(&self, at: usize, owned: Set, seen: &mut [Option<Set>], work: &mut Vec<usize>) -> Result<(), String> {
        if self.starts.get(at) != Some(&true) {
            return Err(format!("control goes to {at}, which is no instruction"));
        }
        match &seen[at] {
            None => {
                seen[at] = Some(owned);
                work.push(at);
                Ok(())
            }
            Some(known) if *known == owned => Ok(()),
            Some(known) => Err(format!("word {at} is reached with {known:?} and with {owned:?}")),
        }
    }

    fn effect(&self, at: usize, word: Word) -> Result<Effect, String> {
        let code = self.code;
        let op = word.op();
        let x = word.x();
        let shape = op.shape();
        let mut effect = Effect::default();
        let reg = |value: usize| -> Result<usize, String> {
            if value.is_multiple_of(SLOT_BYTES) { Ok(value / SLOT_BYTES) } else { Err(format!("{}: {value} is no register", op.name())) }
        };
        let first_temp = usize::from(code.first_temp);
        let extra = code.words.get(at + 1).copied().unwrap_or(0);
        match shape.extra {
            Extra::Const if extra as usize >= self.const_count => return Err(format!("no constant {extra}")),
            _ => {}
        }
        // Operands by their kinds.
        let fields = [(shape.a, word.a(), CONSUME_A), (shape.b, word.b(), CONSUME_B), (shape.c, word.c(), CONSUME_C)];
        let unused = |index: usize| match op {
            Op::FormatValue => index == 2 && x & CONSUME_C == 0,
            Op::Raise => x == 0,
            Op::Yield => index == 2 && x & 1 == 0,
            Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildMap => index == 1,
            Op::BuildConstKeyMap | Op::BuildString | Op::BuildSlice => index == 1,
            Op::MakeFunction => index == 1,
            Op::Unpack | Op::UnpackEx => index == 0,
            Op::LoadMethod | Op::LoadSuperMethod => index == 0,
            _ => false,
        };
        for (index, (kind, value, flag)) in fields.into_iter().enumerate() {
            if shape.wide && index > 0 {
                break;
            }
            let value = if kind == Field::Name && shape.b == Field::None { word.name() } else { value };
            if kind == Field::Name && value >= code.names.len() {
                return Err(format!("{}: no name {value}", op.name()));
            }
            if !kind.is_register() || unused(index) {
                continue;
            }
            let number = reg(value)?;
            let temp = number >= first_temp;
            effect.touches.push(number);
            match kind {
                Field::Def => {
                    if !temp {
                        return Err(format!("{}: result in variable {number}", op.name()));
                    }
                    effect.gives.push(number);
                }
                Field::DefLocal | Field::Local if temp => return Err(format!("{}: r{number} is no variable", op.name())),
                Field::Use if x & flag != 0 => {
                    if !temp {
                        return Err(format!("{}: consumes variable {number}", op.name()));
                    }
                    effect.kills.push(number);
                }
                Field::Use if temp => effect.reads.push(number),
                Field::Dies => effect.kills.push(number),
                Field::Stays => effect.reads.push(number),
                Field::Update => {
                    effect.kills.push(number);
                    effect.gives.push(number);
                }
                _ => {}
            }
        }
        // Jumps by their kinds.
        let a = reg(word.a()).unwrap_or(0);
        let b = reg(word.b()).unwrap_or(0);
        if shape.a == Field::Jump {
            effect.jump = Some((word.a_signed() as i64, vec![], vec![]));
            if word.a_signed() < 0 && matches!(op, Op::JumpIs | Op::JumpIsNot) {
                return Err(format!("{} goes backwards", op.name()));
            }
        } else if shape.wide && shape.b == Field::Jump {
            effect.jump = Some((word.bc_signed() as i64, vec![], vec![]));
            let either = matches!(op, Op::JumpIfTrue | Op::JumpIfFalse);
            if (word.bc_signed() < 0) != (op == Op::JumpBack) && !either {
                return Err(format!("{} in the wrong direction", op.name()));
            }
        } else if shape.c == Field::Jump {
            effect.jump = Some((word.c_signed(), vec![], vec![]));
        }
        let span = |first: usize, count: usize| (first..first + count).collect::<Vec<_>>();
        // What the table does not say: windows, and results that differ between the ways.
        match op {
            Op::Jump | Op::EnterLoop | Op::JumpBack | Op::Return | Op::ReturnNone | Op::Raise | Op::Reraise | Op::Unreachable => {
                effect.ends = true
            }
            Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => {
                effect.lost = vec![a];
            }
            Op::GetIter => effect.touches.push(a + 1),
            Op::ForIter | Op::ForIterL => {
                effect.lost = vec![a];
                effect.lost.append(&mut effect.gives);
                effect.touches.push(a + 1);
                let item = if op == Op::ForIter { vec![b] } else { vec![] };
                effect.jump = Some((word.c_signed(), vec![], item));
            }
            Op::ForIterFar => {
                effect.touches.push(a + 1);
                effect.jump = Some((extra as i64, vec![a, b], vec![]));
            }
            Op::Unpack => effect.gives = span(a, word.c()),
            Op::UnpackEx => effect.gives = span(a, (extra as u32 as usize) + 1 + (extra >> 32) as usize),
            Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildConstKeyMap | Op::BuildString => effect.kills = span(b, word.c()),
            Op::BuildMap => effect.kills = span(b, 2 * word.c()),
            Op::BuildSlice => effect.kills = span(b, usize::from(x)),
            Op::LoadMethod => effect.gives = vec![a, a + 3],
            Op::LoadSuperMethod => {
                effect.kills = span(a + 4, 3);
                effect.gives = vec![a, a + 3];
            }
            Op::LoadSuperAttr => effect.kills = span(a, 3),
            Op::Call | Op::CallKw => {
                effect.kills = vec![a];
                effect.kills.extend(span(a + 3, usize::from(x)));
                effect.touches.extend([a + 1, a + 2]);
            }
            Op::CallMethod | Op::CallMethodKw => {
                effect.kills = vec![a, a + 3];
                effect.kills.extend(span(a + 4, usize::from(x)));
            }
            Op::CallEx => {
                effect.kills = vec![a, a + 3];
                if x != 0 {
                    effect.kills.push(a + 4);
                }
            }
            Op::MakeFunction => effect.kills = span(b, (x & 15).count_ones() as usize),
            Op::Send => {
                // Jumping: the iterator is gone, b holds the result.
                effect.jump = Some((word.c_signed(), vec![a], vec![]));
            }
            Op::PushExc => effect.gives.push(a + 1),
            Op::BeforeWith | Op::BeforeAsyncWith => effect.gives.push(a + 1),
            Op::ImportName => effect.kills.push(b + 1),
            _ => {}
        }
        if op == Op::Raise {
            effect.kills = span(a, usize::from(x));
        }
        Ok(effect)
    }
}
