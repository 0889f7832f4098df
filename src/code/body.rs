//! A compiled body and what surrounds its words: constants, names, exception ranges, places.
//!
//! ```text
//!  registers of a frame, 16 bytes each, numbered from the frame base
//!  ┌─────────────────────────┬──────────────────────┬─────────────┬─────────────────────────────┐
//!  │ varnames: arguments,    │ cellvars that are not│ freevars    │ temporaries, used as a stack │
//!  │ *args, **kw, locals     │ in varnames          │ (cells)     │ (call windows among them)    │
//!  └─────────────────────────┴──────────────────────┴─────────────┴─────────────────────────────┘
//!  0                         local_count                          first_temp                    register_count
//! ```
//! A function with more locals than `limits::NEAR_LOCALS` keeps the rest in a dict: its register, and one with an empty cell that stands for all
//! of them where they are unbound, follow the free variables.
//!
//! Module, class, `eval` and `exec` bodies (`CodeFlags::NAMESPACE`) have the namespace object in register 0, before
//! everything else (so their hidden comprehension variables start at 1). An argument that is also a cell keeps its
//! register: `MakeCell` replaces its value by the cell.

use std::rc::Rc;

use super::{Const, ConstId, Op, Word};

/// Everything one compilation produced: constants merged over the unit, and the outermost body.
#[derive(Debug)]
pub struct Unit {
    /// The constants; `Code::consts` and cache words hold indices into this table.
    pub consts: Vec<Const>,
    /// The outermost body (module, expression or interactive statement).
    pub root: Rc<Code>,
}

/// Properties of a body; the low bits are CPython's `co_flags`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Uses fast locals.
    pub const OPTIMIZED: u32 = 0x1;
    /// A new local namespace is made for each call.
    pub const NEWLOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARARGS: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x8;
    /// Defined inside another function.
    pub const NESTED: u32 = 0x10;
    /// A generator function.
    pub const GENERATOR: u32 = 0x20;
    /// A coroutine function.
    pub const COROUTINE: u32 = 0x80;
    /// A generator function whose generators can be awaited.
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// An asynchronous generator function.
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// Register 0 holds the namespace (module, class, eval, exec). Ours, not CPython's.
    pub const NAMESPACE: u32 = 0x1000_0000;
    /// `from __future__ import annotations`.
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;

    /// The bits that scripts see.
    pub const SHOWN: u32 = 0x1ff_ffff;

    /// Whether every bit of `mask` is set.
    pub fn has(self, mask: u32) -> bool {
        self.0 & mask == mask
    }
}

/// A place in the source: lines from 1, columns in UTF-8 bytes from 0. Line 0 means none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// Column of the first byte.
    pub col: u32,
    /// Column behind the last byte.
    pub end_col: u32,
}

/// From this word on (until the next run) instructions belong to this place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PositionRun {
    /// First word of the run.
    pub start: u32,
    /// Its place.
    pub position: Position,
}

/// The instruction at `word` reads a local variable that is written somewhere else than the instruction: if it is unbound, this is the place.
///
/// In a traceback such a place has the number of its entry, counted on behind the words of the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Read {
    /// The instruction.
    pub word: u32,
    /// The variable's register.
    pub register: u16,
    /// Where its name stands.
    pub position: Position,
}

/// Words `start..end` are guarded. An exception raised there drops the temporaries alive at the raising word, from the
/// highest down to register `target` (inclusive), stores the exception in register `target` and goes on at `handler`.
/// Ranges are sorted by start; of several that hold a word, the *last* in the list is the innermost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExceptionRange {
    /// First guarded word.
    pub start: u32,
    /// First word no longer guarded.
    pub end: u32,
    /// Where to go on.
    pub handler: u32,
    /// The temporary that receives the exception: the number of a register.
    pub target: u16,
}

impl Code {
    /// The number that stands in a traceback for an unbound variable read by the instruction at `word`.
    pub fn place_of_read(&self, word: usize, register: usize) -> Option<usize> {
        let first = self.reads.partition_point(|read| (read.word as usize) < word);
        let here = self.reads[first..].iter().take_while(|read| read.word as usize == word);
        here.enumerate().find(|(_, read)| usize::from(read.register) == register).map(|(at, _)| self.words.len() + first + at)
    }

