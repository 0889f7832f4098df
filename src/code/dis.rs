//! Listings: a body as text, for tests, for debugging and for whoever wants to see through.
//!
//! ```text
//!    0  LoadInt       r2 ← 1                         1:4-1:5    live {}
//!    1  AddL          l0 = r2x + l1                             an x behind a register: it dies here
//! ```
//! One line per instruction: first word, name, operands in the order of the encoding, the place where it changes, what is owned.

use super::{CONSUME_A, CONSUME_B, CONSUME_C, Code, Const, Extra, Field, INPLACE, Op, Unit, Word};
use std::fmt::Write;

/// The listing of a body, nested ones left out.
pub fn listing(code: &Code) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} ({} args, {} registers, temporaries from {}) locals {:?} cells {:?} free {:?}",
        code.qualname,
        code.arg_count + code.kwonly_count,
        code.register_count,
        code.first_temp,
        code.varnames,
        code.cellvars,
        code.freevars
    );
    let mut place = 0;
    let mut at = 0;
    while at < code.words.len() {
        let word = Word(code.words[at]);
        let Some(&op) = Op::ALL.get(word.0 as u8 as usize) else {
            let _ = writeln!(out, "{at:5}  ?");
            break;
        };
        let end = at + 1 + op.cache_words();
        let mut line = format!("{at:5}  {:<16}{}", op.name(), operands(code, word, at, end));
        while place < code.positions.len() && code.positions[place].start as usize <= at {
            let p = code.positions[place].position;
            if code.positions[place].start as usize == at {
                let _ = write!(
                    line,
                    "{:>width$}{}:{}-{}:{}",
                    "",
                    p.line,
                    p.col,
                    p.end_line,
                    p.end_col,
                    width = 52_usize.saturating_sub(line.chars().count())
                );
            }
            place += 1;
        }
        let live = code.live.get(at).and_then(|&set| code.live_sets.get(set as usize));
        match live {
            Some(set) if !set.is_empty() => {
                let _ = write!(line, "  {set:?}");
            }
            Some(_) => {}
            None => line.push_str("  live ?"),
        }
        let _ = writeln!(out, "{}", line.trim_end());
        at = end;
    }
    for range in &code.ranges {
        let _ = writeln!(out, "  guard {}..{} → {} in r{}", range.start, range.end, range.handler, range.target);
    }
    out
}

/// The listing of a unit with all bodies and constants.
pub fn unit_listing(unit: &Unit) -> String {
    let mut out = String::new();
    for (at, constant) in unit.consts.iter().enumerate() {
        if !matches!(constant, Const::Code(_)) {
            let _ = writeln!(out, "const {at}: {}", show(unit, constant));
        }
    }
    body(unit, &unit.root, &mut out);
    out
}

fn body(unit: &Unit, code: &Code, out: &mut String) {
    out.push_str(&listing(code));
    for &id in &code.consts {
        if let Some(Const::Code(inner)) = unit.consts.get(id as usize) {
            let _ = writeln!(out, "\nconst {id}:");
            body(unit, inner, out);
        }
    }
}

fn show(unit: &Unit, constant: &Const) -> String {
    let items = |ids: &[u32]| {
        let shown: Vec<String> =
            ids.iter().map(|&id| unit.consts.get(id as usize).map_or_else(|| "?".into(), |item| show(unit, item))).collect();
        shown.join(", ")
    };
    match constant {
        Const::Str(bytes) => format!("{:?}", String::from_utf8_lossy(bytes)),
        Const::Bytes(bytes, _) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        Const::Tuple(ids) => format!("({})", items(ids)),
        Const::FrozenSet(ids) => format!("frozenset({})", items(ids)),
        Const::Code(code) => format!("code {}", code.qualname),
        other => format!("{other:?}"),
    }
}

fn register(code: &Code, offset: usize, dies: bool) -> String {
    let number = offset / 16;
    let letter = if number >= usize::from(code.first_temp) { 'r' } else { 'l' };
    format!("{letter}{number}{}", if dies { "x" } else { "" })
}

fn operands(code: &Code, word: Word, at: usize, end: usize) -> String {
    let shape = word.op().shape();
    let flags = word.x();
    let mut parts = Vec::new();
    let mut field = |kind: Field, value: usize, signed: i64, flag: u8| {
        let text = match kind {
            Field::None => return,
            Field::Def | Field::DefLocal => format!("{} ←", register(code, value, false)),
            Field::Update => register(code, value, false),
            Field::Use => register(code, value, flags & flag != 0),
            Field::Local | Field::Stays => register(code, value, false),
            Field::Dies => register(code, value, true),
            Field::Number => format!("{value}"),
            Field::Imm => format!("{signed}"),
            Field::Name => code.names.get(value).map_or_else(|| "?".into(), |name| name.to_string()),
            Field::Jump => format!("→ {}", end as i64 + signed),
        };
        parts.push(text);
    };
    field(shape.a, word.a(), word.a_signed() as i64, CONSUME_A);
    if shape.wide {
        let value = word.bc_signed() as i64;
        match shape.b {
            Field::Jump => field(Field::Jump, 0, value, 0),
            _ => field(Field::Imm, 0, value, 0),
        }
    } else {
        field(shape.b, word.b(), word.b() as u16 as i16 as i64, CONSUME_B);
        // The live set, which is listed anyway, is what a `Yield` without delegation keeps there.
        if word.op() != Op::Yield || word.yield_mask().is_none() {
            field(shape.c, word.c(), word.c_signed(), CONSUME_C);
        }
    }
    match shape.extra {
        Extra::None => {}
        Extra::Const => parts.push(format!("const {}", code.words.get(at + 1).copied().unwrap_or(0))),
        Extra::Float => parts.push(format!("{:?}", f64::from_bits(code.words.get(at + 1).copied().unwrap_or(0)))),
        Extra::Jump => parts.push(format!("→ {}", end as i64 + code.words.get(at + 1).copied().unwrap_or(0) as i64)),
        Extra::Counts => {
            let counts = code.words.get(at + 1).copied().unwrap_or(0);
            parts.push(format!("{} * {}", counts as u32, counts >> 32));
        }
    }
    let plain = CONSUME_A | CONSUME_B | CONSUME_C;
    let arithmetic = flags & INPLACE != 0 && matches!(word.op(), Op::Add | Op::AddL | Op::AddImm | Op::AddImmL);
    if arithmetic {
        parts.push("inplace".into());
    } else if flags & !plain != 0
        || matches!(
            word.op(),
            Op::Call
                | Op::CallMethod
                | Op::CallKw
                | Op::CallMethodKw
                | Op::CallEx
                | Op::MakeFunction
                | Op::Raise
                | Op::Intrinsic1
                | Op::Intrinsic2
                | Op::Yield
                | Op::BuildSlice
                | Op::MatchClass
                | Op::GetAwaitable
        )
    {
        parts.push(format!("x={flags}"));
    }
    parts.join(" ")
}