    /// The register of the dict that holds the local variables without registers, if there are any.
    pub fn far_register(&self) -> Option<usize> {
        (self.varnames.len() > self.near_count as usize).then(|| usize::from(self.first_free) + self.freevars.len())
    }
}

impl PartialEq for Code {
    /// As CPython compares code objects: by everything but the file and the qualified name. Constants are compared by their numbers.
    fn eq(&self, other: &Code) -> bool {
        std::ptr::eq(self, other)
            || self.name == other.name
                && self.first_line == other.first_line
                && self.flags == other.flags
                && (self.arg_count, self.posonly_count, self.kwonly_count) == (other.arg_count, other.posonly_count, other.kwonly_count)
                && self.words == other.words
                && self.consts == other.consts
                && self.names == other.names
                && self.varnames == other.varnames
                && self.cellvars == other.cellvars
                && self.freevars == other.freevars
                && self.ranges == other.ranges
                && self.has_places_of(other)
    }
}

impl Code {
    /// Whether both stand at the same places. What a lambda returns has a line in CPython, but no columns; a constant is part of that return.
    fn has_places_of(&self, other: &Code) -> bool {
        if &*self.name == "<lambda>" && self.returns_constant() {
            let lines = |code: &Code| code.positions.iter().map(|run| (run.position.line, run.position.end_line)).max();
            return lines(self) == lines(other);
        }
        self.positions == other.positions && self.reads == other.reads
    }

    fn returns_constant(&self) -> bool {
        let first = self.words.first().map(|&word| Word(word).op());
        let constant = first.is_some_and(|op| matches!(op, Op::LoadConst | Op::LoadInt | Op::LoadFloat));
        let rest = first.map_or(0, |op| 1 + op.cache_words());
        let op = |at: usize| self.words.get(at).map(|&word| Word(word).op());
        op(0) == Some(Op::ReturnNone) && self.words.len() == 1 || constant && op(rest) == Some(Op::Return) && self.words.len() == rest + 1
    }
}

/// A compiled body.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// `co_name`
    pub name: Rc<str>,
    /// `co_qualname`
    pub qualname: Rc<str>,
    /// `co_filename`
    pub filename: Rc<str>,
    /// `co_firstlineno`
    pub first_line: u32,
    /// Positional parameters, positional-only ones included.
    pub arg_count: u32,
    /// Positional-only parameters.
    pub posonly_count: u32,
    /// Keyword-only parameters.
    pub kwonly_count: u32,
    /// Properties.
    pub flags: CodeFlags,
    /// Instructions and their cache words. A cache word that names a constant or a code holds its `ConstId` until linked.
    pub words: Vec<u64>,
    /// `co_consts`: indices into the unit's table, in CPython's order as far as it is observable (docstring or None first).
    pub consts: Vec<ConstId>,
    /// `co_names`: index is operand of attribute, global and name instructions.
    pub names: Vec<Rc<str>>,
    /// `co_varnames`: local variables; register number = index (plus 1 in namespace bodies), as long as it is below `near_count`.
    pub varnames: Vec<Rc<str>>,
    /// How many local variables have registers. The others, in a function of thousands, are in the dict in the register behind the free variables.
    pub near_count: u32,
    /// `co_cellvars`, and for each the register that holds the cell.
    pub cellvars: Vec<(Rc<str>, u16)>,
    /// `co_freevars`; their cells are in consecutive registers from `first_free`.
    pub freevars: Vec<Rc<str>>,
    /// Register of the first free variable's cell.
    pub first_free: u16,
    /// Number of the first temporary: registers below are variables and cells, dropped in order at the end.
    pub first_temp: u16,
    /// Size of the frame's window in registers, call windows included.
    pub register_count: u32,
    /// Guarded ranges.
    pub ranges: Vec<ExceptionRange>,
    /// Places.
    pub positions: Vec<PositionRun>,
    /// Places of variables that may be unbound, sorted by word.
    pub reads: Vec<Read>,
    /// Distinct sets of temporaries that own a value, ascending register numbers.
    pub live_sets: Vec<Box<[u16]>>,
    /// For every word that starts an instruction: index into `live_sets` of the temporaries that are alive if the
    /// instruction raises (or suspends), that is without those it consumes and without its result.
    pub live: Vec<u16>,
}
